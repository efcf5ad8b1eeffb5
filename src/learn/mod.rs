//! What a glossary can learn from texts and their translations.
//!
//! A [`Learner`] reads one pair of texts and says which names stand for which: a [`Lesson`]. A [`Ledger`] keeps lessons, each
//! pair of texts once, whatever their order. [`proposals`](proposals::list) holds the ledger against the glossary: what that
//! knows or has rejected is left out, what contradicts it is shown with it. Names that are translated, not written by sound, come
//! out of the ledger as a whole, once enough sentences have both. [`review`] is how a person decides about proposals.

mod decided;
mod digest;
mod file;
mod ledger;
mod lesson;
pub mod proposals;
pub mod review;
mod translated;

#[cfg(test)]
mod tests;

pub use file::{path_beside, read, write};
pub use ledger::{Ledger, Record};
pub use lesson::{Evidence, Learner, Lesson, Open, Place, Sighting, TextPair};
pub use proposals::{Conflict, Proposal};
