//! A plain list of English names, one a line, `#` comments.

use super::Read;
use super::row::{self, Place};
use crate::glossary::entry::Entry;

/// Reads a plain list; its entries have no Arabic and are found by sound.
pub(super) fn read(text: &str) -> Read {
    let mut read = Read::default();
    for (number, line) in text.lines().enumerate() {
        let name = line.trim();
        if !name.is_empty() && !name.starts_with('#') {
            let place = Place { line: number + 1, column: None };
            row::add(&mut read, place, Entry { en: name.to_string(), ..Entry::default() }, "", "", "");
        }
    }
    read
}
