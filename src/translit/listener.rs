//! One Arabic word against many Latin ones: how probable is each, given the Arabic?

use super::contexts::{self, TAKE, TAKE_SPLIT, WRITE, WRITE_SPLIT};
use super::letters::{EDGE, LONGEST, Letter};
use super::memory::{MOST, Memory};
use super::smoothed::Levels;
use super::table::mix;
use super::transducer::{NEGLIGIBLE, STRANGE, Transducer, probability};

/// Entries of the memory of costs: as many as the candidates of a few queries ask for.
const REMEMBERED: usize = 1 << 13;

/// The same for all words of an index.
const REMEMBERED_OF_MANY: usize = 1 << 17;

/// Letters of an alphabet, the edge included, at most.
const ALPHABET: usize = 64;

/// The cost of a step that cannot be taken.
const NEVER: u64 = 0xffff;

/// Added to the cost of a step that the model has never seen.
const ODD: u64 = 0x8000;

/// The cost of what was never written for a letter.
const UNKNOWN: u32 = MOST;

/// Scores Latin words against one Arabic word by the transducers that write Latin, and remembers the cost of each step: candidates
/// of one query have most of theirs in common. What it computes is [`Transducer::probability`], to the last bit.
#[derive(Debug, Clone)]
pub(super) struct Listener<'m> {
    transducers: [Transducer<'m>; 2],
    /// The word from the front and from the back.
    word: [Vec<Letter>; 2],
    general: [Vec<(Levels, Levels)>; 2],
    /// For each place and the letter written before it: the word it was worked out for, what reading the letter costs.
    places: Vec<(u32, Option<u32>, Levels)>,
    /// Key, word and cost of steps, in 36, 12 and 16 bits.
    steps: Vec<u64>,
    /// Counts the words.
    number: u32,
    /// What outlasts the word: costs by letters instead of places.
    least: Memory,
    writes: Memory,
    turned: Vec<Letter>,
}

impl<'m> Listener<'m> {
    /// Listens to nothing yet.
    pub(super) fn new(transducers: [Transducer<'m>; 2]) -> Self {
        Self::remembering(transducers, REMEMBERED)
    }

    /// Listens to nothing yet, and will be asked about tens of thousands of words each time.
    pub(super) fn of_many(transducers: [Transducer<'m>; 2]) -> Self {
        Self::remembering(transducers, REMEMBERED_OF_MANY)
    }

    fn remembering(transducers: [Transducer<'m>; 2], entries: usize) -> Self {
        Self {
            transducers,
            word: [Vec::new(), Vec::new()],
            general: [Vec::new(), Vec::new()],
            places: vec![(0, None, Levels::NONE); 2 * LONGEST * ALPHABET],
            steps: vec![0; entries],
            number: 0,
            least: Memory::default(),
            writes: Memory::default(),
            turned: Vec::new(),
        }
    }

    /// Listens to `word` from now on, of [`LONGEST`] letters at most.
    pub(super) fn listen(&mut self, word: &[Letter]) {
        let word = &word[..word.len().min(LONGEST)];
        if self.number > 0 && self.word[0] == word {
            return;
        }
        self.number += 1;
        if self.number == 1 << 12 {
            self.steps.fill(0);
            self.places.iter_mut().for_each(|place| place.0 = 0);
            self.number = 1;
        }
        for backward in [0, 1] {
            let own = &mut self.word[backward];
            own.clear();
            own.extend(word);
            if backward == 1 {
                own.reverse();
            }
            let table = &self.transducers[backward].table;
            self.general[backward].clear();
            self.general[backward].extend((0..own.len()).map(|place| {
                let take = Levels::general(table, &TAKE, contexts::take(own, place, EDGE), TAKE_SPLIT);
                (take, Levels::general(table, &WRITE, contexts::write(own, place, 1, EDGE), WRITE_SPLIT))
            }));
        }
    }

    /// The probability of `latin`, read from the front.
    pub(super) fn forward(&mut self, latin: &[Letter]) -> f64 {
        self.sum(0, latin)
    }

    /// The probability of `latin`, both words read from the back.
    pub(super) fn backward(&mut self, latin: &[Letter]) -> f64 {
        let mut turned = std::mem::take(&mut self.turned);
        turned.clear();
        turned.extend(latin.iter().take(LONGEST).rev());
        let sum = self.sum(1, &turned);
        self.turned = turned;
        sum
    }

    fn sum(&mut self, backward: usize, latin: &[Letter]) -> f64 {
        let (mut now, mut next) = ([0.0; LONGEST + 1], [0.0; LONGEST + 1]);
        now[0] = 1.0;
        let most = self.transducers[backward].shape.write;
        for place in 0..self.word[backward].len() {
            next[..=latin.len()].fill(0.0);
            let floor = NEGLIGIBLE * now[..=latin.len()].iter().copied().fold(0.0, f64::max);
            for to in 0..=latin.len() {
                if now[to] <= floor {
                    continue;
                }
                let before = if to > 0 { latin[to - 1] } else { EDGE };
                for gives in 0..=most.min(latin.len() - to) {
                    let chunk = contexts::chunk(&latin[to..to + gives]);
                    next[to + gives] += now[to] * self.share_of(backward, place, before, chunk);
                }
            }
            std::mem::swap(&mut now, &mut next);
        }
        now[latin.len()]
    }

    /// The probability of writing a chunk at a place after a letter; `backward` where both words are read from the back.
    pub(super) fn share(&mut self, backward: bool, place: usize, before: Letter, chunk: u32) -> f64 {
        self.share_of(usize::from(backward), place, before, chunk)
    }

    #[inline]
    fn share_of(&mut self, backward: usize, place: usize, before: Letter, chunk: u32) -> f64 {
        match self.step(backward, place, before, chunk) {
            NEVER => 0.0,
            cost if cost & ODD != 0 => probability((cost & !ODD) as u32) * STRANGE,
            cost => probability(cost as u32),
        }
    }

    /// The cost of writing a chunk at a place.
    #[inline]
    fn step(&mut self, backward: usize, place: usize, before: Letter, chunk: u32) -> u64 {
        let spot = (backward * LONGEST + place) * ALPHABET + usize::from(before);
        let key = (spot as u64) << 24 | u64::from(chunk);
        let stamped = key << 12 | u64::from(self.number);
        // A power of two.
        let slot = mix(key) as usize & (self.steps.len() - 1);
        if self.steps[slot] >> 16 == stamped {
            return self.steps[slot] & 0xffff;
        }
        let cost = self.work_out(backward, place, before, spot, chunk);
        self.steps[slot] = stamped << 16 | cost;
        cost
    }

    fn work_out(&mut self, backward: usize, place: usize, before: Letter, spot: usize, chunk: u32) -> u64 {
        let (table, word) = (&self.transducers[backward].table, &self.word[backward]);
        let (take, write) = &self.general[backward][place];
        // The most general level knows the letter alone.
        let key = (u64::from(word[place]) << 24 | u64::from(chunk)) << 1 | backward as u64;
        let known = self.least.get(key, || write.least(table, chunk).unwrap_or(UNKNOWN));
        if known == UNKNOWN && chunk & 0x3_ffff != 0 {
            return NEVER;
        }
        if self.places[spot].0 != self.number {
            let own = take.specific(table, &TAKE, contexts::take(word, place, before), TAKE_SPLIT);
            let takes = take.least(table, 1).map(|least| own.cost_above(take, table, 1, least));
            let full = contexts::write(word, place, 1, before);
            self.places[spot] = (self.number, takes, write.specific(table, &WRITE, full, WRITE_SPLIT));
        }
        let (_, takes, specific) = &self.places[spot];
        let Some(takes) = *takes else { return NEVER };
        if known == UNKNOWN {
            return u64::from(takes).min(ODD - 1) | ODD;
        }
        let context = contexts::write(word, place, 1, before);
        // One letter is read: two of the three fields of the chunk are empty.
        let key = ((context >> 58) << 30 | (context >> 16 & 0x3fff_ffff)) << 25 | u64::from(chunk) << 1 | backward as u64;
        let written = self.writes.get(key, || specific.cost_above(write, table, chunk, known));
        u64::from(takes + written).min(ODD - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::letters;
    use crate::translit::model::Model;
    use crate::translit::transducer::Grid;

    #[test]
    fn what_is_remembered_changes_no_bit() {
        let model = Model::builtin();
        let mut listener = Listener::new([model.to_latin(false), model.to_latin(true)]);
        let (mut arabic, mut latin, mut grid) = (Vec::new(), Vec::new(), Grid::default());
        for query in ["دوستويفسكي", "خيرت", "ڤيينا", "ا"] {
            letters::arabic(query, &mut arabic);
            listener.listen(&arabic);
            let turned: Vec<Letter> = arabic.iter().rev().copied().collect();
            for name in ["dostoevsky", "geert", "Ţzţz", "vienna", "viena", "a", ""] {
                letters::latin(name, &mut latin);
                assert_eq!(listener.forward(&latin), model.to_latin(false).probability(&arabic, &latin, &mut grid));
                let backward = listener.backward(&latin);
                latin.reverse();
                assert_eq!(backward, model.to_latin(true).probability(&turned, &latin, &mut grid));
            }
        }
    }
}
