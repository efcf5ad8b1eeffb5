//! Trains the weights from labelled text: a conditional random field over the labels, learnt step by step with step widths
//! that shrink for each weight by itself (AdaGrad). Same texts, same bytes.

mod corpus;
mod crf;
mod measure;

use super::group::Group;
use super::model::{Curve, Model};
use crate::error::{Error, ErrorKind, Result};

pub use measure::Quality;

/// How to train.
#[derive(Debug, Clone)]
pub struct TrainOptions {
    /// Passes over the texts at most.
    pub passes: usize,
    /// Passes without gain on the development split after which it stops.
    pub patience: usize,
    /// Features that are left out.
    pub without: Option<Group>,
    /// Features that the weights may have at most.
    pub features: usize,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self { passes: 30, patience: 5, without: None, features: 128_000 }
    }
}

/// What came of one pass.
#[derive(Debug, Clone, Copy)]
pub struct Pass {
    /// Which one, from 1.
    pub number: usize,
    /// How many there are at most.
    pub most: usize,
    /// The mean loss of a word, in nats.
    pub loss: f64,
    /// How well the development split is labelled.
    pub quality: Quality,
}

/// What the training gives.
#[derive(Debug, Clone)]
pub struct Trained {
    /// The weights, as [`Model::open`] reads them.
    pub bytes: Vec<u8>,
    /// How well they label the development split.
    pub quality: Quality,
    /// How many features they hold.
    pub features: usize,
    /// Words trained on.
    pub words: usize,
}

/// Every document whose number leaves this rest is kept out of the training, for the development split.
const DEVELOPMENT: usize = 10;

/// Trains on labelled texts (rows of `TOKEN TAB LABEL`, a blank line between sentences) and calls `watch` after each pass.
///
/// One document of ten is kept for stopping and for the calibration. Costs some seconds a hundred thousand words.
///
/// # Errors
/// If a row cannot be read, or there is too little text.
pub fn train(texts: &[String], options: &TrainOptions, mut watch: impl FnMut(&Pass)) -> Result<Trained> {
    let (mut training, mut development) = (Vec::new(), Vec::new());
    for text in texts {
        for (number, document) in corpus::read(text)?.into_iter().enumerate() {
            let kept_out = number % DEVELOPMENT == DEVELOPMENT / 2;
            if kept_out { development.push(document) } else { training.push(document) }
        }
    }
    if training.is_empty() || development.is_empty() {
        let message = "there is too little labelled text: at least ten documents of forty sentences are needed";
        return Err(Error::new(ErrorKind::Format, message));
    }
    let mut crf = crf::Crf::new(&training, options.without);
    let mut best: Option<(Quality, crf::Snapshot)> = None;
    let mut since = 0;
    for number in 1..=options.passes {
        let loss = crf.pass();
        let snapshot = crf.snapshot();
        let bytes = Model::write(&snapshot.weights(options.features, Curve::PLAIN));
        let quality = measure::quality(&Model::open(&bytes)?, &development, options.without);
        watch(&Pass { number, most: options.passes, loss, quality });
        if best.as_ref().is_none_or(|(kept, _)| quality.names > kept.names) {
            best = Some((quality, snapshot));
            since = 0;
        } else {
            since += 1;
            if since >= options.patience {
                break;
            }
        }
    }
    let (quality, snapshot) = best.ok_or_else(|| Error::new(ErrorKind::Format, "at least one pass is needed"))?;
    let plain = Model::write(&snapshot.weights(options.features, Curve::PLAIN));
    let curve = measure::calibrate(&Model::open(&plain)?, &development);
    let weights = snapshot.weights(options.features, curve);
    let features = weights.labels.len() + weights.peels.len();
    Ok(Trained { bytes: Model::write(&weights), quality, features, words: crf.words() })
}
