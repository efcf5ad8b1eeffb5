//! One assignment over what the glossary matches and what looks like a name: spans, status and entry decided once.
//!
//! Every candidate proposes a run of words; of all sets of runs that do not overlap, the one with the best total is taken.
//! A greedy choice from the left would cut names at the first doubtful word.

mod choose;
mod resolve;
pub mod weights;

use crate::detect;
use crate::document::{Document, Mention};
use crate::glossary::Glossary;
use crate::matcher;

/// What to keep.
#[derive(Debug, Clone)]
pub struct MentionOptions {
    /// Mentions that score less are left out; 0.5 is the point of best F1.
    pub min_score: f32,
}

impl Default for MentionOptions {
    fn default() -> Self {
        Self { min_score: 0.5 }
    }
}

/// The names and terms of `document`, sorted by place, none overlapping another.
///
/// `gazetteer` is the built-in glossary (or an empty one): evidence for names that `glossary` lacks. Where `glossary`
/// holds the built-in one already, pass an empty one and nothing is looked up twice.
pub fn find(document: &Document, glossary: &Glossary, gazetteer: &Glossary, options: &MentionOptions) -> Vec<Mention> {
    let matched = matcher::candidates(document, glossary);
    let known_names = matcher::candidates(document, gazetteer);
    let detected = detect::detect(document, &matched, &known_names);
    let chosen = choose::best_total(document, glossary, &matched, detected, options.min_score);
    resolve::short_mentions(document, chosen)
}

#[cfg(test)]
mod tests;
