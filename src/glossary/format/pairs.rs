//! Pairs of an Arabic and an English term, one a row, without a header: the glossaries of DeepL and Google. Which column is
//! which is told by the script of most rows. What other formats of pairs need as well stands here too.

use std::collections::{HashMap, HashSet};

use csv::{Reader, ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::row::{self, Place};
use super::{Losses, Read, cells, table};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::{Entry, Status};
use crate::kinds::EntryType;
use crate::text::words::is_arabic_letter;

/// Bytes of UTF-8 that DeepL allows a term.
const LONGEST_AT_DEEPL: usize = 1024;

/// Reads pairs. A header of language codes (Google's sets of equivalent terms) makes it a table.
///
/// # Errors
/// If no row is a pair.
pub(super) fn read(text: &str) -> Result<Read> {
    let delimiter = sniff(text);
    let header = text.lines().next().unwrap_or_default();
    if header.split(char::from(delimiter)).take(2).any(|cell| cells::field(cell) == Some("en")) {
        return table::read(text, delimiter);
    }
    let mut read = Read::default();
    if delimiter != b',' {
        read.warn(1, None, format!("the columns are separated by {}; read so", table::name(delimiter)));
    }
    let mut records = Vec::new();
    for record in rows_of(text, delimiter).into_records() {
        match record {
            Ok(record) => records.push(record),
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line() as usize);
                read.skip(line, None, format!("the row cannot be read and is skipped: {error}"));
            }
        }
    }
    let english_first = english_first(&records);
    records.iter().for_each(|record| add(&mut read, record, english_first));
    if read.entries.is_empty() && read.rows_skipped() > 0 {
        let message = "this is no glossary: no row is a pair of an Arabic and an English term; name the format as PATH:FORMAT";
        return Err(Error::new(ErrorKind::Format, message).at_line(1, None));
    }
    Ok(join_rows(read))
}

/// Whether most rows that have a column in each script have the English one first.
fn english_first(records: &[StringRecord]) -> bool {
    let is_arabic = |record: &StringRecord, at: usize| record.get(at).is_some_and(|cell| cell.chars().any(is_arabic_letter));
    let count = |first: bool| records.iter().filter(|r| is_arabic(r, 0) == first && is_arabic(r, 1) != first).count();
    count(false) > count(true)
}

fn add(read: &mut Read, record: &StringRecord, english_first: bool) {
    let line = record.position().map_or(1, |position| position.line() as usize);
    // Two cells more may name the languages.
    let (ar, en) = match (record.get(0), record.get(1)) {
        (Some(en), Some(ar)) if english_first => (ar, en),
        (Some(ar), Some(en)) => (ar, en),
        _ => return read.skip(line, None, "the row has one cell and is skipped; write an Arabic and an English term"),
    };
    if ar.trim().is_empty() || en.trim().is_empty() {
        return read.skip(line, None, "the row lacks its Arabic or its English term and is skipped; write both");
    }
    let entry = Entry { en: en.to_string(), ar: vec![ar.to_string()], ..Entry::default() };
    row::add(read, Place { line, column: None }, entry, "", "", "");
}

/// The delimiter that cuts the first row into a pair; one between quotation marks cuts nothing.
fn sniff(text: &str) -> u8 {
    let is_arabic = |cell: &str| cell.chars().any(is_arabic_letter);
    let cuts = |delimiter: &u8| {
        let first = rows_of(text, *delimiter).into_records().next();
        let cells = first.and_then(|row| row.ok()).unwrap_or_default();
        matches!((cells.get(0), cells.get(1)), (Some(one), Some(other)) if is_arabic(one) != is_arabic(other))
    };
    [b'\t', b',', b';'].into_iter().find(cuts).unwrap_or(b',')
}

fn rows_of(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// Makes one entry of the rows of one English whose notes do not disagree, each with its form. A row that says nothing new is
/// named.
pub(super) fn join_rows(read: Read) -> Read {
    let mut joined = Read { path: read.path, warnings: read.warnings, ..Read::default() };
    let mut known: HashMap<(String, EntryType, Status), usize> = HashMap::new();
    for (entry, line) in read.entries.into_iter().zip(read.lines) {
        let key = (entry.en.clone(), entry.kind, entry.status);
        let Some(&at) = known.get(&key) else {
            known.insert(key, joined.entries.len());
            joined.add(entry, line);
            continue;
        };
        let first = &mut joined.entries[at];
        if !first.note.is_empty() && !entry.note.is_empty() && first.note != entry.note {
            joined.add(entry, line);
            continue;
        }
        let before = first.clone();
        for (list, more) in [(&mut first.ar, entry.ar), (&mut first.also, entry.also), (&mut first.avoid, entry.avoid)] {
            for text in more {
                if !list.contains(&text) {
                    list.push(text);
                }
            }
        }
        if first.note.is_empty() {
            first.note = entry.note;
        }
        if *first == before {
            let earlier = joined.lines[at];
            joined.warn(line, None, format!("the row says what line {earlier} says already and is left out"));
        }
    }
    // The order of the warnings is that of the file.
    joined.warnings.sort_by_key(|warning| warning.location.line);
    joined
}

/// The entries that hold: formats without a status must not pass on what was only proposed, or rejected.
pub(super) fn approved<'e>(entries: &[&'e Entry], losses: &mut Losses) -> Vec<&'e Entry> {
    let holds = |entry: &&&Entry| entry.status == Status::Approved;
    entries.iter().filter(|entry| !holds(entry)).for_each(|_| losses.entry("not approved"));
    entries.iter().filter(holds).copied().collect()
}

/// Counts what a format of terms alone cannot hold of an entry; `noted`: it has a comment.
pub(super) fn lose_the_rest(entry: &Entry, noted: bool, losses: &mut Losses) {
    let fields = [
        ("type", entry.kind != EntryType::Other),
        ("also", !entry.also.is_empty()),
        ("avoid", !entry.avoid.is_empty()),
        ("match", entry.mode.is_some()),
        ("note", !noted && !entry.note.is_empty()),
        ("source", !entry.source.is_empty()),
        ("added", !entry.added.is_empty()),
    ];
    fields.into_iter().filter(|(_, lost)| *lost).for_each(|(field, _)| losses.field(field));
}

/// Writes DeepL's glossary: no Arabic twice, no control characters, no term over 1,024 bytes.
pub(super) fn write_deepl(entries: &[&Entry], losses: &mut Losses) -> Vec<u8> {
    let mut seen = HashSet::new();
    let refuse = |ar: &str, en: &str| {
        let too_long = ar.len().max(en.len()) > LONGEST_AT_DEEPL;
        let reason = match (too_long, seen.contains(ar)) {
            (true, _) => Some("longer than 1024 bytes, the most that DeepL takes"),
            (_, true) => Some("whose Arabic stands before another English already"),
            _ => None,
        };
        seen.insert(ar.to_string());
        reason
    };
    write(entries, losses, refuse)
}

/// Writes Google's one-way glossary.
pub(super) fn write_google(entries: &[&Entry], losses: &mut Losses) -> Vec<u8> {
    write(entries, losses, |_, _| None)
}

/// Writes a row for each Arabic form of what is approved, but those that `refuse` gives a reason against.
fn write(entries: &[&Entry], losses: &mut Losses, mut refuse: impl FnMut(&str, &str) -> Option<&'static str>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut table = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(&mut bytes);
    for entry in approved(entries, losses) {
        if entry.ar.is_empty() {
            losses.entry("without an Arabic form");
            continue;
        }
        for form in &entry.ar {
            let has_control = form.chars().chain(entry.en.chars()).any(char::is_control);
            let reason = if has_control { Some("with a control character") } else { refuse(form, &entry.en) };
            match reason {
                Some(reason) => losses.term(reason),
                None => table.write_record([form, &entry.en]).expect("writing to memory does not fail"),
            }
        }
        lose_the_rest(entry, false, losses);
    }
    drop(table);
    bytes
}
