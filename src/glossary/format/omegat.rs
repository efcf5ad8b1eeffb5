//! OmegaT's glossary: Arabic TAB English, perhaps TAB comment; no quotes, no escapes; `#` begins a comment line.

use super::Read;
use super::row::{self, Place};
use crate::glossary::entry::Entry;

/// Reads OmegaT's glossary. OmegaT drops rows of fewer than two fields without a word; here they are named.
pub(super) fn read(text: &str) -> Read {
    let mut read = Read::default();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let place = Place { line: number + 1, column: None };
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            [ar, en, rest @ ..] => {
                let note = rest.first().map_or("", |note| note.trim()).to_string();
                let entry = Entry { en: (*en).to_string(), ar: vec![(*ar).to_string()], note, ..Entry::default() };
                row::add(&mut read, place, entry, "", "", "");
            }
            _ => read.skip(place.line, None, "the row has one field and is skipped; write Arabic TAB English"),
        }
    }
    read
}
