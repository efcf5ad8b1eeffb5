//! `Glossary`: loaded once, shared by all threads, sent to other processes by its name.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};

use naqhara::glossary::{Entry, GlossarySource};
use naqhara::kinds::EntryKey;
use naqhara::{Error, ErrorKind, Glossary};
use pyo3::exceptions::{PyUserWarning, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::tools::{Desk, aside, in_own_threads};

/// Glossaries that came from other processes and stay loaded, the last used first: workers are sent the same one again and again.
static RECEIVED: Mutex<VecDeque<Arc<Loaded>>> = Mutex::new(VecDeque::new());

/// How many of them.
const MOST_RECEIVED: usize = 4;

static BUILTIN: LazyLock<Arc<Loaded>> = LazyLock::new(|| {
    let desk = Desk::of(Glossary::builtin().clone());
    Arc::new(Loaded { sources: vec!["builtin".to_string()], warnings: Vec::new(), desk })
});

static DEFAULT: RwLock<Option<Arc<Loaded>>> = RwLock::new(None);

/// A glossary with where it came from.
pub(crate) struct Loaded {
    sources: Vec<String>,
    warnings: Vec<String>,
    pub(crate) desk: Desk,
}

impl Loaded {
    fn open(sources: Vec<String>) -> Result<Self, Error> {
        let named: Vec<GlossarySource> = sources.iter().map(|source| GlossarySource::parse(source)).collect();
        let loaded = in_own_threads(|| Glossary::open(&named))?;
        let warnings = loaded.warnings.iter().map(ToString::to_string).collect();
        Ok(Self { sources, warnings, desk: Desk::of(loaded.glossary) })
    }

    fn glossary(&self) -> &Glossary {
        self.desk.borrow_owner()
    }

    /// The same glossary as in another process, loaded once for all times that it is sent.
    fn receive(sources: Vec<String>, fingerprint: u32) -> Result<Arc<Self>, Error> {
        let is_it = |loaded: &Self| loaded.sources == sources && loaded.glossary().fingerprint() == fingerprint;
        if is_it(&BUILTIN) {
            return Ok(Arc::clone(&BUILTIN));
        }
        let mut received = RECEIVED.lock().unwrap_or_else(PoisonError::into_inner);
        let at = received.iter().position(|loaded| is_it(loaded));
        let loaded = match at.and_then(|at| received.remove(at)) {
            Some(loaded) => loaded,
            // Other threads wait: they are about to ask for the same.
            None => Arc::new(Self::open(sources.clone())?),
        };
        if !is_it(&loaded) {
            let message = "is not the glossary that was sent: here lies another version of it, or another version of naqhara reads it; give all machines the same";
            return Err(Error::new(ErrorKind::Conflict, message).at_path(sources.join(", ")));
        }
        received.push_front(Arc::clone(&loaded));
        received.truncate(MOST_RECEIVED);
        Ok(loaded)
    }
}

/// One or several glossary files, later ones winning.
#[pyclass(name = "Glossary", module = "naqhara", frozen)]
pub(crate) struct PyGlossary(pub(crate) Arc<Loaded>);

#[pymethods]
impl PyGlossary {
    /// The glossary that comes with the package.
    #[staticmethod]
    fn builtin() -> Self {
        Self(Arc::clone(&BUILTIN))
    }

    /// Loads glossary files, later ones winning.
    #[staticmethod]
    #[pyo3(signature = (*paths))]
    fn load(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Self> {
        if paths.is_empty() {
            return Err(PyValueError::new_err("name a glossary; Glossary.builtin() is the one that comes with the package"));
        }
        let text = |path: PathBuf| path.into_os_string().into_string();
        let sources: Vec<String> = paths
            .into_iter()
            .map(text)
            .collect::<Result<_, _>>()
            .map_err(|path| PyValueError::new_err(format!("the path {} is not UTF-8; rename it", path.display())))?;
        let loaded = aside(py, || Loaded::open(sources))?;
        warn(py, &loaded.warnings)?;
        Ok(Self(Arc::new(loaded)))
    }

    /// How each glossary was named.
    #[getter]
    fn sources(&self) -> Vec<String> {
        self.0.sources.clone()
    }

    /// What was skipped or mended, row by row.
    #[getter]
    fn warnings(&self) -> Vec<String> {
        self.0.warnings.clone()
    }

    /// A number that tells glossaries apart.
    #[getter]
    fn fingerprint(&self) -> u32 {
        self.0.glossary().fingerprint()
    }

    fn __len__(&self) -> usize {
        keys(self.0.glossary(), 0).count()
    }

    pub(crate) fn __repr__(&self) -> String {
        format!("<Glossary of {} entries from {}>", self.__len__(), self.0.sources.join(", "))
    }

    /// All entries, file by file in the order of their ids.
    fn entries(&self) -> Entries {
        Entries { loaded: Arc::clone(&self.0), next: 0 }
    }

    fn __iter__(&self) -> Entries {
        self.entries()
    }

    /// The entry of this id.
    fn lookup(&self, id: &str) -> Option<EntryDict> {
        self.0.glossary().find_id(id).map(|(_, entry)| entry.into())
    }

    /// Loads the glossary that another process sent.
    #[classmethod]
    fn _received(class: &Bound<'_, PyType>, sources: Vec<String>, fingerprint: u32) -> PyResult<Self> {
        aside(class.py(), || Loaded::receive(sources, fingerprint)).map(Self)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let received = slf.get_type().getattr("_received")?;
        let glossary = slf.get();
        Ok((received, (glossary.sources(), glossary.fingerprint()).into_pyobject(slf.py())?))
    }
}

/// The entries of a glossary, one after the other.
#[pyclass(module = "naqhara")]
pub(crate) struct Entries {
    loaded: Arc<Loaded>,
    next: u32,
}

#[pymethods]
impl Entries {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<EntryDict> {
        let glossary = self.loaded.glossary();
        let key = keys(glossary, self.next).next()?;
        self.next = key.0 + 1;
        Some(glossary.entry(key).into())
    }
}

/// The glossary for calls that name none.
#[pyfunction]
pub(crate) fn default_glossary() -> PyGlossary {
    PyGlossary(named_or_default(None))
}

/// Sets the glossary for calls of this process that name none; `None` is the one that comes with the package.
#[pyfunction]
pub(crate) fn set_default_glossary(glossary: Option<&Bound<'_, PyGlossary>>) {
    let loaded = glossary.map(|glossary| Arc::clone(&glossary.get().0));
    *DEFAULT.write().unwrap_or_else(PoisonError::into_inner) = loaded;
}

/// The glossary of a call.
pub(crate) fn named_or_default(glossary: Option<&Bound<'_, PyGlossary>>) -> Arc<Loaded> {
    let set = || DEFAULT.read().unwrap_or_else(PoisonError::into_inner).clone();
    let named = glossary.map(|glossary| Arc::clone(&glossary.get().0));
    named.or_else(set).unwrap_or_else(|| Arc::clone(&BUILTIN))
}

/// The keys of entries that hold, those before `first` left out.
fn keys(glossary: &Glossary, first: u32) -> impl Iterator<Item = EntryKey> + '_ {
    (first..glossary.len() as u32).map(EntryKey).filter(|key| !glossary.is_shadowed(*key))
}

/// One Python warning for a glossary, however many of its rows are wrong.
fn warn(py: Python<'_>, warnings: &[String]) -> PyResult<()> {
    let Some(first) = warnings.first() else { return Ok(()) };
    let more = match warnings.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more in Glossary.warnings)"),
    };
    let text = std::ffi::CString::new(format!("{first}{more}")).unwrap_or_default();
    PyErr::warn(py, &py.get_type::<PyUserWarning>(), &text, 1)
}

/// An entry as a dict: as in a file of JSON lines, with all that such a file leaves out.
#[derive(IntoPyObject)]
pub(crate) struct EntryDict {
    id: String,
    en: String,
    ar: Vec<String>,
    #[pyo3(item("type"))]
    kind: &'static str,
    also: Vec<String>,
    avoid: Vec<String>,
    status: &'static str,
    #[pyo3(item("match"))]
    mode: &'static str,
    note: String,
    source: String,
    added: String,
}

impl From<Entry> for EntryDict {
    fn from(entry: Entry) -> Self {
        let mode = entry.match_mode().as_str();
        let Entry { id, en, ar, kind, also, avoid, status, note, source, added, .. } = entry;
        Self { id, en, ar, kind: kind.as_str(), also, avoid, status: status.as_str(), mode, note, source, added }
    }
}
