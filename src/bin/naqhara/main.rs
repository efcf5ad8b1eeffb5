//! The command-line program: arguments in, one command, an exit code out.

mod args;
mod commands;
mod config;
mod day;
mod failure;
mod input;
mod lock;
mod output;
mod pairs;
mod progress;
mod settings;
mod sources;
mod version;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    args.global.color.into_choice().write_global();
    match commands::run(args) {
        Ok(outcome) => outcome.into(),
        Err(failure) => failure.report(),
    }
}
