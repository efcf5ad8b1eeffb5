//! Which words stand for which in translations: learnt from pairs of texts, and a list of common words learnt beforehand.

pub mod learn;
pub mod list;
