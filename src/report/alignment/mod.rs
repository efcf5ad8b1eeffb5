//! The formats of an alignment: each a function from alignment to writer, in a file of its own.

mod json;

use std::io::{self, Write};

use crate::align::Alignment;
use crate::document::Document;

/// How an alignment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AlignmentFormat {
    /// The alignment as the contract states it, one line.
    #[default]
    Json,
}

impl AlignmentFormat {
    /// All formats, the default first.
    pub const ALL: [Self; 1] = [Self::Json];

    /// The word that asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
        }
    }

    /// The format that `word` asks for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// An alignment with the texts that it aligns.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The text.
    pub source: &'a Document,
    /// Its translation.
    pub target: &'a Document,
    /// How they correspond.
    pub alignment: &'a Alignment,
}

/// Writes an alignment in a format. The same alignment gives the same bytes.
///
/// # Errors
/// Those of the writer.
pub fn write(page: &Page<'_>, format: AlignmentFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        AlignmentFormat::Json => json::write(page, out),
    }
}
