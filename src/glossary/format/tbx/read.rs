//! Reading TBX of any version and style.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node, ParsingOptions};

use super::{ids, own_note};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::{Entry, Status};
use crate::glossary::format::Read;
use crate::glossary::format::cells::is_language;
use crate::glossary::format::row::{self, Place};
use crate::kinds::EntryType;
use crate::span::LineIndex;

/// The namespace of `xml:lang`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What the namespaces of data categories begin with where they are elements.
const CATEGORIES: &str = "http://www.tbxinfo.net/ns/";

/// Data categories that say nothing an entry has a field for, and nothing that is missed.
const SILENT: [&str; 4] = ["partOfSpeech", "termType", "grammaticalGender", "grammaticalNumber"];

/// Reads a TBX document.
///
/// # Errors
/// If it is no XML, no TBX, holds a reference to an external entity, or no term is English.
pub(in super::super) fn read(text: &str) -> Result<Read> {
    if text.trim().is_empty() {
        return Ok(Read::default());
    }
    // Declarations inside the file are understood, with bounds on how much they may expand to; nothing is ever fetched.
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| no_xml(&error))?;
    let root = document.root_element().tag_name().name();
    if !matches!(root, "tbx" | "martif" | "TBX") {
        let message = format!("this is no TBX: its root is <{root}>, not <tbx> or <martif>; name the format as PATH:FORMAT");
        return Err(Error::new(ErrorKind::Format, message).at_line(1, None));
    }
    let lines = LineIndex::new(text);
    let mut found = Found { read: Read::default(), lines, languages: BTreeSet::new(), ignored: BTreeMap::new() };
    let is_entry = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "conceptEntry" | "termEntry");
    let mut arabic = 0;
    for node in document.descendants().filter(is_entry) {
        arabic += usize::from(found.entry(node));
    }
    found.finish(arabic)
}

fn no_xml(error: &roxmltree::Error) -> Error {
    let message = match error {
        roxmltree::Error::UnknownEntityReference(name, _) => {
            format!(
                "the entity &{name}; is not declared in the file, and entities outside it are never read; write what it stands for"
            )
        }
        _ => {
            let text = error.to_string();
            format!("this is no XML: {}; mend it there", text.rsplit_once(" at ").map_or(text.as_str(), |(reason, _)| reason))
        }
    };
    let place = error.pos();
    Error::new(ErrorKind::Format, message).at_line(place.row as usize, Some(place.col as usize))
}

struct Found {
    read: Read,
    lines: LineIndex,
    languages: BTreeSet<String>,
    /// Data categories that no field holds, with the line of the first and their number.
    ignored: BTreeMap<String, (usize, usize)>,
}

/// A concept while it is read.
#[derive(Default)]
struct Concept {
    arabic: Vec<String>,
    english: Vec<(String, Rank)>,
    notes: Vec<String>,
    /// Notes that begin like ours: what stands behind that, and the note.
    own_notes: Vec<(String, String)>,
    entry: Entry,
    kind: String,
    status: String,
    mode: String,
}

/// What an English term is to its concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Preferred,
    Admitted,
    Avoided,
    Unsaid,
}

impl Found {
    /// Adds an entry; whether it has an Arabic term.
    fn entry(&mut self, node: Node<'_, '_>) -> bool {
        let line = self.line(node);
        let mut concept = Concept::default();
        concept.entry.id = node.attribute("id").map(ids::from_xml).unwrap_or_default();
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "langSec" | "langSet" => self.language(child, &mut concept),
                _ => self.about(child, &mut concept),
            }
        }
        let arabic = !concept.arabic.is_empty();
        if concept.english.is_empty() {
            let message = "the entry has no English term (xml:lang=\"en\") and is skipped; add one";
            self.read.skip(line, None, message);
            return arabic;
        }
        concept.take_own_note();
        let Concept { kind, status, mode, .. } = &concept;
        let (kind, status, mode) = (kind.clone(), status.clone(), mode.clone());
        row::add(&mut self.read, Place { line, column: None }, concept.finish(), &kind, &status, &mode);
        arabic
    }

    /// The terms of one language.
    fn language(&mut self, node: Node<'_, '_>, concept: &mut Concept) {
        let language = node.attribute((XML, "lang")).or_else(|| node.attribute("lang")).unwrap_or_default();
        self.languages.insert(language.to_string());
        let (arabic, english) = (is_language(language, "ar"), is_language(language, "en"));
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "termSec" | "tig" | "ntig" if arabic => concept.arabic.extend(self.term(child)),
                "termSec" | "tig" | "ntig" if english => {
                    let rank = self.rank(child, concept);
                    concept.english.extend(self.term(child).map(|term| (term, rank)));
                }
                "termSec" | "tig" | "ntig" => {}
                _ => self.about(child, concept),
            }
        }
    }

    fn term(&mut self, node: Node<'_, '_>) -> Option<String> {
        let term = node.descendants().find(|node| node.tag_name().name() == "term").map(content).unwrap_or_default();
        if term.is_empty() {
            self.read.ignore(self.line(node), None, "a term is empty and is left out; fill it in or take it out");
            return None;
        }
        Some(term)
    }

    /// What is said of an English term: its rank, and notes.
    fn rank(&mut self, node: Node<'_, '_>, concept: &mut Concept) -> Rank {
        let mut rank = Rank::Unsaid;
        for child in node.descendants().filter(|child| child.is_element() && child.id() != node.id()) {
            match category(child) {
                Some("administrativeStatus" | "normativeAuthorization") => match rank_of(&content(child)) {
                    Some(found) => rank = found,
                    None => self.ignore(child, &format!("administrativeStatus \"{}\"", content(child))),
                },
                Some(name) if SILENT.contains(&name) => {}
                Some(name) => self.ignore(child, name),
                None if child.tag_name().name() == "note" => concept.notes.push(content(child)),
                None => {}
            }
        }
        rank
    }

    /// What is said of a concept, or of a language of it.
    fn about(&mut self, node: Node<'_, '_>, concept: &mut Concept) {
        let inner = |node: Node<'_, '_>| content(node);
        match node.tag_name().name() {
            "note" => match own_note(&whole(node)) {
                Some(own) => concept.own_notes.push((own, note(node))),
                None => concept.notes.push(note(node)),
            },
            "transacGrp" => {
                let is = |word: &'static str| move |child: &Node<'_, '_>| category(*child) == Some(word);
                let origin = node.children().find(is("transactionType")).is_some_and(|found| inner(found) == "origination");
                let date = node.children().find(|child| child.tag_name().name() == "date").map(inner);
                if let (true, Some(date)) = (origin, date) {
                    concept.entry.added = date;
                }
            }
            "descripGrp" | "adminGrp" => {
                if let Some(first) = node.first_element_child() {
                    self.about(first, concept);
                }
            }
            _ => match category(node) {
                Some("source") if concept.entry.source.is_empty() => concept.entry.source = note(node),
                // We write none, so that a line end in one is where another program broke it.
                Some("definition" | "Usage note" | "usageNote") => concept.notes.push(content(node)),
                Some("subjectField") if EntryType::parse(&inner(node)).is_some() => concept.kind = inner(node),
                Some("subjectField") => self.ignore(node, &format!("subjectField \"{}\"", inner(node))),
                Some(name) => self.ignore(node, name),
                None => {}
            },
        }
    }

    fn ignore(&mut self, node: Node<'_, '_>, what: &str) {
        let line = self.line(node);
        self.ignored.entry(what.to_string()).or_insert((line, 0)).1 += 1;
    }

    fn line(&self, node: Node<'_, '_>) -> usize {
        self.lines.line(node.range().start)
    }

    /// What was read, with what is to be said about the file as a whole; `arabic` entries have an Arabic term.
    fn finish(mut self, arabic: usize) -> Result<Read> {
        let languages: Vec<&str> = self.languages.iter().map(String::as_str).collect();
        let languages = languages.join(", ");
        for (what, (line, count)) in &self.ignored {
            let message = format!("{what} is not read: an entry has no place for it ({count} of them, the first here)");
            self.read.ignore(*line, None, message);
        }
        self.read.warnings.sort_by_key(|warning| warning.location.line);
        if self.read.entries.is_empty() && self.read.rows_skipped() > 0 {
            let message = format!("no term is English (xml:lang=\"en\"); the languages of the file are: {languages}");
            return Err(Error::new(ErrorKind::Format, message).at_line(1, None));
        }
        if arabic == 0 && !self.read.entries.is_empty() {
            let message = format!(
                "no term is Arabic (xml:lang=\"ar\"); the languages of the file are: {languages}; mark the Arabic ones"
            );
            self.read.warn(1, None, message);
        }
        Ok(self.read)
    }
}

impl Concept {
    /// Takes what a note of ours holds.
    fn take_own_note(&mut self) {
        // We write one, behind what a person noted.
        let Some((own, _)) = self.own_notes.pop() else { return };
        self.notes.extend(std::mem::take(&mut self.own_notes).into_iter().map(|(_, note)| note));
        for word in own.split_whitespace() {
            match word.split_once('=') {
                Some(("status", value)) => self.status = value.to_string(),
                Some(("match", value)) => self.mode = value.to_string(),
                _ => {}
            }
        }
    }

    /// The entry: the first preferred English, else the first that is not to be avoided. Where nothing else is there, what is to
    /// be avoided is an entry that forbids it.
    fn finish(mut self) -> Entry {
        let is = |wanted: Rank| move |(_, rank): &(String, Rank)| *rank == wanted;
        let own = (!self.status.is_empty()).then_some(0);
        let usable = || self.english.iter().position(|(_, rank)| *rank != Rank::Avoided);
        let first = own.or_else(|| self.english.iter().position(is(Rank::Preferred))).or_else(usable);
        if first.is_none() {
            self.entry.status = Status::Forbidden;
        }
        let (en, _) = self.english.remove(first.unwrap_or(0));
        for (term, rank) in self.english {
            let list = if rank == Rank::Avoided { &mut self.entry.avoid } else { &mut self.entry.also };
            list.push(term);
        }
        self.notes.retain(|note| !note.is_empty());
        Entry { en, ar: self.arabic, note: self.notes.join("\n"), ..self.entry }
    }
}

/// The data category of an element: its type, or its name where categories are elements.
fn category<'x>(node: Node<'x, '_>) -> Option<&'x str> {
    match node.tag_name().name() {
        "descrip" | "admin" | "adminNote" | "descripNote" | "termNote" | "transac" | "transacNote" | "ref" | "xref" => {
            node.attribute("type")
        }
        name if node.tag_name().namespace().is_some_and(|space| space.starts_with(CATEGORIES)) => Some(name),
        _ => None,
    }
}

/// The text of an element, that of elements inside it as well, white space as one space.
fn content(node: Node<'_, '_>) -> String {
    super::content(&whole(node))
}

/// The text of a note: as it is, but for white space around it.
fn note(node: Node<'_, '_>) -> String {
    whole(node).trim().to_string()
}

fn whole(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|inner| if inner.is_text() { inner.text() } else { None }).collect()
}

/// What a status means, in the words of the standard and of programs that have others.
fn rank_of(status: &str) -> Option<Rank> {
    let word = status.trim_end_matches("-admn-sts").trim_end_matches("Term").to_lowercase();
    match word.as_str() {
        "preferred" | "standardized" => Some(Rank::Preferred),
        "admitted" | "legal" | "regulated" => Some(Rank::Admitted),
        "deprecated" | "superseded" | "forbidden" | "obsolete" | "notrecommended" => Some(Rank::Avoided),
        _ => None,
    }
}
