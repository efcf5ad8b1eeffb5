//! What lengths say: a long sentence becomes a long one.

use super::tokens::Side;

/// Letters of the target for each letter of the source that a pair is taken to have before it is measured, and for how many
/// letters that counts. English takes about a quarter more than Arabic, which leaves its short vowels out.
const USUAL: (f32, f32) = (1.25, 1000.0);

/// Variance for each letter of the source before it is measured, and for how many beads that counts.
const USUAL_SPREAD: (f32, f32) = (7.0, 10.0);

/// The bounds of what lengths may say of one bead, in nats: free translation makes any length possible, and long beads of the
/// right length are told from short ones by it.
const BOUNDS: (f32, f32) = (-6.0, 4.0);

/// How lengths of one pair of texts go together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lengths {
    /// Letters of the target for each of the source.
    pace: f32,
    /// Variance of a target length for each letter of the source.
    spread: f32,
    /// Mean and variance of the lengths of target segments.
    target: (f32, f32),
}

impl Lengths {
    /// What is known of two texts before they are aligned.
    pub(super) fn of_texts(source: &Side, target: &Side) -> Self {
        let sum = |side: &Side| side.lengths.iter().sum::<f32>();
        // Where much of one side is left out, the sums mislead.
        let pace = pace(sum(source), sum(target)).clamp(0.7, 2.2);
        Self { pace, spread: USUAL_SPREAD.0, target: moments(&target.lengths) }
    }

    /// The same measured on beads, given by the lengths of their sides; those with an empty side say nothing.
    pub(super) fn measured(self, beads: impl Iterator<Item = (f32, f32)>) -> Self {
        let beads: Vec<(f32, f32)> = beads.filter(|&(source, target)| source > 0.0 && target > 0.0).collect();
        let (source, target) = beads.iter().fold((0.0, 0.0), |sum, bead| (sum.0 + bead.0, sum.1 + bead.1));
        let pace = pace(source, target);
        let mut spreads: Vec<f32> = beads.iter().map(|&(source, target)| (target - pace * source).powi(2) / source).collect();
        spreads.sort_unstable_by(f32::total_cmp);
        // The largest tenth is left out: beads that are wrong.
        let kept = &spreads[..spreads.len() - spreads.len() / 10];
        let (usual, weight) = USUAL_SPREAD;
        let spread = (kept.iter().sum::<f32>() + usual * weight) / (kept.len() as f32 + weight);
        Self { pace, spread: spread.max(2.0), ..self }
    }

    /// How much likelier the target's length is, in nats, because the source has its length, than it is among so many
    /// segments of this text.
    pub(super) fn evidence(&self, source: f32, target: f32, segments: usize) -> f32 {
        let (mean, variance) = self.target;
        let count = segments.max(1) as f32;
        let together = log_normal(target, self.pace * source, self.spread * source.max(20.0));
        let apart = log_normal(target, count * mean, count * variance);
        (together - apart).clamp(BOUNDS.0, BOUNDS.1)
    }
}

fn pace(source: f32, target: f32) -> f32 {
    let (usual, weight) = USUAL;
    (target + usual * weight) / (source + weight)
}

fn moments(lengths: &[f32]) -> (f32, f32) {
    let count = lengths.len().max(1) as f32;
    let mean = lengths.iter().sum::<f32>() / count;
    let variance = lengths.iter().map(|length| (length - mean).powi(2)).sum::<f32>() / count;
    // Texts of one sentence have no spread of their own.
    (mean, variance.max(mean * mean / 4.0).max(100.0))
}

/// The logarithm of the density, but for a constant.
fn log_normal(value: f32, mean: f32, variance: f32) -> f32 {
    -0.5 * ((value - mean).powi(2) / variance + variance.ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_go_together_speak_for_a_bead() {
        let side = |lengths: &[f32]| Side { lengths: lengths.to_vec(), ..Side::default() };
        let lengths = Lengths::of_texts(&side(&[40.0, 120.0, 80.0]), &side(&[50.0, 150.0, 100.0]));
        assert!(lengths.evidence(120.0, 150.0, 1) > 0.5);
        assert!(lengths.evidence(120.0, 50.0, 1) < -1.0);
        assert!(lengths.evidence(120.0, 150.0, 2) > lengths.evidence(40.0, 150.0, 2));
        let measured = lengths.measured([(40.0, 60.0), (80.0, 120.0), (0.0, 10.0)].into_iter());
        assert!(measured.pace > lengths.pace && measured.evidence(0.0, 0.0, 0).is_finite());
    }
}
