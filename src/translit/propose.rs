//! The Latin words that an Arabic one may become by the transducer alone: a beam over the Arabic letters.

use super::contexts::{self, TAKE, WRITE};
use super::letters::{EDGE, Letter, PLAIN};
use super::model::Model;
use super::smoothed::Decision;
use super::transducer::probability;

/// Beginnings followed after each letter.
const WIDTH: usize = 60;

/// Share of the best beginning below which one is not followed.
const HOPELESS: f64 = 1.0e-4;

/// Bits of a plain Latin letter.
const BITS: u32 = 5;

/// Letters of a spelling, at most: as many as a [`Packed`] holds.
pub(super) const LONGEST_SPELLING: u32 = 25;

/// A Latin word in one number, five bits a letter, the last one lowest: equal words are equal numbers.
type Packed = u128;

/// The beginning of a spelling, with the sum over its segmentations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Beginning {
    packed: Packed,
    /// The sum.
    pub(super) share: f64,
}

impl Beginning {
    /// Its letters.
    pub(super) fn letters(&self, out: &mut Vec<Letter>) {
        out.clear();
        let mut rest = self.packed;
        while rest != 0 {
            out.push((rest & ((1 << BITS) - 1)) as Letter);
            rest >>= BITS;
        }
        out.reverse();
    }

    fn last(&self) -> Letter {
        (self.packed & ((1 << BITS) - 1)) as Letter
    }
}

/// What one Arabic letter may become.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    packed: Packed,
    bits: u32,
    probability: f64,
}

/// Proposes spellings; keeps its room between words.
#[derive(Debug, Clone, Default)]
pub(super) struct Proposer {
    beam: Vec<Beginning>,
    next: Vec<Beginning>,
    chunks: Vec<Chunk>,
    /// For each letter last written, where its chunks begin and end; an empty range at the start means not worked out.
    ranges: Vec<(u32, u32)>,
}

impl Proposer {
    /// The likeliest Latin words for an Arabic one, best first.
    pub(super) fn propose(&mut self, model: &Model, arabic: &[Letter]) -> &[Beginning] {
        self.beam.clear();
        self.beam.push(Beginning { packed: 0, share: 1.0 });
        for place in 0..arabic.len() {
            self.step(model, arabic, place);
        }
        self.beam.retain(|beginning| beginning.packed != 0);
        &self.beam
    }

    fn step(&mut self, model: &Model, arabic: &[Letter], place: usize) {
        self.chunks.clear();
        self.ranges.clear();
        self.ranges.resize(usize::from(PLAIN) + 1, (0, 0));
        self.next.clear();
        let mut floor = 0.0;
        for at in 0..self.beam.len() {
            let beginning = self.beam[at];
            let (from, to) = self.range(model, arabic, place, beginning.last());
            for chunk in &self.chunks[from as usize..to as usize] {
                let share = beginning.share * chunk.probability;
                if share < floor {
                    break;
                }
                floor = f64::max(floor, share * HOPELESS);
                if beginning.packed >> (BITS * LONGEST_SPELLING - chunk.bits) == 0 {
                    self.next.push(Beginning { packed: beginning.packed << chunk.bits | chunk.packed, share });
                }
            }
        }
        // A stable sort: what is summed has a fixed order.
        self.next.sort_by_key(|beginning| beginning.packed);
        self.next.dedup_by(|later, kept| {
            let same = later.packed == kept.packed;
            if same {
                kept.share += later.share;
            }
            same
        });
        let better = |one: &Beginning, other: &Beginning| other.share.total_cmp(&one.share).then(one.packed.cmp(&other.packed));
        if self.next.len() > WIDTH {
            self.next.select_nth_unstable_by(WIDTH, better);
            self.next.truncate(WIDTH);
        }
        self.next.sort_unstable_by(better);
        std::mem::swap(&mut self.beam, &mut self.next);
    }

    /// The chunks that the letter at `place` may become after the Latin letter `before`, the likeliest first.
    fn range(&mut self, model: &Model, arabic: &[Letter], place: usize, before: Letter) -> (u32, u32) {
        let known = self.ranges[usize::from(before)];
        if known != (0, 0) {
            return known;
        }
        let start = self.chunks.len();
        let table = model.to_latin(false).table;
        let take = Decision::new(table, &TAKE, contexts::take(arabic, place, before)).cost(1).unwrap_or(0);
        let mut write = Decision::new(table, &WRITE, contexts::write(arabic, place, 1, before));
        let mut letters = Vec::with_capacity(contexts::LONGEST_CHUNK);
        for number in model.endings().of(arabic[place]) {
            let Some(cost) = write.cost(number) else { continue };
            letters.clear();
            contexts::chunk_letters(number, &mut letters);
            if letters.iter().all(|&letter| letter != EDGE && letter <= PLAIN) {
                let packed = letters.iter().fold(0, |packed: Packed, &letter| packed << BITS | Packed::from(letter));
                let bits = BITS * letters.len() as u32;
                self.chunks.push(Chunk { packed, bits, probability: probability(take + cost) });
            }
        }
        let better = |one: &Chunk, other: &Chunk| {
            other.probability.total_cmp(&one.probability).then((one.bits, one.packed).cmp(&(other.bits, other.packed)))
        };
        self.chunks[start..].sort_unstable_by(better);
        let range = (start as u32, self.chunks.len() as u32);
        self.ranges[usize::from(before)] = range;
        range
    }
}
