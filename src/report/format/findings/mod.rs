//! The formats of a report on a translation: each a function from report to writer, in a file of its own.

mod html;
mod json;
mod junit;
mod sarif;
mod text;

use std::io::{self, Write};

use super::TextOptions;
use crate::report::Label;
use crate::report::findings::CheckReport;

/// How a report on a translation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindingFormat {
    /// For people, in a terminal or a mail.
    #[default]
    Text,
    /// The findings as the contract states them, one line.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit's XML, for continuous integration.
    Junit,
    /// A page for a browser, both texts side by side.
    Html,
}

impl FindingFormat {
    /// All formats, the default first.
    pub const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Sarif, Self::Junit, Self::Html];

    /// The word that asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Html => "html",
        }
    }

    /// The format that `word` asks for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// Writes the report in a format. The same report gives the same bytes.
///
/// # Errors
/// Those of the writer.
pub fn write_findings(
    report: &CheckReport,
    format: FindingFormat,
    options: &TextOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        FindingFormat::Text => text::write(report, options, out),
        FindingFormat::Json => json::write(report, None, out),
        FindingFormat::Sarif => sarif::write(report, out),
        FindingFormat::Junit => junit::write(report, out),
        FindingFormat::Html => html::write(report, out),
    }
}

/// Writes the report on one pair of many as one line of JSON: that of [`FindingFormat::Json`] with the label, and with the names of
/// the source beside their English.
///
/// # Errors
/// Those of the writer.
pub fn write_findings_line(report: &CheckReport, label: &Label, out: &mut dyn Write) -> io::Result<()> {
    json::write(report, Some(label), out)
}
