//! Signs and words for "per cent" beside a number.

use crate::span::Span;
use crate::text::normalize::is_ignorable;
use crate::text::words::{Gap, Words};

/// Words for "per cent" after a number, by their keys; the longer first.
const WORDS: [&[&str]; 8] =
    [&["في", "المئه"], &["في", "المائه"], &["بالمئه"], &["بالمائه"], &["per", "cent"], &["percent"], &["pct"], &["pc"]];

const SIGNS: [char; 3] = ['%', '٪', '％'];

/// The end of the number `span` whose words end before `end`, with the sign or words for "per cent" after it: the bytes and the
/// words. `None` where there are none.
pub(super) fn after(text: &str, words: &Words, span: Span, end: usize) -> Option<(usize, usize)> {
    let rest = &text[span.end..];
    let sign = rest.char_indices().find(|&(_, letter)| letter != ' ' && letter != '\u{A0}' && !is_ignorable(letter));
    if let Some((at, sign)) = sign.filter(|(_, letter)| SIGNS.contains(letter)) {
        return Some((span.end + at + sign.len_utf8(), end));
    }
    let run = WORDS.iter().find(|run| is_run(words, end, run))?;
    let last = end + run.len();
    Some((words.get(last - 1).span.end, last))
}

/// Where a sign directly before the number begins (٪12), unless a number stands before the sign.
pub(super) fn before(text: &str, span: Span) -> Option<usize> {
    let (rest, sign) = split_last(&text[..span.start])?;
    let owned = rest.trim_end_matches(|c: char| c == ' ' || is_ignorable(c)).ends_with(char::is_numeric);
    (SIGNS.contains(&sign) && !owned).then_some(rest.len())
}

/// Whether the word at `at` begins a run for "per cent", so that its مئة is no hundred.
pub(super) fn begins(words: &Words, at: usize) -> bool {
    WORDS.iter().any(|run| is_run(words, at, run))
}

fn is_run(words: &Words, at: usize, run: &[&str]) -> bool {
    at + run.len() <= words.len()
        && run.iter().enumerate().all(|(step, key)| {
            words.key(at + step) == *key && words.get(at + step).gap.only(Gap::SPACE.with(Gap::LINE).with(Gap::HYPHEN))
        })
}

fn split_last(text: &str) -> Option<(&str, char)> {
    let text = text.trim_end_matches(is_ignorable);
    let last = text.chars().next_back()?;
    Some((&text[..text.len() - last.len_utf8()], last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn the_table_is_folded_and_no_row_hides_another() {
        for (at, run) in WORDS.iter().enumerate() {
            assert!(run.iter().all(|word| key(word) == *word) && !run.is_empty(), "{run:?}");
            assert!(WORDS[..at].iter().all(|earlier| !run.starts_with(earlier)), "{run:?}");
        }
    }
}
