//! Many decisions at once: by a filter, or from a table that was filled in. All of them are one change of the glossary.

use std::path::Path;

use anstyle::Style;
use naqhara::glossary::format::GlossaryFormat;
use naqhara::glossary::{Decision, Entry, format, write};
use naqhara::learn::review::{Choice, Review, Stated, Tally, sheet};
use naqhara::{Error, ErrorKind};

use super::{ledger, look_at, proposals};
use crate::args::{Batch, ReviewArgs};
use crate::day;
use crate::failure::{Failure, Outcome, file_error, say};
use crate::lock;
use crate::settings::Settings;

/// Lines of a table that are named one by one.
const LINES_NAMED: usize = 20;

/// Decides alike about all that the options name.
pub(super) fn run(
    batch: Batch,
    args: &ReviewArgs,
    path: &Path,
    stated: Stated<'_>,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let is_narrowed = args.min_score.is_some() || args.max_score.is_some() || !args.text.is_empty() || args.kind.is_some();
    if !is_narrowed {
        let message = "--batch needs a filter that says which proposals are meant, such as --min-score 0.98";
        return Err(Error::new(ErrorKind::Value, message).into());
    }
    let (command, choice) = match batch {
        Batch::Accept => ("review --batch accept", Choice::Accept),
        Batch::Reject => ("review --batch reject", Choice::Reject { note: String::new() }),
    };
    let work = Work { command, path, stated, dry_run: args.dry_run, settings };
    let tally = work.change(|review, entries| {
        look_at(review, args);
        review.decide_all(&choice, entries)
    })?;
    if tally.contradicted > 0 {
        let count = tally.contradicted;
        settings.progress.note(&format!(
            "{count} {} that the glossary contradicts were left; `naqhara review --conflicts only` shows them",
            proposals(count)
        ));
    }
    work.tell(&tally, None)?;
    Ok(Outcome::Clean)
}

/// Does what a table says.
pub(super) fn import(
    table: &Path,
    path: &Path,
    stated: Stated<'_>,
    dry_run: bool,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let bytes = std::fs::read(table)
        .map_err(|error| file_error(table, "cannot be read; name a table that `review --export` wrote", error))?;
    let filled = sheet::read(&bytes, table)?;
    let work = Work { command: "review --import", path, stated, dry_run, settings };
    let tally = work.change(|review, entries| review.decide_filled(&filled, entries).map_err(|error| error.at_path(table)))?;
    let gone = (tally.gone > 0).then(|| format!("{} decided before", tally.gone));
    let unknown = tally.unknown.len();
    if unknown > 0 {
        let lines = tally.unknown.iter().take(LINES_NAMED).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let more = if unknown > LINES_NAMED { ", …" } else { "" };
        let word = if unknown == 1 { "line" } else { "lines" };
        let message = format!(
            "{}: {word} {lines}{more}: no such proposal; proposed_ar and proposed_en should be as `review --export` wrote them",
            table.display()
        );
        say("not done", Style::new().bold(), &message);
    }
    let strange = (unknown > 0).then(|| format!("{unknown} no such proposal"));
    work.tell(&tally, gone.into_iter().chain(strange))?;
    Ok(if unknown > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// A change of the glossary by many decisions.
struct Work<'w> {
    command: &'w str,
    path: &'w Path,
    stated: Stated<'w>,
    dry_run: bool,
    settings: &'w Settings,
}

impl Work<'_> {
    /// Lets `decide` decide; the lock is taken before the glossary is read, so that nothing is decided against what others wrote
    /// meanwhile.
    fn change(&self, decide: impl FnOnce(&mut Review<'_>, &mut Vec<Entry>) -> Result<Tally, Error>) -> Result<Tally, Error> {
        let ledger = ledger(self.path)?;
        let lock = if self.dry_run { None } else { Some(lock::wait(self.path, &self.settings.progress)?) };
        let glossary = self.settings.load_glossary()?;
        let mut review = Review::new(&ledger, &glossary, self.stated);
        let today = day::today();
        let decision = Decision { command: self.command, day: &today, undoes: None };
        let tally = match lock {
            Some(lock) => write::update(&lock, &decision, |entries| decide(&mut review, entries)),
            None => {
                let read = format::read(self.path, Some(GlossaryFormat::Jsonl))?;
                write::refuse_loss(self.path, &read.warnings)?;
                let mut entries = read.entries;
                decide(&mut review, &mut entries)
            }
        };
        self.settings.progress.done();
        tally
    }

    fn tell(&self, tally: &Tally, more: impl IntoIterator<Item = String>) -> Result<(), Failure> {
        let past = |word: &str| match word {
            "accept" => "accepted",
            "edit" => "accepted with changes",
            "reject" => "rejected",
            "forbid" => "forbidden",
            _ => "merged",
        };
        let counted = tally.decided.iter().map(|(word, count)| format!("{count} {}", past(word)));
        let said: Vec<String> = counted.chain(more).collect();
        let said = if said.is_empty() { "nothing to decide".to_string() } else { said.join(", ") };
        let would = if self.dry_run { "Would change " } else { "" };
        self.settings.output.deliver(|out| writeln!(out, "{would}{}: {said}", self.path.display()))?;
        Ok(())
    }
}
