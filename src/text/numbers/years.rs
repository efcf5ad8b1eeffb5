//! Which numbers are years, as the words beside them say.

use super::{Number, NumberKind, Written};
use crate::text::clitics::readings;
use crate::text::words::{Gap, Words};

/// Words before a year, by their keys.
const BEFORE: [&str; 6] = ["عام", "عامي", "اعوام", "سنه", "سنتي", "سنوات"];

/// Words between two years of a list or span.
const BETWEEN: [&str; 3] = ["و", "الي", "حتي"];

/// Words after a Hijri year.
const HIJRI: [&str; 4] = ["ه", "هجري", "هجريه", "للهجره"];

/// Years that need no era beside them.
const USUAL: std::ops::Range<u64> = 1000..2200;

/// Marks the numbers that the words beside them make years: عام 2023, عامي 2022 و2023, 1445 هـ.
pub(super) fn mark(words: &Words, numbers: &mut [Number]) {
    for at in 0..numbers.len() {
        let (earlier, rest) = numbers.split_at_mut(at);
        let number = &mut rest[0];
        let is_year = is_plausible(number) && (follows_year_word(words, number) || continues(words, earlier.last(), number));
        if is_year || is_hijri(words, number) {
            number.kind = NumberKind::Year;
        }
    }
}

/// Whether the era after a number makes it a Hijri year. It is left as written.
pub(crate) fn is_hijri(words: &Words, number: &Number) -> bool {
    let end = number.words.end;
    number.kind != NumberKind::Percent
        && number.written == Written::Plain
        && number.value.as_whole().is_some_and(|value| value < 2000)
        && end < words.len()
        && words.get(end).gap.only(Gap::SPACE)
        && HIJRI.contains(&words.key(end))
}

/// Whether a word is one that years follow, through its clitics.
pub(crate) fn is_year_word(key: &str) -> bool {
    let is_one = |word: &str| BEFORE.contains(&word);
    readings(key).as_slice().iter().any(|reading| is_one(reading.name(key)) || is_one(reading.stem(key)))
}

fn is_plausible(number: &Number) -> bool {
    matches!(number.kind, NumberKind::Cardinal)
        && matches!(number.written, Written::Plain | Written::Words)
        && number.value.as_whole().is_some_and(|value| USUAL.contains(&value))
}

fn follows_year_word(words: &Words, number: &Number) -> bool {
    let at = number.words.start;
    at > 0 && words.get(at).gap.only(Gap::SPACE.with(Gap::OPEN).with(Gap::QUOTE)) && is_year_word(words.key(at - 1))
}

fn continues(words: &Words, before: Option<&Number>, number: &Number) -> bool {
    let Some(before) = before.filter(|before| before.kind == NumberKind::Year) else { return false };
    let at = number.words.start;
    match at - before.words.end {
        0 => words.get(at).gap.only(Gap::HYPHEN.with(Gap::SLASH).with(Gap::SPACE)),
        1 => words.get(at).gap.only(Gap::SPACE) && BETWEEN.contains(&words.key(at - 1)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn the_tables_are_folded() {
        for word in BEFORE.iter().chain(&BETWEEN).chain(&HIJRI) {
            assert_eq!(key(word), *word);
        }
    }
}
