//! Names that the articles spell in several ways.

use std::collections::BTreeMap;

use super::entries::EntryUse;
use super::terms::Term;
use crate::text::normalize::{key, skeleton};

/// A skeleton of fewer letters says nothing: most short words share theirs with others.
const SHORTEST_SKELETON: usize = 4;

/// A name with its spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The entry; `None` for unknown names that have the same consonants, which is a reason to look and no more.
    pub entry: Option<String>,
    /// Its English, or the first suggestion.
    pub en: Option<String>,
    /// Its mentions.
    pub mentions: usize,
    /// The spellings with their mentions, the most used first.
    pub forms: Vec<(String, usize)>,
}

/// Entries with several forms, and unknown names that differ in vowels alone; the most used first, then by first spelling.
pub(super) fn find(entries: &[EntryUse], terms: &[Term]) -> Vec<Spelling> {
    let several = entries.iter().filter(|entry| entry.forms.len() > 1);
    let known = several.map(|entry| Spelling {
        entry: Some(entry.id.clone()),
        en: Some(entry.en.clone()),
        mentions: entry.mentions,
        forms: entry.forms.clone(),
    });
    let mut found: Vec<Spelling> = known.chain(unknown(terms)).collect();
    found.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.forms.cmp(&b.forms)));
    found
}

fn unknown(terms: &[Term]) -> Vec<Spelling> {
    let mut groups: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for term in terms {
        let mut bones = String::new();
        for word in key(&term.text).split(' ') {
            skeleton(word, &mut bones);
            bones.push(' ');
        }
        if bones.chars().filter(|letter| *letter != ' ').count() >= SHORTEST_SKELETON {
            groups.entry(bones).or_default().push(term);
        }
    }
    let several = groups.into_values().filter(|terms| terms.len() > 1);
    let spelling = |terms: Vec<&Term>| Spelling {
        entry: None,
        en: terms[0].suggestions.first().cloned(),
        mentions: terms.iter().map(|term| term.mentions).sum(),
        forms: terms.iter().map(|term| (term.text.clone(), term.mentions)).collect(),
    };
    several.map(spelling).collect()
}
