//! Common words with their translations, learnt from open data and compiled in; `models/README.md` says from what.
//!
//! An automaton over stems: the Arabic one, a tab, the English one. Its value holds both probabilities.

use std::sync::LazyLock;

use fst::{IntoStreamer, Map, Streamer};

use crate::error::{Error, ErrorKind, Result};

/// Steps of a probability as it is stored.
const STEPS: u64 = 15;

/// Between the stems of a pair; no letter is encoded so.
const TAB: u8 = b'\t';

/// Two words that translations render by each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The English stem.
    pub english: String,
    /// The probability of the English word where the Arabic one stands: 0..=1.
    pub english_given: f32,
    /// The probability of the Arabic word where the English one stands: 0..=1.
    pub arabic_given: f32,
}

/// The list. See [`WordList::builtin`].
#[derive(Clone)]
pub struct WordList {
    pairs: Map<&'static [u8]>,
}

static BUILTIN: LazyLock<WordList> = LazyLock::new(|| WordList {
    pairs: Map::new(include_bytes!("../../../models/word-pairs.fst").as_slice()).expect("a test opens the list"),
});

impl WordList {
    /// The list that is compiled in.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// What an Arabic [stem](crate::text::stems::arabic) may be in English, by English stem.
    pub fn of(&self, arabic: &str) -> Vec<Pair> {
        let mut from = encode(arabic);
        if from.is_empty() {
            return Vec::new();
        }
        from.push(TAB);
        let mut to = from.clone();
        to.pop();
        to.push(TAB + 1);
        let mut stream = self.pairs.range().ge(&from).lt(&to).into_stream();
        let mut found = Vec::new();
        while let Some((key, value)) = stream.next() {
            let english = String::from_utf8_lossy(&key[from.len()..]).into_owned();
            found.push(Pair { english, english_given: unpack(value / (STEPS + 1)), arabic_given: unpack(value % (STEPS + 1)) });
        }
        found
    }

    /// How many pairs it holds.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

impl std::fmt::Debug for WordList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WordList({} pairs)", self.len())
    }
}

fn unpack(step: u64) -> f32 {
    step as f32 / STEPS as f32
}

fn pack(probability: f32) -> u64 {
    (f64::from(probability) * STEPS as f64).round().clamp(0.0, STEPS as f64) as u64
}

/// Compiles a list of Arabic stems with their pairs to the bytes that are read in place. Same pairs, same bytes.
///
/// # Errors
/// If the automaton cannot be built.
pub fn compile<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p Pair)>) -> Result<Vec<u8>> {
    let mut rows: Vec<(Vec<u8>, u64)> = pairs
        .into_iter()
        .map(|(arabic, pair)| {
            let mut key = encode(arabic);
            key.push(TAB);
            key.extend(pair.english.bytes());
            (key, pack(pair.english_given) * (STEPS + 1) + pack(pair.arabic_given))
        })
        .collect();
    rows.sort_unstable();
    rows.dedup_by(|one, other| one.0 == other.0);
    let failed = |source: fst::Error| Error::new(ErrorKind::Format, "the list cannot be built").caused_by(source);
    Ok(Map::from_iter(rows).map_err(failed)?.into_fst().into_inner())
}

/// A stem as the automaton spells it: the low byte of each letter of the Arabic block; other letters are left out.
fn encode(stem: &str) -> Vec<u8> {
    stem.chars().map(u32::from).filter(|letter| letter >> 8 == 6).map(|letter| letter as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;
    use crate::text::stems;

    #[test]
    fn what_is_compiled_comes_back() {
        let pair = Pair { english: "hous".into(), english_given: 0.6, arabic_given: 0.2 };
        let bytes = compile([("بيت", &pair)]).expect("builds");
        let list = WordList { pairs: Map::new(&*bytes.leak()).expect("opens") };
        assert_eq!(list.of("بيت"), [pair]);
        for missing in ["بي", "بيتا", "", "x"] {
            assert!(list.of(missing).is_empty());
        }
    }

    #[test]
    fn common_words_are_in_the_list() {
        for (arabic, english) in [("الكتاب", "book"), ("المدينة", "city"), ("وقال", "said"), ("مستشفى", "hospital")]
        {
            let found = WordList::builtin().of(stems::arabic(&key(arabic)));
            assert!(found.iter().any(|pair| pair.english == stems::english(english)), "{arabic}");
        }
    }
}
