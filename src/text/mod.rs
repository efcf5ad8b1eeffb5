//! Arabic text as people paste it: folding that keeps its way back, words, sentences, clitics, numbers, dates, decoding.

pub mod clitics;
pub mod cues;
pub mod dates;
pub mod decode;
pub(crate) mod delimiter;
pub mod fnv;
pub(crate) mod letter_names;
pub mod lexicon;
pub(crate) mod meaning;
pub mod normalize;
pub mod numbers;
pub mod sentences;
pub mod stems;
pub(crate) mod vocabulary;
mod word_table;
pub mod words;
