//! What the word lists say of a word, asked once: see [`super::lexicon`].

use super::clitics::readings;
use super::lexicon::Lexicon;

/// What the lists of ordinary words and of parts of names say of one word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meaning {
    common: bool,
    common_without_article: bool,
    name_part: bool,
    commonest_reading: Option<u8>,
    peeled_band: Option<u8>,
}

impl Meaning {
    /// Of a word, given its spelling key.
    pub(crate) fn of(key: &str) -> Self {
        let lexicon = Lexicon::builtin();
        let (common, name_part) = (lexicon.is_common(key), lexicon.name_part(key).is_some());
        let common_without_article = key.strip_prefix("ال").map_or(common, |stem| lexicon.is_common(stem));
        let list = readings(key);
        let peeled = list.as_slice().iter().filter(|reading| matches!(reading.proclitics(key), "و" | "ب" | "ل"));
        let peeled_band = peeled.filter_map(|reading| lexicon.band(reading.stem(key))).max();
        Self { common, common_without_article, name_part, commonest_reading: lexicon.commonest_reading(key), peeled_band }
    }

    /// Whether it is an ordinary word as it stands: [`Lexicon::is_common`].
    pub(crate) fn is_common(self) -> bool {
        self.common
    }

    /// Whether it is one without the article that it may have.
    pub(crate) fn is_common_without_article(self) -> bool {
        self.common_without_article
    }

    /// [`Lexicon::commonest_reading`].
    pub(crate) fn commonest_reading(self) -> Option<u8> {
        self.commonest_reading
    }

    /// Whether published names hold it as a part: [`Lexicon::name_part`].
    pub(crate) fn is_name_part(self) -> bool {
        self.name_part
    }

    /// The band of the most frequent ordinary word, without its article, behind و or ب or ل.
    pub(crate) fn peeled_band(self) -> Option<u8> {
        self.peeled_band
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_the_lists_say_one_by_one() {
        let lexicon = Lexicon::builtin();
        let bare = |key: &str| lexicon.is_common(key.strip_prefix("ال").unwrap_or(key));
        let words =
            ["قال", "وقال", "البيان", "بلينكن", "وبلينكن", "محمد", "ال", "والمدينه", "للبيت", "لبنان", "", "abc", "2024"];
        for key in words {
            let meaning = Meaning::of(key);
            assert_eq!(meaning.is_common(), lexicon.is_common(key), "{key}");
            assert_eq!(meaning.is_common_without_article(), bare(key), "{key}");
            assert_eq!(meaning.commonest_reading(), lexicon.commonest_reading(key), "{key}");
            assert_eq!(meaning.is_name_part(), lexicon.name_part(key).is_some(), "{key}");
        }
        assert_eq!(Meaning::of("وقال").peeled_band(), lexicon.band("قال"));
        assert_eq!((Meaning::of("قال").peeled_band(), Meaning::of("فقال").peeled_band()), (None, None));
    }
}
