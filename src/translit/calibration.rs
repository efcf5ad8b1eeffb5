//! From scores to probabilities: a logistic curve over the score and the length of the Arabic.

/// Units of a weight in the model file.
const PER_UNIT: f64 = 65536.0;

/// The weights of the curve.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Calibration {
    /// The constant.
    pub bias: f64,
    /// What a nat of score adds.
    pub score: f64,
    /// What a letter of the Arabic adds: the same score says less of a longer word.
    pub letter: f64,
}

impl Calibration {
    /// Reads the weights from a model file; all zero where it holds none.
    pub fn read(bytes: &[u8]) -> Self {
        let mut weights = bytes.as_chunks::<4>().0.iter().map(|weight| f64::from(i32::from_le_bytes(*weight)) / PER_UNIT);
        let mut next = || weights.next().unwrap_or(0.0);
        Self { bias: next(), score: next(), letter: next() }
    }

    /// The weights as a model file holds them.
    pub fn bytes(&self) -> Vec<u8> {
        let weights = [self.bias, self.score, self.letter];
        weights.iter().flat_map(|weight| (libm::round(weight * PER_UNIT) as i32).to_le_bytes()).collect()
    }

    /// The probability that two words are one name, given the score of the pair and how many letters the Arabic has.
    pub fn probability(&self, score: f64, letters: usize) -> f32 {
        let sum = self.bias + self.score * score + self.letter * letters as f64;
        (1.0 / (1.0 + libm::exp(-sum))) as f32
    }

    /// The least score whose probability is `probability`, for an Arabic word of so many letters.
    pub fn least_score(&self, probability: f32, letters: usize) -> f64 {
        let probability = f64::from(probability);
        if self.score <= 0.0 || probability <= 0.0 {
            return f64::NEG_INFINITY;
        }
        // A hair lower, so that no rounding cuts off what is just good enough.
        let sum = libm::log(probability / (1.0 - probability).max(1e-12)) - 1e-3;
        (sum - self.bias - self.letter * letters as f64) / self.score
    }
}
