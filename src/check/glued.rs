//! Names of the glossary that are written on to the word before or behind them, as if the space had been forgotten.

use std::ops::Range;

use crate::document::Document;
use crate::glossary::Glossary;
use crate::kinds::EntryKey;
use crate::matcher::{Candidate, Matcher};
use crate::text::lexicon::Lexicon;
use crate::text::words::{Script, Words};

/// Letters of a word that may be two, and of either of the two, at least.
const SHORTEST: usize = 7;
const SHORTEST_PART: usize = 3;

/// How frequent the one of the two that is no name is, at least: see [`Lexicon::band`]. Rarer words are found in many names.
const COMMON: u8 = 4;

/// Words on either side that may belong to the name, or say what it is.
const BESIDE: usize = 3;

/// What a desk's own entries match where a word that is no Arabic word is cut in two, by place: the name behind an ordinary word, or
/// before one. The words are the uncut ones, the span is the name's.
///
/// Costs some microseconds for each such word. A glossary that is but the built-in one is passed over: nothing of it is suspected.
pub(super) fn candidates(document: &Document, glossary: &Glossary) -> Vec<Candidate> {
    let mut found = Vec::new();
    if glossary.indexes().all(|(_, base)| glossary.is_builtin(EntryKey(base))) {
        return found;
    }
    let mut matcher = Matcher::new(glossary);
    for at in 0..document.words().len() {
        for place in cuts(document.words(), at) {
            found.extend(at_cut(document, &mut matcher, at, place));
        }
    }
    found
}

/// Where in its key a word may be cut: between an ordinary word and what may be a name.
fn cuts(words: &Words, at: usize) -> Vec<usize> {
    let key = words.key(at);
    let lexicon = Lexicon::builtin();
    let is_long = |part: &str, least: usize| part.chars().nth(least - 1).is_some();
    if words.get(at).script != Script::Arabic || !is_long(key, SHORTEST) || lexicon.commonest_reading(key).is_some() {
        return Vec::new();
    }
    let is_common = |part: &str| lexicon.commonest_reading(part).is_some_and(|band| band >= COMMON);
    let places = key.char_indices().map(|(place, _)| place).skip(SHORTEST_PART);
    let parts = places.map(|place| (place, key.split_at(place)));
    parts
        .filter(|(_, (_, second))| is_long(second, SHORTEST_PART))
        .filter(|(_, (first, second))| is_common(first) || is_common(second))
        .map(|(place, _)| place)
        .collect()
}

/// The candidates of one cut: those that begin behind it, and those that end before it.
fn at_cut(document: &Document, matcher: &mut Matcher<'_>, at: usize, place: usize) -> Vec<Candidate> {
    let (text, words) = (document.text(), document.words());
    let key = words.key(at);
    let around = beside(words, at);
    let before: Vec<&str> = (around.start..at).map(|other| words.clean(other)).collect();
    let behind: Vec<&str> = (at + 1..around.end).map(|other| words.clean(other)).collect();
    let (first, second) = key.split_at(place);
    let cut = [&before[..], &[first, second], &behind[..]].concat().join(" ");
    let end_of_first = before.len() + 1;
    let placed = |candidate: Candidate| {
        let Range { start, end } = candidate.words;
        let (run, tail) = if start == end_of_first {
            (at..at + end - start, 0)
        } else if end == end_of_first {
            (at + 1 - (end - start)..at + 1, second.len())
        } else {
            return None;
        };
        let span = words.span_between(text, run.clone(), if tail == 0 { place } else { 0 } + candidate.proclitics, tail);
        Some(Candidate { words: run, span, ..candidate })
    };
    matcher.candidates(&Document::new(&cut)).into_iter().filter_map(placed).collect()
}

/// The words that may belong to one name with a word, and the word itself.
fn beside(words: &Words, at: usize) -> Range<usize> {
    let joins = |other: usize| other < words.len() && words.get(other).gap.joins_name();
    let start = (0..BESIDE).take_while(|back| at > *back && joins(at - back)).count();
    let end = (1..=BESIDE).take_while(|ahead| joins(at + ahead)).count();
    at - start..at + 1 + end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Entry;

    #[test]
    fn names_are_found_behind_and_before_the_word_they_are_written_on_to() {
        let entry = |ar: &str, en: &str| Entry { ar: vec![ar.into()], en: en.into(), ..Entry::default() };
        let glossary =
            Glossary::new(vec![entry("زهرة تاركوفنا", "Zahra Tarkovna"), entry("بوريس فيلنوفيتش", "Boris Vilnovich")]);
        for (text, expected) in [
            ("قالت الوزيرةزهرة تاركوفنا إن الاجتماع تأجل", Some("زهرة تاركوفنا")),
            ("وصل بوريس فيلنوفيتشبعد الظهر إلى المدينة", Some("بوريس فيلنوفيتش")),
            ("قالت الوزيرة زهرة تاركوفنا إن الاجتماع تأجل", None),
            ("وصل الوزير إلى المدينة", None),
        ] {
            let document = Document::new(text);
            let mut found = candidates(&document, &glossary);
            found.sort_by(|one, other| other.score.total_cmp(&one.score));
            assert_eq!(found.first().map(|found| found.span.of(text)), expected, "{text}");
        }
        assert!(candidates(&Document::new("الوزيرةزهرة تاركوفنا"), Glossary::builtin()).is_empty());
    }
}
