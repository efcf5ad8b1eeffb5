//! Learning the weights from pairs of names. Same pairs, same bytes: every sum has a fixed order, and logarithms come from
//! `libm`, not from the platform.

mod ablation;
mod arcs;
mod calibrate;
mod chunks;
mod counts;
mod logistic;
mod pairs;
mod ranking;
mod recipe;
mod spelling;
mod transducer;

pub use ablation::{Row, ablate};
pub use logistic::logistic;
pub use pairs::NamePair;

use chunks::Pair;
use pairs::Words;
use recipe::{ARABIC_LETTERS, Recipe};
use transducer::Settings;

use super::model::{Model, SECTIONS, Section, TO_ARABIC, TO_LATIN};
use super::table::Table;
use super::transducer::Transducer;

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

/// Nats a letter below which a pair is a translation or a mistake (الابن is no "Hutcheson").
const ALIEN: f64 = -2.2;

/// One pair in so many is kept from a first training, to learn from it how far scores can be trusted.
const HELD_OUT: u64 = 20;

/// Steps of a training: twice four transducers with two steps and one for each round, and the two fits.
const STEPS: usize = 2 * 4 * (2 + 1) + 2;

/// What a model file consists of.
type Sections = [Vec<u8>; SECTIONS];

/// Trains on these pairs and returns the model file.
pub fn train(pairs: &[NamePair], progress: &dyn Progress) -> Vec<u8> {
    progress.started(STEPS);
    let recipe = Recipe::default();
    let (held, kept): (Vec<&NamePair>, Vec<&NamePair>) = pairs.iter().partition(|pair| pair.is_held_out(HELD_OUT));
    let first = Model::open(Model::pack(&sections(&pairs::words(&kept), &recipe, progress)).into());
    let curve = first.as_ref().map(|model| calibrate::fit(model, pairs, &held)).unwrap_or_default();
    progress.finished_one();
    let ranking = first.as_ref().map(|model| ranking::fit(model, &held)).unwrap_or_default();
    let all: Vec<&NamePair> = pairs.iter().collect();
    let mut sections = sections(&pairs::words(&all), &recipe, progress);
    sections[Section::Calibration as usize] = curve.bytes();
    sections[Section::Ranking as usize] = ranking.bytes();
    let bytes = Model::pack(&sections);
    progress.finished_one();
    bytes
}

/// All that is learnt from the pairs themselves; the two fits are left empty.
fn sections(words: &[Words], recipe: &Recipe, progress: &dyn Progress) -> Sections {
    let step = || progress.finished_one();
    let transducer = |shape, reads_latin, backward| {
        let pairs = pairs::turned(words, reads_latin, backward);
        let settings =
            Settings { shape, smoothing: recipe.transducers, rounds: recipe.rounds, longer: recipe.longer, alien: ALIEN };
        let wanted = recipe.backward || !backward;
        (if wanted { transducer::train(&pairs, &settings, &step) } else { Vec::new() }, pairs)
    };
    let to_arabic = |backward| transducer(recipe.to_arabic, true, backward);
    let to_latin = |backward| transducer(recipe.to_latin, false, backward);
    // Two threads, each with two transducers: their results do not depend on one another.
    let (((arabic, arabic_pairs), (arabic_backward, _)), ((latin, latin_pairs), (latin_backward, _))) =
        std::thread::scope(|scope| {
            let arabic = scope.spawn(|| (to_arabic(false), to_arabic(true)));
            let latin = (to_latin(false), to_latin(true));
            (arabic.join().expect("training does not panic"), latin)
        });
    let arcs = short_list(&arabic_pairs, &arabic);
    let endings = transducer::endings(&latin_pairs, &latin, TO_LATIN, ALIEN);
    let latin_words = pairs::distinct(words, |word| &word.latin);
    let latin_letters = spelling::train(&latin_words, &recipe.latin_letters);
    let usage = recipe.usage.map(|smoothing| spelling::train(&latin_words, &smoothing)).unwrap_or_default();
    let arabic_letters = spelling::train(&pairs::distinct(words, |word| &word.arabic), &ARABIC_LETTERS);
    let (calibration, ranking) = (Vec::new(), Vec::new());
    [arabic, arabic_backward, latin, latin_backward, latin_letters, usage, arabic_letters, arcs, endings, calibration, ranking]
}

fn short_list(pairs: &[Pair], table: &[u8]) -> Vec<u8> {
    transducer::tally(pairs, &Transducer { table: Table::new(table), shape: TO_ARABIC }, ALIEN).bytes()
}
