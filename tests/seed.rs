//! The article that this project began from, with every name in it. It lies beside the repository where the project is
//! developed and is not part of it: without it there is nothing to measure.

use std::collections::BTreeSet;
use std::path::Path;

use naqhara::document::MentionStatus;
use naqhara::{Document, Glossary, mentions};
use serde_json::Value;

/// A name of the gold: its bytes.
type Place = (usize, usize);

fn gold(text: &str, rows: &str) -> BTreeSet<Place> {
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1)).collect();
    let mut places = BTreeSet::new();
    for row in rows.lines().map(|row| serde_json::from_str::<Value>(row).expect("the gold is JSON lines")) {
        let base = starts[row["line"].as_u64().expect("a line") as usize - 1];
        for name in row["names"].as_array().expect("a list") {
            let characters = name["start"].as_u64().expect("a column") as usize;
            let ar = name["ar"].as_str().expect("a name");
            let start = base + text[base..].chars().take(characters).map(char::len_utf8).sum::<usize>();
            assert_eq!(&text[start..start + ar.len()], ar);
            places.insert((start, start + ar.len()));
        }
    }
    places
}

#[test]
fn the_names_of_the_seed_article_are_found_and_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    let Ok(text) = std::fs::read_to_string(folder.join("ceasefire.ar.txt")) else { return };
    let rows = std::fs::read_to_string(folder.join("ceasefire.gold.jsonl")).expect("the gold lies beside the article");
    let gold = gold(&text, &rows);
    let document = Document::new(text.as_str());
    let glossary = Glossary::builtin();
    let mentions = mentions::find(&document, glossary);
    let names: Vec<_> = mentions.iter().filter(|mention| mention.kind.is_name()).collect();
    let place = |mention: &naqhara::document::Mention| (mention.span.start, mention.span.end);
    let exact = names.iter().filter(|mention| gold.contains(&place(mention)));
    let known = exact.clone().filter(|mention| matches!(mention.status, MentionStatus::Known { .. })).count();
    let touches = |mention: &naqhara::document::Mention| {
        gold.iter().any(|&(start, end)| start < mention.span.end && mention.span.start < end)
    };
    let wrong: Vec<&str> = names.iter().filter(|mention| !touches(mention)).map(|mention| mention.span.of(&text)).collect();
    let missed: Vec<&str> =
        gold.iter().filter(|&&at| !names.iter().any(|m| place(m) == at)).map(|&(start, end)| &text[start..end]).collect();
    let exact = exact.count();
    assert!(exact >= 84 && known >= 60, "{exact} exact, {known} known; missed {missed:?}");
    assert!(wrong.len() <= 4, "false {wrong:?}");

    let entry = |form: &str| {
        let mention = names.iter().find(|mention| mention.span.of(&text) == form)?;
        match mention.status {
            MentionStatus::Known { entry, .. } => Some(glossary.entry(entry).id),
            MentionStatus::Unknown { .. } => None,
        }
    };
    assert_eq!(entry("بلينكين"), Some("antony-blinken".to_string()));
    assert_eq!(entry("بلينكن"), entry("بلينكين"));
    assert_eq!(entry("مرزوق"), entry("موسى أبو مرزوق"));
    assert!(entry("مرزوق").is_some());
}
