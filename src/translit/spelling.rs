//! How usual a word is as a spelling: a letter model of one script.

use super::contexts::{self, SPELL};
use super::letters::{EDGE, Letter};
use super::smoothed::Decision;
use super::table::{PER_NAT, Table};

/// What a letter costs that the model has never seen: a rare letter of a foreign word.
pub(super) const NEVER_SEEN: u32 = 9 * PER_NAT as u32;

/// A trained letter model, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Spelling<'m> {
    /// Its costs.
    pub table: Table<'m>,
}

impl Spelling<'_> {
    /// The logarithm of the probability of a whole word.
    pub fn log_probability(&self, word: &[Letter]) -> f64 {
        -f64::from(self.cost(word)) / PER_NAT
    }

    /// The cost of a whole word.
    pub fn cost(&self, word: &[Letter]) -> u32 {
        (0..=word.len()).map(|place| self.letter_cost(word, place)).sum()
    }

    /// The cost of the letter at `place` after those before it; of the word's end where `place` is its length.
    #[inline]
    pub fn letter_cost(&self, word: &[Letter], place: usize) -> u32 {
        let letter = u32::from(word.get(place).copied().unwrap_or(EDGE));
        Decision::new(self.table, &SPELL, contexts::spell(word, place)).cost(letter).unwrap_or(NEVER_SEEN)
    }
}
