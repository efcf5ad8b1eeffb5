//! The report on a translation: what a check found, with places as people count them and the lines they stand in.

use crate::document::{Document, Finding, Positions, Severity};
use crate::span::{LineColumn, LineCursor, Span};

/// What is wrong in a translation.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckReport {
    /// The Arabic.
    pub source: CheckedText,
    /// The English.
    pub target: CheckedText,
    /// What was found, in the order of the check.
    pub findings: Vec<ReportedFinding>,
    /// What was found and may pass, each with the reason.
    pub waived: Vec<(ReportedFinding, String)>,
    /// How many findings were there before.
    pub known: usize,
}

/// One side of what was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedText {
    /// The file, as the caller named it; `None` for a text that came from no file.
    pub path: Option<String>,
    /// What the places count.
    pub positions: Positions,
    /// How many words it has, between white space.
    pub words: usize,
}

/// One finding with its places.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedFinding {
    /// The finding.
    pub finding: Finding,
    /// Where it is in the source.
    pub source: Option<Place>,
    /// Where it is in the translation.
    pub target: Option<Place>,
}

/// A place in a text, with the line it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// Its line and column.
    pub at: LineColumn,
    /// The line and column after its last character.
    pub end: LineColumn,
    /// How many characters stand before it in the text.
    pub characters_before: usize,
    /// The text at the span.
    pub text: String,
    /// The line it begins in, without the line break.
    pub line: String,
    /// Where the span begins in `line`, in bytes.
    pub start_in_line: usize,
}

impl CheckReport {
    /// The report on what was found in a text and its translation.
    pub fn new(source: &Document, target: &Document, findings: Vec<Finding>) -> Self {
        let places = Places { source, target };
        Self {
            source: CheckedText::new(source),
            target: CheckedText::new(target),
            findings: findings.into_iter().map(|finding| places.report(finding)).collect(),
            waived: Vec::new(),
            known: 0,
        }
    }

    /// Adds findings of the same texts that may pass, with their reasons.
    pub fn add_waived(&mut self, source: &Document, target: &Document, waived: Vec<(Finding, String)>) {
        let places = Places { source, target };
        self.waived.extend(waived.into_iter().map(|(finding, reason)| (places.report(finding), reason)));
    }

    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|reported| reported.finding.severity == severity).count()
    }

    /// Whether any finding is as bad as `severity` or worse.
    pub fn fails_on(&self, severity: Severity) -> bool {
        self.findings.iter().any(|reported| reported.finding.severity >= severity)
    }
}

impl CheckedText {
    fn new(document: &Document) -> Self {
        Self {
            path: document.path().map(|path| path.display().to_string()),
            positions: document.positions(),
            words: document.count_words(),
        }
    }
}

struct Places<'a> {
    source: &'a Document,
    target: &'a Document,
}

impl Places<'_> {
    fn report(&self, finding: Finding) -> ReportedFinding {
        let source = finding.source.map(|span| place(self.source, span));
        let target = finding.target.map(|span| place(self.target, span));
        ReportedFinding { finding, source, target }
    }
}

fn place(document: &Document, span: Span) -> Place {
    let text = document.text();
    let mut cursor = LineCursor::new(document.lines());
    let at = cursor.locate(text, span.start);
    let end = cursor.locate(text, span.end);
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let line = text[start..line_end].trim_end_matches('\r').to_string();
    Place {
        span,
        at,
        end,
        characters_before: text[..span.start].chars().count(),
        text: span.of(text).to_string(),
        start_in_line: (span.start - start).min(line.len()),
        line,
    }
}
