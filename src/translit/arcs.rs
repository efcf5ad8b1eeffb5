//! The short list of what Latin chunks are usually written as: enough to find candidates, not to judge them.

use super::letters::{Letter, PLAIN};

/// Letters of a Latin chunk, at most.
pub(super) const CHUNK: usize = 3;

/// Bits of a plain Latin letter.
const PLAIN_BITS: u32 = 5;

/// How many numbers [`plain_chunk`] may give.
pub(super) const CHUNKS: usize = 1 << (PLAIN_BITS * CHUNK as u32);

/// Letters of an Arabic group, at most.
pub(super) const GROUP: usize = 2;

/// How many numbers [`group`] may give.
pub(super) const GROUPS: usize = 1 << 12;

/// Bytes of an arc in the model file: chunk, group, cost.
const RECORD: usize = 6;

/// A chunk of plain Latin letters as a number; 0 is none.
#[inline]
pub(super) fn plain_chunk(letters: &[Letter]) -> usize {
    letters.iter().fold(0, |chunk, &letter| chunk << PLAIN_BITS | usize::from(letter.min(PLAIN)))
}

/// A group of Arabic letters as a number; 0 is none.
#[inline]
pub(super) fn group(letters: &[Letter]) -> usize {
    letters.iter().fold(0, |group, &letter| group << 6 | usize::from(letter))
}

/// One way to write a chunk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    /// The Arabic group, or 0.
    pub group: u16,
    /// The probability of cutting here and writing this.
    pub probability: f32,
}

/// The arcs of all chunks.
#[derive(Debug, Clone, Default)]
pub struct Arcs {
    starts: Vec<u32>,
    written: Vec<Written>,
}

impl Arcs {
    /// Reads the list of a model file, sorted by chunk; `probability` says what a cost stands for.
    pub fn read(bytes: &[u8], probability: impl Fn(u32) -> f64) -> Self {
        let mut arcs = Self { starts: vec![0; CHUNKS + 1], written: Vec::with_capacity(bytes.len() / RECORD) };
        for record in bytes.as_chunks::<RECORD>().0 {
            let half = |at: usize| u16::from_le_bytes([record[at], record[at + 1]]);
            let chunk = usize::from(half(0)) % CHUNKS;
            arcs.starts[chunk + 1] += 1;
            arcs.written.push(Written { group: half(2) % GROUPS as u16, probability: probability(u32::from(half(4))) as f32 });
        }
        for chunk in 0..CHUNKS {
            arcs.starts[chunk + 1] += arcs.starts[chunk];
        }
        arcs
    }

    /// What a chunk is written as.
    #[inline]
    pub fn of(&self, chunk: usize) -> &[Written] {
        &self.written[self.starts[chunk] as usize..self.starts[chunk + 1] as usize]
    }
}

/// The record of an arc.
pub(super) fn record(chunk: u16, group: u16, cost: u16) -> [u8; RECORD] {
    let [a, b] = chunk.to_le_bytes();
    let [c, d] = group.to_le_bytes();
    let [e, f] = cost.to_le_bytes();
    [a, b, c, d, e, f]
}
