//! Totals of lines that are written here, as a batch writes them.

use serde_json::json;

use super::line::{Line, settings_of};
use super::*;

fn article(id: &str, date: &str, unknown: &[(&str, usize)], known: &[(&str, &str)]) -> String {
    let mentions: Vec<_> = known
        .iter()
        .map(|(entry, text)| json!({"text": text, "entry": entry, "en": entry.to_uppercase(), "type": "place"}))
        .chain(unknown.iter().map(|(text, _)| json!({"text": text, "type": "person"})))
        .collect();
    let unknown: Vec<_> = unknown
        .iter()
        .map(|(text, count)| {
            json!({"text": text, "forms": [text], "count": count, "type": "person", "score": 0.9, "suggestions": ["X"], "contexts": [format!("{id} {text}")]})
        })
        .collect();
    let document = json!({"id": id, "date": date, "source": "Herald", "words": 100});
    json!({"version": 1, "kind": "report", "document": document, "mentions": mentions, "unknown": unknown}).to_string()
}

fn totals(lines: &[String]) -> Summary {
    let mut totals = Totals::default();
    lines.iter().for_each(|line| totals.add(&Line::read(line.as_bytes()).expect("a line")));
    totals.summary(&Glossary::default(), "s")
}

fn sample() -> Summary {
    totals(&[
        article("a", "2026-01-02", &[("يوهاني ساريلومة", 2), ("أولدنكامب", 5)], &[("dravel", "درافل")]),
        article("b", "2026-02-03", &[("يوهاني ساريلومه", 1)], &[("dravel", "درافل"), ("dravel", "درافيل")]),
        article("c", "2026-02-01", &[("اولدنكامب", 1), ("<b>&", 1)], &[]),
        r#"{"version":1,"kind":"error","document":{"id":"d"},"error":{"kind":"io"}}"#.to_string(),
    ])
}

#[test]
fn names_are_ranked_by_articles_then_mentions_then_recency() {
    let summary = sample();
    let ranked: Vec<(&str, usize, usize)> =
        summary.terms.iter().map(|term| (term.text.as_str(), term.articles, term.mentions)).collect();
    // Hamza and ta marbuta make no other name; of equally frequent forms the first by letters is shown.
    assert_eq!(ranked[0], ("أولدنكامب", 2, 6));
    assert_eq!((ranked[1].1, ranked[1].2), (2, 3));
    assert_eq!(ranked[2], ("<b>&", 1, 1));
    let first = &summary.terms[0];
    assert_eq!((first.first.as_deref(), first.last.as_deref()), (Some("2026-01-02"), Some("2026-02-01")));
    assert_eq!(first.samples.iter().map(|id| &**id).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(first.contexts.len(), 2);
}

#[test]
fn groups_add_up() {
    let summary = sample();
    assert_eq!((summary.all.articles, summary.all.errors, summary.all.words), (3, 1, 300));
    assert_eq!((summary.all.mentions, summary.all.known, summary.all.new_unknown), (8, 3, 3));
    assert_eq!(
        summary.months.iter().map(|(month, group)| (month.as_str(), group.articles)).collect::<Vec<_>>(),
        [("2026-01", 1), ("2026-02", 2)]
    );
    assert_eq!(summary.errors, [("io".to_string(), 1)]);
    assert_eq!(summary.articles.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["a", "c", "b"]);
    let entry = &summary.entries[0];
    assert_eq!((entry.articles, entry.mentions, entry.forms.len()), (2, 3, 2));
    assert_eq!(summary.spellings.len(), 1, "{:?}", summary.spellings);
}

#[test]
fn nothing_in_a_page_ends_what_holds_it() {
    let mut page = Vec::new();
    write_totals(&sample(), TotalsFormat::Html, &mut page).expect("memory takes it");
    let page = String::from_utf8(page).expect("UTF-8");
    assert!(!page.contains("<b>&") && page.contains("\\u003cb>&"));
    let mut text = Vec::new();
    write_totals(&sample(), TotalsFormat::Md, &mut text).expect("memory takes it");
    assert!(!String::from_utf8(text).expect("UTF-8").contains("<b>"));
}

#[test]
fn the_line_of_totals_is_no_article_and_says_its_settings() {
    let mut line = Vec::new();
    write_totals(&sample(), TotalsFormat::Json, &mut line).expect("memory takes it");
    assert!(Line::read(&line).is_none());
    assert_eq!(settings_of(&line).as_deref(), Some("s"));
    assert_eq!(settings_of(article("a", "", &[], &[]).as_bytes()), None);
}
