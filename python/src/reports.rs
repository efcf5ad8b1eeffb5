//! `report` and `check`: the documents that the program writes, as dicts.

use naqhara::align::{AlignOptions, sentences};
use naqhara::check::{CheckOptions, Pair};
use naqhara::mentions::MentionOptions;
use naqhara::report::{CheckReport, FindingFormat, OutputFormat, Report, TextOptions, write as write_report, write_findings};
use naqhara::{Document, Error, ErrorKind};
use pyo3::prelude::*;

use crate::errors;
use crate::glossary::{Loaded, PyGlossary, named_or_default};
use crate::tools::aside;

/// What a glossary knows of an Arabic text and what it does not.
#[pyfunction]
#[pyo3(signature = (text, *, glossary=None, min_score=None))]
pub(crate) fn report<'py>(
    py: Python<'py>,
    text: &str,
    glossary: Option<&Bound<'py, PyGlossary>>,
    min_score: Option<f32>,
) -> PyResult<Bound<'py, PyAny>> {
    parsed(py, report_json(py, text, glossary, min_score)?)
}

/// The same as JSON, as `naqhara report --format json` writes it.
#[pyfunction]
#[pyo3(signature = (text, *, glossary=None, min_score=None))]
pub(crate) fn report_json(
    py: Python<'_>,
    text: &str,
    glossary: Option<&Bound<'_, PyGlossary>>,
    min_score: Option<f32>,
) -> PyResult<String> {
    let min_score = min_score.map(errors::score).transpose()?;
    let loaded = named_or_default(glossary);
    aside(py, || {
        let options = MentionOptions::default();
        let options = MentionOptions { min_score: min_score.unwrap_or(options.min_score), ..options };
        let document = Document::new(text);
        let report = loaded.desk.with_dependent(|glossary, tools| {
            tools.reporting(|reporter| {
                let mentions = reporter.finder.find(&document, &options);
                Report::by(&mut reporter.surveyor, &document, &mentions, glossary)
            })
        });
        written(|out| write_report(&report, OutputFormat::Json, &TextOptions::default(), out))
    })
}

/// What is wrong in an English translation of an Arabic text.
#[pyfunction]
#[pyo3(signature = (source, target, *, glossary=None, min_score=None))]
pub(crate) fn check<'py>(
    py: Python<'py>,
    source: &str,
    target: &str,
    glossary: Option<&Bound<'py, PyGlossary>>,
    min_score: Option<f32>,
) -> PyResult<Bound<'py, PyAny>> {
    let min_score = min_score.map(errors::score).transpose()?;
    let loaded = named_or_default(glossary);
    let json = aside(py, || {
        let report = checked(&loaded, &Document::new(source), &Document::new(target), min_score);
        written(|out| write_findings(&report, FindingFormat::Json, &TextOptions::default(), out))
    })?;
    parsed(py, json)
}

fn checked(loaded: &Loaded, source: &Document, target: &Document, min_score: Option<f32>) -> CheckReport {
    loaded.desk.with_dependent(|glossary, tools| {
        let options = AlignOptions { glossary, ..AlignOptions::default() };
        let alignment = sentences::align(source, target, &options);
        let pair = Pair { source, target, alignment: &alignment };
        let options = CheckOptions { min_score, ..CheckOptions::default() };
        CheckReport::new(pair, tools.checking(|checker| checker.check(pair, &options)))
    })
}

/// A document as text, without the end of its line.
fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let broken = |cause: &dyn std::fmt::Display| Error::new(ErrorKind::Internal, cause.to_string());
    write(&mut bytes).map_err(|cause| broken(&cause))?;
    let mut text = String::from_utf8(bytes).map_err(|cause| broken(&cause))?;
    text.truncate(text.trim_end().len());
    Ok(text)
}

fn parsed(py: Python<'_>, json: String) -> PyResult<Bound<'_, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}
