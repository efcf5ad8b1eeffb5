//! What features of several words depend on of each of them, in few bits: worked out once for a word, read for all those beside it.

use super::facts::Facts;
use super::word::{band, cue_bits, kind_number, strangeness};
use crate::text::cues::Cue;
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
    /// Whether a title stands before it, and whether a verb of saying stands beside it: two bits.
    pub(super) evidence: u8,
    /// Whether a line begins with it.
    pub(super) begins_line: bool,
}

impl Seen {
    pub(super) fn of(facts: &Facts) -> Self {
        let saying = facts.evidence.before.has(Cue::Saying) || facts.evidence.after.has(Cue::Saying);
        Self {
            known: known(facts) as u16,
            cues: cue_bits(facts) as u16,
            marks: marks(facts.gap),
            strange: strangeness(facts) as u8,
            band: band(facts.ordinary) as u8,
            evidence: u8::from(facts.evidence.title) << 1 | u8::from(saying),
            begins_line: facts.gap.has(Gap::LINE.with(Gap::PARAGRAPH)),
        }
    }
}

fn known(facts: &Facts) -> u64 {
    let known = facts.known;
    let kind = known.kind.map_or(0, kind_number);
    let bits = [known.first, known.last, known.whole, known.sure, known.given, known.doubtful];
    bits.iter().fold(kind, |sum, &bit| sum << 1 | u64::from(bit))
}

/// The marks between two words, a bit each.
pub(super) fn marks(gap: Gap) -> u16 {
    const MARKS: [Gap; 9] =
        [Gap::LINE, Gap::PARAGRAPH, Gap::HYPHEN, Gap::COMMA, Gap::STOP, Gap::QUOTE, Gap::OPEN, Gap::CLOSE, Gap::COLON];
    MARKS.iter().fold(0, |sum, &mark| sum << 1 | u16::from(gap.has(mark)))
}
