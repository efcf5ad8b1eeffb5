use super::*;
use crate::document::Document;
use crate::glossary::{Entry, Glossary};
use crate::kinds::EntryType;
use crate::mentions;

fn page(text: &str) -> String {
    let entry = |en: &str, ar: &str, kind| Entry { en: en.into(), ar: vec![ar.into()], kind, ..Entry::default() };
    let glossary =
        Glossary::new(vec![entry("Kyiv", "كييف", EntryType::Place), entry("<b>Bold</b>", "زغلشبين", EntryType::Person)]);
    let document = Document::new(text);
    let report = Report::new(&document, &mentions::find(&document, &glossary), &glossary);
    let mut out = Vec::new();
    write(&report, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("the page is UTF-8")
}

#[test]
fn every_mention_leads_to_its_row() {
    let page = page("زار سيرغي قمطرزوف كييف.\nوفي كييف قال قمطرزوف إنه سعيد.");
    let rows: Vec<&str> = page.split("<tr id=\"").skip(1).filter_map(|row| row.split('"').next()).collect();
    let links: Vec<&str> = page.split("data-row=\"").skip(1).filter_map(|link| link.split('"').next()).collect();
    assert!(links.len() >= 4, "{links:?}");
    assert!(links.iter().all(|link| rows.contains(link)));
    assert!(rows.iter().all(|row| links.contains(row)));
}

#[test]
fn markup_and_overrides_of_the_text_have_no_effect() {
    let page = page("قال <script>alert(1)</script> زغلشبين \u{202E}كييف\u{202C} & غيره.");
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;"));
    assert!(!page.contains("<b>Bold") && page.contains("&lt;b&gt;Bold"));
    assert!(!page.contains('\u{202E}') && page.contains("U+202E"));
}

#[test]
fn a_page_without_names_says_so() {
    for text in ["", "\n\n", "ذهب إلى السوق."] {
        assert!(page(text).contains("no names found"), "{text:?}");
    }
}
