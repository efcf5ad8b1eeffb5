//! What the model sees of a word: features, each a number made of a template and a value. Nothing is allocated for a word.

use hashbrown::HashMap;

use super::facts::Facts;
use super::group::Group;
use super::seen::{self, Seen};
use super::word::{Hashes, One, PLACES, Peeled, beside, beside_by_cues, beside_by_kind, kind_number, mix, number};
use crate::kinds::EntryType;
use crate::text::clitics::Reading;
use crate::text::cues::Cue;
use crate::text::lexicon::Lexicon;
use crate::text::words::{Gap, Words};

/// The features of one document.
pub(super) struct Features<'d> {
    words: &'d Words,
    facts: &'d [Facts],
    hashes: Vec<Hashes>,
    seen: Vec<Seen>,
    elsewhere: HashMap<u64, Around>,
    without: Option<Group>,
}

/// How often each kind of evidence stands beside the occurrences of one word.
type Around = [u16; AROUND];

/// Kinds of evidence that count for other occurrences; the last counts the occurrences themselves.
const AROUND: usize = 9;

impl<'d> Features<'d> {
    /// Prepares the features of a document, all but those of the group `without`.
    pub(super) fn new(words: &'d Words, facts: &'d [Facts], without: Option<Group>) -> Self {
        let hashes = facts.iter().enumerate().map(|(at, facts)| Hashes::of(words.key(at), facts)).collect();
        Self::with_hashes(words, facts, hashes, without)
    }

    /// The same where the numbers of the words are known.
    pub(super) fn with_hashes(words: &'d Words, facts: &'d [Facts], hashes: Vec<Hashes>, without: Option<Group>) -> Self {
        let mut elsewhere: HashMap<u64, Around> = HashMap::new();
        for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| counts_elsewhere(fact)) {
            let total = elsewhere.entry(hashes[at].stem).or_default();
            for (sum, own) in total.iter_mut().zip(around(facts, at, fact)) {
                *sum = sum.saturating_add(own);
            }
        }
        let seen = facts.iter().map(Seen::of).collect();
        Self { words, facts, hashes, seen, elsewhere, without }
    }

    /// One word of the document.
    #[inline]
    fn one(&self, at: usize) -> One<'_> {
        One { key: self.words.key(at), clean: self.words.clean(at), facts: &self.facts[at], hashes: self.hashes[at] }
    }

    /// Hands out the features of a word's label.
    pub(super) fn of_word(&self, at: usize, mut found: impl FnMut(u32, Group)) {
        let add = &mut |group: Group, template: u64, value: u64| {
            if self.without != Some(group) {
                found(number(template, value), group);
            }
        };
        self.all_of_word(at, add);
    }

    /// Those of combinations so many that few come up twice: with [`Features::of_bundle`], what is left of [`Features::of_word`] beside
    /// [`of_word_alone`] and [`of_word_beside`].
    pub(super) fn of_words_together(&self, at: usize) -> [u32; TOGETHER] {
        let (mut found, mut count) = ([0; TOGETHER], 0);
        let add = &mut |_: Group, template: u64, value: u64| {
            found[count] = number(template, value);
            count += 1;
        };
        let (own, around) = (self.one(at), self.around(at));
        self.neighbours(own, around, add);
        self.kinds(own, around, Share::Together, add);
        found
    }

    /// A number for each of the [`BUNDLES`]: equal numbers, equal features. Few come up in a language.
    pub(super) fn bundles(&self, at: usize) -> [u64; BUNDLES.len()] {
        let seen = &self.seen[at];
        let [far, before, after, beyond] = self.around(at).map(|other| other.map(|other| &self.seen[other]));
        let pack = |bundle: Bundle, parts: &[(u64, u32)]| {
            parts.iter().fold(0, |sum, (part, bits)| sum << bits | part) << 3 | bundle as u64
        };
        let (own, band) = ((u64::from(seen.known), 10), (u64::from(seen.band), 5));
        let (strange, evidence) = ((u64::from(seen.strange), 7), (u64::from(seen.evidence), 2));
        let tag = |other: Option<&Seen>| (other.map_or(0, |other| u64::from(other.known)), 10);
        let cues = |other: Option<&Seen>| (other.map_or(0, |other| u64::from(other.cues)), 10);
        let (gap, gap_after) = ((u64::from(seen.marks), 9), (self.marks_after(at), 9));
        let (count, kinds) = self.others(at, &self.facts[at]).unwrap_or((7, 0));
        [
            pack(Bundle::Known, &[own, band]),
            pack(Bundle::KnownBefore, &[tag(before), own, strange]),
            pack(Bundle::KnownAfter, &[own, tag(after), strange]),
            pack(Bundle::KnownFar, &[tag(far), tag(beyond)]),
            pack(Bundle::CuesBefore, &[cues(before), evidence, strange]),
            pack(Bundle::CuesAfter, &[cues(after), strange]),
            pack(Bundle::Marks, &[gap, gap_after, strange]),
            pack(Bundle::Elsewhere, &[(count, 3), (kinds, AROUND as u32), strange]),
        ]
    }

    /// The features of a bundle.
    pub(super) fn of_bundle(&self, at: usize, bundle: Bundle, mut found: impl FnMut(u32)) {
        let add = &mut |_: Group, template: u64, value: u64| found(number(template, value));
        let share = Share::Of(bundle);
        match bundle {
            Bundle::Known | Bundle::KnownBefore | Bundle::KnownAfter | Bundle::KnownFar => self.gazetteer(at, share, add),
            Bundle::CuesBefore | Bundle::CuesAfter => self.cues(at, self.around(at), share, add),
            Bundle::Marks => self.marks(at, add),
            Bundle::Elsewhere => self.other_places(at, add),
        }
    }

    /// In the order in which training adds up: another one would round otherwise.
    fn all_of_word(&self, at: usize, add: &mut impl FnMut(Group, u64, u64)) {
        let (own, around) = (self.one(at), self.around(at));
        own.itself(add);
        (0..).zip(around).for_each(|(place, other)| beside(place, other.map(|other| self.one(other)), add));
        self.neighbours(own, around, add);
        own.letters(add);
        own.kind(add);
        self.kinds(own, around, Share::All, add);
        own.class(add);
        own.cues(add);
        self.cues(at, around, Share::All, add);
        self.marks(at, add);
        self.gazetteer(at, Share::All, add);
        self.other_places(at, add);
    }

    fn neighbours(&self, own: One<'_>, around: [Option<usize>; PLACES], add: &mut impl FnMut(Group, u64, u64)) {
        let key = |other: Option<usize>| other.map_or(1, |other| self.hashes[other].key);
        let [_, before, after, _] = around;
        add(Group::Neighbours, 18, mix(key(before), own.hashes.stem));
        add(Group::Neighbours, 19, mix(own.hashes.stem, key(after)));
    }

    /// What kind of words stand beside it.
    #[inline(always)]
    fn kinds(&self, own: One<'_>, around: [Option<usize>; PLACES], share: Share, add: &mut impl FnMut(Group, u64, u64)) {
        let mut classes = own.hashes.class;
        for (place, other) in (0..).zip(around) {
            if share == Share::All {
                beside_by_kind(place, other.map(|other| self.one(other)), add);
            }
            if place == 1 || place == 2 {
                let class = other.map_or(1, |other| self.hashes[other].class);
                add(Group::Lexicon, 58 + place, mix(class, own.hashes.class));
                classes = mix(classes, class);
            }
        }
        add(Group::Lexicon, 63, classes);
    }

    #[inline(always)]
    fn cues(&self, at: usize, around: [Option<usize>; PLACES], share: Share, add: &mut impl FnMut(Group, u64, u64)) {
        let strange = u64::from(self.seen[at].strange);
        for (place, other) in (0..).zip(around) {
            if share == Share::All {
                beside_by_cues(place, other.map(|other| self.one(other)), add);
            }
            let wanted = place == 1 && share.holds(Bundle::CuesBefore) || place == 2 && share.holds(Bundle::CuesAfter);
            if wanted {
                let bits = other.map_or(0, |other| u64::from(self.seen[other].cues));
                add(Group::Cues, 75 + place, bits << 16 | strange);
            }
        }
        if share.holds(Bundle::CuesBefore) {
            let evidence = u64::from(self.seen[at].evidence);
            add(Group::Cues, 78, evidence);
            add(Group::Cues, 79, evidence << 8 | strange);
        }
    }

    fn marks(&self, at: usize, add: &mut impl FnMut(Group, u64, u64)) {
        let (before, strange) = (u64::from(self.seen[at].marks), u64::from(self.seen[at].strange));
        let after = self.marks_after(at);
        add(Group::Marks, 80, before);
        add(Group::Marks, 81, after);
        add(Group::Marks, 82, before << 16 | after);
        add(Group::Marks, 83, before << 16 | strange);
        add(Group::Marks, 84, after << 16 | strange);
    }

    #[inline(always)]
    fn gazetteer(&self, at: usize, share: Share, add: &mut impl FnMut(Group, u64, u64)) {
        let tag = |at: usize| u64::from(self.seen[at].known);
        let (own, strange) = (tag(at), u64::from(self.seen[at].strange));
        let [far, before, after, beyond] = self.around(at).map(|other| other.map_or(0, tag));
        let mut add = |bundle: Bundle, template: u64, value: u64| {
            if share.holds(bundle) {
                add(Group::Gazetteer, template, value);
            }
        };
        add(Bundle::Known, 90, own);
        add(Bundle::Known, 91, own << 8 | u64::from(self.seen[at].band));
        add(Bundle::KnownBefore, 92, before);
        add(Bundle::KnownAfter, 93, after);
        add(Bundle::KnownBefore, 94, before << 16 | own);
        add(Bundle::KnownAfter, 95, own << 16 | after);
        add(Bundle::KnownBefore, 96, before << 8 | strange);
        add(Bundle::KnownAfter, 97, after << 8 | strange);
        add(Bundle::KnownFar, 98, far);
        add(Bundle::KnownFar, 99, beyond);
    }

    fn other_places(&self, at: usize, add: &mut impl FnMut(Group, u64, u64)) {
        let (fact, strange) = (&self.facts[at], u64::from(self.seen[at].strange));
        let Some((count, kinds)) = self.others(at, fact) else { return };
        add(Group::Elsewhere, 100, count << 8 | strange);
        for bit in (0..AROUND as u64 - 1).filter(|bit| kinds >> bit & 1 == 1) {
            add(Group::Elsewhere, 101, bit);
            add(Group::Elsewhere, 102, bit << 8 | strange);
        }
    }

    /// How often the word stands elsewhere, up to six times, and the kinds of evidence beside it there, a bit each; `None` where that
    /// says nothing.
    fn others(&self, at: usize, fact: &Facts) -> Option<(u64, u64)> {
        if !counts_elsewhere(fact) {
            return None;
        }
        let total = self.elsewhere.get(&self.hashes[at].stem)?;
        let own = around(self.facts, at, fact);
        let others = total[AROUND - 1].saturating_sub(own[AROUND - 1]);
        let kinds = (0..AROUND - 1).filter(|&bit| total[bit] > own[bit]).fold(0, |kinds, bit| kinds | 1 << bit);
        Some((u64::from(others.min(6)), kinds))
    }

    /// The marks behind a word.
    fn marks_after(&self, at: usize) -> u64 {
        u64::from(self.seen.get(at + 1).map_or_else(|| seen::marks(Gap::PARAGRAPH), |next| next.marks))
    }

    /// The two words before and the two after, where they stand in the same line.
    #[inline]
    pub(super) fn around(&self, at: usize) -> [Option<usize>; PLACES] {
        let line = |at: usize| self.seen[at].begins_line;
        let before = (at > 0 && !line(at)).then(|| at - 1);
        let after = (at + 1 < self.facts.len() && !line(at + 1)).then_some(at + 1);
        let far = before.filter(|&before| before > 0 && !line(before)).map(|before| before - 1);
        let beyond = after.filter(|&after| after + 1 < self.facts.len() && !line(after + 1)).map(|after| after + 1);
        [far, before, after, beyond]
    }

    /// Hands out the features of one reading of a word, given that a name begins in it.
    pub(super) fn of_reading(&self, at: usize, reading: &Reading, mut found: impl FnMut(u32)) {
        let own = self.one(at);
        let peeled = Peeled::of(own.key, reading, Lexicon::builtin());
        let add = &mut |template, value| found(peeled.number(template, value));
        own.reading(reading, &peeled, add);
        self.known_reading(at, reading, &peeled, add);
        own.name(reading, add);
        self.reading_between(at, reading, &peeled, add);
        own.gain(reading, own.usual(), add);
    }

    /// Those that depend on more than the word: what is left beside [`of_reading_alone`].
    #[inline]
    pub(super) fn of_reading_in_context(&self, at: usize, reading: &Reading, peeled: &Peeled, mut found: impl FnMut(u32)) {
        let add = &mut |template, value| found(peeled.number(template, value));
        self.known_reading(at, reading, peeled, add);
        self.reading_between(at, reading, peeled, add);
    }

    fn known_reading(&self, at: usize, reading: &Reading, peeled: &Peeled, add: &mut impl FnMut(u64, u64)) {
        let bits = self.known_bits(at, reading);
        let bare = reading.name > 0 && self.elsewhere.contains_key(&peeled.stem);
        add(4, bits << 4 | self.facts[at].known.kind.map_or(0, kind_number));
        add(5, u64::from(bare) << 1 | bits);
    }

    fn reading_between(&self, at: usize, reading: &Reading, peeled: &Peeled, add: &mut impl FnMut(u64, u64)) {
        add(11, self.around(at)[1].map_or(1, |before| self.hashes[before].class));
        add(12, peeled.part << 16 | peeled.whole << 8 | self.known_bits(at, reading));
    }

    /// Whether a glossary has a name that begins in the word, and whether it begins there.
    fn known_bits(&self, at: usize, reading: &Reading) -> u64 {
        let known = self.facts[at].known;
        u64::from(known.first) << 1 | u64::from(known.first && known.proclitics == reading.name)
    }
}

/// The features that a word alone gives to its own label, in whatever text.
pub(super) fn of_word_alone(word: One<'_>, mut found: impl FnMut(u32)) {
    let add = &mut |_: Group, template: u64, value: u64| found(number(template, value));
    word.itself(add);
    word.letters(add);
    word.kind(add);
    word.class(add);
    word.cues(add);
}

/// Those that it gives to a word beside which it stands, by its place as [`Features::around`] counts; without a word, those of a place
/// beyond the line.
pub(super) fn of_word_beside(place: usize, word: Option<One<'_>>, mut found: impl FnMut(u32)) {
    let add = &mut |_: Group, template: u64, value: u64| found(number(template, value));
    beside(place as u64, word, add);
    beside_by_kind(place as u64, word, add);
    beside_by_cues(place as u64, word, add);
}

/// Those that it gives to one of its readings, where the whole word sounds as usual as `whole`.
pub(super) fn of_reading_alone(
    word: One<'_>,
    reading: &Reading,
    peeled: &Peeled,
    whole: Option<f32>,
    mut found: impl FnMut(u32),
) {
    let add = &mut |template, value| found(peeled.number(template, value));
    word.reading(reading, peeled, add);
    word.name(reading, add);
    word.gain(reading, whole, add);
}

/// Features that depend on more than one word, but on few facts of each, so that the same ones come up again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bundle {
    /// What the glossaries know of the word.
    Known,
    /// That and what they know of the word before.
    KnownBefore,
    /// That and what they know of the word after.
    KnownAfter,
    /// What they know of the words beyond those.
    KnownFar,
    /// The cues of the word before, and what stands around the word.
    CuesBefore,
    /// The cues of the word after.
    CuesAfter,
    /// The marks on both sides.
    Marks,
    /// What stands beside the word in other places.
    Elsewhere,
}

/// All bundles, in the order of their numbers.
pub(super) const BUNDLES: [Bundle; 8] = [
    Bundle::Known,
    Bundle::KnownBefore,
    Bundle::KnownAfter,
    Bundle::KnownFar,
    Bundle::CuesBefore,
    Bundle::CuesAfter,
    Bundle::Marks,
    Bundle::Elsewhere,
];

/// Features of combinations so many that few come up twice.
const TOGETHER: usize = 5;

/// Which features of a word are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// All.
    All,
    /// Those of combinations of words.
    Together,
    /// Those of one bundle.
    Of(Bundle),
}

impl Share {
    /// Whether the features of a bundle are among them.
    #[inline]
    fn holds(self, bundle: Bundle) -> bool {
        self == Self::All || self == Self::Of(bundle)
    }
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
