//! What the built-in glossary says of a name that stands where another should: a place is no person, and a capital stands for its
//! country.

use crate::glossary::index::LATIN;
use crate::glossary::parts::form_key;
use crate::glossary::{Entry, Glossary};
use crate::kinds::{EntryKey, EntryType};

/// How the note of a capital begins in the built-in glossary.
const CAPITAL: &str = "capital of ";

/// Whether the English `found` is that of the capital of the country that is meant ("Moscow said").
pub(super) fn is_capital(found: &str, meant: &Entry) -> bool {
    let of =
        |entry: &Entry| entry.note.strip_prefix(CAPITAL).is_some_and(|country| meant.english().any(|name| name == country));
    named(found).any(|entry| of(&entry))
}

/// Whether the English `found` is that of names, none of them of the kind of the entry that is meant.
pub(super) fn is_other_kind(found: &str, meant: &Entry) -> bool {
    let is_of_kind = |kind: EntryType| kind == meant.kind || kind == EntryType::Other;
    let mut kinds = named(found).map(|entry| entry.kind).filter(|kind| kind.is_name()).peekable();
    meant.kind != EntryType::Other && kinds.peek().is_some() && !kinds.any(is_of_kind)
}

/// The entries of the built-in glossary with this English.
fn named(english: &str) -> impl Iterator<Item = Entry> {
    let key = form_key(english).key;
    Glossary::builtin().indexes().flat_map(move |(index, base)| {
        let english = index.named(&key).filter(|posting| posting.form == LATIN);
        english.map(move |posting| Glossary::builtin().entry(EntryKey(base + posting.entry)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_stand_for_countries_and_places_for_nobody() {
        let meant = |en: &str, kind| Entry { en: en.into(), kind, ..Entry::default() };
        for (found, en, kind, capital, other_kind) in [
            ("Moscow", "Russia", EntryType::Place, true, false),
            ("Moscow", "Gregor Oldenkamp", EntryType::Person, false, true),
            ("Moscow", "Japan", EntryType::Place, false, false),
            ("Moscow", "Oldenkamp", EntryType::Other, false, false),
            ("Vernholt", "Gregor Oldenkamp", EntryType::Person, false, false),
        ] {
            let meant = meant(en, kind);
            assert_eq!((is_capital(found, &meant), is_other_kind(found, &meant)), (capital, other_kind), "{found} for {en}");
        }
    }
}
