//! What the glossary has near a proposal: entries that it contradicts, that it adds to, that share words with it, or whose form is
//! a letter or two away.

use std::collections::{BTreeSet, HashMap};

use super::super::decided::{Candidate, Decided};
use super::super::proposals::Proposal;
use crate::glossary::id::slug;
use crate::glossary::parts::{Part, form_key};
use crate::glossary::{Entry, Glossary, Status};
use crate::text::normalize::key;

/// Entries shown beside a proposal at most, but for those that contradict it.
const MOST: usize = 5;

/// A word that more entries have says nothing (محمد).
const COMMONEST: usize = 200;

/// Letters of a Latin word that is worth comparing.
const SHORTEST: usize = 3;

/// Share of the words of the longer name that two names need in common.
const LEAST_SHARED: f32 = 0.5;

/// Likeness of two forms from which one is worth showing.
const LEAST_LIKE: f32 = 0.6;

/// An entry near a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearEntry {
    /// The entry.
    pub entry: Entry,
    /// Whether it contradicts the proposal.
    pub conflict: bool,
}

/// Entries by the words of their names.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    by_word: HashMap<String, Vec<usize>>,
}

impl Words {
    pub(super) fn new(decided: &Decided) -> Self {
        let mut words = Self::default();
        decided.all().for_each(|(number, entry)| words.put(number, entry));
        words
    }

    pub(super) fn put(&mut self, number: usize, entry: &Entry) {
        if !matches!(entry.status, Status::Approved | Status::Proposed) {
            return;
        }
        let names = entry.ar.iter().map(|form| key(form)).chain(entry.english().map(slug));
        for word in names.flat_map(|name| words_of(&name)).collect::<BTreeSet<_>>() {
            self.by_word.entry(word).or_default().push(number);
        }
    }

    /// The entries that share words with a name on one side, the nearest first.
    fn near<'d>(&self, decided: &'d Decided, candidate: &Candidate) -> Vec<(f32, &'d Entry)> {
        let (arabic, english) = (words_of(&candidate.arabic), words_of(&candidate.english));
        let lists = arabic.iter().chain(&english).filter_map(|word| self.by_word.get(word));
        let numbers: BTreeSet<usize> = lists.filter(|list| list.len() <= COMMONEST).flatten().copied().collect();
        let judge = |number: usize| {
            let entry = decided.at(number)?;
            let forms = entry.ar.iter().map(|form| shared(&arabic, &words_of(&key(form))));
            let terms = entry.english().map(|term| shared(&english, &words_of(&slug(term))));
            let share = forms.chain(terms).max_by(f32::total_cmp)?;
            (share >= LEAST_SHARED).then_some((share, entry))
        };
        let mut found: Vec<(f32, &Entry)> = numbers.into_iter().filter_map(judge).collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.id.cmp(&other.1.id)));
        found
    }
}

fn words_of(name: &str) -> Vec<String> {
    let letters = |word: &&str| !word.is_empty() && (!word.is_ascii() || word.len() >= SHORTEST);
    name.split([' ', '-']).filter(letters).map(String::from).collect()
}

/// The share of the longer name's words that the other has too. Half of two whole names says something only where it is the last
/// name.
fn shared(one: &[String], other: &[String]) -> f32 {
    let both = one.iter().filter(|word| other.contains(word)).count();
    let longer = one.len().max(other.len()).max(1);
    let is_first_name = one.len().min(other.len()) > 1 && one.last() != other.last() && 2 * both <= longer;
    if is_first_name { 0.0 } else { both as f32 / longer as f32 }
}

/// What the glossary has near a proposal: first what contradicts it, then the entry that it adds a form to, then the nearest.
pub(super) fn near(
    proposal: &Proposal,
    candidate: &Candidate,
    decided: &Decided,
    words: &Words,
    glossary: &Glossary,
) -> Vec<NearEntry> {
    let mut found: Vec<NearEntry> = Vec::new();
    let mut add = |entry: &Entry, conflict: bool| {
        if !found.iter().any(|known| known.entry.id == entry.id) {
            found.push(NearEntry { entry: entry.clone(), conflict });
        }
    };
    proposal.conflicts.iter().filter_map(|conflict| decided.get(&conflict.entry)).for_each(|entry| add(entry, true));
    proposal.adds_form_to.iter().filter_map(|id| decided.get(id)).for_each(|entry| add(entry, false));
    words.near(decided, candidate).into_iter().take(MOST).for_each(|(_, entry)| add(entry, false));
    for entry in alike(&candidate.ar, glossary) {
        decided.get(&entry).filter(|entry| entry.status == Status::Approved).into_iter().for_each(|entry| add(entry, false));
    }
    let contradicting = found.iter().filter(|near| near.conflict).count();
    found.truncate(contradicting + MOST);
    found
}

/// The ids of entries of which a form is a letter or two away, the likest first.
fn alike(ar: &str, glossary: &Glossary) -> Vec<String> {
    let key = form_key(ar).key;
    let mut found: Vec<(f32, String)> = Vec::new();
    for (index, base) in glossary.indexes() {
        let near = index.near(&key).into_iter();
        let near = near.filter(|near| near.likeness >= LEAST_LIKE && matches!(near.posting.part, Part::Full | Part::Outer));
        found.extend(near.map(|near| (near.likeness, glossary.entry(crate::kinds::EntryKey(base + near.posting.entry)).id)));
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    found.into_iter().map(|(_, id)| id).collect()
}
