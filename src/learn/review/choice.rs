//! What a person decides about a proposal, and what that changes in a glossary.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::super::decided::{Candidate, Decided, ends, has_form, says};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::id::{slug, told_apart};
use crate::glossary::{Entry, Status};
use crate::kinds::EntryType;
use crate::text::normalize::{is_format, key};
use crate::text::words::is_arabic_letter;

/// What a person decides about a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// It is right: a new entry, or a new form of the entry that has this English.
    Accept,
    /// It is right once this is changed. What was proposed is then remembered as rejected.
    Edit(Edit),
    /// It is wrong, and is never proposed again.
    Reject {
        /// Why, for people; may be empty.
        note: String,
    },
    /// This English is wrong for this Arabic, in every translation: `check` says so.
    Forbid {
        /// Why, for people; may be empty.
        note: String,
    },
    /// The Arabic is a form of this entry.
    Merge {
        /// Its id.
        entry: String,
        /// Whether the proposal's English is right for it too; else that pair is remembered as rejected.
        also: bool,
    },
}

/// What is otherwise than proposed; `None` is as proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// The Arabic.
    pub ar: Option<String>,
    /// The English.
    pub en: Option<String>,
    /// The type.
    pub kind: Option<EntryType>,
}

impl Choice {
    /// The word for it, as the journal notes it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Edit(_) => "edit",
            Self::Reject { .. } => "reject",
            Self::Forbid { .. } => "forbid",
            Self::Merge { .. } => "merge",
        }
    }
}

/// An entry that a decision changed or made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As it was, if it was there.
    pub before: Option<Entry>,
    /// As it is.
    pub after: Entry,
}

/// What a choice does to a glossary, whatever others did to it meanwhile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    steps: Vec<Step>,
    /// What it says about pairs of names.
    verdicts: Vec<Verdict>,
}

/// What a pair of names is by a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Verdict {
    arabic: String,
    english: String,
    status: Status,
}

impl Verdict {
    /// Whether an entry says otherwise about the pair.
    fn is_denied_by(&self, entry: &Entry) -> bool {
        entry.status != Status::Proposed
            && entry.status != self.status
            && says(entry, &self.english)
            && has_form(entry, &self.arabic)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// A new entry, or forms and terms for the one of its id.
    Put(Entry),
    /// More for an entry that the glossary has; where it belongs to another glossary that is not written to, this copy of it
    /// takes its place. One that was written to the glossary and is gone from it is not brought back.
    Extend { copy: Entry, is_written: bool, ar: Option<String>, also: Option<String> },
}

impl Plan {
    /// Changes the entries of a glossary. Says what is otherwise than before: nothing where somebody decided the same meanwhile.
    ///
    /// # Errors
    /// A [`Conflict`](ErrorKind::Conflict) if somebody decided otherwise meanwhile, or took out or turned down the entry that was
    /// to get a form; `entries` may then be half changed and should not be written.
    pub fn apply(&self, entries: &mut Vec<Entry>) -> Result<Vec<Change>> {
        for verdict in &self.verdicts {
            if let Some(Entry { id, status, .. }) = entries.iter().find(|entry| verdict.is_denied_by(entry)) {
                return Err(meanwhile(&format!("{} ({id})", status.as_str())));
            }
        }
        let mut places = places(entries);
        self.apply_at(entries, &mut places)
    }

    /// The same, where nobody can have written since the plan was made.
    pub(super) fn apply_at(&self, entries: &mut Vec<Entry>, places: &mut HashMap<String, usize>) -> Result<Vec<Change>> {
        let mut changes = Vec::new();
        for step in &self.steps {
            let (after, place) = step.result(entries, places)?;
            match place {
                Some(at) if entries[at] == after => {}
                Some(at) => {
                    let before = std::mem::replace(&mut entries[at], after.clone());
                    changes.push(Change { before: Some(before), after });
                }
                None => {
                    places.insert(after.id.clone(), entries.len());
                    entries.push(after.clone());
                    changes.push(Change { before: None, after });
                }
            }
        }
        Ok(changes)
    }

    fn add(&mut self, step: Step, (arabic, english): (&str, &str), status: Status) {
        self.steps.push(step);
        self.say((arabic, english), status);
    }

    fn say(&mut self, (arabic, english): (&str, &str), status: Status) {
        self.verdicts.push(Verdict { arabic: arabic.to_string(), english: english.to_string(), status });
    }
}

impl Step {
    /// The entry that the step leads to, and where it stands already.
    fn result(&self, entries: &[Entry], places: &HashMap<String, usize>) -> Result<(Entry, Option<usize>)> {
        let place = |id: &str| places.get(id).copied();
        match self {
            Self::Put(new) => {
                let known = place(&new.id);
                let Some(old) = known.map(|at| &entries[at]) else { return Ok((new.clone(), None)) };
                if old.en == new.en && old.status == new.status && old.kind == new.kind {
                    let mut after = old.clone();
                    new.ar.iter().for_each(|form| add(&mut after.ar, form));
                    return Ok((after, known));
                }
                // Somebody gave the id to another entry meanwhile.
                let other = Entry { id: told_apart(new), ..new.clone() };
                let known = place(&other.id);
                Ok((known.map_or(other, |at| entries[at].clone()), known))
            }
            Self::Extend { copy, is_written, ar, also } => {
                let known = place(&copy.id);
                if known.is_none() && *is_written {
                    return Err(meanwhile(&format!("\"{}\" ({}) was removed", copy.en, copy.id)));
                }
                let mut after = known.map_or(copy, |at| &entries[at]).clone();
                ar.iter().for_each(|form| add(&mut after.ar, form));
                also.iter().filter(|term| **term != copy.en).for_each(|term| add(&mut after.also, term));
                match after.status {
                    Status::Approved => {}
                    Status::Proposed => after.status = Status::Approved,
                    status => return Err(meanwhile(&format!("\"{}\" is {} ({})", after.en, status.as_str(), after.id))),
                }
                Ok((after, known))
            }
        }
    }
}

fn add(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_string());
    }
}

/// Where each entry stands, by id.
pub(super) fn places(entries: &[Entry]) -> HashMap<String, usize> {
    entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect()
}

/// What a choice about a candidate would do.
pub(super) struct Planner<'d> {
    pub(super) decided: &'d Decided,
    /// The ids that the glossary that is written to has.
    pub(super) written: &'d HashSet<String>,
    /// The day that new entries state.
    pub(super) day: &'d str,
    /// What they state as their source.
    pub(super) source: &'d str,
}

impl Planner<'_> {
    /// # Errors
    /// If what was typed is no name or was turned down before, or there is no such entry to merge into.
    pub(super) fn plan(&self, candidate: &Candidate, choice: &Choice) -> Result<Plan> {
        let mut plan = Plan::default();
        match choice {
            Choice::Accept => {
                let step = self.accept(&candidate.ar, &candidate.en, candidate.record.kind());
                plan.add(step, (&candidate.arabic, &candidate.english), Status::Approved);
            }
            Choice::Edit(edit) => self.edit(candidate, edit, &mut plan)?,
            Choice::Reject { note } => self.remember(candidate, Status::Rejected, note, &mut plan),
            Choice::Forbid { note } => self.remember(candidate, Status::Forbidden, note, &mut plan),
            Choice::Merge { entry, also } => self.merge(candidate, entry, *also, &mut plan)?,
        }
        Ok(plan)
    }

    fn accept(&self, ar: &str, en: &str, kind: EntryType) -> Step {
        if let Some(known) = self.decided.same_english(&slug(en), kind) {
            let is_new = !has_form(known, &key(ar));
            return self.extend(known, is_new.then(|| ar.to_string()), None);
        }
        let mut new = self.entry(ar, en, kind);
        new.id = slug(en);
        match self.decided.get(&new.id) {
            None if !new.id.is_empty() => Step::Put(new),
            Some(known) if known.status == Status::Proposed && known.en == en => self.extend(known, Some(ar.to_string()), None),
            _ => Step::Put(Entry { id: told_apart(&new), ..new }),
        }
    }

    fn extend(&self, known: &Entry, ar: Option<String>, also: Option<String>) -> Step {
        Step::Extend { copy: known.clone(), is_written: self.written.contains(&known.id), ar, also }
    }

    fn edit(&self, candidate: &Candidate, edit: &Edit, plan: &mut Plan) -> Result<()> {
        let typed = |text: &Option<String>, proposed: &str| text.as_deref().map_or(proposed.to_string(), tidy);
        let (ar, en) = (typed(&edit.ar, &candidate.ar), typed(&edit.en, &candidate.en));
        let kind = edit.kind.unwrap_or(candidate.record.kind());
        if en.is_empty() {
            return Err(wrong("an entry needs its English; reject the proposal instead"));
        }
        if !ar.chars().any(is_arabic_letter) {
            return Err(wrong("the Arabic has no Arabic letter"));
        }
        let (arabic, english) = (key(&ar), slug(&en));
        self.refuse_turned_down(&arabic, &en)?;
        plan.add(self.accept(&ar, &en, kind), (&arabic, &english), Status::Approved);
        let is_same = arabic == candidate.arabic && english == candidate.english;
        let proposed = (candidate.arabic.clone(), candidate.english.clone());
        let is_end = kind == EntryType::Person && ends(&ar, &en).any(|end| end == proposed);
        // What was wrong would be proposed again; the end of a whole name was not wrong.
        if !is_same && !is_end {
            self.remember(candidate, Status::Rejected, "", plan);
        }
        Ok(())
    }

    fn merge(&self, candidate: &Candidate, id: &str, also: bool, plan: &mut Plan) -> Result<()> {
        let Some(known) = self.decided.get(id) else {
            let message = format!("no entry has the id {id:?}; look for it with `naqhara glossary find`");
            return Err(Error::new(ErrorKind::NotFound, message));
        };
        if matches!(known.status, Status::Rejected | Status::Forbidden) {
            let (en, status) = (&known.en, known.status.as_str());
            return Err(wrong(&format!("\"{en}\" ({id}) is {status}; a form needs an approved entry")));
        }
        let (has_form, says) = (has_form(known, &candidate.arabic), says(known, &candidate.english));
        if has_form && !also {
            let message = format!(
                "\"{}\" ({id}) has this Arabic already; admit the English as well (merge {id} also), or reject the proposal",
                known.en
            );
            return Err(wrong(&message));
        }
        self.refuse_turned_down(&candidate.arabic, &known.en)?;
        let ar = (!has_form).then(|| candidate.ar.clone());
        let step = self.extend(known, ar, (also && !says).then(|| candidate.en.clone()));
        plan.add(step, (&candidate.arabic, &slug(&known.en)), Status::Approved);
        if says || also {
            plan.say((&candidate.arabic, &candidate.english), Status::Approved);
        } else {
            self.remember(candidate, Status::Rejected, "", plan);
        }
        Ok(())
    }

    /// What was turned down is not approved by the way.
    fn refuse_turned_down(&self, arabic: &str, en: &str) -> Result<()> {
        let Some(Entry { id, status, .. }) = self.decided.turned_down(arabic, &slug(en)) else { return Ok(()) };
        let status = status.as_str();
        Err(wrong(&format!(
            "\"{en}\" is {status} for this Arabic ({id}); if that was wrong, change it with `naqhara glossary edit {id}`"
        )))
    }

    /// The pair as one that was turned down. Its id never stands in the way of an entry that holds.
    fn remember(&self, candidate: &Candidate, status: Status, note: &str, plan: &mut Plan) {
        let entry = self.entry(&candidate.ar, &candidate.en, candidate.record.kind());
        let id = told_apart(&entry);
        let step = Step::Put(Entry { id, status, note: tidy(note), ..entry });
        plan.add(step, (&candidate.arabic, &candidate.english), status);
    }

    fn entry(&self, ar: &str, en: &str, kind: EntryType) -> Entry {
        Entry {
            en: en.to_string(),
            ar: vec![ar.to_string()],
            kind,
            source: self.source.to_string(),
            added: self.day.to_string(),
            ..Entry::default()
        }
    }
}

fn wrong(message: &str) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// Somebody else wrote to the glossary since it was read.
fn meanwhile(what: &str) -> Error {
    Error::new(ErrorKind::Conflict, format!("decided meanwhile: {what}; look at the proposal again"))
}

/// As a glossary would read it: composed, on one line, without marks that nobody sees.
fn tidy(text: &str) -> String {
    let seen: String =
        text.nfc().filter(|&letter| !is_format(letter) && (!letter.is_control() || letter.is_whitespace())).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
