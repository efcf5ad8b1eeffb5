//! How a model is trained, and the variants that an ablation compares.

use super::counts::Smoothing;
use crate::translit::model::{TO_ARABIC, TO_LATIN};
use crate::translit::transducer::Shape;

/// What training can do one way or another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recipe {
    /// Chunks of the transducers that write Arabic; no longer than [`TO_ARABIC`].
    pub to_arabic: Shape,
    /// Chunks of the transducers that write Latin; no longer than [`TO_LATIN`].
    pub to_latin: Shape,
    /// Counts of the transducers.
    pub transducers: Smoothing,
    /// Rounds in context.
    pub rounds: usize,
    /// Whether both words are read from the back too.
    pub backward: bool,
    /// What each letter of a chunk beyond the first costs in the rounds without context, as a factor.
    pub longer: f64,
    /// Counts of the Latin letter model that scores.
    pub latin_letters: Smoothing,
    /// Counts of the Latin letter model that spells; where there is none, it is the one that scores.
    pub usage: Option<Smoothing>,
    /// Whether spellings are ranked by weights that are learnt, not by the transducer alone.
    pub ranking: bool,
}

/// Counts of the transducers: contexts are many and pairs few, so almost every single count is shared with more general contexts.
const TRANSDUCERS: Smoothing = Smoothing { discount: 0.85, prior: 1.0, worth: 1.0, levels: 6 };

/// Counts of the Latin letter model. It is kept small on purpose: one that knows the training names by heart holds that against
/// them wherever they stand in a glossary.
const LATIN_LETTERS: Smoothing = Smoothing { discount: 0.75, prior: 0.2, worth: 1.0, levels: 7 };

/// Counts of the Latin letter model for spelling, where knowing names by heart is no harm.
const USAGE: Smoothing = Smoothing { worth: 0.8, ..LATIN_LETTERS };

/// Counts of the Arabic letter model, which only weighs queries against one another.
pub(super) const ARABIC_LETTERS: Smoothing = Smoothing { worth: 4.0, ..LATIN_LETTERS };

impl Default for Recipe {
    fn default() -> Self {
        Self {
            to_arabic: TO_ARABIC,
            to_latin: TO_LATIN,
            transducers: TRANSDUCERS,
            rounds: 1,
            backward: true,
            longer: 0.2,
            latin_letters: LATIN_LETTERS,
            usage: Some(USAGE),
            ranking: true,
        }
    }
}

impl Recipe {
    /// The recipe with other counts of the transducers.
    fn counting(discount: f64, worth: f64, levels: usize) -> Self {
        Self { transducers: Smoothing { discount, worth, levels, ..TRANSDUCERS }, ..Self::default() }
    }

    /// The default and what differs from it in one thing, each with its name.
    pub(super) fn variants() -> Vec<(&'static str, Self)> {
        let usual = Self::default();
        vec![
            ("as it is", usual),
            ("contexts of at most 2 letters beyond the chunk", Self::counting(0.85, 1.0, 3)),
            ("contexts of at most 4 letters beyond the chunk", Self::counting(0.85, 1.0, 5)),
            ("discount 0.6", Self::counting(0.6, 1.0, 6)),
            ("discount 0.95", Self::counting(0.95, 1.0, 6)),
            ("entries worth 0.5 nats", Self::counting(0.85, 0.5, 6)),
            ("entries worth 2 nats", Self::counting(0.85, 2.0, 6)),
            ("no rounds in context", Self { rounds: 0, ..usual }),
            ("two rounds in context", Self { rounds: 2, ..usual }),
            ("Latin read in chunks of 2", Self { to_arabic: Shape { read: 2, write: 2 }, ..usual }),
            ("Arabic written in chunks of 1", Self { to_arabic: Shape { read: 3, write: 1 }, ..usual }),
            ("Latin written in chunks of 2", Self { to_latin: Shape { read: 1, write: 2 }, ..usual }),
            ("long chunks as cheap as short ones", Self { longer: 0.55, ..usual }),
            ("no reading from the back", Self { backward: false, ..usual }),
            ("Latin letters in contexts of 2", Self { latin_letters: Smoothing { levels: 3, ..LATIN_LETTERS }, ..usual }),
            ("Latin letters worth 0.3 nats", Self { latin_letters: Smoothing { worth: 0.3, ..LATIN_LETTERS }, ..usual }),
            ("Latin letters worth 3 nats", Self { latin_letters: Smoothing { worth: 3.0, ..LATIN_LETTERS }, ..usual }),
            ("spelling by the letters that score", Self { usage: None, ..usual }),
            ("spelling by letters worth 0.2 nats", Self { usage: Some(Smoothing { worth: 0.2, ..USAGE }), ..usual }),
            ("spellings ranked by the transducer alone", Self { ranking: false, ..usual }),
        ]
    }
}
