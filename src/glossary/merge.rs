//! Three glossaries into one: what two people made of the same glossary, as git merges it, but entry by entry and field by field.
//!
//! Forms and terms that either added are there, those that either took out are gone. Where both changed a text, a status or the
//! like and not to the same, or one removed what the other changed, both sides are kept and shown: nothing is ever lost.

use std::collections::{BTreeMap, HashSet};

use super::diff::{Field, differing};
use super::entry::Entry;
use super::format::jsonl;
use super::write::conflict;
use crate::error::Result;

/// What became of a merge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The entries that both sides agree on, by id.
    pub entries: Vec<Entry>,
    /// Those that a person must decide on, by id.
    pub conflicts: Vec<MergeConflict>,
}

/// An entry on which the two sides do not agree; a side that removed it is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeConflict {
    /// The id that they share.
    pub id: String,
    /// As it was, if it was there.
    pub base: Option<Entry>,
    /// Ours: what could be merged is merged, what could not is as we have it.
    pub ours: Option<Entry>,
    /// Theirs: what could be merged is merged, what could not is as they have it.
    pub theirs: Option<Entry>,
}

impl MergeConflict {
    /// The fields in which the two sides differ, ours as `before`; none where one side removed the entry.
    pub fn fields(&self) -> Vec<Field> {
        match (&self.ours, &self.theirs) {
            (Some(ours), Some(theirs)) => differing(ours, theirs),
            _ => Vec::new(),
        }
    }
}

impl Merged {
    /// The merged glossary as JSON lines. Around both sides of a conflict stand the marks that git uses; a glossary with such
    /// marks is read with warnings and not changed by this program until a person has decided.
    pub fn write(&self) -> String {
        let mut parts: Vec<(&str, String)> =
            self.entries.iter().map(|entry| (entry.id.as_str(), jsonl::row(entry) + "\n")).collect();
        let side = |entry: &Option<Entry>| entry.as_ref().map_or(String::new(), |entry| jsonl::row(entry) + "\n");
        parts.extend(self.conflicts.iter().map(|conflict| {
            let (ours, base, theirs) = (side(&conflict.ours), side(&conflict.base), side(&conflict.theirs));
            let text = format!("<<<<<<< ours\n{ours}||||||| base\n{base}=======\n{theirs}>>>>>>> theirs\n");
            (conflict.id.as_str(), text)
        }));
        parts.sort_by(|a, b| a.0.cmp(b.0));
        parts.into_iter().map(|(_, text)| text).collect()
    }
}

/// Merges what two sides made of `base`.
///
/// # Errors
/// If two entries of one list share an id: which is which cannot be told.
pub fn merge(base: &[Entry], ours: &[Entry], theirs: &[Entry]) -> Result<Merged> {
    let (base, ours, theirs) = (by_id(base, "base")?, by_id(ours, "ours")?, by_id(theirs, "theirs")?);
    let ids: std::collections::BTreeSet<&str> = base.keys().chain(ours.keys()).chain(theirs.keys()).copied().collect();
    let mut merged = Merged::default();
    for id in ids {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(|list| list.get(id).copied());
        match one(base, ours, theirs) {
            Outcome::Gone => {}
            Outcome::Agreed(entry) => merged.entries.push(entry),
            Outcome::Open(ours, theirs) => {
                merged.conflicts.push(MergeConflict { id: id.to_string(), base: base.cloned(), ours, theirs });
            }
        }
    }
    Ok(merged)
}

fn by_id<'e>(entries: &'e [Entry], side: &str) -> Result<BTreeMap<&'e str, &'e Entry>> {
    let mut found = BTreeMap::new();
    for entry in entries {
        if found.insert(entry.id.as_str(), entry).is_some() {
            let id = &entry.id;
            return Err(conflict(format!("two entries of {side} have the id \"{id}\"; give one another id, then merge")));
        }
    }
    Ok(found)
}

enum Outcome {
    Gone,
    Agreed(Entry),
    Open(Option<Entry>, Option<Entry>),
}

/// What becomes of one id.
fn one(base: Option<&Entry>, ours: Option<&Entry>, theirs: Option<&Entry>) -> Outcome {
    match (base, ours, theirs) {
        (_, None, None) => Outcome::Gone,
        (_, ours, theirs) if ours == theirs => ours.map_or(Outcome::Gone, |entry| Outcome::Agreed(entry.clone())),
        // What one side left alone is as the other has it.
        (base, ours, theirs) if base == ours => theirs.map_or(Outcome::Gone, |entry| Outcome::Agreed(entry.clone())),
        (base, ours, theirs) if base == theirs => ours.map_or(Outcome::Gone, |entry| Outcome::Agreed(entry.clone())),
        (base, Some(ours), Some(theirs)) => both(base, ours, theirs),
        (_, ours, theirs) => Outcome::Open(ours.cloned(), theirs.cloned()),
    }
}

/// Merges an entry that both sides have and changed.
fn both(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> Outcome {
    let nothing = Entry::default();
    let origin = base.unwrap_or(&nothing);
    let (mut left, mut right) = (ours.clone(), theirs.clone());
    let lists: [fn(&mut Entry) -> &mut Vec<String>; 3] = [|e| &mut e.ar, |e| &mut e.also, |e| &mut e.avoid];
    for list in lists {
        let merged = merged_list(list(&mut origin.clone()), list(&mut left), list(&mut right));
        list(&mut left).clone_from(&merged);
        *list(&mut right) = merged;
    }
    let texts: [fn(&mut Entry) -> &mut String; 4] = [|e| &mut e.en, |e| &mut e.note, |e| &mut e.source, |e| &mut e.added];
    for text in texts {
        settle(text(&mut origin.clone()), text(&mut left), text(&mut right));
    }
    settle(&origin.kind, &mut left.kind, &mut right.kind);
    settle(&origin.status, &mut left.status, &mut right.status);
    settle(&origin.mode, &mut left.mode, &mut right.mode);
    if left == right { Outcome::Agreed(left) } else { Outcome::Open(Some(left), Some(right)) }
}

/// Gives both sides the value of the one that changed it, if only one did.
fn settle<T: Clone + PartialEq>(origin: &T, left: &mut T, right: &mut T) {
    if left == origin {
        left.clone_from(right);
    } else if right == origin {
        right.clone_from(left);
    }
}

/// What both left of a list, in our order, with what either added.
fn merged_list(origin: &[String], left: &[String], right: &[String]) -> Vec<String> {
    let [in_origin, in_left, in_right] = [origin, left, right].map(|list| list.iter().collect::<HashSet<&String>>());
    let stays = |text: &&String| !in_origin.contains(text) || in_left.contains(text) && in_right.contains(text);
    // Who left the order alone takes the other's: the first form is the usual one.
    let (first, second) = if left == origin { (right, left) } else { (left, right) };
    let mut merged: Vec<String> = Vec::new();
    for text in first.iter().chain(second).filter(stays) {
        if !merged.contains(text) {
            merged.push(text.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::entry::Status;

    use proptest::prelude::*;

    fn entry(id: &str, note: &str, ar: &[&str]) -> Entry {
        let ar = ar.iter().map(|&form| form.into()).collect();
        Entry { id: id.into(), en: id.into(), note: note.into(), ar, ..Entry::default() }
    }

    fn merged(base: &[Entry], ours: &[Entry], theirs: &[Entry]) -> Merged {
        merge(base, ours, theirs).expect("ids are told apart")
    }

    #[test]
    fn what_either_added_is_there_and_what_either_took_out_is_gone() {
        let base = [entry("a", "", &["ا", "ب"]), entry("b", "", &[]), entry("c", "", &[])];
        let ours = [entry("a", "", &["ا", "ب", "ج"]), entry("c", "", &[]), entry("d", "", &[])];
        let theirs = [entry("a", "noted", &["د", "ا"]), entry("b", "", &[]), entry("e", "", &[])];
        let result = merged(&base, &ours, &theirs);
        assert!(result.conflicts.is_empty());
        assert_eq!(result.entries, [entry("a", "noted", &["ا", "ج", "د"]), entry("d", "", &[]), entry("e", "", &[])]);
    }

    #[test]
    fn who_leaves_the_order_alone_takes_the_others() {
        let result = merged(&[entry("a", "", &["ا", "ب"])], &[entry("a", "", &["ا", "ب"])], &[entry("a", "", &["ب", "ا"])]);
        assert_eq!(result.entries[0].ar, ["ب", "ا"]);
    }

    #[test]
    fn contradictions_are_shown_with_both_sides() {
        let base = [entry("a", "old", &["ا"]), entry("b", "", &[])];
        let ours = [entry("a", "ours", &["ا", "ب"])];
        let theirs = [entry("a", "theirs", &["ا", "ج"]), entry("b", "changed", &[])];
        let result = merged(&base, &ours, &theirs);
        assert!(result.entries.is_empty());
        let fields: Vec<String> = result.conflicts[0].fields().into_iter().map(|field| field.name).collect();
        assert_eq!(fields, ["note"]);
        assert_eq!(result.conflicts[0].ours.as_ref().map(|entry| entry.ar.len()), Some(3));
        assert!(result.conflicts[1].ours.is_none() && result.conflicts[1].theirs.is_some());
        let text = result.write();
        assert_eq!(text.matches("<<<<<<<").count(), 2);
        assert!(["old", "ours", "theirs", "changed"].iter().all(|word| text.contains(&format!("\"note\":\"{word}\""))));
    }

    #[test]
    fn two_sides_that_add_one_thing_join_it() {
        let one = Entry { status: Status::Proposed, ..entry("a", "", &["ا"]) };
        let result = merged(&[], &[one], &[entry("a", "", &["ب"])]);
        assert_eq!((result.entries.len(), result.conflicts.len()), (1, 0));
        assert_eq!(result.entries[0].ar, ["ا", "ب"]);
        assert!(merge(&[], &[entry("a", "", &[]), entry("a", "", &[])], &[]).is_err());
    }

    fn glossary() -> impl Strategy<Value = Vec<Entry>> {
        let one = ("[abc]", "[xy]?", prop::collection::vec("[بتث]", 0..3));
        prop::collection::vec(one, 0..4).prop_map(|rows| {
            let entries: BTreeMap<String, Entry> = rows
                .into_iter()
                .map(|(id, note, mut ar)| {
                    ar.sort();
                    ar.dedup();
                    (id.clone(), Entry { en: id.clone(), id, note, ar, ..Entry::default() })
                })
                .collect();
            entries.into_values().collect()
        })
    }

    proptest! {
        /// No side's new form is lost, merging with an unchanged side gives the other, and both ways round agree on what is open.
        #[test]
        fn nothing_is_lost(base in glossary(), ours in glossary(), theirs in glossary()) {
            let result = merged(&base, &ours, &theirs);
            let text = result.write();
            for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
                for entry in side {
                    let before = base.iter().find(|old| old.id == entry.id);
                    if before == Some(entry) {
                        continue;
                    }
                    let row = format!("\"id\":\"{}\"", entry.id);
                    prop_assert!(text.contains(&row));
                    for form in entry.ar.iter().filter(|form| before.is_none_or(|old| !old.ar.contains(form))) {
                        let kept = |entry: &Entry| entry.ar.contains(form);
                        let agreed = result.entries.iter().find(|found| found.id == entry.id).is_some_and(kept);
                        let open = result.conflicts.iter().filter(|open| open.id == entry.id);
                        let open = open.flat_map(|open| [&open.ours, &open.theirs]).flatten().any(kept);
                        prop_assert!(agreed || open);
                    }
                }
                prop_assert_eq!(&merged(&base, side, &base).entries, side);
                let open = |result: &Merged| result.conflicts.iter().map(|open| open.id.clone()).collect::<Vec<_>>();
                prop_assert_eq!(open(&merged(&base, side, other)), open(&result));
            }
        }
    }
}
