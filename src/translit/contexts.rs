//! What a decision of the model may depend on, from the most general to the most specific.
//!
//! A context is packed into 64 bits with its fields from the top down in the order in which they are added, so that a more
//! general context is the same number under a shorter mask.

use super::letters::{EDGE, Letter};

/// Letters of a chunk, at most.
pub(super) const LONGEST_CHUNK: usize = 4;

/// Letters of a chunk that is read, at most.
pub(super) const LONGEST_READ: usize = 3;

/// Bits of a letter.
const LETTER: u32 = 6;

/// Bits of the tag that tells decisions and levels apart.
const TAG: u32 = 6;

/// A kind of decision: its masks, one a level, the most general first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chain {
    /// Tag of the most general level; the next ones follow.
    tag: u64,
    masks: &'static [u64],
}

/// The first `letters` fields of a packed context.
const fn mask(letters: u32) -> u64 {
    !(u64::MAX >> (LETTER * letters))
}

/// How many letters the next chunk takes. Fields: this letter, the next, the one after, the one before, the third ahead,
/// the letter last written.
pub(super) const TAKE: Chain = Chain { tag: 0, masks: &[mask(1), mask(2), mask(3), mask(4), mask(5), mask(6)] };

/// What is written for a chunk. Fields: the chunk's letters, the letter after, the letter before, the letter last written,
/// the second letter after, the second before.
pub(super) const WRITE: Chain = Chain { tag: 8, masks: &[mask(3), mask(4), mask(5), mask(6), mask(7), mask(8)] };

/// Levels of [`TAKE`] that do not depend on the letter last written.
pub(super) const TAKE_SPLIT: usize = 5;

/// Levels of [`WRITE`] that do not depend on the letter last written.
pub(super) const WRITE_SPLIT: usize = 3;

/// The next letter of a word, by the letters before it, nearest first.
pub(super) const SPELL: Chain = Chain { tag: 16, masks: &[mask(0), mask(1), mask(2), mask(3), mask(4), mask(5), mask(6)] };

impl Chain {
    /// How many levels it has.
    pub(super) fn levels(&self) -> usize {
        self.masks.len()
    }

    /// The context of one level as a key; `full` is the most specific context.
    #[inline]
    pub(super) fn key(&self, full: u64, level: usize) -> u64 {
        full & self.masks[level] | (self.tag + level as u64)
    }
}

const _: () = assert!(WRITE.masks.len() <= 8 && LETTER * 9 + TAG <= 64);

/// Packs letters from the top of the word down.
#[inline]
fn pack(letters: &[Letter]) -> u64 {
    let mut packed = 0;
    for (at, &letter) in letters.iter().enumerate() {
        packed |= u64::from(letter) << (64 - LETTER * (at as u32 + 1));
    }
    packed
}

/// A chunk as a number: distinct chunks, distinct numbers below 2^24.
#[inline]
pub(super) fn chunk(letters: &[Letter]) -> u32 {
    (pack(letters) >> (64 - LETTER * LONGEST_CHUNK as u32)) as u32
}

/// The letters of a chunk.
pub(super) fn chunk_letters(chunk: u32, out: &mut Vec<Letter>) {
    out.extend(letters_of(chunk));
}

/// The same, one by one.
#[inline]
pub(super) fn letters_of(chunk: u32) -> impl Iterator<Item = Letter> {
    let shifts = (0..LONGEST_CHUNK as u32).rev().map(|place| LETTER * place);
    shifts.map(move |shift| (chunk >> shift) as u8 & 0x3f).filter(|&letter| letter != EDGE)
}

#[inline]
fn at(word: &[Letter], place: usize) -> Letter {
    word.get(place).copied().unwrap_or(EDGE)
}

#[inline]
fn back(word: &[Letter], place: usize, steps: usize) -> Letter {
    if place >= steps { word[place - steps] } else { EDGE }
}

/// The part of a [`TAKE`] context that the read word gives.
#[inline]
pub(super) fn take(read: &[Letter], place: usize, written: Letter) -> u64 {
    pack(&[at(read, place), at(read, place + 1), at(read, place + 2), back(read, place, 1), at(read, place + 3), written])
}

/// The part of a [`WRITE`] context that the read word gives; `written` is the letter last written.
#[inline]
pub(super) fn write(read: &[Letter], place: usize, length: usize, written: Letter) -> u64 {
    let end = place + length;
    pack(&read[place..end])
        | pack(&[at(read, end), back(read, place, 1), written, at(read, end + 1), back(read, place, 2)])
            >> (LETTER * LONGEST_READ as u32)
}

/// A [`TAKE`] or [`WRITE`] context, made with [`EDGE`] as the letter last written, with that letter: both have it in the sixth field.
#[inline]
pub(super) fn after(context: u64, written: Letter) -> u64 {
    context | u64::from(written) << (64 - 6 * LETTER)
}

/// The [`SPELL`] context of the letter at `place`.
#[inline]
pub(super) fn spell(word: &[Letter], place: usize) -> u64 {
    let mut near = [EDGE; 6];
    for (step, letter) in near.iter_mut().enumerate() {
        *letter = if place > step { word[place - step - 1] } else { EDGE };
    }
    // The edge of the word is a letter of its own here: a context that reaches it knows where it is.
    if place < near.len() {
        near[place] = START;
    }
    pack(&near)
}

/// The edge before a word, in [`SPELL`] contexts.
const START: Letter = 63;
