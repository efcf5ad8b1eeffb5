//! What is known of the words that were met: worked out for the first occurrence of a word, kept for all later ones.
//!
//! Running text repeats its words: of an archive's words, nineteen in twenty are among the last hundred thousand different ones. What
//! is kept must be a function of the word alone and of what does not change while a program runs (a glossary, a model), so that an
//! answer is the same whether a word was met before or not, on any number of threads.
//!
//! A [`Vocabulary`] gives each word a place; whoever knows something of words keeps it by place, in a [`Known`].

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use smallvec::SmallVec;

use super::words::Words;

/// Words that are remembered in each of two generations. What is known of one takes some 500 bytes in all.
const REMEMBERED: usize = 64_000;

/// Room for words that is kept to be filled again: what a huge document took is given back.
const MOST_ROOM: usize = 4 * REMEMBERED;

/// Bytes of a word, on the average of all that are remembered, at most: what encoded pictures and the like bring along is forgotten sooner.
const LONGEST_AVERAGE: usize = 64;

/// The words that were met, in two generations: a word that is met moves to the young one; when that is full, the old one is forgotten
/// and the young one takes its place. So what is in use stays, and memory is bounded but for the words of the document under way.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    young: Generation,
    old: Generation,
    /// How often the young one became the old one.
    turn: u64,
    room: usize,
    hashes: DefaultHashBuilder,
}

/// Words in the order in which they were met, and where each stands in it.
#[derive(Debug, Clone, Default)]
struct Generation {
    places: HashTable<u32>,
    words: Vec<Word>,
    /// Of all words together.
    bytes: usize,
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

/// The places of the words of a document.
#[derive(Debug)]
pub(crate) struct Places {
    at: Vec<u32>,
    turn: u64,
    /// Words that came from the old generation: the new place of each, and the old one.
    moved: Vec<(u32, u32)>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new(REMEMBERED)
    }
}

impl Vocabulary {
    /// Keeps between `room` words and twice as many.
    fn new(room: usize) -> Self {
        let (young, old) = (Generation::default(), Generation::default());
        Self { young, old, turn: 0, room, hashes: DefaultHashBuilder::default() }
    }

    /// The places of all words of a document. They hold until the places of the next one are asked for.
    pub(crate) fn places(&mut self, words: &Words) -> Places {
        if self.young.words.len() >= self.room || self.young.bytes >= self.room * LONGEST_AVERAGE {
            std::mem::swap(&mut self.young, &mut self.old);
            self.young.clear();
            self.turn += 1;
        }
        let mut moved = Vec::new();
        let at = (0..words.len()).map(|at| self.place(words.clean(at), is_unfolded(words.key(at)), &mut moved)).collect();
        Places { at, turn: self.turn, moved }
    }

    fn place(&mut self, clean: &str, unfolded: bool, moved: &mut Vec<(u32, u32)>) -> u32 {
        let hash = self.hashes.hash_one(clean.as_bytes());
        if let Some(place) = self.young.find(hash, clean, unfolded) {
            return place;
        }
        let place = self.young.add(hash, Word { clean: SmallVec::from_slice(clean.as_bytes()), unfolded }, &self.hashes);
        moved.extend(self.old.find(hash, clean, unfolded).map(|old| (place, old)));
        place
    }
}

impl Generation {
    fn clear(&mut self) {
        if self.words.capacity() > MOST_ROOM {
            *self = Self::default();
        }
        self.places.clear();
        self.words.clear();
        self.bytes = 0;
    }

    #[inline]
    fn find(&self, hash: u64, clean: &str, unfolded: bool) -> Option<u32> {
        let same = |&place: &u32| {
            let word = &self.words[place as usize];
            word.clean.as_slice() == clean.as_bytes() && word.unfolded == unfolded
        };
        self.places.find(hash, same).copied()
    }

    fn add(&mut self, hash: u64, word: Word, hashes: &DefaultHashBuilder) -> u32 {
        let place = self.words.len() as u32;
        self.bytes += word.clean.len();
        self.words.push(word);
        let words = &self.words;
        let again = |&place: &u32| hashes.hash_one(words[place as usize].clean.as_slice());
        self.places.insert_unique(hash, place, again);
        place
    }
}

/// Whether a key ends in a ى, which it does only before a letter of another script.
fn is_unfolded(key: &str) -> bool {
    key.ends_with('ى')
}

impl Places {
    /// The place of each word, in the order of the document.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = u32> + Clone + '_ {
        self.at.iter().copied()
    }
}

/// What is known of the words of one vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Known<V> {
    young: Vec<Option<V>>,
    old: Vec<Option<V>>,
    turn: u64,
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self { young: Vec::new(), old: Vec::new(), turn: 0 }
    }
}

impl<V> Known<V> {
    /// Sees to it that something is known of all words of a document: `make` works it out for the word at an index. `places` are always
    /// those of the same vocabulary.
    pub(crate) fn learn(&mut self, places: &Places, mut make: impl FnMut(usize) -> V) {
        self.turn_to(places.turn);
        for &(new, old) in &places.moved {
            if let Some(value) = self.old.get_mut(old as usize).and_then(Option::take) {
                self.put(new, value);
            }
        }
        for (at, place) in places.iter().enumerate() {
            if self.young.get(place as usize).is_none_or(Option::is_none) {
                self.put(place, make(at));
            }
        }
    }

    fn turn_to(&mut self, turn: u64) {
        if turn == self.turn {
            return;
        }
        std::mem::swap(&mut self.young, &mut self.old);
        self.young.clear();
        if self.young.capacity() > MOST_ROOM {
            self.young = Vec::new();
        }
        if turn != self.turn + 1 {
            self.old.clear();
        }
        self.turn = turn;
    }

    fn put(&mut self, place: u32, value: V) {
        let place = place as usize;
        if place >= self.young.len() {
            self.young.resize_with(place + 1, || None);
        }
        self.young[place] = Some(value);
    }

    /// What is known of the word at a place.
    ///
    /// # Panics
    /// If it is none of the places that were last learnt.
    #[inline]
    pub(crate) fn at(&self, place: u32) -> &V {
        self.young[place as usize].as_ref().expect("the words of the document are known")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;
    use crate::text::words::Script;

    #[test]
    fn words_in_use_stay_and_the_rest_is_forgotten() {
        let (mut vocabulary, mut known) = (Vocabulary::new(10), Known::default());
        for number in 0..100 {
            let words = Words::new(&format!("باب {number} باب"));
            let mut made = 0;
            let places = vocabulary.places(&words);
            known.learn(&places, |at| {
                made += 1;
                1_000 * at + number
            });
            let places: Vec<u32> = places.iter().collect();
            assert_eq!((places[0], made), (places[2], if number == 0 { 2 } else { 1 }));
            assert_eq!((*known.at(places[0]), *known.at(places[1])), (0, 1_000 + number));
            assert!(vocabulary.young.words.len() + vocabulary.old.words.len() <= 2 * 11);
            assert!(known.young.len() + known.old.len() <= 2 * 11);
        }
    }

    #[test]
    fn long_words_are_forgotten_sooner() {
        let (mut vocabulary, mut known) = (Vocabulary::new(10), Known::default());
        for number in 0..20 {
            let words = Words::new(&"ا".repeat(1_000 + number));
            let places = vocabulary.places(&words);
            known.learn(&places, |_| number);
            assert_eq!(places.iter().map(|place| *known.at(place)).collect::<Vec<_>>(), [number]);
            assert!(vocabulary.young.bytes + vocabulary.old.bytes <= 2 * (10 * LONGEST_AVERAGE + 2_040));
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

        /// One that sees all documents, and one that sees some.
        #[test]
        fn every_word_has_the_value_that_was_made_for_it(
            texts in prop::collection::vec(("[اب ]{0,40}", any::<bool>()), 1..20),
            room in 1usize..9,
        ) {
            let mut vocabulary = Vocabulary::new(room);
            let (mut all, mut some): (Known<String>, Known<String>) = (Known::default(), Known::default());
            for (text, seldom) in texts {
                let words = Words::new(&text);
                let places = vocabulary.places(&words);
                for known in [Some(&mut all), seldom.then_some(&mut some)].into_iter().flatten() {
                    known.learn(&places, |at| words.clean(at).to_string());
                    for (at, place) in places.iter().enumerate() {
                        prop_assert_eq!(known.at(place), words.clean(at));
                    }
                }
            }
        }
    }
}
