//! One JSON document: a list of entries, or `{"version":1,"kind":"glossary","entries":[...]}`.

use serde_json::Value;

use super::row::Place;
use super::{Read, jsonl};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::Entry;

/// The version of the document that this program writes and reads.
const VERSION: u64 = 1;

/// The JSON Schema of a row of JSON lines and of a JSON document.
pub const SCHEMA: &str = include_str!("../../../glossaries/glossary.schema.json");

/// Reads a JSON document. Entries have no lines of their own: warnings name the number of the entry.
///
/// # Errors
/// If it is no JSON, no glossary, or written by a newer version.
pub(super) fn read(text: &str) -> Result<Read> {
    let mut read = Read::default();
    if text.trim().is_empty() {
        return Ok(read);
    }
    let document: Value = serde_json::from_str(text).map_err(|error| {
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        let column = jsonl::column_in_characters(line, error.column());
        Error::new(ErrorKind::Format, format!("this is no JSON: {}; mend it there", jsonl::reason(&error)))
            .at_line(error.line(), Some(column))
    })?;
    for (at, entry) in entries(&document)?.iter().enumerate() {
        let place = Place { line: at + 1, column: None };
        match entry {
            Value::Object(fields) => jsonl::add_object(&mut read, place, fields),
            _ => read.skip(place.line, None, "the entry is no JSON object and is skipped"),
        }
    }
    for warning in &mut read.warnings {
        let number = warning.location.line.take().unwrap_or_default();
        warning.message = format!("entry {number}: {}", warning.message);
    }
    Ok(read)
}

/// Writes the document, one entry a line, keys in the order of the native format.
pub(super) fn write(entries: &[&Entry]) -> Vec<u8> {
    let rows: Vec<String> = entries.iter().map(|entry| jsonl::row(entry)).collect();
    let list = if rows.is_empty() { String::new() } else { format!("\n{}\n", rows.join(",\n")) };
    format!("{{\"version\":{VERSION},\"kind\":\"glossary\",\"entries\":[{list}]}}\n").into_bytes()
}

fn entries(document: &Value) -> Result<&[Value]> {
    if let Value::Array(entries) = document {
        return Ok(entries);
    }
    check_version(&document["version"])?;
    match &document["entries"] {
        Value::Array(entries) => Ok(entries),
        _ => Err(Error::new(
            ErrorKind::Format,
            "this is no glossary: write a list of entries, or {\"version\":1,\"kind\":\"glossary\",\"entries\":[...]}",
        )),
    }
}

/// Refuses a glossary that a newer program wrote.
pub(super) fn check_version(version: &Value) -> Result<()> {
    if version.as_u64().is_some_and(|version| version > VERSION) {
        let message = format!("the glossary is of version {version}, this program reads {VERSION}; update the program");
        return Err(Error::new(ErrorKind::Version, message));
    }
    Ok(())
}
