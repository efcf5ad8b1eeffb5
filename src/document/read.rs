//! From the bytes of a file to an article, or to rows that are paired already.

use super::format::{InputFormat, InputSource};
use super::origin::{Excerpt, FilePlace, Origin};
use super::rows::Row;
use super::{Document, Positions, docx, html, markdown, po, tmx, xliff, xml};
use crate::error::{Error, ErrorKind, Result};
use crate::text::decode::{Decoded, check_label, decode};

/// Formats of other programs by the bytes that they begin with, and what to do about them.
const OTHERS: [(&[u8], &str); 4] = [
    (b"%PDF-", "this is a PDF, in which text has no order; copy its text into a file, or ask for the document it was made of"),
    (b"PK\x03\x04", "this is an archive, not a text; if it is a Word document, name it as PATH:docx"),
    (&[0xD0, 0xCF, 0x11, 0xE0], "this is an old Word document (.doc); save it as .docx"),
    (b"{\\rtf", "this is an RTF document; save it as .docx or as plain text"),
];

/// Reads an article from the bytes of a file. Of a file that holds pairs in a format of translators' tools, the Arabic side is read,
/// a line for each segment; a table or JSON lines are read as they stand, as plain text.
///
/// `encoding` is that of files which are neither UTF-8 nor marked UTF-16 and do not name one themselves.
///
/// # Errors
/// If the bytes do not decode, with the place, or are not of the format; odd text is never an error.
pub fn read(bytes: &[u8], source: &InputSource, encoding: Option<&str>) -> Result<Document> {
    Ok(read_text(bytes, source, encoding)?.into_document(&source.path))
}

/// What stands between paragraphs of a document that has other ends of lines, so that each is one for all that reads it.
pub(super) const BETWEEN: &str = "\n\n";

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileText {
    /// The text.
    pub text: String,
    /// What byte offsets into it count.
    pub positions: Positions,
    /// Where its parts stand in the file.
    pub origin: Origin,
    /// What the file has at the bytes of the text, as long as it; `None` where that is the text.
    pub written: Option<String>,
}

impl FileText {
    /// A text whose lines are those of its file.
    fn new(text: String, positions: Positions) -> Self {
        Self { text, positions, ..Self::default() }
    }

    /// A text that was taken out of its file.
    fn of_excerpt(excerpt: Excerpt) -> Self {
        let (text, origin) = excerpt.into_text();
        Self { text, positions: Positions::Extracted, origin, written: None }
    }

    /// The article, with the file it came from.
    pub fn into_document(self, path: impl Into<std::path::PathBuf>) -> Document {
        let Self { text, positions, origin, written } = self;
        Document { origin, written, ..Document::new(text).with_path(path, positions) }
    }
}

/// Reads the text of an article as [`read`] does.
///
/// # Errors
/// Those of [`read`].
pub fn read_text(bytes: &[u8], source: &InputSource, encoding: Option<&str>) -> Result<FileText> {
    let whole = |file: Decoded| FileText::new(file.text, if file.in_file { Positions::File } else { Positions::Extracted });
    let read = match source.format() {
        InputFormat::Docx => docx::read(bytes).map(paragraphs),
        InputFormat::Html => {
            decoded(bytes, InputFormat::Html, encoding).map(|page| FileText::of_excerpt(html::article(&page.text)))
        }
        InputFormat::Markdown => decoded(bytes, InputFormat::Markdown, encoding).map(|file| {
            let text = markdown::blank_markup(&file.text);
            let written = (text != file.text).then(|| file.text.clone());
            FileText { text, written, ..whole(file) }
        }),
        InputFormat::Text | InputFormat::Tsv | InputFormat::JsonLines => decoded(bytes, InputFormat::Text, encoding).map(whole),
        InputFormat::Tmx | InputFormat::Xliff | InputFormat::Po => {
            read_rows(bytes, source, encoding).map(|rows| FileText::of_excerpt(lines(rows.iter().map(|row| &row.source))))
        }
    };
    read.map_err(|error| error.at_path(&source.path))
}

/// The paragraphs of a document without lines.
fn paragraphs(paragraphs: Vec<String>) -> FileText {
    let mut text = Excerpt::default();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let place = FilePlace::Paragraph(number + 1);
        if number > 0 {
            text.push(BETWEEN, place);
        }
        text.push(paragraph, place);
    }
    FileText::of_excerpt(text)
}

/// Those that have text, a line each.
fn lines<'e>(excerpts: impl Iterator<Item = &'e Excerpt>) -> Excerpt {
    let mut text = Excerpt::default();
    for excerpt in excerpts.filter(|excerpt| !excerpt.is_empty()) {
        if !text.is_empty() {
            text.push_unplaced("\n");
        }
        text.append(excerpt);
    }
    text
}

/// Reads the rows of a file of translators' tools (TMX, XLIFF, PO), Arabic first, white space within a row made one space. A row
/// that nobody translated yet has an empty English side.
///
/// # Errors
/// Those of [`read`], and if the format is another one.
pub fn read_rows(bytes: &[u8], source: &InputSource, encoding: Option<&str>) -> Result<Vec<Row>> {
    let format = source.format();
    let rows = |read: fn(&str) -> Result<Vec<Row>>| read(&decoded(bytes, format, encoding)?.text);
    let rows = match format {
        InputFormat::Tmx => rows(tmx::read),
        InputFormat::Xliff => rows(xliff::read),
        InputFormat::Po => rows(po::read),
        _ => {
            let message = "holds no pairs of sentences; name two files, SOURCE then TARGET";
            Err(Error::new(ErrorKind::Format, message))
        }
    };
    rows.map_err(|error| error.at_path(&source.path))
}

/// The text of a file: in the encoding that it names itself, if any, else in that of the caller.
fn decoded(bytes: &[u8], format: InputFormat, encoding: Option<&str>) -> Result<Decoded> {
    let own = match format {
        InputFormat::Html => html::declared_encoding(bytes),
        InputFormat::Tmx | InputFormat::Xliff => xml::declared_encoding(bytes),
        InputFormat::Po => po::declared_encoding(bytes),
        _ => None,
    };
    let own = own.filter(|label| check_label(label).is_ok());
    if let Some(decoded) = own.and_then(|label| decode(bytes, Some(&label)).ok()) {
        return Ok(decoded);
    }
    let other = |error| OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)).map_or(error, |(_, told)| other_format(told));
    match decode(bytes, encoding) {
        // It is all letters, but its text is between them.
        Ok(file) if file.text.starts_with("{\\rtf") => Err(other_format(OTHERS[3].1)),
        decoded => decoded.map_err(other),
    }
}

fn other_format(message: &str) -> Error {
    Error::new(ErrorKind::Format, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], path: &str) -> Result<(String, Positions)> {
        read(bytes, &InputSource::parse(std::path::Path::new(path)), None)
            .map(|document| (document.text().to_string(), document.positions()))
    }

    #[test]
    fn places_are_those_of_the_file_where_the_file_is_its_text() {
        let cases: [(&[u8], &str, &str, Positions); 6] = [
            ("# نص\n".as_bytes(), "a.txt", "# نص\n", Positions::File),
            ("# نص\n".as_bytes(), "a.md", "  نص\n", Positions::File),
            ("<p>نص</p>".as_bytes(), "a.html", "نص", Positions::Extracted),
            ("<p>نص</p>".as_bytes(), "a.log", "<p>نص</p>", Positions::File),
            (&[0xFF, 0xFE, 0x42, 0x06], "a.md", "ق", Positions::Extracted),
            ("msgid \"one\"\nmsgstr \"نص\"\n".as_bytes(), "-:po", "نص", Positions::Extracted),
        ];
        for (bytes, path, expected, positions) in cases {
            assert_eq!(text(bytes, path).expect(path), (expected.to_string(), positions), "{path}");
        }
    }

    #[test]
    fn a_file_may_name_its_encoding_itself() {
        let old = |before: &str, after: &str| [before.as_bytes(), &[0xDE, 0xC7, 0xE1], after.as_bytes()].concat();
        for (before, after, path) in [
            ("<meta charset=\"windows-1256\"><p>", "</p>", "a.html"),
            ("<META http-equiv=Content-Type content='text/html; charset=cp1256'><p>", "</p>", "a.html"),
            (
                "<?xml version='1.0' encoding='windows-1256'?><xliff><file><trans-unit><source>",
                "</source></trans-unit></file></xliff>",
                "a.xlf",
            ),
            ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CP1256\\n\"\nmsgid \"a\"\nmsgstr \"", "\"\n", "a.po"),
        ] {
            assert_eq!(text(&old(before, after), path).expect(path).0, "قال", "{before}");
        }
        assert!(
            text(&old("<meta charset=\"klingon\">", ""), "a.html").expect_err("no encoding").message().contains("--encoding")
        );
    }

    #[test]
    fn documents_of_other_programs_are_told_with_the_cure() {
        let cases: [(&[u8], &str); 4] = [
            (b"%PDF-1.7\n\xE2\xE3", "PDF"),
            (b"PK\x03\x04\xFF", "PATH:docx"),
            (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1], ".docx"),
            (b"{\\rtf1 a}", "RTF"),
        ];
        for (bytes, told) in cases {
            assert!(text(bytes, "a.txt").expect_err(told).message().contains(told));
        }
    }
}
