//! What is known of the words that were met: worked out for the first occurrence of a word, kept for all later ones.
//!
//! Running text repeats its words: of an archive's words, nineteen in twenty are among the last hundred thousand different ones. What
//! is kept must be a function of the word alone and of what does not change while a program runs (a glossary, a model), so that an
//! answer is the same whether a word was met before or not, on any number of threads.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use smallvec::SmallVec;

use super::words::Words;

/// Values by word, in two generations: a word that is met moves to the young one; when that is full, the old one is forgotten and the
/// young one takes its place. So what is in use stays, and memory is bounded but for the words of the document under way.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary<V> {
    young: Generation<V>,
    old: Generation<V>,
    room: usize,
    hashes: DefaultHashBuilder,
}

/// Words in the order in which they were met, and where each stands in it.
#[derive(Debug, Clone)]
struct Generation<V> {
    places: HashTable<u32>,
    rows: Vec<Row<V>>,
}

#[derive(Debug, Clone)]
struct Row<V> {
    word: Word,
    value: V,
}

/// Bytes of a word that are kept in place: eleven Arabic letters.
const IN_PLACE: usize = 22;

/// All that tells a word from others: its clean form, and whether it ends in a ى that folding left because a letter of another script
/// follows. The rest of its key, and its script, follow from the clean form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    clean: SmallVec<[u8; IN_PLACE]>,
    unfolded: bool,
}

impl<V: Clone> Vocabulary<V> {
    /// Keeps between `room` words and twice as many.
    pub(crate) fn new(room: usize) -> Self {
        Self { young: Generation::new(), old: Generation::new(), room, hashes: DefaultHashBuilder::default() }
    }

    /// The places of all words of a document, for [`Vocabulary::at`], until the next call. `make` works out the value of the word at
    /// an index, where it was never met or was forgotten.
    pub(crate) fn places(&mut self, words: &Words, mut make: impl FnMut(usize) -> V) -> Vec<u32> {
        if self.young.rows.len() >= self.room {
            self.old = std::mem::replace(&mut self.young, Generation::new());
        }
        (0..words.len()).map(|at| self.place(words, at, &mut make)).collect()
    }

    fn place(&mut self, words: &Words, at: usize, make: &mut impl FnMut(usize) -> V) -> u32 {
        let (clean, unfolded) = (words.clean(at), is_unfolded(words.key(at)));
        let hash = self.hashes.hash_one(clean.as_bytes());
        if let Some(place) = self.young.find(hash, clean, unfolded) {
            return place;
        }
        let old = self.old.find(hash, clean, unfolded).map(|place| self.old.rows[place as usize].value.clone());
        let value = old.unwrap_or_else(|| make(at));
        let word = Word { clean: SmallVec::from_slice(clean.as_bytes()), unfolded };
        self.young.add(hash, Row { word, value }, &self.hashes)
    }

    /// The value at a place that [`Vocabulary::places`] gave.
    #[inline]
    pub(crate) fn at(&self, place: u32) -> &V {
        &self.young.rows[place as usize].value
    }
}

impl<V> Generation<V> {
    fn new() -> Self {
        Self { places: HashTable::new(), rows: Vec::new() }
    }

    #[inline]
    fn find(&self, hash: u64, clean: &str, unfolded: bool) -> Option<u32> {
        let same = |&place: &u32| {
            let word = &self.rows[place as usize].word;
            word.clean.as_slice() == clean.as_bytes() && word.unfolded == unfolded
        };
        self.places.find(hash, same).copied()
    }

    fn add(&mut self, hash: u64, row: Row<V>, hashes: &DefaultHashBuilder) -> u32 {
        let place = self.rows.len() as u32;
        self.rows.push(row);
        let rows = &self.rows;
        let again = |&place: &u32| hashes.hash_one(rows[place as usize].word.clean.as_slice());
        self.places.insert_unique(hash, place, again);
        place
    }
}

/// Whether a key ends in a ى, which it does only before a letter of another script.
fn is_unfolded(key: &str) -> bool {
    key.ends_with('ى')
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;
    use crate::text::words::Script;

    #[test]
    fn words_in_use_stay_and_the_rest_is_forgotten() {
        let mut vocabulary: Vocabulary<usize> = Vocabulary::new(10);
        for number in 0..100 {
            let words = Words::new(&format!("باب {number} باب"));
            let mut made = 0;
            let places = vocabulary.places(&words, |at| {
                made += 1;
                1_000 * at + number
            });
            assert_eq!((places[0], made), (places[2], if number == 0 { 2 } else { 1 }));
            assert_eq!((*vocabulary.at(places[0]), *vocabulary.at(places[1])), (0, 1_000 + number));
            assert!(vocabulary.young.rows.len() + vocabulary.old.rows.len() <= 2 * 11);
        }
    }

    proptest! {
        #[test]
        fn key_and_script_follow_from_what_is_kept(text in "[اىيةأـ\u{6fd}\u{650} \n.،١2aA]{0,60}") {
            let words = Words::new(&text);
            let mut met: HashMap<(String, bool), (String, Script)> = HashMap::new();
            for at in 0..words.len() {
                let (key, script) = (words.key(at), words.get(at).script);
                let known = met.entry((words.clean(at).into(), is_unfolded(key))).or_insert((key.into(), script));
                prop_assert_eq!((known.0.as_str(), known.1), (key, script));
            }
        }

        #[test]
        fn every_word_has_the_value_that_was_made_for_it(texts in prop::collection::vec("[اب ]{0,40}", 1..8), room in 1usize..9) {
            let mut vocabulary: Vocabulary<String> = Vocabulary::new(room);
            for text in texts {
                let words = Words::new(&text);
                let places = vocabulary.places(&words, |at| words.clean(at).to_string());
                for (at, &place) in places.iter().enumerate() {
                    prop_assert_eq!(vocabulary.at(place), words.clean(at));
                }
            }
        }
    }
}
