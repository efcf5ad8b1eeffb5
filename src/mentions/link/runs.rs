//! Which runs of words may be a name at all, and what each sounds like.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Article;
use super::gazetteer::Known;
use crate::glossary::parts::is_particle;
use crate::kinds::EntryType;
use crate::matcher::sound::{SoundIndex, SoundMatch};
use crate::text::clitics::{Reading, readings};
use crate::text::cues::Cue;
use crate::text::words::Script;
use crate::translit::{Searcher, WordMemory};

/// Words of the longest run that is looked up by sound.
const LONGEST_RUN: usize = 4;

/// Entries that one run may be, at most.
const MOST_ENTRIES: usize = 6;

/// Score of a detection or of a known name from which its words are looked up although they are ordinary ones.
const SUSPICION: f32 = 0.15;

/// Bytes of the shortest name that is looked up: two letters.
const SHORTEST: usize = 4;

/// Bytes of the longest run that is looked up: no name is longer, whatever a hostile text holds.
const LONGEST_TEXT: usize = 240;

/// A run under one reading, with what it sounds like.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) words: Range<usize>,
    pub(super) proclitics: usize,
    /// What its proclitics cost, in hundredths of a nat.
    pub(super) cost: u16,
    pub(super) matches: Rc<[SoundMatch]>,
}

/// Every run that may be a name, under every reading of its proclitics, with the entries it sounds like.
pub(super) fn heard(article: &Article<'_>, known: &Known, sounds: &SoundIndex, searcher: &mut Searcher<'_>) -> Vec<Heard> {
    let words = article.document.words();
    let open = open_words(article, known);
    let mut ear = Ear { sounds, searcher, memory: HashMap::new(), words: WordMemory::default(), room: Vec::new() };
    let mut found = Vec::new();
    for first in (0..words.len()).filter(|&at| open[at]) {
        let long = |reading: &&Reading| words.key(first).len() - reading.name >= SHORTEST;
        for reading in readings(words.key(first)).as_slice().iter().filter(long) {
            for end in first + 1..=last_end(article, &open, first) {
                let span = words.span(article.document.text(), first..end, reading.name);
                let matches = ear.hear(span.of(article.document.text()));
                if !matches.is_empty() {
                    found.push(Heard { words: first..end, proclitics: reading.name, cost: reading.cost, matches });
                }
            }
        }
    }
    found
}

/// Looks up each run once an article, and each word of it.
struct Ear<'e, 'm> {
    sounds: &'e SoundIndex,
    searcher: &'e mut Searcher<'m>,
    memory: HashMap<String, Rc<[SoundMatch]>>,
    words: WordMemory,
    room: Vec<SoundMatch>,
}

impl Ear<'_, '_> {
    fn hear(&mut self, run: &str) -> Rc<[SoundMatch]> {
        if run.len() > LONGEST_TEXT {
            return Rc::new([]);
        }
        if let Some(matches) = self.memory.get(run) {
            return Rc::clone(matches);
        }
        self.sounds.find_remembering(self.searcher, run, MOST_ENTRIES, &mut self.words, &mut self.room);
        let matches: Rc<[SoundMatch]> = self.room.as_slice().into();
        self.memory.insert(run.to_string(), Rc::clone(&matches));
        matches
    }
}

/// The end of the longest run that begins at `first`: behind a word that may be a name an ordinary word may be its last name.
fn last_end(article: &Article<'_>, open: &[bool], first: usize) -> usize {
    let words = article.document.words();
    let goes_on = |at: usize| {
        let word = words.get(at);
        let may_be_name = word.script == Script::Arabic && !words.cues(at).has(Cue::Function);
        word.gap.joins_name() && (open[at] || may_be_name || is_particle(words.key(at)))
    };
    let most = words.len().min(first + LONGEST_RUN);
    (first + 1..most).find(|&at| !goes_on(at)).unwrap_or(most)
}

/// Which words may belong to a name: those that a detector or the built-in glossary takes for one, and those that no reading
/// makes an ordinary word.
fn open_words(article: &Article<'_>, known: &Known) -> Vec<bool> {
    let words = article.document.words();
    let mut suspected = vec![false; words.len()];
    let detections = article.detected.iter().filter(|name| name.score >= SUSPICION && name.kind != EntryType::Date);
    for run in detections.map(|name| name.words.clone()).chain(known.runs()) {
        suspected[run].fill(true);
    }
    let is_open = |at: usize| {
        let function = words.cues(at).has(Cue::Function);
        words.get(at).script == Script::Arabic
            && !function
            && (suspected[at] || words.meaning(at).commonest_reading().is_none())
    };
    (0..words.len()).map(is_open).collect()
}
