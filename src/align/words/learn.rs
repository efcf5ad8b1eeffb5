//! Learns translations from beads: the first model of Brown et al. 1993, by expectation maximisation.

/// Added to the sum of what a word may come from: it may also come from none of those words.
const FROM_NOTHING: f32 = 0.05;

/// How much a translation that was known before weighs more than one that was not, where it is certain.
const KNOWN: f32 = 50.0;

/// Occurrences that are added to each word, so that rare ones are believed less.
const DOUBT: f32 = 1.0;

/// For each word of one side the words of the other that it may come from, each with the probability of the first given the
/// second.
pub type Sources = Vec<Vec<(u32, f32)>>;

/// The words of one bead, each side sorted, each word once.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Those that explain.
    pub source: Vec<u32>,
    /// Those that are explained.
    pub target: Vec<u32>,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Learning {
    /// Passes over the beads.
    pub passes: usize,
    /// Beads that must hold two words together before they say anything: one bead may be wrong, and would confirm itself.
    pub together: usize,
    /// The probability below which a translation is forgotten.
    pub least: f32,
}

impl Default for Learning {
    fn default() -> Self {
        Self { passes: 5, together: 2, least: 0.02 }
    }
}

/// The probability of each of `count` target words given source words. `known` are translations to begin from.
///
/// Costs a few dozen nanoseconds for each pair of words of each bead, and some 20 bytes.
pub fn learn(beads: &[Words], known: &Sources, count: usize, how: Learning) -> Sources {
    let pairs = together(beads, how.together);
    let place = |source: u32, target: u32| pairs.binary_search(&key(source, target)).ok();
    let mut probabilities = vec![1.0_f32; pairs.len()];
    for (target, list) in known.iter().enumerate() {
        for &(source, probability) in list {
            if let Some(at) = place(source, target as u32) {
                probabilities[at] = 1.0 + KNOWN * probability;
            }
        }
    }
    let places: Vec<Vec<u32>> = beads
        .iter()
        .flat_map(|bead| {
            let of =
                |&target: &u32| bead.source.iter().filter_map(|&source| place(source, target)).map(|at| at as u32).collect();
            bead.target.iter().map(of)
        })
        .collect();
    for pass in 0..how.passes {
        let doubt = if pass + 1 == how.passes { DOUBT } else { 0.0 };
        probabilities = maximised(&pairs, &places, &probabilities, doubt);
    }
    let mut learnt = vec![Vec::new(); count];
    for (at, &pair) in pairs.iter().enumerate().filter(|&(at, _)| probabilities[at] >= how.least) {
        learnt[pair as u32 as usize].push(((pair >> 32) as u32, probabilities[at]));
    }
    learnt
}

fn key(source: u32, target: u32) -> u64 {
    u64::from(source) << 32 | u64::from(target)
}

/// The pairs that enough beads hold together, sorted.
fn together(beads: &[Words], least: usize) -> Vec<u64> {
    let mut pairs: Vec<u64> = Vec::new();
    for bead in beads {
        bead.source.iter().for_each(|&source| pairs.extend(bead.target.iter().map(|&target| key(source, target))));
    }
    pairs.sort_unstable();
    pairs.chunk_by(|one, other| one == other).filter(|run| run.len() >= least).map(|run| run[0]).collect()
}

/// One pass: each target word of a bead is shared out among the source words of the bead, and the shares are summed.
fn maximised(pairs: &[u64], places: &[Vec<u32>], probabilities: &[f32], doubt: f32) -> Vec<f32> {
    let mut shares = vec![0.0_f32; pairs.len()];
    for target in places {
        let sum = target.iter().map(|&at| probabilities[at as usize]).sum::<f32>() + FROM_NOTHING;
        for &at in target {
            shares[at as usize] += probabilities[at as usize] / sum;
        }
    }
    let mut start = 0;
    for run in pairs.chunk_by(|one, other| one >> 32 == other >> 32) {
        let shares = &mut shares[start..start + run.len()];
        let sum = shares.iter().sum::<f32>() + doubt;
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
        let bead = |source: &[u32], target: &[u32]| Words { source: source.to_vec(), target: target.to_vec() };
        let beads = [bead(&[0, 1], &[0, 1]), bead(&[0, 2], &[0, 2]), bead(&[1, 2], &[1, 2]), bead(&[0, 3], &[0, 3])];
        let learnt = learn(&beads, &vec![Vec::new(); 4], 4, Learning::default());
        for (token, list) in learnt.iter().enumerate().take(3) {
            let best = list.iter().max_by(|one, other| one.1.total_cmp(&other.1)).map(|(source, _)| *source);
            assert_eq!(best, Some(token as u32));
        }
        assert!(learnt[3].is_empty(), "one bead is no proof");
    }
}
