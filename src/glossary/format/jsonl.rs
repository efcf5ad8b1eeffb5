//! JSON lines, the native format: one entry a line, sorted by id, keys in a fixed order, so that the same decisions give the
//! same bytes and a line of a diff is an entry.

use serde::Serialize;
use serde_json::{Map, Value};

use super::row::{self, Place};
use super::{Read, row::FIELDS};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::{Entry, MatchMode, Status};
use crate::glossary::journal;
use crate::kinds::EntryType;

/// An entry on the wire; what is empty or the default is left out.
#[derive(Debug, Default, Serialize)]
struct Row {
    id: String,
    en: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ar: Vec<String>,
    #[serde(rename = "type", skip_serializing_if = "is_default")]
    kind: EntryType,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    avoid: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    status: Status,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    mode: Option<MatchMode>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    added: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One entry as a row, without the line end.
pub fn row(entry: &Entry) -> String {
    let Entry { id, en, ar, kind, also, avoid, status, mode, note, source, added } = entry.clone();
    let row = Row { id, en, ar, kind, also, avoid, status, mode, note, source, added };
    serde_json::to_string(&row).expect("a row holds strings and lists of strings only")
}

/// The fields of an entry by their names in files, in the order of files, each with its values: none where it is left out.
pub fn fields(entry: &Entry) -> [(&'static str, Vec<String>); FIELDS.len()] {
    let Entry { id, en, ar, kind, also, avoid, status, mode, note, source, added } = entry.clone();
    let one = |text: String| if text.is_empty() { Vec::new() } else { vec![text] };
    let kind = if is_default(&kind) { "" } else { kind.as_str() };
    let status = if is_default(&status) { "" } else { status.as_str() };
    let mode = mode.map_or("", MatchMode::as_str);
    let values = [
        one(id),
        one(en),
        ar,
        one(kind.into()),
        also,
        avoid,
        one(status.into()),
        one(mode.into()),
        one(note),
        one(source),
        one(added),
    ];
    let mut names = FIELDS.into_iter();
    values.map(|values| (names.next().unwrap_or_default(), values))
}

/// Entries in the order of files: by id; those that share one by what else they hold, so that none depends on where it stood.
pub(in crate::glossary) fn in_order(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    let alike = |a: &Entry, b: &Entry| a.en.cmp(&b.en).then_with(|| a.ar.cmp(&b.ar)).then_with(|| row(a).cmp(&row(b)));
    sorted.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| alike(a, b)));
    sorted
}

/// A whole file: sorted by id, one row a line.
pub fn write(entries: &[Entry]) -> String {
    in_order(entries).into_iter().map(|entry| row(entry) + "\n").collect()
}

/// Reads JSON lines. A broken row is skipped with a warning.
///
/// # Errors
/// If there are rows and none is an entry.
pub(super) fn read(text: &str) -> Result<Read> {
    let mut read = Read::default();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line_number = number + 1;
        match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(fields)) if journal::is_line(&fields) => {
                let message = "this is the journal of a glossary, not the glossary; name the file beside it";
                return Err(Error::new(ErrorKind::Format, message).at_line(line_number, None));
            }
            Ok(Value::Object(fields)) if is_head(&fields) => super::json::check_version(&fields["version"])?,
            Ok(Value::Object(fields)) => add_object(&mut read, Place { line: line_number, column: None }, &fields),
            Ok(_) => read.skip(
                line_number,
                Some(1),
                "the row is no JSON object and is skipped; write {\"en\":\"...\",\"ar\":[\"...\"]}",
            ),
            Err(_) if is_conflict_mark(line) => read.skip(
                line_number,
                None,
                "a merge left a conflict here; keep one of the two sides and take out the lines <<<<<<< ||||||| ======= >>>>>>>",
            ),
            Err(error) => {
                let column = column_in_characters(line, error.column());
                read.skip(
                    line_number,
                    Some(column),
                    format!("the row is no JSON and is skipped: {}; mend the row", reason(&error)),
                );
            }
        }
    }
    if read.entries.is_empty() && read.rows_skipped() > 0 && text.lines().count() == read.rows_skipped() {
        let first = read.warnings.first().and_then(|warning| warning.location.line).unwrap_or(1);
        let message = "this is no glossary: no row is a JSON object with \"en\"; name the format as PATH:FORMAT, or make a glossary with `naqhara init`";
        return Err(Error::new(ErrorKind::Format, message).at_line(first, None));
    }
    Ok(read)
}

/// Whether a row is no entry but says of which version the file is, as a later program may write.
fn is_head(fields: &Map<String, Value>) -> bool {
    fields.contains_key("version") && fields.get("kind").and_then(Value::as_str) == Some("glossary")
}

/// Whether a line is one that git, or `glossary merge`, puts around the sides of a conflict.
fn is_conflict_mark(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

/// What is wrong with JSON, without the place, which the warning gives itself.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_string()
}

/// serde_json counts bytes; people count characters.
pub(super) fn column_in_characters(line: &str, bytes: usize) -> usize {
    line.char_indices().take_while(|(at, _)| *at < bytes).count().max(1)
}

/// Adds the entry of a JSON object, with what is to be said about its fields.
pub(super) fn add_object(read: &mut Read, place: Place, fields: &Map<String, Value>) {
    let mut entry = Entry::default();
    let (mut kind, mut status, mut mode) = (String::new(), String::new(), String::new());
    for (field, value) in fields {
        match (field.as_str(), value) {
            ("id", Value::String(text)) => entry.id.clone_from(text),
            ("en", Value::String(text)) => entry.en.clone_from(text),
            ("note", Value::String(text)) => entry.note.clone_from(text),
            ("source", Value::String(text)) => entry.source.clone_from(text),
            ("added", Value::String(text)) => entry.added.clone_from(text),
            ("type", Value::String(text)) => kind.clone_from(text),
            ("status", Value::String(text)) => status.clone_from(text),
            ("match", Value::String(text)) => mode.clone_from(text),
            ("ar", value) if is_text(value) => entry.ar = texts(value),
            ("also", value) if is_text(value) => entry.also = texts(value),
            ("avoid", value) if is_text(value) => entry.avoid = texts(value),
            (_, Value::Null) => {}
            (field, _) if FIELDS.contains(&field) => {
                return read.skip(
                    place.line,
                    place.column,
                    format!("the field \"{field}\" holds neither text nor a list of text; the row is skipped"),
                );
            }
            (field, _) => read.ignore(place.line, place.column, row::unknown_field(field)),
        }
    }
    row::add(read, place, entry, &kind, &status, &mode);
}

fn is_text(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(items) => items.iter().all(Value::is_string),
        _ => false,
    }
}

/// One text or a list of them.
fn texts(value: &Value) -> Vec<String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    items.iter().filter_map(Value::as_str).map(str::to_string).collect()
}
