//! Entries that resemble an unknown name.

use std::cmp::Reverse;

use super::UnknownTerm;
use crate::glossary::Glossary;
use crate::glossary::parts::{Part, form_key};
use crate::kinds::{EntryKey, EntryType};

/// Entries shown for one name.
const MOST_NEAR: usize = 3;

/// Likeness from which an entry is worth showing.
const LEAST_LIKE: f32 = 0.6;

/// What share of the likeness remains where only a part of the entry's name is near.
const PART: f32 = 0.9;

/// What share remains where the entry and the name are of two stated kinds.
const OTHER_KIND: f32 = 0.8;

/// The entries near a term, by its text and its spellings, the nearest first.
pub(super) fn near(term: &UnknownTerm, glossary: &Glossary) -> Vec<(EntryKey, f32)> {
    let mut found: Vec<(EntryKey, f32)> = Vec::new();
    for name in std::iter::once(&term.text).chain(&term.suggestions) {
        let key = form_key(name).key;
        for (index, base) in glossary.indexes() {
            for form in index.near(&key) {
                let likeness = form.likeness * part_share(form.posting.part) * kind_share(term.kind, form.posting.kind);
                let entry = EntryKey(base + form.posting.entry);
                if likeness >= LEAST_LIKE && !glossary.is_shadowed(entry) {
                    keep_best(&mut found, entry, rounded(likeness));
                }
            }
        }
    }
    let mut ranked: Vec<(Reverse<i32>, String, EntryKey, f32)> = found
        .into_iter()
        .map(|(entry, score)| (Reverse((score * 1000.0) as i32), glossary.entry(entry).id, entry, score))
        .collect();
    ranked.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    ranked.into_iter().take(MOST_NEAR).map(|(_, _, entry, score)| (entry, score)).collect()
}

fn keep_best(found: &mut Vec<(EntryKey, f32)>, entry: EntryKey, score: f32) {
    match found.iter_mut().find(|(known, _)| *known == entry) {
        Some((_, best)) => *best = best.max(score),
        None => found.push((entry, score)),
    }
}

/// A first name is shared by too many to be near anybody.
fn part_share(part: Part) -> f32 {
    match part {
        Part::Full | Part::Outer => 1.0,
        Part::Prefix | Part::Family => PART,
        Part::Given => 0.0,
    }
}

fn kind_share(a: EntryType, b: EntryType) -> f32 {
    let stated = a != EntryType::Other && b != EntryType::Other;
    if stated && a != b { OTHER_KIND } else { 1.0 }
}

fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}
