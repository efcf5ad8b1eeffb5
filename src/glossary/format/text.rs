//! A plain list of English names, one a line, `#` comments.

use super::Losses;
use super::Read;
use super::pairs::approved;
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

/// Writes the preferred English of what is approved, one a line.
pub(super) fn write(entries: &[&Entry], losses: &mut Losses) -> Vec<u8> {
    let mut out = String::new();
    for entry in approved(entries, losses) {
        if entry.en.starts_with('#') || entry.en.contains(['\n', '\r', '\t']) {
            losses.entry("whose English would be read as something else");
            continue;
        }
        if !entry.ar.is_empty() {
            losses.field("Arabic forms");
        }
        super::pairs::lose_the_rest(entry, false, losses);
        out.push_str(&entry.en);
        out.push('\n');
    }
    out.into_bytes()
}
