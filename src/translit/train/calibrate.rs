//! Learns how far scores can be trusted, from pairs that the model was not trained on.

use std::collections::{BTreeMap, BTreeSet};

use super::HELD_OUT;
use super::logistic::logistic;
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
    let index = NameIndex::build(model, names.iter().copied());
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
    centred(likeliest(&answers), &answers, wanted)
}

/// The curve of greatest likelihood.
fn likeliest(answers: &[Answer]) -> Calibration {
    let samples: Vec<([f64; 3], bool)> =
        answers.iter().map(|answer| ([1.0, answer.score, answer.letters], answer.right)).collect();
    let [bias, score, letter] = logistic(&samples, 0.0);
    Calibration { bias, score, letter }
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
