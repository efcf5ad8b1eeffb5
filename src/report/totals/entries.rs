//! The entries that articles use, how they write them, and those that nobody uses.

use std::collections::HashMap;

use super::line::Line;
use super::terms::{count, ranked};
use crate::kinds::EntryType;

/// Forms kept of an entry: the first ones.
const MOST_FORMS: usize = 24;

/// An entry with its use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryUse {
    /// Its id.
    pub id: String,
    /// Its preferred English.
    pub en: String,
    /// What it names.
    pub kind: EntryType,
    /// Articles that have it.
    pub articles: usize,
    /// Its mentions.
    pub mentions: usize,
    /// How articles write it, with the number of mentions, the most frequent first.
    pub forms: Vec<(String, usize)>,
}

/// All entries in use: as many as the glossary has at most.
#[derive(Debug, Default)]
pub(super) struct Entries {
    used: HashMap<String, EntryUse>,
    /// The number of the article that mentioned an entry last.
    articles: HashMap<String, usize>,
    number: usize,
}

impl Entries {
    /// Counts the mentions of an article.
    pub(super) fn add(&mut self, line: &Line<'_>) {
        self.number += 1;
        for mention in &line.mentions {
            let (Some(id), Some(en)) = (mention.entry.as_deref(), mention.en.as_deref()) else { continue };
            if !self.used.contains_key(id) {
                let new = EntryUse {
                    id: id.to_string(),
                    en: en.to_string(),
                    kind: mention.kind,
                    articles: 0,
                    mentions: 0,
                    forms: Vec::new(),
                };
                self.used.insert(id.to_string(), new);
                self.articles.insert(id.to_string(), 0);
            }
            if let (Some(entry), Some(last)) = (self.used.get_mut(id), self.articles.get_mut(id)) {
                entry.mentions += 1;
                entry.articles += usize::from(*last != self.number);
                *last = self.number;
                count(&mut entry.forms, mention.form.as_deref().unwrap_or(&mention.text), MOST_FORMS);
            }
        }
    }

    /// Whether an entry is in use.
    pub(super) fn has(&self, id: &str) -> bool {
        self.used.contains_key(id)
    }

    /// The most used first: by articles, then by mentions, then by id.
    pub(super) fn ranked(self) -> Vec<EntryUse> {
        let sorted = |entry: EntryUse| EntryUse { forms: ranked(entry.forms), ..entry };
        let mut entries: Vec<EntryUse> = self.used.into_values().map(sorted).collect();
        entries.sort_by(|a, b| (b.articles, b.mentions).cmp(&(a.articles, a.mentions)).then_with(|| a.id.cmp(&b.id)));
        entries
    }
}
