//! From a place in a text to the place in the file that it was taken out of.

use std::fmt;

use crate::span::LineColumn;

/// A place in a file, as a person finds it who opens the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilePlace {
    /// A line and a column.
    Column(LineColumn),
    /// A line, from 1; where in the line it stands is not known.
    Line(usize),
    /// A paragraph that has text, from 1, of a document without lines.
    Paragraph(usize),
}

impl FilePlace {
    /// The line, from 1; `None` in a document without lines.
    pub fn line(self) -> Option<usize> {
        match self {
            Self::Column(at) => Some(at.line),
            Self::Line(line) => Some(line),
            Self::Paragraph(_) => None,
        }
    }

    /// The place so many characters further on in the same line or paragraph.
    fn after(self, characters: usize) -> Self {
        match self {
            Self::Column(at) => Self::Column(LineColumn { column: at.column + characters, ..at }),
            other => other,
        }
    }
}

/// `12:8`, `12` or `paragraph 3`.
impl fmt::Display for FilePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column(at) => write!(f, "{}:{}", at.line, at.column),
            Self::Line(line) => write!(f, "{line}"),
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
        }
    }
}

/// A part of a text that stands in one line of a file as it stands in the text, from `start` to the next part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// Its first byte in the text.
    start: usize,
    /// Where that byte stands in the file; `None` where nobody knows.
    place: Option<FilePlace>,
}

/// Bytes that a part of a text covers at most, so that no place costs more than counting them.
const LONGEST_PART: usize = 1024;

/// Where in its file each part of a text stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// By start; `None` where lines and columns of the text are those of the file.
    parts: Option<Vec<Part>>,
}

impl Origin {
    /// Whether lines and columns of the text are those of the file.
    pub fn is_the_text(&self) -> bool {
        self.parts.is_none()
    }

    /// Where the byte `offset` of `text` stands in the file; `own` is its line and column in the text. `None` where nobody knows.
    pub fn place(&self, text: &str, offset: usize, own: LineColumn) -> Option<FilePlace> {
        let Some(parts) = &self.parts else { return Some(FilePlace::Column(own)) };
        let part = parts[parts.partition_point(|part| part.start <= offset).checked_sub(1)?];
        Some(part.place?.after(text[part.start..offset].chars().count()))
    }

    /// Where the character that ends before the byte `offset` ends in the file.
    pub fn end(&self, text: &str, offset: usize, own: LineColumn) -> Option<FilePlace> {
        let Some(last) = text[..offset].chars().next_back().filter(|_| self.parts.is_some()) else {
            return self.place(text, offset, own);
        };
        Some(self.place(text, offset - last.len_utf8(), own)?.after(1))
    }
}

/// A text that was taken out of a file, with the places that its parts have there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    text: String,
    parts: Vec<Part>,
}

impl Excerpt {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds text that stands in one line of the file from `place` on, as long as [`LONGEST_PART`] at most.
    fn add(&mut self, text: &str, place: Option<FilePlace>) {
        self.parts.push(Part { start: self.text.len(), place });
        self.text.push_str(text);
    }

    /// Adds text of which only the line or the paragraph is known.
    pub fn push(&mut self, text: &str, place: FilePlace) {
        self.add(text, Some(place));
    }

    /// Adds text that stands nowhere in the file, or nobody knows where.
    pub fn push_unplaced(&mut self, text: &str) {
        self.add(text, None);
    }

    /// Adds another excerpt of the same file.
    pub fn append(&mut self, other: &Self) {
        let shift = self.text.len();
        self.parts.extend(other.parts.iter().map(|part| Part { start: part.start + shift, ..*part }));
        self.text.push_str(&other.text);
    }

    /// The excerpt with runs of what is a gap made one space, and none at an end.
    pub fn collapsed(&self, is_gap: impl Fn(char) -> bool) -> Self {
        let mut line = Self::default();
        let mut parts = self.parts.iter().peekable();
        // Where the character at hand stands, and where it would if it went on with what was added last.
        let (mut here, mut next) = (None, None);
        let mut gap = false;
        for (offset, letter) in self.text.char_indices() {
            while let Some(part) = parts.next_if(|part| part.start <= offset) {
                here = part.place;
            }
            if is_gap(letter) {
                gap = true;
            } else {
                if std::mem::take(&mut gap) && !line.text.is_empty() {
                    line.text.push(' ');
                    next = next.map(|next: FilePlace| next.after(1));
                }
                let is_long = line.parts.last().is_none_or(|part| line.text.len() - part.start >= LONGEST_PART);
                if here != next || is_long {
                    line.parts.push(Part { start: line.text.len(), place: here });
                }
                line.text.push(letter);
                next = here.map(|here| here.after(1));
            }
            here = here.map(|here| here.after(1));
        }
        line
    }

    /// The excerpt in one line: runs of white space become a space.
    pub fn one_line(&self) -> Self {
        self.collapsed(char::is_whitespace)
    }

    /// Whether a part that stands elsewhere in the file than what is before it begins at the byte `offset`.
    pub(super) fn begins_part(&self, offset: usize) -> bool {
        self.parts.binary_search_by_key(&offset, |part| part.start).is_ok()
    }

    /// The part of it from byte `start` to `end`, both on character boundaries.
    pub fn slice(&self, start: usize, end: usize) -> Self {
        let first = self.parts.partition_point(|part| part.start <= start).saturating_sub(1);
        let mut slice = Self { text: self.text[start..end].to_string(), parts: Vec::new() };
        for part in self.parts[first..].iter().take_while(|part| part.start < end) {
            let passed = self.text[part.start.min(start)..start].chars().count();
            let place = part.place.map(|place| place.after(passed));
            slice.parts.push(Part { start: part.start.saturating_sub(start), place });
        }
        slice
    }

    /// The text and where it stands in the file.
    pub fn into_text(self) -> (String, Origin) {
        (self.text, Origin { parts: Some(self.parts) })
    }
}

/// Copies text out of a file, and counts its lines and columns while it goes on; going back is allowed and costs what lies before.
#[derive(Debug, Clone)]
pub(crate) struct Copier<'f> {
    file: &'f str,
    offset: usize,
    place: LineColumn,
}

impl<'f> Copier<'f> {
    /// At the beginning of `file`.
    pub(crate) fn new(file: &'f str) -> Self {
        Self { file, offset: 0, place: LineColumn { line: 1, column: 1 } }
    }

    /// Where the byte `offset` of the file stands.
    pub(crate) fn place(&mut self, offset: usize) -> FilePlace {
        if offset < self.offset {
            *self = Self::new(self.file);
        }
        let passed = self.file.get(self.offset..offset).unwrap_or_default();
        match passed.rfind('\n') {
            Some(last) => {
                self.place.line += passed.bytes().filter(|byte| *byte == b'\n').count();
                self.place.column = passed[last + 1..].chars().count() + 1;
            }
            None => self.place.column += passed.chars().count(),
        }
        self.offset += passed.len();
        FilePlace::Column(self.place)
    }

    /// Adds text that stands at the byte `at` of the file, or that what stands there means; an end of line in it may be two
    /// characters in the file.
    pub(crate) fn copy(&mut self, text: &str, mut at: usize, into: &mut Excerpt) {
        for line in text.split_inclusive('\n') {
            let mut rest = line;
            while !rest.is_empty() {
                let mut cut = rest.len().min(LONGEST_PART);
                while !rest.is_char_boundary(cut) {
                    cut -= 1;
                }
                into.add(&rest[..cut], Some(self.place(at)));
                at += cut;
                rest = &rest[cut..];
            }
            let is_two = line.ends_with('\n') && self.file.as_bytes().get(at - 1..at + 1) == Some(b"\r\n");
            at += usize::from(is_two);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(excerpt: Excerpt) -> Vec<String> {
        let (text, origin) = excerpt.into_text();
        let own = LineColumn { line: 0, column: 0 };
        text.char_indices().map(|(at, letter)| format!("{letter}{}", origin.place(&text, at, own).expect("known"))).collect()
    }

    #[test]
    fn each_character_has_its_place_in_the_file() {
        let file = "<a>أ\r\n ب&amp;ج</a>";
        let mut copier = Copier::new(file);
        let mut excerpt = Excerpt::default();
        let at = |needle: &str| file.find(needle).expect("in the file");
        copier.copy("أ\n ب", at("أ"), &mut excerpt);
        copier.copy("&", at("&amp;"), &mut excerpt);
        copier.copy("ج", at("ج"), &mut excerpt);
        assert_eq!(places(excerpt.one_line()), ["أ1:4", " 1:5", "ب2:2", "&2:3", "ج2:8"]);
        let line = excerpt.one_line();
        let from = line.text().find('ب').expect("it is there");
        assert_eq!(places(line.slice(from, line.text().len())), ["ب2:2", "&2:3", "ج2:8"]);
    }

    #[test]
    fn a_long_line_is_cut_into_parts_and_counted_all_the_same() {
        let file = format!("x{}", "نص ".repeat(LONGEST_PART));
        let mut excerpt = Excerpt::default();
        Copier::new(&file).copy(&file[1..], 1, &mut excerpt);
        for excerpt in [excerpt.clone(), excerpt.one_line()] {
            assert!(excerpt.parts.len() > 4);
            let (text, origin) = excerpt.into_text();
            for (number, (at, _)) in text.char_indices().enumerate().step_by(101) {
                let place = origin.place(&text, at, LineColumn { line: 1, column: number + 1 });
                assert_eq!(place, Some(FilePlace::Column(LineColumn { line: 1, column: number + 2 })));
            }
        }
    }

    #[test]
    fn an_end_is_where_its_last_character_ends() {
        let mut excerpt = Excerpt::default();
        excerpt.push("one", FilePlace::Column(LineColumn { line: 3, column: 5 }));
        excerpt.push("two", FilePlace::Line(4));
        excerpt.push_unplaced("three");
        let (text, origin) = excerpt.into_text();
        let own = LineColumn { line: 9, column: 9 };
        assert_eq!(origin.end(&text, 3, own), Some(FilePlace::Column(LineColumn { line: 3, column: 8 })));
        assert_eq!(origin.end(&text, 6, own), Some(FilePlace::Line(4)));
        assert_eq!(origin.end(&text, 7, own), None);
        assert_eq!(Origin::default().end(&text, 3, own), Some(FilePlace::Column(own)));
    }
}
