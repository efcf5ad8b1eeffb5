//! The ledger against the glossary: what is new, what adds a form, what contradicts.

use std::collections::{BTreeMap, HashMap};

use super::ledger::{Ledger, Record};
use super::lesson::Evidence;
use super::translated;
use crate::glossary::id::slug;
use crate::glossary::{Entry, Glossary, Status};
use crate::kinds::EntryType;
use crate::text::normalize::key;

/// A pair of names that the glossary may take in.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The Arabic name in full, without proclitics.
    pub ar: String,
    /// The English name as the translation writes it.
    pub en: String,
    /// What it names.
    pub kind: EntryType,
    /// How sure it is that the two are one name, 0..=1.
    pub score: f32,
    /// In how many pairs of texts it was seen.
    pub count: usize,
    /// The entry that has this English already, by id: then the Arabic is another form of it.
    pub adds_form_to: Option<String>,
    /// What the glossary says otherwise, by id.
    pub conflicts: Vec<Conflict>,
    /// Some of the places where it was seen.
    pub evidence: Vec<Evidence>,
}

/// An entry that has the Arabic with another English, or that calls this English wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Its id.
    pub entry: String,
    /// Its English.
    pub en: String,
    /// Its Arabic form that is the proposal's, else its first one.
    pub ar: String,
    /// What was decided about it.
    pub status: Status,
}

/// The proposals that score `min_score` or more, best first, then by Arabic and English.
pub fn list(ledger: &Ledger, glossary: &Glossary, min_score: f32) -> Vec<Proposal> {
    let decided = Decided::new(glossary);
    let translated = translated::names(ledger);
    let unheard = translated.iter().filter(|(pair, _)| !ledger.names.contains_key(*pair));
    let scored = ledger.names.iter().chain(unheard).filter(|(_, record)| record.score() >= min_score);
    let mut found: Vec<Proposal> = scored.filter_map(|((ar, en), record)| decided.propose(ar, en, record)).collect();
    let thousandths = |proposal: &Proposal| (proposal.score * 1000.0).round() as u32;
    found.sort_by(|one, other| {
        thousandths(other).cmp(&thousandths(one)).then_with(|| (&one.ar, &one.en).cmp(&(&other.ar, &other.en)))
    });
    found
}

/// What the glossary says, by Arabic and by English.
struct Decided {
    entries: Vec<Entry>,
    by_arabic: HashMap<String, Vec<usize>>,
    by_english: HashMap<String, Vec<usize>>,
    /// Last and first words of approved people: what articles go on to call them.
    parts: BTreeMap<(String, String), usize>,
}

impl Decided {
    fn new(glossary: &Glossary) -> Self {
        let entries: Vec<Entry> =
            glossary.entries().map(|(_, entry)| entry).filter(|entry| entry.status != Status::Proposed).collect();
        let mut decided =
            Self { entries: Vec::new(), by_arabic: HashMap::new(), by_english: HashMap::new(), parts: BTreeMap::new() };
        for (number, entry) in entries.iter().enumerate() {
            for form in &entry.ar {
                push(&mut decided.by_arabic, key(form), number);
                if entry.kind == EntryType::Person && entry.status == Status::Approved {
                    entry.english().for_each(|english| decided.add_parts(form, english, number));
                }
            }
            entry
                .english()
                .chain(entry.avoid.iter().map(String::as_str))
                .for_each(|name| push(&mut decided.by_english, slug(name), number));
        }
        decided.entries = entries;
        decided
    }

    fn add_parts(&mut self, form: &str, english: &str, number: usize) {
        let (form, english) = (key(form), slug(english));
        let ends =
            [form.rsplit(' ').next().zip(english.rsplit('-').next()), form.split(' ').next().zip(english.split('-').next())];
        for (arabic, latin) in ends.into_iter().flatten() {
            self.parts.insert((arabic.to_string(), latin.to_string()), number);
        }
    }

    /// The proposal that a pair of names makes, if the glossary has not decided about it.
    fn propose(&self, ar: &str, en: &str, record: &Record) -> Option<Proposal> {
        let (arabic, english) = (key(ar), slug(en));
        let same_arabic = self.of(&self.by_arabic, &arabic);
        let same_english = self.of(&self.by_english, &english);
        let is_decided = same_arabic.clone().any(|entry| says(entry, &english))
            || self.parts.contains_key(&(arabic.clone(), english.clone()));
        if is_decided {
            return None;
        }
        let kind = record.kind();
        let approved = |entry: &&Entry| entry.status == Status::Approved;
        let adds_form_to = same_english
            .clone()
            .filter(approved)
            .filter(|entry| says(entry, &english) && may_be(entry.kind, kind))
            .map(|entry| entry.id.clone())
            .min();
        let other = same_arabic.filter(approved).chain(same_english.filter(approved).filter(|entry| !says(entry, &english)));
        let mut conflicts: Vec<Conflict> = other.map(|entry| conflict(entry, &arabic)).collect();
        conflicts.sort_by(|one, other| one.entry.cmp(&other.entry));
        conflicts.dedup();
        let (ar, en, score, count) = (ar.to_string(), en.to_string(), record.score(), record.count);
        Some(Proposal { ar, en, kind, score, count, adds_form_to, conflicts, evidence: record.evidence.clone() })
    }

    fn of<'d>(&'d self, map: &'d HashMap<String, Vec<usize>>, name: &str) -> impl Iterator<Item = &'d Entry> + Clone {
        map.get(name).into_iter().flatten().map(|&number| &self.entries[number])
    }
}

fn push(map: &mut HashMap<String, Vec<usize>>, name: String, number: usize) {
    let numbers = map.entry(name).or_default();
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

/// Whether an entry has this English, preferred or admitted.
fn says(entry: &Entry, english: &str) -> bool {
    entry.english().any(|name| slug(name) == english)
}

fn may_be(entry: EntryType, kind: EntryType) -> bool {
    entry == kind || entry == EntryType::Other || kind == EntryType::Other
}

fn conflict(entry: &Entry, arabic: &str) -> Conflict {
    let same = entry.ar.iter().find(|form| key(form) == arabic).or(entry.ar.first());
    Conflict { entry: entry.id.clone(), en: entry.en.clone(), ar: same.cloned().unwrap_or_default(), status: entry.status }
}
