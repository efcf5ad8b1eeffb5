//! Names that no glossary has. Arabic has no capitals, so each word is weighed by what speaks for and against a name, and
//! runs of name words become candidates, each with its reasons.
//!
//! This is the first, untrained detector: hand-set weights over the evidence that a person would use. It takes the
//! matcher's candidates as evidence and reaches back to nothing else.

mod heads;
mod profile;
mod runs;
pub mod weights;

use std::ops::Range;

use crate::document::{Document, Reason};
use crate::kinds::EntryType;
use crate::matcher::Candidate;

/// A run of words that looks like a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Detection {
    /// The words it runs over.
    pub words: Range<usize>,
    /// Bytes of the first word's key that are proclitics.
    pub proclitics: usize,
    /// What kind of thing it seems to name.
    pub kind: EntryType,
    /// How sure it is that it is a name, 0..=1.
    pub score: f32,
    /// Why, strongest reason first.
    pub reasons: Vec<Reason>,
}

/// The names that the words themselves suggest, overlapping where several readings are possible.
///
/// `matched` are the glossary's candidates, `gazetteer` those of the built-in glossary: a word known to either is
/// evidence for its neighbours. Linear in the length of the document.
pub fn detect(document: &Document, matched: &[Candidate], gazetteer: &[Candidate]) -> Vec<Detection> {
    let profiles = profile::profiles(document, matched, gazetteer);
    let mut found = known_elsewhere(gazetteer);
    found.extend(runs::runs(document, &profiles));
    found.extend(heads::organizations(document, &profiles));
    found
}

/// Names of the gazetteer are names, whatever the user's glossary knows.
fn known_elsewhere(gazetteer: &[Candidate]) -> Vec<Detection> {
    let detection = |candidate: &Candidate| Detection {
        words: candidate.words.clone(),
        proclitics: candidate.proclitics,
        kind: candidate.kind,
        score: candidate.score * weights::GAZETTEER,
        reasons: vec![Reason::Gazetteer],
    };
    gazetteer.iter().filter(|candidate| candidate.kind.is_name()).map(detection).collect()
}

/// From log-odds to a probability.
fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests;
