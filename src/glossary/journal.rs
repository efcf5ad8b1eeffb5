//! The journal of a glossary: what every change took away and what it put there, so that it can be seen and undone.
//!
//! It is a file of JSON lines beside the glossary, `desk.journal.jsonl` beside `desk.jsonl`, and only ever grows. A change is
//! noted before it is made: a program that is killed in between leaves a line of a change that never was, which is known by the
//! checksums of the file before and after, and taken off by the next change.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entry::Entry;
use super::format::{GlossaryFormat, jsonl, parse};
use super::write::{conflict, update};
use crate::error::{Error, ErrorKind, Result};
use crate::files::Lock;

/// The version of the journal that this program writes and reads.
const VERSION: u32 = 1;

/// What the lines are, for whoever takes the journal for a glossary.
const KIND: &str = "decision";

/// Bytes read at a time from the end, in search of the last line.
const BLOCK: u64 = 1 << 16;

/// Who decides, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decision<'d> {
    /// The command or program, for people.
    pub command: &'d str,
    /// The day, as `YYYY-MM-DD`.
    pub day: &'d str,
    /// The number of the decision that this one undoes.
    pub undoes: Option<u32>,
}

/// What a change takes away and puts there. An entry that is changed is in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Entries as they were.
    pub removed: Vec<Entry>,
    /// Entries as they are then.
    pub added: Vec<Entry>,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Counts the decisions, from 1.
    pub number: u32,
    /// The day, as `YYYY-MM-DD`.
    pub day: String,
    /// The command or program.
    pub command: String,
    /// The number of the decision that this one undoes.
    pub undoes: Option<u32>,
    /// Whether a later one undoes it.
    pub undone: bool,
    /// What it changed.
    pub difference: Difference,
}

/// A line on the wire. Entries are rows of the native format.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    version: u32,
    kind: String,
    number: u32,
    day: String,
    command: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<u32>,
    from: u32,
    to: u32,
    removed: Vec<Value>,
    added: Vec<Value>,
}

impl Difference {
    /// What makes `after` of `before`. The order of entries is no difference.
    pub fn between(before: &[Entry], after: &[Entry]) -> Self {
        // Most changes are of one entry among thousands, which stay in their order.
        let front = before.iter().zip(after).take_while(|(old, new)| old == new).count();
        let (before, after) = (&before[front..], &after[front..]);
        let back = before.iter().rev().zip(after.iter().rev()).take_while(|(old, new)| old == new).count();
        let (before, after) = (&before[..before.len() - back], &after[..after.len() - back]);
        let mut left: HashMap<String, Vec<&Entry>> = HashMap::new();
        for entry in before {
            left.entry(jsonl::row(entry)).or_default().push(entry);
        }
        let is_new = |entry: &&Entry| left.get_mut(&jsonl::row(entry)).and_then(Vec::pop).is_none();
        let added: Vec<Entry> = after.iter().filter(is_new).cloned().collect();
        let mut removed: Vec<Entry> = left.into_values().flatten().cloned().collect();
        removed.sort_by_cached_key(jsonl::row);
        Self { removed, added }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }
}

/// The journal of the glossary at `path`.
pub fn path_of(glossary: &Path) -> PathBuf {
    glossary.with_extension("journal.jsonl")
}

/// Whether a row of JSON lines is one of a journal.
pub(super) fn is_line(fields: &serde_json::Map<String, Value>) -> bool {
    fields.get("kind").and_then(Value::as_str) == Some(KIND)
}

/// All decisions about the glossary at `path`, the first ones first; none where it has no journal.
///
/// # Errors
/// If the journal cannot be read or was written by a newer program.
pub fn decisions(glossary: &Path) -> Result<Vec<Decided>> {
    let path = path_of(glossary);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(&path, error)),
    };
    let current = fs::read(glossary).map(|bytes| crc32fast::hash(&bytes)).unwrap_or_default();
    let mut found = Vec::new();
    let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n')).enumerate();
    let mut last = None;
    for (at, line) in whole {
        let line = parse_line(line).map_err(|error| error.at_path(&path).at_line(at + 1, None))?;
        last = Some((line.from, line.to));
        found.push(decided(line).map_err(|error| error.at_path(&path).at_line(at + 1, None))?);
    }
    // The last change may have been noted and never made.
    if last.is_some_and(|(from, to)| never_made(from, to, current)) {
        found.pop();
    }
    let undone: Vec<u32> = found.iter().filter_map(|decided| decided.undoes).collect();
    for decided in &mut found {
        decided.undone = undone.contains(&decided.number);
    }
    Ok(found)
}

/// Undoes the last decision that is neither undone nor an undoing itself; says which.
///
/// # Errors
/// If there is none, or if one of its entries was changed since by other means: then nothing is written.
pub fn undo(lock: &Lock, day: &str) -> Result<Decided> {
    undo_last(lock, day, |_| true)
}

/// Undoes the decision of this number.
///
/// # Errors
/// If there is none that can be undone, or if one of its entries was changed since: then nothing is written.
pub fn undo_number(lock: &Lock, number: u32, day: &str) -> Result<Decided> {
    undo_last(lock, day, |decided| decided.number == number)
}

fn undo_last(lock: &Lock, day: &str, is_meant: impl Fn(&Decided) -> bool) -> Result<Decided> {
    let decisions = decisions(lock.target())?;
    let can_be = |decided: &Decided| !decided.undone && decided.undoes.is_none() && is_meant(decided);
    let Some(last) = decisions.into_iter().rev().find(can_be) else {
        let message = "there is no decision to undo; only what this program changed stands in the journal";
        return Err(Error::new(ErrorKind::NotFound, message).at_path(lock.target()));
    };
    let decision = Decision { command: "glossary undo", day, undoes: Some(last.number) };
    update(lock, &decision, |entries| take_back(entries, &last.difference))?;
    Ok(last)
}

fn take_back(entries: &mut Vec<Entry>, difference: &Difference) -> Result<()> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        places.entry(jsonl::row(entry)).or_default().push(at);
    }
    let mut gone = vec![false; entries.len()];
    for entry in &difference.added {
        match places.get_mut(&jsonl::row(entry)).and_then(Vec::pop) {
            Some(at) => gone[at] = true,
            None => {
                let message = format!(
                    "\"{}\" ({}) was changed since by other means; nothing was undone: change it with `naqhara glossary edit`",
                    entry.en, entry.id
                );
                return Err(conflict(message));
            }
        }
    }
    let mut gone = gone.into_iter();
    entries.retain(|_| !gone.next().unwrap_or(false));
    let ids: std::collections::HashSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    if let Some(taken) = difference.removed.iter().find(|entry| ids.contains(entry.id.as_str())) {
        return Err(conflict(format!("the id \"{}\" was given to another entry since; nothing was undone", taken.id)));
    }
    entries.extend(difference.removed.iter().cloned());
    Ok(())
}

/// Notes a change that is about to be made, on disk when this returns; gives its number. `old` and `new` are the bytes of the
/// glossary.
///
/// # Errors
/// If the journal cannot be written, or was written by a newer program.
pub(super) fn append(lock: &Lock, decision: &Decision<'_>, difference: &Difference, old: &[u8], new: &[u8]) -> Result<u32> {
    let path = path_of(lock.target());
    let cannot = |source: io::Error| {
        let message = "the journal cannot be written; nothing was changed: check the folder and its permissions";
        Error::new(ErrorKind::Io, message).at_path(&path).caused_by(source)
    };
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(&path).map_err(cannot)?;
    let from = crc32fast::hash(old);
    let number = match last_line(&mut file).map_err(cannot)? {
        Some((start, line)) => {
            let last = parse_line(&line).map_err(|error| error.at_path(&path))?;
            if never_made(last.from, last.to, from) {
                file.set_len(start).map_err(cannot)?;
                last.number
            } else {
                last.number + 1
            }
        }
        None => 1,
    };
    let rows = |entries: &[Entry]| entries.iter().map(|entry| value(&jsonl::row(entry))).collect();
    let line = Line {
        version: VERSION,
        kind: KIND.to_string(),
        number,
        day: decision.day.to_string(),
        command: decision.command.to_string(),
        undoes: decision.undoes,
        from,
        to: crc32fast::hash(new),
        removed: rows(&difference.removed),
        added: rows(&difference.added),
    };
    let text = serde_json::to_string(&line).expect("a line holds text and numbers") + "\n";
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(cannot)?;
    Ok(number)
}

/// Whether a change that was noted is not to be seen in a glossary with the checksum `current`.
fn never_made(from: u32, to: u32, current: u32) -> bool {
    from != to && current == from
}

/// The last whole line and where it begins; what a killed writer left behind it is cut off.
fn last_line(file: &mut File) -> io::Result<Option<(u64, String)>> {
    let mut start = file.seek(SeekFrom::End(0))?;
    let mut tail = Vec::new();
    loop {
        let end = tail.iter().rposition(|&byte| byte == b'\n');
        let before = end.and_then(|end| tail[..end].iter().rposition(|&byte| byte == b'\n'));
        if start == 0 || before.is_some() {
            let Some(end) = end else {
                file.set_len(start)?;
                return Ok(None);
            };
            file.set_len(start + end as u64 + 1)?;
            let begin = before.map_or(0, |at| at + 1);
            let line = String::from_utf8_lossy(&tail[begin..end]).into_owned();
            return Ok(Some((start + begin as u64, line)));
        }
        let from = start.saturating_sub(BLOCK.max(tail.len() as u64));
        let mut block = vec![0; (start - from) as usize];
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(&mut block)?;
        block.append(&mut tail);
        (tail, start) = (block, from);
    }
}

fn parse_line(text: &str) -> Result<Line> {
    let newer = |version: &Value| version["version"].as_u64().is_some_and(|version| version > u64::from(VERSION));
    if serde_json::from_str::<Value>(text).is_ok_and(|value| newer(&value)) {
        return Err(Error::new(ErrorKind::Version, "the journal was written by a newer naqhara; update the program"));
    }
    serde_json::from_str(text).map_err(|source| {
        let message = "the journal is damaged; move it away to begin a new one (the glossary is whole without it)";
        Error::new(ErrorKind::Format, message).caused_by(source)
    })
}

fn decided(line: Line) -> Result<Decided> {
    let entries = |rows: Vec<Value>| -> Result<Vec<Entry>> {
        let text: String = rows.iter().map(|row| format!("{row}\n")).collect();
        Ok(parse(&text, GlossaryFormat::Jsonl)?.entries)
    };
    let Line { number, day, command, undoes, removed, added, .. } = line;
    let difference = Difference { removed: entries(removed)?, added: entries(added)? };
    Ok(Decided { number, day, command, undoes, undone: false, difference })
}

fn value(row: &str) -> Value {
    serde_json::from_str(row).expect("a row is JSON")
}

fn unreadable(path: &Path, source: io::Error) -> Error {
    Error::new(ErrorKind::Io, "the journal cannot be read; check its permissions").at_path(path).caused_by(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::write::add;

    fn entry(en: &str, ar: &[&str]) -> Entry {
        Entry { en: en.into(), ar: ar.iter().map(|&form| form.into()).collect(), ..Entry::default() }
    }

    fn desk() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("desk.jsonl");
        fs::write(&path, "").expect("writable");
        (folder, path)
    }

    fn add_one(path: &Path, en: &str, ar: &str) {
        let lock = Lock::acquire(path).expect("free");
        let decision = Decision { command: "test", day: "2026-11-24", undoes: None };
        update(&lock, &decision, |entries| add(entries, entry(en, &[ar]), true)).expect("added");
    }

    fn ids(path: &Path) -> Vec<String> {
        let read = crate::glossary::format::read(path, None).expect("readable");
        read.entries.into_iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn decisions_are_undone_from_the_last_to_the_first() {
        let (_folder, path) = desk();
        add_one(&path, "Lviv", "لفيف");
        add_one(&path, "Odesa", "أوديسا");
        add_one(&path, "Odesa", "اوديسة");
        let undo = || undo(&Lock::acquire(&path).expect("free"), "2026-11-25");
        let last = undo().expect("the third");
        assert_eq!((last.number, last.difference.removed.len(), last.difference.added[0].ar.len()), (3, 1, 2));
        assert_eq!(ids(&path), ["lviv", "odesa"]);
        assert_eq!(undo().expect("the second").number, 2);
        assert_eq!(undo().expect("the first").number, 1);
        assert!(ids(&path).is_empty());
        assert_eq!(undo().expect_err("nothing is left").kind(), ErrorKind::NotFound);
        assert_eq!(decisions(&path).expect("readable").iter().filter(|decided| decided.undone).count(), 3);
        add_one(&path, "Lviv", "لفيف");
        assert_eq!(undo().expect("the new one").number, 7);
    }

    #[test]
    fn what_was_changed_by_other_means_is_not_undone() {
        let (_folder, path) = desk();
        add_one(&path, "Lviv", "لفيف");
        fs::write(&path, "{\"id\":\"lviv\",\"en\":\"Lviv\",\"ar\":[\"لفيف\"],\"note\":\"by hand\"}\n").expect("writable");
        let error = undo(&Lock::acquire(&path).expect("free"), "").expect_err("changed");
        assert_eq!(error.kind(), ErrorKind::Conflict);
        assert_eq!(ids(&path), ["lviv"]);
    }

    #[test]
    fn a_change_that_was_noted_and_never_made_is_taken_off() {
        let (_folder, path) = desk();
        add_one(&path, "Lviv", "لفيف");
        let before = fs::read(&path).expect("readable");
        add_one(&path, "Odesa", "أوديسا");
        // As if the program had been killed before it wrote the glossary, and once more in the middle of a line.
        fs::write(&path, before).expect("writable");
        let journal = path_of(&path);
        let text = fs::read_to_string(&journal).expect("readable") + "{\"version\":1,\"ki";
        fs::write(&journal, text).expect("writable");
        assert_eq!(decisions(&path).expect("readable").len(), 1);
        add_one(&path, "Kharkiv", "خاركيف");
        let decided = decisions(&path).expect("readable");
        assert_eq!(
            decided.iter().map(|d| (d.number, d.difference.added[0].en.as_str())).collect::<Vec<_>>(),
            [(1, "Lviv"), (2, "Kharkiv")]
        );
    }

    #[test]
    fn long_lines_and_newer_journals() {
        let (_folder, path) = desk();
        let long = "ل".repeat(BLOCK as usize);
        add_one(&path, "Long", &long);
        add_one(&path, "Longer", &format!("{long}{long}"));
        add_one(&path, "Short", "ل");
        assert_eq!(decisions(&path).expect("readable").iter().map(|d| d.number).collect::<Vec<_>>(), [1, 2, 3]);
        fs::write(path_of(&path), "{\"version\":2}\n").expect("writable");
        let before = fs::read(&path).expect("readable");
        let lock = Lock::acquire(&path).expect("free");
        let error = update(&lock, &Decision::default(), |entries| add(entries, entry("Mariupol", &[]), true));
        assert_eq!(error.expect_err("newer").kind(), ErrorKind::Version);
        assert_eq!(fs::read(&path).expect("readable"), before);
    }
}
