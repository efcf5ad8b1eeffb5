//! What was learnt so far: each pair of texts once, whatever the order.

use std::collections::{BTreeMap, BTreeSet};

use super::lesson::{Evidence, Lesson, Open};
use crate::kinds::EntryType;

/// Places remembered of one pair of names.
const MOST_EVIDENCE: usize = 5;

/// What was learnt from all pairs of texts so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// The pairs of texts by their numbers, each with the day on which it was read, as `YYYY-MM-DD`.
    pub pairs: BTreeMap<String, String>,
    /// The pairs of names by Arabic and English.
    pub names: BTreeMap<(String, String), Record>,
    /// The sentences whose translation has names that no sound explains.
    pub open: BTreeSet<Open>,
}

/// What is known of a pair of names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// How often it was taken for what.
    pub kinds: BTreeMap<EntryType, usize>,
    /// The score of the surest place, in thousandths.
    pub score: u32,
    /// In how many pairs of texts it was seen.
    pub count: usize,
    /// Some of the places, in order of place; which, does not depend on the order in which they came.
    pub evidence: Vec<Evidence>,
}

impl Ledger {
    /// Takes a lesson in, unless its pair of texts was read before. Says whether it was new.
    pub fn add(&mut self, lesson: Lesson, date: &str) -> bool {
        if self.pairs.contains_key(&lesson.pair) {
            return false;
        }
        self.pairs.insert(lesson.pair, date.to_string());
        self.open.extend(lesson.open);
        for sighting in lesson.sightings {
            let record = self.names.entry((sighting.ar, sighting.en)).or_default();
            for (kind, count) in sighting.kinds {
                *record.kinds.entry(kind).or_default() += count;
            }
            record.score = record.score.max((sighting.score * 1000.0).round() as u32);
            record.count += 1;
            record.evidence.push(sighting.evidence);
            record.evidence.sort();
            record.evidence.dedup();
            record.evidence.truncate(MOST_EVIDENCE);
        }
        true
    }
}

impl Record {
    /// What it names: what most places take it for, a stated kind before none.
    pub fn kind(&self) -> EntryType {
        let stated = self.kinds.iter().filter(|(kind, _)| **kind != EntryType::Other);
        stated.max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind))).map_or(EntryType::Other, |(kind, _)| *kind)
    }

    /// How sure it is, 0..=1: the surest place, and a little more for each doubling of the pairs of texts.
    pub fn score(&self) -> f32 {
        let best = (self.score as f32 / 1000.0).clamp(0.001, 0.999);
        let sum = libm::logf(best / (1.0 - best)) + AGAIN * libm::log2f(self.count.max(1) as f32);
        1.0 / (1.0 + libm::expf(-sum))
    }
}

/// Nats that twice as many pairs of texts add.
const AGAIN: f32 = 0.5;
