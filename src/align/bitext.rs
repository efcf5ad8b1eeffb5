//! Texts that come paired already: rows of a sentence and its translation.

use std::ops::Range;

use serde_json::Value;

use super::{Alignment, Bead};
use crate::document::{self, Copier, Document, Excerpt, FilePlace, InputFormat, InputSource, Positions, Row};
use crate::error::{Error, ErrorKind, Result};
use crate::span::Span;
use crate::text::words::is_arabic_letter;

/// Two texts with a line for each row, and the beads that say which lines are of one row.
#[derive(Debug, Clone)]
pub struct Bitext {
    /// The Arabic rows.
    pub source: Document,
    /// The English rows.
    pub target: Document,
    /// A bead for each row.
    pub alignment: Alignment,
    /// Rows of a file of translators' tools that nobody translated yet; both sides of them are left blank.
    pub untranslated: usize,
}

impl Bitext {
    /// Of the bytes of a file that holds sentences with their translations: TMX, XLIFF, PO, a table, JSON lines. `encoding` is that of
    /// files which are neither UTF-8 nor marked UTF-16 and do not name one themselves.
    ///
    /// # Errors
    /// If the bytes do not decode, or are not of the format, with the place.
    pub fn read(bytes: &[u8], source: &InputSource, encoding: Option<&str>) -> Result<Self> {
        let text = || document::read(bytes, source, encoding);
        let read = match source.format() {
            InputFormat::Tsv => Self::from_tsv(text()?.text()),
            InputFormat::JsonLines => Self::from_json_lines(text()?.text()),
            _ => {
                let rows = document::read_rows(bytes, source, encoding)?;
                // What is not translated yet is no translation that lacks something.
                let is_done = |row: &Row| !row.source.is_empty() && !row.target.is_empty();
                let blank = Row::default();
                let untranslated = rows.iter().filter(|row| !is_done(row)).count();
                let rows = rows.iter().map(|row| if is_done(row) { row } else { &blank });
                Ok(Self { untranslated, ..Self::from_rows(rows.map(|row| (&row.source, &row.target))) })
            }
        };
        Ok(read.map_err(|error| error.at_path(&source.path))?.with_path(&source.path))
    }

    /// Of rows, Arabic first. Line breaks inside a row become spaces.
    pub fn from_rows<'r>(rows: impl IntoIterator<Item = (&'r Excerpt, &'r Excerpt)>) -> Self {
        let (mut source, mut target) = (Side::default(), Side::default());
        for (arabic, english) in rows {
            source.push(arabic);
            target.push(english);
        }
        let beads: Vec<Bead> = (0..source.segments.len()).map(bead).collect();
        Self {
            alignment: Alignment { source: source.segments, target: target.segments, beads, moved: Vec::new(), fit: 1.0 },
            source: document(source.text),
            target: document(target.text),
            untranslated: 0,
        }
    }

    /// Of lines with a tab between a sentence and its translation. Which column is the Arabic one the letters say; further columns
    /// are left aside, and so is a line with fewer.
    ///
    /// # Errors
    /// If no line has two columns of which one is Arabic.
    pub fn from_tsv(text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut copier = Copier::new(text);
        let mut end = 0;
        let mut rows: Vec<(Excerpt, Excerpt)> = Vec::new();
        for line in text.split_inclusive('\n') {
            let start = end;
            end += line.len();
            let line = line.trim_end_matches(['\n', '\r']);
            let Some((one, rest)) = line.split_once('\t') else { continue };
            let mut column = |text: &str, at: usize| {
                let mut column = Excerpt::default();
                copier.copy(text, at, &mut column);
                column
            };
            let first = column(one, start);
            rows.push((first, column(rest.split('\t').next().unwrap_or_default(), start + one.len() + 1)));
        }
        let arabic = |column: fn(&(Excerpt, Excerpt)) -> usize| rows.iter().map(column).sum::<usize>();
        let (first, second) = (arabic(|row| letters(row.0.text())), arabic(|row| letters(row.1.text())));
        if first + second == 0 {
            return Err(Error::new(
                ErrorKind::Format,
                "no line has Arabic, a tab and English; write one pair a line, a tab between",
            ));
        }
        Ok(Self::from_rows(rows.iter().map(|(one, other)| if first >= second { (one, other) } else { (other, one) })))
    }

    /// Of JSON lines with the fields `source` (Arabic) and `target` (English).
    ///
    /// # Errors
    /// If a line is no such object.
    pub fn from_json_lines(text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rows = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let object: Value = serde_json::from_str(line).map_err(|source| wrong(number + 1).caused_by(source))?;
            let field = |name: &str| {
                let mut field = Excerpt::default();
                field.push(object.get(name).and_then(Value::as_str)?, FilePlace::Line(number + 1));
                Some(field)
            };
            let (Some(source), Some(target)) = (field("source"), field("target")) else { return Err(wrong(number + 1)) };
            rows.push((source, target));
        }
        Ok(Self::from_rows(rows.iter().map(|(source, target)| (source, target))))
    }

    /// The same, with the file that both texts came from.
    #[must_use]
    pub fn with_path(mut self, path: &std::path::Path) -> Self {
        self.source = self.source.with_path(path, Positions::Extracted);
        self.target = self.target.with_path(path, Positions::Extracted);
        self
    }
}

fn wrong(line: usize) -> Error {
    let message = "is no pair; a line is {\"source\":\"ARABIC\",\"target\":\"ENGLISH\"}";
    Error::new(ErrorKind::Format, message).at_line(line, None)
}

fn document(text: Excerpt) -> Document {
    let (text, origin) = text.into_text();
    Document::new(text).with_origin(origin)
}

fn bead(row: usize) -> Bead {
    let side: Range<usize> = row..row + 1;
    Bead { source: side.clone(), target: side, score: 1.0 }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|&letter| is_arabic_letter(letter)).count()
}

/// One side while it is put together.
#[derive(Default)]
struct Side {
    text: Excerpt,
    segments: Vec<Span>,
}

impl Side {
    fn push(&mut self, row: &Excerpt) {
        let start = self.text.text().len();
        self.text.append(&row.collapsed(|letter| matches!(letter, '\n' | '\r')));
        self.segments.push(Span::new(start, self.text.text().len()));
        self.text.push_unplaced("\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bitext: &Bitext) -> Vec<(&str, &str)> {
        let Bitext { source, target, alignment, .. } = bitext;
        let sides = alignment.source.iter().zip(&alignment.target);
        sides.map(|(one, other)| (one.of(source.text()), other.of(target.text()))).collect()
    }

    #[test]
    fn tables_are_read_in_either_order_of_columns() {
        let expected = [("وصل", "He came"), ("ذهب", "She went")];
        for text in ["وصل\tHe came\tnote\nno tab\nذهب\tShe went", "\u{feff}He came\tوصل\r\nShe went\tذهب\r\n"] {
            assert_eq!(rows(&Bitext::from_tsv(text).expect("a table")), expected);
        }
        assert!(Bitext::from_tsv("").is_err() && Bitext::from_tsv("a\tb").is_err());
    }

    #[test]
    fn rows_that_nobody_translated_keep_their_place_and_say_nothing() {
        let text =
            "msgid \"He came\"\nmsgstr \"وصل\"\n\nmsgid \"She went\"\nmsgstr \"\"\n\nmsgid \"They saw\"\nmsgstr \"رأوا\"\n";
        let source = InputSource::parse(std::path::Path::new("a.po"));
        let bitext = Bitext::read(text.as_bytes(), &source, None).expect("PO");
        assert_eq!(rows(&bitext), [("وصل", "He came"), ("", ""), ("رأوا", "They saw")]);
        assert_eq!(bitext.untranslated, 1);
    }

    #[test]
    fn json_lines_say_which_line_is_wrong() {
        let bitext = Bitext::from_json_lines("{\"source\":\"وصل\\nهنا\",\"target\":\"He\"}\n\n").expect("a pair");
        assert_eq!(rows(&bitext), [("وصل هنا", "He")]);
        for wrong in ["{\"source\":\"و\"}", "{", "[]", "{\"source\":1,\"target\":2}"] {
            let error = Bitext::from_json_lines(&format!("{{\"source\":\"و\",\"target\":\"a\"}}\n{wrong}")).expect_err(wrong);
            assert_eq!(error.location().line, Some(2));
        }
        assert!(rows(&Bitext::from_json_lines("").expect("no pair is no error")).is_empty());
    }
}
