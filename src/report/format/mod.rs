//! The formats of a report: each a function from report to writer, in a file of its own.

pub(super) mod csv;
pub mod findings;
pub(super) mod html;
mod json;
mod label;
pub(super) mod md;
mod page;
mod snippet;
mod text;

use std::io::{self, Write};

use super::paint::Paint;
use super::{Label, Report};
use crate::error::Error;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OutputFormat {
    /// For people, in a terminal or a mail.
    #[default]
    Text,
    /// The report as the contract states it, one line.
    Json,
    /// The unknown terms as a table that can be read back as a glossary.
    Csv,
    /// For people, in an issue or a wiki.
    Md,
    /// For people, in a browser: the article with its names marked, and lists beside it.
    Html,
}

impl OutputFormat {
    /// All formats, the default first.
    pub const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Csv, Self::Md, Self::Html];

    /// The word that asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Md => "md",
            Self::Html => "html",
        }
    }

    /// The format that `word` asks for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// How the text format looks; the others do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// How many cells a line has. Below 40 lines run over rather than lose what they say.
    pub width: usize,
    /// Whether to use colours.
    pub paint: Paint,
    /// Whether there is a glossary that a name can be added to: else the reader is told how to begin one.
    pub can_add: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 100, paint: Paint::Plain, can_add: true }
    }
}

/// Writes the report in a format. The same report gives the same bytes.
///
/// # Errors
/// Those of the writer.
pub fn write(report: &Report, format: OutputFormat, options: &TextOptions, out: &mut dyn Write) -> io::Result<()> {
    match format {
        OutputFormat::Text => text::write(report, options, out),
        OutputFormat::Json => json::write(report, None, out),
        OutputFormat::Csv => csv::write(report, out),
        OutputFormat::Md => md::write(report, out),
        OutputFormat::Html => html::write(report, out),
    }
}

/// Writes the report on one article of many as one line of JSON: that of [`OutputFormat::Json`], its document with the label.
///
/// # Errors
/// Those of the writer.
pub fn write_line(report: &Report, label: &Label, out: &mut dyn Write) -> io::Result<()> {
    json::write(report, Some(label), out)
}

/// Writes why there is no report on one article of many, as one line of JSON.
///
/// # Errors
/// Those of the writer.
pub fn write_failure(error: &Error, label: &Label, out: &mut dyn Write) -> io::Result<()> {
    label::write_failure(error, label, out)
}

/// A line that [`write_line`] or [`write_findings_line`](findings::write_findings_line) wrote, with another label; `None` where it is no
/// such line.
pub fn relabelled(line: &[u8], label: &Label) -> Option<Vec<u8>> {
    label::relabelled(line, label)
}

/// A score as every format shows it: three decimals, decided in one place.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// A share in per cent; never 100 where something is missing, never 0 where something is there.
pub(super) fn per_cent(part: usize, whole: usize) -> usize {
    let exact = (part as f64 / whole.max(1) as f64 * 100.0).round() as usize;
    if part == 0 || part == whole { exact } else { exact.clamp(1, 99) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_asked_for_by_its_own_word() {
        for format in OutputFormat::ALL {
            assert_eq!(OutputFormat::parse(format.as_str()), Some(format));
        }
        assert_eq!(OutputFormat::parse("pdf"), None);
    }

    #[test]
    fn only_everything_is_a_hundred_per_cent() {
        for (part, whole, expected) in [(0, 0, 0), (0, 9, 0), (9, 9, 100), (999, 1000, 99), (1, 1000, 1), (71, 88, 81)] {
            assert_eq!(per_cent(part, whole), expected);
        }
    }
}
