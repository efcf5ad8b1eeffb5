//! Decisions on their way into the glossary: each saved before the next one is asked for.

use std::path::Path;

use naqhara::glossary::journal::{self, Decided};
use naqhara::glossary::{Decision, Entry, Status, write};
use naqhara::learn::review::{Change, Choice, Command, Review};
use naqhara::report::bidi::isolated;
use naqhara::{Error, ErrorKind};

use crate::day;
use crate::lock;
use crate::progress::Progress;

/// How decisions of a review begin in the journal.
const COMMAND: &str = "review";

/// A review with the file that its decisions go to.
pub(super) struct Desk<'r> {
    pub(super) review: Review<'r>,
    path: &'r Path,
    /// Decisions that may be undone, by their numbers in the journal, last ones last: those of earlier reviews too.
    history: Vec<u32>,
    /// How many were made since it began.
    pub(super) decided: usize,
    progress: Progress,
}

/// What came of a command.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// This was done; what is shown has changed.
    Done(String),
    /// Somebody else decided otherwise meanwhile, so nothing was done; what is shown has changed.
    Overtaken(String),
    /// What may be asked for is to be shown.
    Help,
    /// Enough for now.
    Quit,
}

impl<'r> Desk<'r> {
    /// # Errors
    /// If the journal of the glossary cannot be read.
    pub(super) fn new(review: Review<'r>, path: &'r Path) -> Result<Self, Error> {
        let one_by_one = |decided: &Decided| decided.command.starts_with("review ") && !decided.command.contains("--");
        let earlier = journal::decisions(path)?.into_iter();
        let history = earlier.filter(|decided| one_by_one(decided) && !decided.undone).map(|decided| decided.number).collect();
        // Nothing may be drawn beside the review.
        Ok(Self { review, path, history, decided: 0, progress: Progress::new(true) })
    }

    /// The glossary's name, for people.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Does what was asked for.
    ///
    /// # Errors
    /// If that is not possible; then nothing is otherwise than before.
    pub(super) fn act(&mut self, command: Command) -> Result<Answer, Error> {
        let mut said = String::new();
        match command {
            Command::Choose(choice) => return self.choose(&choice),
            Command::Undo => said = self.undo()?,
            Command::Skip => self.review.skip(),
            Command::Back => self.review.back(),
            Command::Again => self.review.again(),
            Command::Filter(filter) => self.review.set_filter(filter),
            Command::Sort(order) => self.review.set_order(order),
            Command::Show => {}
            Command::Help => return Ok(Answer::Help),
            Command::Quit => return Ok(Answer::Quit),
        }
        Ok(Answer::Done(said))
    }

    /// What others wrote to the glossary since it was read last is taken in first, so that the next proposal is held against it too.
    fn choose(&mut self, choice: &Choice) -> Result<Answer, Error> {
        let plan = self.review.plan(choice)?;
        let command = format!("{COMMAND} {}", choice.as_str());
        let today = day::today();
        let decision = Decision { command: &command, day: &today, undoes: None };
        let lock = lock::wait(self.path, &self.progress)?;
        let (review, mut others) = (&mut self.review, 0);
        let saved = write::update_numbered(&lock, &decision, |entries| {
            others = review.follow(entries);
            plan.apply(entries)
        });
        drop(lock);
        let (changes, number) = match saved {
            Ok(saved) => saved,
            Err(error) if error.kind() == ErrorKind::Conflict && others > 0 => {
                return Ok(Answer::Overtaken(format!("{error}{}", said_of_others(others))));
            }
            Err(error) => return Err(error),
        };
        self.history.extend(number);
        self.decided += 1;
        self.review.saved(&changes);
        Ok(Answer::Done(said(&changes) + &said_of_others(others)))
    }

    fn undo(&mut self) -> Result<String, Error> {
        let Some(&number) = self.history.last() else {
            let message = "there is no decision of a review to undo; `naqhara glossary undo` takes back other changes";
            return Err(Error::new(ErrorKind::NotFound, message));
        };
        let lock = lock::wait(self.path, &self.progress)?;
        let undone = journal::undo_number(&lock, number, &day::today());
        drop(lock);
        // One that was undone by other means, or cannot be undone any more, is not tried for ever.
        self.history.pop();
        let undone = undone?;
        self.decided = self.decided.saturating_sub(1);
        self.review.undone(&undone.difference.added, &undone.difference.removed);
        let names: Vec<String> = undone.difference.added.iter().map(|entry| isolated(&entry.en)).collect();
        Ok(format!("Undid {}: {}", undone.command.replace(COMMAND, "").trim(), names.join(", ")))
    }
}

/// That others wrote to the glossary, where they did.
fn said_of_others(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " (others changed 1 entry meanwhile)".to_string(),
        _ => format!(" (others changed {count} entries meanwhile)"),
    }
}

/// What a decision did, in a line.
fn said(changes: &[Change]) -> String {
    let one = |Change { before, after }: &Change| {
        let Entry { en, id, ar, status, .. } = after;
        let (en, id) = (isolated(en), isolated(id));
        match (before, status) {
            (None, Status::Rejected) => format!("Rejected {} {en}", isolated(&ar.join(", "))),
            (None, Status::Forbidden) => format!("Forbade {} {en}", isolated(&ar.join(", "))),
            (None, _) => format!("Accepted {en} as {id}"),
            (Some(before), _) => {
                let new = ar
                    .iter()
                    .filter(|form| !before.ar.contains(form))
                    .chain(after.also.iter().filter(|term| !before.also.contains(term)));
                let new: Vec<String> = new.map(|text| isolated(text)).collect();
                format!("Added {} to {id}", new.join(", "))
            }
        }
    };
    match changes {
        [] => "Somebody decided this already; nothing was changed".to_string(),
        _ => changes.iter().map(one).collect::<Vec<_>>().join("; "),
    }
}
