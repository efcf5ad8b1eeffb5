//! With which letters a name may go on: looked at before the walk is.

use crate::glossary::index::Walk;
use crate::glossary::parts;
use crate::text::normalize;

/// The bytes of letters with which names go on, the first one and the first two: sets, with some others that fall on the same bits. What
/// is not in them does not follow.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    first: u64,
    two: u64,
}

/// Ways on from which no second byte is looked at: nearly all of them would be in the set.
const MANY: usize = 16;

/// How a word begins that may go on with a name, spelled and without vowels: see [`Letters`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Heads {
    spelled: Head,
    skeleton: Head,
}

/// The bits of the first byte and of the first two; [`NONE`] where it has not so many.
#[derive(Debug, Clone, Copy)]
struct Head {
    first: u8,
    two: u8,
}

/// No bit.
const NONE: u8 = u8::MAX;

impl Letters {
    /// The letters that go on from a walk over one word with this stem, by skeletons or by spelling.
    pub(super) fn after(walk: Walk<'_>, by_skeleton: bool, stem: &str) -> Self {
        let mut letters = Self::default();
        if by_skeleton {
            letters.add(walk);
            return letters;
        }
        let mut spaced = walk;
        if spaced.feed(" ") {
            letters.add(spaced);
        }
        if parts::joins(parts::canonical(stem), "") {
            letters.add(walk);
        }
        letters
    }

    fn add(&mut self, walk: Walk<'_>) {
        if walk.branches().len() > MANY {
            self.two = u64::MAX;
        }
        for (byte, next) in walk.branches() {
            self.first |= mask(bit(byte));
            if self.two != u64::MAX {
                next.next_bytes().for_each(|second| self.two |= mask(bit_of_two(byte, second)));
            }
        }
    }

    /// Whether a form may go on with a word that begins so.
    #[inline]
    pub(super) fn may_begin(self, heads: Heads, by_skeleton: bool) -> bool {
        let head = if by_skeleton { heads.skeleton } else { heads.spelled };
        (mask(head.first) & !self.first) | (mask(head.two) & !self.two) == 0
    }
}

impl Heads {
    /// Those of a word with this key.
    pub(super) fn of(key: &str) -> Self {
        let key = parts::canonical(key);
        // What is joined to the word before in a key follows in another way: anything may be there.
        let spelled = if parts::joins("", key) { "" } else { key };
        Self { spelled: Head::of(spelled.chars()), skeleton: Head::of(normalize::skeleton_letters(key, false)) }
    }
}

impl Head {
    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut bytes = letters.flat_map(Walk::bytes).take(2);
        let Some(first) = bytes.next() else { return Self { first: NONE, two: NONE } };
        Self { first: bit(first), two: bytes.next().map_or(NONE, |second| bit_of_two(first, second)) }
    }
}

fn bit(byte: u8) -> u8 {
    byte % 64
}

fn bit_of_two(first: u8, second: u8) -> u8 {
    (first.wrapping_mul(37) ^ second.wrapping_mul(11)) % 64
}

fn mask(bit: u8) -> u64 {
    if bit == NONE { 0 } else { 1 << bit }
}
