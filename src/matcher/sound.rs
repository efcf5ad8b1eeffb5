//! Entries that are found by sound: their English names in an index that an Arabic name can be looked up in.

use crate::glossary::{Glossary, Status};
use crate::kinds::EntryKey;
use crate::translit::{Coverage, Found, Model, NameIndex, Searcher, WordMemory};

/// The entries of a glossary that match by sound, by the sound of their English. Built once, shared by all threads.
///
/// Costs some 4 µs of processor and 80 bytes a name to build; nothing for entries that do not match by sound.
#[derive(Debug, Clone, Default)]
pub struct SoundIndex {
    names: NameIndex,
    /// The entry of each name, and whether it is only proposed.
    entries: Vec<(EntryKey, bool)>,
}

/// An entry found by sound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SoundMatch {
    /// The entry.
    pub entry: EntryKey,
    /// Whether the entry is only proposed.
    pub proposed: bool,
    /// How sure it is that the Arabic is this entry, 0..=1; 0.5 is the point of best F1 among names.
    pub score: f32,
    /// The score before it was calibrated, in nats: for models that weigh it together with other evidence.
    pub raw: f64,
    /// How many Arabic letters were matched.
    pub letters: usize,
    /// The part of the name that was found.
    pub coverage: Coverage,
}

impl SoundIndex {
    /// The index of those entries of `glossary` that may be found by sound.
    pub fn new(glossary: &Glossary) -> Self {
        let (mut names, mut entries) = (Vec::new(), Vec::new());
        for (key, entry) in glossary.sounding() {
            for name in entry.english() {
                names.push(name.to_string());
                entries.push((key, entry.status == Status::Proposed));
            }
        }
        Self { names: NameIndex::build(Model::builtin(), names.iter().map(String::as_str)), entries }
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no entry is found by sound.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries that the Arabic `name` may be, best first, each once, at most `limit`. The name is without its clitics.
    ///
    /// Takes under a millisecond a word among a hundred thousand names, and more where `limit` is above three (docs/models.md has the
    /// figures): [`Self::find_above`] takes half as long.
    pub fn find(&self, searcher: &mut Searcher<'_>, name: &str, limit: usize, out: &mut Vec<SoundMatch>) {
        self.find_above(searcher, name, limit, 0.0, out);
    }

    /// The same but for entries that score less than `floor`, 0..=1. From one half on it does not look twice for what is not there.
    pub fn find_above(&self, searcher: &mut Searcher<'_>, name: &str, limit: usize, floor: f32, out: &mut Vec<SoundMatch>) {
        self.once_each(searcher.find_above(&self.names, name, MOST_FORMS * limit, floor), limit, out);
    }

    /// The same as [`Self::find`], for the names of one article: what a word sounds like is worked out once. Always with one `limit`.
    pub fn find_remembering(
        &self,
        searcher: &mut Searcher<'_>,
        name: &str,
        limit: usize,
        memory: &mut WordMemory,
        out: &mut Vec<SoundMatch>,
    ) {
        self.once_each(searcher.find_remembering(&self.names, name, MOST_FORMS * limit, memory), limit, out);
    }

    fn once_each(&self, names: &[Found], limit: usize, out: &mut Vec<SoundMatch>) {
        out.clear();
        for found in names {
            let (entry, proposed) = self.entries[found.name as usize];
            if out.len() < limit && !out.iter().any(|other| other.entry == entry) {
                let (score, raw, letters, coverage) = (found.score, found.raw, found.letters, found.coverage);
                out.push(SoundMatch { entry, proposed, score, raw, letters, coverage });
            }
        }
    }
}

/// Names of one entry that may stand side by side in an answer, before each entry is counted once.
const MOST_FORMS: usize = 3;

/// A searcher with the weights that are compiled in, for use with a [`SoundIndex`]. One for each thread.
pub fn searcher() -> Searcher<'static> {
    Searcher::new(Model::builtin())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Entry;

    #[test]
    fn an_entry_without_arabic_is_found_once_by_any_of_its_names() {
        let entry = |en: &str, also: &[&str]| Entry {
            en: en.into(),
            also: also.iter().map(|&name| name.into()).collect(),
            ..Entry::default()
        };
        let with_arabic = Entry { ar: vec!["بوغدانوف".into()], ..entry("Bogdanoff", &[]) };
        let glossary = Glossary::new(vec![entry("Mikhail Bogdanov", &["Bogdanov"]), entry("Doha", &[]), with_arabic]);
        let (index, mut searcher, mut found) = (SoundIndex::new(&glossary), searcher(), Vec::new());
        index.find(&mut searcher, "بوغدانوف", 10, &mut found);
        let names: Vec<String> = found.iter().map(|found| glossary.entry(found.entry).en).collect();
        assert_eq!(names, ["Mikhail Bogdanov"]);
        assert!(found[0].score > 0.5 && found[0].coverage == Coverage::Whole);
    }
}
