//! What the model sees of a word: features, each a number made of a template and a value. Nothing is allocated for a word.

use std::collections::HashMap;

use super::facts::{Facts, Form};
use super::sound;
use crate::kinds::EntryType;
use crate::text::clitics::{Article, Reading, readings};
use crate::text::cues::Cue;
use crate::text::fnv;
use crate::text::lexicon::Lexicon;
use crate::text::words::{Gap, Script, Words};

/// Kinds of features, each of which can be left out to see what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Group {
    /// The word itself.
    Word,
    /// The words beside it.
    Neighbours,
    /// Its first and last letters, and its letters by threes.
    Letters,
    /// The particles it may carry and its article.
    Clitics,
    /// How frequent it is as an ordinary word, under its readings.
    Lexicon,
    /// How many published names hold it.
    NameParts,
    /// Whether it sounds like a name.
    Sound,
    /// Titles, words for kinds of places, heads of organisations, verbs of saying beside it.
    Cues,
    /// Punctuation and the place in the line.
    Marks,
    /// What the glossaries know.
    Gazetteer,
    /// What stands beside the same word elsewhere in the article.
    Elsewhere,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Word,
        Self::Neighbours,
        Self::Letters,
        Self::Clitics,
        Self::Lexicon,
        Self::NameParts,
        Self::Sound,
        Self::Cues,
        Self::Marks,
        Self::Gazetteer,
        Self::Elsewhere,
    ];

    /// The word that tables use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Neighbours => "neighbours",
            Self::Letters => "letters",
            Self::Clitics => "clitics",
            Self::Lexicon => "lexicon",
            Self::NameParts => "name parts",
            Self::Sound => "sound",
            Self::Cues => "cues",
            Self::Marks => "marks",
            Self::Gazetteer => "gazetteer",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// The features of one document.
pub(super) struct Features<'d> {
    words: &'d Words,
    facts: &'d [Facts],
    hashes: Vec<Hashes>,
    elsewhere: HashMap<u64, Around>,
    without: Option<Group>,
}

/// Numbers for the forms of a word.
#[derive(Clone, Copy)]
struct Hashes {
    key: u64,
    name: u64,
    stem: u64,
    class: u64,
}

/// How often each kind of evidence stands beside the occurrences of one word.
type Around = [u16; AROUND];

/// Kinds of evidence that count for other occurrences; the last counts the occurrences themselves.
const AROUND: usize = 9;

impl<'d> Features<'d> {
    /// Prepares the features of a document, all but those of the group `without`.
    pub(super) fn new(words: &'d Words, facts: &'d [Facts], without: Option<Group>) -> Self {
        let hashes: Vec<Hashes> = facts.iter().enumerate().map(|(at, fact)| hashes(words.key(at), fact)).collect();
        let mut elsewhere: HashMap<u64, Around> = HashMap::new();
        for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| counts_elsewhere(fact)) {
            let total = elsewhere.entry(hashes[at].stem).or_default();
            for (sum, own) in total.iter_mut().zip(around(facts, at, fact)) {
                *sum = sum.saturating_add(own);
            }
        }
        Self { words, facts, hashes, elsewhere, without }
    }

    /// Hands out the features of a word's label.
    pub(super) fn of_word(&self, at: usize, mut found: impl FnMut(u32, Group)) {
        let mut add = |group: Group, template: u64, value: u64| {
            if self.without != Some(group) {
                found(number(template, value), group);
            }
        };
        let fact = &self.facts[at];
        add(Group::Word, 0, 0);
        self.word_itself(at, &mut add);
        self.neighbours(at, &mut add);
        self.letters(at, &mut add);
        self.kinds(at, fact, &mut add);
        self.cues(at, fact, &mut add);
        self.marks(at, fact, &mut add);
        self.gazetteer(at, fact, &mut add);
        self.other_places(at, fact, &mut add);
    }

    fn word_itself(&self, at: usize, add: &mut impl FnMut(Group, u64, u64)) {
        let own = self.hashes[at];
        add(Group::Word, 1, own.key);
        add(Group::Word, 2, own.name);
        add(Group::Word, 3, own.stem);
    }

    fn neighbours(&self, at: usize, add: &mut impl FnMut(Group, u64, u64)) {
        let own = self.hashes[at];
        for (template, other) in (10..).zip(self.around(at)) {
            add(Group::Neighbours, template, other.map_or(1, |other| self.hashes[other].key));
            add(Group::Neighbours, template + 4, other.map_or(1, |other| self.hashes[other].stem));
        }
        let key = |other: Option<usize>| other.map_or(1, |other| self.hashes[other].key);
        let [_, before, after, _] = self.around(at);
        add(Group::Neighbours, 18, mix(key(before), own.stem));
        add(Group::Neighbours, 19, mix(own.stem, key(after)));
    }

    fn letters(&self, at: usize, add: &mut impl FnMut(Group, u64, u64)) {
        let (key, fact) = (self.words.key(at), &self.facts[at]);
        let stem = fact.reading.stem(key);
        let mut length = 0;
        for (letters, (end, letter)) in stem.char_indices().take(LONGEST_AFFIX).enumerate() {
            add(Group::Letters, 20 + letters as u64, hash(&stem[..end + letter.len_utf8()]));
            length += 1;
        }
        for (letters, (start, _)) in stem.char_indices().rev().take(LONGEST_AFFIX).enumerate() {
            add(Group::Letters, 25 + letters as u64, hash(&stem[start..]));
        }
        let mut window = [' '; 3];
        for letter in stem.chars().chain(std::iter::once('$')) {
            window = [window[1], window[2], letter];
            add(Group::Letters, 30, window.iter().fold(7, |sum, &c| mix(sum, u64::from(c))));
            length += 1;
        }
        add(Group::Letters, 31, (length.min(14)) << 1 | u64::from(fact.foreign));
        add(Group::Letters, 32, fact.script as u64 * 2 + u64::from(fact.capital));
    }

    /// What kind of word it is: its readings, and what the lists say of it and of its neighbours.
    fn kinds(&self, at: usize, fact: &Facts, add: &mut impl FnMut(Group, u64, u64)) {
        let key = self.words.key(at);
        add(Group::Clitics, 40, hash(fact.reading.proclitics(key)));
        add(Group::Clitics, 41, article(fact) * 4 + peeled(fact));
        add(Group::Lexicon, 43, band(fact.ordinary) * 3 + form(fact));
        add(Group::Lexicon, 44, band(fact.name_ordinary));
        add(Group::Lexicon, 45, (band(fact.ordinary) * 3 + form(fact)) * 16 + article(fact) * 4 + peeled(fact));
        add(Group::NameParts, 46, band(fact.part));
        add(Group::NameParts, 47, (band(fact.part) * 32 + band(fact.ordinary)) * 4 + article(fact));
        if let Some(sound) = fact.sound {
            let sound = u64::from(sound);
            add(Group::Sound, 33, sound);
            add(Group::Sound, 34, sound << 8 | band(fact.part));
            add(Group::Sound, 35, sound << 8 | strangeness(fact));
        }
        let mut classes = self.hashes[at].class;
        for (template, other) in (50..).zip(self.around(at)) {
            let class = other.map_or(1, |other| self.hashes[other].class);
            add(Group::Lexicon, template, class);
            add(Group::NameParts, template + 4, other.map_or(99, |other| band(self.facts[other].part)));
            if template == 51 || template == 52 {
                add(Group::Lexicon, template + 8, mix(class, self.hashes[at].class));
                classes = mix(classes, class);
            }
        }
        add(Group::Lexicon, 63, classes);
        add(Group::Lexicon, 64, self.hashes[at].class);
    }

    fn cues(&self, at: usize, fact: &Facts, add: &mut impl FnMut(Group, u64, u64)) {
        let bits = |other: usize| {
            let cues = self.facts[other].cues;
            let bits = CUES.iter().enumerate().fold(0, |sum, (bit, &cue)| sum | u64::from(cues.has(cue)) << bit);
            bits << 2 | u64::from(cues.article) << 1 | u64::from(cues.proclitic)
        };
        add(Group::Cues, 70, bits(at));
        for (template, other) in (71..).zip(self.around(at)) {
            let bits = other.map_or(0, bits);
            add(Group::Cues, template, bits);
            if template == 72 || template == 73 {
                add(Group::Cues, template + 4, bits << 16 | strangeness(fact));
            }
        }
        let saying = fact.evidence.before.has(Cue::Saying) || fact.evidence.after.has(Cue::Saying);
        let evidence = u64::from(fact.evidence.title) << 1 | u64::from(saying);
        add(Group::Cues, 78, evidence);
        add(Group::Cues, 79, evidence << 8 | strangeness(fact));
    }

    fn marks(&self, at: usize, fact: &Facts, add: &mut impl FnMut(Group, u64, u64)) {
        let after = self.facts.get(at + 1).map_or(Gap::PARAGRAPH, |next| next.gap);
        add(Group::Marks, 80, marks(fact.gap));
        add(Group::Marks, 81, marks(after));
        add(Group::Marks, 82, marks(fact.gap) << 16 | marks(after));
        add(Group::Marks, 83, marks(fact.gap) << 16 | strangeness(fact));
        add(Group::Marks, 84, marks(after) << 16 | strangeness(fact));
    }

    fn gazetteer(&self, at: usize, fact: &Facts, add: &mut impl FnMut(Group, u64, u64)) {
        let own = known(fact);
        add(Group::Gazetteer, 90, own);
        add(Group::Gazetteer, 91, own << 8 | band(fact.ordinary));
        let tag = |other: Option<usize>| other.map_or(0, |other| known(&self.facts[other]));
        let [far, before, after, beyond] = self.around(at).map(tag);
        add(Group::Gazetteer, 92, before);
        add(Group::Gazetteer, 93, after);
        add(Group::Gazetteer, 94, before << 16 | own);
        add(Group::Gazetteer, 95, own << 16 | after);
        add(Group::Gazetteer, 96, before << 8 | strangeness(fact));
        add(Group::Gazetteer, 97, after << 8 | strangeness(fact));
        add(Group::Gazetteer, 98, far);
        add(Group::Gazetteer, 99, beyond);
    }

    fn other_places(&self, at: usize, fact: &Facts, add: &mut impl FnMut(Group, u64, u64)) {
        if !counts_elsewhere(fact) {
            return;
        }
        let Some(total) = self.elsewhere.get(&self.hashes[at].stem) else { return };
        let own = around(self.facts, at, fact);
        let others = total[AROUND - 1].saturating_sub(own[AROUND - 1]);
        add(Group::Elsewhere, 100, u64::from(others.min(6)) << 8 | strangeness(fact));
        for bit in (0..AROUND - 1).filter(|&bit| total[bit] > own[bit]) {
            add(Group::Elsewhere, 101, bit as u64);
            add(Group::Elsewhere, 102, (bit as u64) << 8 | strangeness(fact));
        }
    }

    /// The two words before and the two after, where they stand in the same line.
    fn around(&self, at: usize) -> [Option<usize>; 4] {
        let line = |gap: usize| self.facts[gap].gap.has(Gap::LINE.with(Gap::PARAGRAPH));
        let before = (at > 0 && !line(at)).then(|| at - 1);
        let after = (at + 1 < self.facts.len() && !line(at + 1)).then_some(at + 1);
        let far = before.filter(|&before| before > 0 && !line(before)).map(|before| before - 1);
        let beyond = after.filter(|&after| after + 1 < self.facts.len() && !line(after + 1)).map(|after| after + 1);
        [far, before, after, beyond]
    }

    /// Hands out the features of one reading of a word, given that a name begins in it.
    pub(super) fn of_reading(&self, at: usize, reading: &Reading, lexicon: &Lexicon, mut found: impl FnMut(u32)) {
        let (key, fact) = (self.words.key(at), &self.facts[at]);
        let (name, stem) = (reading.name(key), reading.stem(key));
        let proclitics = hash(reading.proclitics(key));
        let part = lexicon.name_part(name).max(lexicon.name_part(stem));
        let whole = lexicon.name_part(key).max(lexicon.name_part(readings(key).as_slice()[0].stem(key)));
        let here = fact.known.first && fact.known.proclitics == reading.name;
        let known = u64::from(fact.known.first) << 1 | u64::from(here);
        let bare = self.elsewhere.contains_key(&hash(stem)) && reading.name > 0;
        let mut add = |template: u64, value: u64| found(number(200 + template, mix(proclitics, value)));
        add(0, 0);
        add(1, band(part));
        add(2, band(part) << 8 | band(whole));
        add(3, band(lexicon.band(key)) << 8 | band(lexicon.band(name).max(lexicon.band(stem))));
        add(4, known << 4 | fact.known.kind.map_or(0, kind_number));
        add(5, u64::from(bare) << 1 | known);
        add(6, name.chars().take(1).fold(3, |sum, c| mix(sum, u64::from(c))));
        add(7, name.chars().take(2).fold(3, |sum, c| mix(sum, u64::from(c))));
        add(8, name.chars().count().min(9) as u64);
        add(9, reading.article as u64);
        add(10, strangeness(fact));
        add(11, self.around(at)[1].map_or(1, |before| self.hashes[before].class));
        add(12, band(part) << 16 | band(whole) << 8 | known);
        if fact.sound.is_some() {
            let clean = self.words.clean(at);
            let gain = sound::usual(&clean[reading.name..]).0 - sound::usual(clean).0;
            add(13, (gain.clamp(-9.0, 9.0) + 10.0) as u64);
        }
    }
}

/// Letters of the longest prefix and suffix that are features.
const LONGEST_AFFIX: usize = 4;

/// The cues that are features, a bit each.
const CUES: [Cue; 8] =
    [Cue::Title, Cue::Place, Cue::Organization, Cue::Saying, Cue::Function, Cue::Preposition, Cue::Media, Cue::Kind];

fn hashes(key: &str, fact: &Facts) -> Hashes {
    let class = strangeness(fact) << 8 | band(fact.part);
    let cue = u64::from(fact.cues.any()) << 1 | u64::from(fact.is_function());
    let class = class << 2 | cue;
    let stem = fact.reading.stem(key);
    Hashes { key: hash(key), name: hash(fact.reading.name(key)), stem: hash(stem), class }
}

fn counts_elsewhere(fact: &Facts) -> bool {
    !fact.is_function() && fact.ordinary.is_none_or(|band| band < EVERYDAY)
}

/// Band of words so frequent that their other occurrences say nothing.
const EVERYDAY: u8 = 8;

fn around(facts: &[Facts], at: usize, fact: &Facts) -> Around {
    let is = |kind: EntryType| fact.known.kind == Some(kind);
    let strange = |other: Option<&Facts>| other.is_some_and(|other| other.is_strange() || other.part.is_some());
    let beside = at > 0 && fact.gap.only(Gap::SPACE) && strange(facts.get(at - 1))
        || facts.get(at + 1).is_some_and(|next| next.gap.only(Gap::SPACE) && strange(Some(next)));
    [
        fact.evidence.title,
        fact.evidence.before.has(Cue::Saying) || fact.evidence.after.has(Cue::Saying),
        fact.evidence.before.has(Cue::Place),
        fact.evidence.before.has(Cue::Organization),
        is(EntryType::Person),
        is(EntryType::Place),
        is(EntryType::Organization),
        beside,
        true,
    ]
    .map(u16::from)
}

fn band(band: Option<u8>) -> u64 {
    band.map_or(0, |band| 1 + u64::from(band.min(30)))
}

fn article(fact: &Facts) -> u64 {
    match fact.reading.article {
        Article::None => 0,
        Article::Written => 1,
        Article::Assimilated => 2,
    }
}

fn peeled(fact: &Facts) -> u64 {
    (fact.reading.name / 2).min(2) as u64
}

fn form(fact: &Facts) -> u64 {
    match fact.form {
        Form::Plain => 0,
        Form::Inflected => 1,
        Form::Glued => 2,
    }
}

/// How little the word looks like an ordinary one, in a few steps.
fn strangeness(fact: &Facts) -> u64 {
    let frequent = match fact.ordinary {
        None => 3 + form(fact),
        Some(0..=2) => 0,
        Some(3..=6) => 1,
        Some(_) => 2,
    };
    let script = match fact.script {
        Script::Arabic => 0,
        Script::Digits => 1,
        Script::Other => 2 + u64::from(fact.capital),
    };
    (script * 6 + frequent) << 2 | u64::from(fact.part.is_some()) << 1 | u64::from(fact.has_article())
}

fn kind_number(kind: EntryType) -> u64 {
    1 + EntryType::ALL.iter().position(|&other| other == kind).unwrap_or_default() as u64
}

fn known(fact: &Facts) -> u64 {
    let known = fact.known;
    let kind = known.kind.map_or(0, kind_number);
    let bits = [known.first, known.last, known.whole, known.sure, known.given, known.doubtful];
    bits.iter().fold(kind, |sum, &bit| sum << 1 | u64::from(bit))
}

fn marks(gap: Gap) -> u64 {
    const MARKS: [Gap; 9] =
        [Gap::LINE, Gap::PARAGRAPH, Gap::HYPHEN, Gap::COMMA, Gap::STOP, Gap::QUOTE, Gap::OPEN, Gap::CLOSE, Gap::COLON];
    MARKS.iter().fold(0, |sum, &mark| sum << 1 | u64::from(gap.has(mark)))
}

fn hash(text: &str) -> u64 {
    fnv::hash(text.bytes())
}

fn mix(a: u64, b: u64) -> u64 {
    let sum = (a.rotate_left(29) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^ sum >> 32
}

/// The number of a feature: a fingerprint of its template and value.
fn number(template: u64, value: u64) -> u32 {
    let sum = mix(mix(template, value), 0x2545_f491_4f6c_dd1d);
    (sum >> 32) as u32
}
