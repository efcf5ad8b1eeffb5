//! Which name of the translation stands for which of the source.

pub mod english;
