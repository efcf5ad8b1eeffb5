//! Two words whose space was lost (عبرالاتصال).

use crate::text::cues::{Cue, cues};
use crate::text::lexicon::Lexicon;

/// Whether a word is two ordinary words: the second with its article, or the first a function word, or both plain.
pub(super) fn is_glued(key: &str, lexicon: &Lexicon) -> bool {
    let cuts = key.char_indices().skip(2).map(|(at, _)| key.split_at(at));
    let ordinary = |word: &str| word.chars().nth(2).is_some() && lexicon.band(word) > Some(SEEN);
    cuts.into_iter().any(|(first, second)| {
        let article = second.strip_prefix("ال").is_some_and(ordinary);
        let function = cues(first).has(Cue::Function) && first.chars().nth(2).is_some();
        article && ordinary(first)
            || function && ordinary(second)
            || ordinary(first) && ordinary(second) && second.chars().nth(3).is_some()
    })
}

/// Band above which a word is seen in running text often enough to be one half of a glued pair.
const SEEN: u8 = 2;
