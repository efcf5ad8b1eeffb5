//! The Python package. `naqhara/` beside this folder is what Python imports; this is the module inside of it.
//!
//! Documents are written as JSON by the library and read by Python's `json`, so that they are what the program writes. Python's lock is
//! released while texts are worked on.

mod errors;
mod glossary;
mod matcher;
mod reports;
mod tools;

use pyo3::prelude::*;

#[pymodule]
mod _naqhara {
    #[pymodule_export]
    use super::errors::NaqharaError;
    #[pymodule_export]
    use super::glossary::{Entries, PyGlossary, default_glossary, set_default_glossary};
    #[pymodule_export]
    use super::matcher::PyMatcher;
    #[pymodule_export]
    use super::reports::{check, report, report_json};

    #[allow(non_upper_case_globals)]
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
