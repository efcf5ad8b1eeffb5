//! The commands under `glossary`, one file each.

mod add;
mod compile;
mod find;
mod lint;
mod show;
mod stats;

use std::io::{self, Write};

use naqhara::glossary::Entry;
use naqhara::glossary::format::jsonl;
use naqhara::report::bidi::{isolated, visible};
use serde_json::{Value, json};

use crate::args::GlossaryCommand;
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;

/// Runs a command under `glossary`.
pub(crate) fn run(command: GlossaryCommand, settings: &Settings) -> Result<Outcome, Failure> {
    match command {
        GlossaryCommand::Add(args) => add::run(args, settings),
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

/// The Arabic forms of an entry on one line of text.
fn forms(entry: &Entry) -> String {
    entry.ar.iter().map(|form| isolated(form)).collect::<Vec<_>>().join(", ")
}

/// The English terms of a list on one line of text.
fn terms(list: &[String]) -> String {
    list.iter().map(|term| visible(term)).collect::<Vec<_>>().join(", ")
}
