//! Labelled texts: CoNLL rows to documents with the labels that each word may have.

use std::collections::HashMap;

use super::super::facts::{self, Facts};
use super::super::lattice::{ANY, Allowed};
use super::super::model::Peels;
use super::super::tagger;
use super::super::tags::{self, OUTSIDE, Tag};
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::Glossary;
use crate::kinds::EntryType;
use crate::matcher;
use crate::text::cues::Cue;
use crate::text::normalize;

/// A labelled document.
pub(super) struct Labelled {
    pub(super) document: Document,
    pub(super) facts: Vec<Facts>,
    pub(super) labels: Vec<Label>,
}

/// What is known of the label of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    /// The labels it may have.
    pub(super) allowed: Allowed,
    /// The places where a name may begin in it, a bit each, as [`Peels`] lists them.
    pub(super) readings: u8,
}

impl Label {
    /// The label itself, where it is known.
    pub(super) fn tag(&self) -> Option<Tag> {
        (self.allowed.count_ones() == 1).then(|| self.allowed.trailing_zeros() as Tag)
    }
}

/// A row of a labelled text.
struct Row {
    token: String,
    /// The labels it may have.
    allowed: Allowed,
    /// How many letters of the token are particles, where the text says.
    peeled: Option<usize>,
}

/// The labels that begin a name of any kind.
const BEGINNINGS: Allowed = 0b0_1010_1010;

/// The labels that go on with a name of any kind.
const GOING_ON: Allowed = BEGINNINGS << 1;

/// Sentences of one document: the measured corpora are cut so, too.
const SENTENCES: usize = 40;

/// Reads labelled text: `TOKEN TAB LABEL`, a blank line between sentences, two between articles. A third column says how many
/// letters of the token are particles before the name; `?` as label says that nobody knows it.
pub(super) fn read(text: &str) -> Result<Vec<Labelled>> {
    let mut documents: Vec<Vec<Vec<Row>>> = vec![vec![Vec::new()]];
    for (number, line) in text.lines().enumerate() {
        let sentences = documents.last_mut().expect("there is always one");
        let sentence = sentences.last_mut().expect("there is always one");
        if !line.is_empty() {
            sentence.push(row(line).map_err(|message| Error::new(ErrorKind::Format, message).at_line(number + 1, None))?);
        } else if sentence.is_empty() || sentences.len() >= SENTENCES {
            documents.push(vec![Vec::new()]);
        } else {
            sentences.push(Vec::new());
        }
    }
    let bare = bare_names(&documents);
    let full = |sentences: &Vec<Vec<Row>>| sentences.iter().any(|rows| !rows.is_empty());
    Ok(documents.iter().filter(|sentences| full(sentences)).map(|sentences| labelled(sentences, &bare)).collect())
}

fn row(line: &str) -> std::result::Result<Row, String> {
    let mut cells = line.split('\t');
    let (token, label) = (cells.next().unwrap_or_default(), cells.next().unwrap_or("?"));
    let peeled = match cells.next() {
        Some(count) => Some(count.parse().map_err(|_| format!("`{count}` should be a number of letters"))?),
        None => None,
    };
    let allowed = match label.split_once('-') {
        _ if label == "O" => 1 << OUTSIDE,
        _ if label == "?" => ANY,
        Some((place, "?")) => {
            if place == "I" {
                GOING_ON
            } else {
                BEGINNINGS
            }
        }
        Some((place, kind)) => {
            let first = EntryType::parse(kind).and_then(tags::begin).ok_or_else(|| format!("`{kind}` is no kind of name"))?;
            1 << (first + usize::from(place == "I"))
        }
        None => return Err(format!("`{label}` should be O, ?, B-KIND or I-KIND")),
    };
    Ok(Row { token: token.to_string(), allowed, peeled })
}

/// How often each word begins a name with nothing before it.
fn bare_names(documents: &[Vec<Vec<Row>>]) -> HashMap<String, usize> {
    let mut bare = HashMap::new();
    for row in documents.iter().flatten().flatten().filter(|row| row.allowed & !BEGINNINGS == 0) {
        *bare.entry(normalize::key(&row.token)).or_insert(0) += 1;
    }
    bare
}

fn labelled(sentences: &[Vec<Row>], bare: &HashMap<String, usize>) -> Labelled {
    let lines: Vec<String> =
        sentences.iter().map(|rows| rows.iter().map(|row| row.token.as_str()).collect::<Vec<_>>().join(" ")).collect();
    let document = Document::new(lines.join("\n"));
    let candidates = matcher::candidates(&document, Glossary::builtin());
    let facts = facts::facts(&document, candidates.iter());
    let words = document.words();
    let mut rows = sentences.iter().flatten();
    let (mut start, mut end, mut row) = (0, 0, None);
    let mut labels = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let mut first = false;
        while word.span.start >= end {
            row = rows.next();
            start = if end == 0 { 0 } else { end + 1 };
            end = start + row.map_or(usize::MAX / 2, |row| row.token.len());
            first = true;
        }
        let allowed = row.map_or(ANY, |row| row.allowed);
        let allowed = if allowed & !BEGINNINGS == 0 && !first { allowed << 1 } else { allowed };
        let peeled = row.and_then(|row| row.peeled).filter(|_| word.span.start == start);
        labels.push(label(words.key(at), allowed, peeled, &facts[at], bare));
    }
    adapt(&mut labels, &facts);
    cut(&mut labels, &facts);
    Labelled { document, facts, labels }
}

fn label(key: &str, allowed: Allowed, peeled: Option<usize>, facts: &Facts, bare: &HashMap<String, usize>) -> Label {
    let readings = match peeled {
        Some(letters) => exactly(key, letters),
        None if allowed & !BEGINNINGS == 0 => likely_readings(key, facts, bare),
        None => u8::MAX,
    };
    Label { allowed, readings }
}

fn exactly(key: &str, letters: usize) -> u8 {
    let bytes: usize = key.chars().take(letters).map(char::len_utf8).sum();
    let peels = Peels::of(key);
    let index = peels.readings[..peels.length].iter().position(|reading| reading.name == bytes);
    index.map_or(u8::MAX, |index| 1 << index)
}

/// The readings of a word at the beginning of a name that the rest of the texts, else the glossary, speaks for.
fn likely_readings(key: &str, facts: &Facts, bare: &HashMap<String, usize>) -> u8 {
    let peels = Peels::of(key);
    if peels.length == 1 {
        return u8::MAX;
    }
    let count = |index: usize| {
        let reading = peels.readings[index];
        let plain = bare.get(reading.name(key)).copied().unwrap_or(0);
        let defined = if reading.stem > reading.name { bare.get(&format!("ال{}", reading.stem(key))) } else { None };
        plain.max(defined.copied().unwrap_or(0)).saturating_sub(usize::from(index == 0))
    };
    let best = (0..peels.length).fold(0, |best, index| if count(index) > count(best) { index } else { best });
    if count(best) > 0 {
        return 1 << best;
    }
    if facts.known.first && facts.known.sure {
        let index = peels.readings[..peels.length].iter().position(|reading| reading.name == facts.known.proclitics);
        return index.map_or(u8::MAX, |index| 1 << index);
    }
    u8::MAX
}

/// A name that goes on where none may (behind a comma, a dash with spaces) is two names.
fn cut(labels: &mut [Label], facts: &[Facts]) {
    for (at, label) in labels.iter_mut().enumerate() {
        if label.allowed & !GOING_ON == 0 && (at == 0 || !tagger::may_go_on(facts, at)) {
            label.allowed >>= 1;
        }
    }
}

/// Brings labels of other projects to the contract: a word for the kind of a name lies outside it, and common words of one
/// word (دولار) are no names of another kind.
fn adapt(labels: &mut [Label], facts: &[Facts]) {
    let other = tags::begin(EntryType::Other);
    for at in 0..labels.len() {
        let Some(tag) = labels[at].tag().filter(|&tag| tags::begins(tag)) else { continue };
        let goes_on = labels.get(at + 1).and_then(Label::tag) == Some(tag + 1);
        if Some(tag) == other && !goes_on && facts[at].ordinary.is_some() {
            labels[at].allowed = 1 << OUTSIDE;
        }
        let kind_word = facts[at].cues.has(Cue::Kind) && !facts[at].cues.article;
        if kind_word && goes_on && facts[at + 1].ordinary.is_none() {
            labels[at].allowed = 1 << OUTSIDE;
            labels[at + 1] = Label { allowed: 1 << tag, readings: 1 };
        }
    }
}
