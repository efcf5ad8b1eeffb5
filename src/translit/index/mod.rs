//! Names by sound: an index of Latin names that answers which of them an Arabic name may be.

mod align;
mod build;
mod exhaustive;
mod judge;
mod searcher;
mod steps;
mod sums;
mod trie;
mod walk;

use std::ops::Range;

pub use exhaustive::Exhaustive;
pub(super) use searcher::{ARTICLE, MANY_ANSWERS};
pub use searcher::{Searcher, WordMemory};

use super::letters::Letter;
#[cfg(doc)]
use super::spelling::Spelling;
use super::table::PER_NAT;
use trie::Trie;

/// An index of names, built once and shared by all threads.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    trie: Trie,
    /// Where the forms of each word of the trie begin: words that differ in marks only.
    words: Vec<u32>,
    /// Where the letters of each form begin.
    forms: Vec<u32>,
    letters: Vec<Letter>,
    /// What each form costs as a spelling: how unusual it is.
    costs: Vec<u32>,
    /// Where the postings of each form begin.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    names: Vec<Shape>,
}

/// Where a form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    name: u32,
    /// The first word of the name that it stands for.
    start: u8,
    /// How many it stands for: two where they are written as one.
    count: u8,
}

/// What is known of a name besides its words.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    /// How many words it has.
    count: u8,
    /// Which of them are particles, from the lowest bit.
    particles: u16,
}

/// Words of a name beyond which the rest is cut off.
const MOST_WORDS: usize = 10;

/// Which part of the name an answer stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it, particles and middle names aside.
    Whole,
    /// The last name.
    Family,
    /// The first name, or another part.
    Given,
}

/// A name found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Its number, in the order in which the index was given the names.
    pub name: u32,
    /// Calibrated, 0..=1; 0.5 is the point of best F1.
    pub score: f32,
    /// The sum of the scores of its words, in nats.
    pub raw: f64,
    /// How many Arabic letters were matched.
    pub letters: usize,
    /// The part that was found.
    pub coverage: Coverage,
}

impl NameIndex {
    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        let lists = [&self.words, &self.forms, &self.starts, &self.costs].map(|list| size_of_val(list.as_slice()));
        let lists: usize = lists.iter().sum();
        let names = size_of_val(self.postings.as_slice()) + size_of_val(self.names.as_slice());
        self.trie.bytes() + lists + self.letters.len() + names
    }

    /// How many forms it holds: distinct words, marks told apart.
    fn form_count(&self) -> u32 {
        self.starts.len().saturating_sub(1) as u32
    }

    fn forms_of(&self, word: u32) -> Range<u32> {
        self.words[word as usize]..self.words[word as usize + 1]
    }

    fn letters_of(&self, form: u32) -> &[Letter] {
        &self.letters[self.forms[form as usize] as usize..self.forms[form as usize + 1] as usize]
    }

    /// The logarithm of how usual a form is, as [`Spelling::log_probability`] says it.
    fn usual(&self, form: u32) -> f64 {
        -f64::from(self.costs[form as usize]) / PER_NAT
    }

    fn postings_of(&self, form: u32) -> &[Posting] {
        &self.postings[self.starts[form as usize] as usize..self.starts[form as usize + 1] as usize]
    }
}
