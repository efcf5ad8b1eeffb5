//! What stands beside a run of words and speaks for a name.

use std::ops::Range;

use crate::kinds::EntryType;
use crate::text::cues::{Cue, Cues};
use crate::text::words::{Gap, Words};

/// Marks across which a neighbour still says something about a word.
const NEAR: Gap = Gap::SPACE.with(Gap::HYPHEN).with(Gap::QUOTE);

/// Words before a name over which its title may lie (رئيس الوزراء الإسرائيلي السابق X).
const TITLE_REACH: usize = 4;

/// The cues around one run of words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence {
    /// Of the word before, where it is near.
    pub before: Cues,
    /// Of the word after, where it is near.
    pub after: Cues,
    /// Whether a title stands before it, its complement between them allowed.
    pub title: bool,
}

impl Evidence {
    /// Looks around `run`.
    pub fn of(words: &Words, run: Range<usize>) -> Self {
        let near = |at: usize| words.get(at).gap.only(NEAR);
        let before = if run.start > 0 && near(run.start) { words.cues(run.start - 1) } else { Cues::default() };
        let after = if run.end < words.len() && near(run.end) { words.cues(run.end) } else { Cues::default() };
        Self { before, after, title: before.has(Cue::Title) || title_before(words, run.start) }
    }

    /// Whether it speaks for a name of this kind.
    pub fn supports(&self, kind: EntryType) -> bool {
        match kind {
            EntryType::Person => self.title || self.before.has(Cue::Saying) || self.after.has(Cue::Saying),
            EntryType::Place => self.before.has(Cue::Place) && !self.before.article,
            EntryType::Organization => {
                (self.before.has(Cue::Organization) || self.before.has(Cue::Title)) && !self.before.article
            }
            EntryType::Other => self.title || self.before.has(Cue::Place) || self.before.has(Cue::Organization),
            EntryType::Demonym | EntryType::Term | EntryType::Date => true,
        }
    }
}

/// Whether a title stands a few words before, with nothing but its complement (definite words) between.
fn title_before(words: &Words, first: usize) -> bool {
    for at in (first.saturating_sub(TITLE_REACH)..first).rev() {
        if !words.get(at + 1).gap.only(NEAR) {
            return false;
        }
        let key = words.key(at);
        let cue = words.cues(at);
        if cue.has(Cue::Title) {
            return true;
        }
        if cue.has(Cue::Function) || !(key.starts_with("ال") || cue.has(Cue::Organization)) {
            return false;
        }
    }
    false
}
