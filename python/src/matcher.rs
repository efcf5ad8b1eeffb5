//! `Matcher`: which entries a name may be, and how one that no glossary has may be spelled.

use std::sync::Arc;

use naqhara::matcher::Answer;
use naqhara::translit::{Model, Romanizer, Scheme, spell_by_scheme};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::errors;
use crate::glossary::{Loaded, PyGlossary, named_or_default};
use crate::tools::{Pool, aside};

/// What spells; it asks no glossary.
static ROMANIZERS: Pool<Romanizer<'static>> = Pool::new();

/// Looks up names in a glossary.
#[pyclass(name = "Matcher", module = "naqhara", frozen)]
pub(crate) struct PyMatcher(Arc<Loaded>);

#[pymethods]
impl PyMatcher {
    #[new]
    #[pyo3(signature = (glossary=None))]
    fn new(glossary: Option<&Bound<'_, PyGlossary>>) -> Self {
        Self(named_or_default(glossary))
    }

    /// The glossary in which names are looked up.
    #[getter]
    fn glossary(&self) -> PyGlossary {
        PyGlossary(Arc::clone(&self.0))
    }

    /// The entries that an Arabic name may be, best first.
    #[pyo3(signature = (name, *, limit=10, min_score=0.0))]
    fn arabic(&self, py: Python<'_>, name: &str, limit: usize, min_score: f32) -> PyResult<Vec<Match>> {
        let least = errors::score(min_score)?;
        let answers = aside(py, || Ok(self.look_up(|lookup| lookup.arabic(name, limit))))?;
        Ok(answers.into_iter().filter(|answer| answer.score >= least).map(Match::from).collect())
    }

    /// The entries that an English name may be, best first.
    #[pyo3(signature = (name, *, limit=10, min_score=0.0))]
    fn english(&self, py: Python<'_>, name: &str, limit: usize, min_score: f32) -> PyResult<Vec<ArabicMatch>> {
        let least = errors::score(min_score)?;
        let answers = aside(py, || Ok(self.look_up(|lookup| lookup.english(name, limit))))?;
        Ok(answers.into_iter().filter(|answer| answer.score >= least).map(ArabicMatch::from).collect())
    }

    /// Likely English spellings of an Arabic name, best first.
    #[pyo3(signature = (name, *, limit=5, scheme="news"))]
    fn romanize(&self, py: Python<'_>, name: &str, limit: usize, scheme: &str) -> PyResult<Vec<Spelling>> {
        match Scheme::parse(scheme) {
            Some(Scheme::News) => {
                let make = || Romanizer::new(Model::builtin());
                let spelled = aside(py, || Ok(ROMANIZERS.lend(make, |romanizer| romanizer.spell(name, limit))))?;
                Ok(spelled.into_iter().map(|spelled| Spelling { en: spelled.en, score: rounded(spelled.score) }).collect())
            }
            Some(scheme) => {
                let en = spell_by_scheme(name, scheme);
                Ok(Some(Spelling { en, score: 1.0 }).filter(|spelled| !spelled.en.is_empty()).into_iter().take(limit).collect())
            }
            None => {
                let known = Scheme::ALL.map(Scheme::as_str).join(", ");
                Err(PyValueError::new_err(format!("there is no scheme {scheme:?}; take one of {known}")))
            }
        }
    }

    fn __repr__(&self) -> String {
        format!("<Matcher by {}>", self.glossary().__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (PyGlossary,)) {
        (slf.get_type().into_any(), (slf.get().glossary(),))
    }
}

impl PyMatcher {
    fn look_up(&self, ask: impl FnOnce(&mut naqhara::matcher::Lookup<'_>) -> Vec<Answer>) -> Vec<Answer> {
        self.0.desk.with_dependent(|_, tools| tools.looking_up(|lookup| ask(lookup)))
    }
}

/// An entry that an Arabic name may be, as `match` writes it.
#[derive(IntoPyObject)]
pub(crate) struct Match {
    entry: String,
    en: String,
    ar: Option<String>,
    score: f64,
    how: &'static str,
}

impl From<Answer> for Match {
    fn from(answer: Answer) -> Self {
        let (score, how) = (rounded(answer.score), answer.how.as_str());
        Self { entry: answer.entry.id, en: answer.entry.en, ar: answer.ar, score, how }
    }
}

/// An entry that an English name may be, as `match --to ar` writes it.
#[derive(IntoPyObject)]
pub(crate) struct ArabicMatch {
    entry: String,
    en: String,
    ar: Option<Vec<String>>,
    score: f64,
    how: &'static str,
}

impl From<Answer> for ArabicMatch {
    fn from(answer: Answer) -> Self {
        let (score, how) = (rounded(answer.score), answer.how.as_str());
        // The form that the name sounds like comes first.
        let others = answer.entry.ar.into_iter().filter(|form| Some(form) != answer.ar.as_ref());
        let forms: Vec<String> = answer.ar.clone().into_iter().chain(others).collect();
        let ar = (!forms.is_empty()).then_some(forms);
        Self { entry: answer.entry.id, en: answer.entry.en, ar, score, how }
    }
}

/// A spelling, as `romanize` writes it.
#[derive(IntoPyObject)]
pub(crate) struct Spelling {
    en: String,
    score: f64,
}

/// A score as the program writes it.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
