//! People whose Arabic does not sound like their English: most often two rows that slipped, or a form of somebody else.

use rayon::prelude::*;

use crate::glossary::entry::{Entry, Status};
use crate::kinds::EntryType;
use crate::text::words::is_arabic_letter;
use crate::translit::{Model, NameIndex, Searcher};

/// The score by sound, 0..=1, below which two names have next to nothing in common.
const LEAST_LIKE: f32 = 0.02;

/// The forms of approved people of which neither the whole nor any word sounds like one of their English names: number of the
/// entry, and the form. Pen names and nicknames are among them.
pub(super) fn disagreeing(entries: &[Entry]) -> Vec<(usize, String)> {
    let searcher = || Searcher::new(Model::builtin());
    let found = entries.par_iter().enumerate().map_init(searcher, |searcher, (at, entry)| {
        if entry.kind != EntryType::Person || entry.status != Status::Approved || entry.ar.is_empty() {
            return Vec::new();
        }
        let index = NameIndex::build(Model::builtin(), entry.english());
        let mut agrees = |name: &str| searcher.find(&index, name, 1).first().is_some_and(|found| found.score >= LEAST_LIKE);
        let mut is_strange =
            |form: &&String| form.chars().any(is_arabic_letter) && !agrees(form) && !form.split_whitespace().any(&mut agrees);
        entry.ar.iter().filter(&mut is_strange).map(|form| (at, form.clone())).collect()
    });
    found.flatten_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_slipped_are_found() {
        let person = |en: &str, ar: &[&str]| Entry {
            en: en.into(),
            ar: ar.iter().map(|&form| form.into()).collect(),
            kind: EntryType::Person,
            ..Entry::default()
        };
        let mut entries = vec![
            person("Juhani Sarilumma", &["يوهاني ساريلوما"]),
            person("Marek Dobrzynski", &["يوهاني ساريلوما", "مارك دوبرزينسكي"]),
            person("Khalid al-Mutairi", &["خالد المطيري"]),
        ];
        assert_eq!(disagreeing(&entries), [(1, "يوهاني ساريلوما".to_string())]);
        entries[1].kind = EntryType::Place;
        assert!(disagreeing(&entries).is_empty());
    }
}
