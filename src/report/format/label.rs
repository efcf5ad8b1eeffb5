//! What a line of JSON says of its article, and the line of an article that could not be read.

use std::error::Error as _;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::report::Label;

/// Which article; of one that is alone, the path.
#[derive(Serialize)]
pub(in crate::report::format) struct WireLabel<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

impl<'a> WireLabel<'a> {
    /// Of a label, or of a path alone.
    pub(in crate::report::format) fn new(label: Option<&'a Label>, path: Option<&'a str>) -> Self {
        let Some(label) = label else {
            return Self { id: None, path, line: None, date: None, source: None, hash: None };
        };
        Self {
            id: Some(&label.id),
            path: label.path.as_deref(),
            line: label.line,
            date: label.date.as_deref(),
            source: label.source.as_deref(),
            hash: label.hash.map(|hash| format!("{hash:016x}")),
        }
    }
}

#[derive(Serialize)]
struct Wire<'a> {
    version: u32,
    kind: &'static str,
    document: WireLabel<'a>,
    error: WireError,
}

#[derive(Serialize)]
struct WireError {
    kind: &'static str,
    message: String,
    line: Option<usize>,
}

/// Writes the line of an article in error.
pub(super) fn write_failure(error: &Error, label: &Label, out: &mut dyn Write) -> io::Result<()> {
    let mut message = error.message().to_string();
    let mut cause = error.source();
    while let Some(because) = cause {
        message.push_str(": ");
        message.push_str(&because.to_string());
        cause = because.source();
    }
    let line = error.location().line.or(label.line);
    let wire = WireError { kind: error.kind().as_str(), message, line };
    let document = WireLabel::new(Some(label), None);
    serde_json::to_writer(&mut *out, &Wire { version: 1, kind: "error", document, error: wire })?;
    out.write_all(b"\n")
}

/// What comes before the document in every line.
const BEFORE: &[u8] = b",\"document\":";

#[derive(Serialize)]
struct WireDocument<'a> {
    #[serde(flatten)]
    label: WireLabel<'a>,
    #[serde(flatten)]
    kept: Kept,
}

/// What a document says that its label does not.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<String>,
}

/// The line with another label.
pub(super) fn relabelled(line: &[u8], label: &Label) -> Option<Vec<u8>> {
    let start = line.windows(BEFORE.len()).position(|window| window == BEFORE)? + BEFORE.len();
    let mut document = serde_json::Deserializer::from_slice(&line[start..]).into_iter::<Kept>();
    let kept = document.next()?.ok()?;
    let end = start + document.byte_offset();
    let mut out = line[..start].to_vec();
    serde_json::to_writer(&mut out, &WireDocument { label: WireLabel::new(Some(label), None), kept }).ok()?;
    out.extend_from_slice(&line[end..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::glossary::Glossary;
    use crate::report::{Report, write_line};

    #[test]
    fn a_line_with_another_label_is_the_line_that_would_be_written() {
        let document = Document::new("وصل \"درافل\" أمس, {\"document\":{}}");
        let report = Report::new(&document, &[], &Glossary::default());
        let old = Label { id: "a\"}".into(), path: Some("x".into()), line: Some(7), ..Label::default() };
        let new = Label { id: "b".into(), date: Some("2026-01-01".into()), hash: Some(3), ..Label::default() };
        let line = |label: &Label| {
            let mut line = Vec::new();
            write_line(&report, label, &mut line).expect("memory takes it");
            line
        };
        assert_eq!(relabelled(&line(&old), &new).expect("a line"), line(&new));
        assert_eq!(relabelled(b"{\"version\":1}", &new), None);
    }
}
