//! From the words of a text to the pieces of a number.

use std::ops::Range;

use super::compose::{Piece, What};
use super::digits;
use super::percent;
use super::word_table::{DOUBTFUL, NEVER, NumberWord, WORDS};
use crate::text::clitics::{Article, readings};
use crate::text::words::{Gap, Script, Words};

/// A piece, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) piece: Piece,
    /// Its words: two where `و` stands alone before it.
    pub(super) words: Range<usize>,
    /// Bytes of its word's key that are proclitics.
    pub(super) skip: usize,
    /// Whether proclitics other than `و` stand before it, so that it can only begin a number.
    pub(super) opens: bool,
}

/// The piece that begins a number at word `at`.
pub(super) fn first(words: &Words, at: usize) -> Option<Placed> {
    let placed = piece(words, at)?;
    let is_name_or_month = at > 0 && is_tied(words.key(at - 1)) && is_ordinal(placed.piece.what);
    let is_percent = percent::begins(words, at) || at > 0 && percent::begins(words, at - 1);
    (!is_name_or_month && !is_percent && !is_day_before(words, at)).then_some(placed)
}

/// The piece at word `at` of a number that has begun.
pub(super) fn next(words: &Words, at: usize) -> Option<Placed> {
    let touches = |at: usize| at < words.len() && words.get(at).gap.only(Gap::SPACE.with(Gap::LINE));
    if !touches(at) || percent::begins(words, at) {
        return None;
    }
    if words.key(at) == "و" && touches(at + 1) {
        let mut placed = piece(words, at + 1)?;
        let is_bare = placed.skip == 0;
        placed.piece.linked = true;
        placed.words.start = at;
        return is_bare.then_some(placed);
    }
    piece(words, at).filter(|placed| !placed.opens)
}

/// Whether a word that is a number by itself is more often none.
pub(super) fn is_doubtful(words: &Words, placed: &Placed) -> bool {
    let key = &words.key(placed.words.end - 1)[placed.skip..];
    DOUBTFUL.binary_search(&key).is_ok()
}

fn piece(words: &Words, at: usize) -> Option<Placed> {
    let place = |piece, skip, opens| Placed { piece, words: at..at + 1, skip, opens };
    match words.get(at).script {
        Script::Other => None,
        Script::Digits => {
            let what = What::Digits(digits::value(words.clean(at))?);
            Some(place(Piece { what, linked: false, article: false }, 0, false))
        }
        Script::Arabic => {
            let found = look_up(words.key(at), words.clean(at))?;
            let piece = Piece { what: What::Word(found.word), linked: found.proclitics == "و", article: found.article };
            Some(place(piece, found.proclitics.len(), !matches!(found.proclitics, "" | "و")))
        }
    }
}

struct Found<'k> {
    word: NumberWord,
    proclitics: &'k str,
    article: bool,
}

/// The number word that a key is, under the reading that peels least.
fn look_up<'k>(key: &'k str, clean: &str) -> Option<Found<'k>> {
    if NEVER.binary_search(&key).is_ok() {
        return None;
    }
    if key == "واحد" && clean.contains('أ') {
        // Folding makes "and one of" (وأحد) the word for one (واحد).
        return Some(Found { word: NumberWord::TeenUnit(1), proclitics: &key[..'و'.len_utf8()], article: false });
    }
    readings(key).as_slice().iter().find_map(|reading| {
        let found = |word, article| Found { word, proclitics: reading.proclitics(key), article };
        let bare = || row(reading.name(key)).map(|word| found(word, false));
        let with_article = || row(reading.stem(key)).map(|word| found(word, true));
        bare().or_else(|| if reading.article == Article::None { None } else { with_article() })
    })
}

fn row(word: &str) -> Option<NumberWord> {
    WORDS.binary_search_by(|(row, _)| (*row).cmp(word)).ok().map(|at| WORDS[at].1)
}

fn is_ordinal(what: What) -> bool {
    matches!(what, What::Word(NumberWord::Ordinal(_) | NumberWord::TeenOrdinal(_)))
}

/// Words that make the ordinal after them part of a name or of a month: آل ثاني, تشرين الأول, جمادى الآخرة.
fn is_tied(key: &str) -> bool {
    const TIED: [&str; 7] = ["ال", "بن", "ابن", "تشرين", "كانون", "ربيع", "جمادي"];
    readings(key).as_slice().iter().any(|reading| TIED.contains(&reading.name(key)))
}

/// أول أمس, أول من أمس: the day before yesterday.
fn is_day_before(words: &Words, at: usize) -> bool {
    let key = |at: usize| if at < words.len() { words.key(at) } else { "" };
    key(at).ends_with("اول") && (key(at + 1) == "امس" || key(at + 1) == "من" && key(at + 2) == "امس")
}

#[cfg(test)]
mod tests {
    use super::super::word_table::Count;
    use super::*;
    use crate::text::normalize;

    #[test]
    fn the_tables_are_sorted_and_folded() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for list in [DOUBTFUL, NEVER] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
        for word in WORDS.iter().map(|(word, _)| word).chain(DOUBTFUL).chain(NEVER) {
            assert_eq!(normalize::key(word), *word);
            assert!(!word.contains(' ') && !word.is_empty(), "{word}");
        }
        assert!(DOUBTFUL.iter().all(|word| row(word).or_else(|| row(word.strip_prefix("ال")?)).is_some()));
        assert!(NEVER.iter().all(|word| row(word).is_none()));
    }

    #[test]
    fn the_rows_hold_every_number_once_a_gender_and_case() {
        let count = |wanted: fn(NumberWord) -> bool| WORDS.iter().filter(|(_, word)| wanted(*word)).count();
        assert_eq!(count(|word| matches!(word, NumberWord::Tens(_))), 8 * 2);
        for unit in 1..=9 {
            assert!(WORDS.iter().filter(|(_, word)| *word == NumberWord::Unit(unit)).count() >= 2, "{unit}");
            assert!(WORDS.iter().filter(|(_, word)| *word == NumberWord::Ordinal(unit)).count() >= 2, "{unit}");
        }
        for power in [3, 6, 9, 12] {
            for form in [Count::One, Count::Two, Count::OneOrTwo, Count::Many] {
                assert!(WORDS.iter().any(|(_, word)| *word == NumberWord::Scale(power, form)), "{power} {form:?}");
            }
        }
    }
}
