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

/// What to keep, and what to take as evidence.
#[derive(Debug, Clone)]
pub struct MentionOptions {
    /// Mentions that score less are left out; 0.5 is the point of best F1.
    pub min_score: f32,
    /// Whether names of the built-in glossary are evidence for names that the glossary lacks. It never makes them known.
    pub gazetteer: bool,
}

impl Default for MentionOptions {
    fn default() -> Self {
        Self { min_score: 0.5, gazetteer: true }
    }
}

/// The names and terms of `document`, sorted by place, none overlapping another.
///
/// Costs the length of the document, nearly whatever the size of the glossary.
pub fn find(document: &Document, glossary: &Glossary) -> Vec<Mention> {
    find_with(document, glossary, &MentionOptions::default())
}

/// The same as [`find`], with options.
pub fn find_with(document: &Document, glossary: &Glossary, options: &MentionOptions) -> Vec<Mention> {
    let matched = matcher::candidates(document, glossary);
    // Where the glossary holds the built-in one, its candidates are there already.
    let gazetteer = options.gazetteer && !glossary.includes_builtin();
    let known_names = if gazetteer { matcher::candidates(document, Glossary::builtin()) } else { Vec::new() };
    let detected = detect::detect(document, &matched, &known_names);
    let chosen = choose::best_total(document, glossary, &matched, detected, options.min_score);
    resolve::doublets(document, resolve::short_mentions(document, chosen))
}

#[cfg(test)]
mod tests;
