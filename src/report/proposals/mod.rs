//! Proposals, as people and as programs read them.

mod card;
mod json;
mod text;

use std::io::{self, Write};

pub use card::card;

use super::TextOptions;
use crate::learn::Proposal;

/// How proposals may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProposalFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON document.
    Json,
}

impl ProposalFormat {
    /// All formats.
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The word that `--format` takes for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// The format that `word` stands for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// Writes proposals in their order.
///
/// # Errors
/// Those of `out`.
pub fn write(proposals: &[Proposal], format: ProposalFormat, options: &TextOptions, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ProposalFormat::Text => text::write(proposals, options, out),
        ProposalFormat::Json => json::write(proposals, out),
    }
}
