//! `glossary merge BASE OURS THEIRS`: what two people made of one glossary.

use std::path::Path;

use naqhara::glossary::merge::{MergeConflict, merge};
use naqhara::glossary::{Entry, GlossaryFormat, GlossarySource, write};
use naqhara::report::bidi::isolated;
use naqhara::{Error, ErrorKind};

use super::{read_whole, values};
use crate::args::MergeArgs;
use crate::failure::{Failure, Outcome, file_error};
use crate::lock;
use crate::settings::Settings;

/// Merges, writes, and shows on standard error what a person must decide.
pub(crate) fn run(args: &MergeArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let ours = GlossarySource::parse(&args.ours);
    let target = ours.path().filter(|_| args.in_place);
    if args.in_place && !target.is_some_and(|_| matches!(ours.format(), None | Some(GlossaryFormat::Jsonl))) {
        let message = "--in-place writes JSON lines; name another file with -o, or OURS as PATH:jsonl";
        return Err(Error::new(ErrorKind::Value, message).into());
    }
    // Held from reading to writing.
    let lock = target.map(|path| lock::wait(path, &settings.progress)).transpose()?;
    let [base, ours, theirs] = [&args.base, &args.ours, &args.theirs].map(|path| read(path, settings));
    let merged = merge(&base?, &ours?, &theirs?)?;
    settings.progress.done();
    let text = merged.write();
    match &lock {
        Some(lock) => lock
            .replace(|out| out.write_all(text.as_bytes()))
            .map_err(|error| file_error(lock.target(), "cannot be written; check the folder and its permissions", error))?,
        None => settings.output.deliver(|out| out.write_all(text.as_bytes()))?,
    }
    settings.progress.warnings(merged.conflicts.iter().map(said));
    Ok(if merged.conflicts.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// The entries of one side; a row that is not understood would be lost.
fn read(path: &str, settings: &Settings) -> Result<Vec<Entry>, Failure> {
    let read = read_whole(path, &settings.progress)?;
    write::refuse_loss(read.path.as_deref().unwrap_or(Path::new(path)), &read.warnings)?;
    Ok(read.entries)
}

fn said(conflict: &MergeConflict) -> String {
    let id = isolated(&conflict.id);
    match (&conflict.ours, &conflict.theirs) {
        (None, _) => format!("conflict: {id}: ours removed it, theirs changed it"),
        (_, None) => format!("conflict: {id}: ours changed it, theirs removed it"),
        _ => {
            let fields = conflict.fields();
            let field = |field: &naqhara::glossary::diff::Field| {
                format!("{}: ours is {}, theirs {}", field.name, values(&field.before), values(&field.after))
            };
            format!("conflict: {id}: {}", fields.iter().map(field).collect::<Vec<_>>().join("; "))
        }
    }
}
