//! How well an Arabic and a Latin word go together: the exact score of a pair.

use super::letters::{LONGEST, Letter};
use super::model::Model;
use super::ranking::FEATURES;
use super::spelling::Spelling;
use super::transducer::{Grid, Transducer};

/// Weight of how well the Latin word, read, gives the Arabic one. Arabic leaves vowels out, so that this side knows more.
const ARABIC_GIVEN: f64 = 1.4;

/// Weight of how well the Arabic word, read, gives the Latin one.
const LATIN_GIVEN: f64 = 0.6;

/// What the usualness of the Latin word takes from the score: a rare spelling says more when it fits.
///
/// This and the two weights above were chosen on held-out training pairs.
const LATIN_USUAL: f64 = 0.45;

/// The same for the Arabic word. It is the same for all candidates of a query, so it only matters to the calibration.
const ARABIC_USUAL: f64 = 0.5;

/// The logarithm below which a pair is no match at all.
const IMPOSSIBLE: f64 = -300.0;

/// Scores pairs of words; keeps its room between calls. One for each thread.
#[derive(Debug, Clone)]
pub struct Scorer<'m> {
    to_arabic: [Transducer<'m>; 2],
    to_latin: [Transducer<'m>; 2],
    latin: Spelling<'m>,
    usage: Spelling<'m>,
    arabic: Spelling<'m>,
    grid: Grid,
}

/// The letters of a word, forward and backward.
#[derive(Debug, Clone, Copy)]
struct Turned {
    letters: [Letter; LONGEST],
    length: usize,
}

impl Turned {
    fn new(word: &[Letter]) -> Self {
        let mut letters = [0; LONGEST];
        let length = word.len().min(LONGEST);
        letters[..length].copy_from_slice(&word[..length]);
        letters[..length].reverse();
        Self { letters, length }
    }

    fn as_slice(&self) -> &[Letter] {
        &self.letters[..self.length]
    }
}

impl<'m> Scorer<'m> {
    /// A scorer with the weights of `model`.
    pub fn new(model: &'m Model) -> Self {
        Self {
            to_arabic: [model.to_arabic(false), model.to_arabic(true)],
            to_latin: [model.to_latin(false), model.to_latin(true)],
            latin: model.latin_spelling(),
            usage: model.latin_usage(),
            arabic: model.arabic_spelling(),
            grid: Grid::default(),
        }
    }

    /// The score of a pair in nats: how much likelier the two words are together than apart, about. Each probability is the mean
    /// of two readings, one from each end of the word: they err in different places.
    pub fn score(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        self.fit(arabic, latin) + self.arabic_usual(arabic)
    }

    /// The score but for what the Arabic word alone gives, which is the same for all candidates of a query.
    pub fn fit(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        fit(self.arabic_given(arabic, latin), self.latin_given(arabic, latin), self.usual(latin))
    }

    /// What an unusual Arabic word adds to the score of whatever fits it.
    pub fn arabic_usual(&self, arabic: &[Letter]) -> f64 {
        -ARABIC_USUAL * self.arabic.log_probability(arabic)
    }

    /// Twice the mean logarithm of the probability of the Arabic word for the Latin one.
    pub fn arabic_given(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        let forward = self.quick(arabic, latin);
        if self.to_arabic[1].table.is_empty() {
            return 2.0 * forward;
        }
        let (latin, arabic) = (Turned::new(latin), Turned::new(arabic));
        let backward = self.to_arabic[1].probability(latin.as_slice(), arabic.as_slice(), &mut self.grid);
        forward + logarithm(backward)
    }

    /// Twice the mean logarithm of the probability of the Latin word for the Arabic one.
    pub fn latin_given(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        let forward = logarithm(self.to_latin[0].probability(arabic, latin, &mut self.grid));
        forward + self.latin_backward(arabic, latin).unwrap_or(forward)
    }

    /// The logarithm of the probability of the Latin word for the Arabic one, both read from the back.
    fn latin_backward(&mut self, arabic: &[Letter], latin: &[Letter]) -> Option<f64> {
        let reading = self.to_latin[1];
        let (latin, arabic) = (Turned::new(latin), Turned::new(arabic));
        let backward = || logarithm(reading.probability(arabic.as_slice(), latin.as_slice(), &mut self.grid));
        (!reading.table.is_empty()).then(backward)
    }

    /// The logarithm of the probability of the Arabic word by one reading alone: a quarter of the work, to sort candidates by.
    pub fn quick(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        logarithm(self.to_arabic[0].probability(latin, arabic, &mut self.grid))
    }

    /// The logarithm of how usual a Latin word is.
    pub fn usual(&self, latin: &[Letter]) -> f64 {
        self.latin.log_probability(latin)
    }

    /// What is known of a spelling without further readings; `share` is its probability for the Arabic word.
    pub(super) fn cheap_features(&self, share: f64, latin: &[Letter]) -> [f64; FEATURES] {
        [logarithm(share), 0.0, 0.0, self.usage.log_probability(latin), latin.len() as f64]
    }

    /// Fills in what takes further readings: `backward` is the probability of the Latin word for the Arabic one, both read from the
    /// back, as a [`Listener`](super::listener::Listener) has it; `None` where the model has no such reading.
    pub(super) fn slow_features(
        &mut self,
        arabic: &[Letter],
        latin: &[Letter],
        backward: Option<f64>,
        features: &mut [f64; FEATURES],
    ) {
        features[1] = backward.map_or(features[0], logarithm);
        features[2] = self.quick(arabic, latin);
    }
}

/// The fit of a pair from what [`Scorer::arabic_given`], [`Scorer::latin_given`] and [`Scorer::usual`] say. None of the first two
/// is above zero.
pub(super) fn fit(arabic_given: f64, latin_given: f64, usual: f64) -> f64 {
    0.5 * (ARABIC_GIVEN * arabic_given + LATIN_GIVEN * latin_given) - LATIN_USUAL * usual
}

/// What [`Scorer::arabic_given`] has to say for a fit of `least`.
pub(super) fn arabic_given_for(least: f64, latin_given: f64, usual: f64) -> f64 {
    (least - fit(0.0, latin_given, usual)) / (0.5 * ARABIC_GIVEN)
}

/// The logarithm of a probability, never below that of no match at all.
pub(super) fn logarithm(probability: f64) -> f64 {
    if probability > 0.0 { libm::log(probability).max(IMPOSSIBLE) } else { IMPOSSIBLE }
}
