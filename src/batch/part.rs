//! The work of a run while it is under way: the lines so far, beside the output, with what the run was begun with.
//!
//! `FILE.part` holds the lines of articles and grows at its end, nothing else; `FILE.part.state` says what they were made with and is
//! written once, before. So whatever the instant at which the program is killed, the whole lines at the head of `FILE.part` are those of an
//! uninterrupted run, and everything else (totals among it) is worked out from them again.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::state::State;
use crate::error::{Error, ErrorKind, Result};
use crate::files::{self, Lock};
use crate::report::totals::line::Line;

/// Bytes that wait for being written.
const BUFFER: usize = 1 << 18;

/// How long they wait at most, with lines coming in.
const PATIENCE: Duration = Duration::from_secs(1);

/// A run that writes to a file.
#[derive(Debug)]
pub struct Part {
    output: PathBuf,
    part: PathBuf,
    state: PathBuf,
    /// Where the lines that were there already end.
    done: u64,
    file: BufWriter<File>,
    written: Instant,
    _lock: Lock,
}

/// The files of the work for an output: the lines, and what they are made with.
pub fn beside(output: &Path) -> [PathBuf; 2] {
    let output = target(output);
    [".part", ".part.state"].map(|ending| {
        let mut name = OsString::from(output.as_os_str());
        name.push(ending);
        name.into()
    })
}

/// The file itself where the output is a link: the link stays.
fn target(output: &Path) -> PathBuf {
    output.canonicalize().unwrap_or_else(|_| output.to_path_buf())
}

impl Part {
    /// Begins a run that will write to `output`, or goes on with one that was interrupted.
    ///
    /// # Errors
    /// If another program writes there, a run was interrupted and is not to go on, the one that is to go on was begun with something
    /// else, or a file cannot be written.
    pub fn open(output: &Path, state: &State, resume: bool) -> Result<Self> {
        let [part, state_path] = beside(output);
        let lock = Lock::acquire(&part)?;
        let done = if part.exists() {
            if !resume {
                let message =
                    "is the work of a run that was interrupted; go on with it by --resume, or delete it to begin anew";
                return Err(Error::new(ErrorKind::Conflict, message).at_path(&part));
            }
            state.must_equal(&state_path)?;
            whole_lines(&part).map_err(|error| cannot(&part, error))?
        } else {
            state.write(&state_path)?;
            0
        };
        let file = open_at(&part, done).map_err(|error| cannot(&part, error))?;
        Ok(Self {
            output: target(output),
            part,
            state: state_path,
            done,
            file: BufWriter::with_capacity(BUFFER, file),
            written: Instant::now(),
            _lock: lock,
        })
    }

    /// The lines that were there already, with their ends.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn done(&self) -> Result<impl Iterator<Item = io::Result<Vec<u8>>> + use<>> {
        lines_up_to(&self.part, self.done).map_err(|error| cannot(&self.part, error))
    }

    /// Adds a line.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn add(&mut self, line: &[u8]) -> io::Result<()> {
        self.file.write_all(line)?;
        if self.written.elapsed() > PATIENCE {
            self.file.flush()?;
            self.written = Instant::now();
        }
        Ok(())
    }

    /// Ends a run whose output are the lines themselves, with these last ones.
    ///
    /// # Errors
    /// If they cannot be written; the work is kept.
    pub fn finish(mut self, last: &[u8]) -> io::Result<()> {
        self.file.write_all(last)?;
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        fs::rename(&self.part, &self.output)?;
        fs::remove_file(&self.state)
    }

    /// Ends a run whose output is made of the lines by `write`.
    ///
    /// # Errors
    /// If it cannot be written; the work is kept.
    pub fn finish_by(
        mut self,
        write: impl FnOnce(&mut dyn Iterator<Item = io::Result<Vec<u8>>>, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        self.file.flush()?;
        let length = self.file.get_ref().metadata()?.len();
        files::replace(&self.output, |out| write(&mut lines_up_to(&self.part, length)?, out))?;
        fs::remove_file(&self.part)?;
        fs::remove_file(&self.state)
    }
}

fn cannot(path: &Path, cause: io::Error) -> Error {
    let message = "cannot be written; check the folder and the disk, or name another file with --output";
    Error::new(ErrorKind::Io, message).at_path(path).caused_by(cause)
}

/// Where the whole lines of articles at the head of a file end.
fn whole_lines(path: &Path) -> io::Result<u64> {
    let mut reader = BufReader::with_capacity(BUFFER, File::open(path)?);
    let (mut line, mut end) = (Vec::new(), 0);
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)? as u64;
        let is_whole = line.ends_with(b"\n") && Line::read(&line).is_some();
        if !is_whole {
            return Ok(end);
        }
        end += read;
    }
}

fn open_at(path: &Path, end: u64) -> io::Result<File> {
    let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    file.set_len(end)?;
    file.seek(SeekFrom::Start(end))?;
    Ok(file)
}

/// The lines of a file up to a place where one ends.
fn lines_up_to(path: &Path, end: u64) -> io::Result<impl Iterator<Item = io::Result<Vec<u8>>> + use<>> {
    let mut reader = BufReader::with_capacity(BUFFER, File::open(path)?);
    let mut left = end;
    Ok(std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        let mut line = Vec::new();
        let read = reader.read_until(b'\n', &mut line);
        left = read.as_ref().map_or(0, |read| left.saturating_sub(*read as u64));
        Some(read.map(|_| line))
    }))
}
