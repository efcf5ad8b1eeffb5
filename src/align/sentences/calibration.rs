//! From what the search found to a score that people can read: of the beads of a translation that score 0.8, about eight in
//! ten are right. Whether the texts are translations at all no single bead of a long text can tell, for words are learnt from
//! whatever is paired; the share of both texts that corresponds does.

use super::search::Found;

/// The constant of the score.
const CONSTANT: f64 = -7.35;

/// What a nat of the odds of all paths that hold the bead counts. Alone they are too sure: tokens are no independent witnesses.
const PATHS: f64 = 0.65;

/// What the logarithm of the evidence for each segment counts. It lowers what is merely the best of bad choices, as in short texts
/// that are strangers.
///
/// The three were fitted to 1,241 beads of news, health leaflets and everyday phrases whose lines had been joined, split
/// and left out at random, a third of the texts beside the translation of another.
const EVIDENCE: f64 = 1.99;

/// The bounds of the probability of a bead, beyond which nothing is learnt.
const SURE: f64 = 0.999;

/// How sure a bead is: 0..=1.
pub(super) fn score(bead: &Found) -> f32 {
    let probability = f64::from(bead.probability).clamp(1.0 - SURE, SURE);
    let paths = libm::log(probability / (1.0 - probability));
    if bead.source.is_empty() || bead.target.is_empty() {
        return logistic(PATHS * paths);
    }
    let segments = (bead.source.len() + bead.target.len()) as f64;
    let evidence = libm::log1p(f64::from(bead.evidence).max(0.0) / segments);
    logistic(CONSTANT + PATHS * paths + EVIDENCE * evidence)
}

/// The fit at which texts are as likely strangers as a translation. Of 24 news articles the fit beside their own translation was 0.86
/// or more, beside that of another 0.80 or less, half of these below 0.50; of two novels 0.70 and 0.34, of two laws 0.86 and 0.33.
const STRANGE: f64 = 0.5;

/// What one of fit counts, in nats.
const STEEPNESS: f64 = 20.0;

/// Segments of both texts up to which the fit says nothing, and for how many more it counts that texts are mostly translations.
const FEW_SEGMENTS: (f64, f64) = (10.0, 20.0);

/// How sure each bead is, and how much of both texts corresponds: the mean of the scores over all segments, those that are left over
/// as nothing.
pub(super) fn scores(found: &[Found]) -> (Vec<f32>, f32) {
    let mut scores: Vec<f32> = found.iter().map(score).collect();
    let size = |bead: &Found| (bead.source.len() + bead.target.len()) as f32;
    let is_pair = |bead: &Found| !bead.source.is_empty() && !bead.target.is_empty();
    let all: f32 = found.iter().map(size).sum();
    let sum: f32 = found.iter().zip(&scores).filter(|(bead, _)| is_pair(bead)).map(|(bead, score)| size(bead) * score).sum();
    if all == 0.0 {
        return (scores, 0.0);
    }
    // Nothing at all sums up to a negative zero.
    let fit = (sum / all).max(0.0);
    let (few, usual) = FEW_SEGMENTS;
    let beyond = (f64::from(all) - few).max(0.0);
    let weight = beyond / (beyond + usual);
    let translation = f64::from(logistic(STEEPNESS * (f64::from(fit) - STRANGE)));
    let factor = (1.0 - weight * (1.0 - translation)) as f32;
    for (score, _) in scores.iter_mut().zip(found).filter(|(_, bead)| is_pair(bead)) {
        *score *= factor;
    }
    (scores, fit)
}

fn logistic(value: f64) -> f32 {
    (1.0 / (1.0 + libm::exp(-value))) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_score_lower_the_longer_they_are() {
        let bead = |at: usize, evidence| Found { source: at..at + 1, target: at..at + 1, probability: 1.0, evidence };
        let left = |at: usize| Found { source: at..at + 1, target: at..at, probability: 1.0, evidence: 0.0 };
        let strangers =
            |count: usize| -> Vec<Found> { (0..count).flat_map(|at| [bead(2 * at, 12.0), left(2 * at + 1)]).collect() };
        let (short, long) = (scores(&strangers(2)), scores(&strangers(40)));
        assert!(long.0[0] < short.0[0] && long.0[0] < 0.5 && long.1 < 0.6, "{short:?} {long:?}");
        let own: Vec<Found> = (0..40).map(|at| bead(at, 40.0)).collect();
        let (own, fit) = scores(&own);
        assert!(own[0] > 0.9 && fit > 0.9);
        assert_eq!(scores(&[]), (Vec::new(), 0.0));
    }

    #[test]
    fn scores_rise_with_what_speaks_for_a_bead() {
        let bead = |probability, evidence| Found { source: 0..1, target: 0..1, probability, evidence };
        assert!(score(&bead(1.0, 40.0)) > 0.9 && score(&bead(1.0, 0.0)) < 0.1);
        assert!(score(&bead(1.0, 20.0)) > score(&bead(0.5, 20.0)));
        for odd in [f32::NEG_INFINITY, f32::INFINITY, -5.0] {
            assert!((0.0..=1.0).contains(&score(&bead(0.0, odd))));
        }
        assert!(score(&Found { source: 0..1, target: 0..0, probability: 1.0, evidence: 0.0 }) > 0.9);
    }
}
