//! Which words of a sentence may stand for which words of its translation.

use std::ops::Range;

use super::english::{English, WordClass};
use super::known::KnownNames;
use super::sound::{Ear, NO_MATCH, Number};
use super::translated;
use crate::document::Document;
use crate::glossary::parts::is_particle;
use crate::text::clitics::{Article, Reading as Peeled, readings};
use crate::text::cues::Cue;
use crate::text::lexicon::Lexicon;
use crate::text::words::{Gap, Script};
use crate::translit::letters::{self, LONGEST, Letter};
use crate::translit::{is_arabic_initial, is_latin_initial, may_be_initial_of};

/// Nats from which two words are worth a look.
const LEAST: f32 = -2.0;

/// What an article costs that only the Arabic has, in nats.
const ARTICLE: f32 = 1.0;

/// What an initial is worth that fits, in nats.
const INITIAL: f32 = 1.0;

/// What each letter of an abbreviation is worth that is spelled out: `سي إن إن`.
const SPELLED_LETTER: f32 = 3.0;

/// Letters of an abbreviation that may be spelled out.
const ABBREVIATION: Range<usize> = 2..6;

/// Letters of the name of a letter, at most.
const LETTER_NAME: usize = 5;

/// Letters of a word that may be two written without a space; letters of the first, and of the second, at least; how frequent the
/// first one is, at least; and what the missing space costs, in hundredths of a nat.
const GLUED: usize = 7;
const BEFORE_GLUE: usize = 3;
const BEHIND_GLUE: usize = 3;
const COMMON: u8 = 4;
const GLUE: u16 = 700;

/// A word of the source, or several, that may stand for a word of the translation, or several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit {
    /// First word of the source, and how many.
    pub(super) source: (usize, usize),
    /// Bytes of the first word's key that are proclitics.
    pub(super) proclitics: usize,
    /// What they cost, in hundredths of a nat.
    pub(super) cost: u16,
    /// First word of the translation, and how many.
    pub(super) target: (usize, usize),
    /// How much likelier together than apart, in nats.
    pub(super) raw: f32,
    /// Letters of the Arabic that sound so.
    pub(super) letters: usize,
    /// Whether a glossary says so, whatever the sound.
    pub(super) known: bool,
    /// Whether it is translated: it is no name by itself.
    pub(super) translated: bool,
}

/// Whether a word is what Arabic calls a Latin letter.
fn is_letter_name(word: &str) -> bool {
    word.chars().count() <= LETTER_NAME && word.chars().nth(1).is_some() && is_arabic_initial(&format!("{word}."))
}

impl Hit {
    pub(super) fn source_end(&self) -> usize {
        self.source.0 + self.source.1
    }

    pub(super) fn target_end(&self) -> usize {
        self.target.0 + self.target.1
    }
}

/// A word of the source under one reading.
struct Reading {
    at: usize,
    count: usize,
    proclitics: usize,
    cost: u16,
    article: bool,
    word: Number,
}

/// A word of the translation, or two joined.
struct Latin {
    at: usize,
    count: usize,
    word: Number,
}

/// A sentence beside its translation.
pub(super) struct Sides<'d> {
    pub(super) source: &'d Document,
    pub(super) target: &'d Document,
    pub(super) english: &'d English,
    /// For each word of the source whether a detected name holds it.
    pub(super) detected: Vec<bool>,
}

/// All hits between words of `source` and words of the names of `target`, by place.
pub(super) fn between(
    sides: &Sides<'_>,
    ear: &mut Ear,
    known: &KnownNames,
    source: &Range<usize>,
    target: &[Range<usize>],
) -> Vec<Hit> {
    let latin = sides.latin(ear, target);
    let mut hits = Vec::new();
    if latin.is_empty() {
        return hits;
    }
    for reading in sides.readings(ear, source) {
        for name in latin.iter().filter(|name| name.count + reading.count < 4) {
            let mut raw = ear.score(reading.word, name.word);
            if raw <= NO_MATCH {
                continue;
            }
            raw -= if reading.article { ARTICLE } else { 0.0 };
            if raw > LEAST {
                hits.push(Hit {
                    source: (reading.at, reading.count),
                    proclitics: reading.proclitics,
                    cost: reading.cost,
                    target: (name.at, name.count),
                    raw,
                    letters: ear.length(reading.word),
                    known: false,
                    translated: false,
                });
            }
        }
    }
    sides.add_initials(source, target, &mut hits);
    sides.add_abbreviations(source, target, &mut hits);
    translated::add_epithets(sides, source, target, &mut hits);
    hits.extend(known.hits(source, target));
    best_of_each(&mut hits);
    hits
}

/// What the proclitics of a reading count, of what they cost in running text, where two readings fit the same name.
const PROCLITICS: f32 = 0.3;

/// Keeps the best hit of each pair of runs, among the readings of the Arabic.
fn best_of_each(hits: &mut Vec<Hit>) {
    let worth = |hit: &Hit| hit.raw - PROCLITICS * f32::from(hit.cost) / 100.0;
    hits.sort_by(|one, other| {
        let key = |hit: &Hit| (hit.source, hit.target);
        key(one).cmp(&key(other)).then(other.known.cmp(&one.known)).then(worth(other).total_cmp(&worth(one)))
    });
    // A reading without proclitics may go on in a chain, so it stays beside a better one with them.
    hits.dedup_by(|later, kept| {
        (later.source, later.target) == (kept.source, kept.target) && (later.proclitics > 0 || kept.proclitics == 0)
    });
}

impl Sides<'_> {
    /// Whether a word of the source may be a word of a name.
    pub(super) fn may_be_name(&self, at: usize) -> bool {
        let words = self.source.words();
        // A particle may be written like a function word: فان is `van` and فإن.
        let named = || self.detected[at] || !words.cues(at).has(Cue::Function) || is_particle(words.key(at));
        words.get(at).script == Script::Arabic && named()
    }

    /// The words of the source under each reading, and two joined.
    fn readings(&self, ear: &mut Ear, source: &Range<usize>) -> Vec<Reading> {
        let words = self.source.words();
        let mut found = Vec::new();
        for at in source.clone().filter(|&at| self.may_be_name(at)) {
            let clean = words.clean(at);
            let next = (at + 1 < source.end && words.get(at + 1).gap.joins_name() && self.may_be_name(at + 1))
                .then(|| words.clean(at + 1));
            let glued =
                self.glued(at).into_iter().map(|place| Peeled { name: place, stem: place, article: Article::None, cost: GLUE });
            for reading in readings(words.key(at)).as_slice().iter().copied().chain(glued) {
                let article = reading.article != Article::None;
                let (letters, length) = letters::of_clean_arabic(&clean[reading.stem..]);
                if length < 2 {
                    continue;
                }
                let mut push = |letters: &[Letter], count: usize| {
                    let word = ear.arabic(letters);
                    found.push(Reading { at, count, proclitics: reading.name, cost: reading.cost, article, word });
                };
                push(&letters[..length], 1);
                if let Some(next) = next {
                    let (more, more_length) = letters::of_clean_arabic(next);
                    let mut joined = letters;
                    let total = (length + more_length).min(LONGEST);
                    joined[length..total].copy_from_slice(&more[..total - length]);
                    push(&joined[..total], 2);
                }
            }
        }
        found
    }

    /// Where a name begins in a word of the source that was written on to the word before it, without a space: behind an ordinary
    /// word, where the whole is none.
    fn glued(&self, at: usize) -> Vec<usize> {
        let key = self.source.words().key(at);
        let lexicon = Lexicon::builtin();
        if key.chars().nth(GLUED - 1).is_none() || lexicon.commonest_reading(key).is_some() {
            return Vec::new();
        }
        let places = key.char_indices().map(|(place, _)| place).skip(BEFORE_GLUE);
        let left = |place: &usize| key[*place..].chars().nth(BEHIND_GLUE - 1).is_some();
        places
            .take_while(left)
            .filter(|&place| lexicon.commonest_reading(&key[..place]).is_some_and(|band| band >= COMMON))
            .collect()
    }

    /// The words of the names of the translation, and two joined.
    fn latin(&self, ear: &mut Ear, names: &[Range<usize>]) -> Vec<Latin> {
        let mut found = Vec::new();
        let (mut word, mut joined) = (Vec::new(), Vec::new());
        for name in names {
            for at in name.clone().filter(|&at| !self.is_title(at)) {
                letters::latin(self.english.span(at).of(self.target.text()), &mut word);
                if word.is_empty() {
                    continue;
                }
                if word.len() > 1 {
                    found.push(Latin { at, count: 1, word: ear.latin(&word) });
                }
                if at + 1 < name.end && !self.is_title(at + 1) {
                    letters::latin(self.english.span(at + 1).of(self.target.text()), &mut joined);
                    word.extend(joined.iter().take(LONGEST - word.len()));
                    found.push(Latin { at, count: 2, word: ear.latin(&word) });
                }
            }
        }
        found
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        self.english.class(at) == WordClass::Title
    }

    /// Initials of one side that fit a word of the other.
    fn add_initials(&self, source: &Range<usize>, names: &[Range<usize>], hits: &mut Vec<Hit>) {
        let words = self.source.words();
        for at in source.clone().filter(|&at| words.get(at).script == Script::Arabic) {
            let stopped = at + 1 < words.len() && words.get(at + 1).gap.has(Gap::STOP);
            let short = words.clean(at).chars().count() <= LETTER_NAME;
            for name in names.iter().flat_map(Clone::clone).filter(|&name| !self.is_title(name)) {
                let latin = self.english.span(name).of(self.target.text());
                let arabic = words.clean(at);
                let initial = is_latin_initial(latin) && short || is_arabic_initial(arabic) || stopped && short;
                if initial && may_be_initial_of(arabic, latin) {
                    hits.push(Hit {
                        source: (at, 1),
                        proclitics: 0,
                        cost: 0,
                        target: (name, 1),
                        raw: INITIAL,
                        letters: 1,
                        known: false,
                        translated: false,
                    });
                }
            }
        }
    }

    /// Abbreviations whose letters are spelled out in Arabic.
    fn add_abbreviations(&self, source: &Range<usize>, names: &[Range<usize>], hits: &mut Vec<Hit>) {
        let words = self.source.words();
        for name in names.iter().flat_map(Clone::clone) {
            let latin: Vec<char> =
                self.english.span(name).of(self.target.text()).chars().filter(|letter| letter.is_alphabetic()).collect();
            if !ABBREVIATION.contains(&latin.len()) || !latin.iter().all(|letter| letter.is_uppercase()) {
                continue;
            }
            for first in source.start..(source.end + 1).saturating_sub(latin.len()).max(source.start) {
                for reading in readings(words.key(first)).as_slice() {
                    let fits = |(number, letter): (usize, &char)| {
                        let at = first + number;
                        let word = if number == 0 { &words.clean(at)[reading.name..] } else { words.clean(at) };
                        words.get(at).script == Script::Arabic
                            && (latin.len() > 2 || !words.cues(at).has(Cue::Function))
                            && is_letter_name(word)
                            && may_be_initial_of(word, letter.encode_utf8(&mut [0; 4]))
                            && (number == 0 || !words.get(at).gap.has(Gap::LINE.with(Gap::PARAGRAPH)))
                    };
                    if latin.iter().enumerate().all(fits) {
                        hits.push(Hit {
                            source: (first, latin.len()),
                            proclitics: reading.name,
                            cost: reading.cost,
                            target: (name, 1),
                            raw: SPELLED_LETTER * latin.len() as f32,
                            letters: 3 * latin.len(),
                            known: false,
                            translated: false,
                        });
                    }
                }
            }
        }
    }
}
