//! DOCX, Word documents: paragraphs, those in tables and text boxes too, then footnotes and endnotes in the order in which the text
//! refers to them. As a reader sees it who accepts all changes: tracked deletions, hidden text, codes of fields and comments are
//! left out, headers and footers too.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Piece, Tag, Xml};
use crate::error::{Error, ErrorKind, Result};
use crate::text::decode::decode;

/// Bytes that the parts of a document may unpack to: ten long novels with all their markup.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What parts with old text, and with what is no text, are called.
const LEFT_OUT: [&str; 8] = ["del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "sectPr", "tblPr"];

/// The paragraphs of a document that have text.
///
/// # Errors
/// If it is no Word document, or unpacks to more than 64 MiB.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<String>> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let message = "this is an old Word document (.doc), or one with a password; save it as .docx without a password";
        return Err(Error::new(ErrorKind::Format, message));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut parts = Parts { archive, left: LARGEST };
    let main = parts.main()?;
    let Some(text) = parts.text(&main)? else {
        let message = format!("this is no Word document: it has no part {main}; save it as .docx");
        return Err(Error::new(ErrorKind::Format, message));
    };
    let mut body = Flow::default();
    body.read(&text).map_err(|error| within(error, &main))?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    for kind in [Note::Foot, Note::End] {
        let ids: Vec<&str> = body.notes.iter().filter(|(own, _)| *own == kind).map(|(_, id)| id.as_str()).collect();
        if ids.is_empty() {
            continue;
        }
        let part = format!("{folder}/{}", kind.part());
        let Some(text) = parts.text(&part)? else { continue };
        let mut notes = notes(&text).map_err(|error| within(error, &part))?;
        for id in ids {
            if let Some(at) = notes.iter().position(|(own, _)| own == id) {
                body.paragraphs.extend(notes.swap_remove(at).1);
            }
        }
    }
    Ok(body.paragraphs)
}

fn broken(error: ZipError) -> Error {
    let message = "this is no Word document (.docx), or it is damaged; save it again as .docx";
    Error::new(ErrorKind::Format, message).caused_by(error)
}

/// The error in a part: its line means nothing in the whole file.
fn within(error: Error, part: &str) -> Error {
    Error::new(error.kind(), format!("{part} in it is damaged ({}); save it again as .docx", error.message()))
}

/// The parts of a document, unpacked one by one.
struct Parts<'d> {
    archive: ZipArchive<Cursor<&'d [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl Parts<'_> {
    /// The name of the part that holds the text.
    fn main(&mut self) -> Result<String> {
        const USUAL: &str = "word/document.xml";
        let Some(text) = self.text("_rels/.rels")? else { return Ok(USUAL.to_string()) };
        let mut xml = Xml::new(&text);
        while let Some(piece) = xml.next().map_err(|error| within(error, "_rels/.rels"))? {
            if let Piece::Open(tag) = piece
                && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                && let Some(target) = tag.attribute("Target")
            {
                return Ok(target.trim_start_matches('/').to_string());
            }
        }
        Ok(USUAL.to_string())
    }

    /// The text of a part, if there is such a part.
    fn text(&mut self, name: &str) -> Result<Option<String>> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(error)),
        };
        let mut bytes = Vec::new();
        // What the archive says of the size may be a lie: one byte more than there may be tells.
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| broken(ZipError::Io(error)))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            let message = format!("unpacks to more than {} MiB, which no Word document does; is it damaged?", LARGEST >> 20);
            Error::new(ErrorKind::Format, message)
        })?;
        Ok(Some(decode(&bytes, None).map_err(|error| within(error, name))?.text))
    }
}

/// A kind of note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Note {
    Foot,
    End,
}

impl Note {
    fn part(self) -> &'static str {
        match self {
            Self::Foot => "footnotes.xml",
            Self::End => "endnotes.xml",
        }
    }
}

/// The notes of a part, by their ids.
fn notes(text: &str) -> Result<Vec<(String, Vec<String>)>> {
    let mut xml = Xml::new(text);
    let mut notes = Vec::new();
    while let Some(piece) = xml.next()? {
        if let Piece::Open(tag) = piece
            && matches!(tag.name(), "footnote" | "endnote")
        {
            let id = tag.attribute("id").unwrap_or_default();
            let mut flow = Flow::default();
            flow.element(&mut xml)?;
            notes.push((id, flow.paragraphs));
        }
    }
    Ok(notes)
}

/// Paragraphs while they are read.
#[derive(Default)]
struct Flow {
    /// Those that have text, in order.
    paragraphs: Vec<String>,
    /// The notes that the text refers to, in order.
    notes: Vec<(Note, String)>,
    /// The paragraphs that are open, the outermost first: a text box stands within a paragraph.
    open: Vec<Paragraph>,
    /// Whether the text of this run is hidden.
    is_hidden: bool,
}

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// How many elements are open where it is.
    depth: usize,
    /// Whether its end is deleted, so that the next paragraph goes on with it.
    goes_on: bool,
}

impl Flow {
    fn read(&mut self, text: &str) -> Result<()> {
        let mut xml = Xml::new(text);
        while let Some(piece) = xml.next()? {
            self.piece(&mut xml, piece)?;
        }
        self.end();
        Ok(())
    }

    /// Reads the element just opened.
    fn element(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let depth = xml.open().len();
        while xml.open().len() >= depth {
            let Some(piece) = xml.next()? else { break };
            self.piece(xml, piece)?;
        }
        self.end();
        Ok(())
    }

    /// The last paragraph may go on with one that never came.
    fn end(&mut self) {
        while let Some(paragraph) = self.open.pop() {
            self.keep(&paragraph.text);
        }
    }

    fn piece(&mut self, xml: &mut Xml<'_>, piece: Piece<'_>) -> Result<()> {
        match piece {
            Piece::Open(tag) => self.opened(xml, &tag),
            Piece::Close => {
                self.closed(xml.open().len());
                Ok(())
            }
            Piece::Text(text, _) => {
                if xml.open().last().is_some_and(|name| name == "t") {
                    self.write(&text);
                }
                Ok(())
            }
        }
    }

    fn opened(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<()> {
        let in_run = xml.parent() == "r";
        match tag.name() {
            "p" => {
                let depth = xml.open().len();
                match self.open.last_mut().filter(|before| before.goes_on && before.depth == depth) {
                    Some(before) => before.goes_on = false,
                    None => self.open.push(Paragraph { depth, ..Paragraph::default() }),
                }
            }
            "r" => self.is_hidden = false,
            "vanish" if is_of_run(xml.open()) => self.is_hidden = is_on(tag),
            // In the properties of a paragraph it says that its end was deleted.
            "del" if xml.open().ends_with(&["pPr", "rPr", "del"].map(String::from)) => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.goes_on = true;
                }
            }
            "tab" | "ptab" if in_run => self.write("\t"),
            "br" | "cr" if in_run => self.write("\n"),
            "noBreakHyphen" if in_run => self.write("-"),
            "footnoteReference" => self.refer(Note::Foot, tag),
            "endnoteReference" => self.refer(Note::End, tag),
            name if LEFT_OUT.contains(&name) => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    /// Notes that an element ended and so many are still open.
    fn closed(&mut self, open: usize) {
        if self.open.last().is_some_and(|last| last.depth == open + 1 && !last.goes_on)
            && let Some(paragraph) = self.open.pop()
        {
            self.keep(&paragraph.text);
        }
        // What should have gone on does not reach over the end of a cell or a note.
        while self.open.last().is_some_and(|last| last.depth > open + 1) {
            let paragraph = self.open.pop().unwrap_or_default();
            self.keep(&paragraph.text);
        }
    }

    fn keep(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.paragraphs.push(text.to_string());
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.is_hidden) {
            paragraph.text.push_str(text);
        }
    }

    fn refer(&mut self, kind: Note, tag: &Tag<'_>) {
        if let Some(id) = tag.attribute("id").filter(|_| !self.is_hidden) {
            self.notes.push((kind, id));
        }
    }
}

/// Whether the element just opened is a property of a run, not of the mark that ends a paragraph.
fn is_of_run(open: &[String]) -> bool {
    open.len() > 2 && open[open.len() - 2] == "rPr" && open[open.len() - 3] == "r"
}

/// Whether a property that can be switched is on.
fn is_on(tag: &Tag<'_>) -> bool {
    !tag.attribute("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

#[cfg(test)]
mod tests;
