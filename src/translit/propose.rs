//! The Latin words that an Arabic one may become by the transducer alone: a beam over the Arabic letters.

use std::sync::Arc;

use super::contexts::{self, TAKE, TAKE_SPLIT, WRITE, WRITE_SPLIT};
use super::letters::{EDGE, Letter, PLAIN};
use super::model::Model;
use super::smoothed::{Levels, outcome_key};
use super::table::Table;
use super::transducer::probability;
use crate::recent::Recent;

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

/// What one Arabic letter may become: at most four Latin letters, packed like the word they go on with.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    packed: u32,
    bits: u32,
    probability: f64,
}

/// Places in words whose chunks are remembered, each some 300 bytes.
const REMEMBERED: usize = 16_000;

/// Share of the likeliest chunk below which no other one is kept. [`HOPELESS`] cuts them off in any case; half of it, so that
/// rounding never decides.
const NEVER_FOLLOWED: f64 = HOPELESS / 2.0;

/// Proposes spellings; keeps its room between words, and what the letters of earlier words may become: words share their beginnings
/// and ends.
#[derive(Debug, Clone)]
pub(super) struct Proposer {
    beam: Vec<Beginning>,
    next: Sums,
    /// The chunks of a letter in its surroundings, the likeliest first.
    chunks: Recent<u64, Arc<[Chunk]>>,
    /// For each letter last written, the chunks of the place under way.
    here: Vec<Option<Arc<[Chunk]>>>,
}

impl Default for Proposer {
    fn default() -> Self {
        Self { beam: Vec::new(), next: Sums::default(), chunks: Recent::new(REMEMBERED), here: Vec::new() }
    }
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
        self.here.clear();
        self.here.resize(usize::from(PLAIN) + 1, None);
        self.next.clear();
        let mut general = None;
        let mut floor = 0.0;
        for beginning in &self.beam {
            let before = beginning.last();
            let chunks = self.here[usize::from(before)].get_or_insert_with(|| {
                let key = surroundings(arabic, place, before);
                if let Some(chunks) = self.chunks.get(&key) {
                    return Arc::clone(chunks);
                }
                let general = general.get_or_insert_with(|| General::new(model, arabic, place));
                Arc::clone(self.chunks.keep(key, general.after(arabic, place, before)))
            });
            for chunk in chunks.iter() {
                let share = beginning.share * chunk.probability;
                if share < floor {
                    break;
                }
                floor = f64::max(floor, share * HOPELESS);
                if beginning.packed >> (BITS * LONGEST_SPELLING - chunk.bits) == 0 {
                    self.next.add(beginning.packed << chunk.bits | Packed::from(chunk.packed), share);
                }
            }
        }
        let next = &mut self.next.sums;
        let better = |one: &Beginning, other: &Beginning| other.share.total_cmp(&one.share).then(one.packed.cmp(&other.packed));
        if next.len() > WIDTH {
            next.select_nth_unstable_by(WIDTH, better);
            next.truncate(WIDTH);
        }
        next.sort_unstable_by(better);
        std::mem::swap(&mut self.beam, next);
    }
}

/// All that the chunks of a letter depend on: the fields of both contexts.
fn surroundings(arabic: &[Letter], place: usize, before: Letter) -> u64 {
    let near = |steps: isize| place.checked_add_signed(steps).and_then(|at| arabic.get(at)).copied().unwrap_or(EDGE);
    (-2..=3).fold(u64::from(before), |packed, steps| packed << 8 | u64::from(near(steps)))
}

/// What is known of a place in a word whatever was written before it.
struct General<'m> {
    table: Table<'m>,
    take: Levels,
    write: Levels,
    /// The chunks that the letter may become, each with what it costs by the general levels.
    chunks: Vec<(u32, u32)>,
}

impl<'m> General<'m> {
    fn new(model: &'m Model, arabic: &[Letter], place: usize) -> Self {
        let table = model.to_latin(false).table;
        let take = Levels::general(&table, &TAKE, contexts::take(arabic, place, EDGE), TAKE_SPLIT);
        let write = Levels::general(&table, &WRITE, contexts::write(arabic, place, 1, EDGE), WRITE_SPLIT);
        let plain = |number: u32| contexts::letters_of(number).all(|letter| letter != EDGE && letter <= PLAIN);
        let alone = WRITE.key(contexts::write(arabic, place, 1, EDGE), 0);
        let known = |number: u32| {
            let least = table.get(outcome_key(alone, number))?;
            Some((number, write.cost(&table, number, u32::from(least))))
        };
        let chunks = model.endings().of(arabic[place]).filter(|&number| plain(number)).filter_map(known).collect();
        Self { table, take, write, chunks }
    }

    /// The chunks after the Latin letter `before`, the likeliest first.
    fn after(&self, arabic: &[Letter], place: usize, before: Letter) -> Arc<[Chunk]> {
        let Self { table, take, write, .. } = self;
        let context = contexts::take(arabic, place, before);
        let taken = table.get(outcome_key(TAKE.key(context, 0), 1)).map_or(0, |least| {
            take.specific(table, &TAKE, context, TAKE_SPLIT).cost_above(take, table, 1, u32::from(least))
        });
        let own = write.specific(table, &WRITE, contexts::write(arabic, place, 1, before), WRITE_SPLIT);
        let chunk = |&(number, general): &(u32, u32)| {
            let (mut packed, mut bits) = (0, 0);
            for letter in contexts::letters_of(number) {
                (packed, bits) = (packed << BITS | u32::from(letter), bits + BITS);
            }
            Chunk { packed, bits, probability: probability(taken + own.cost_or(table, number, general)) }
        };
        let mut chunks: Vec<Chunk> = self.chunks.iter().map(chunk).collect();
        let least = NEVER_FOLLOWED * chunks.iter().map(|chunk| chunk.probability).fold(0.0, f64::max);
        chunks.retain(|chunk| chunk.probability >= least);
        chunks.sort_unstable_by(|one, other| {
            other.probability.total_cmp(&one.probability).then((one.bits, one.packed).cmp(&(other.bits, other.packed)))
        });
        chunks.into()
    }
}

/// Adds up the shares of equal beginnings, each in the order in which they come, so that the sums have a fixed order.
#[derive(Debug, Clone)]
struct Sums {
    sums: Vec<Beginning>,
    /// Where in `sums` a beginning stands, counted from 1, by its hash; where a slot is taken, in the next one. A power of two of them.
    slots: Vec<u32>,
}

/// Slots to begin with: several times as many as most steps need.
const SLOTS: usize = 1 << 12;

impl Default for Sums {
    fn default() -> Self {
        Self { sums: Vec::new(), slots: vec![0; SLOTS] }
    }
}

impl Sums {
    fn clear(&mut self) {
        self.sums.clear();
        self.slots.fill(0);
    }

    fn add(&mut self, packed: Packed, share: f64) {
        match self.find(packed) {
            Ok(at) => self.sums[at].share += share,
            Err(slot) => {
                self.sums.push(Beginning { packed, share });
                self.slots[slot] = self.sums.len() as u32;
                if self.sums.len() > self.slots.len() / 2 {
                    self.grow();
                }
            }
        }
    }

    /// Where a beginning stands among the sums, or the slot that is free for it.
    fn find(&self, packed: Packed) -> Result<usize, usize> {
        let folded = (packed as u64 ^ (packed >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let last = self.slots.len() - 1;
        let mut slot = (folded >> 32) as usize & last;
        loop {
            match self.slots[slot] as usize {
                0 => return Err(slot),
                at if self.sums[at - 1].packed == packed => return Ok(at - 1),
                _ => slot = (slot + 1) & last,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; 2 * self.slots.len()];
        for at in 0..self.sums.len() {
            if let Err(slot) = self.find(self.sums[at].packed) {
                self.slots[slot] = at as u32 + 1;
            }
        }
    }
}
