//! Ranks spellings: a log-linear model over what the other models say of each.

/// What is known of a spelling, in this order: the logarithms of its probability for the Arabic by the reading from the front and
/// by that from the back, of the Arabic's for it from the front, and of how usual it is; its length.
pub(super) const FEATURES: usize = 5;

/// Features that cost next to nothing: the first by-product of proposing, the letter models, the length.
const CHEAP: [bool; FEATURES] = [true, false, false, true, true];

/// Units of a weight in the model file.
const PER_UNIT: f64 = 65536.0;

/// The weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranking {
    weights: [f64; FEATURES],
}

impl Default for Ranking {
    /// The order in which spellings are proposed.
    fn default() -> Self {
        Self { weights: [1.0, 0.0, 0.0, 0.0, 0.0] }
    }
}

impl Ranking {
    /// With these weights.
    pub fn new(weights: [f64; FEATURES]) -> Self {
        Self { weights }
    }

    /// Reads the weights from a model file; the order of proposal where it holds none.
    pub fn read(bytes: &[u8]) -> Self {
        if bytes.len() < 4 * FEATURES {
            return Self::default();
        }
        let mut weights = [0.0; FEATURES];
        for (weight, bytes) in weights.iter_mut().zip(bytes.as_chunks::<4>().0) {
            *weight = f64::from(i32::from_le_bytes(*bytes)) / PER_UNIT;
        }
        Self { weights }
    }

    /// The weights as a model file holds them.
    pub fn bytes(&self) -> Vec<u8> {
        self.weights.iter().flat_map(|weight| (libm::round(weight * PER_UNIT) as i32).to_le_bytes()).collect()
    }

    /// The score of a spelling.
    pub fn score(&self, features: &[f64; FEATURES]) -> f64 {
        features.iter().zip(&self.weights).map(|(feature, weight)| feature * weight).sum()
    }

    /// The score by the cheap features alone: the two readings that are missing are taken to say what the first one says.
    pub fn cheap_score(&self, features: &[f64; FEATURES]) -> f64 {
        let weight = |at: usize| if CHEAP[at] { self.weights[at] } else { 0.0 };
        let missing: f64 = (0..FEATURES).filter(|&at| !CHEAP[at]).map(|at| self.weights[at]).sum();
        (0..FEATURES).map(|at| weight(at) * features[at]).sum::<f64>() + missing * features[0]
    }
}
