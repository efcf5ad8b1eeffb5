//! Names by sound: a transducer between Arabic and Latin letters, and what is built on it.

mod align;
mod arabic_index;
mod arcs;
mod calibration;
mod contexts;
mod endings;
mod index;
mod initials;
pub mod letters;
mod listener;
mod memory;
mod model;
mod names;
mod propose;
mod ranking;
mod reader;
mod romanize;
mod schemes;
mod score;
mod smoothed;
mod spelling;
mod table;
pub mod train;
mod transducer;
mod usual;
mod vocalized;

pub use align::align;
pub use arabic_index::{ArabicFound, ArabicIndex};
pub use index::{Coverage, Exhaustive, Found, NameIndex, Searcher, WordMemory};
pub use initials::{is_arabic_initial, is_latin_initial, letters_named, may_be_initial_of};
pub use model::Model;
pub use romanize::{Romanizer, Spelled};
pub use schemes::{Scheme, spell as spell_by_scheme};
pub use score::Scorer;
pub use usual::Style;
