//! A place in a text as every JSON document states it.

use serde::Serialize;

use crate::span::{LineColumn, Span};

/// Where something stands, and what stands there.
#[derive(Serialize)]
pub(super) struct WirePlace<'a> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
}

impl<'a> WirePlace<'a> {
    /// The place of a span that begins at `at`.
    pub(super) fn new(span: Span, at: LineColumn, text: &'a str) -> Self {
        Self { start: span.start, end: span.end, line: at.line, column: at.column, text }
    }
}
