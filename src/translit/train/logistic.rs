//! Logistic regression by Newton's method, the same bytes on every machine.

/// Rounds of Newton's method: it has settled long before.
const ROUNDS: usize = 25;

/// Keeps Newton's steps finite where a sample is tiny.
const DAMPING: f64 = 1e-3;

/// The weights that make what the samples say likeliest; `pull` draws them to zero, for features that few samples have.
///
/// A sample is its features, the first of them usually the constant 1, and whether it is right.
pub fn logistic<const COUNT: usize>(samples: &[([f64; COUNT], bool)], pull: f64) -> [f64; COUNT] {
    let mut weights = [0.0; COUNT];
    for _ in 0..ROUNDS {
        let (mut slope, mut bend) = ([0.0; COUNT], [[0.0; COUNT]; COUNT]);
        for (features, right) in samples {
            let sum: f64 = features.iter().zip(&weights).map(|(feature, weight)| feature * weight).sum();
            let probability = 1.0 / (1.0 + libm::exp(-sum));
            for row in 0..COUNT {
                slope[row] += (f64::from(u8::from(*right)) - probability) * features[row];
                for column in 0..COUNT {
                    bend[row][column] += probability * (1.0 - probability) * features[row] * features[column];
                }
            }
        }
        for row in 0..COUNT {
            slope[row] -= pull * weights[row];
            bend[row][row] += pull + DAMPING;
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Solves the equations by elimination; the matrix is symmetric and positive.
fn solve<const COUNT: usize>(mut matrix: [[f64; COUNT]; COUNT], mut right: [f64; COUNT]) -> [f64; COUNT] {
    for pivot in 0..COUNT {
        let above = matrix[pivot];
        for row in pivot + 1..COUNT {
            let factor = matrix[row][pivot] / above[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    let mut out = [0.0; COUNT];
    for row in (0..COUNT).rev() {
        let known: f64 = (row + 1..COUNT).map(|column| matrix[row][column] * out[column]).sum();
        out[row] = (right[row] - known) / matrix[row][row];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_give_the_shares_of_the_samples_and_a_pull_makes_them_smaller() {
        // Three of four are right without the feature, one of four with it.
        let group = |feature: f64, right: usize| (0..4).map(move |at| ([1.0, feature], at < right));
        let samples: Vec<([f64; 2], bool)> = group(0.0, 3).chain(group(1.0, 1)).collect();
        let share = |sum: f64| 1.0 / (1.0 + libm::exp(-sum));
        let [constant, feature] = logistic(&samples, 0.0);
        assert!((share(constant) - 0.75).abs() < 1e-3 && (share(constant + feature) - 0.25).abs() < 1e-3);
        assert!(logistic(&samples, 2.0)[1].abs() < feature.abs());
    }
}
