//! Glossary files: which formats there are, and how each is read. One file a format.

pub mod json;
pub mod jsonl;
mod omegat;
mod row;
mod table;
mod text;

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::id;
use crate::error::{Error, ErrorKind, Location, Result};

/// The formats a glossary may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlossaryFormat {
    /// JSON lines, the native format.
    Jsonl,
    /// One JSON document.
    Json,
    /// Comma-separated values with a header.
    Csv,
    /// Tab-separated values with a header.
    Tsv,
    /// OmegaT's: Arabic, English, comment, separated by tabs.
    Omegat,
    /// English names, one a line.
    Text,
    /// Compiled by `naqhara glossary compile`.
    Compiled,
}

/// All formats: the name for `PATH:FORMAT`, the extensions that mean it.
const FORMATS: [(GlossaryFormat, &str, &[&str]); 7] = [
    (GlossaryFormat::Jsonl, "jsonl", &["jsonl", "ndjson"]),
    (GlossaryFormat::Json, "json", &["json"]),
    (GlossaryFormat::Csv, "csv", &["csv"]),
    (GlossaryFormat::Tsv, "tsv", &["tsv", "tab"]),
    (GlossaryFormat::Omegat, "omegat", &[]),
    (GlossaryFormat::Text, "txt", &["txt", "utf8"]),
    (GlossaryFormat::Compiled, "naqhara", &["naqhara"]),
];

impl GlossaryFormat {
    /// The format's name, as in `PATH:FORMAT`.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    fn by_name(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(_, known, _)| *known == name).map(|(format, ..)| *format)
    }

    fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|(.., extensions)| extensions.contains(&extension.as_str())).map(|(format, ..)| *format)
    }
}

/// A glossary as a person names it: the built-in one, or a file and perhaps its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GlossarySource {
    /// `builtin`.
    Builtin,
    /// A file; `None` means the format its extension says.
    File(PathBuf, Option<GlossaryFormat>),
}

impl GlossarySource {
    /// Reads `builtin`, `PATH` or `PATH:FORMAT`. A colon that no format's name follows belongs to the path.
    pub fn parse(argument: &str) -> Self {
        if argument == "builtin" {
            return Self::Builtin;
        }
        match argument.rsplit_once(':').and_then(|(path, name)| Some((path, GlossaryFormat::by_name(name)?))) {
            Some((path, format)) if !path.is_empty() => Self::File(path.into(), Some(format)),
            _ => Self::File(argument.into(), None),
        }
    }

    /// The same source, its path taken from `folder`.
    #[must_use]
    pub fn within(self, folder: &Path) -> Self {
        match self {
            Self::Builtin => Self::Builtin,
            Self::File(path, format) => Self::File(folder.join(path), format),
        }
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Builtin => None,
            Self::File(path, _) => Some(path),
        }
    }

    /// The format that was named, else that of the extension; `None` where neither says.
    pub fn format(&self) -> Option<GlossaryFormat> {
        match self {
            Self::Builtin => None,
            Self::File(path, format) => format.or_else(|| GlossaryFormat::by_extension(path)),
        }
    }
}

/// Something about a glossary file that a person should know: a row skipped, a value mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub location: Location,
    /// What was found, what was done about it, and what to do.
    pub message: String,
    /// What of the row is not among the entries, so that writing the file anew would lose it.
    pub loss: Loss,
}

/// How much of a row was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Nothing: something was only mended.
    Nothing,
    /// A field or a value.
    Part,
    /// All of it.
    Row,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.message)
    }
}

/// What a glossary file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The file, where the entries came from one.
    pub path: Option<PathBuf>,
    /// The entries, in the order of the file, each with an id.
    pub entries: Vec<Entry>,
    /// The line of each entry, from 1.
    pub lines: Vec<usize>,
    /// What was skipped or mended, in the order of the file.
    pub warnings: Vec<Warning>,
}

impl Read {
    fn add(&mut self, entry: Entry, line: usize) {
        self.entries.push(entry);
        self.lines.push(line);
    }

    /// Notes something that was mended.
    fn warn(&mut self, line: usize, column: Option<usize>, message: impl Into<String>) {
        self.note(line, column, message, Loss::Nothing);
    }

    /// Notes a field or value that was left out.
    fn ignore(&mut self, line: usize, column: Option<usize>, message: impl Into<String>) {
        self.note(line, column, message, Loss::Part);
    }

    /// Notes a row that was left out.
    fn skip(&mut self, line: usize, column: Option<usize>, message: impl Into<String>) {
        self.note(line, column, message, Loss::Row);
    }

    fn note(&mut self, line: usize, column: Option<usize>, message: impl Into<String>, loss: Loss) {
        let location = Location { path: None, line: Some(line), column };
        self.warnings.push(Warning { location, message: message.into(), loss });
    }

    fn rows_skipped(&self) -> usize {
        self.warnings.iter().filter(|warning| warning.loss == Loss::Row).count()
    }
}

/// Reads a glossary file of any format but the compiled one.
///
/// # Errors
/// If it cannot be read, is not UTF-8, is of no known format, or is no glossary at all. A broken row is a warning.
pub fn read(path: &Path, format: Option<GlossaryFormat>) -> Result<Read> {
    let bytes = std::fs::read(path).map_err(|source| cannot_read(path, source))?;
    let decoded = crate::text::decode::decode(&bytes, None).map_err(|error| {
        let message = "the glossary is neither UTF-8 nor marked UTF-16; save it as UTF-8";
        let (line, column) = (error.location().line.unwrap_or(1), error.location().column);
        Error::new(ErrorKind::Decode, message).at_path(path).at_line(line, column)
    })?;
    let text = decoded.text.strip_prefix('\u{FEFF}').unwrap_or(&decoded.text);
    let format = match format {
        Some(format) => format,
        None => guess(path, text)?,
    };
    let mut read = parse(text, format).map_err(|error| error.at_path(path))?;
    read.path = Some(path.to_path_buf());
    for warning in &mut read.warnings {
        warning.location.path = Some(path.to_path_buf());
    }
    Ok(read)
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
/// If it is no glossary of that format at all.
pub fn parse(text: &str, format: GlossaryFormat) -> Result<Read> {
    let mut read = match format {
        GlossaryFormat::Jsonl => jsonl::read(text)?,
        GlossaryFormat::Json => json::read(text)?,
        GlossaryFormat::Csv => table::read(text, b',')?,
        GlossaryFormat::Tsv => table::read(text, b'\t')?,
        GlossaryFormat::Omegat => omegat::read(text),
        GlossaryFormat::Text => text::read(text),
        GlossaryFormat::Compiled => return Err(Error::new(ErrorKind::Format, "a compiled glossary is no text")),
    };
    id::fill_in(&mut read.entries);
    warn_of_duplicates(&mut read);
    Ok(read)
}

/// The format of a file by its extension; `.txt` with a tab in a line that is no comment is OmegaT's.
fn guess(path: &Path, text: &str) -> Result<GlossaryFormat> {
    match GlossaryFormat::by_extension(path) {
        Some(GlossaryFormat::Text) if text.lines().any(|line| !line.starts_with('#') && line.contains('\t')) => {
            Ok(GlossaryFormat::Omegat)
        }
        Some(format) => Ok(format),
        None => {
            let names: Vec<&str> = FORMATS.iter().map(|(_, name, _)| *name).collect();
            let message = format!(
                "the extension does not say the glossary's format; write {}:FORMAT, with one of {}",
                path.display(),
                names.join(", ")
            );
            Err(Error::new(ErrorKind::Format, message).at_path(path))
        }
    }
}

/// Two rows of one id stay two entries, and a report cannot tell which it means; a person should know.
fn warn_of_duplicates(read: &mut Read) {
    for (at, message) in duplicates(read) {
        read.warn(read.lines[at], None, message);
    }
}

/// The entries whose id an earlier one has, each with what is to be said about it.
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
