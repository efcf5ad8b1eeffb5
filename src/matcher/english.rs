//! Entries by their English names: what another glossary calls by the same English is the same thing.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::glossary::Glossary;
use crate::glossary::id;
use crate::kinds::EntryKey;

/// The entries that match by sound, by their English names. Costs 16 bytes a name.
#[derive(Debug, Clone, Default)]
pub struct EnglishIndex {
    /// Sorted by the hash of the name's key.
    names: Vec<(u64, EntryKey)>,
}

impl EnglishIndex {
    /// The index of those entries of `glossary` that may be found by sound.
    pub fn new(glossary: &Glossary) -> Self {
        let mut names = Vec::new();
        for (key, entry) in glossary.sounding() {
            names.extend(entry.english().map(|name| (hash(&id::slug(name)), key)));
        }
        names.sort_unstable();
        names.dedup();
        Self { names }
    }

    /// The entries that have this English name, case and marks aside; `slug` is that of the name.
    pub fn named<'i>(&'i self, glossary: &'i Glossary, slug: &'i str) -> impl Iterator<Item = EntryKey> + 'i {
        let hash = hash(slug);
        let first = self.names.partition_point(|&(other, _)| other < hash);
        let same = self.names[first..].iter().take_while(move |&&(other, _)| other == hash);
        let is_named = move |key: &EntryKey| glossary.entry(*key).english().any(|other| id::slug(other) == slug);
        same.map(|&(_, key)| key).filter(is_named)
    }
}

/// The same in every run: its keys are fixed.
fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Entry;

    #[test]
    fn entries_are_found_in_any_case_and_without_marks() {
        let entry = |en: &str, ar: &[&str]| Entry {
            en: en.into(),
            ar: ar.iter().map(|&form| form.into()).collect(),
            ..Entry::default()
        };
        let glossary = Glossary::new(vec![entry("São Tomé", &[]), entry("Doha", &[]), entry("Kyiv", &["كييف"])]);
        let index = EnglishIndex::new(&glossary);
        let named = |name: &str| index.named(&glossary, &id::slug(name)).map(|key| glossary.entry(key).en).collect::<Vec<_>>();
        assert_eq!(named("doha"), ["Doha"]);
        assert_eq!(named("Sao Tome"), ["São Tomé"]);
        assert!(named("Kyiv").is_empty() && named("").is_empty());
    }
}
