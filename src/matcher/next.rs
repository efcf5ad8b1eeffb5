//! With which letters a name may go on: looked at before the walk is.

use crate::glossary::index::Walk;
use crate::glossary::parts;
use crate::text::normalize;

/// A set of letters, with some others that fall on the same bits: what is not in it does not follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters(u64);

impl Letters {
    /// The letters that go on from a walk over one word with this stem, by skeletons or by spelling.
    pub(super) fn after(walk: Walk<'_>, by_skeleton: bool, stem: &str) -> Self {
        let mut letters = Self(0);
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
        walk.next_bytes().for_each(|byte| self.0 |= Self::bit(byte));
    }

    fn bit(byte: u8) -> u64 {
        1 << (byte % 64)
    }

    /// Whether a form may go on with a word of this key.
    pub(super) fn may_begin(self, key: &str, by_skeleton: bool) -> bool {
        let key = parts::canonical(key);
        let first = if by_skeleton {
            normalize::skeleton_letters(key, false).next()
        } else {
            key.chars().next().filter(|_| !parts::joins("", key))
        };
        first.is_none_or(|letter| self.0 & Self::bit(Walk::first_byte(letter)) != 0)
    }
}
