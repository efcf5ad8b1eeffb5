//! CSV and TSV with a header. Columns are found by name, in any order.

use csv::{ReaderBuilder, Terminator, WriterBuilder};

use super::cells::{Table, escape, field, join};
use super::row::FIELDS;
use super::{Losses, Read};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::Entry;
use crate::text::delimiter;

/// Reads a table. `usual` is the delimiter of the extension; another one is found by the header, and said.
///
/// # Errors
/// If the header names no column for the English.
pub(super) fn read(text: &str, usual: u8) -> Result<Read> {
    let mut read = Read::default();
    if text.trim().is_empty() {
        return Ok(read);
    }
    let (delimiter, text, skipped) = match stated(text) {
        Some((delimiter, rest)) => (delimiter, rest, 1),
        None => (sniff(text, usual), text, 0),
    };
    if delimiter != usual {
        read.warn(1, None, format!("the columns are separated by {}, not by {}; read so", name(delimiter), name(usual)));
    }
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let header = table.headers().map_err(|error| {
        let message = format!("the header cannot be read: {error}");
        Error::new(ErrorKind::Format, message).at_line(1 + skipped, None)
    })?;
    let mut rows = Table::new(&header.iter().collect::<Vec<_>>(), 1 + skipped, true, read)?;
    for record in table.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(1, |position| position.line() as usize);
                rows.add(line + skipped, &record.iter().collect::<Vec<_>>());
            }
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line() as usize);
                rows.skip(line + skipped, format!("the row cannot be read and is skipped: {error}"));
            }
        }
    }
    Ok(rows.finish())
}

/// Writes a table with all fields, one entry a row.
pub(super) fn write(entries: &[&Entry], delimiter: u8, bom: bool, losses: &mut Losses) -> Vec<u8> {
    let mut bytes = if bom { "\u{FEFF}".as_bytes().to_vec() } else { Vec::new() };
    let mut table = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::Any(b'\n')).from_writer(&mut bytes);
    let rows = entries.iter().map(|entry| values(entry, escape, losses));
    for row in std::iter::once(FIELDS.map(str::to_string)).chain(rows) {
        table.write_record(row).expect("writing to memory does not fail");
    }
    drop(table);
    bytes
}

/// The cells of an entry, in the order of [`FIELDS`]. A name that runs over lines is one that somebody forgot to close: readers
/// skip it, so that a name is written in one.
pub(super) fn values(entry: &Entry, escape: impl Fn(&str) -> String, losses: &mut Losses) -> [String; FIELDS.len()] {
    let Entry { id, en, ar, kind, also, avoid, status, mode, note, source, added } = entry;
    let in_one_line = |text: &str| escape(&text.replace('\n', " "));
    if entry.english().chain(ar.iter().chain(avoid).map(String::as_str)).any(|name| name.contains('\n')) {
        losses.field("line ends in a name");
    }
    [
        escape(id),
        in_one_line(en),
        join(ar, in_one_line),
        kind.as_str().to_string(),
        join(also, in_one_line),
        join(avoid, in_one_line),
        status.as_str().to_string(),
        mode.map_or("", |mode| mode.as_str()).to_string(),
        escape(note),
        escape(source),
        escape(added),
    ]
}

/// The delimiter of a first line `sep=;`, which Excel understands, and what follows it.
fn stated(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let delimiter = first.trim_end_matches('\r').strip_prefix("sep=")?;
    match delimiter.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t')] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The delimiter that cuts the header into most columns of a known name.
fn sniff(text: &str, usual: u8) -> u8 {
    delimiter::of_header(text.lines().next().unwrap_or_default(), usual, |cell| field(cell).is_some())
}

/// The delimiter in words.
pub(super) fn name(delimiter: u8) -> &'static str {
    match delimiter {
        b'\t' => "tabs",
        b';' => "semicolons",
        _ => "commas",
    }
}
