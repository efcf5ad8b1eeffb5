//! Lines of an earlier run, for articles that have not changed since.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::LARGEST;
use super::lines::{self, LineRead};
use crate::error::{Error, ErrorKind, Result};
use crate::report::totals::line::{Line, settings_of};
use crate::report::{Label, relabelled};
use crate::text::fnv;

/// The articles of an earlier run: where the line of each stands. Takes some 50 bytes an article.
#[derive(Debug)]
pub struct Earlier {
    file: Mutex<File>,
    places: HashMap<Key, (u64, u32)>,
    settings: Option<String>,
}

/// An article by what must not have changed: its id, its file and its bytes.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    name: u64,
    content: u64,
}

impl Key {
    fn new(id: &str, path: &str, content: u64) -> Self {
        Self { name: fnv::hash(id.bytes().chain([0]).chain(path.bytes())), content }
    }
}

impl Earlier {
    /// Whether a batch wrote this file as JSON lines, by its first line; so of a file without any line.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn wrote(path: &Path) -> Result<bool> {
        let cannot =
            |cause| Error::new(ErrorKind::Io, "cannot be read; name another file with --output").at_path(path).caused_by(cause);
        let mut reader = BufReader::new(File::open(path).map_err(cannot)?);
        Ok(match lines::read(&mut reader, LARGEST).map_err(cannot)? {
            None => true,
            // An article of somebody may have a `kind` too.
            Some(LineRead::Line(line)) => {
                Line::read(&line)
                    .is_some_and(|line| ["report", "check", "error"].contains(&&*line.kind) && !line.document.id.is_empty())
                    || settings_of(&line).is_some()
            }
            Some(LineRead::TooLong) => false,
        })
    }

    /// Reads where the lines of a run stand, which was written as JSON lines with totals.
    ///
    /// # Errors
    /// If the file cannot be read, or is none of a batch.
    pub fn open(path: &Path) -> Result<Self> {
        let cannot = |cause| {
            let message = "the earlier run cannot be read; name the file that it wrote with --format jsonl";
            Error::new(ErrorKind::Io, message).at_path(path).caused_by(cause)
        };
        let mut reader = BufReader::with_capacity(1 << 18, File::open(path).map_err(cannot)?);
        let mut earlier = Self { file: Mutex::new(File::open(path).map_err(cannot)?), places: HashMap::new(), settings: None };
        let (mut bytes, mut start, mut number) = (Vec::new(), 0, 0);
        loop {
            bytes.clear();
            let read = reader.read_until(b'\n', &mut bytes).map_err(cannot)?;
            if read == 0 {
                return Ok(earlier);
            }
            number += 1;
            match Line::read(&bytes) {
                Some(line) => {
                    let hash = line.document.hash.as_deref().and_then(from_hex).filter(|_| !line.is_error());
                    if let (Some(hash), Ok(length)) = (hash, u32::try_from(read)) {
                        let path = line.document.path.as_deref().unwrap_or_default();
                        earlier.places.insert(Key::new(&line.document.id, path, hash), (start, length));
                    }
                }
                None => match settings_of(&bytes) {
                    Some(settings) => earlier.settings = Some(settings),
                    None => {
                        let message = "is no line of a batch; name the file that it wrote with --format jsonl";
                        return Err(Error::new(ErrorKind::Format, message).at_path(path).at_line(number, None));
                    }
                },
            }
            start += read as u64;
        }
    }

    /// What the run was made with; `None` where it wrote no totals.
    pub fn settings(&self) -> Option<&str> {
        self.settings.as_deref()
    }

    /// How many articles it has a line for.
    pub fn articles(&self) -> usize {
        self.places.len()
    }

    /// The line of an article, with the label that it has today; `None` where it is new, or changed.
    pub(super) fn line(&self, label: &Label) -> Option<Vec<u8>> {
        let path = label.path.as_deref().unwrap_or_default();
        let (start, length) = *self.places.get(&Key::new(&label.id, path, label.hash?))?;
        let mut line = vec![0; length as usize];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(start)).ok()?;
            file.read_exact(&mut line).ok()?;
        }
        relabelled(&line, label)
    }
}

fn from_hex(hash: &str) -> Option<u64> {
    u64::from_str_radix(hash, 16).ok()
}
