//! The features that one word gives, in whatever text it stands: to itself, and to the words beside it.

use super::facts::{Facts, Form};
use super::group::Group;
use super::sound;
use crate::kinds::EntryType;
use crate::text::clitics::{Article, Reading, readings};
use crate::text::cues::Cue;
use crate::text::fnv;
use crate::text::lexicon::Lexicon;
use crate::text::words::Script;

/// Words beside a word that say something of it: the two before and the two after.
pub(super) const PLACES: usize = 4;

/// One word.
#[derive(Clone, Copy)]
pub(super) struct One<'w> {
    pub(super) key: &'w str,
    pub(super) clean: &'w str,
    pub(super) facts: &'w Facts,
    pub(super) hashes: Hashes,
}

impl One<'_> {
    /// The word itself.
    pub(super) fn itself(&self, add: &mut impl FnMut(Group, u64, u64)) {
        add(Group::Word, 0, 0);
        add(Group::Word, 1, self.hashes.key);
        add(Group::Word, 2, self.hashes.name);
        add(Group::Word, 3, self.hashes.stem);
    }

    /// Its letters.
    pub(super) fn letters(&self, add: &mut impl FnMut(Group, u64, u64)) {
        let stem = self.facts.reading.stem(self.key);
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
        add(Group::Letters, 31, (length.min(14)) << 1 | u64::from(self.facts.foreign));
        add(Group::Letters, 32, self.facts.script as u64 * 2 + u64::from(self.facts.capital));
    }

    /// What kind of word it is: its reading, and what the lists say of it.
    pub(super) fn kind(&self, add: &mut impl FnMut(Group, u64, u64)) {
        let facts = self.facts;
        add(Group::Clitics, 40, hash(facts.reading.proclitics(self.key)));
        add(Group::Clitics, 41, article(facts) * 4 + peeled(facts));
        add(Group::Lexicon, 43, band(facts.ordinary) * 3 + form(facts));
        add(Group::Lexicon, 44, band(facts.name_ordinary));
        add(Group::Lexicon, 45, (band(facts.ordinary) * 3 + form(facts)) * 16 + article(facts) * 4 + peeled(facts));
        add(Group::NameParts, 46, band(facts.part));
        add(Group::NameParts, 47, (band(facts.part) * 32 + band(facts.ordinary)) * 4 + article(facts));
        if let Some(sound) = facts.sound {
            let sound = u64::from(sound);
            add(Group::Sound, 33, sound);
            add(Group::Sound, 34, sound << 8 | band(facts.part));
            add(Group::Sound, 35, sound << 8 | strangeness(facts));
        }
    }

    /// Its class, one number for much of that.
    pub(super) fn class(&self, add: &mut impl FnMut(Group, u64, u64)) {
        add(Group::Lexicon, 64, self.hashes.class);
    }

    /// Its cues.
    pub(super) fn cues(&self, add: &mut impl FnMut(Group, u64, u64)) {
        add(Group::Cues, 70, cue_bits(self.facts));
    }

    /// What lists say of the whole under a reading of it, and the reading itself.
    pub(super) fn reading(&self, reading: &Reading, peeled: &Peeled, add: &mut impl FnMut(u64, u64)) {
        let lexicon = Lexicon::builtin();
        let (name, stem) = (reading.name(self.key), reading.stem(self.key));
        add(0, 0);
        add(1, peeled.part);
        add(2, peeled.part << 8 | peeled.whole);
        add(3, band(lexicon.band(self.key)) << 8 | band(lexicon.band(name).max(lexicon.band(stem))));
    }

    /// The letters of the name under a reading.
    pub(super) fn name(&self, reading: &Reading, add: &mut impl FnMut(u64, u64)) {
        let name = reading.name(self.key);
        add(6, name.chars().take(1).fold(3, |sum, c| mix(sum, u64::from(c))));
        add(7, name.chars().take(2).fold(3, |sum, c| mix(sum, u64::from(c))));
        add(8, name.chars().count().min(9) as u64);
        add(9, reading.article as u64);
        add(10, strangeness(self.facts));
    }

    /// What the name gains in sound under a reading, where the whole word sounds as usual as `whole`.
    pub(super) fn gain(&self, reading: &Reading, whole: Option<f32>, add: &mut impl FnMut(u64, u64)) {
        if let Some(whole) = whole {
            let own = if reading.name == 0 { whole } else { sound::usual(&self.clean[reading.name..]).0 };
            add(13, ((own - whole).clamp(-9.0, 9.0) + 10.0) as u64);
        }
    }

    /// How usual the whole word is as a name, where it may be one.
    pub(super) fn usual(&self) -> Option<f32> {
        self.facts.sound.map(|_| sound::usual(self.clean).0)
    }
}

/// What the word at a place gives to the word beside it, or a place beyond the line.
pub(super) fn beside(place: u64, word: Option<One<'_>>, add: &mut impl FnMut(Group, u64, u64)) {
    add(Group::Neighbours, 10 + place, word.map_or(1, |word| word.hashes.key));
    add(Group::Neighbours, 14 + place, word.map_or(1, |word| word.hashes.stem));
}

/// The same by its kind.
pub(super) fn beside_by_kind(place: u64, word: Option<One<'_>>, add: &mut impl FnMut(Group, u64, u64)) {
    add(Group::Lexicon, 50 + place, word.map_or(1, |word| word.hashes.class));
    add(Group::NameParts, 54 + place, word.map_or(99, |word| band(word.facts.part)));
}

/// The same by its cues.
pub(super) fn beside_by_cues(place: u64, word: Option<One<'_>>, add: &mut impl FnMut(Group, u64, u64)) {
    add(Group::Cues, 71 + place, word.map_or(0, |word| cue_bits(word.facts)));
}

/// Numbers for the forms of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hashes {
    pub(super) key: u64,
    pub(super) name: u64,
    pub(super) stem: u64,
    pub(super) class: u64,
}

impl Hashes {
    pub(super) fn of(key: &str, facts: &Facts) -> Self {
        let class = strangeness(facts) << 8 | band(facts.part);
        let cue = u64::from(facts.cues.any()) << 1 | u64::from(facts.is_function());
        let stem = hash(facts.reading.stem(key));
        Self { key: hash(key), name: hash(facts.reading.name(key)), stem, class: class << 2 | cue }
    }
}

/// What the lists say of a word under a reading that peels it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Peeled {
    pub(super) proclitics: u64,
    pub(super) part: u64,
    pub(super) whole: u64,
    pub(super) stem: u64,
}

impl Peeled {
    pub(super) fn of(key: &str, reading: &Reading, lexicon: &Lexicon) -> Self {
        let (name, stem) = (reading.name(key), reading.stem(key));
        let part = lexicon.name_part(name).max(lexicon.name_part(stem));
        let whole = lexicon.name_part(key).max(lexicon.name_part(readings(key).as_slice()[0].stem(key)));
        Self { proclitics: hash(reading.proclitics(key)), part: band(part), whole: band(whole), stem: hash(stem) }
    }

    /// The number of a feature of the reading.
    pub(super) fn number(&self, template: u64, value: u64) -> u32 {
        number(200 + template, mix(self.proclitics, value))
    }
}

/// Letters of the longest prefix and suffix that are features.
const LONGEST_AFFIX: usize = 4;

/// The cues that are features, a bit each.
const CUES: [Cue; 8] =
    [Cue::Title, Cue::Place, Cue::Organization, Cue::Saying, Cue::Function, Cue::Preposition, Cue::Media, Cue::Kind];

/// The cues of a word, a bit each, the article and a proclitic beside them.
pub(super) fn cue_bits(fact: &Facts) -> u64 {
    let cues = fact.cues;
    let bits = CUES.iter().enumerate().fold(0, |sum, (bit, &cue)| sum | u64::from(cues.has(cue)) << bit);
    bits << 2 | u64::from(cues.article) << 1 | u64::from(cues.proclitic)
}

pub(super) fn band(band: Option<u8>) -> u64 {
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
pub(super) fn strangeness(fact: &Facts) -> u64 {
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

pub(super) fn kind_number(kind: EntryType) -> u64 {
    1 + EntryType::ALL.iter().position(|&other| other == kind).unwrap_or_default() as u64
}

fn hash(text: &str) -> u64 {
    fnv::hash(text.bytes())
}

#[inline]
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let sum = (a.rotate_left(29) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^ sum >> 32
}

/// The number of a feature: a fingerprint of its template and value.
#[inline]
pub(super) fn number(template: u64, value: u64) -> u32 {
    let sum = mix(mix(template, value), 0x2545_f491_4f6c_dd1d);
    (sum >> 32) as u32
}
