//! Name pairs as the model sees them: letters, the article left out, each with and without its marks.

use std::collections::HashSet;

use super::chunks::Pair;
use crate::translit::letters::{self, Letter, plain_arabic, plain_latin};
use crate::translit::names::without_article;
use crate::translit::table::mix;

/// A name in both scripts, one word each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePair {
    /// In Arabic.
    pub arabic: String,
    /// In Latin letters.
    pub latin: String,
}

impl NamePair {
    /// Whether the pair is one of those held out, one in `share`. All pairs of one Arabic word are, or none.
    pub(super) fn is_held_out(&self, share: u64) -> bool {
        let mut word = Vec::new();
        letters::arabic(&self.arabic, &mut word);
        word.iter().fold(7, |hash, &letter| mix(hash ^ u64::from(letter))) % share == 0
    }
}

/// A pair in letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Words {
    pub(super) arabic: Vec<Letter>,
    pub(super) latin: Vec<Letter>,
}

/// Letters below which a word teaches nothing.
const SHORTEST: usize = 2;

/// The distinct pairs in letters, in order, and beside each the same without hamzas, without Latin marks, and without both:
/// many papers and lists leave them out.
pub(super) fn words(pairs: &[&NamePair]) -> Vec<Words> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    let mut add = |words: Words| {
        if seen.insert(words.clone()) {
            out.push(words);
        }
    };
    for pair in pairs {
        let (mut arabic, mut latin) = (Vec::new(), Vec::new());
        letters::arabic(&pair.arabic, &mut arabic);
        letters::latin(&pair.latin, &mut latin);
        if arabic.len() < SHORTEST || latin.len() < SHORTEST {
            continue;
        }
        if let Some(stem) = without_article(&arabic).filter(|_| !begins_like_an_article(&latin)) {
            arabic = stem.to_vec();
        }
        let plain = |word: &[Letter], fold: fn(Letter) -> Letter| word.iter().map(|&letter| fold(letter)).collect::<Vec<_>>();
        let (bare_arabic, bare_latin) = (plain(&arabic, plain_arabic), plain(&latin, plain_latin));
        add(Words { arabic: arabic.clone(), latin: latin.clone() });
        add(Words { arabic: bare_arabic.clone(), latin });
        add(Words { arabic, latin: bare_latin.clone() });
        add(Words { arabic: bare_arabic, latin: bare_latin });
    }
    out
}

/// Whether the Latin word begins with a vowel and l, so that the Arabic article may belong to the name (Alberti) or is written.
fn begins_like_an_article(latin: &[Letter]) -> bool {
    let text = letters::latin_text(&latin[..latin.len().min(2)]);
    matches!(text.as_str(), "al" | "el" | "il" | "ol" | "ul")
}

/// The pairs for one transducer: what is read, what is written, both from the back where `backward`.
pub(super) fn turned(words: &[Words], reads_latin: bool, backward: bool) -> Vec<Pair> {
    let turn = |word: &[Letter]| -> Vec<Letter> { if backward { word.iter().rev().copied().collect() } else { word.to_vec() } };
    let pair = |words: &Words| {
        let (arabic, latin) = (turn(&words.arabic), turn(&words.latin));
        if reads_latin { Pair { read: latin, written: arabic } } else { Pair { read: arabic, written: latin } }
    };
    words.iter().map(pair).collect()
}

/// The distinct words of one side, sorted.
pub(super) fn distinct(words: &[Words], side: fn(&Words) -> &[Letter]) -> Vec<&[Letter]> {
    let mut out: Vec<&[Letter]> = words.iter().map(side).collect();
    out.sort_unstable();
    out.dedup();
    out
}
