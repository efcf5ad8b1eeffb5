//! What the glossary says by now: which pairs it has decided about, and what contradicts them. It is kept up to date while a
//! person decides.

use std::collections::HashMap;

use super::ledger::Record;
use super::proposals::{Conflict, Proposal};
use crate::glossary::id::slug;
use crate::glossary::{Entry, Glossary, Status};
use crate::kinds::EntryType;
use crate::text::normalize::key;

/// A pair of names with what it is looked up by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) ar: String,
    pub(super) en: String,
    pub(super) record: Record,
    /// The Arabic under spelling folding.
    pub(super) arabic: String,
    /// The slug of the English.
    pub(super) english: String,
}

impl Candidate {
    pub(super) fn new(ar: &str, en: &str, record: &Record) -> Self {
        Self { ar: ar.to_string(), en: en.to_string(), record: record.clone(), arabic: key(ar), english: slug(en) }
    }

    /// The score as it is shown.
    pub(super) fn thousandths(&self) -> u32 {
        (self.record.score() * 1000.0).round() as u32
    }
}

/// What the glossary says, by id, by Arabic and by English.
#[derive(Debug, Clone, Default)]
pub(super) struct Decided {
    /// All that was ever put in; a number stays what it is.
    entries: Vec<Entry>,
    holds: Vec<bool>,
    /// The entries of an id, the one that holds last: a desk's own hides the one of an earlier glossary.
    by_id: HashMap<String, Vec<usize>>,
    by_arabic: HashMap<String, Vec<usize>>,
    by_english: HashMap<String, Vec<usize>>,
    /// Last and first words of approved people: what articles go on to call them.
    parts: HashMap<(String, String), Vec<usize>>,
}

impl Decided {
    pub(super) fn new(glossary: &Glossary) -> Self {
        let mut decided = Self::default();
        // Two entries of one id in one glossary are a slip, and both hold.
        glossary.entries().for_each(|(_, entry)| _ = decided.add(entry));
        decided
    }

    /// Takes an entry in; one of the same id no longer holds. Gives its number.
    pub(super) fn put(&mut self, entry: Entry) -> usize {
        if let Some(&hidden) = self.by_id.get(&entry.id).and_then(|same| same.last()) {
            self.holds[hidden] = false;
        }
        self.add(entry)
    }

    fn add(&mut self, entry: Entry) -> usize {
        let number = self.entries.len();
        self.by_id.entry(entry.id.clone()).or_default().push(number);
        // What is only proposed decides nothing.
        if entry.status != Status::Proposed {
            for form in &entry.ar {
                push(&mut self.by_arabic, key(form), number);
                if entry.kind == EntryType::Person && entry.status == Status::Approved {
                    entry
                        .english()
                        .flat_map(|english| ends(form, english))
                        .for_each(|ends| push(&mut self.parts, ends, number));
                }
            }
            for name in entry.english().chain(entry.avoid.iter().map(String::as_str)) {
                push(&mut self.by_english, slug(name), number);
            }
        }
        self.entries.push(entry);
        self.holds.push(true);
        number
    }

    /// Takes out the entry of this id that holds; one that it hid holds again. Gives that one's number.
    pub(super) fn remove(&mut self, id: &str) -> Option<usize> {
        let same = self.by_id.get_mut(id)?;
        self.holds[same.pop()?] = false;
        let back = *same.last()?;
        self.holds[back] = true;
        Some(back)
    }

    /// The entry of this id.
    pub(super) fn get(&self, id: &str) -> Option<&Entry> {
        self.at(*self.by_id.get(id)?.last()?)
    }

    /// Whether this very entry was ever taken in, whatever holds of its id by now.
    pub(super) fn had(&self, entry: &Entry) -> bool {
        self.by_id.get(&entry.id).is_some_and(|same| same.iter().any(|&number| self.entries[number] == *entry))
    }

    /// The entry of this number, if it holds.
    pub(super) fn at(&self, number: usize) -> Option<&Entry> {
        (*self.holds.get(number)?).then(|| &self.entries[number])
    }

    /// All entries that hold, with their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.entries.iter().enumerate().filter(|(number, _)| self.holds[*number])
    }

    /// Whether the glossary has the pair, has it as the end of a person's name, or has turned it down.
    pub(super) fn has(&self, arabic: &str, english: &str) -> bool {
        let parts = self.parts.get(&(arabic.to_string(), english.to_string()));
        self.of(&self.by_arabic, arabic).any(|entry| says(entry, english))
            || parts.is_some_and(|numbers| numbers.iter().any(|&number| self.holds[number]))
    }

    /// The approved entry that has this English, preferred or admitted, and may be of this type.
    pub(super) fn same_english(&self, english: &str, kind: EntryType) -> Option<&Entry> {
        let approved = self.of(&self.by_english, english).filter(|entry| entry.status == Status::Approved);
        approved.filter(|entry| says(entry, english) && may_be(entry.kind, kind)).min_by(|one, other| one.id.cmp(&other.id))
    }

    /// The entry by which a pair is rejected or forbidden.
    pub(super) fn turned_down(&self, arabic: &str, english: &str) -> Option<&Entry> {
        let turned_down = |entry: &&Entry| matches!(entry.status, Status::Rejected | Status::Forbidden);
        self.of(&self.by_arabic, arabic).filter(turned_down).find(|entry| says(entry, english))
    }

    /// What the glossary says against a pair, by id.
    pub(super) fn conflicts(&self, arabic: &str, english: &str) -> Vec<Conflict> {
        let approved = |entry: &&Entry| entry.status == Status::Approved;
        let same_arabic = self.of(&self.by_arabic, arabic).filter(approved).filter(|entry| !says(entry, english));
        let wrong = self.of(&self.by_english, english).filter(approved).filter(|entry| !says(entry, english));
        let mut found: Vec<Conflict> = same_arabic.chain(wrong).map(|entry| conflict(entry, arabic)).collect();
        found.sort_by(|one, other| one.entry.cmp(&other.entry));
        found.dedup();
        found
    }

    /// The proposal that a pair of names makes, if the glossary has not decided about it.
    pub(super) fn propose(&self, candidate: &Candidate) -> Option<Proposal> {
        let Candidate { ar, en, record, arabic, english } = candidate;
        if self.has(arabic, english) {
            return None;
        }
        let kind = record.kind();
        Some(Proposal {
            ar: ar.clone(),
            en: en.clone(),
            kind,
            score: record.score(),
            count: record.count,
            adds_form_to: self.same_english(english, kind).map(|entry| entry.id.clone()),
            conflicts: self.conflicts(arabic, english),
            evidence: record.evidence.clone(),
        })
    }

    fn of<'d>(&'d self, map: &'d HashMap<String, Vec<usize>>, name: &str) -> impl Iterator<Item = &'d Entry> {
        map.get(name).into_iter().flatten().filter_map(|&number| self.at(number))
    }
}

fn push<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<usize>>, name: K, number: usize) {
    let numbers = map.entry(name).or_default();
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

/// The last and the first words of a name on both sides, folded.
pub(super) fn ends(form: &str, english: &str) -> impl Iterator<Item = (String, String)> + use<> {
    let (form, english) = (key(form), slug(english));
    let pair = |arabic: Option<&str>, latin: Option<&str>| Some((arabic?.to_string(), latin?.to_string()));
    let last = pair(form.rsplit(' ').next(), english.rsplit('-').next());
    let first = pair(form.split(' ').next(), english.split('-').next());
    last.into_iter().chain(first)
}

/// Whether an entry has this English, preferred or admitted.
pub(super) fn says(entry: &Entry, english: &str) -> bool {
    entry.english().any(|name| slug(name) == english)
}

/// Whether an entry has this Arabic form, under spelling folding.
pub(super) fn has_form(entry: &Entry, arabic: &str) -> bool {
    entry.ar.iter().any(|form| key(form) == arabic)
}

fn may_be(entry: EntryType, kind: EntryType) -> bool {
    entry == kind || entry == EntryType::Other || kind == EntryType::Other
}

fn conflict(entry: &Entry, arabic: &str) -> Conflict {
    let same = entry.ar.iter().find(|form| key(form) == arabic).or(entry.ar.first());
    Conflict { entry: entry.id.clone(), en: entry.en.clone(), ar: same.cloned().unwrap_or_default(), status: entry.status }
}
