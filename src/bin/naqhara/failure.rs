//! Why a command could not be done, and how it is said: once, on standard error, with its causes.

use std::error::Error as _;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use naqhara::{Error, ErrorKind};

/// How a command ended that could be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// It found what it was asked to look for.
    Findings,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It could not be done.
    Error(Error),
    /// Nobody reads the output any more, which is no error.
    ClosedPipe,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl Failure {
    /// Says what went wrong and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        match self {
            Self::ClosedPipe => ExitCode::SUCCESS,
            Self::Error(error) => {
                let red = AnsiColor::Red.on_default().bold();
                say("error", red, &chain(error));
                ExitCode::from(2)
            }
        }
    }
}

/// A line on standard error: `naqhara: LABEL: MESSAGE`. A standard error that is closed is nobody's loss.
pub(crate) fn say(label: &str, style: Style, message: &str) {
    let _ = writeln!(anstream::stderr().lock(), "naqhara: {style}{label}:{style:#} {message}");
}

/// The error and its causes, hidden characters made visible.
fn chain(error: &Error) -> String {
    let mut text = naqhara::report::bidi::visible(&error.to_string());
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str("\n  because: ");
        text.push_str(&naqhara::report::bidi::visible(&error.to_string()));
        cause = error.source();
    }
    text
}

/// An error about a file: what could not be done with it and what to do instead.
pub(crate) fn file_error(path: &Path, message: &str, cause: io::Error) -> Error {
    Error::new(ErrorKind::Io, message).at_path(path).caused_by(cause)
}
