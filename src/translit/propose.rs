//! The Latin words that an Arabic one may become by the transducer alone: a beam over the Arabic letters.

use std::sync::Arc;

use super::contexts::{self, TAKE, TAKE_SPLIT, WRITE, WRITE_SPLIT};
use super::letters::{EDGE, Letter, PLAIN};
use super::model::Model;
use super::smoothed::{Levels, outcome_key};
use super::table::{PER_NAT, Table};
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

/// What one Arabic letter may become: at most four Latin letters, packed like the word they go on with, and what it costs.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    packed: u32,
    bits: u16,
    cost: u16,
}

/// Contexts whose chunks are remembered, each some 200 bytes.
const REMEMBERED: usize = 16_000;

/// What a chunk may cost beyond the likeliest one of its context. [`HOPELESS`] cuts off what costs more in any case; the half nat
/// beyond it is there so that rounding never decides.
const NEVER_FOLLOWED: u32 = ((9.21 + 0.5) * PER_NAT) as u32;

/// Proposes spellings; keeps its room between words, and what letters may become in the contexts of earlier words: the model knows few
/// contexts to their full width, so that words share most of theirs.
#[derive(Debug, Clone)]
pub(super) struct Proposer {
    beam: Vec<Beginning>,
    next: Sums,
    /// The chunks of a letter by the most specific of its contexts that the model knows, the likeliest first.
    chunks: Recent<u64, Arc<[Chunk]>>,
    /// For each letter last written, the chunks of the place under way and what reading the letter costs.
    here: Vec<Option<(Arc<[Chunk]>, u32)>>,
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
        let place = Place::new(model, arabic, place);
        let mut floor = 0.0;
        for beginning in &self.beam {
            let before = beginning.last();
            let (chunks, taken) = self.here[usize::from(before)].get_or_insert_with(|| place.after(before, &mut self.chunks));
            for chunk in chunks.iter() {
                let share = beginning.share * probability(*taken + u32::from(chunk.cost));
                if share < floor {
                    break;
                }
                floor = f64::max(floor, share * HOPELESS);
                if beginning.packed >> (BITS * LONGEST_SPELLING - u32::from(chunk.bits)) == 0 {
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

/// A place in a word, with what is known of it whatever was written before.
struct Place<'w> {
    model: &'w Model,
    table: Table<'w>,
    arabic: &'w [Letter],
    at: usize,
    take: Levels,
    write: Levels,
}

impl<'w> Place<'w> {
    fn new(model: &'w Model, arabic: &'w [Letter], at: usize) -> Self {
        let table = model.to_latin(false).table;
        let take = Levels::general(&table, &TAKE, contexts::take(arabic, at, EDGE), TAKE_SPLIT);
        let write = Levels::general(&table, &WRITE, contexts::write(arabic, at, 1, EDGE), WRITE_SPLIT);
        Self { model, table, arabic, at, take, write }
    }

    /// The chunks that the letter may become after the Latin letter `before`, and what reading it costs.
    fn after(&self, before: Letter, known: &mut Recent<u64, Arc<[Chunk]>>) -> (Arc<[Chunk]>, u32) {
        let Self { table, arabic, at, take, write, .. } = self;
        let context = contexts::take(arabic, *at, before);
        let taken = table
            .get(outcome_key(TAKE.key(context, 0), 1))
            .map_or(0, |least| take.specific(table, &TAKE, context, TAKE_SPLIT).cost_above(take, table, 1, u32::from(least)));
        let context = contexts::write(arabic, *at, 1, before);
        let own = write.specific(table, &WRITE, context, WRITE_SPLIT);
        let key = own.deepest().or(write.deepest()).unwrap_or(WRITE.key(context, 0));
        if let Some(chunks) = known.get(&key) {
            return (Arc::clone(chunks), taken);
        }
        (Arc::clone(known.keep(key, self.chunks(context, &own))), taken)
    }

    fn chunks(&self, context: u64, own: &Levels) -> Arc<[Chunk]> {
        let Self { table, write, .. } = self;
        let alone = WRITE.key(context, 0);
        let chunk = |number: u32| {
            let (mut packed, mut bits) = (0, 0);
            for letter in contexts::letters_of(number) {
                if letter > PLAIN {
                    return None;
                }
                (packed, bits) = (packed << BITS | u32::from(letter), bits + BITS as u16);
            }
            let least = table.get(outcome_key(alone, number))?;
            let cost = own.cost_above(write, table, number, u32::from(least));
            Some(Chunk { packed, bits, cost: cost.try_into().unwrap_or(u16::MAX) })
        };
        let mut chunks: Vec<Chunk> = self.model.endings().of(self.arabic[self.at]).filter_map(chunk).collect();
        let least = chunks.iter().map(|chunk| u32::from(chunk.cost)).min().unwrap_or(0);
        chunks.retain(|chunk| u32::from(chunk.cost) <= least + NEVER_FOLLOWED);
        chunks.sort_unstable_by_key(|chunk| (chunk.cost, chunk.bits, chunk.packed));
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
