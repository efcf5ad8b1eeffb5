//! Short mentions of people whose whole name the article gives: the index keeps only a few bearers of each name part, the
//! article says which one is meant.

use hashbrown::HashMap;

use super::{Candidate, weights};
use crate::document::Document;
use crate::glossary::parts::{Part, canonical, goes_with_the_word_before, is_particle};
use crate::kinds::{EntryType, How};
use crate::text::clitics::readings;
use crate::text::words::Words;

/// A part of a name, and the candidate that gives the whole.
#[derive(Clone, Copy)]
struct Anchor {
    whole: usize,
    part: Part,
}

/// Adds a candidate for every word that is the first or last word of a person's whole name elsewhere in the article, where
/// the index did not give it.
pub(super) fn add_short_mentions(document: &Document, found: &mut Vec<Candidate>) {
    let words = document.words();
    let anchors = anchors(words, found);
    if anchors.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for at in 0..words.len() {
        let key = words.key(at);
        for reading in readings(key).as_slice() {
            for anchor in anchors.get(canonical(reading.stem(key))).into_iter().flatten() {
                let whole = &found[anchor.whole];
                if !whole.words.contains(&at) {
                    added.push(Candidate {
                        span: words.span(document.text(), at..at + 1, reading.name),
                        words: at..at + 1,
                        proclitics: reading.name,
                        part: anchor.part,
                        how: How::Part,
                        skeleton: false,
                        other_article: false,
                        score: weights::LONE_GIVEN,
                        ..whole.clone()
                    });
                }
            }
        }
    }
    let mut known: hashbrown::HashSet<_> = found.iter().map(place_and_entry).collect();
    added.retain(|candidate| known.insert(place_and_entry(candidate)));
    found.extend(added);
}

fn place_and_entry(candidate: &Candidate) -> (usize, usize, usize, crate::kinds::EntryKey) {
    (candidate.words.start, candidate.words.end, candidate.proclitics, candidate.entry)
}

/// The first and last words of the people whose whole names stand in the article, one anchor for each entry and word.
fn anchors<'w>(words: &'w Words, found: &[Candidate]) -> HashMap<&'w str, Vec<Anchor>> {
    let mut anchors: HashMap<&str, Vec<Anchor>> = HashMap::new();
    for (whole, candidate) in found.iter().enumerate() {
        let is_whole = candidate.words.len() > 1 && matches!(candidate.part, Part::Full | Part::Outer);
        if !is_whole || candidate.kind != EntryType::Person {
            continue;
        }
        let last = words.key(candidate.words.end - 1);
        let first = &words.key(candidate.words.start)[candidate.proclitics..];
        for (word, part) in [(last, Part::Family), (first, Part::Given)] {
            let stem = without_article(word);
            let list = anchors.entry(stem).or_default();
            let new = list.iter().all(|anchor| found[anchor.whole].entry != candidate.entry);
            let stands_for_somebody = !is_particle(stem) && stem.chars().nth(2).is_some();
            if new && stands_for_somebody && !(part == Part::Family && is_half(words, candidate.words.end - 1)) {
                list.push(Anchor { whole, part });
            }
        }
    }
    anchors
}

/// Whether the last word of a name belongs to the one before it: an epithet (الثاني), or what follows a particle but أبو.
fn is_half(words: &Words, last: usize) -> bool {
    let before = canonical(words.key(last - 1));
    goes_with_the_word_before(words.key(last)) || is_particle(before) && before != "ابو"
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|stem| stem.chars().nth(1).is_some()).unwrap_or(word)
}
