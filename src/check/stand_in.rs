//! What the built-in glossary says of a name that stands where another should: a place is no person, and a capital stands for its
//! country.

use crate::glossary::index::LATIN;
use crate::glossary::parts::form_key;
use crate::glossary::{Entry, Glossary};
use crate::kinds::{EntryKey, EntryType};

/// How the note of a capital begins in the built-in glossary.
const CAPITAL: &str = "capital of ";

/// What a name may have to do with the one that should stand in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It may stand there by mistake.
    Rival,
    /// It is the name of something else altogether.
    OtherKind,
    /// It is the capital of the country that is meant ("Moscow said").
    Capital,
}

/// What the English `found` has to do with the entry that is missing.
pub(super) fn relation(found: &str, missing: &Entry) -> Relation {
    let known: Vec<Entry> = named(found).filter(|entry| entry.kind.is_name()).collect();
    let is_capital = |entry: &Entry| {
        let country = entry.note.strip_prefix(CAPITAL);
        country.is_some_and(|country| missing.english().any(|name| name == country))
    };
    if known.iter().any(is_capital) {
        return Relation::Capital;
    }
    let told = !known.is_empty() && missing.kind != EntryType::Other;
    let same = |entry: &Entry| entry.kind == missing.kind || entry.kind == EntryType::Other;
    if told && !known.iter().any(same) { Relation::OtherKind } else { Relation::Rival }
}

/// The entries of the built-in glossary with this English.
fn named(english: &str) -> impl Iterator<Item = Entry> {
    let key = form_key(english).key;
    Glossary::builtin().indexes().flat_map(move |(index, base)| {
        let mut walk = index.walk_spelled();
        let found = walk.feed(&key).then(|| walk.postings()).into_iter().flatten();
        let english = found.filter(|posting| posting.form == LATIN);
        english.map(move |posting| Glossary::builtin().entry(EntryKey(base + posting.entry)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_stand_for_countries_and_places_for_nobody() {
        let missing = |en: &str, kind| Entry { en: en.into(), kind, ..Entry::default() };
        for (found, en, kind, expected) in [
            ("Moscow", "Russia", EntryType::Place, Relation::Capital),
            ("Moscow", "Gregor Oldenkamp", EntryType::Person, Relation::OtherKind),
            ("Moscow", "Japan", EntryType::Place, Relation::Rival),
            ("Moscow", "Oldenkamp", EntryType::Other, Relation::Rival),
            ("Vernholt", "Gregor Oldenkamp", EntryType::Person, Relation::Rival),
        ] {
            assert_eq!(relation(found, &missing(en, kind)), expected, "{found} for {en}");
        }
    }
}
