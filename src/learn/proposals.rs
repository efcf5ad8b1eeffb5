//! The ledger against the glossary: what is new, what adds a form, what contradicts.

use super::decided::{Candidate, Decided};
use super::ledger::Ledger;
use super::lesson::Evidence;
use super::translated;
use crate::glossary::{Glossary, Status};
use crate::kinds::EntryType;

/// A pair of names that the glossary may take in.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The Arabic name in full, without proclitics.
    pub ar: String,
    /// The English name as the translation writes it.
    pub en: String,
    /// What it names.
    pub kind: EntryType,
    /// How sure it is that the two are one name, 0..=1.
    pub score: f32,
    /// In how many pairs of texts it was seen.
    pub count: usize,
    /// The entry that has this English already, by id: then the Arabic is another form of it.
    pub adds_form_to: Option<String>,
    /// What the glossary says otherwise, by id.
    pub conflicts: Vec<Conflict>,
    /// Some of the places where it was seen.
    pub evidence: Vec<Evidence>,
}

/// An entry that has the Arabic with another English, or that calls this English wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Its id.
    pub entry: String,
    /// Its English.
    pub en: String,
    /// Its Arabic form that is the proposal's, else its first one.
    pub ar: String,
    /// What was decided about it.
    pub status: Status,
}

/// The proposals that score `min_score` or more, best first, then by Arabic and English.
pub fn list(ledger: &Ledger, glossary: &Glossary, min_score: f32) -> Vec<Proposal> {
    let decided = Decided::new(glossary);
    candidates(ledger, min_score).iter().filter_map(|candidate| decided.propose(candidate)).collect()
}

/// The pairs of names that score `min_score` or more, whatever the glossary says of them, best first, then by Arabic and English.
pub(super) fn candidates(ledger: &Ledger, min_score: f32) -> Vec<Candidate> {
    let translated = translated::names(ledger);
    let unheard = translated.iter().filter(|(pair, _)| !ledger.names.contains_key(*pair));
    let scored = ledger.names.iter().chain(unheard).filter(|(_, record)| record.score() >= min_score);
    let mut found: Vec<Candidate> = scored.map(|((ar, en), record)| Candidate::new(ar, en, record)).collect();
    found.sort_by_cached_key(|candidate| {
        (std::cmp::Reverse(candidate.thousandths()), candidate.ar.clone(), candidate.en.clone())
    });
    found
}
