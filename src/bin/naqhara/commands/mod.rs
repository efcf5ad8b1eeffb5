//! The commands, one file each.

mod align;
mod batch;
mod check;
mod completions;
mod glossary;
mod init;
mod learn;
mod man;
mod matching;
mod queries;
mod report;
mod review;
mod romanize;
mod train;
mod train_detector;

use std::path::PathBuf;

use crate::args::{Args, Command};
use crate::failure::{Failure, Outcome, file_error};
use crate::output::Output;
use crate::progress::Progress;
use crate::settings::Settings;

/// Runs the command that the arguments name.
pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let global = args.global;
    let settings = || Ok::<_, Failure>(Settings::resolve(&global, &current_folder()?)?);
    match args.command {
        Command::Report(report) => report::run(&report, &settings()?),
        Command::Batch(batch) => batch::run(&batch, &settings()?),
        Command::Align(align) => align::run(&align, &settings()?),
        Command::Check(check) => check::run(&check, &settings()?),
        Command::Learn(learn) => learn::run(&learn, &settings()?),
        Command::Review(review) => review::run(&review, &settings()?),
        Command::Match(query) => matching::run(&query, &settings()?),
        Command::Romanize(query) => {
            let settings = settings()?;
            romanize::run(&query, &settings.style, &settings.output)
        }
        Command::Train(train) => train::run(&train, &Output::new(&global), &Progress::new(global.quiet)),
        Command::Init(init) => init::run(&init, &Output::new(&global)),
        Command::Glossary(command) => glossary::run(command, &settings()?),
        Command::Completions(completions) => completions::run(&completions, &Output::new(&global)),
        Command::TrainDetector(train) => train_detector::run(&train, &settings()?),
        Command::Man(man) => man::run(&man, &Output::new(&global)),
    }
}

fn current_folder() -> Result<PathBuf, Failure> {
    let folder = std::env::current_dir();
    Ok(folder.map_err(|error| file_error(".".as_ref(), "the current folder is gone; go to one that exists", error))?)
}
