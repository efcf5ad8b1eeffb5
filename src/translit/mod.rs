//! Names by sound: a transducer between Arabic and Latin letters, and what is built on it.

mod align;
mod arcs;
mod calibration;
mod contexts;
mod endings;
mod index;
pub mod letters;
mod listener;
mod model;
mod names;
mod romanize;
mod schemes;
mod score;
mod smoothed;
mod spelling;
mod table;
pub mod train;
mod transducer;

pub use align::align;
pub use index::{Coverage, Exhaustive, Found, NameIndex, Searcher};
pub use model::Model;
pub use romanize::{Romanizer, Spelled};
pub use schemes::{Scheme, spell as spell_by_scheme};
pub use score::Scorer;
