//! Learns how far scores can be trusted, from pairs that the model was not trained on.

use std::collections::{BTreeMap, BTreeSet};

use super::HELD_OUT;
use super::pairs::NamePair;
use crate::translit::calibration::Calibration;
use crate::translit::index::{Found, MANY_ANSWERS, NameIndex, Searcher};
use crate::translit::model::Model;

/// One answer to a query: its score, the letters of the query, whether it is right.
struct Answer {
    score: f64,
    letters: f64,
    right: bool,
}

/// Fits the curve: the names of the pairs are the glossary, the Arabic words of those held out the queries, the first answer of
/// each the sample. Half of the names held out are no part of the glossary: most names of an article are not either.
pub(super) fn fit(model: &Model, all: &[NamePair], held: &[&NamePair]) -> Calibration {
    let absent: BTreeSet<&str> =
        held.iter().filter(|pair| pair.is_held_out(2 * HELD_OUT)).map(|pair| pair.latin.as_str()).collect();
    let names: BTreeSet<&str> = all.iter().map(|pair| pair.latin.as_str()).filter(|name| !absent.contains(name)).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let index = NameIndex::build(names.iter().copied());
    let mut searcher = Searcher::new(model);
    let mut queries: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for pair in held {
        queries.entry(&pair.arabic).or_default().insert(&pair.latin);
    }
    let mut answers = Vec::new();
    for (query, right) in &queries {
        // Many answers make the search thorough: what it may lose is no part of the curve.
        let found = searcher.find(&index, query, MANY_ANSWERS);
        let answer = |found: &Found| Answer {
            score: found.raw,
            letters: found.letters as f64,
            right: right.contains(names[found.name as usize]),
        };
        answers.extend(found.first().map(answer));
    }
    let wanted = queries.values().filter(|right| right.iter().any(|name| !absent.contains(name))).count();
    centred(logistic(&answers), &answers, wanted)
}

/// Rounds of Newton's method: it has settled long before.
const ROUNDS: usize = 25;

/// Keeps Newton's steps finite where a sample is tiny.
const RIDGE: f64 = 1e-3;

/// The curve of greatest likelihood.
fn logistic(answers: &[Answer]) -> Calibration {
    let mut weights = [0.0; 3];
    for _ in 0..ROUNDS {
        let (mut slope, mut bend) = ([0.0; 3], [[0.0; 3]; 3]);
        for answer in answers {
            let features = [1.0, answer.score, answer.letters];
            let sum: f64 = features.iter().zip(&weights).map(|(feature, weight)| feature * weight).sum();
            let probability = 1.0 / (1.0 + libm::exp(-sum));
            for row in 0..3 {
                slope[row] += (f64::from(u8::from(answer.right)) - probability) * features[row];
                for column in 0..3 {
                    bend[row][column] += probability * (1.0 - probability) * features[row] * features[column];
                }
            }
        }
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] += RIDGE;
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    Calibration { bias: weights[0], score: weights[1], letter: weights[2] }
}

/// Solves three equations by elimination; the matrix is symmetric and positive.
fn solve(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    let mut out = [0.0; 3];
    for row in (0..3).rev() {
        let known: f64 = (row + 1..3).map(|column| matrix[row][column] * out[column]).sum();
        out[row] = (right[row] - known) / matrix[row][row];
    }
    out
}

/// Share of the best F1 from which one is as good: less than the sample can tell apart.
const FLAT: f64 = 0.998;

/// Moves the curve so that one half stands where accepting from there up gives the best F1 over the queries.
fn centred(curve: Calibration, answers: &[Answer], wanted: usize) -> Calibration {
    let sum = |answer: &Answer| curve.bias + curve.score * answer.score + curve.letter * answer.letters;
    let mut sorted: Vec<(f64, bool)> = answers.iter().map(|answer| (sum(answer), answer.right)).collect();
    sorted.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut right = 0;
    let f1 = |(accepted, &(_, is_right)): (usize, &(f64, bool))| {
        right += u32::from(is_right);
        2.0 * f64::from(right) / (accepted + 1 + wanted) as f64
    };
    let f1: Vec<f64> = sorted.iter().enumerate().map(f1).collect();
    let best = f1.iter().copied().fold(0.0, f64::max);
    // The top is flat, and where exactly it lies is chance: of all that are as good as the best, the lowest threshold.
    let last = f1.iter().rposition(|&f1| f1 >= best * FLAT);
    let threshold = last.map_or(0.0, |last| sorted[last].0);
    Calibration { bias: curve.bias - threshold, ..curve }
}
