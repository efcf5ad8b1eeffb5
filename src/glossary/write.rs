//! Writing without loss: whole files or nothing, one writer at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::entry::Entry;
use super::format::{self, GlossaryFormat, Read, jsonl};
use crate::error::{Error, ErrorKind, Result};

/// How long to wait between two tries for a lock.
const RETRY: Duration = Duration::from_millis(20);

/// The right to write a file, held until dropped. Other programs of this crate wait or say so.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of `path`, a file `PATH.lock` beside it, waiting at most `patience`.
    ///
    /// # Errors
    /// If another program holds it for longer, or the lock file cannot be made.
    pub fn acquire(path: &Path, patience: Duration) -> Result<Self> {
        let mut name = path.as_os_str().to_os_string();
        name.push(".lock");
        let lock_path = PathBuf::from(name);
        let cannot = |source| {
            Error::new(ErrorKind::Io, "the lock file cannot be made; check that the folder may be written")
                .at_path(&lock_path)
                .caused_by(source)
        };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path).map_err(cannot)?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(RETRY),
                Err(TryLockError::WouldBlock) => {
                    let message = "another program is writing this glossary; wait for it and try again";
                    return Err(Error::new(ErrorKind::Locked, message).at_path(path));
                }
                Err(TryLockError::Error(source)) => return Err(cannot(source)),
            }
        }
    }
}

/// Writes a file whole or not at all: to a temporary file beside it, synced, then renamed. A link is followed, permissions
/// are kept.
///
/// # Errors
/// If the folder cannot be written; the old file is then as it was.
pub fn atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = |source: std::io::Error| {
        Error::new(ErrorKind::Io, "it cannot be written; check the folder and its permissions").at_path(path).caused_by(source)
    };
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".naqhara-").tempfile_in(folder).map_err(cannot)?;
    file.write_all(bytes).map_err(cannot)?;
    match std::fs::metadata(&target) {
        Ok(old) => file.as_file().set_permissions(old.permissions()).map_err(cannot)?,
        Err(_) => readable_by_all(file.as_file()).map_err(cannot)?,
    }
    file.as_file().sync_all().map_err(cannot)?;
    file.persist(&target).map_err(|error| cannot(error.error))?;
    // The new name itself is on disk only once the folder is.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A temporary file is private; a new glossary has the permissions of any new file.
#[cfg(unix)]
fn readable_by_all(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_file: &File) -> std::io::Result<()> {
    Ok(())
}

/// Changes a JSON-lines glossary under its lock: reads it, lets `change` work on the entries, writes it whole.
///
/// # Errors
/// If it is locked or cannot be read or written, if `change` refuses, or if the file has a row that rewriting would lose:
/// then nothing is written.
pub fn update<T>(path: &Path, patience: Duration, change: impl FnOnce(&mut Vec<Entry>) -> Result<T>) -> Result<T> {
    let _lock = Lock::acquire(path, patience)?;
    let Read { mut entries, warnings, .. } = format::read(path, Some(GlossaryFormat::Jsonl))?;
    let lost = |warning: &&format::Warning| warning.skipped || warning.message.starts_with("unknown ");
    if let Some(warning) = warnings.iter().find(lost) {
        let message = format!("nothing was written, since a row would be lost: {}", warning.message);
        let error = Error::new(ErrorKind::Format, message).at_path(path);
        return Err(error.at_line(warning.location.line.unwrap_or(1), warning.location.column));
    }
    let result = change(&mut entries)?;
    atomically(path, jsonl::write(&entries).as_bytes())?;
    Ok(result)
}

/// Adds an entry to a list of entries: a new one, or new Arabic forms of one with the same English and type.
///
/// # Errors
/// If it says nothing new, if its id is taken, or if an approved entry of another English has one of its Arabic forms and
/// `allow_shared` is false.
pub fn add(entries: &mut Vec<Entry>, mut new: Entry, allow_shared: bool) -> Result<Added> {
    let conflict = |message: String| Err(Error::new(ErrorKind::Conflict, message));
    if !allow_shared {
        let shares = |entry: &&Entry| entry.en != new.en && entry.ar.iter().any(|form| new.ar.contains(form));
        if let Some(other) = entries.iter().find(shares) {
            return conflict(format!(
                "\"{}\" ({}) has one of these Arabic forms already; add --allow-shared if both are right",
                other.en, other.id
            ));
        }
    }
    if let Some(known) = entries.iter_mut().find(|entry| entry.en == new.en && entry.kind == new.kind) {
        let before = known.ar.len();
        let forms: Vec<String> = new.ar.drain(..).filter(|form| !known.ar.contains(form)).collect();
        known.ar.extend(forms);
        if known.ar.len() == before {
            return conflict(format!("\"{}\" ({}) is in the glossary with these forms already", known.en, known.id));
        }
        return Ok(Added::Forms(known.clone()));
    }
    if new.id.is_empty() {
        new.id = super::id::slug(&new.en);
        if new.id.is_empty() || entries.iter().any(|entry| entry.id == new.id) {
            // Both share the slug: the new one gets its hash, the old one keeps the id that files and reports may name.
            let mut pair = [new.clone(), new.clone()];
            pair.iter_mut().for_each(|entry| entry.id.clear());
            super::id::fill_in(&mut pair);
            new.id.clone_from(&pair[0].id);
        }
    }
    if let Some(other) = entries.iter().find(|entry| entry.id == new.id) {
        return conflict(format!("the id \"{}\" belongs to \"{}\"; name another with --id", new.id, other.en));
    }
    entries.push(new.clone());
    Ok(Added::Entry(new))
}

/// What [`add`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// A new entry.
    Entry(Entry),
    /// New Arabic forms of this entry.
    Forms(Entry),
}
