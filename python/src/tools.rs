//! A glossary with what was prepared to use it, shared by all threads of a process.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, OnceLock, PoisonError};

use naqhara::check::Checker;
use naqhara::coverage::Surveyor;
use naqhara::matcher::Lookup;
use naqhara::mentions::Finder;
use naqhara::translit::Style;
use naqhara::{Error, Glossary, Result};
use pyo3::prelude::*;
use self_cell::self_cell;

use crate::errors::{bug, raised};

self_cell! {
    /// A glossary and its tools.
    pub(crate) struct Desk {
        owner: Glossary,
        #[not_covariant]
        dependent: Tools,
    }
}

impl Desk {
    /// Prepares nothing yet: each tool is made when it is asked for.
    pub(crate) fn of(glossary: Glossary) -> Self {
        Self::new(glossary, |glossary| Tools {
            glossary,
            finder: OnceLock::new(),
            reporters: Pool::default(),
            checker: OnceLock::new(),
            checkers: Pool::default(),
            lookups: Pool::default(),
        })
    }
}

/// What a thread reports with.
pub(crate) struct Reporter<'g> {
    pub(crate) finder: Finder<'g>,
    pub(crate) surveyor: Surveyor<'g>,
}

/// What is kept from text to text.
pub(crate) struct Tools<'g> {
    pub(crate) glossary: &'g Glossary,
    finder: OnceLock<Finder<'g>>,
    reporters: Pool<Reporter<'g>>,
    checker: OnceLock<Checker<'g>>,
    checkers: Pool<Checker<'g>>,
    lookups: Pool<Lookup<'g>>,
}

impl<'g> Tools<'g> {
    /// Lends what finds and reports.
    pub(crate) fn reporting<R>(&self, work: impl FnOnce(&mut Reporter<'g>) -> R) -> R {
        let make = || {
            let finder = self.finder.get_or_init(|| in_own_threads(|| Finder::new(self.glossary))).clone();
            Reporter { finder, surveyor: Surveyor::new(self.glossary, &Style::default()) }
        };
        self.reporters.lend(make, work)
    }

    /// Lends what checks.
    pub(crate) fn checking<R>(&self, work: impl FnOnce(&mut Checker<'g>) -> R) -> R {
        let make = || self.checker.get_or_init(|| in_own_threads(|| Checker::new(self.glossary))).clone();
        self.checkers.lend(make, work)
    }

    /// Lends what looks up names.
    pub(crate) fn looking_up<R>(&self, work: impl FnOnce(&mut Lookup<'g>) -> R) -> R {
        self.lookups.lend(|| in_own_threads(|| Lookup::new(self.glossary)), work)
    }
}

/// Tools that nobody uses just now: as many as there were ever threads at once.
pub(crate) struct Pool<T>(Mutex<Vec<T>>);

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Pool<T> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// Lends a tool, made if all are in use. One whose work panicked is not taken back: it may be half done.
    pub(crate) fn lend<R>(&self, make: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut tool = idle.unwrap_or_else(make);
        let done = work(&mut tool);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(tool);
        done
    }
}

/// Does `work` without holding Python's lock.
pub(crate) fn aside<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T> + Send) -> PyResult<T> {
    let done = py.detach(|| catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(bug())));
    done.map_err(|error: Error| raised(py, &error))
}

/// Does `work` by threads that end with it. The usual ones would be missing in a process that was forked after they began, as
/// Python's `multiprocessing` does, and whoever waits for them there would wait for ever.
pub(crate) fn in_own_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().build() {
        Ok(threads) => threads.install(work),
        // Where no thread can be made, the work itself says so.
        Err(_) => work(),
    }
}
