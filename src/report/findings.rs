//! The report on a translation: what a check found, with places as people count them and the lines they stand in.

use crate::align::Alignment;
use crate::check::{Checked, LONGEST_SENTENCE, Pair};
use crate::document::{Document, FilePlace, Finding, Positions, Severity};
use crate::span::{LineColumn, Span};

/// What is wrong in a translation.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckReport {
    /// The Arabic.
    pub source: CheckedText,
    /// The English.
    pub target: CheckedText,
    /// The sentences that correspond: what each covers of the source and of the translation.
    pub rows: Vec<(Span, Span)>,
    /// Names of the source with their English, by place.
    pub names: Vec<(Span, Span)>,
    /// What was found, in the order of the check.
    pub findings: Vec<ReportedFinding>,
    /// What was found and may pass, each with the reason.
    pub waived: Vec<(ReportedFinding, String)>,
    /// How many findings were there before.
    pub known: usize,
    /// What the check could not do, as sentences for a person.
    pub notes: Vec<String>,
}

/// One side of what was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedText {
    /// The file, as the caller named it; `None` for a text that came from no file.
    pub path: Option<String>,
    /// What the places count.
    pub positions: Positions,
    /// Whether lines and columns of the text are those of the file; else the places of the findings say where they stand there.
    pub lines_of_file: bool,
    /// The text.
    pub text: String,
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
    /// Where it begins in the file; `None` where nobody knows.
    pub file: Option<FilePlace>,
    /// Where it ends in the file, after its last character.
    pub file_end: Option<FilePlace>,
    /// How many characters stand before it in the text.
    pub characters_before: usize,
    /// The text at the span; of Markdown with the marks in it.
    pub text: String,
    /// The same as a reader sees it, without marks.
    pub words: String,
    /// What stands before it in its line: of a long line, the nearest part.
    pub before: String,
    /// What stands after it in its line: of a long line, the nearest part.
    pub after: String,
}

impl CheckReport {
    /// The report on what was found in a text and its translation.
    pub fn new(pair: Pair<'_>, checked: Checked) -> Self {
        let places = Places::new(pair.source, pair.target);
        Self {
            source: CheckedText::new(pair.source),
            target: CheckedText::new(pair.target),
            rows: rows(pair.alignment),
            notes: notes(&checked),
            names: checked.names,
            findings: checked.findings.into_iter().map(|finding| places.report(finding)).collect(),
            waived: Vec::new(),
            known: 0,
        }
    }

    /// Adds findings of the same texts that may pass, with their reasons.
    pub fn add_waived(&mut self, source: &Document, target: &Document, waived: Vec<(Finding, String)>) {
        let places = Places::new(source, target);
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
            lines_of_file: document.origin().is_the_text(),
            text: document.text().to_string(),
            words: document.count_words(),
        }
    }
}

/// What a check could not do.
fn notes(checked: &Checked) -> Vec<String> {
    let names = match checked.unsought {
        0 => return Vec::new(),
        1 => "1 name was".to_string(),
        count => format!("{count} names were"),
    };
    let note = format!(
        "{names} not looked for: a sentence there has more than {LONGEST_SENTENCE} words; put full stops or line breaks into the text"
    );
    vec![note]
}

/// What each bead covers on either side; the side that it lacks is an empty place after the bead before.
fn rows(alignment: &Alignment) -> Vec<(Span, Span)> {
    let mut ends = (0, 0);
    let mut rows = Vec::with_capacity(alignment.beads.len());
    for bead in &alignment.beads {
        let side = |segments: &[Span], before: usize| match segments {
            [first, .., last] => Span::new(first.start, last.end),
            [only] => *only,
            [] => Span::new(before, before),
        };
        let source = side(&alignment.source[bead.source.clone()], ends.0);
        let target = side(&alignment.target[bead.target.clone()], ends.1);
        ends = (source.end, target.end);
        rows.push((source, target));
    }
    rows
}

/// Texts with what their places are worked out from.
struct Places<'a> {
    source: Located<'a>,
    target: Located<'a>,
}

impl<'a> Places<'a> {
    fn new(source: &'a Document, target: &'a Document) -> Self {
        Self { source: Located::new(source), target: Located::new(target) }
    }

    fn report(&self, finding: Finding) -> ReportedFinding {
        let source = finding.source.map(|span| self.source.place(span));
        let target = finding.target.map(|span| self.target.place(span));
        ReportedFinding { finding, source, target }
    }
}

/// Bytes between two counts of characters: what a place costs however long its line.
const BLOCK: usize = 1024;

/// Bytes of a line that a place shows on either side.
const SHOWN: usize = 400;

/// A text with its characters counted block by block.
struct Located<'a> {
    document: &'a Document,
    /// Characters that begin before each block of [`BLOCK`] bytes.
    counts: Vec<usize>,
}

impl<'a> Located<'a> {
    fn new(document: &'a Document) -> Self {
        let begins = |block: &[u8]| block.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let before = |sum: &mut usize, block: &[u8]| Some(std::mem::replace(sum, *sum + begins(block)));
        let counts = document.written().as_bytes().chunks(BLOCK).scan(0, before).collect();
        Self { document, counts }
    }

    /// Characters before a byte of the text.
    fn characters(&self, offset: usize) -> usize {
        let block = (offset / BLOCK).min(self.counts.len().saturating_sub(1));
        let rest = &self.document.written().as_bytes()[block * BLOCK..offset];
        self.counts.get(block).copied().unwrap_or_default() + rest.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
    }

    fn locate(&self, offset: usize) -> LineColumn {
        let line = self.document.lines().line(offset);
        let start = self.document.lines().start(line);
        LineColumn { line, column: self.characters(offset) - self.characters(start) + 1 }
    }

    fn place(&self, span: Span) -> Place {
        let text = self.document.text();
        let line = self.document.lines().line(span.start);
        let mut from = self.document.lines().start(line).max(span.start.saturating_sub(SHOWN));
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (span.end + SHOWN).min(text.len());
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        let rest = &text[span.end..to];
        let after = rest.split(['\n', '\r']).next().unwrap_or_default();
        let (at, end) = (self.locate(span.start), self.locate(span.end));
        Place {
            span,
            at,
            end,
            file: self.document.origin().place(text, span.start, at),
            file_end: self.document.origin().end(text, span.end, end).filter(|_| !span.is_empty()),
            characters_before: self.characters(span.start),
            text: span.of(self.document.written()).to_string(),
            words: squeezed(span.of(text)),
            before: squeezed(&text[from..span.start]),
            after: squeezed(after),
        }
    }
}

/// The text with one space where several stand: those that markup left behind.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != ' ' || !out.ends_with(' ') {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_counting_gives() {
        let text = format!("أب\r\nجد{} ه x\nend", "ص".repeat(3 * BLOCK));
        let document = Document::new(text.as_str());
        let located = Located::new(&document);
        for (at, _) in text.char_indices().step_by(97).chain([(text.len(), ' ')]) {
            assert_eq!(located.locate(at), document.lines().locate(&text, at), "{at}");
            assert_eq!(located.characters(at), text[..at].chars().count());
        }
        let start = text.find("ه").expect("it is there");
        let place = located.place(Span::new(start, start + 2));
        assert_eq!((place.text.as_str(), place.after.as_str()), ("ه", " x"));
        assert!(place.before.ends_with("ص ") && place.before.len() <= SHOWN);
    }
}
