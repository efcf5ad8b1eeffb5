//! Which tokens of one side stand for which of the other: what is alike, what sounds alike, and what is learnt from the pair.

use super::tokens::Side;

/// How probable it is that a token which both sides know stands in the translation too.
const SAME: f32 = 0.8;

/// Passes of expectation maximisation; more change little.
const PASSES: usize = 5;

/// Beads that must hold two tokens together before they say anything: one bead may be wrong, and would confirm itself.
const LEAST_TOGETHER: f32 = 2.0;

/// Pairs of tokens that are looked at, at most: of longer texts only every so many beads.
const MOST_PAIRS: usize = 6_000_000;

/// Occurrences that are added to each token, so that rare ones are believed less.
const DOUBT: f32 = 1.0;

/// Probability below which a translation is forgotten.
const LEAST: f32 = 0.02;

/// The tokens of one side, each with what it may come from on the other and the probability of the token given that.
pub(super) type Sources = Vec<Vec<(u32, f32)>>;

/// What stands for what, in both directions.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// For each token of the target, tokens of the source.
    pub(super) target: Sources,
    /// For each token of the source, tokens of the target.
    pub(super) source: Sources,
}

impl Table {
    /// What both sides have alike.
    pub(super) fn alike(source: &Side, target: &Side) -> Self {
        let mut table = Self { target: vec![Vec::new(); target.tokens.len()], source: vec![Vec::new(); source.tokens.len()] };
        for (number, token) in source.tokens.iter().enumerate() {
            if let Some(other) = target.find(token) {
                table.add(number as u32, other, SAME);
            }
        }
        table
    }

    /// Adds a pair that holds in both directions, or raises its probability.
    pub(super) fn add(&mut self, source: u32, target: u32, probability: f32) {
        raise(&mut self.target[target as usize], source, probability);
        raise(&mut self.source[source as usize], target, probability);
    }

    /// This table and what the beads teach besides.
    pub(super) fn with_learnt(&self, source: &Side, target: &Side, beads: &[Tokens]) -> Self {
        let beads = thinned(beads);
        let turned: Vec<Tokens> =
            beads.iter().map(|bead| Tokens { source: bead.target.clone(), target: bead.source.clone() }).collect();
        let mut table = self.clone();
        for (learnt, known) in [
            (learn(&beads, &self.target, &target.counts), &mut table.target),
            (learn(&turned, &self.source, &source.counts), &mut table.source),
        ] {
            for (number, list) in learnt.into_iter().enumerate() {
                list.into_iter().for_each(|(other, probability)| raise(&mut known[number], other, probability));
            }
        }
        table
    }
}

/// The tokens of one bead, each side sorted, each token once.
#[derive(Debug, Clone, Default)]
pub(super) struct Tokens {
    pub(super) source: Vec<u32>,
    pub(super) target: Vec<u32>,
}

fn raise(list: &mut Vec<(u32, f32)>, other: u32, probability: f32) {
    match list.iter_mut().find(|(known, _)| *known == other) {
        Some((_, known)) => *known = known.max(probability),
        None => list.push((other, probability)),
    }
}

/// Every so many beads, so that their pairs are not too many.
fn thinned(beads: &[Tokens]) -> Vec<Tokens> {
    let pairs = |bead: &Tokens| bead.source.len() * bead.target.len();
    let step = beads.iter().map(pairs).sum::<usize>() / MOST_PAIRS + 1;
    let small = |bead: &&Tokens| pairs(bead) <= MOST_PAIRS / 4;
    beads.iter().step_by(step).filter(small).cloned().collect()
}

/// The probability of each target token given source tokens, by expectation maximisation over the beads (the first model of
/// Brown et al. 1993). `known` are translations to begin from.
fn learn(beads: &[Tokens], known: &Sources, counts: &[f32]) -> Sources {
    let pairs = together(beads);
    let place = |source: u32, target: u32| pairs.binary_search(&key(source, target)).ok();
    let mut probabilities = vec![1.0_f32; pairs.len()];
    for (target, list) in known.iter().enumerate() {
        for &(source, probability) in list {
            if let Some(at) = place(source, target as u32) {
                probabilities[at] = 1.0 + 50.0 * probability;
            }
        }
    }
    let places: Vec<Vec<Vec<u32>>> = beads
        .iter()
        .map(|bead| {
            let of =
                |&target: &u32| bead.source.iter().filter_map(|&source| place(source, target)).map(|at| at as u32).collect();
            bead.target.iter().map(of).collect()
        })
        .collect();
    for pass in 0..PASSES {
        probabilities = maximised(&pairs, &places, &probabilities, pass + 1 == PASSES);
    }
    let mut learnt = vec![Vec::new(); counts.len()];
    for (at, &pair) in pairs.iter().enumerate().filter(|&(at, _)| probabilities[at] >= LEAST) {
        learnt[pair as u32 as usize].push(((pair >> 32) as u32, probabilities[at]));
    }
    learnt
}

fn key(source: u32, target: u32) -> u64 {
    u64::from(source) << 32 | u64::from(target)
}

/// The pairs that enough beads hold together, sorted.
fn together(beads: &[Tokens]) -> Vec<u64> {
    let mut pairs: Vec<u64> = Vec::new();
    for bead in beads {
        bead.source.iter().for_each(|&source| pairs.extend(bead.target.iter().map(|&target| key(source, target))));
    }
    pairs.sort_unstable();
    pairs.chunk_by(|one, other| one == other).filter(|run| run.len() as f32 >= LEAST_TOGETHER).map(|run| run[0]).collect()
}

/// One pass: each target token of a bead is shared out among the source tokens of the bead, and the shares are summed.
fn maximised(pairs: &[u64], places: &[Vec<Vec<u32>>], probabilities: &[f32], last: bool) -> Vec<f32> {
    let mut shares = vec![0.0_f32; pairs.len()];
    for target in places.iter().flatten() {
        // A word may come from none of those that are known to go with it.
        let sum = target.iter().map(|&at| probabilities[at as usize]).sum::<f32>() + 0.05;
        for &at in target {
            shares[at as usize] += probabilities[at as usize] / sum;
        }
    }
    let mut start = 0;
    for run in pairs.chunk_by(|one, other| one >> 32 == other >> 32) {
        let shares = &mut shares[start..start + run.len()];
        let sum = shares.iter().sum::<f32>() + if last { DOUBT } else { 0.0 };
        shares.iter_mut().for_each(|share| *share /= sum.max(1e-9));
        start += run.len();
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_together_is_learnt_and_what_does_not_is_not() {
        let bead = |source: &[u32], target: &[u32]| Tokens { source: source.to_vec(), target: target.to_vec() };
        let beads = [bead(&[0, 1], &[0, 1]), bead(&[0, 2], &[0, 2]), bead(&[1, 2], &[1, 2]), bead(&[0, 3], &[0, 3])];
        let learnt = learn(&beads, &vec![Vec::new(); 4], &[3.0, 2.0, 2.0, 1.0]);
        for token in 0..3 {
            let best = learnt[token].iter().max_by(|one, other| one.1.total_cmp(&other.1)).map(|(source, _)| *source);
            assert_eq!(best, Some(token as u32));
        }
        assert!(learnt[3].is_empty(), "one bead is no proof");
    }
}
