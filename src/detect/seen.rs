//! What bundles of features depend on of each word, in few bits: worked out once for a word, read for all those beside it.

use super::facts::Facts;
use super::features::{evidence, known, marks};
use super::word::{band, cue_bits, strangeness};
use crate::text::words::Gap;

/// One word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// What the glossaries take it for: ten bits.
    pub(super) known: u16,
    /// Its cues: ten bits.
    pub(super) cues: u16,
    /// The marks before it: nine bits.
    pub(super) marks: u16,
    /// How little it looks like an ordinary word: seven bits.
    pub(super) strange: u8,
    /// How frequent it is as an ordinary word: five bits.
    pub(super) band: u8,
    /// Whether titles and verbs of saying stand beside it: two bits.
    pub(super) evidence: u8,
    /// Whether a line begins with it.
    pub(super) begins_line: bool,
}

/// Behind the last word.
pub(super) fn marks_behind_all() -> u16 {
    marks(Gap::PARAGRAPH) as u16
}

impl Seen {
    pub(super) fn of(facts: &Facts) -> Self {
        Self {
            known: known(facts) as u16,
            cues: cue_bits(facts) as u16,
            marks: marks(facts.gap) as u16,
            strange: strangeness(facts) as u8,
            band: band(facts.ordinary) as u8,
            evidence: evidence(facts) as u8,
            begins_line: facts.gap.has(Gap::LINE.with(Gap::PARAGRAPH)),
        }
    }
}
