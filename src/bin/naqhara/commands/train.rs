//! `train PAIRS... -o FILE`: the model of sounds from name pairs.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use naqhara::translit::train::{self, NamePair};
use naqhara::{Error, ErrorKind};

use crate::args::TrainArgs;
use crate::failure::{Failure, Outcome, file_error};
use crate::output::Output;
use crate::progress::Progress;

/// Trains a model and writes it.
pub(crate) fn run(args: &TrainArgs, output: &Output, progress: &Progress) -> Result<Outcome, Failure> {
    if !args.ablation && matches!(output, Output::Standard) {
        let message = "a model is no text; name its file with -o, such as -o model.naqhara";
        return Err(Error::new(ErrorKind::Value, message).into());
    }
    progress.step("reading the pairs");
    let mut pairs = Vec::new();
    for path in &args.pairs {
        pairs.extend(read(path)?);
    }
    if args.ablation {
        progress.step("training without one thing after the other");
        let rows = train::ablate(&pairs, &Bar(progress));
        progress.done();
        output.deliver(|out| table(&rows, out))?;
        return Ok(Outcome::Clean);
    }
    progress.step("training");
    let bytes = train::train(&pairs, &Bar(progress));
    progress.done();
    output.deliver(|out| out.write_all(&bytes))?;
    progress.note(&format!("{} pairs, {} bytes", pairs.len(), bytes.len()));
    Ok(Outcome::Clean)
}

/// The table for people, in the width of a terminal.
fn table(rows: &[train::Row], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{:<48}  first of new  of all  spelled 1st  in 5      kB", "")?;
    for row in rows {
        let train::Row { variant, first_of_new, first_of_all, spelled_first, spelled_in_five, bytes } = row;
        let kilobytes = bytes / 1000;
        writeln!(
            out,
            "{variant:<48}  {first_of_new:>12.3}  {first_of_all:>6.3}  {spelled_first:>11.3}  {spelled_in_five:>4.3}  {kilobytes:>6}"
        )?;
    }
    Ok(())
}

struct Bar<'p>(&'p Progress);

impl train::Progress for Bar<'_> {
    fn started(&self, steps: usize) {
        self.0.steps(steps as u64);
    }

    fn finished_one(&self) {
        self.0.step_done();
    }
}

fn read(path: &Path) -> Result<Vec<NamePair>, Error> {
    let text = fs::read_to_string(path).map_err(|error| file_error(path, "the pairs cannot be read", error))?;
    let rows = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    rows.map(|(at, line)| pair(line).ok_or_else(|| no_pair(path, at + 1))).collect()
}

fn pair(line: &str) -> Option<NamePair> {
    let mut fields = line.split('\t');
    let (arabic, latin) = (fields.next()?, fields.next()?);
    Some(NamePair { arabic: arabic.to_string(), latin: latin.to_string() })
}

fn no_pair(path: &Path, line: usize) -> Error {
    let message = "is no pair; write an Arabic name word, a tab, and the same in Latin letters";
    Error::new(ErrorKind::Format, message).at_path(path).at_line(line, None)
}
