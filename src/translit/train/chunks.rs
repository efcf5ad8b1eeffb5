//! Which chunks belong together, learnt from whole words alone: expectation maximisation without context.

use std::collections::HashMap;

use crate::translit::contexts::chunk;
use crate::translit::letters::{LONGEST, Letter};
use crate::translit::transducer::{Arc, Shape};

/// A pair of words in letters: the one that is read, the one that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The word that is read.
    pub read: Vec<Letter>,
    /// The word that is written.
    pub written: Vec<Letter>,
}

/// Rounds over the pairs: afterwards the counts hardly move.
const ROUNDS: usize = 8;

/// Arcs that fewer pairs than this use, in expectation, are dropped.
const RARE: f64 = 0.02;

/// Every arc of every pair, with the probability of its chunks.
pub(super) struct Lattices {
    /// The arcs of each pair, those that end in a dead end among them.
    pub arcs: Vec<Vec<Arc>>,
}

/// Learns which chunks correspond and returns the arcs that survive. Each letter of a chunk beyond the first costs the factor
/// `longer`: without it, whole words would become chunks.
pub(super) fn learn(pairs: &[Pair], shape: Shape, longer: f64) -> Lattices {
    let mut numbers = HashMap::new();
    let mut lattices: Vec<Vec<(Arc, u32)>> = pairs.iter().map(|pair| full_lattice(pair, shape, &mut numbers)).collect();
    let mut weights = vec![1.0; numbers.len()];
    for (&(read, written), &number) in &numbers {
        weights[number as usize] = prior(read, longer) * prior(written, longer);
    }
    let first = weights.clone();
    for round in 0..ROUNDS {
        let mut counts = vec![0.0; weights.len()];
        for (lattice, pair) in lattices.iter().zip(pairs) {
            expect(lattice, pair, &weights, &mut counts);
        }
        if round == 2 {
            for lattice in &mut lattices {
                lattice.retain(|(_, number)| counts[*number as usize] > RARE);
            }
        }
        let total: f64 = counts.iter().sum();
        weights = counts.iter().zip(&first).map(|(count, prior)| count / total * prior.sqrt()).collect();
    }
    let weighted = |(arc, number): &(Arc, u32)| Arc { probability: weights[*number as usize], ..*arc };
    Lattices { arcs: lattices.iter().map(|lattice| lattice.iter().map(weighted).collect()).collect() }
}

fn prior(chunk: u32, longer: f64) -> f64 {
    let letters = (0..4).filter(|place| chunk >> (6 * place) & 0x3f != 0).count();
    (0..letters.saturating_sub(1)).map(|_| longer).product::<f64>() * if letters == 0 { 0.1 } else { 1.0 }
}

fn full_lattice(pair: &Pair, shape: Shape, numbers: &mut HashMap<(u32, u32), u32>) -> Vec<(Arc, u32)> {
    let mut lattice = Vec::new();
    let (read, written) = (&pair.read, &pair.written);
    for from in 0..read.len() {
        for to in 0..=written.len() {
            if !plausible(from, to, pair) {
                continue;
            }
            for takes in 1..=shape.read.min(read.len() - from) {
                for gives in 0..=shape.write.min(written.len() - to) {
                    let key = (chunk(&read[from..from + takes]), chunk(&written[to..to + gives]));
                    let next = numbers.len() as u32;
                    let number = *numbers.entry(key).or_insert(next);
                    let arc =
                        Arc { read: from as u8, written: to as u8, takes: takes as u8, gives: gives as u8, probability: 0.0 };
                    lattice.push((arc, number));
                }
            }
        }
    }
    lattice
}

/// Whether a good segmentation may pass here: both words are about equally far through.
fn plausible(from: usize, to: usize, pair: &Pair) -> bool {
    let share = |place: usize, word: &[Letter]| place as f64 / word.len().max(1) as f64;
    libm::fabs(share(from, &pair.read) - share(to, &pair.written)) < 0.5
}

fn expect(lattice: &[(Arc, u32)], pair: &Pair, weights: &[f64], counts: &mut [f64]) {
    let weigh = |(arc, number): &(Arc, u32)| (*arc, weights[*number as usize]);
    posteriors(lattice.iter().map(weigh), pair, |at, posterior| counts[lattice[at].1 as usize] += posterior);
}

/// Forward and backward over arcs in order of letters read; gives each arc's posterior by its place in the list.
pub(super) fn posteriors(
    arcs: impl DoubleEndedIterator<Item = (Arc, f64)> + ExactSizeIterator + Clone,
    pair: &Pair,
    mut give: impl FnMut(usize, f64),
) -> f64 {
    const WIDTH: usize = LONGEST + 1;
    let cell = |read: usize, written: usize| read * WIDTH + written;
    let (mut forward, mut backward) = ([0.0; WIDTH * WIDTH], [0.0; WIDTH * WIDTH]);
    let places = |arc: &Arc| {
        let from = cell(usize::from(arc.read), usize::from(arc.written));
        (from, from + cell(usize::from(arc.takes), usize::from(arc.gives)))
    };
    forward[0] = 1.0;
    for (arc, weight) in arcs.clone() {
        let (from, to) = places(&arc);
        forward[to] += forward[from] * weight;
    }
    let end = cell(pair.read.len(), pair.written.len());
    let total = forward[end];
    if total <= 0.0 {
        return 0.0;
    }
    backward[end] = 1.0;
    for (at, (arc, weight)) in arcs.enumerate().rev() {
        let (from, to) = places(&arc);
        let through = weight * backward[to];
        backward[from] += through;
        let posterior = forward[from] * through / total;
        if posterior > 0.0 {
            give(at, posterior);
        }
    }
    total
}
