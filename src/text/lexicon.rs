//! Ordinary Arabic words with their frequency, and the words that published names are made of.
//!
//! Both are tables built at development time and read in place; `models/README.md` says what they were built from.

use std::sync::LazyLock;

use super::clitics::readings;
use super::word_table::{self, WordTable};

/// The two lists. See [`Lexicon::builtin`].
pub struct Lexicon {
    words: WordTable<'static>,
    names: WordTable<'static>,
}

static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| {
    let open = |bytes: &'static [u8]| WordTable::open(bytes).expect("a test opens the tables that are compiled in");
    Lexicon {
        words: open(include_bytes!("../../models/ordinary.words")),
        names: open(include_bytes!("../../models/name-parts.words")),
    }
});

impl Lexicon {
    /// The lists that are compiled in. Opening them reads a few bytes of each.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// How frequent an ordinary word is, given its spelling key without clitics: 0 never seen in the corpus, then one more
    /// for each doubling of its count. `None` for what is no ordinary word in this form.
    pub fn band(&self, key: &str) -> Option<u8> {
        self.words.get(key)
    }

    /// Whether a key is an ordinary word as it stands.
    pub fn is_common(&self, key: &str) -> bool {
        self.band(key).is_some()
    }

    /// The band of the most frequent ordinary word that a key may be under any reading of its clitics.
    pub fn commonest_reading(&self, key: &str) -> Option<u8> {
        let band = |part: &str| self.band(part);
        readings(key).as_slice().iter().filter_map(|reading| band(reading.name(key)).max(band(reading.stem(key)))).max()
    }

    /// How many published names hold a word as a part, in doublings: 1 for one name. `None` for what is no name part.
    pub fn name_part(&self, key: &str) -> Option<u8> {
        self.names.get(key)
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({} words, {} name parts)", self.words.len(), self.names.len())
    }
}

/// The table of a list, as bytes: keys of Arabic words, each with its band of at most [`HIGHEST_BAND`]. Same words, same bytes.
/// `None` where a word is empty, is there twice, is longer than twenty letters or holds what no key of an Arabic word does.
pub fn table<'w>(words: impl Iterator<Item = (&'w str, u8)>) -> Option<Vec<u8>> {
    word_table::build(words)
}

/// The highest band that a list may give.
pub const HIGHEST_BAND: u8 = word_table::MOST;

#[cfg(test)]
mod tests {
    use super::super::normalize::key;
    use super::*;

    #[test]
    fn ordinary_words_are_in_and_foreign_names_are_not() {
        let lexicon = Lexicon::builtin();
        for word in ["قال", "مدينة", "التي", "بيان", "الجديد", "والاجتماع", "يكتب", "كتاب"]
        {
            assert!(lexicon.commonest_reading(&key(word)).is_some(), "{word}");
        }
        for word in ["بلينكن", "بوغدانوف", "تروفانوف", "فرنسا", "ليفربول", ""] {
            assert_eq!(lexicon.commonest_reading(&key(word)), None, "{word}");
        }
        assert!(lexicon.band(&key("كان")) > lexicon.band(&key("طاحون")));
    }

    #[test]
    fn name_parts_are_known_and_odd_keys_are_not() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.name_part(&key("محمد")).is_some() || lexicon.name_part(&key("جورج")).is_some());
        for odd in ["", "Ω", "a", &"ا".repeat(1_000_000)] {
            assert_eq!(lexicon.name_part(odd), None);
        }
    }
}
