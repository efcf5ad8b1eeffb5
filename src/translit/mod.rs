//! Names by sound: a transducer between Arabic and Latin letters, and what is built on it.

mod arcs;
mod calibration;
mod contexts;
mod endings;
mod index;
pub mod letters;
mod model;
mod names;
mod schemes;
mod score;
mod smoothed;
mod spelling;
mod table;
pub mod train;
mod transducer;

pub use index::{Coverage, Found, NameIndex, Searcher};
pub use model::Model;
pub use schemes::{Scheme, spell as spell_by_scheme};
pub use score::Scorer;
