//! `glossary remove ID...`.

use naqhara::glossary::Decision;
use naqhara::glossary::edit;
use naqhara::glossary::write;
use naqhara::report::bidi::{isolated, visible};

use crate::args::RemoveArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::settings::Settings;
use crate::sources;

/// Removes entries from the last JSON-lines file that was named.
pub(crate) fn run(args: &RemoveArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let path = sources::to_change(&settings.glossaries)?;
    let day = day::today();
    let decision = Decision { command: "glossary remove", day: &day, undoes: None };
    let lock = lock::wait(path, &settings.progress)?;
    let removed = write::update(&lock, &decision, |entries| edit::remove(entries, &args.id))?;
    settings.output.deliver(|out| {
        for entry in &removed {
            writeln!(out, "Removed {} ({}) from {}", isolated(&entry.en), visible(&entry.id), path.display())?;
        }
        Ok(())
    })?;
    Ok(Outcome::Clean)
}
