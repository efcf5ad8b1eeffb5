//! Changing a glossary file: read, changed and written whole under its lock.

use std::path::Path;

use super::entry::{Entry, Status};
use super::format::{self, GlossaryFormat, Loss, Read, Warning, jsonl};
use super::id;
use super::journal::{self, Decision, Difference};
use crate::error::{Error, ErrorKind, Result};
use crate::files::Lock;
use crate::text::normalize::key;

/// Changes the JSON-lines glossary whose lock is held: reads it, lets `change` work on the entries, notes in the journal what
/// that changes, writes it whole.
///
/// # Errors
/// If it cannot be read or written, if `change` refuses, or if the file has a row that rewriting would lose: then nothing is
/// written.
pub fn update<T>(lock: &Lock, decision: &Decision<'_>, change: impl FnOnce(&mut Vec<Entry>) -> Result<T>) -> Result<T> {
    Ok(update_numbered(lock, decision, change)?.0)
}

/// The same; says also under which number the journal has it, if anything changed.
///
/// # Errors
/// Those of [`update`].
pub fn update_numbered<T>(
    lock: &Lock,
    decision: &Decision<'_>,
    change: impl FnOnce(&mut Vec<Entry>) -> Result<T>,
) -> Result<(T, Option<u32>)> {
    let path = lock.target();
    let old = std::fs::read(path).map_err(|source| format::cannot_read(path, source))?;
    let Read { mut entries, warnings, .. } = format::read_bytes(&old, path, Some(GlossaryFormat::Jsonl))?;
    refuse_loss(path, &warnings)?;
    let before = entries.clone();
    let result = change(&mut entries).map_err(|error| error.at_path(path))?;
    let new = jsonl::write(&entries);
    if new.as_bytes() == old {
        return Ok((result, None));
    }
    let difference = Difference::between(&before, &entries);
    let mut number = None;
    if !difference.is_empty() {
        number = Some(journal::append(lock, decision, &difference, &old, new.as_bytes())?);
    }
    lock.replace(|out| out.write_all(new.as_bytes())).map_err(|source| {
        Error::new(ErrorKind::Io, "it cannot be written; check the folder and its permissions").at_path(path).caused_by(source)
    })?;
    Ok((result, number))
}

/// Refuses a file with rows that are not among its entries: writing it anew would lose them.
///
/// # Errors
/// With the place of the first such row.
pub fn refuse_loss(path: &Path, warnings: &[Warning]) -> Result<()> {
    let Some(warning) = warnings.iter().find(|warning| warning.loss != Loss::Nothing) else { return Ok(()) };
    let message = format!("nothing was written, since rewriting would lose a part of it: {}", warning.message);
    let error = Error::new(ErrorKind::Format, message).at_path(path);
    Err(error.at_line(warning.location.line.unwrap_or(1), warning.location.column))
}

/// What [`add`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// A new entry.
    Entry(Entry),
    /// More forms or terms of this entry.
    Forms(Entry),
}

/// Adds an entry to a list of entries: a new one, or new Arabic forms and English terms of one with the same English and
/// type.
///
/// # Errors
/// If it says nothing new, if its id is taken, or if an approved entry of another English has one of its Arabic forms and
/// `allow_shared` is false.
pub fn add(entries: &mut Vec<Entry>, mut new: Entry, allow_shared: bool) -> Result<Added> {
    if !allow_shared && let Some(other) = shares_a_form(&*entries, &new) {
        return Err(conflict(format!(
            "\"{}\" ({}) has one of these Arabic forms already; add --allow-shared if both are right",
            other.en, other.id
        )));
    }
    if let Some(known) = entries.iter_mut().find(|entry| entry.en == new.en && entry.kind == new.kind) {
        return add_to(known, new);
    }
    if new.id.is_empty() {
        new.id = free_id(entries, &new);
    }
    if let Some(other) = entries.iter().find(|entry| entry.id == new.id) {
        return Err(conflict(format!("the id \"{}\" belongs to \"{}\"; name another with --id", new.id, other.en)));
    }
    entries.push(new.clone());
    Ok(Added::Entry(new))
}

pub(super) fn conflict(message: String) -> Error {
    Error::new(ErrorKind::Conflict, message)
}

/// An approved entry of another English that has a form of `new` under spelling folding.
pub(super) fn shares_a_form<'e>(entries: impl IntoIterator<Item = &'e Entry>, new: &Entry) -> Option<&'e Entry> {
    let wanted: Vec<String> = new.ar.iter().map(|form| key(form)).collect();
    entries.into_iter().find(|entry| {
        entry.status == Status::Approved && entry.en != new.en && entry.ar.iter().any(|form| wanted.contains(&key(form)))
    })
}

/// Adds what is new to an entry that is there. What it already says is never changed, but for one thing: whoever adds a proposed
/// entry approves it.
fn add_to(known: &mut Entry, new: Entry) -> Result<Added> {
    if matches!(known.status, Status::Rejected | Status::Forbidden) {
        let status = known.status.as_str();
        return Err(conflict(format!(
            "\"{}\" ({}) is {status}; change its status first with `naqhara glossary edit`",
            known.en, known.id
        )));
    }
    if let Some(field) = contradiction(known, &new) {
        return Err(conflict(format!(
            "\"{}\" ({}) has another {field} already; leave it out, or change it with `naqhara glossary edit`",
            known.en, known.id
        )));
    }
    let before = known.clone();
    for (list, more) in [(&mut known.ar, new.ar), (&mut known.also, new.also), (&mut known.avoid, new.avoid)] {
        for text in more {
            if !list.contains(&text) {
                list.push(text);
            }
        }
    }
    for (text, more) in [(&mut known.note, new.note), (&mut known.source, new.source)] {
        if text.is_empty() {
            *text = more;
        }
    }
    known.mode = known.mode.or(new.mode);
    known.status = Status::Approved;
    if *known == before {
        return Err(conflict(format!(
            "\"{}\" ({}) is there already with all of this; nothing was changed",
            known.en, known.id
        )));
    }
    Ok(Added::Forms(known.clone()))
}

/// The field of an entry that a new one states otherwise.
fn contradiction(known: &Entry, new: &Entry) -> Option<&'static str> {
    let differs = |old: &str, new: &str| !old.is_empty() && !new.is_empty() && old != new;
    let fields = [
        ("id", differs(&known.id, &new.id)),
        ("note", differs(&known.note, &new.note)),
        ("source", differs(&known.source, &new.source)),
        ("match", known.mode.is_some() && new.mode.is_some() && known.mode != new.mode),
    ];
    fields.into_iter().find(|(_, differs)| *differs).map(|(field, _)| field)
}

/// The slug of the new entry; where it is taken, the old entry keeps it and the new one gets its hash as well.
fn free_id(entries: &[Entry], new: &Entry) -> String {
    let slug = id::slug(&new.en);
    if !slug.is_empty() && entries.iter().all(|entry| entry.id != slug) {
        return slug;
    }
    let mut pair = [new.clone(), new.clone()];
    id::fill_in(&mut pair);
    std::mem::take(&mut pair[0].id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(en: &str, ar: &[&str]) -> Entry {
        Entry { en: en.into(), ar: ar.iter().map(|&form| form.into()).collect(), ..Entry::default() }
    }

    fn message(result: Result<Added>) -> String {
        result.expect_err("it is refused").to_string()
    }

    #[test]
    fn a_new_entry_gets_its_slug_and_the_same_english_gets_more_forms() {
        let mut entries = Vec::new();
        let added = add(&mut entries, entry("Kyiv", &["كييف"]), false).expect("nothing is there");
        assert!(matches!(added, Added::Entry(new) if new.id == "kyiv"));
        let added = add(&mut entries, entry("Kyiv", &["كييف", "كيف"]), false).expect("a new form");
        assert!(matches!(added, Added::Forms(known) if known.ar == ["كييف", "كيف"]));
        assert!(message(add(&mut entries, entry("Kyiv", &["كييف"]), false)).contains("nothing was changed"));
        assert_eq!(entries.len(), 1);
    }

    #[test]
    fn a_form_of_another_entry_needs_a_word_of_consent() {
        let mut entries = Vec::new();
        add(&mut entries, entry("Oman", &["عُمان"]), false).expect("nothing is there");
        assert!(message(add(&mut entries, entry("Amman", &["عمان"]), false)).contains("--allow-shared"));
        add(&mut entries, entry("Amman", &["عمان"]), true).expect("both are right");
    }

    #[test]
    fn what_an_entry_says_is_not_changed_but_a_proposal_is_approved() {
        let mut entries =
            vec![Entry { id: "kyiv".into(), status: Status::Proposed, note: "capital".into(), ..entry("Kyiv", &["كييف"]) }];
        let added = add(&mut entries, entry("Kyiv", &["كييف"]), false).expect("it approves");
        assert!(matches!(added, Added::Forms(known) if known.status == Status::Approved));
        let other = Entry { note: "a city".into(), ..entry("Kyiv", &["كيف"]) };
        assert!(message(add(&mut entries, other, false)).contains("another note"));
        entries[0].status = Status::Rejected;
        assert!(message(add(&mut entries, entry("Kyiv", &["كيف"]), false)).contains("rejected"));
    }

    #[test]
    fn an_id_is_never_taken_twice() {
        let mut entries = Vec::new();
        add(&mut entries, entry("Georgia", &["جورجيا"]), false).expect("nothing is there");
        let state = Entry { kind: crate::kinds::EntryType::Place, ..entry("Georgia", &["ولاية جورجيا"]) };
        let added = add(&mut entries, state, false).expect("of another type");
        assert!(matches!(added, Added::Entry(new) if new.id.starts_with("georgia-")));
        let taken = Entry { id: "georgia".into(), ..entry("Georgia USA", &["جورجيا الأمريكية"]) };
        assert!(message(add(&mut entries, taken, false)).contains("--id"));
    }
}
