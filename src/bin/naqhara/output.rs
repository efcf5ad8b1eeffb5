//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use naqhara::files;
use naqhara::report::TextOptions;
use naqhara::report::paint::Paint;
use naqhara::{Error, ErrorKind};

use crate::args::Global;
use crate::failure::{Failure, file_error};

/// Wider than this, lines are hard to follow however wide the terminal is.
const WIDEST: usize = 120;

/// The place for results.
#[derive(Debug, Clone)]
pub(crate) enum Output {
    /// Standard output.
    Standard,
    /// A file, replaced once everything is written.
    File(PathBuf),
}

impl Output {
    /// What the options name: `--output -` is standard output too.
    pub(crate) fn new(global: &Global) -> Self {
        match &global.output {
            Some(path) if path.as_os_str() != "-" => Self::File(path.clone()),
            _ => Self::Standard,
        }
    }

    /// Refuses to write over what the command reads.
    ///
    /// # Errors
    /// If the output is one of `inputs`, by whatever name.
    pub(crate) fn spare<'p>(&self, inputs: impl IntoIterator<Item = &'p Path>) -> Result<(), Error> {
        let Self::File(output) = self else { return Ok(()) };
        let Ok(output_file) = fs::canonicalize(output) else { return Ok(()) };
        let same = |input: &Path| fs::canonicalize(input).is_ok_and(|input| input == output_file);
        match inputs.into_iter().find(|input| same(input)) {
            Some(_) => {
                let message = "is read by this very command; name another file with --output";
                Err(Error::new(ErrorKind::Conflict, message).at_path(output))
            }
            None => Ok(()),
        }
    }

    /// Lets `write` write the result. A closed pipe ends the command without an error.
    pub(crate) fn deliver(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        match self {
            Self::Standard => to_standard_output(write),
            Self::File(path) => to_file(path, write).map_err(Failure::Error),
        }
    }

    /// How text looks there: as wide as the terminal, coloured where `--color` and the terminal allow.
    pub(crate) fn text_options(&self) -> TextOptions {
        let default = TextOptions::default();
        let terminal = matches!(self, Self::Standard) && io::stdout().is_terminal();
        let width = terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
        TextOptions { width: width.map_or(default.width, |width| width.min(WIDEST)), paint: self.paint(), ..default }
    }

    fn paint(&self) -> Paint {
        let coloured = match self {
            Self::Standard => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
            Self::File(_) => {
                matches!(anstream::ColorChoice::global(), anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi)
            }
        };
        if coloured { Paint::Ansi } else { Paint::Plain }
    }
}

fn to_standard_output(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => file_error(Path::new("standard output"), "cannot be written; is the disk full?", error).into(),
    })
}

fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&target) {
        Ok(found) if found.is_dir() => Err(Error::new(ErrorKind::Io, "is a folder; name a file with --output").at_path(path)),
        // A device or a pipe is written to: replacing it by a file would break it for everybody.
        Ok(found) if !found.is_file() => to_device(&target, write).map_err(|error| unwritable(path, &error)),
        _ => files::replace(&target, write).map_err(|error| unwritable(path, &error)),
    }
}

/// The cause is given without the name of the temporary file, which means nothing to anybody.
fn unwritable(path: &Path, error: &io::Error) -> Error {
    if error.kind() == io::ErrorKind::NotFound {
        let message = "its folder does not exist; make it, or name another file with --output";
        return Error::new(ErrorKind::NotFound, message).at_path(path);
    }
    file_error(path, "cannot be written; name another file with --output", error.kind().into())
}

fn to_device(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(File::options().write(true).open(path)?);
    write(&mut out)?;
    out.flush()
}
