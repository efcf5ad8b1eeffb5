//! Waiting for another program that writes the same glossary.

use std::path::Path;
use std::time::{Duration, Instant};

use naqhara::files::Lock;
use naqhara::{Error, ErrorKind};

use crate::progress::Progress;

/// How long to wait before giving up.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait between two tries.
const RETRY: Duration = Duration::from_millis(20);

/// The lock of a file, once it is free.
pub(crate) fn wait(path: &Path, progress: &Progress) -> Result<Lock, Error> {
    let until = Instant::now() + PATIENCE;
    loop {
        match Lock::acquire(path) {
            Err(error) if error.kind() == ErrorKind::Locked && Instant::now() < until => {
                progress.step("waiting for another program that writes the glossary");
                std::thread::sleep(RETRY);
            }
            done => {
                progress.done();
                return done;
            }
        }
    }
}
