//! Trains one transducer: chunks first, then decisions in context.

use std::collections::BTreeMap;

use super::arcs::Tally;
use super::chunks::{self, Pair, posteriors};
use super::counts::{self, Observation, Smoothing};
use crate::translit::contexts::{self, TAKE, WRITE};
use crate::translit::endings::record;
use crate::translit::letters::EDGE;
use crate::translit::table::{self, Table};
use crate::translit::transducer::{Arc, Grid, Shape, Transducer};

/// Settings of a transducer's training.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    /// The sizes of chunks.
    pub shape: Shape,
    /// How counts become probabilities.
    pub smoothing: Smoothing,
    /// What each letter of a chunk beyond the first costs without context, as a factor.
    pub longer: f64,
    /// Rounds in context.
    pub rounds: usize,
    /// Pairs whose probability a letter falls below this are left out after the first round: translations, not spellings.
    pub alien: f64,
}

/// Posteriors below this are noise.
const NOTHING: f64 = 0.005;

/// The list of arcs by a trained transducer that reads Latin.
pub(super) fn tally(pairs: &[Pair], model: &Transducer<'_>, alien: f64) -> Tally {
    let (mut tally, mut grid, mut arcs) = (Tally::default(), Grid::default(), Vec::new());
    for pair in pairs {
        let total = model.arcs(&pair.read, &pair.written, &mut grid, &mut arcs);
        if is_spelling(total, pair, alien) {
            posteriors(arcs.iter().map(|arc| (*arc, arc.probability)), pair, |at, weight| tally.add(pair, &arcs[at], weight));
        }
    }
    tally
}

/// The list of what a transducer that reads single Arabic letters writes for each.
pub(super) fn endings(pairs: &[Pair], table: &[u8], shape: Shape, alien: f64) -> Vec<u8> {
    let model = Transducer { table: Table::new(table), shape };
    let (mut counts, mut grid, mut arcs) = (BTreeMap::new(), Grid::default(), Vec::new());
    for pair in pairs {
        let total = model.arcs(&pair.read, &pair.written, &mut grid, &mut arcs);
        if is_spelling(total, pair, alien) {
            posteriors(arcs.iter().map(|arc| (*arc, arc.probability)), pair, |at, weight| {
                let (from, to, gives) = (arcs[at].read, usize::from(arcs[at].written), usize::from(arcs[at].gives));
                let chunk = contexts::chunk(&pair.written[to..to + gives]);
                *counts.entry((pair.read[usize::from(from)], chunk)).or_insert(0.0) += weight;
            });
        }
    }
    counts.iter().filter(|(_, count)| **count > RARE).flat_map(|(&(letter, chunk), _)| record(letter, chunk)).collect()
}

/// Latin chunks seen less often than this for a letter are never proposed for it.
const RARE: f64 = 1.0;

/// Whether a pair is probable enough to be a spelling of the other side.
fn is_spelling(total: f64, pair: &Pair, alien: f64) -> bool {
    let letters = (pair.read.len() + pair.written.len()) as f64;
    libm::log(total.max(1e-300)) / letters > alien
}

/// Trains a transducer and returns its table.
pub(super) fn train(pairs: &[Pair], settings: &Settings, done: &dyn Fn()) -> Vec<u8> {
    let first = chunks::learn(pairs, settings.shape, settings.longer);
    done();
    let mut observed = Observed::default();
    for (pair, arcs) in pairs.iter().zip(&first.arcs) {
        posteriors(arcs.iter().map(|arc| (*arc, arc.probability)), pair, |at, weight| observed.add(pair, &arcs[at], weight));
    }
    let mut bytes = observed.table(&settings.smoothing);
    done();
    for _ in 0..settings.rounds {
        bytes = round(pairs, &bytes, settings);
        done();
    }
    bytes
}

fn round(pairs: &[Pair], bytes: &[u8], settings: &Settings) -> Vec<u8> {
    let model = Transducer { table: Table::new(bytes), shape: settings.shape };
    let (mut observed, mut grid, mut arcs) = (Observed::default(), Grid::default(), Vec::new());
    for pair in pairs {
        let total = model.arcs(&pair.read, &pair.written, &mut grid, &mut arcs);
        if is_spelling(total, pair, settings.alien) {
            posteriors(arcs.iter().map(|arc| (*arc, arc.probability)), pair, |at, weight| {
                observed.add(pair, &arcs[at], weight)
            });
        }
    }
    observed.table(&settings.smoothing)
}

/// What was seen in one pass.
#[derive(Default)]
struct Observed {
    takes: Vec<Observation>,
    writes: Vec<Observation>,
}

impl Observed {
    fn add(&mut self, pair: &Pair, arc: &Arc, weight: f64) {
        if weight < NOTHING {
            return;
        }
        let (from, to) = (usize::from(arc.read), usize::from(arc.written));
        let (takes, gives) = (usize::from(arc.takes), usize::from(arc.gives));
        let before = if to > 0 { pair.written[to - 1] } else { EDGE };
        self.takes.push(Observation { full: contexts::take(&pair.read, from, before), outcome: takes as u32, weight });
        let outcome = contexts::chunk(&pair.written[to..to + gives]);
        self.writes.push(Observation { full: contexts::write(&pair.read, from, takes, before), outcome, weight });
    }

    fn table(&self, smoothing: &Smoothing) -> Vec<u8> {
        let mut costs = Vec::new();
        counts::costs(&self.takes, &TAKE, smoothing, &mut costs);
        counts::costs(&self.writes, &WRITE, smoothing, &mut costs);
        table::build(&costs)
    }
}
