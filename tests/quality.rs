//! How well names are found and known in texts of our own: floors that a change must not fall through.

use std::collections::BTreeMap;

use naqhara::document::{Mention, MentionStatus};
use naqhara::{Document, Glossary, Span, mentions};

/// A name as a person marked it.
struct Name<'t> {
    span: Span,
    entry: Option<&'t str>,
}

/// The sample article, and its names in order of place: text, type, entry.
const ARTICLE: &str = include_str!("fixtures/sample/grain.ar.txt");
const NAMES: &str = include_str!("fixtures/sample/grain.names.tsv");

fn gold() -> Vec<Name<'static>> {
    let mut cursor = 0;
    let rows = NAMES.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [text, _, entry] = cells[..] else { panic!("three cells in {row}") };
        let found = ARTICLE[cursor..].find(text).unwrap_or_else(|| panic!("{text} is not where it should be"));
        let span = Span::new(cursor + found, cursor + found + text.len());
        cursor = span.end;
        Name { span, entry: (entry != "-").then_some(entry) }
    })
    .collect()
}

fn entry_of(glossary: &Glossary, mention: &Mention) -> Option<String> {
    match mention.status {
        MentionStatus::Known { entry, .. } => Some(glossary.entry(entry).id),
        MentionStatus::Unknown { .. } => None,
    }
}

#[test]
fn the_names_of_the_sample_are_found_and_known() {
    let glossary = Glossary::builtin();
    let document = Document::new(ARTICLE);
    let mentions = mentions::find(&document, glossary);
    let found: BTreeMap<Span, &Mention> =
        mentions.iter().filter(|mention| mention.kind.is_name()).map(|mention| (mention.span, mention)).collect();
    let gold = gold();
    let exact: Vec<&Name<'_>> = gold.iter().filter(|name| found.contains_key(&name.span)).collect();
    let right = |name: &&&Name<'_>| entry_of(glossary, found[&name.span]).as_deref() == name.entry;
    let known = exact.iter().filter(|name| name.entry.is_some()).filter(right).count();
    let wrong: Vec<&str> =
        found.keys().filter(|span| !gold.iter().any(|name| name.span.overlaps(**span))).map(|span| span.of(ARTICLE)).collect();
    let missed: Vec<&str> =
        gold.iter().filter(|name| !found.contains_key(&name.span)).map(|name| name.span.of(ARTICLE)).collect();
    let mistaken: Vec<&str> = exact.iter().filter(|name| !right(name)).map(|name| name.span.of(ARTICLE)).collect();
    let seen = format!("missed {missed:?}; mistaken {mistaken:?}; false {wrong:?}");
    let with_entry = gold.iter().filter(|name| name.entry.is_some()).count();
    assert!(exact.len() * 100 >= gold.len() * 85, "{} of {} exact; {seen}", exact.len(), gold.len());
    assert!(known * 100 >= with_entry * 93, "{known} of {with_entry} known; {seen}");
    assert!(wrong.len() <= 4, "{seen}");
}
