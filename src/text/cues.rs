//! Words that say what may stand beside them: titles before people, heads of organisations, words for kinds of places,
//! verbs of saying, and the function words that no name begins with.
//!
//! The lists are written for this project, from the usage of Arabic news.

#[path = "cue_table.rs"]
mod cue_table;

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::clitics::{Article, readings};
use cue_table::CUES;

/// What a word tells about its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// A title, office, trade or kinship before a person's name.
    Title = 1,
    /// A word for a kind of place (مدينة, نهر, شارع).
    Place = 1 << 1,
    /// The head of an organisation's name (وزارة, شركة, حزب).
    Organization = 1 << 2,
    /// A verb of saying, meeting, coming or going beside a person.
    Saying = 1 << 3,
    /// A function word or adverb: no part of a name.
    Function = 1 << 4,
    /// A preposition that places and organisations follow.
    Preposition = 1 << 5,
    /// A word of photo credits and source lines.
    Media = 1 << 6,
    /// A word for the kind of what follows, outside its name as titles are (فريق, شركة, مدينة).
    Kind = 1 << 7,
}

/// The cues that one word gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues {
    bits: u8,
    /// Whether the word carries the article.
    pub article: bool,
    /// Whether the word carries a proclitic.
    pub proclitic: bool,
}

impl Cues {
    /// Whether the word gives this cue.
    pub fn has(self, cue: Cue) -> bool {
        self.bits & cue as u8 != 0
    }

    /// Whether it gives any cue at all.
    pub fn any(self) -> bool {
        self.bits != 0
    }
}

/// The cues of a word, given its spelling key: of the reading that peels least among those that give any.
pub fn cues(key: &str) -> Cues {
    for reading in readings(key).as_slice() {
        let (name, stem) = (look_up(reading.name(key)), look_up(reading.stem(key)));
        if name | stem != 0 {
            let article = reading.article != Article::None && name == 0;
            return Cues { bits: name | stem, article, proclitic: reading.name > 0 };
        }
    }
    Cues::default()
}

/// The words that give a cue, as keys without clitics.
pub fn words_of(cue: Cue) -> impl Iterator<Item = &'static str> {
    CUES.iter().filter(move |(_, cues)| cues.contains(&cue)).map(|&(word, _)| word)
}

/// Bytes that a word of the table has at most: longer ones are not even looked up.
const LONGEST: usize = 40;

fn look_up(word: &str) -> u8 {
    if word.len() > LONGEST {
        return 0;
    }
    static BITS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
        let bits = |cues: &[Cue]| cues.iter().fold(0, |bits, &cue| bits | cue as u8);
        CUES.iter().map(|(word, cues)| (*word, bits(cues))).collect()
    });
    BITS.get(word).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::normalize::key;
    use super::*;

    #[test]
    fn the_table_is_sorted_folded_and_complete() {
        assert!(CUES.iter().all(|(word, _)| word.len() <= LONGEST));
        assert!(CUES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (word, classes) in CUES {
            assert_eq!(key(word), *word);
            assert!(!classes.is_empty() && !word.contains(' '), "{word}");
        }
    }

    #[test]
    fn cues_are_seen_through_clitics() {
        let of = |word: &str| cues(&key(word));
        assert!(of("والرئيس").has(Cue::Title) && of("والرئيس").article);
        assert!(of("بمدينة").has(Cue::Place) && of("بمدينة").proclitic);
        assert!(of("للوزارة").has(Cue::Organization));
        assert!(of("على").has(Cue::Function) && of("على").has(Cue::Preposition));
        assert!(!of("بلينكن").any());
    }
}
