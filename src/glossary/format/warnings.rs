//! What reading a glossary file finds: entries, and what a person should know about its rows.

use std::fmt;
use std::path::PathBuf;

use crate::error::Location;
use crate::glossary::entry::Entry;

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
    pub(super) fn add(&mut self, entry: Entry, line: usize) {
        self.entries.push(entry);
        self.lines.push(line);
    }

    /// Notes something that was mended.
    pub(super) fn warn(&mut self, line: usize, column: Option<usize>, message: impl Into<String>) {
        self.note(line, column, message, Loss::Nothing);
    }

    /// Notes a field or value that was left out.
    pub(super) fn ignore(&mut self, line: usize, column: Option<usize>, message: impl Into<String>) {
        self.note(line, column, message, Loss::Part);
    }

    /// Notes a row that was left out.
    pub(super) fn skip(&mut self, line: usize, column: Option<usize>, message: impl Into<String>) {
        self.note(line, column, message, Loss::Row);
    }

    fn note(&mut self, line: usize, column: Option<usize>, message: impl Into<String>, loss: Loss) {
        let location = Location { path: None, line: Some(line), column };
        self.warnings.push(Warning { location, message: message.into(), loss });
    }

    pub(super) fn rows_skipped(&self) -> usize {
        self.warnings.iter().filter(|warning| warning.loss == Loss::Row).count()
    }
}
