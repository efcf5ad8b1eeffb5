//! Entries that resemble an unknown name.
//!
//! Interim: it walks the glossary once for all names, with a cheap test before each comparison, and gives up on
//! glossaries too large for that. The index of names by sound is to answer instead, behind [`fill`].

use super::UnknownTerm;
use crate::glossary::{Entry, Glossary, Status};
use crate::kinds::{EntryKey, EntryType};
use crate::text::normalize::key;

/// Glossaries with more entries than this are not walked.
const MOST_ENTRIES: usize = 100_000;

/// Entries shown for each name.
const MOST_NEAR: usize = 3;

/// Below this two names have nothing to do with each other.
const LEAST_SIMILAR: f64 = 0.6;

/// What it costs to match one part of a longer name instead of the whole.
const PART: f64 = 0.9;

/// What it costs that one is a person and the other a place, say: the article may mislead about either.
const OTHER_KIND: f64 = 0.8;

/// Of the letters of two names together, the share that must be common before they are compared.
const LEAST_COMMON: f64 = 0.6;

/// Sets the entries near each term: approved and proposed ones, the nearest first, ties by id.
pub(super) fn fill(terms: &mut [UnknownTerm], glossary: &Glossary) {
    if terms.is_empty() || glossary.len() > MOST_ENTRIES {
        return;
    }
    let wanted: Vec<Wanted> = terms.iter().map(Wanted::new).collect();
    let mut found: Vec<Vec<(f64, String, EntryKey)>> = vec![Vec::new(); terms.len()];
    for number in 0..glossary.len() {
        let entry_key = EntryKey(u32::try_from(number).unwrap_or(u32::MAX));
        if glossary.is_shadowed(entry_key) {
            continue;
        }
        let entry = glossary.entry(entry_key);
        if !matches!(entry.status, Status::Approved | Status::Proposed) {
            continue;
        }
        let candidate = Candidate::new(&entry);
        for (wanted, found) in wanted.iter().zip(&mut found) {
            let score = wanted.similarity(&candidate);
            if score >= LEAST_SIMILAR {
                found.push((score, entry.id.clone(), entry_key));
            }
        }
    }
    for (term, mut found) in terms.iter_mut().zip(found) {
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        term.near = found.into_iter().take(MOST_NEAR).map(|(score, _, entry)| (entry, rounded(score))).collect();
    }
}

fn rounded(score: f64) -> f32 {
    ((score * 1000.0).round() / 1000.0) as f32
}

/// A name and the set of its letters.
struct Name {
    text: String,
    letters: u64,
}

impl Name {
    fn new(text: String) -> Self {
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).fold(0, |set, c| set | 1 << (u32::from(c) % 64));
        Self { text, letters }
    }

    fn latin(text: &str) -> Self {
        Self::new(text.to_lowercase())
    }

    fn arabic(text: &str) -> Self {
        Self::new(key(text))
    }

    fn last_word(&self) -> &str {
        self.text.rsplit(' ').next().unwrap_or(&self.text)
    }

    fn similarity(&self, other: &Self) -> f64 {
        let (common, all) = ((self.letters & other.letters).count_ones(), (self.letters | other.letters).count_ones());
        let fewest = self.letters.count_ones().min(other.letters.count_ones());
        if all == 0 || f64::from(common) < LEAST_COMMON * f64::from(fewest) {
            return 0.0;
        }
        let whole = strsim::normalized_damerau_levenshtein(&self.text, &other.text);
        let one_is_short = self.text.contains(' ') != other.text.contains(' ');
        let part =
            if one_is_short { PART * strsim::normalized_damerau_levenshtein(self.last_word(), other.last_word()) } else { 0.0 };
        whole.max(part)
    }
}

struct Wanted {
    kind: EntryType,
    arabic: Name,
    latin: Vec<Name>,
}

impl Wanted {
    fn new(term: &UnknownTerm) -> Self {
        Self {
            kind: term.kind,
            arabic: Name::arabic(&term.text),
            latin: term.suggestions.iter().map(|text| Name::latin(text)).collect(),
        }
    }

    fn similarity(&self, candidate: &Candidate) -> f64 {
        let arabic = candidate.arabic.iter().map(|form| self.arabic.similarity(form));
        let latin = self.latin.iter().flat_map(|name| candidate.latin.iter().map(|form| name.similarity(form)));
        let stated = self.kind != EntryType::Other && candidate.kind != EntryType::Other;
        let kinds = if stated && self.kind != candidate.kind { OTHER_KIND } else { 1.0 };
        kinds * arabic.chain(latin).fold(0.0, f64::max)
    }
}

struct Candidate {
    kind: EntryType,
    arabic: Vec<Name>,
    latin: Vec<Name>,
}

impl Candidate {
    fn new(entry: &Entry) -> Self {
        let latin = std::iter::once(&entry.en).chain(&entry.also).map(|text| Name::latin(text)).collect();
        Self { kind: entry.kind, arabic: entry.ar.iter().map(|form| Name::arabic(form)).collect(), latin }
    }
}
