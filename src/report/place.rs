//! A place in a text as every JSON document states it.

use serde::Serialize;

use crate::document::{Document, FilePlace};
use crate::span::{LineColumn, Span};

/// Where something stands, and what stands there.
#[derive(Serialize)]
pub(super) struct WirePlace<'a> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<WireFilePlace>,
}

/// The place in the file of a text that was taken out of one.
#[derive(Serialize, Default)]
pub(super) struct WireFilePlace {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
}

impl From<FilePlace> for WireFilePlace {
    fn from(place: FilePlace) -> Self {
        let none = Self::default();
        match place {
            FilePlace::Column(at) => Self { line: Some(at.line), column: Some(at.column), ..none },
            FilePlace::Line(line) => Self { line: Some(line), ..none },
            FilePlace::Paragraph(number) => Self { paragraph: Some(number), ..none },
        }
    }
}

impl<'a> WirePlace<'a> {
    /// The place of a span that begins at `at`; `file` is where that stands in the file, if that is elsewhere.
    pub(super) fn new(span: Span, at: LineColumn, text: &'a str, file: Option<FilePlace>) -> Self {
        let file = file.map(WireFilePlace::from);
        Self { start: span.start, end: span.end, line: at.line, column: at.column, text, file }
    }
}

/// Where the byte `offset` of a text that was taken out of a file stands there; `None` where lines of the text are those of the file.
pub(super) fn elsewhere(document: &Document, offset: usize, at: LineColumn) -> Option<FilePlace> {
    let origin = document.origin();
    if origin.is_the_text() { None } else { origin.place(document.text(), offset, at) }
}
