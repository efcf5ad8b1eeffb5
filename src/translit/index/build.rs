//! Builds the index: words to letters, letters sorted, postings in order.

use rayon::prelude::*;

use super::{MOST_WORDS, NameIndex, Posting, Shape, Trie};
use crate::translit::letters::{self, Letter, plain_latin};
use crate::translit::model::Model;
use crate::translit::names::{is_latin_article, is_latin_particle, words};

/// Letters up to which a word is also indexed joined with its neighbour, as Arabic often writes them (De Gaulle); a particle is whatever
/// its length (Abdel Fattah).
const SHORT: usize = 4;

/// Names that one core takes at a time.
const PART: usize = 4096;

/// A word with its place, before sorting.
type Entry = (Vec<Letter>, Vec<Letter>, Posting);

impl NameIndex {
    /// Builds the index of `names`, to be asked by searchers with the weights of the same `model`. The order of the names gives them
    /// their numbers and changes nothing else.
    pub fn build<'n>(model: &Model, names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.collect();
        // Parts keep their order and the order of entries is total, so that the number of cores changes nothing.
        let parts: Vec<(Vec<Shape>, Vec<Entry>)> =
            names.par_chunks(PART).enumerate().map(|(at, names)| part(at, names)).collect();
        let (mut index, mut entries) = (Self::default(), Vec::new());
        for (shapes, part) in parts {
            index.names.extend(shapes);
            entries.extend(part);
        }
        // Names of few words first: whoever asks for one word mostly means the whole name.
        let words = |posting: &Posting| index.names[posting.name as usize].count;
        entries.par_sort_unstable_by(|one, other| {
            (&one.0, &one.1).cmp(&(&other.0, &other.1)).then_with(|| (words(&one.2), one.2).cmp(&(words(&other.2), other.2)))
        });
        index.lay_out(&entries);
        let spelling = model.latin_spelling();
        index.costs = (0..index.form_count()).into_par_iter().map(|form| spelling.cost(index.letters_of(form))).collect();
        index
    }

    fn lay_out(&mut self, entries: &[Entry]) {
        let mut plain: Vec<&[Letter]> = Vec::new();
        for word in entries.chunk_by(|one, other| one.0 == other.0) {
            plain.push(&word[0].0);
            self.words.push(self.forms.len() as u32);
            for form in word.chunk_by(|one, other| one.1 == other.1) {
                self.forms.push(self.letters.len() as u32);
                self.letters.extend(&form[0].1);
                self.starts.push(self.postings.len() as u32);
                self.postings.extend(form.iter().map(|entry| entry.2));
            }
        }
        self.words.push(self.forms.len() as u32);
        self.forms.push(self.letters.len() as u32);
        self.starts.push(self.postings.len() as u32);
        self.trie = Trie::build(&plain);
    }
}

/// The names of one part, which is the `at`-th of [`PART`] names.
fn part(at: usize, names: &[&str]) -> (Vec<Shape>, Vec<Entry>) {
    let mut entries = Vec::new();
    let shapes = names.iter().zip(at * PART..).map(|(name, number)| add(name, number as u32, &mut entries)).collect();
    (shapes, entries)
}

fn add(name: &str, number: u32, entries: &mut Vec<Entry>) -> Shape {
    let mut shape = Shape::default();
    let mut before: Option<(Vec<Letter>, bool)> = None;
    for word in words(name).take(MOST_WORDS) {
        let mut form = Vec::new();
        letters::latin(word, &mut form);
        let lower = word.to_lowercase();
        if form.is_empty() {
            continue;
        }
        if is_latin_article(&lower) && words(name).count() > 1 {
            // Where عبدالله is one word its article is in the middle.
            before = before.filter(|&(_, joins)| joins).map(|(first, joins)| ([first, form].concat(), joins));
            continue;
        }
        let particle = is_latin_particle(&lower);
        let start = shape.count;
        entries.push(entry(&form, Posting { name: number, start, count: 1 }));
        if let Some((first, joins)) = before.take()
            && (joins || form.len() <= SHORT)
        {
            let joined: Vec<Letter> = first.iter().chain(&form).copied().take(letters::LONGEST).collect();
            entries.push(entry(&joined, Posting { name: number, start: start - 1, count: 2 }));
        }
        shape.particles |= u16::from(particle) << start;
        shape.count += 1;
        let joins = particle || form.len() <= SHORT;
        before = Some((form, joins));
    }
    shape
}

fn entry(form: &[Letter], posting: Posting) -> Entry {
    (form.iter().map(|&letter| plain_latin(letter)).collect(), form.to_vec(), posting)
}
