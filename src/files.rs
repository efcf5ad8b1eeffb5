//! Files written without loss: whole or not at all, one writer at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};

/// The right to write a file, held until dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
    target: PathBuf,
}

impl Lock {
    /// Takes the lock of `path`, at once or not at all: the library never waits. The lock is a hidden file `.NAME.lock`
    /// beside it, gone when it is free.
    ///
    /// # Errors
    /// Of the kind [`Locked`](ErrorKind::Locked) if another program holds it; or if the lock file cannot be made.
    pub fn acquire(path: &Path) -> Result<Self> {
        let lock_path = lock_path(path);
        let cannot = |source| {
            let message = "the lock file cannot be made; check that the folder is there and may be written";
            Error::new(ErrorKind::Io, message).at_path(&lock_path).caused_by(source)
        };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path).map_err(cannot)?;
        match file.try_lock() {
            // The holder before may have removed the file between our opening and our locking it.
            Ok(()) if is_still_at(&file, &lock_path) => {
                let lock = Self { file, path: lock_path, target: path.to_path_buf() };
                sweep(path);
                Ok(lock)
            }
            Ok(()) | Err(TryLockError::WouldBlock) => {
                let message = "another program is writing this file; wait for it and try again";
                Err(Error::new(ErrorKind::Locked, message).at_path(path))
            }
            Err(TryLockError::Error(source)) => Err(cannot(source)),
        }
    }

    /// The file that may be written.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Writes the file whole or not at all, as [`replace`] does. What a writer that was killed left behind is gone once the next
    /// one holds the lock.
    ///
    /// # Errors
    /// Those of `write` and of the file system; the old file is then as it was.
    pub fn replace(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        replace_by_way_of(&self.target, &temporary_prefix(&self.target), write)
    }
}

impl Drop for Lock {
    /// Removes the lock file while the lock is held: whoever opened it meanwhile sees that it is gone and opens a new one.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn lock_path(path: &Path) -> PathBuf {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.lock"))
}

/// How the temporary files begin that only the holder of the lock of `path` makes.
fn temporary_prefix(path: &Path) -> String {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    format!(".{}.new-", target.file_name().unwrap_or_default().to_string_lossy())
}

/// Removes the temporary files of writers that were killed. The lock is held: nobody writes one now.
fn sweep(path: &Path) {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let prefix = temporary_prefix(path);
    for left in fs::read_dir(folder).into_iter().flatten().flatten() {
        if left.file_name().to_string_lossy().starts_with(&prefix) {
            let _ = fs::remove_file(left.path());
        }
    }
}

/// Whether `path` still names the file that was opened.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(opened), Ok(found)) => (opened.dev(), opened.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, _path: &Path) -> bool {
    true
}

/// Writes a file whole or not at all: to a temporary file beside it, synced, then renamed. A link is followed, permissions
/// are kept.
///
/// # Errors
/// Those of `write` and of the file system; the old file is then as it was.
pub fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    replace_by_way_of(path, ".naqhara-", write)
}

fn replace_by_way_of(path: &Path, prefix: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    let permissions = fs::metadata(&target).ok().map(|found| found.permissions()).or_else(usual_permissions);
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    let mut out = BufWriter::new(file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    // The new name itself is on disk only once the folder is.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Readable for all, as far as the umask allows: temporary files are private by default.
#[cfg(unix)]
fn usual_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<fs::Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_writer_at_a_time_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("desk.jsonl");
        let held = Lock::acquire(&path).expect("it is free");
        let error = Lock::acquire(&path).expect_err("it is held");
        assert_eq!(error.kind(), ErrorKind::Locked);
        drop(held);
        drop(Lock::acquire(&path).expect("it is free again"));
        let left = fs::read_dir(folder.path()).expect("readable").count();
        assert_eq!(left, if cfg!(unix) { 0 } else { 1 });
    }

    #[test]
    fn what_a_killed_writer_left_is_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["desk.jsonl", ".desk.jsonl.new-abc", ".other.jsonl.new-abc", ".naqhara-abc"];
        names.iter().for_each(|name| fs::write(folder.path().join(name), "x").expect("writable"));
        drop(Lock::acquire(&folder.path().join("desk.jsonl")).expect("it is free"));
        let left: Vec<bool> = names.iter().map(|name| folder.path().join(name).exists()).collect();
        assert_eq!(left, [true, false, true, true]);
    }

    #[test]
    fn writers_that_wait_all_get_their_turn() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("count");
        fs::write(&path, "0").expect("writable");
        let add_one = || {
            let _lock = std::iter::repeat_with(|| Lock::acquire(&path)).find_map(Result::ok);
            let count: usize = fs::read_to_string(&path).expect("readable").parse().expect("a number");
            replace(&path, |out| write!(out, "{}", count + 1)).expect("writable");
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..10).for_each(|_| add_one()));
            }
        });
        assert_eq!(fs::read_to_string(&path).expect("readable"), "40");
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("desk.jsonl");
        fs::write(&path, "old").expect("writable");
        let failed = replace(&path, |out| {
            out.write_all(b"new")?;
            Err(io::Error::other("the power went off"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
    }
}
