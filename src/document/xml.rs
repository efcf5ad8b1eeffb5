//! XML as the readers of formats see it: elements by their local names, text with its references resolved. Streaming, and bounded:
//! nothing outside the file is read, nothing that it declares is expanded, and no more than so many elements lie in each other.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::origin::{Copier, Excerpt};
use crate::error::{Error, ErrorKind, Result};
use crate::span::LineIndex;

/// Elements that may lie in each other: no program writes a tenth of it.
const DEEPEST: usize = 1000;

/// What stands before text that is taken letter for letter.
const CDATA: &str = "<![CDATA[";

/// What comes next in a file.
#[derive(Debug)]
pub(super) enum Piece<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element ends.
    Close,
    /// Text, and the byte of the file where it begins; what stands between two elements may come in several pieces.
    Text(Cow<'x, str>, usize),
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute by its name without a prefix; `None` where it has none or one that is no XML.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().with_checks(false).flatten().find(|own| own.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }
}

/// A file while it is read.
pub(super) struct Xml<'x> {
    text: &'x str,
    copier: Copier<'x>,
    reader: Reader<&'x [u8]>,
    /// The local names of the elements that are open, the outermost first.
    open: Vec<String>,
}

impl<'x> Xml<'x> {
    /// Begins to read `text`.
    pub(super) fn new(text: &'x str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { text, copier: Copier::new(text), reader, open: Vec::new() }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// At the first place that is no XML, or where an entity is named that is not XML's own.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'x>>> {
        loop {
            let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let piece = match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.open.push(tag.local_name().into_inner().to_string());
                    if self.open.len() > DEEPEST {
                        let message = format!("more than {DEEPEST} elements lie in each other; is this file damaged?");
                        return Err(self.error(&message, self.reader.buffer_position()));
                    }
                    Piece::Open(Tag(tag))
                }
                Ok(Event::End(_)) => {
                    self.open.pop();
                    Piece::Close
                }
                Ok(Event::Text(text)) => Piece::Text(text.xml10_content(), at),
                Ok(Event::CData(text)) => Piece::Text(text.xml10_content(), at + CDATA.len()),
                Ok(Event::GeneralRef(reference)) => Piece::Text(self.resolved(&reference)?, at),
                Ok(Event::Eof) if self.open.is_empty() => return Ok(None),
                Ok(Event::Eof) => {
                    let last = self.open.last().map_or("", String::as_str);
                    let message = format!("the file ends within <{last}>; is it whole?");
                    return Err(self.error(&message, self.reader.buffer_position()));
                }
                // A document type may declare anything: it is passed over, and what it declares is not known.
                Ok(_) => continue,
                Err(error) => {
                    let message = format!("this is no XML: {error}; mend it there");
                    return Err(self.error(&message, self.reader.error_position()).caused_by(error));
                }
            };
            return Ok(Some(piece));
        }
    }

    /// Adds the text that begins at the byte `at` of the file, with its places there.
    pub(super) fn copy(&mut self, text: &str, at: usize, into: &mut Excerpt) {
        self.copier.copy(text, at, into);
    }

    /// The local names of the elements that are open, the outermost first.
    pub(super) fn open(&self) -> &[String] {
        &self.open
    }

    /// The name of the element that holds the one just opened; empty at the root.
    pub(super) fn parent(&self) -> &str {
        self.open.len().checked_sub(2).map_or("", |at| &self.open[at])
    }

    /// Passes over the element just opened and all that it holds.
    ///
    /// # Errors
    /// Those of [`next`](Self::next).
    pub(super) fn skip(&mut self) -> Result<()> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn resolved(&self, reference: &BytesRef<'_>) -> Result<Cow<'x, str>> {
        let name = &**reference;
        if let Ok(Some(letter)) = reference.resolve_char_ref() {
            return Ok(Cow::Owned(letter.to_string()));
        }
        if let Some(text) = quick_xml::escape::resolve_predefined_entity(name) {
            return Ok(Cow::Borrowed(text));
        }
        // A number that is no character stands for nothing.
        if reference.is_char_ref() {
            return Ok(Cow::Borrowed("\u{FFFD}"));
        }
        let message = format!("the entity &{name}; is not one of XML's own, and no others are read; write what it stands for");
        Err(self.error(&message, self.reader.buffer_position()))
    }

    /// The error with its place.
    fn error(&self, message: &str, at: u64) -> Error {
        let mut at = usize::try_from(at).unwrap_or(usize::MAX).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let place = LineIndex::new(self.text).locate(self.text, at);
        Error::new(ErrorKind::Format, message).at_line(place.line, Some(place.column))
    }
}

/// The encoding that an XML declaration names, if it does.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start_matches('\u{FEFF}').strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    value[1..].split_once(quote).map(|(label, _)| label.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<String> {
        let mut xml = Xml::new(text);
        let mut out = String::new();
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(tag) => out.push_str(&format!("<{}>", tag.name())),
                Piece::Close => out.push_str("</>"),
                Piece::Text(text, _) => out.push_str(&text),
            }
        }
        Ok(out)
    }

    #[test]
    fn names_lose_their_prefix_and_references_are_resolved() {
        let text = "\u{FEFF}<?xml version='1.0'?><!DOCTYPE a SYSTEM 'a.dtd'><w:a><!-- no --><b x=\"1\"/>&lt;&#x41;&amp;<![CDATA[<c>]]></w:a>";
        assert_eq!(all(text).expect("XML"), "<a><b></><A&<c></>");
    }

    #[test]
    fn text_is_where_the_file_has_it() {
        let file = "<a>one<b x='1'/>&amp;two<!-- no --> three\r\n<![CDATA[four]]>&#x41;</a>";
        let mut xml = Xml::new(file);
        let mut found = Vec::new();
        while let Some(piece) = xml.next().expect("XML") {
            if let Piece::Text(text, at) = piece {
                assert!(file[at..].starts_with(&*text) || file[at..].starts_with('&') || text.contains('\n'), "{text} at {at}");
                found.push(text.into_owned());
            }
        }
        assert_eq!(found, ["one", "&", "two", " three\n", "four", "A"]);
    }

    #[test]
    fn what_is_no_xml_is_told_with_its_place() {
        for (text, line, told) in [
            ("<a>\n<b></a>", 2, "no XML"),
            ("<a>\n&secret;</a>", 2, "&secret;"),
            ("<!DOCTYPE a [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\n<a>&secret;</a>", 2, "&secret;"),
            ("<a>\n<b>", 2, "ends within <b>"),
            ("<a>\n<b", 2, "no XML"),
        ] {
            let error = all(text).expect_err(text);
            assert_eq!(error.location().line, Some(line), "{text}: {error}");
            assert!(error.message().contains(told), "{text}: {error}");
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = format!("{}{}", "<a>".repeat(DEEPEST + 1), "</a>".repeat(DEEPEST + 1));
        assert!(all(&deep).expect_err("too deep").message().contains("lie in each other"));
        assert!(all(&deep[3..deep.len() - 4]).is_ok());
    }

    #[test]
    fn a_declaration_names_the_encoding() {
        let declared = |text: &str| declared_encoding(text.as_bytes());
        assert_eq!(declared("<?xml version=\"1.0\" encoding='windows-1256'?><a/>").as_deref(), Some("windows-1256"));
        assert_eq!(declared("<?xml version=\"1.0\"?><a encoding=\"x\"/>"), None);
        assert_eq!(declared("نص"), None);
    }
}
