//! `glossary undo`: the last change, taken back; or the list of changes.

use std::io::{self, Write};

use naqhara::glossary::journal::{self, Decided};
use naqhara::report::bidi::isolated;
use serde_json::json;

use crate::args::{ListFormat, UndoArgs};
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::settings::Settings;
use crate::sources;

/// Entries of a change that are named before the rest is only counted.
const MOST_NAMED: usize = 3;

/// Undoes the last change of the last JSON-lines file that was named.
pub(crate) fn run(args: &UndoArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let path = sources::to_change(&settings.glossaries)?;
    if args.list {
        let decisions = journal::decisions(path)?;
        let last: Vec<&Decided> = decisions.iter().rev().take(args.limit).collect();
        if last.is_empty() {
            settings.progress.note("no change of this glossary stands in a journal");
        }
        settings.output.deliver(|out| match args.format {
            ListFormat::Text => last.iter().try_for_each(|decided| write_line(out, decided)),
            ListFormat::Json => {
                let list: Vec<_> = last.iter().map(|decided| wire(decided)).collect();
                super::write_json(out, "decisions", json!({"decisions": list}))
            }
        })?;
        return Ok(Outcome::Clean);
    }
    let lock = lock::wait(path, &settings.progress)?;
    let undone = journal::undo(&lock, &day::today())?;
    settings.output.deliver(|out| writeln!(out, "Undid {}", line(&undone)))?;
    Ok(Outcome::Clean)
}

fn write_line(out: &mut dyn Write, decided: &Decided) -> io::Result<()> {
    let end = if decided.undone { "  [undone]" } else { "" };
    writeln!(out, "{}{end}", line(decided))
}

fn line(decided: &Decided) -> String {
    let Decided { number, day, command, .. } = decided;
    let what = match decided.undoes {
        Some(other) => format!("{command} of {other}"),
        None => command.clone(),
    };
    format!("{number}  {day}  {}: {}", isolated(&what), changes(decided))
}

/// What a decision did, in a few words.
fn changes(decided: &Decided) -> String {
    let (removed, added) = (&decided.difference.removed, &decided.difference.added);
    let was = |id: &str| removed.iter().any(|entry| entry.id == id);
    let is = |id: &str| added.iter().any(|entry| entry.id == id);
    let new = added.iter().filter(|entry| !was(&entry.id)).map(|entry| format!("+{}", isolated(&entry.id)));
    let changed = added.iter().filter(|entry| was(&entry.id)).map(|entry| format!("~{}", isolated(&entry.id)));
    let gone = removed.iter().filter(|entry| !is(&entry.id)).map(|entry| format!("-{}", isolated(&entry.id)));
    let all: Vec<String> = new.chain(changed).chain(gone).collect();
    let named = all[..all.len().min(MOST_NAMED)].join(" ");
    match all.len().saturating_sub(MOST_NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

fn wire(decided: &Decided) -> serde_json::Value {
    let rows = |entries: &[naqhara::glossary::Entry]| entries.iter().map(super::wire).collect::<Vec<_>>();
    json!({
        "number": decided.number,
        "day": decided.day,
        "command": decided.command,
        "undoes": decided.undoes,
        "undone": decided.undone,
        "removed": rows(&decided.difference.removed),
        "added": rows(&decided.difference.added),
    })
}
