//! Taking the entries of another glossary over into one's own. What one's own says is kept; what the other says otherwise is
//! reported, never lost in silence.

use std::collections::HashMap;

use super::entry::{Entry, Status};
use super::id;
use crate::kinds::EntryType;
use crate::text::normalize::key;

/// What was done with the entries of the other glossary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// New entries.
    pub new: usize,
    /// Entries that were there and got more forms, terms or fields.
    pub extended: usize,
    /// Entries that were there with all of it.
    pub known: usize,
    /// New entries one of whose Arabic forms another English has.
    pub shared: usize,
    /// What the two say differently, in the order of the other glossary.
    pub conflicts: Vec<Conflict>,
}

/// Something that the other glossary says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The number of the entry in the other glossary, from 0.
    pub number: usize,
    /// The entry of one's own.
    pub own: String,
    /// What differs: a field's name.
    pub field: &'static str,
    /// What one's own says.
    pub ours: String,
    /// What the other says.
    pub theirs: String,
    /// Whether the other's was taken.
    pub taken: bool,
}

/// Takes `others` over into `entries`. Entries are the same where English and type are, or where one has no type; such an entry
/// gets the forms and terms it lacks. Where a note, source or match mode differs, the own one stays unless `replace`. What was
/// rejected or forbidden stays so. New entries that name no day were added on `day`.
pub fn import(entries: &mut Vec<Entry>, others: Vec<Entry>, replace: bool, day: &str) -> Imported {
    let mut import = Import { known: Known::of(entries), entries, replace, day, done: Imported::default() };
    for (number, other) in others.into_iter().enumerate() {
        import.take(number, other);
    }
    import.done
}

struct Import<'e> {
    known: Known,
    entries: &'e mut Vec<Entry>,
    replace: bool,
    day: &'e str,
    done: Imported,
}

/// Where to look for an entry.
#[derive(Default)]
struct Known {
    ids: HashMap<String, usize>,
    english: HashMap<String, Vec<usize>>,
    forms: HashMap<String, usize>,
}

impl Known {
    fn of(entries: &[Entry]) -> Self {
        let mut known = Self::default();
        for (at, entry) in entries.iter().enumerate() {
            known.add(at, entry);
        }
        known
    }

    fn add(&mut self, at: usize, entry: &Entry) {
        self.ids.entry(entry.id.clone()).or_insert(at);
        self.english.entry(entry.en.clone()).or_default().push(at);
        if entry.status == Status::Approved {
            self.add_forms(at, entry);
        }
    }

    fn add_forms(&mut self, at: usize, entry: &Entry) {
        for form in &entry.ar {
            self.forms.entry(key(form)).or_insert(at);
        }
    }
}

impl Import<'_> {
    fn take(&mut self, number: usize, mut other: Entry) {
        if let Some(at) = self.same(&other) {
            return self.join(number, at, other);
        }
        if let Some(&at) = self.known.ids.get(&other.id) {
            // An id that is made of the English can be made anew; one that somebody chose means something.
            if other.id != id::slug(&other.en) {
                return self.conflict(number, at, "id", &other.id.clone(), &other.en);
            }
            other.id = self.free_id(&other);
            if self.known.ids.contains_key(&other.id) {
                return self.conflict(number, at, "id", &other.id.clone(), &other.en);
            }
        }
        let approved = other.status == Status::Approved;
        let shares = approved && other.ar.iter().any(|form| self.known.forms.contains_key(&key(form)));
        self.done.shared += usize::from(shares);
        self.done.new += 1;
        if other.added.is_empty() {
            self.day.clone_into(&mut other.added);
        }
        self.known.add(self.entries.len(), &other);
        self.entries.push(other);
    }

    /// The entry of one's own that the other is.
    fn same(&self, other: &Entry) -> Option<usize> {
        let of_english = self.known.english.get(&other.en)?;
        let of_type = |at: &&usize| self.entries[**at].kind == other.kind;
        if let Some(&at) = of_english.iter().find(of_type) {
            return Some(at);
        }
        match of_english.as_slice() {
            [at] if other.kind == EntryType::Other || self.entries[*at].kind == EntryType::Other => Some(*at),
            _ => None,
        }
    }

    fn join(&mut self, number: usize, at: usize, other: Entry) {
        let before = self.entries[at].clone();
        if matches!(before.status, Status::Rejected | Status::Forbidden) && before.status != other.status {
            let (ours, theirs) = (before.status.as_str(), other.status.as_str());
            return self.conflict(number, at, "status", ours, theirs);
        }
        let own = &mut self.entries[at];
        for (list, more) in [(&mut own.ar, &other.ar), (&mut own.also, &other.also), (&mut own.avoid, &other.avoid)] {
            for text in more {
                if !list.contains(text) {
                    list.push(text.clone());
                }
            }
        }
        if own.kind == EntryType::Other {
            own.kind = other.kind;
        }
        // Who passes on an approved entry approves a proposed one; who passes on a proposal takes nothing back.
        if own.status == Status::Proposed && other.status == Status::Approved {
            own.status = Status::Approved;
        }
        if own.mode.is_none() {
            own.mode = other.mode;
        }
        if own.added.is_empty() {
            own.added.clone_from(&other.added);
        }
        self.text(number, at, "note", |entry| &mut entry.note, &other.note);
        self.text(number, at, "source", |entry| &mut entry.source, &other.source);
        self.mode(number, at, &other);
        if matches!(other.status, Status::Rejected | Status::Forbidden) && before.status != other.status {
            self.conflict(number, at, "status", before.status.as_str(), other.status.as_str());
        }
        let own = self.entries[at].clone();
        match own == before {
            true => self.done.known += 1,
            false => self.done.extended += 1,
        }
        if own.status == Status::Approved {
            self.known.add_forms(at, &own);
        }
    }

    /// Fills a text in where it is empty; notes a conflict where it says something else.
    fn text(&mut self, number: usize, at: usize, field: &'static str, of: impl Fn(&mut Entry) -> &mut String, theirs: &str) {
        let own = of(&mut self.entries[at]);
        if theirs.is_empty() || own == theirs {
            return;
        }
        if own.is_empty() {
            return theirs.clone_into(own);
        }
        let ours = own.clone();
        if self.replace {
            theirs.clone_into(own);
        }
        self.conflict_of(number, at, field, &ours, theirs, self.replace);
    }

    fn mode(&mut self, number: usize, at: usize, other: &Entry) {
        let (Some(ours), Some(theirs)) = (self.entries[at].mode, other.mode) else { return };
        if ours != theirs {
            if self.replace {
                self.entries[at].mode = Some(theirs);
            }
            self.conflict_of(number, at, "match", ours.as_str(), theirs.as_str(), self.replace);
        }
    }

    fn conflict(&mut self, number: usize, at: usize, field: &'static str, ours: &str, theirs: &str) {
        self.conflict_of(number, at, field, ours, theirs, false);
    }

    fn conflict_of(&mut self, number: usize, at: usize, field: &'static str, ours: &str, theirs: &str, taken: bool) {
        let own = self.entries[at].id.clone();
        self.done.conflicts.push(Conflict { number, own, field, ours: ours.into(), theirs: theirs.into(), taken });
    }

    /// The slug with its hash.
    fn free_id(&self, other: &Entry) -> String {
        let mut pair = [Entry { id: String::new(), ..other.clone() }, Entry { id: String::new(), ..other.clone() }];
        id::fill_in(&mut pair);
        std::mem::take(&mut pair[0].id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(en: &str, ar: &[&str]) -> Entry {
        let ar = ar.iter().map(|&form| form.into()).collect();
        Entry { id: id::slug(en), en: en.into(), ar, ..Entry::default() }
    }

    #[test]
    fn forms_are_joined_and_contradictions_said() {
        let mut desk = vec![
            Entry { note: "capital".into(), kind: EntryType::Place, ..entry("Kyiv", &["كييف"]) },
            entry("Lviv", &["لفيف"]),
        ];
        let others = vec![
            Entry { note: "a city".into(), ..entry("Kyiv", &["كيف"]) },
            entry("Lviv", &["لفيف"]),
            entry("Odesa", &["أوديسا"]),
            entry("Lemberg", &["لفيف"]),
        ];
        let done = import(&mut desk, others.clone(), false, "");
        assert_eq!((done.new, done.extended, done.known, done.shared), (2, 1, 1, 1));
        assert_eq!((desk[0].ar.len(), desk[0].note.as_str(), desk.len()), (2, "capital", 4));
        let conflict = &done.conflicts[0];
        assert_eq!((conflict.field, conflict.ours.as_str(), conflict.theirs.as_str()), ("note", "capital", "a city"));
        let again = import(&mut desk, others.clone(), true, "");
        assert_eq!((again.new, again.extended, desk[0].note.as_str()), (0, 1, "a city"));
        assert_eq!(import(&mut desk, others, true, ""), Imported { known: 4, ..Imported::default() });
    }

    #[test]
    fn what_was_rejected_stays_rejected() {
        let mut desk = vec![Entry { status: Status::Rejected, ..entry("Kyiv", &["كييف"]) }];
        let done = import(&mut desk, vec![entry("Kyiv", &["كييف", "كيف"])], true, "");
        assert_eq!((done.conflicts[0].field, desk[0].status, desk[0].ar.len()), ("status", Status::Rejected, 1));
    }

    #[test]
    fn an_id_that_is_taken_is_made_anew_or_said() {
        let mut desk = vec![entry("Georgia", &["جورجيا"])];
        let state = Entry { kind: EntryType::Place, ..entry("Georgia!", &["ولاية جورجيا"]) };
        let chosen = Entry { id: "georgia".into(), ..entry("State of Georgia", &[]) };
        let done = import(&mut desk, vec![state, chosen], false, "2026-11-24");
        assert!(desk[1].id.starts_with("georgia-") && desk[1].added == "2026-11-24");
        assert_eq!((done.new, done.conflicts[0].field, done.conflicts[0].theirs.as_str()), (1, "id", "State of Georgia"));
    }
}
