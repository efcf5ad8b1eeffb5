//! The library's errors as Python exceptions with the text that the program would print.

use std::error::Error as _;

use naqhara::report::bidi::visible;
use naqhara::{Error, ErrorKind};
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;

pyo3::create_exception!(
    naqhara,
    NaqharaError,
    PyException,
    "Something could not be done. Its text says where, why, and what to do; `kind` is a word for programs, `path`, `line` and `column` are the place where it is known."
);

/// The exception for an error.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    let raised = NaqharaError::new_err(chain(error));
    let (place, value) = (error.location(), raised.value(py));
    let path = place.path.as_ref().map(|path| path.display().to_string());
    let set = value
        .setattr("kind", error.kind().as_str())
        .and_then(|()| value.setattr("path", path))
        .and_then(|()| value.setattr("line", place.line))
        .and_then(|()| value.setattr("column", place.column));
    set.map_or_else(|error| error, |()| raised)
}

/// The error of a bug.
pub(crate) fn bug() -> Error {
    Error::new(ErrorKind::Internal, "the program failed on this text; please report it, with the text")
}

/// The error and its causes, hidden characters made visible.
fn chain(error: &Error) -> String {
    let mut text = visible(&error.to_string());
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str("\n  because: ");
        text.push_str(&visible(&error.to_string()));
        cause = error.source();
    }
    text
}

/// A score as an argument.
pub(crate) fn score(score: f32) -> PyResult<f32> {
    if (0.0..=1.0).contains(&score) { Ok(score) } else { Err(PyValueError::new_err("a score is a number from 0 to 1")) }
}
