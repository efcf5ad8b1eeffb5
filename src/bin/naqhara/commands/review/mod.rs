//! `review`: what was learnt, decided about one by one or many at once.

mod batch;
mod desk;
mod form;
mod lines;
mod screen;

use std::io::{self, IsTerminal};
use std::path::Path;

use naqhara::files;
use naqhara::glossary::format::{self, GlossaryFormat, grid};
use naqhara::learn::review::{Filter, Review, Stated, sheet};
use naqhara::learn::{self, Ledger};
use naqhara::report::proposals as report;
use naqhara::{Error, ErrorKind};

use crate::args::{Conflicts, ReviewArgs};
use crate::day;
use crate::failure::{Failure, Outcome, file_error};
use crate::output::Output;
use crate::settings::Settings;
use crate::sources;
use desk::Desk;

/// Score from which proposals are shown where no option says.
const USUAL_SCORE: f32 = 0.5;

/// Decides about the proposals for the last JSON-lines file that was named.
pub(crate) fn run(args: &ReviewArgs, settings: &Settings) -> Result<Outcome, Failure> {
    if matches!(settings.output, Output::File(_)) && !args.list {
        let message = "--output goes with --list; a table is written by --export FILE, and decisions go to the glossary";
        return Err(Error::new(ErrorKind::Value, message).into());
    }
    let path = sources::to_change(&settings.glossaries)?;
    let day = day::named(args.date.as_deref())?.to_string();
    let stated = Stated { day: &day, source: &args.source };
    if let Some(table) = &args.import {
        return batch::import(table, path, stated, args.dry_run, settings);
    }
    if let Some(choice) = args.batch {
        return batch::run(choice, args, path, stated, settings);
    }
    if args.dry_run {
        return Err(Error::new(ErrorKind::Value, "--dry-run goes with --batch and --import; --list shows what waits").into());
    }
    let ledger = ledger(path)?;
    // Before the glossary is loaded: of an entry that is added between, nobody says that it is gone.
    let written = format::read(path, Some(GlossaryFormat::Jsonl))?.entries.into_iter().map(|entry| entry.id);
    let glossary = settings.load_glossary()?;
    let mut review = Review::new(&ledger, &glossary, stated).writing_to(written);
    look_at(&mut review, args);
    settings.progress.done();
    if let Some(table) = &args.export {
        return export(&review, table, settings);
    }
    if args.list {
        let found: Vec<_> = review.proposals().collect();
        settings.output.deliver(|out| report::write(&found, args.format, &settings.output.text_options(), out))?;
        return Ok(Outcome::Clean);
    }
    let desk = Desk::new(review, path)?;
    // A terminal that can do nothing calls itself dumb, as editors' do.
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    let is_lines = args.lines || is_dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal();
    if is_lines { lines::run(desk, settings) } else { screen::run(desk, settings) }
}

/// What was learnt for the glossary at `path`.
fn ledger(path: &Path) -> Result<Ledger, Error> {
    let beside = learn::path_beside(path);
    if !beside.exists() {
        let message = "nothing was learnt for this glossary yet; begin with `naqhara learn SOURCE TARGET`";
        return Err(Error::new(ErrorKind::NotFound, message).at_path(path));
    }
    learn::read(&beside)
}

/// Narrows a review down to what the options say.
fn look_at(review: &mut Review<'_>, args: &ReviewArgs) {
    review.set_order(args.sort);
    review.set_filter(Filter {
        text: args.text.clone(),
        kind: args.kind,
        min_score: args.min_score.unwrap_or(if args.max_score.is_some() { 0.0 } else { USUAL_SCORE }),
        max_score: args.max_score.unwrap_or(1.0),
        conflicts: args.conflicts.map(|which| which == Conflicts::Only),
    });
}

fn export(review: &Review<'_>, table: &Path, settings: &Settings) -> Result<Outcome, Failure> {
    let format = grid::format_of(table)?;
    keep_decisions(table)?;
    let bytes = sheet::write(review, format)?;
    files::replace(table, |out| out.write_all(&bytes))
        .map_err(|error| file_error(table, "cannot be written; check the folder, or name another file", error))?;
    let count = review.waiting();
    settings.progress.note(&format!(
        "wrote {count} {} to {}; fill in the column \"decision\", then `naqhara review --import` it",
        proposals(count),
        table.display()
    ));
    Ok(Outcome::Clean)
}

/// Refuses to write over what a person filled in.
fn keep_decisions(table: &Path) -> Result<(), Error> {
    let old = match std::fs::read(table) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(file_error(table, "is there and cannot be read; name another file", error)),
    };
    if old.is_empty() {
        return Ok(());
    }
    let filled_in = sheet::filled_in(&old, table).map_err(|error| {
        let message = "it is there already and is no table of a review; name another file";
        Error::new(ErrorKind::Conflict, message).at_path(table).caused_by(error)
    })?;
    if filled_in == 0 {
        return Ok(());
    }
    let rows = if filled_in == 1 { "row has a decision" } else { "rows have decisions" };
    let name = table.display();
    let message = format!(
        "{filled_in} {rows} filled in; do them with `naqhara review --import {name}` and remove the file, or name another one"
    );
    Err(Error::new(ErrorKind::Conflict, message).at_path(table))
}

/// Why there is nothing to show, where nothing waits.
fn nothing_waits(review: &Review<'_>) -> String {
    match review.filter().words() {
        words if words.is_empty() => "Nothing waits for a decision.".to_string(),
        words => format!("Nothing waits that the filter takes ({words})."),
    }
}

fn proposals(count: usize) -> &'static str {
    if count == 1 { "proposal" } else { "proposals" }
}
