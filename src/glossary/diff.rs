//! What is different between two glossaries, entry by entry.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::format::jsonl;

/// What one glossary has that another has not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// Entries that only the second has, by id.
    pub added: Vec<Entry>,
    /// Entries that only the first has, by id.
    pub removed: Vec<Entry>,
    /// Entries of one id that say different things, by id.
    pub changed: Vec<Changed>,
}

/// An entry that two glossaries have, but not alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// As the first has it.
    pub before: Entry,
    /// As the second has it.
    pub after: Entry,
    /// What differs, field by field in the order of files.
    pub fields: Vec<Field>,
}

/// A field that differs, with what it holds on either side; nothing where an entry leaves it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in files.
    pub name: String,
    /// Its values in the first.
    pub before: Vec<String>,
    /// Its values in the second.
    pub after: Vec<String>,
}

/// An entry as the first and as the second has it.
type Sides<'e> = (Option<&'e Entry>, Option<&'e Entry>);

impl Diff {
    /// Compares two lists of entries by their ids. Entries that share an id within one list are compared in their order.
    pub fn between(before: &[Entry], after: &[Entry]) -> Self {
        let mut pairs: BTreeMap<(&str, usize), Sides<'_>> = BTreeMap::new();
        for (key, entry) in numbered(before) {
            pairs.entry(key).or_default().0 = Some(entry);
        }
        for (key, entry) in numbered(after) {
            pairs.entry(key).or_default().1 = Some(entry);
        }
        let mut diff = Self::default();
        for pair in pairs.into_values() {
            match pair {
                (Some(before), Some(after)) if before != after => {
                    let fields = differing(before, after);
                    diff.changed.push(Changed { before: before.clone(), after: after.clone(), fields });
                }
                (Some(before), None) => diff.removed.push(before.clone()),
                (None, Some(after)) => diff.added.push(after.clone()),
                _ => {}
            }
        }
        diff
    }

    /// Whether the two are alike.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// The fields in which two entries differ.
pub fn differing(before: &Entry, after: &Entry) -> Vec<Field> {
    let (old, new) = (jsonl::fields(before), jsonl::fields(after));
    let pairs = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
    pairs.map(|((name, before), (_, after))| Field { name: name.to_string(), before, after }).collect()
}

/// The entries with their ids, and a number where several share one.
fn numbered(entries: &[Entry]) -> impl Iterator<Item = ((&str, usize), &Entry)> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    entries.iter().map(move |entry| {
        let count = seen.entry(&entry.id).or_default();
        *count += 1;
        ((entry.id.as_str(), *count), entry)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, note: &str, ar: &[&str]) -> Entry {
        let ar = ar.iter().map(|&form| form.into()).collect();
        Entry { id: id.into(), en: id.into(), note: note.into(), ar, ..Entry::default() }
    }

    #[test]
    fn entries_come_go_and_change() {
        let before = [entry("b", "", &["ب"]), entry("a", "", &[]), entry("c", "", &[])];
        let after = [entry("b", "new", &["ب", "پ"]), entry("c", "", &[]), entry("d", "", &[])];
        let diff = Diff::between(&before, &after);
        assert_eq!(diff.added, [entry("d", "", &[])]);
        assert_eq!(diff.removed, [entry("a", "", &[])]);
        let fields: Vec<(&str, usize, usize)> =
            diff.changed[0].fields.iter().map(|f| (f.name.as_str(), f.before.len(), f.after.len())).collect();
        assert_eq!(fields, [("ar", 1, 2), ("note", 0, 1)]);
        assert!(Diff::between(&after, &after).is_empty());
    }

    #[test]
    fn entries_that_share_an_id_are_all_seen() {
        let before = [entry("a", "one", &[]), entry("a", "two", &[])];
        let diff = Diff::between(&before, &before[..1]);
        assert_eq!((diff.removed.len(), diff.changed.len()), (1, 0));
    }
}
