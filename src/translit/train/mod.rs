//! Learning the weights from pairs of names. Same pairs, same bytes: every sum has a fixed order, and logarithms come from
//! `libm`, not from the platform.

mod arcs;
mod calibrate;
mod chunks;
mod counts;
mod pairs;
mod spelling;
mod transducer;

pub use pairs::NamePair;

use chunks::Pair;
use counts::Smoothing;
use pairs::Words;
use transducer::Settings;

use super::model::{Model, SECTIONS, TO_ARABIC, TO_LATIN};
use super::table::Table;
use super::transducer::{Shape, Transducer};

/// Who is told how training gets on.
pub trait Progress: Sync {
    /// So many steps lie ahead.
    fn started(&self, steps: usize);
    /// One is done.
    fn finished_one(&self);
}

/// Nobody is told.
impl Progress for () {
    fn started(&self, _: usize) {}
    fn finished_one(&self) {}
}

/// Counts of the transducers: contexts are many and pairs few, so almost every single count is shared with more general contexts.
const SMOOTHING: Smoothing = Smoothing { discount: 0.85, prior: 1.0, worth: 0.7 };

/// Counts of the Latin letter model. It is kept small on purpose: one that knows the training names by heart holds that against
/// them wherever they stand in a glossary.
const LATIN_LETTERS: Smoothing = Smoothing { discount: 0.75, prior: 0.2, worth: 1.0 };

/// Counts of the Arabic letter model, which only weighs queries against one another.
const ARABIC_LETTERS: Smoothing = Smoothing { worth: 4.0, ..LATIN_LETTERS };

/// Rounds in context. More change nothing that can be measured.
const ROUNDS: usize = 1;

/// Nats a letter below which a pair is a translation or a mistake (الابن is no "Hutcheson").
const ALIEN: f64 = -2.2;

/// One pair in so many is kept from a first training, to learn from it how far scores can be trusted.
const HELD_OUT: u64 = 20;

/// Transducers trained, with and without the pairs held out, and the steps of each.
const STEPS: usize = 2 * 4 * (2 + ROUNDS) + 2;

/// Trains on these pairs and returns the model file.
pub fn train(pairs: &[NamePair], progress: &dyn Progress) -> Vec<u8> {
    progress.started(STEPS);
    let (held, kept): (Vec<&NamePair>, Vec<&NamePair>) = pairs.iter().partition(|pair| pair.is_held_out(HELD_OUT));
    let first = Model::open(Model::pack(&sections(&pairs::words(&kept), Vec::new(), progress)).into());
    let curve = first.map(|model| calibrate::fit(&model, pairs, &held)).unwrap_or_default();
    progress.finished_one();
    let all: Vec<&NamePair> = pairs.iter().collect();
    let bytes = Model::pack(&sections(&pairs::words(&all), curve.bytes(), progress));
    progress.finished_one();
    bytes
}

fn sections(words: &[Words], curve: Vec<u8>, progress: &dyn Progress) -> [Vec<u8>; SECTIONS] {
    let step = || progress.finished_one();
    let to_arabic = |backward| {
        let pairs = pairs::turned(words, true, backward);
        let table = transducer::train(&pairs, &settings(TO_ARABIC), &step);
        (table, pairs)
    };
    let to_latin = |backward| transducer::train(&pairs::turned(words, false, backward), &settings(TO_LATIN), &step);
    // Two threads, each with two transducers: their results do not depend on one another.
    let (((arabic, pairs), (arabic_backward, _)), (latin, latin_backward)) = std::thread::scope(|scope| {
        let arabic = scope.spawn(|| (to_arabic(false), to_arabic(true)));
        let latin = (to_latin(false), to_latin(true));
        (arabic.join().expect("training does not panic"), latin)
    });
    let arcs = short_list(&pairs, &arabic);
    let endings = transducer::endings(&pairs::turned(words, false, false), &latin, TO_LATIN, ALIEN);
    let latin_letters = spelling::train(&pairs::distinct(words, |word| &word.latin), &LATIN_LETTERS);
    let arabic_letters = spelling::train(&pairs::distinct(words, |word| &word.arabic), &ARABIC_LETTERS);
    [arabic, arabic_backward, latin, latin_backward, latin_letters, arabic_letters, arcs, endings, curve]
}

fn short_list(pairs: &[Pair], table: &[u8]) -> Vec<u8> {
    transducer::tally(pairs, &Transducer { table: Table::new(table), shape: TO_ARABIC }, ALIEN).bytes()
}

fn settings(shape: Shape) -> Settings {
    Settings { shape, smoothing: SMOOTHING, rounds: ROUNDS, alien: ALIEN }
}
