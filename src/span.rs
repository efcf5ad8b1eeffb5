//! Positions: byte spans of the original text, and the way from a byte to a line and a column.

use std::ops::Range;

/// A range of bytes of the original text, `start` inclusive, `end` exclusive, both on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers no byte at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two have a byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text at the span.
    ///
    /// # Panics
    /// If the span does not lie in `text` on character boundaries, that is if it was made for another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Finds the line and column of a byte. A line ends at LF or CRLF.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

/// A place as people count it: both numbers from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl LineIndex {
    /// Notes where each line of `text` begins.
    pub fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line, from 1, that holds the byte `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The first byte of a line, counted from 1; of one beyond the last, that of the last.
    pub fn start(&self, line: usize) -> usize {
        self.starts[line.clamp(1, self.starts.len()) - 1]
    }

    /// The line and column of the byte `offset` of `text`, the text this index was made for.
    ///
    /// Costs the length of the line up to `offset`; to place many offsets of one text in order, use [`LineCursor`].
    pub fn locate(&self, text: &str, offset: usize) -> LineColumn {
        LineCursor::new(self).locate(text, offset)
    }
}

/// Places offsets that come in ascending order, each character of the text counted once.
#[derive(Debug, Clone)]
pub struct LineCursor<'i> {
    index: &'i LineIndex,
    offset: usize,
    column: usize,
}

impl<'i> LineCursor<'i> {
    /// A cursor at the start of the text.
    pub fn new(index: &'i LineIndex) -> Self {
        Self { index, offset: 0, column: 1 }
    }

    /// The line and column of `offset`; going back is allowed and costs the length of the line.
    pub fn locate(&mut self, text: &str, offset: usize) -> LineColumn {
        let line = self.index.line(offset);
        let start = self.index.starts[line - 1];
        if self.offset < start || self.offset > offset {
            (self.offset, self.column) = (start, 1);
        }
        self.column += text[self.offset..offset].chars().count();
        self.offset = offset;
        LineColumn { line, column: self.column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_and_crlf_and_columns_count_characters() {
        let text = "أب\r\nجد ه\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.locate(text, text.find(needle).expect("in the text"));
        assert_eq!(at("أ"), LineColumn { line: 1, column: 1 });
        assert_eq!(at("ب"), LineColumn { line: 1, column: 2 });
        assert_eq!(at("ه"), LineColumn { line: 2, column: 4 });
        assert_eq!(index.locate(text, text.len()), LineColumn { line: 3, column: 1 });
    }
}
