//! `glossary add`: one entry, or new forms for the one that is there.

use naqhara::glossary::write::{self, Added};
use naqhara::glossary::{Decision, Entry, Status};
use naqhara::report::bidi::isolated;
use naqhara::{Error, ErrorKind};

use crate::args::AddArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::settings::Settings;
use crate::sources;

use super::typed::{checked_id, tidy, tidy_all};

/// Adds to the last JSON-lines file that was named.
pub(crate) fn run(args: AddArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let allow_shared = args.allow_shared;
    let entry = entry(args)?;
    let path = sources::to_change(&settings.glossaries)?;
    let shown = isolated(&entry.en);
    let day = day::today();
    let decision = Decision { command: "glossary add", day: &day, undoes: None };
    let lock = lock::wait(path, &settings.progress)?;
    let added = write::update(&lock, &decision, |entries| write::add(entries, entry, allow_shared))?;
    settings.output.deliver(|out| match added {
        Added::Entry(new) => writeln!(out, "Added {shown} as {} to {}", new.id, path.display()),
        Added::Forms(known) => writeln!(out, "Added to {} in {}", known.id, path.display()),
    })?;
    Ok(Outcome::Clean)
}

fn entry(args: AddArgs) -> Result<Entry, Error> {
    let en = tidy(&args.en);
    if en.is_empty() {
        return Err(Error::new(ErrorKind::Value, "an entry needs its English; give it as the first argument"));
    }
    let added = day::named(args.date.as_deref())?.to_string();
    Ok(Entry {
        id: args.id.map_or(Ok(String::new()), checked_id)?,
        en,
        ar: tidy_all(&args.ar),
        kind: args.kind,
        mode: args.mode,
        also: tidy_all(&args.also),
        avoid: tidy_all(&args.avoid),
        note: tidy(&args.note.unwrap_or_default()),
        source: tidy(&args.source.unwrap_or_default()),
        added,
        status: Status::Approved,
    })
}
