//! The optimiser: gradients of the likelihood of what is known of the labels, line by line.

use std::collections::HashMap;
use std::ops::Range;

use super::super::features::Features;
use super::super::group::Group;
use super::super::lattice::{ANY, Allowed, Lattice, Scores, Steps, Transitions};
use super::super::model::{Curve, MOST, Peels, Weights, add_to_beginnings};
use super::super::tagger::{lines, may_go_on};
use super::super::tags::TAGS;
use super::corpus::{Label, Labelled};

/// The widest step.
const STEP: f32 = 0.2;
/// What each step takes from a weight that the data does not need, in the same unit: leaves most weights at nothing.
const SPARING: f32 = 1e-3;
/// Squared gradients that every weight begins with: damps its first steps.
const FIRST_SQUARE: f32 = 0.3;
/// Occurrences below which a feature is not learnt.
const LEAST_COUNT: u32 = 2;

/// Weights of one set of rows, with the sums of squared gradients that narrow their steps.
#[derive(Clone)]
struct Rows {
    features: Vec<u32>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    stride: usize,
}

impl Rows {
    fn new(features: Vec<u32>, stride: usize) -> Self {
        let size = features.len() * stride;
        Self { features, weights: vec![0.0; size], squares: vec![FIRST_SQUARE; size], stride }
    }

    fn row(&self, number: u32) -> &[f32] {
        let start = number as usize * self.stride;
        &self.weights[start..start + self.stride]
    }

    fn learn(&mut self, number: u32, gradient: &[f32]) {
        let start = number as usize * self.stride;
        for (at, &slope) in (start..start + self.stride).zip(gradient) {
            if slope.abs() > LEAST_SLOPE {
                self.squares[at] += slope * slope;
                let width = STEP / libm::sqrtf(self.squares[at]);
                let moved = self.weights[at] + width * slope;
                self.weights[at] = moved.signum() * (moved.abs() - width * SPARING).max(0.0);
            }
        }
    }

    /// The `most` heaviest rows in whole units, by feature.
    fn quantised(&self, most: usize) -> (Vec<(u32, Vec<i8>)>, f32) {
        let heaviest = self.weights.iter().fold(0.0f32, |most, weight| most.max(weight.abs())).min(HEAVIEST);
        let unit = (heaviest / 127.0).max(f32::MIN_POSITIVE);
        let whole = |weight: f32| (weight / unit).round().clamp(-127.0, 127.0) as i8;
        let weight_of = |number: usize| self.row(number as u32).iter().fold(0.0f32, |most, weight| most.max(weight.abs()));
        let mut order: Vec<usize> = (0..self.features.len()).filter(|&number| weight_of(number) >= unit).collect();
        order.sort_by(|&a, &b| weight_of(b).total_cmp(&weight_of(a)).then(self.features[a].cmp(&self.features[b])));
        order.truncate(most);
        let row = |number: usize| (self.features[number], self.row(number as u32).iter().map(|&w| whole(w)).collect());
        let mut rows: Vec<(u32, Vec<i8>)> = order.into_iter().map(row).collect();
        rows.sort();
        (rows, unit)
    }
}

/// Slopes smaller than this change nothing.
const LEAST_SLOPE: f32 = 1e-4;

/// Weights beyond this are cut, so that the small ones keep their digits.
const HEAVIEST: f32 = 4.0;

/// A line with its features as numbers of rows.
struct Line {
    words: Range<usize>,
    joined: Vec<bool>,
}

/// A word: its features, those of its readings, what is known of its label.
struct Word {
    features: Range<usize>,
    peels: Peels,
    readings: [Range<usize>; MOST],
    label: Label,
}

/// The conditional random field while it learns.
pub(super) struct Crf {
    lines: Vec<Line>,
    words: Vec<Word>,
    features: Vec<u32>,
    groups: Vec<Group>,
    reading_features: Vec<u32>,
    learnt: Snapshot,
    /// The mean of what was learnt after each pass: steadier than any one of them.
    mean: Snapshot,
    passes: usize,
    free: Lattice,
    bound: Lattice,
    /// Groups that are hidden from each word of the line at hand, a bit each.
    hidden: Vec<u16>,
    dice: Dice,
}

/// What was learnt up to some pass.
#[derive(Clone)]
pub(super) struct Snapshot {
    labels: Rows,
    peels: Rows,
    transitions: Rows,
}

/// The gradients of one line.
struct Slopes {
    labels: Vec<Scores>,
    peels: Vec<[f32; MOST]>,
    transitions: Transitions,
}

impl Crf {
    /// Prepares the features of all documents.
    pub(super) fn new(documents: &[Labelled], without: Option<Group>) -> Self {
        let (mut lines_of, mut words) = (Vec::new(), Vec::new());
        let (mut features, mut groups, mut reading_features) = (Vec::new(), Vec::new(), Vec::new());
        for document in documents {
            let source = document.document.words();
            let prepared = Features::new(source, &document.facts, without);
            for line in lines(&document.facts) {
                let first = words.len();
                for at in line.clone() {
                    let start = features.len();
                    prepared.of_word(at, |feature, group| {
                        features.push(feature);
                        groups.push(group);
                    });
                    let peels = Peels::of(source.key(at));
                    let readings = std::array::from_fn(|index| {
                        let start = reading_features.len();
                        if peels.length > 1 && index < peels.length {
                            let reading = &peels.readings[index];
                            prepared.of_reading(at, reading, |found| reading_features.push(found));
                        }
                        start..reading_features.len()
                    });
                    words.push(Word { features: start..features.len(), peels, readings, label: document.labels[at] });
                }
                let joined = line.clone().map(|at| at > line.start && may_go_on(&document.facts, at)).collect();
                lines_of.push(Line { words: first..words.len(), joined });
            }
        }
        let learnt = Snapshot {
            labels: Rows::new(number(&mut features), TAGS),
            peels: Rows::new(number(&mut reading_features), 1),
            transitions: Rows::new((0..TAGS as u32).collect(), TAGS),
        };
        Self {
            mean: learnt.clone(),
            passes: 0,
            lines: lines_of,
            words,
            features,
            groups,
            reading_features,
            hidden: Vec::new(),
            dice: Dice(1),
            learnt,
            free: Lattice::default(),
            bound: Lattice::default(),
        }
    }

    /// How many words it learns from.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// One pass over all lines in an order of its own; returns the mean loss of a word.
    pub(super) fn pass(&mut self) -> f64 {
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        shuffle(&mut order, &mut self.dice);
        let loss: f64 = order.into_iter().map(|line| self.learn(line)).sum();
        self.passes += 1;
        self.mean.approach(&self.learnt, 1.0 / self.passes as f32);
        loss / self.words.len().max(1) as f64
    }

    fn learn(&mut self, line: usize) -> f64 {
        let words = self.lines[line].words.clone();
        let steps = Steps::new(&self.learnt.transitions());
        self.hide(words.len());
        for at in words.clone() {
            self.weigh_readings(at);
        }
        let plain: Vec<Scores> = words.clone().map(|at| self.plain_scores(at, self.hidden[at - words.start])).collect();
        let with = |among: &dyn Fn(usize) -> u8| -> Vec<Scores> {
            let add = |(own, at): (&Scores, usize)| {
                let mut scores = *own;
                add_to_beginnings(&mut scores, self.words[at].peels.sum(among(at)));
                scores
            };
            plain.iter().zip(words.clone()).map(add).collect()
        };
        let (free_scores, bound_scores) = (with(&|_| u8::MAX), with(&|at| self.words[at].label.readings));
        let allowed: Vec<Allowed> = words.clone().map(|at| self.words[at].label.allowed).collect();
        let joined = &self.lines[line].joined;
        let free = self.free.sum(&free_scores, joined, &vec![ANY; words.len()], &steps);
        let bound = self.bound.sum(&bound_scores, joined, &allowed, &steps);
        let slopes = self.slopes(words.clone(), &steps);
        self.step(words, &slopes);
        free - bound
    }

    fn weigh_readings(&mut self, at: usize) {
        let word = &mut self.words[at];
        for index in 0..word.peels.length {
            let features = &self.reading_features[word.readings[index].clone()];
            word.peels.scores[index] = features.iter().map(|&feature| weight(&self.learnt.peels, feature)).sum();
        }
    }

    fn plain_scores(&self, at: usize, hidden: u16) -> Scores {
        let mut scores = [0.0; TAGS];
        let range = self.words[at].features.clone();
        for (&feature, &group) in self.features[range.clone()].iter().zip(&self.groups[range]) {
            if is_seen(feature, group, hidden) {
                scores.iter_mut().zip(self.learnt.labels.row(feature)).for_each(|(sum, weight)| *sum += weight);
            }
        }
        scores
    }

    /// Hides what the model would rely on too much: which word it is, now and then, and what the glossaries know.
    fn hide(&mut self, words: usize) {
        let line = if self.dice.below(100) < HIDDEN_GAZETTEER { 1 << Group::Gazetteer as u16 } else { 0 };
        self.hidden.clear();
        for _ in 0..words {
            let word = if self.dice.below(100) < HIDDEN_WORDS { 1 << Group::Word as u16 } else { 0 };
            self.hidden.push(line | word);
        }
    }

    /// What is known less what the model says: of labels, of readings, of transitions.
    fn slopes(&self, words: Range<usize>, steps: &Steps) -> Slopes {
        let mut slopes = Slopes { labels: Vec::new(), peels: Vec::new(), transitions: [[0.0; TAGS]; TAGS] };
        for (at, word) in self.words[words].iter().enumerate() {
            let (free, bound) = (self.free.label(at), self.bound.label(at));
            slopes.labels.push(std::array::from_fn(|tag| bound[tag] - free[tag]));
            let begins = |shares: &Scores| shares.iter().skip(1).step_by(2).sum::<f32>();
            let (said, known) = (word.peels.shares(u8::MAX), word.peels.shares(word.label.readings));
            slopes.peels.push(std::array::from_fn(|index| begins(&bound) * known[index] - begins(&free) * said[index]));
            let (said, known) = (self.free.pair(at, steps), self.bound.pair(at, steps));
            for from in 0..TAGS {
                for tag in 0..TAGS {
                    slopes.transitions[from][tag] += known[from][tag] - said[from][tag];
                }
            }
        }
        slopes
    }

    fn step(&mut self, words: Range<usize>, slopes: &Slopes) {
        let Snapshot { labels, peels, transitions } = &mut self.learnt;
        let rows = slopes.labels.iter().zip(&slopes.peels).zip(&self.hidden);
        for (word, ((label, reading), &hidden)) in self.words[words].iter().zip(rows) {
            let features = self.features[word.features.clone()].iter().zip(&self.groups[word.features.clone()]);
            for (&feature, _) in features.filter(|&(&feature, &group)| is_seen(feature, group, hidden)) {
                labels.learn(feature, label);
            }
            for index in 0..word.peels.length {
                let features = &self.reading_features[word.readings[index].clone()];
                for &feature in features.iter().filter(|&&feature| feature != RARE) {
                    peels.learn(feature, &reading[index..=index]);
                }
            }
        }
        for (from, row) in slopes.transitions.iter().enumerate() {
            transitions.learn(from as u32, row);
        }
    }

    /// What is learnt so far, on the mean of all passes.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.mean.clone()
    }
}

impl Snapshot {
    fn transitions(&self) -> Transitions {
        std::array::from_fn(|from| std::array::from_fn(|tag| self.transitions.row(from as u32)[tag]))
    }

    /// Goes a part of the way to other weights.
    fn approach(&mut self, other: &Self, part: f32) {
        let rows =
            [(&mut self.labels, &other.labels), (&mut self.peels, &other.peels), (&mut self.transitions, &other.transitions)];
        for (own, other) in rows {
            own.weights.iter_mut().zip(&other.weights).for_each(|(own, other)| *own += part * (other - *own));
        }
    }

    /// The weights in whole units, of the `most` heaviest features.
    pub(super) fn weights(&self, most: usize, curve: Curve) -> Weights {
        let (labels, unit) = self.labels.quantised(most);
        let (peels, peel_unit) = self.peels.quantised(most);
        Weights { labels, peels, unit, peel_unit, transitions: self.transitions(), curve }
    }
}

/// A feature that occurs too rarely to be learnt.
const RARE: u32 = u32::MAX;

fn weight(rows: &Rows, feature: u32) -> f32 {
    if feature == RARE { 0.0 } else { rows.row(feature)[0] }
}

/// Puts the numbers of rows in the place of features; returns the feature of each row.
fn number(features: &mut [u32]) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    features.iter().for_each(|&feature| *counts.entry(feature).or_insert(0) += 1);
    let mut kept: Vec<u32> =
        counts.into_iter().filter(|&(_, count)| count >= LEAST_COUNT).map(|(feature, _)| feature).collect();
    kept.sort_unstable();
    let rows: HashMap<u32, u32> = kept.iter().enumerate().map(|(row, &feature)| (feature, row as u32)).collect();
    features.iter_mut().for_each(|feature| *feature = rows.get(feature).copied().unwrap_or(RARE));
    kept
}

fn is_seen(feature: u32, group: Group, hidden: u16) -> bool {
    feature != RARE && hidden >> group as u16 & 1 == 0
}

/// Hundredths of the words whose own letters are hidden in a pass.
const HIDDEN_WORDS: usize = 35;
/// Hundredths of the lines in which the glossaries' knowledge is hidden.
const HIDDEN_GAZETTEER: usize = 25;

/// A generator of its own: the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], dice: &mut Dice) {
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at + 1));
    }
}
