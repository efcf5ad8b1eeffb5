//! `completions SHELL`: from the same definitions that read the arguments.

use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs};
use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Writes the completions of a shell.
pub(crate) fn run(args: &CompletionsArgs, output: &Output) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "naqhara", &mut script);
    output.deliver(|out| out.write_all(&script))?;
    Ok(Outcome::Clean)
}
