//! What speaks for and against each pair.

use std::collections::HashMap;
use std::ops::Range;

use super::chains::Chain;
use super::english::{EnglishName, NameClass, WordClass};
use super::hits::Sides;
use super::things::Singulars;
use super::weights::WEIGHTS;
use crate::document::Mention;
use crate::text::lexicon::Lexicon;
use crate::translit::Model;

/// How many features a pair has.
pub const COUNT: usize = 21;

/// The features of a pair, each about 0..=1.
pub type Features = [f32; COUNT];

/// What each feature says.
pub const NAMES: [&str; COUNT] = [
    "constant",
    "sound, in tens of nats",
    "sureness of the sound, in log-odds",
    "letters",
    "several words",
    "sound of the word that fits worst",
    "words left out between",
    "detected as it is",
    "overlaps a detected name",
    "an ordinary word",
    "an ordinary word that is not detected",
    "proclitics",
    "a whole name of a glossary",
    "an English capital that may mean nothing",
    "an English word of belonging",
    "English words of the name left over",
    "Arabic words of the detected name left over",
    "sounds so elsewhere in the texts",
    "an English word of two or three letters",
    "translated words",
    "words that it was stretched over",
];

/// Places of the features that say whether a name is whole: detected as it is, English words left over.
pub(super) const DETECTED: usize = 7;
pub(super) const LEFT_OVER: usize = 15;

/// Sureness of the sound beyond which more says nothing.
const SURE: f64 = 1e-4;

/// What the features of a pair of texts are drawn from.
pub(super) struct View<'v> {
    pub(super) sides: &'v Sides<'v>,
    pub(super) mentions: &'v [Mention],
    /// In how many beads a run of the source and one of the translation stand side by side.
    pub(super) together: &'v HashMap<(String, String), u32>,
    /// The words of the translation that are written as names.
    pub(super) singulars: &'v Singulars<'v>,
}

impl View<'_> {
    /// The features of a chain within a name.
    pub(super) fn features(&self, chain: &Chain, name: &EnglishName) -> Features {
        let is = |holds: bool| f32::from(u8::from(holds));
        let sure =
            f64::from(Model::builtin().calibration().probability(f64::from(chain.raw), chain.letters)).clamp(SURE, 1.0 - SURE);
        let sure = libm::log(sure / (1.0 - sure)) as f32 / 5.0;
        let (exact, overlap, left_over) = self.detected(&chain.source, chain.proclitics);
        let ordinary = self.ordinary(chain);
        let doubtful =
            chain.target.clone().all(|at| matches!(self.sides.english.class(at), WordClass::Doubtful | WordClass::Small));
        [
            1.0,
            (chain.raw / 10.0).clamp(-2.0, 4.0),
            if chain.known { 0.5 } else { sure },
            (chain.letters as f32 / 10.0).min(2.0),
            is(chain.hits > 1),
            (chain.worst / 10.0).clamp(-2.0, 1.0),
            chain.left_out as f32,
            exact,
            overlap,
            ordinary,
            ordinary * (1.0 - exact.max(overlap)),
            f32::from(chain.cost) / 500.0,
            is(chain.known),
            is(doubtful || name.class == NameClass::Doubtful),
            is(chain.target.clone().all(|at| matches!(self.sides.english.class(at), WordClass::Demonym | WordClass::Small))),
            self.left_over(chain, name) as f32,
            left_over as f32,
            libm::log1pf(self.together.get(&self.key(chain)).copied().unwrap_or(1).saturating_sub(1) as f32),
            is(self.english_letters(chain) < 4),
            chain.translated as f32,
            chain.stretched as f32,
        ]
    }

    /// The sum over the weighted features: the logarithm of the odds.
    pub(super) fn sum(features: &Features) -> f32 {
        features.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight).sum()
    }

    /// The run of either side, as both are compared across sentences.
    pub(super) fn key(&self, chain: &Chain) -> (String, String) {
        let words = self.sides.source.words();
        let mut arabic = words.key(chain.source.start)[chain.proclitics..].to_string();
        chain.source.clone().skip(1).for_each(|at| arabic.push_str(words.key(at)));
        arabic.truncate(arabic.len() - chain.tail);
        let english = self.sides.english.span_of(&chain.target).of(self.sides.target.text()).to_lowercase();
        (arabic, english)
    }

    fn english_letters(&self, chain: &Chain) -> usize {
        self.sides
            .english
            .span_of(&chain.target)
            .of(self.sides.target.text())
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
    }

    /// Words with capitals of the English name, titles aside, that the chain leaves over; three at most.
    fn left_over(&self, chain: &Chain, name: &EnglishName) -> usize {
        let outside = |at: &usize| {
            !chain.target.contains(at) && matches!(self.sides.english.class(*at), WordClass::Name | WordClass::Doubtful)
        };
        name.words.clone().filter(outside).count().min(3)
    }

    /// How sure a detection of the run itself is, of one that overlaps it, and how many words of that are left over.
    fn detected(&self, run: &Range<usize>, proclitics: usize) -> (f32, f32, usize) {
        let words = self.sides.source.words();
        let start = words.span(self.sides.source.text(), run.clone(), proclitics).start;
        let from = self.mentions.partition_point(|mention| mention.words.end <= run.start);
        let (mut exact, mut overlap, mut left_over) = (0.0f32, 0.0f32, 0);
        for mention in self.mentions[from..].iter().take_while(|mention| mention.words.start < run.end) {
            if !mention.kind.is_name() {
                continue;
            }
            if mention.words == *run && mention.span.start == start {
                exact = exact.max(mention.score);
            } else {
                overlap = overlap.max(mention.score);
                left_over += mention.words.clone().filter(|at| !run.contains(at)).count();
            }
        }
        (exact, overlap, left_over.min(3))
    }

    /// How ordinary a word is that stands alone; 0 for several.
    fn ordinary(&self, chain: &Chain) -> f32 {
        if chain.source.len() > 1 {
            return 0.0;
        }
        let key = &self.sides.source.words().key(chain.source.start)[chain.proclitics..];
        Lexicon::builtin().commonest_reading(key).map_or(0.0, |band| (f32::from(band) + 4.0) / 15.0)
    }
}
