//! English names that are nearly those of an entry which was not found in the source: the Arabic may be spelled too oddly to be
//! found, and yet sound more like the entry than like what the translation says, or the translation spells it right elsewhere.

use std::ops::Range;

use super::english::words_of;
use super::expected::Expected;
use super::near::{self, Near};
use super::view::View;
use crate::align::names::english::{EnglishName, NameClass};
use crate::glossary::index::LATIN;
use crate::glossary::parts::form_key;
use crate::kinds::EntryKey;

/// How sure it must be that the Arabic sounds like the entry.
const SOUNDS: f32 = 0.3;

/// How much less it must sound like what the translation says.
const MARGIN: f32 = 0.05;

/// Letters of a name that a slip leaves recognisable, and of what the slip may leave.
const SHORTEST: usize = 5;
const SHORTEST_LEFT: usize = SHORTEST - 1;

/// Letters of a name that hardly two people have but for one letter.
const LONG: usize = 8;

/// The near misses among names that nothing covers. Only a desk's own entries count: the built-in glossary knows its Arabic, and
/// holds thousands of people whose names differ by a letter.
pub(super) fn find(view: &mut View<'_>, covered: &[bool]) -> Vec<Near> {
    let is_free = |name: &&EnglishName| {
        let free = !name.words.clone().any(|at| covered[at] || view.gazetteer.target[at]);
        free && matches!(name.class, NameClass::Name | NameClass::Doubtful) && name.span.len() >= SHORTEST_LEFT
    };
    let free = view.capitals.names.iter().filter(is_free);
    let names: Vec<(Range<usize>, bool)> = free.map(|name| (name.words.clone(), name.class == NameClass::Name)).collect();
    let mut found = Vec::new();
    for (run, is_surely_a_name) in names {
        let entries = entries_near(view, &run);
        found.extend(entries.into_iter().find_map(|key| nearly(view, &run, key, is_surely_a_name)));
    }
    found
}

/// Desk entries whose English is a letter or two from a name, the nearest first; none where an entry is the name itself.
fn entries_near(view: &View<'_>, run: &Range<usize>) -> Vec<EntryKey> {
    let key = form_key(view.target_text(view.english.span(run))).key;
    let mut near: Vec<(f32, EntryKey)> = Vec::new();
    for (index, base) in view.glossary.indexes().filter(|(_, base)| !view.glossary.is_builtin(EntryKey(*base))) {
        let latin = index.near(&key).into_iter().filter(|form| form.posting.form == LATIN && !form.posting.proposed);
        near.extend(latin.map(|form| (form.likeness, EntryKey(base + form.posting.entry))));
    }
    near.retain(|(_, entry)| !view.glossary.is_shadowed(*entry));
    near.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
    if near.first().is_some_and(|(likeness, _)| *likeness >= 1.0) {
        return Vec::new();
    }
    near.into_iter().map(|(_, entry)| entry).collect()
}

/// The near miss, if a word of the corresponding sentences sounds like the entry and less like the translation, where the two differ;
/// or if the translation has a long name elsewhere as the entry has it.
fn nearly(view: &mut View<'_>, run: &Range<usize>, key: EntryKey, is_surely_a_name: bool) -> Option<Near> {
    let bead = view.bead_of_target(run.start)?;
    let expected = Expected::new(view.glossary.entry(key), &mut view.ear);
    let written: Vec<String> = run.clone().map(|at| view.english.tokens()[at].folded.clone()).collect();
    let right = words_of(&expected.entry.en);
    if right.len() != written.len() {
        return None;
    }
    let (at, _) = written.iter().zip(&right).enumerate().find(|(_, (written, right))| written != right)?;
    if right[at].chars().count() < SHORTEST {
        return None;
    }
    let is_long = right[at].chars().count() >= LONG && near::distance(&written[at], &right[at]) == Some(1);
    let is_elsewhere = is_long && !view.english.find(&right).is_empty();
    let around: Vec<usize> = view.around(bead).flat_map(|bead| view.beads[bead].source.clone()).collect();
    let sounds = is_surely_a_name
        && around.into_iter().any(|word| {
            let arabic = view.pair.source.words().key(word).to_string();
            let wanted = view.ear.alike(&arabic, &right[at]);
            wanted >= SOUNDS && wanted > view.ear.alike(&arabic, &written[at]) + MARGIN
        });
    (sounds || is_elsewhere).then(|| {
        view.expected.push(expected);
        let (entry, slipped) = (view.expected.len() - 1, vec![run.start + at]);
        Near { run: run.clone(), slipped, entry, form: 0, distance: 1, away: 1 }
    })
}
