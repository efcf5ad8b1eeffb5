//! How well an Arabic and a Latin word go together: the exact score of a pair.

use super::letters::{LONGEST, Letter};
use super::model::Model;
use super::spelling::Spelling;
use super::transducer::{Grid, Transducer};

/// What the usualness of the Latin word takes from the score: a rare spelling says more when it fits.
///
/// Chosen among 0.5, 0.6 and 0.7 by held-out training pairs and the development pools, which pull in different directions.
const LATIN_USUAL: f64 = 0.6;

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
        let forward = self.to_arabic[0].probability(latin, arabic, &mut self.grid);
        let (latin, arabic) = (Turned::new(latin), Turned::new(arabic));
        let backward = self.to_arabic[1].probability(latin.as_slice(), arabic.as_slice(), &mut self.grid);
        logarithm(forward) + logarithm(backward)
    }

    /// Twice the mean logarithm of the probability of the Latin word for the Arabic one.
    pub fn latin_given(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        let forward = self.to_latin[0].probability(arabic, latin, &mut self.grid);
        let (latin, arabic) = (Turned::new(latin), Turned::new(arabic));
        let backward = self.to_latin[1].probability(arabic.as_slice(), latin.as_slice(), &mut self.grid);
        logarithm(forward) + logarithm(backward)
    }

    /// The logarithm of the probability of the Arabic word by one reading alone: a quarter of the work, to sort candidates by.
    pub fn quick(&mut self, arabic: &[Letter], latin: &[Letter]) -> f64 {
        logarithm(self.to_arabic[0].probability(latin, arabic, &mut self.grid))
    }

    /// The logarithm of how usual a Latin word is.
    pub fn usual(&self, latin: &[Letter]) -> f64 {
        self.latin.log_probability(latin)
    }
}

/// The fit of a pair from what [`Scorer::arabic_given`], [`Scorer::latin_given`] and [`Scorer::usual`] say. None of the first two
/// is above zero.
pub(super) fn fit(arabic_given: f64, latin_given: f64, usual: f64) -> f64 {
    0.5 * (arabic_given + latin_given) - LATIN_USUAL * usual
}

/// The logarithm of a probability, never below that of no match at all.
pub(super) fn logarithm(probability: f64) -> f64 {
    if probability > 0.0 { libm::log(probability).max(IMPOSSIBLE) } else { IMPOSSIBLE }
}
