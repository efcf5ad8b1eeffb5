//! Learns which spelling is better, from names that the model was not trained on.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::NamePair;
use crate::translit::letters::{self, Letter, plain_latin};
use crate::translit::model::Model;
use crate::translit::names::without_article;
use crate::translit::ranking::{FEATURES, Ranking};
use crate::translit::romanize::Speller;

/// Proposals of each name that are compared.
const COMPARED: usize = 60;

/// Rounds over the names.
const ROUNDS: usize = 8;

/// Rounds at the end whose weights are averaged.
const AVERAGED: usize = 2;

/// How far a weight moves at first.
const RATE: f64 = 0.05;

/// Sum of squared slopes that a weight begins with: keeps the first steps small.
const CALM: f64 = 1.0e3;

/// The proposals of one name: features, and whether somebody spells it so.
type Question = Vec<([f64; FEATURES], bool)>;

/// Fits the weights: the spellings of the pairs held out shall be likelier than the other proposals (a conditional log-linear
/// model, by Adagrad in a fixed order).
pub(super) fn fit(model: &Model, held: &[&NamePair]) -> Ranking {
    let questions = questions(model, held);
    let mut weights = [0.35, 0.3, 0.25, 0.3, 0.1];
    let (mut squares, mut sums) = ([CALM; FEATURES], [0.0; FEATURES]);
    for round in 0..ROUNDS {
        for question in &questions {
            let slopes = slopes(question, &Ranking::new(weights));
            for at in 0..FEATURES {
                squares[at] += slopes[at] * slopes[at];
                weights[at] += RATE * slopes[at] / libm::sqrt(squares[at]);
            }
        }
        if round + AVERAGED >= ROUNDS {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight / AVERAGED as f64);
        }
    }
    Ranking::new(sums)
}

fn questions(model: &Model, held: &[&NamePair]) -> Vec<Question> {
    let mut names: BTreeMap<Vec<Letter>, BTreeSet<Vec<Letter>>> = BTreeMap::new();
    for pair in held {
        let (mut arabic, mut latin) = (Vec::new(), Vec::new());
        letters::arabic(&pair.arabic, &mut arabic);
        letters::latin(&pair.latin, &mut latin);
        let stem = without_article(&arabic).map(<[Letter]>::to_vec).unwrap_or(arabic);
        names.entry(stem).or_default().insert(latin.iter().map(|&letter| plain_latin(letter)).collect());
    }
    let mut speller = Speller::new(model);
    let questions = names.iter().map(|(arabic, right)| {
        let proposals = speller.weigh(arabic, COMPARED).iter();
        proposals.map(|proposal| (proposal.features, right.contains(&proposal.latin))).collect()
    });
    let undecided = |question: &Question| question.iter().any(|(_, right)| *right) && question.iter().any(|(_, right)| !right);
    questions.filter(undecided).collect()
}

/// How the logarithm of the probability of the right spellings changes with each weight.
fn slopes(question: &Question, ranking: &Ranking) -> [f64; FEATURES] {
    let scores: Vec<f64> = question.iter().map(|(features, _)| ranking.score(features)).collect();
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let shares: Vec<f64> = scores.iter().map(|score| libm::exp(score - best)).collect();
    let all: f64 = shares.iter().sum();
    let right: f64 = shares.iter().zip(question).filter(|(_, (_, right))| *right).map(|(share, _)| share).sum();
    let mut slopes = [0.0; FEATURES];
    for (share, (features, is_right)) in shares.iter().zip(question) {
        let pull = if *is_right { share / right.max(1e-300) } else { 0.0 } - share / all;
        slopes.iter_mut().zip(features).for_each(|(slope, feature)| *slope += pull * feature);
    }
    slopes
}
