//! Glossary files: which formats there are, how each is read and written. One file a format.

mod cells;
pub mod grid;
pub mod json;
pub mod jsonl;
mod losses;
mod names;
mod omegat;
mod pairs;
mod row;
mod sheet;
mod table;
mod tbx;
mod text;
mod utx;
mod warnings;

use std::collections::HashMap;
use std::path::Path;

pub use losses::Losses;
pub use names::{GlossaryFormat, GlossarySource};
pub use warnings::{Loss, Read, Warning};

use super::entry::Entry;
use super::id;
use crate::error::{Error, ErrorKind, Result};

/// Reads a glossary file of any format but the compiled one.
///
/// # Errors
/// If it cannot be read, is not UTF-8, is of no known format, or is no glossary at all. A broken row is a warning.
pub fn read(path: &Path, format: Option<GlossaryFormat>) -> Result<Read> {
    let bytes = std::fs::read(path).map_err(|source| cannot_read(path, source))?;
    read_bytes(&bytes, path, format)
}

/// Reads the bytes of the glossary file at `path`, of the format named or of that of its extension.
///
/// # Errors
/// Those of [`read`].
pub fn read_bytes(bytes: &[u8], path: &Path, format: Option<GlossaryFormat>) -> Result<Read> {
    let mut read = decoded(bytes, path, format).map_err(|error| error.at_path(path))?;
    read.path = Some(path.to_path_buf());
    for warning in &mut read.warnings {
        warning.location.path = Some(path.to_path_buf());
    }
    Ok(read)
}

fn decoded(bytes: &[u8], path: &Path, format: Option<GlossaryFormat>) -> Result<Read> {
    if format.or_else(|| GlossaryFormat::by_extension(path)) == Some(GlossaryFormat::Xlsx) {
        return sheet::read(bytes).map(finished);
    }
    let label = omegat::named_encoding(bytes);
    let decoded = crate::text::decode::decode(bytes, label).map_err(|error| {
        let message = "the glossary is neither UTF-8 nor marked UTF-16; save it as UTF-8";
        let (line, column) = (error.location().line.unwrap_or(1), error.location().column);
        Error::new(ErrorKind::Decode, message).at_line(line, column)
    })?;
    let text = decoded.text.strip_prefix('\u{FEFF}').unwrap_or(&decoded.text);
    let format = match format {
        Some(format) => format,
        None => guess(path, text)?,
    };
    parse(text, format)
}

/// The error of a file that cannot be read, with what to do about it.
pub fn cannot_read(path: &Path, source: std::io::Error) -> Error {
    let (kind, cure) = match source.kind() {
        std::io::ErrorKind::NotFound => {
            (ErrorKind::NotFound, "there is no such glossary; check the name, or begin one with `naqhara init`")
        }
        std::io::ErrorKind::PermissionDenied => (ErrorKind::Io, "the glossary may not be read; check its permissions"),
        _ if path.is_dir() => (ErrorKind::Io, "this is a folder; name a glossary file in it"),
        _ => (ErrorKind::Io, "the glossary cannot be read"),
    };
    Error::new(kind, cure).at_path(path).caused_by(source)
}

/// Reads a glossary from text in a known format.
///
/// # Errors
/// If it is no glossary of that format at all, or the format is no text.
pub fn parse(text: &str, format: GlossaryFormat) -> Result<Read> {
    let read = match format {
        GlossaryFormat::Jsonl => jsonl::read(text)?,
        GlossaryFormat::Json => json::read(text)?,
        GlossaryFormat::Csv => table::read(text, b',')?,
        GlossaryFormat::Tsv => table::read(text, b'\t')?,
        GlossaryFormat::Omegat => omegat::read(text),
        GlossaryFormat::Text => text::read(text),
        GlossaryFormat::Tbx => tbx::read(text)?,
        GlossaryFormat::Utx => utx::read(text)?,
        GlossaryFormat::Deepl | GlossaryFormat::Google => pairs::read(text)?,
        GlossaryFormat::Xlsx => return Err(Error::new(ErrorKind::Format, "a workbook is no text")),
        GlossaryFormat::Compiled => return Err(Error::new(ErrorKind::Format, "a compiled glossary is no text")),
    };
    Ok(finished(read))
}

/// A glossary as the bytes of a file, and what the format could not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is not in it.
    pub losses: Losses,
}

/// Writes entries in a format, sorted by id: same entries in any order, same bytes. `bom` begins a CSV or TSV file with a
/// byte-order mark, without which Excel takes its Arabic for something else; other formats have none.
///
/// # Errors
/// If the format is one that is not written, or holds less than there is (a workbook has a million rows).
pub fn write(entries: &[Entry], format: GlossaryFormat, bom: bool) -> Result<Written> {
    let sorted = jsonl::in_order(entries);
    let mut losses = Losses::default();
    let bytes = match format {
        GlossaryFormat::Jsonl => jsonl::write(entries).into_bytes(),
        GlossaryFormat::Json => json::write(&sorted),
        GlossaryFormat::Csv => table::write(&sorted, b',', bom, &mut losses),
        GlossaryFormat::Tsv => table::write(&sorted, b'\t', bom, &mut losses),
        GlossaryFormat::Xlsx => sheet::write(&sorted, &mut losses)?,
        GlossaryFormat::Tbx => tbx::write(&sorted, &mut losses)?,
        GlossaryFormat::Omegat => omegat::write(&sorted, &mut losses),
        GlossaryFormat::Text => text::write(&sorted, &mut losses),
        GlossaryFormat::Deepl => pairs::write_deepl(&sorted, &mut losses),
        GlossaryFormat::Google => pairs::write_google(&sorted, &mut losses),
        GlossaryFormat::Utx => utx::write(&sorted, &mut losses),
        GlossaryFormat::Compiled => {
            let names: Vec<&str> = GlossaryFormat::written().map(GlossaryFormat::name).collect();
            let message = format!("the format {} is not written; write one of {}", format.name(), names.join(", "));
            return Err(Error::new(ErrorKind::Value, message));
        }
    };
    Ok(Written { bytes, losses })
}

/// What every format needs once its rows are read.
fn finished(mut read: Read) -> Read {
    id::fill_in(&mut read.entries);
    for (at, message) in duplicates(&read) {
        read.warn(read.lines[at], None, message);
    }
    read
}

/// The format of a file by its extension; `.txt` with a tab in a line that is no comment is OmegaT's.
fn guess(path: &Path, text: &str) -> Result<GlossaryFormat> {
    match GlossaryFormat::by_extension(path) {
        Some(GlossaryFormat::Text) if text.lines().any(|line| !line.starts_with('#') && line.contains('\t')) => {
            Ok(GlossaryFormat::Omegat)
        }
        Some(format) => Ok(format),
        None => {
            let names: Vec<&str> = GlossaryFormat::all().map(GlossaryFormat::name).collect();
            let message = format!(
                "the extension does not say the glossary's format; write {}:FORMAT, with one of {}",
                path.display(),
                names.join(", ")
            );
            Err(Error::new(ErrorKind::Format, message))
        }
    }
}

/// The entries whose id an earlier one has, each with what is to be said about it: two entries of one id stay two entries,
/// and a report cannot tell which it means.
pub(super) fn duplicates(read: &Read) -> Vec<(usize, String)> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, (entry, &line)) in read.entries.iter().zip(&read.lines).enumerate() {
        match first.get(entry.id.as_str()) {
            Some(earlier) => {
                let id = &entry.id;
                found.push((at, format!("the id \"{id}\" stands in line {earlier} too; merge the two or give one another id")));
            }
            None => _ = first.insert(&entry.id, line),
        }
    }
    found
}
