//! Trains a letter model of one script.

use super::counts::{self, Observation, Smoothing};
use crate::translit::contexts::{self, SPELL};
use crate::translit::letters::{EDGE, Letter};
use crate::translit::table;

/// Trains on these words and returns the table.
pub(super) fn train(words: &[&[Letter]], smoothing: &Smoothing) -> Vec<u8> {
    let mut seen = Vec::new();
    for word in words {
        for place in 0..=word.len() {
            let outcome = u32::from(word.get(place).copied().unwrap_or(EDGE));
            seen.push(Observation { full: contexts::spell(word, place), outcome, weight: 1.0 });
        }
    }
    let mut costs = Vec::new();
    counts::costs(&seen, &SPELL, smoothing, &mut costs);
    table::build(&costs)
}
