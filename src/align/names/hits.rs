//! Which words of a sentence may stand for which words of its translation.

use std::ops::Range;

use super::english::{English, WordClass};
use super::known::KnownNames;
use super::sound::{Ear, NO_MATCH, Number};
use super::translated;
use crate::document::Document;
use crate::glossary::parts::is_particle;
use crate::span::Span;
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

/// Letters of a word that may be two written without a space; letters of either, at least; how frequent the ordinary one is, at
/// least; and what the missing space costs, in hundredths of a nat.
const GLUED: usize = 7;
const SHORTEST_GLUED: usize = 3;
const COMMON: u8 = 4;
const GLUE: u16 = 700;

/// Words of two letters that are written on to names.
const SHORT_GLUED: [&str; 4] = ["عن", "في", "من", "هم"];

/// What a و costs that only one side has, in hundredths of a nat: as the first letter of a name behind `and`, and as a conjunction
/// where the English has neither `and` nor a comma nor the beginning of a sentence.
const UNREAD_AND: u16 = 600;
const UNSAID_AND: u16 = 200;

/// What it costs that a letter sounds like nothing, in hundredths of a nat: what looks like a preposition behind a word for the kind of
/// what follows (فريق, شركة), which takes none, is a letter of the name.
const SLIP: u16 = 500;

/// A word of the source, or several, that may stand for a word of the translation, or several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit {
    /// First word of the source, and how many.
    pub(super) source: (usize, usize),
    /// Bytes of the first word's key that are proclitics.
    pub(super) proclitics: usize,
    /// What they and the tail cost, in hundredths of a nat.
    pub(super) cost: u16,
    /// Bytes of the last word's key that are another word, written on to the name.
    pub(super) tail: usize,
    /// First word of the translation, and how many.
    pub(super) target: (usize, usize),
    /// How much likelier together than apart, in nats.
    pub(super) raw: f32,
    /// Letters of the Arabic that sound so.
    pub(super) letters: usize,
    /// Whether a glossary says so, whatever the sound.
    pub(super) known: bool,
    /// Whether it is translated, or an initial: it is no name by itself.
    pub(super) translated: bool,
}

/// Whether a word has so many letters.
fn has_letters(word: &str, count: usize) -> bool {
    word.chars().nth(count - 1).is_some()
}

/// Whether a word is an ordinary one that texts use often.
fn is_common(word: &str) -> bool {
    Lexicon::builtin().commonest_reading(word).is_some_and(|band| band >= COMMON)
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
    tail: usize,
    article: bool,
    /// Whether it begins with و, and whether that is taken for the conjunction.
    and: Option<bool>,
    word: Number,
}

/// A word of the translation, or two joined.
struct Latin {
    at: usize,
    count: usize,
    before: Before,
    word: Number,
}

/// What stands before a word of the translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// `and` or its sign.
    And,
    /// The beginning of a sentence, or a mark: Arabic may have a conjunction there.
    Mark,
    /// Another word.
    Word,
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
                    cost: reading.cost + reading.cost_of_and(name.before),
                    tail: reading.tail,
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
    // A reading without proclitics may go on in a chain, so it stays beside a better one with them; so does one without a tail.
    hits.dedup_by(|later, kept| {
        let is_plainer = later.proclitics == 0 && kept.proclitics > 0 || later.tail == 0 && kept.tail > 0;
        (later.source, later.target) == (kept.source, kept.target) && !(is_plainer && later.cost < kept.cost)
    });
}

impl Reading {
    /// What its first letter costs beside what stands before the English word.
    fn cost_of_and(&self, before: Before) -> u16 {
        match (self.and, before) {
            (Some(false), Before::And) => UNREAD_AND,
            (Some(true), Before::Word) => UNSAID_AND,
            _ => 0,
        }
    }
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
            let key = words.key(at);
            let glued = self.glued(at);
            let heads = glued.iter().map(|&place| (Peeled { name: place, stem: place, article: Article::None, cost: GLUE }, 0));
            let peeled = readings(key);
            let whole = peeled.as_slice().iter().map(|reading| (*reading, 0));
            let tails = self.tails(at);
            let cut = tails.iter().flat_map(|&tail| {
                let long = move |reading: &&Peeled| {
                    key.get(reading.stem..key.len() - tail).is_some_and(|name| has_letters(name, SHORTEST_GLUED))
                };
                let glue = |reading: &Peeled| (Peeled { cost: reading.cost + GLUE, ..*reading }, tail);
                peeled.as_slice().iter().filter(long).map(glue).collect::<Vec<_>>()
            });
            let after_kind = self.is_after_kind(at);
            for (reading, tail) in whole.chain(heads).chain(cut) {
                let article = reading.article != Article::None;
                let (letters, length) = letters::of_clean_arabic(&clean[reading.stem..clean.len() - tail]);
                if length < 2 {
                    continue;
                }
                let is_peeled = reading.name > 0 && reading.name <= 2 * 'و'.len_utf8();
                let and = key.starts_with('و').then_some(is_peeled);
                let is_slip = after_kind && is_peeled && and.is_none();
                let (proclitics, cost) = if is_slip { (0, SLIP) } else { (reading.name, reading.cost) };
                let mut push = |letters: &[Letter], count: usize| {
                    let word = ear.arabic(letters);
                    found.push(Reading { at, count, proclitics, cost, tail, article, and, word });
                };
                push(&letters[..length], 1);
                if let (Some(next), 0) = (next, tail) {
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
        self.cuts(at).filter(|&place| SHORT_GLUED.contains(&&key[..place]) || is_common(&key[..place])).collect()
    }

    /// How many bytes at the end of a word of the source are other words that were written on to a name: one ordinary word, or two.
    fn tails(&self, at: usize) -> Vec<usize> {
        let key = self.source.words().key(at);
        let two = |rest: &str| {
            let places = rest.char_indices().map(|(place, _)| place).skip(SHORTEST_GLUED);
            places.into_iter().any(|place| {
                has_letters(&rest[place..], SHORTEST_GLUED) && is_common(&rest[..place]) && is_common(&rest[place..])
            })
        };
        let cuts = self.cuts(at).filter(|&place| is_common(&key[place..]) || two(&key[place..]));
        cuts.map(|place| key.len() - place).collect()
    }

    /// The places where a word of the source may fall into two, if it may.
    fn cuts(&self, at: usize) -> impl Iterator<Item = usize> {
        let key = self.source.words().key(at);
        let may_fall = has_letters(key, GLUED) && Lexicon::builtin().commonest_reading(key).is_none();
        let places = key.char_indices().map(|(place, _)| place).skip(SHORTEST_GLUED - 1);
        places.take_while(move |&place| may_fall && has_letters(&key[place..], SHORTEST_GLUED))
    }

    /// Whether the word before says of what kind the next one is.
    fn is_after_kind(&self, at: usize) -> bool {
        let words = self.source.words();
        at > 0 && words.get(at).gap == Gap::SPACE && {
            let cues = words.cues(at - 1);
            cues.has(Cue::Kind) && !cues.article
        }
    }

    /// What stands before a word of the translation.
    fn before(&self, at: usize) -> Before {
        let text = self.target.text();
        let Some(before) = at.checked_sub(1) else { return Before::Mark };
        let gap = Span::new(self.english.span(before).end, self.english.span(at).start).of(text);
        let word = self.english.span(before).of(text);
        match gap.trim() {
            "&" => Before::And,
            "" if word == "and" || word == "And" => Before::And,
            "" | "-" => Before::Word,
            _ => Before::Mark,
        }
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
                let before = self.before(at);
                if word.len() > 1 {
                    found.push(Latin { at, count: 1, before, word: ear.latin(&word) });
                }
                if at + 1 < name.end && !self.is_title(at + 1) {
                    letters::latin(self.english.span(at + 1).of(self.target.text()), &mut joined);
                    word.extend(joined.iter().take(LONGEST - word.len()));
                    found.push(Latin { at, count: 2, before, word: ear.latin(&word) });
                }
            }
        }
        found
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        self.english.class(at) == WordClass::Title
    }

    /// Whether a word is `I` without a full stop: the first of that name, or whoever writes.
    fn is_number_or_pronoun(&self, at: usize) -> bool {
        let words = self.target.words();
        let stopped = at + 1 < words.len() && words.get(at + 1).gap.has(Gap::STOP);
        self.english.span(at).of(self.target.text()) == "I" && !stopped
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
                let initial = is_latin_initial(latin) && short && !self.is_number_or_pronoun(name)
                    || is_arabic_initial(arabic)
                    || stopped && short;
                if initial && may_be_initial_of(arabic, latin) {
                    hits.push(Hit {
                        source: (at, 1),
                        proclitics: 0,
                        cost: 0,
                        tail: 0,
                        target: (name, 1),
                        raw: INITIAL,
                        letters: 1,
                        known: false,
                        translated: true,
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
                            tail: 0,
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
