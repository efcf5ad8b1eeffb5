//! How well labels are found, and which score is worth what.

use super::super::features::Features;
use super::super::group::Group;
use super::super::model::{Curve, Model, log_odds};
use super::super::spans::{self, Run};
use super::super::tagger;
use super::super::tags::{self, OUTSIDE, Tag};
use super::corpus::{Label, Labelled};

/// How well a text is labelled, each figure an F1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Of whole names, from first to last word.
    pub names: f64,
    /// Of whole names with their kind.
    pub kinds: f64,
    /// Of the words of names.
    pub words: f64,
}

/// Counts towards an F1.
#[derive(Default)]
struct Count {
    both: usize,
    gold: usize,
    found: usize,
}

impl Count {
    fn add(&mut self, both: bool, gold: bool, found: bool) {
        self.both += usize::from(both);
        self.gold += usize::from(gold);
        self.found += usize::from(found);
    }

    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Measures a model on labelled documents.
pub(super) fn quality(model: &Model<'_>, documents: &[Labelled], without: Option<Group>) -> Quality {
    let (mut names, mut kinds, mut words) = (Count::default(), Count::default(), Count::default());
    for document in documents {
        let features = Features::new(document.document.words(), &document.facts, without);
        let found = tagger::label(model, document.document.words(), &document.facts, &features);
        let found: Vec<Tag> = found.iter().map(|found| found.tag).collect();
        let gold: Vec<Tag> = document.labels.iter().map(|label| label.tag().unwrap_or(OUTSIDE)).collect();
        for at in 0..gold.len() {
            words.add(gold[at] != OUTSIDE && found[at] != OUTSIDE, gold[at] != OUTSIDE, found[at] != OUTSIDE);
            let (mine, theirs) = (tags::begins(gold[at]), tags::begins(found[at]));
            let same = mine && theirs && end(&gold, at) == end(&found, at);
            names.add(same, mine, theirs);
            kinds.add(same && gold[at] == found[at], mine, theirs);
        }
    }
    Quality { names: names.f1(), kinds: kinds.f1(), words: words.f1() }
}

fn end(tags: &[Tag], first: usize) -> usize {
    (first + 1..tags.len()).find(|&at| !tags::goes_on(tags[at])).unwrap_or(tags.len())
}

/// A run that the model takes for a name, with its log-odds, and whether most of its words are of a name.
type Judged = (f64, bool);

/// The curve from log-odds to scores: a logistic regression over the runs found, moved so that 0.5 is the point of best F1.
pub(super) fn calibrate(model: &Model<'_>, documents: &[Labelled]) -> Curve {
    let mut runs: Vec<Judged> = Vec::new();
    let mut gold = 0;
    for document in documents {
        let features = Features::new(document.document.words(), &document.facts, None);
        let found = tagger::label(model, document.document.words(), &document.facts, &features);
        gold += document.labels.iter().filter(|label| label.tag().is_some_and(tags::begins)).count();
        runs.extend(spans::runs(&found).iter().filter_map(|run| judged(run, &document.labels)));
    }
    runs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let slope = slope(&runs);
    Curve { slope: slope as f32, offset: (-slope * best_threshold(&runs, gold)) as f32 }
}

/// `None` where nobody knows.
fn judged(run: &Run, labels: &[Label]) -> Option<Judged> {
    let known: Vec<Tag> = labels[run.words.clone()].iter().filter_map(Label::tag).collect();
    let names = known.iter().filter(|&&tag| tag != OUTSIDE).count();
    (known.len() == run.words.len()).then(|| (log_odds(run.share), 2 * names > known.len()))
}

/// The log-odds above which runs, best first, have the best F1; of thresholds that are as good within the noise, the lowest.
fn best_threshold(runs: &[Judged], gold: usize) -> f64 {
    let mut right = 0;
    let f1s: Vec<f64> = (1..)
        .zip(runs)
        .map(|(taken, (_, truth))| {
            right += usize::from(*truth);
            2.0 * right as f64 / (taken + gold) as f64
        })
        .collect();
    let best = f1s.iter().copied().fold(0.0, f64::max);
    f1s.iter().rposition(|&f1| f1 >= best - NOISE).map_or(0.0, |at| runs[at].0)
}

/// Differences of F1 that say nothing.
const NOISE: f64 = 0.003;

/// The slope of the logistic regression, by Newton's method with half steps and a little pull to the plain curve.
fn slope(runs: &[Judged]) -> f64 {
    let (mut slope, mut offset) = (1.0, 0.0);
    for _ in 0..ROUNDS {
        let (mut first, mut second) = ([PULL * (1.0 - slope), -PULL * offset], [[PULL, 0.0], [0.0, PULL]]);
        for &(odds, truth) in runs {
            let said = 1.0 / (1.0 + libm::exp(-(slope * odds + offset)));
            let (miss, weight) = (f64::from(u8::from(truth)) - said, said * (1.0 - said));
            for (at, x) in [odds, 1.0].into_iter().enumerate() {
                first[at] += miss * x;
                second[at][0] += weight * x * odds;
                second[at][1] += weight * x;
            }
        }
        let determinant = second[0][0] * second[1][1] - second[0][1] * second[1][0];
        slope += 0.5 * (first[0] * second[1][1] - first[1] * second[0][1]) / determinant;
        offset += 0.5 * (first[1] * second[0][0] - first[0] * second[1][0]) / determinant;
    }
    slope.clamp(FLATTEST, STEEPEST)
}

/// Rounds of Newton's method.
const ROUNDS: usize = 40;
/// How strongly the slope is pulled to one, in observations.
const PULL: f64 = 5.0;
/// The least slope that is believed.
const FLATTEST: f64 = 0.2;
/// The greatest.
const STEEPEST: f64 = 2.0;
