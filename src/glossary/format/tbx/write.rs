//! Writing TBX-Basic 3 with data categories as attributes.

use std::collections::{HashMap, HashSet};
use std::io;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{ADMITTED, DEPRECATED, OWN_NOTE, PREFERRED, content, ids, own_note};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::{Entry, Status};
use crate::glossary::format::Losses;
use crate::glossary::stats::is_calendar_day;
use crate::kinds::EntryType;

type Xml = Writer<Vec<u8>>;

/// The attributes of the root: dialect, style, the language of notes, the namespace of version 3.
const ROOT: [(&str, &str); 4] =
    [("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", "en"), ("xmlns", "urn:iso:std:iso:30042:ed-2")];

/// Writes the document. The day of writing stays out: same entries, same bytes.
///
/// # Errors
/// None in practice: memory is written.
pub(in super::super) fn write(entries: &[&Entry], losses: &mut Losses) -> Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = document(&mut xml, entries, losses).map(|()| [xml.into_inner(), b"\n".to_vec()].concat());
    written.map_err(|source| Error::new(ErrorKind::Io, "the TBX cannot be written").caused_by(source))
}

fn document(xml: &mut Xml, entries: &[&Entry], losses: &mut Losses) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("tbx").with_attributes(ROOT).write_inner_content(|xml| {
        xml.create_element("tbxHeader").write_inner_content(|xml| {
            xml.create_element("fileDesc").write_inner_content(|xml| {
                xml.create_element("titleStmt").write_inner_content(|xml| text(xml, "title", &[], "Glossary"))?;
                xml.create_element("sourceDesc").write_inner_content(|xml| text(xml, "p", &[], "Written by naqhara"))?;
                Ok(())
            })?;
            Ok(())
        })?;
        if entries.is_empty() {
            // The published grammar has no document without an entry; an empty body is no better than none.
            xml.create_element("text").write_empty()?;
            return Ok(());
        }
        xml.create_element("text").write_inner_content(|xml| {
            xml.create_element("body").write_inner_content(|xml| {
                let mut concepts = Concepts::new(entries);
                entries.iter().try_for_each(|entry| concept(xml, entry, &mut concepts, losses))
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// The ids of the concepts of a document, each of which must have one of its own.
struct Concepts {
    /// Ids that an entry has or that were made for one.
    taken: HashSet<String>,
    /// For each id that was asked for the number that its next bearer may have.
    next: HashMap<String, usize>,
}

impl Concepts {
    fn new(entries: &[&Entry]) -> Self {
        Self { taken: entries.iter().map(|entry| ids::to_xml(&entry.id)).collect(), next: HashMap::new() }
    }

    /// The id of the next concept whose entry has `own`: that one, or with a number behind it where an earlier entry has it.
    fn id(&mut self, own: &str) -> String {
        let Some(next) = self.next.get_mut(own) else {
            self.next.insert(own.to_string(), 2);
            return own.to_string();
        };
        loop {
            let id = format!("{own}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn concept(xml: &mut Xml, entry: &Entry, concepts: &mut Concepts, losses: &mut Losses) -> io::Result<()> {
    let own = ids::to_xml(&entry.id);
    let id = concepts.id(&own);
    if id != own {
        losses.field("an id that another entry has");
    }
    let element = xml.create_element("conceptEntry").with_attribute(("id", id.as_str()));
    if texts(entry).any(|text| text.chars().any(is_illegal)) {
        losses.field("control characters");
    }
    if names(entry).any(|name| content(name) != name)
        || [&entry.note, &entry.source].into_iter().any(|text| text.trim() != text)
    {
        losses.field("white space in excess");
    }
    if looks_like_ours(&entry.note) {
        losses.field("a note that looks like one of ours");
    }
    element.write_inner_content(|xml| {
        about(xml, entry, losses)?;
        if !entry.ar.is_empty() {
            xml.create_element("langSec").with_attribute(("xml:lang", "ar")).write_inner_content(|xml| {
                let types = std::iter::once(None).chain(std::iter::repeat(Some("variant")));
                entry.ar.iter().zip(types).try_for_each(|(form, kind)| term(xml, form, entry.kind, kind, None))
            })?;
        }
        xml.create_element("langSec").with_attribute(("xml:lang", "en")).write_inner_content(|xml| {
            term(xml, &entry.en, entry.kind, None, Some(status_of_english(entry.status)))?;
            entry.also.iter().try_for_each(|other| term(xml, other, entry.kind, None, Some(ADMITTED)))?;
            entry.avoid.iter().try_for_each(|other| term(xml, other, entry.kind, None, Some(DEPRECATED)))
        })?;
        Ok(())
    })?;
    Ok(())
}

/// What is said of the concept as a whole.
fn about(xml: &mut Xml, entry: &Entry, losses: &mut Losses) -> io::Result<()> {
    if is_calendar_day(&entry.added) {
        xml.create_element("transacGrp").write_inner_content(|xml| {
            text(xml, "transac", &[("type", "transactionType")], "origination")?;
            text(xml, "date", &[], &entry.added)
        })?;
    } else if !entry.added.is_empty() {
        losses.field("added (which is no day)");
    }
    if entry.kind != EntryType::Other {
        text(xml, "descrip", &[("type", "subjectField")], entry.kind.as_str())?;
    }
    if !entry.source.is_empty() {
        text(xml, "admin", &[("type", "source")], &entry.source)?;
    }
    if !entry.note.is_empty() {
        text(xml, "note", &[], &entry.note)?;
    }
    let mut own = Vec::new();
    // A note that reads like one of ours is told from it by being followed by ours.
    if entry.status != Status::Approved || looks_like_ours(&entry.note) {
        losses.note("status");
        own.push(format!("status={}", entry.status.as_str()));
    }
    if let Some(mode) = entry.mode {
        losses.note("match");
        own.push(format!("match={}", mode.as_str()));
    }
    if own.is_empty() { Ok(()) } else { text(xml, "note", &[], &format!("{OWN_NOTE} {}", own.join(" "))) }
}

/// What the preferred English is to those who know no more than TBX: nobody should use what was rejected.
fn status_of_english(status: Status) -> &'static str {
    match status {
        Status::Approved => PREFERRED,
        Status::Proposed => ADMITTED,
        Status::Rejected | Status::Forbidden => DEPRECATED,
    }
}

fn term(xml: &mut Xml, term: &str, kind: EntryType, term_type: Option<&str>, status: Option<&str>) -> io::Result<()> {
    let speech = if kind == EntryType::Demonym { "adjective" } else { "noun" };
    xml.create_element("termSec").write_inner_content(|xml| {
        text(xml, "term", &[], term)?;
        text(xml, "termNote", &[("type", "partOfSpeech")], speech)?;
        if let Some(term_type) = term_type {
            text(xml, "termNote", &[("type", "termType")], term_type)?;
        }
        if let Some(status) = status {
            text(xml, "termNote", &[("type", "administrativeStatus")], status)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// An element with a text, its characters as XML allows them.
fn text(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], content: &str) -> io::Result<()> {
    let legal = legal(content);
    // A reader makes a line feed of a carriage return that is not spelled out.
    let escaped = escape(legal).replace('\r', "&#13;");
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_text_content(BytesText::from_escaped(escaped))?;
    Ok(())
}

/// A note that a reader takes for one of ours, once it is written.
fn looks_like_ours(note: &str) -> bool {
    own_note(&legal(note)).is_some()
}

fn legal(text: &str) -> String {
    text.chars().filter(|letter| !is_illegal(*letter)).collect()
}

fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.english().chain(entry.ar.iter().chain(&entry.avoid).map(String::as_str))
}

fn texts(entry: &Entry) -> impl Iterator<Item = &str> {
    names(entry).chain([entry.note.as_str(), &entry.source])
}

/// Characters that XML 1.0 has no way to write.
fn is_illegal(letter: char) -> bool {
    letter < ' ' && !matches!(letter, '\t' | '\n' | '\r') || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_those_that_were_are_kept() {
        let entries = ["a", "a", "a", "a-2"].map(|id| Entry { id: id.into(), ..Entry::default() });
        let mut concepts = Concepts::new(&entries.iter().collect::<Vec<_>>());
        assert_eq!(entries.each_ref().map(|entry| concepts.id(&entry.id)), ["a", "a-3", "a-4", "a-2"]);
    }
}
