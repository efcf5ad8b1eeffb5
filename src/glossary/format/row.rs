//! The fields of an entry as files spell them: names, values, and what is said about wrong ones.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::Read;
use crate::glossary::entry::{Entry, MatchMode, Status};
use crate::kinds::EntryType;
use crate::text::normalize::is_format;

/// The fields, in the order in which files are written.
pub(super) const FIELDS: [&str; 11] = ["id", "en", "ar", "type", "also", "avoid", "status", "match", "note", "source", "added"];

/// Where a row stands, for what is said about it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: Option<usize>,
}

/// Checks the words of a row for type, status and match mode and adds the entry. An unknown type is read as `other`; a row
/// whose status or mode is unknown is skipped, since a guess might approve what nobody approved.
pub(super) fn add(read: &mut Read, place: Place, mut entry: Entry, kind: &str, status: &str, mode: &str) {
    tidy_entry(read, place, &mut entry);
    if entry.en.is_empty() {
        return read.skip(place.line, place.column, "the row has no English (\"en\"); it is skipped: add the English name");
    }
    match EntryType::parse(kind) {
        Some(known) => entry.kind = known,
        None if kind.is_empty() => {}
        None => read.ignore(
            place.line,
            place.column,
            unknown("type", kind, &EntryType::ALL.map(EntryType::as_str), "read as \"other\""),
        ),
    }
    match Status::parse(status) {
        Some(known) => entry.status = known,
        None if status.is_empty() => {}
        None => {
            return read.skip(
                place.line,
                place.column,
                unknown("status", status, &Status::ALL.map(Status::as_str), "the row is skipped"),
            );
        }
    }
    match MatchMode::parse(mode) {
        Some(known) => entry.mode = Some(known),
        None if mode.is_empty() => {}
        None => {
            return read.skip(
                place.line,
                place.column,
                unknown("match", mode, &MatchMode::ALL.map(MatchMode::as_str), "the row is skipped"),
            );
        }
    }
    read.add(entry, place.line);
}

/// What to say about a word that is none of those allowed.
fn unknown(field: &str, found: &str, allowed: &[&str], done: &str) -> String {
    format!("unknown {field} \"{found}\", {done}; {}use one of {}", did_you_mean(found, allowed), allowed.join(", "))
}

/// What to say about a field that no entry has.
pub(super) fn unknown_field(found: &str) -> String {
    format!("unknown field \"{found}\", ignored; {}the fields are {}", did_you_mean(found, &FIELDS), FIELDS.join(", "))
}

fn did_you_mean(found: &str, allowed: &[&str]) -> String {
    let closeness = |word: &&&str| (strsim::jaro_winkler(&found.to_lowercase(), word) * 1000.0) as u32;
    match allowed.iter().max_by_key(closeness).filter(|word| closeness(word) > 750) {
        Some(word) => format!("did you mean \"{word}\"? "),
        None => String::new(),
    }
}

fn tidy_entry(read: &mut Read, place: Place, entry: &mut Entry) {
    let mut changed = false;
    let lists = [&mut entry.ar, &mut entry.also, &mut entry.avoid];
    for value in lists.into_iter().flatten().chain([&mut entry.en]) {
        let tidied = tidy(value);
        changed |= tidied != *value;
        *value = tidied;
    }
    if changed {
        read.warn(place.line, place.column, "spaces or direction marks at the edges were taken off, or letters composed (NFC)");
    }
    let (mut empty, mut repeated) = (0, 0);
    for list in [&mut entry.ar, &mut entry.also, &mut entry.avoid] {
        let before = list.len();
        list.retain(|value| !value.is_empty());
        empty += before - list.len();
        let mut seen = HashSet::new();
        let before = list.len();
        list.retain(|value| seen.insert(value.clone()));
        repeated += before - list.len();
    }
    let before = entry.also.len();
    entry.also.retain(|term| *term != entry.en);
    repeated += before - entry.also.len();
    if empty > 0 {
        read.warn(place.line, place.column, "a form or term is empty and is left out");
    }
    if repeated > 0 {
        read.warn(place.line, place.column, "a form or term stands twice in the entry; once is enough");
    }
    for text in [&mut entry.note, &mut entry.source, &mut entry.added] {
        if text.trim().is_empty() {
            text.clear();
        }
    }
}

/// NFC, with white space and invisible marks at the edges taken off. Marks inside a name are kept as they are written.
fn tidy(value: &str) -> String {
    let at_edge = |letter: char| letter.is_whitespace() || is_format(letter);
    value.nfc().collect::<String>().trim_matches(at_edge).to_string()
}
