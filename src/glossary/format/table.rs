//! CSV and TSV with a header. Columns are found by name, in any order.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::Read;
use super::row::{self, FIELDS, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::Entry;

/// Other names for columns, under lower case; the fields' own names are understood as well.
const SYNONYMS: [(&str, &str); 14] = [
    ("arabic", "ar"),
    ("source term", "ar"),
    ("source_term", "ar"),
    ("term_ar", "ar"),
    ("english", "en"),
    ("target term", "en"),
    ("target_term", "en"),
    ("term_en", "en"),
    ("translation", "en"),
    ("kind", "type"),
    ("alternatives", "also"),
    ("forbidden", "avoid"),
    ("comment", "note"),
    ("description", "note"),
];

/// Columns that `naqhara report --format csv` adds for the reader; they say nothing about an entry.
const REPORT_COLUMNS: [&str; 7] = ["count", "score", "forms", "near", "contexts", "reasons", "suggestion"];

/// What separates several values of one cell.
const VALUE_SEPARATOR: char = '|';

/// Reads a table. `usual` is the delimiter of the extension; another one is found by the header, and said.
///
/// # Errors
/// If the header names no column for the English.
pub(super) fn read(text: &str, usual: u8) -> Result<Read> {
    let mut read = Read::default();
    if text.trim().is_empty() {
        return Ok(read);
    }
    let delimiter = sniff(text, usual);
    if delimiter != usual {
        read.warn(1, None, format!("the columns are separated by {}, not by {}; read so", name(delimiter), name(usual)));
    }
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let columns = columns(&mut table, &mut read)?;
    let mut unfinished = 0;
    for record in table.records() {
        match record {
            Ok(record) if is_unfinished(&record, &columns) => unfinished += 1,
            Ok(record) => add_record(&mut read, &record, &columns),
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line() as usize);
                read.skip(line, None, format!("the row cannot be read and is skipped: {error}"));
            }
        }
    }
    if unfinished > 0 {
        read.warn(
            1,
            None,
            match unfinished {
                1 => "1 row has an Arabic term and no English yet; it is left out until that is filled in".to_string(),
                _ => format!(
                    "{unfinished} rows have an Arabic term and no English yet; they are left out until that is filled in"
                ),
            },
        );
    }
    Ok(read)
}

/// The delimiter that cuts the header into most columns of a known name.
fn sniff(text: &str, usual: u8) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let known = |delimiter: u8| header.split(char::from(delimiter)).filter(|cell| field(cell).is_some()).count();
    let best = [b'\t', b';', b','].into_iter().max_by_key(|&delimiter| known(delimiter)).unwrap_or(usual);
    if known(best) > known(usual) { best } else { usual }
}

fn name(delimiter: u8) -> &'static str {
    match delimiter {
        b'\t' => "tabs",
        b';' => "semicolons",
        _ => "commas",
    }
}

/// The field that a header cell names.
fn field(cell: &str) -> Option<&'static str> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '"').to_lowercase();
    let own = FIELDS.iter().find(|field| **field == cell);
    own.or_else(|| SYNONYMS.iter().find(|(other, _)| *other == cell).map(|(_, field)| field)).copied()
}

fn columns(table: &mut Reader<&[u8]>, read: &mut Read) -> Result<Vec<Option<&'static str>>> {
    let broken = |message: String| Error::new(ErrorKind::Format, message).at_line(1, None);
    let header = table.headers().map_err(|error| broken(format!("the header cannot be read: {error}")))?.clone();
    let columns: Vec<Option<&'static str>> = header.iter().map(field).collect();
    if !columns.contains(&Some("en")) {
        let found: Vec<&str> = header.iter().collect();
        let message = format!(
            "this is no glossary: its first line names no column \"en\" (found: {}); add a header such as en,ar,type",
            found.join(", ")
        );
        return Err(broken(message));
    }
    for (cell, column) in header.iter().zip(&columns) {
        if column.is_none() && !REPORT_COLUMNS.contains(&cell.trim()) {
            read.ignore(1, None, row::unknown_field(cell.trim()));
        }
    }
    Ok(columns)
}

fn cell<'r>(record: &'r StringRecord, columns: &[Option<&str>], field: &str) -> &'r str {
    columns.iter().position(|column| *column == Some(field)).and_then(|at| record.get(at)).unwrap_or_default()
}

/// A row that a person has still to fill in: an Arabic term without English.
fn is_unfinished(record: &StringRecord, columns: &[Option<&str>]) -> bool {
    cell(record, columns, "en").trim().is_empty() && !cell(record, columns, "ar").trim().is_empty()
}

fn add_record(read: &mut Read, record: &StringRecord, columns: &[Option<&str>]) {
    let line = record.position().map_or(1, |position| position.line() as usize);
    let text = |field: &str| unescape(cell(record, columns, field)).to_string();
    let list = |field: &str| -> Vec<String> {
        let values = cell(record, columns, field).split(VALUE_SEPARATOR);
        values.map(|value| unescape(value.trim()).to_string()).filter(|value| !value.is_empty()).collect()
    };
    let entry = Entry {
        id: text("id"),
        en: text("en"),
        ar: list("ar"),
        also: list("also"),
        avoid: list("avoid"),
        note: text("note"),
        source: text("source"),
        added: text("added"),
        ..Entry::default()
    };
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    if entry.en.contains('\n') || entry.ar.iter().any(|form| form.contains('\n')) {
        let message =
            "a name runs over several lines and is skipped with them; a quotation mark is not closed: close it or take it out";
        return read.skip(line, None, message);
    }
    if record.len() > columns.len() {
        let message =
            format!("the row has {} cells and the header {}; the cells too many are ignored", record.len(), columns.len());
        read.ignore(line, None, message);
    }
    row::add(read, Place { line, column: None }, entry, text("type").trim(), text("status").trim(), text("match").trim());
}

/// Takes off the apostrophe that keeps a spreadsheet from reading a cell as a formula.
fn unescape(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
