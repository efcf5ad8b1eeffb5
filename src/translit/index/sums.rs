//! The probabilities of all Latin words of an index for one Arabic word: words that begin alike are summed together.

use std::collections::HashMap;

use super::NameIndex;
use crate::translit::contexts;
use crate::translit::letters::{EDGE, LONGEST, Letter};
use crate::translit::listener::Listener;
use crate::translit::model::{Model, TO_LATIN};
use crate::translit::score::{fit, logarithm};

/// A column of the dynamic programme: how probable a Latin beginning is, for each number of Arabic letters read.
type Column = [f64; LONGEST + 1];

/// Letters of an alphabet, the edge included, at most.
const ALPHABET: Letter = 64;

/// The words of an index in the order of their letters, read from one end.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    backward: bool,
    words: Vec<Word>,
    letters: Vec<Letter>,
    /// The beginnings, each with the first word that has it, the shorter ones first.
    beginnings: Vec<Beginning>,
    /// For each chunk, the Arabic letters that may become it, as bits. The first is none.
    known: Vec<u64>,
    /// For each chunk, the places of the Arabic word where it may be written, as bits.
    places: Vec<u32>,
    /// For each beginning, the most that is known of a word that begins so.
    tops: Vec<f64>,
    /// The probability of each form.
    pub(super) sums: Vec<f64>,
}

/// Letters that words begin with.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    /// The chunks of two letters and more that end it, as places in `known`.
    chunks: [u16; TO_LATIN.write - 1],
    /// The first word behind that does not begin so.
    end: u32,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    form: u32,
    /// Where its letters begin.
    start: u32,
    length: u8,
    /// Letters that it shares with the word before it.
    shared: u8,
    /// Where the beginnings lie that the word before it does not have.
    beginnings: u32,
}

impl Sums {
    /// Sorts the words of `index`.
    pub(super) fn new(model: &Model, index: &NameIndex, backward: bool) -> Self {
        let count = index.form_count();
        let mut forms: Vec<(Vec<Letter>, u32)> = (0..count).map(|form| (index.letters_of(form).to_vec(), form)).collect();
        if backward {
            forms.iter_mut().for_each(|(letters, _)| letters.reverse());
        }
        forms.sort_unstable();
        let mut sums = Self {
            backward,
            words: Vec::with_capacity(forms.len()),
            letters: Vec::new(),
            beginnings: Vec::new(),
            known: vec![0],
            places: Vec::new(),
            tops: Vec::new(),
            sums: vec![0.0; forms.len()],
        };
        let (mut before, mut known): (&[Letter], _) = (&[], HashMap::new());
        let mut open = Vec::new();
        for ((letters, form), number) in forms.iter().zip(0..) {
            let shared = before.iter().zip(letters).take_while(|(one, other)| one == other).count();
            open.drain(shared..).for_each(|beginning: usize| sums.beginnings[beginning].end = number);
            let (start, beginnings) = (sums.letters.len() as u32, sums.beginnings.len() as u32);
            sums.words.push(Word { form: *form, start, length: letters.len() as u8, shared: shared as u8, beginnings });
            sums.letters.extend(letters);
            for end in shared + 1..=letters.len() {
                let chunk = |more: usize| end.checked_sub(more + 2).map_or(0, |start| contexts::chunk(&letters[start..end]));
                let chunks = std::array::from_fn(|more| sums.place(model, chunk(more), &mut known));
                open.push(sums.beginnings.len());
                sums.beginnings.push(Beginning { chunks, end: forms.len() as u32 });
            }
            before = letters;
        }
        sums
    }

    /// The place of a chunk in `known`.
    fn place(&mut self, model: &Model, chunk: u32, places: &mut HashMap<u32, u16>) -> u16 {
        if chunk == 0 {
            return 0;
        }
        *places.entry(chunk).or_insert_with(|| {
            let transducer = model.to_latin(self.backward);
            let letters = (1..ALPHABET).filter(|&letter| transducer.has_written(letter, chunk));
            let letters = letters.fold(0, |bits, letter| bits | 1 << letter);
            if letters == 0 {
                return 0;
            }
            self.known.push(letters);
            (self.known.len() - 1) as u16
        })
    }

    /// Works out the probability of each form for `word`, which the listener listens to. Never less than what the listener says of
    /// the form: nothing is negligible here. Of each form `known` says what it scores at most but for this; forms that cannot score
    /// more than `least` are left out, with a sum of zero.
    pub(super) fn hear(&mut self, listener: &mut Listener<'_>, word: &[Letter], known: impl Fn(usize) -> f64, least: f64) {
        let word = &word[..word.len().min(LONGEST)];
        let letter = |place: usize| word[if self.backward { word.len() - 1 - place } else { place }];
        let places =
            |letters: &u64| (0..word.len()).fold(0, |bits, place| bits | ((letters >> letter(place) & 1) as u32) << place);
        self.places.clear();
        self.places.extend(self.known.iter().map(places));
        self.look_ahead(known);
        self.sums.fill(0.0);
        let mut columns: [Column; LONGEST + 1] = [[0.0; LONGEST + 1]; LONGEST + 1];
        columns[0][0] = 1.0;
        self.write_nothing(listener, word.len(), EDGE, &mut columns[0]);
        let mut number = 0;
        while let Some(&latin) = self.words.get(number) {
            number = self.write(listener, word.len(), (latin, number), &mut columns, least);
        }
    }

    /// For each beginning, finds the most of the words that begin so.
    fn look_ahead(&mut self, known: impl Fn(usize) -> f64) {
        self.tops.clear();
        self.tops.resize(self.beginnings.len(), f64::NEG_INFINITY);
        let (mut tops, mut shared) = ([f64::NEG_INFINITY; LONGEST + 1], 0);
        for word in self.words.iter().rev() {
            let length = usize::from(word.length);
            tops[shared + 1..].fill(f64::NEG_INFINITY);
            let own = known(word.form as usize);
            tops[..=length].iter_mut().for_each(|top| *top = top.max(own));
            shared = usize::from(word.shared);
            let beginnings = &mut self.tops[word.beginnings as usize..][..length - shared];
            beginnings.copy_from_slice(&tops[shared + 1..=length]);
        }
    }

    /// Writes a word, given the columns of the letters that it shares with the word before. Says which word is next.
    fn write(
        &mut self,
        listener: &mut Listener<'_>,
        count: usize,
        (latin, number): (Word, usize),
        columns: &mut [Column; LONGEST + 1],
        least: f64,
    ) -> usize {
        let letters = &self.letters[latin.start as usize..][..usize::from(latin.length)];
        for end in usize::from(latin.shared) + 1..=letters.len() {
            let at = latin.beginnings as usize + end - 1 - usize::from(latin.shared);
            let beginning = self.beginnings[at];
            let (done, rest) = columns.split_at_mut(end);
            let column = &mut rest[0];
            column.fill(0.0);
            for length in 1..=TO_LATIN.write.min(end) {
                let start = end - length;
                let before = if start > 0 { letters[start - 1] } else { EDGE };
                let chunk = contexts::chunk(&letters[start..end]);
                let mut places =
                    if length == 1 { (1 << count) - 1 } else { self.places[usize::from(beginning.chunks[length - 2])] };
                while places != 0 {
                    let place = places.trailing_zeros() as usize;
                    places &= places - 1;
                    if done[start][place] > 0.0 {
                        column[place + 1] += done[start][place] * listener.share(self.backward, place, before, chunk);
                    }
                }
            }
            self.write_nothing(listener, count, letters[end - 1], column);
            let mass: f64 =
                columns[(end + 1).saturating_sub(TO_LATIN.write)..=end].iter().flat_map(|column| &column[..=count]).sum();
            if self.tops[at] + fit(0.0, logarithm(mass), 0.0) <= least {
                return beginning.end as usize;
            }
        }
        self.sums[latin.form as usize] = columns[letters.len()][count];
        number + 1
    }

    /// Reads letters for which nothing is written.
    fn write_nothing(&self, listener: &mut Listener<'_>, count: usize, before: Letter, column: &mut Column) {
        for place in 0..count {
            if column[place] > 0.0 {
                column[place + 1] += column[place] * listener.share(self.backward, place, before, 0);
            }
        }
    }
}
