//! The commands under `glossary`, one file each.

mod add;
mod compile;
mod diff;
mod edit;
mod export;
mod find;
mod import;
mod lint;
mod merge;
mod remove;
mod schema;
mod show;
mod stats;
mod typed;
mod undo;

use std::io::{self, Write};

use naqhara::glossary::format::{self, Read, jsonl};
use naqhara::glossary::{Entry, Glossary, GlossaryFormat, GlossarySource};
use naqhara::report::bidi::{isolated, visible};
use serde_json::{Value, json};

use crate::args::GlossaryCommand;
use crate::failure::{Failure, Outcome};
use crate::progress::Progress;
use crate::settings::Settings;

/// Runs a command under `glossary`.
pub(crate) fn run(command: GlossaryCommand, settings: &Settings) -> Result<Outcome, Failure> {
    match command {
        GlossaryCommand::Add(args) => add::run(args, settings),
        GlossaryCommand::Edit(args) => edit::run(args, settings),
        GlossaryCommand::Remove(args) => remove::run(&args, settings),
        GlossaryCommand::Undo(args) => undo::run(&args, settings),
        GlossaryCommand::Import(args) => import::run(args, settings),
        GlossaryCommand::Export(args) => export::run(&args, settings),
        GlossaryCommand::Merge(args) => merge::run(&args, settings),
        GlossaryCommand::Diff(args) => diff::run(&args, settings),
        GlossaryCommand::Schema => schema::run(&settings.output),
        GlossaryCommand::Lint(args) => lint::run(&args, settings),
        GlossaryCommand::Show(args) => show::run(&args, settings),
        GlossaryCommand::Find(args) => find::run(&args, settings),
        GlossaryCommand::Stats(args) => stats::run(&args, settings),
        GlossaryCommand::Compile(args) => compile::run(&args, settings),
    }
}

/// One JSON document as a line.
fn write_json(out: &mut dyn Write, kind: &str, rest: Value) -> io::Result<()> {
    let mut document = json!({"version": 1, "kind": kind});
    if let (Value::Object(document), Value::Object(rest)) = (&mut document, rest) {
        document.extend(rest);
    }
    writeln!(out, "{document}")
}

/// An entry as a file in the native format holds it.
fn wire(entry: &Entry) -> Value {
    serde_json::from_str(&jsonl::row(entry)).expect("a row is JSON")
}

/// A glossary that is compared entry by entry: what was not understood of it is said. A file whose name does not say its format
/// is in the native one, as the files are that git names.
fn read_whole(argument: &str, progress: &Progress) -> Result<Read, Failure> {
    let source = GlossarySource::parse(argument);
    let Some(path) = source.path() else {
        let entries = Glossary::builtin().entries().map(|(_, entry)| entry).collect();
        return Ok(Read { entries, ..Read::default() });
    };
    let read = match source.format() {
        Some(GlossaryFormat::Compiled) => {
            let entries = Glossary::open(std::slice::from_ref(&source))?.glossary.entries().map(|(_, entry)| entry).collect();
            Read { entries, ..Read::default() }
        }
        // The extension may say less than the text: a .txt is a list or OmegaT's.
        Some(GlossaryFormat::Text) if !argument.ends_with(":txt") => format::read(path, None)?,
        found => format::read(path, found.or(Some(GlossaryFormat::Jsonl)))?,
    };
    progress.warnings(read.warnings.iter().map(ToString::to_string));
    Ok(read)
}

/// Values on one line, made visible.
fn values(list: &[String]) -> String {
    if list.is_empty() { "nothing".to_string() } else { list.iter().map(|text| isolated(text)).collect::<Vec<_>>().join(", ") }
}

/// The Arabic forms of an entry on one line of text.
fn forms(entry: &Entry) -> String {
    entry.ar.iter().map(|form| isolated(form)).collect::<Vec<_>>().join(", ")
}

/// The English terms of a list on one line of text.
fn terms(list: &[String]) -> String {
    list.iter().map(|term| visible(term)).collect::<Vec<_>>().join(", ")
}
