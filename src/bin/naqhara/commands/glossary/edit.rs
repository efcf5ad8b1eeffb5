//! `glossary edit ID`: one entry, changed.

use naqhara::glossary::Decision;
use naqhara::glossary::diff::differing;
use naqhara::glossary::edit::{Edit, edit};
use naqhara::glossary::write;
use naqhara::report::bidi::visible;
use naqhara::{Error, ErrorKind};

use super::typed::{checked_id, tidy, tidy_all};
use super::values;
use crate::args::EditArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::settings::Settings;
use crate::sources;

/// Changes an entry of the last JSON-lines file that was named, and says what changed.
pub(crate) fn run(args: EditArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let path = sources::to_change(&settings.glossaries)?;
    let (id, allow_shared) = (args.id.clone(), args.allow_shared);
    let change = change(args)?;
    let day = day::today();
    let decision = Decision { command: "glossary edit", day: &day, undoes: None };
    let lock = lock::wait(path, &settings.progress)?;
    let (before, after) = write::update(&lock, &decision, |entries| edit(entries, &id, &change, allow_shared))?;
    settings.output.deliver(|out| {
        writeln!(out, "Changed {} in {}", visible(&after.id), path.display())?;
        for field in differing(&before, &after) {
            writeln!(out, "  {:<8}{} -> {}", field.name, values(&field.before), values(&field.after))?;
        }
        Ok(())
    })?;
    Ok(Outcome::Clean)
}

fn change(args: EditArgs) -> Result<Edit, Error> {
    let change = Edit {
        id: args.new_id.map(checked_id).transpose()?,
        en: args.en.as_deref().map(tidy),
        ar: tidy_all(&args.ar),
        first: args.first.as_deref().map(tidy).filter(|form| !form.is_empty()),
        also: tidy_all(&args.also),
        avoid: tidy_all(&args.avoid),
        // What is to go is named as the file has it, hidden marks and all, or as it looks.
        drop: args.drop,
        kind: args.kind,
        status: args.status,
        mode: if args.usual_match { Some(None) } else { args.mode.map(Some) },
        note: args.note.as_deref().map(tidy),
        source: args.source.as_deref().map(tidy),
    };
    if change == Edit::default() {
        let message = "nothing to change is named; `naqhara glossary edit --help` lists what can be";
        return Err(Error::new(ErrorKind::Value, message));
    }
    Ok(change)
}
