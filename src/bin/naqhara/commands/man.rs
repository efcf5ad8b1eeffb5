//! `man [COMMAND]`: a manual page, from the same definitions that read the arguments.

use clap::CommandFactory;
use naqhara::{Error, ErrorKind};

use crate::args::{Args, ManArgs};
use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Writes the page of the program or of one command.
pub(crate) fn run(args: &ManArgs, output: &Output) -> Result<Outcome, Failure> {
    let mut command = Args::command();
    command.build();
    for word in &args.command {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| unknown(word, &command))?;
    }
    let page = clap_mangen::Man::new(command).source(concat!("naqhara ", env!("CARGO_PKG_VERSION"))).manual("naqhara manual");
    output.deliver(|out| page.render(out))?;
    Ok(Outcome::Clean)
}

fn unknown(word: &str, within: &clap::Command) -> Error {
    let known: Vec<&str> = within.get_subcommands().map(clap::Command::get_name).filter(|name| *name != "help").collect();
    let cure = match known.as_slice() {
        [] => format!("`{}` has no commands of its own", within.get_name()),
        known => format!("name one of: {}", known.join(", ")),
    };
    Error::new(ErrorKind::NotFound, format!("no manual page for `{word}`; {cure}"))
}
