//! `glossary show ID...`: everything that entries hold.

use std::io::{self, Write};

use naqhara::glossary::Entry;
use naqhara::report::bidi::isolated;
use naqhara::{Error, ErrorKind};
use serde_json::json;

use super::{forms, terms};
use crate::args::{ListFormat, ShowArgs};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;

/// Shows the entries, in the order in which they were asked for.
pub(crate) fn run(args: &ShowArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let glossary = settings.load_glossary()?;
    settings.progress.done();
    let entry = |id: &String| {
        glossary.find_id(id).map(|(_, entry)| entry).ok_or_else(|| {
            let message = format!("no entry has the id {id:?}; look for it with `naqhara glossary find`");
            Error::new(ErrorKind::NotFound, message)
        })
    };
    let entries = args.id.iter().map(entry).collect::<Result<Vec<Entry>, Error>>()?;
    settings.output.deliver(|out| match args.format {
        ListFormat::Text => entries.iter().try_for_each(|entry| write_text(out, entry)),
        ListFormat::Json => {
            let list: Vec<_> = entries.iter().map(super::wire).collect();
            super::write_json(out, "entries", json!({"entries": list}))
        }
    })?;
    Ok(Outcome::Clean)
}

fn write_text(out: &mut dyn Write, entry: &Entry) -> io::Result<()> {
    writeln!(out, "{}", isolated(&entry.en))?;
    let rows = [
        ("id", entry.id.clone()),
        ("type", entry.kind.as_str().to_string()),
        ("status", entry.status.as_str().to_string()),
        ("match", entry.match_mode().as_str().to_string()),
        ("arabic", forms(entry)),
        ("also", terms(&entry.also)),
        ("avoid", terms(&entry.avoid)),
        ("note", isolated(&entry.note)),
        ("source", isolated(&entry.source)),
        ("added", isolated(&entry.added)),
    ];
    for (label, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "  {label:<8}{value}")?;
    }
    Ok(())
}
