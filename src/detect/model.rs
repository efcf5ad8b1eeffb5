//! The trained weights, read in place, and the scores that they give.

use std::sync::LazyLock;

use super::features::Features;
use super::lattice::{Scores, Steps, Transitions};
use super::table::Table;
use super::tags::{self, TAGS};
use crate::error::{Error, ErrorKind, Result};
use crate::text::clitics::{Reading, readings};

/// The weights of the name detector.
pub struct Model<'b> {
    labels: Table<'b, TAGS>,
    peels: Table<'b, 1>,
    unit: f32,
    peel_unit: f32,
    pub(super) steps: Steps,
    pub(super) curve: Curve,
}

/// From the model's probability that a run is a name to a score of which 0.5 is the point of best F1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Curve {
    pub(super) slope: f32,
    pub(super) offset: f32,
}

impl Curve {
    /// Leaves probabilities as they are.
    pub(super) const PLAIN: Self = Self { slope: 1.0, offset: 0.0 };

    /// The score of a run.
    pub(super) fn score(self, probability: f32) -> f32 {
        let log_odds = log_odds(probability) as f32;
        1.0 / (1.0 + libm::expf(-(self.slope * log_odds + self.offset)))
    }
}

/// The log-odds of a probability, bounded: beyond one in a thousand the model is no judge of itself.
pub(super) fn log_odds(probability: f32) -> f64 {
    let sure = f64::from(probability).clamp(1e-3, 1.0 - 1e-3);
    libm::log(sure / (1.0 - sure))
}

/// The first bytes of a file of weights; the last one counts the versions of the format.
const MAGIC: [u8; 8] = *b"naqhdet\x02";

/// What words gain towards a name, in nats: articles name people that no training text has, and the model has learnt to be
/// careful.
const LEAN: f32 = 0.5;

/// Numbers before the tables: two units, the curve, the transitions.
const NUMBERS: usize = 4 + TAGS * TAGS;

static BUILTIN: LazyLock<Model<'static>> = LazyLock::new(|| {
    #[cfg(feature = "model-by-sa")]
    const BYTES: &[u8] = include_bytes!("../../models/by-sa/detector.bin");
    #[cfg(not(feature = "model-by-sa"))]
    const BYTES: &[u8] = include_bytes!("../../models/detector.bin");
    Model::open(BYTES).expect("a test opens the weights that are compiled in")
});

impl Model<'static> {
    /// The weights that are compiled in. Opening them reads a few bytes.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }
}

impl<'b> Model<'b> {
    /// Opens weights written by the training, without reading them through.
    ///
    /// # Errors
    /// If the bytes are no such weights or are cut short.
    pub fn open(bytes: &'b [u8]) -> Result<Self> {
        let broken = |what: &str| Error::new(ErrorKind::Format, what.to_string());
        let rest = bytes.strip_prefix(&MAGIC).ok_or_else(|| broken("these are no weights of this version of the detector"))?;
        let (head, rest) = rest.split_at_checked(4 * NUMBERS).ok_or_else(|| broken("the weights are cut short"))?;
        let mut numbers = head.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        let mut next = || numbers.next().unwrap_or_default();
        let (unit, peel_unit) = (next(), next());
        let curve = Curve { slope: next(), offset: next() };
        let transitions: Transitions = std::array::from_fn(|_| std::array::from_fn(|_| next()));
        let (labels, rest) = Table::open(rest)?;
        let (peels, _) = Table::open(rest)?;
        Ok(Self { labels, peels, unit, peel_unit, steps: Steps::new(&transitions), curve })
    }

    /// Writes weights: the rows of labels and of readings in whole units, sorted by feature.
    pub(super) fn write(weights: &Weights) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let head = [weights.unit, weights.peel_unit, weights.curve.slope, weights.curve.offset];
        for number in head.iter().chain(weights.transitions.iter().flatten()) {
            out.extend(number.to_le_bytes());
        }
        Table::<TAGS>::build(&weights.labels, &mut out);
        Table::<1>::build(&weights.peels, &mut out);
        out
    }

    /// How many features it knows.
    pub fn features(&self) -> usize {
        self.labels.len() + self.peels.len()
    }

    /// The scores of a word's labels. A name may begin under any of the word's readings: their weights are added up.
    pub(super) fn score(&self, features: &Features<'_>, at: usize, peels: &Peels) -> Scores {
        let mut sums = [0; TAGS];
        features.of_word(at, |feature, _| self.add(feature, &mut sums));
        self.scores(&sums, peels)
    }

    /// Adds the weights of a feature.
    #[inline]
    pub(super) fn add(&self, feature: u32, sums: &mut Sums) {
        if let Some(row) = self.labels.row(feature) {
            add_row(row, sums);
        }
    }

    /// Adds the weights of some features at once.
    #[inline]
    pub(super) fn add_all<const COUNT: usize>(&self, features: &[u32; COUNT], sums: &mut Sums) {
        self.labels.each(features, |row| add_row(row, sums));
    }

    /// The scores of a word's labels whose weights are added up.
    pub(super) fn scores(&self, sums: &Sums, peels: &Peels) -> Scores {
        let mut scores = sums.map(|sum| sum as f32 * self.unit);
        add_to_beginnings(&mut scores, peels.sum(u8::MAX));
        scores[tags::OUTSIDE] -= LEAN;
        scores
    }

    /// The readings of a word under which a name may begin in it, with their weights.
    pub(super) fn peels(&self, features: &Features<'_>, at: usize, key: &str) -> Peels {
        let mut peels = Peels::of(key);
        if peels.length > 1 {
            for index in 0..peels.length {
                let mut sum = 0;
                features.of_reading(at, &peels.readings[index], |feature| sum += self.peel(feature));
                peels.scores[index] = self.peel_score(sum);
            }
        }
        peels
    }

    /// The weight of a feature of a reading.
    #[inline]
    pub(super) fn peel(&self, feature: u32) -> i32 {
        self.peels.row(feature).map_or(0, |row| i32::from(row[0] as i8))
    }

    /// The score of a reading whose weights are added up.
    pub(super) fn peel_score(&self, sum: i32) -> f32 {
        sum as f32 * self.peel_unit
    }
}

#[inline]
fn add_row(row: &[u8; TAGS], sums: &mut Sums) {
    sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight as i8));
}

/// Features that are gathered and then looked up at once: sums are the same in any order.
pub(super) struct Gathered<'m> {
    model: &'m Model<'m>,
    features: [u32; GATHERED],
    count: usize,
    sums: Sums,
}

/// Features that are looked up at once.
const GATHERED: usize = 8;

impl<'m> Gathered<'m> {
    /// None yet.
    pub(super) fn new(model: &'m Model<'m>) -> Self {
        Self { model, features: [0; GATHERED], count: 0, sums: [0; TAGS] }
    }

    /// Adds a feature.
    #[inline]
    pub(super) fn add(&mut self, feature: u32) {
        self.features[self.count] = feature;
        self.count += 1;
        if self.count == GATHERED {
            self.model.add_all(&self.features, &mut self.sums);
            (self.features, self.count) = ([0; GATHERED], 0);
        }
    }

    /// The weights of all of them, added up.
    pub(super) fn sums(mut self) -> Sums {
        // Feature 0 has no row.
        self.model.add_all(&self.features, &mut self.sums);
        self.sums
    }
}

/// The weights of the features of a word, added up for each label.
pub(super) type Sums = [i32; TAGS];

impl std::fmt::Debug for Model<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({} features)", self.features())
    }
}

/// Weights as the training leaves them, in whole units.
pub(super) struct Weights {
    pub(super) labels: Vec<(u32, Vec<i8>)>,
    pub(super) peels: Vec<(u32, Vec<i8>)>,
    pub(super) unit: f32,
    pub(super) peel_unit: f32,
    pub(super) transitions: Transitions,
    pub(super) curve: Curve,
}

/// Adds the weight of a word's readings to the labels that begin a name.
pub(super) fn add_to_beginnings(scores: &mut Scores, weight: f32) {
    scores.iter_mut().enumerate().filter(|(tag, _)| tags::begins(*tag)).for_each(|(_, score)| *score += weight);
}

/// The places in a word where a name may begin, each under its best article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peels {
    pub(super) readings: [Reading; MOST],
    pub(super) scores: [f32; MOST],
    pub(super) length: usize,
}

/// Places in a word where a name may begin: before any particle, after one, after two.
pub(super) const MOST: usize = 3;

impl Peels {
    /// Of a word that has but one reading.
    pub(super) fn one(whole: Reading) -> Self {
        Self { readings: [whole; MOST], scores: [0.0; MOST], length: 1 }
    }

    /// Of this word; without weights.
    pub(super) fn of(key: &str) -> Self {
        let list = readings(key);
        let mut peels = Self { readings: [list.as_slice()[0]; MOST], scores: [0.0; MOST], length: 0 };
        for reading in list.as_slice() {
            let seen = peels.readings[..peels.length].iter().position(|kept| kept.name == reading.name);
            match seen {
                // The reading with an article covers the one without.
                Some(index) if reading.stem > peels.readings[index].stem => peels.readings[index] = *reading,
                Some(_) => {}
                None if peels.length < MOST => {
                    peels.readings[peels.length] = *reading;
                    peels.length += 1;
                }
                None => {}
            }
        }
        peels
    }

    /// The logarithm of the sum over those readings that `among` has a bit for.
    pub(super) fn sum(&self, among: u8) -> f32 {
        let open = |index: &usize| among >> index & 1 == 1;
        let scores = || (0..self.length).filter(open).map(|index| self.scores[index]);
        let highest = scores().fold(f32::MIN, f32::max);
        if self.length <= 1 || highest == f32::MIN {
            return self.scores[0];
        }
        highest + libm::logf(scores().map(|score| libm::expf(score - highest)).sum())
    }

    /// How likely each of the readings in `among` is.
    pub(super) fn shares(&self, among: u8) -> [f32; MOST] {
        let total = self.sum(among);
        std::array::from_fn(|index| {
            let open = index < self.length && among >> index & 1 == 1;
            if open { libm::expf(self.scores[index] - total) } else { 0.0 }
        })
    }

    /// The likeliest reading.
    pub(super) fn best(&self) -> Reading {
        let best = (1..self.length).fold(0, |best, index| if self.scores[index] > self.scores[best] { index } else { best });
        self.readings[best]
    }
}
