//! Gathers the short list of arcs by which candidates are found.

use std::collections::BTreeMap;

use super::chunks::Pair;
use super::counts::cost;
use crate::translit::arcs::{CHUNK, GROUP, group, plain_chunk, record};
use crate::translit::letters::plain_latin;
use crate::translit::transducer::Arc;

/// Arcs seen less often than this are no use for finding.
const RARE: f64 = 0.2;

/// Arcs less probable than this are no use for finding.
const IMPROBABLE: f64 = 1.0e-4;

/// Counts of plain chunks: how often each could be read, and what was written for it.
#[derive(Debug, Default)]
pub(super) struct Tally {
    reached: BTreeMap<usize, f64>,
    written: BTreeMap<(usize, usize), f64>,
}

impl Tally {
    /// Counts one arc of a pair whose Latin word is read.
    pub(super) fn add(&mut self, pair: &Pair, arc: &Arc, weight: f64) {
        let (from, to) = (usize::from(arc.read), usize::from(arc.written));
        let (takes, gives) = (usize::from(arc.takes), usize::from(arc.gives));
        let ahead: Vec<u8> = pair.read[from..].iter().take(CHUNK).map(|&letter| plain_latin(letter)).collect();
        for length in 1..=ahead.len() {
            *self.reached.entry(plain_chunk(&ahead[..length])).or_default() += weight;
        }
        if takes <= CHUNK && gives <= GROUP {
            let key = (plain_chunk(&ahead[..takes]), group(&pair.written[to..to + gives]));
            *self.written.entry(key).or_default() += weight;
        }
    }

    /// The list as a model file holds it.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let likely = self.written.iter().filter_map(|(&(chunk, group), &count)| {
            let probability = count / self.reached[&chunk];
            (count > RARE && probability > IMPROBABLE).then(|| record(chunk as u16, group as u16, cost(probability)))
        });
        likely.flatten().collect()
    }
}
