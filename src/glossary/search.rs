//! `glossary find`: entries near what a person typed, in either language.

use super::{Entry, Glossary};
use crate::kinds::EntryKey;
use crate::text::normalize::key;

/// Likeness (Jaro-Winkler) from which a name is near what was typed.
const NEAR: f64 = 0.86;

impl Glossary {
    /// The entries whose English, alternatives, id or Arabic holds the query or is close to it, best first, at most `limit`.
    ///
    /// Walks all entries: made for a person's question, not for an article.
    pub fn search(&self, query: &str, limit: usize) -> Vec<(EntryKey, Entry, f32)> {
        let query = key(query);
        let mut found: Vec<(EntryKey, Entry, f32)> =
            self.entries().filter_map(|(key, entry)| likeness(&query, &entry).map(|score| (key, entry, score))).collect();
        found.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.1.id.cmp(&b.1.id)));
        found.truncate(limit);
        found
    }
}

/// How near an entry is to the query, 0..=1, if it is near at all.
fn likeness(query: &str, entry: &Entry) -> Option<f32> {
    let names = entry.ar.iter().chain([&entry.en, &entry.id]).chain(&entry.also);
    names.filter_map(|name| of_name(query, &key(name))).max_by(f32::total_cmp)
}

fn of_name(query: &str, name: &str) -> Option<f32> {
    if query.is_empty() {
        return None;
    }
    if name == query {
        return Some(1.0);
    }
    if name.contains(query) {
        // The more of the name was typed, the nearer it is.
        return Some(0.9 + 0.1 * query.len() as f32 / name.len() as f32);
    }
    let whole = strsim::jaro_winkler(query, name);
    let word = name.split(' ').map(|word| strsim::jaro_winkler(query, word)).fold(whole, f64::max);
    (word >= NEAR).then_some(0.9 * word as f32)
}
