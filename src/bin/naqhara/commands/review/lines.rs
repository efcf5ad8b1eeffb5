//! A review by lines: what is shown is plain lines, what is typed are words. For screen readers, and for programs.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use anstyle::Style;
use naqhara::learn::review::{COMMANDS, Command, NearEntry};
use naqhara::report::TextOptions;
use naqhara::report::bidi::visible;
use naqhara::report::proposals::card;

use super::desk::{Answer, Desk};
use super::{nothing_waits, proposals};
use crate::failure::{Failure, Outcome, file_error, say};
use crate::settings::Settings;

/// Places of a proposal that are shown.
const EVIDENCE: usize = 2;

/// Cells that the words of a command take in the help.
const COMMAND_CELLS: usize = 26;

/// Asks until there is nothing left, or no more input.
pub(super) fn run(mut desk: Desk<'_>, settings: &Settings) -> Result<Outcome, Failure> {
    let mut input = io::stdin().lock();
    let mut talk = Talk { out: io::stdout(), options: settings.output.text_options(), is_asked: io::stdin().is_terminal() };
    let mut refused = 0;
    let mut near = talk.show(&desk)?;
    loop {
        talk.ask()?;
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line);
        let read = read.map_err(|error| file_error(Path::new("standard input"), "cannot be read", error))?;
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if read == 0 {
            break;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match Command::parse(line, &near).and_then(|command| desk.act(command)) {
            Ok(Answer::Quit) => break,
            Ok(Answer::Help) => talk.help()?,
            Ok(Answer::Done(said)) => {
                if !said.is_empty() {
                    talk.say(&said)?;
                }
                near = talk.show(&desk)?;
            }
            Ok(Answer::Overtaken(why)) => {
                refused += 1;
                say("not done", Style::new().bold(), &visible(&why));
                near = talk.show(&desk)?;
            }
            Err(error) => {
                refused += 1;
                say("not done", Style::new().bold(), &visible(&error.to_string()));
            }
        }
    }
    let waiting = desk.review.waiting();
    talk.say(&format!("{} decided, {waiting} {} left.", desk.decided, proposals(waiting)))?;
    // A person sees what was not done; a program is told.
    Ok(if refused > 0 && !talk.is_asked { Outcome::Findings } else { Outcome::Clean })
}

/// The program's side of the conversation.
struct Talk {
    out: io::Stdout,
    options: TextOptions,
    is_asked: bool,
}

impl Talk {
    /// Shows the proposal that is looked at; gives the entries that stand beside it.
    fn show(&mut self, desk: &Desk<'_>) -> Result<Vec<NearEntry>, Failure> {
        let Some(shown) = desk.review.card() else {
            let waiting = desk.review.waiting();
            let end = match waiting {
                0 => nothing_waits(&desk.review),
                _ => format!(
                    "That was the last one; {waiting} {} left undecided. `again` begins with the first.",
                    proposals(waiting)
                ),
            };
            self.say(&end)?;
            return Ok(Vec::new());
        };
        let text = card(&shown, &self.options, EVIDENCE).join("\n");
        self.say(&text)?;
        Ok(shown.near)
    }

    fn ask(&mut self) -> Result<(), Failure> {
        let prompt = if self.is_asked { "> " } else { "" };
        written(write!(self.out, "{prompt}").and_then(|()| self.out.flush()))
    }

    fn say(&mut self, text: &str) -> Result<(), Failure> {
        written(writeln!(self.out, "{text}"))
    }

    fn help(&mut self) -> Result<(), Failure> {
        for (command, meaning) in COMMANDS {
            let gap = " ".repeat(COMMAND_CELLS.saturating_sub(command.len()));
            let next = if gap.is_empty() { format!("\n  {}", " ".repeat(COMMAND_CELLS)) } else { gap };
            self.say(&format!("  {command}{next}{meaning}"))?;
        }
        Ok(())
    }
}

fn written(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => file_error(Path::new("standard output"), "cannot be written; is the disk full?", error).into(),
    })
}
