//! JSON, version 1: field for field as the contract states it.

use std::io::{self, Write};

use serde::Serialize;

use crate::document::{Positions, Severity};
use crate::report::Label;
use crate::report::findings::{CheckReport, CheckedText, Place, ReportedFinding};
use crate::report::format::label::WireLabel;
use crate::report::place::WirePlace;
use crate::span::Span;
use crate::text::normalize::clean;

/// Writes the report as one line of JSON; one of many says by its label which it is, and how its names are rendered.
pub(super) fn write(report: &CheckReport, label: Option<&Label>, out: &mut dyn Write) -> io::Result<()> {
    let wire = Wire {
        version: 1,
        kind: "check",
        document: label.map(|label| WireLabel::new(Some(label), None)),
        documents: WireDocuments { source: document(&report.source), target: document(&report.target) },
        findings: report.findings.iter().map(|reported| finding(report, reported, None)).collect(),
        waived: report.waived.iter().map(|(reported, reason)| finding(report, reported, Some(reason))).collect(),
        names: label.map(|_| names(report)).unwrap_or_default(),
        summary: WireSummary {
            error: report.count(Severity::Error),
            warning: report.count(Severity::Warning),
            note: report.count(Severity::Note),
            waived: report.waived.len(),
            known: report.known,
        },
        notes: &report.notes,
    };
    serde_json::to_writer(&mut *out, &wire)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    version: u32,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<WireLabel<'a>>,
    documents: WireDocuments<'a>,
    findings: Vec<WireFinding<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waived: Vec<WireFinding<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<WireName<'a>>,
    summary: WireSummary,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

/// A name of the source with the English that stands for it.
#[derive(Serialize)]
struct WireName<'a> {
    ar: String,
    en: &'a str,
}

#[derive(Serialize)]
struct WireDocuments<'a> {
    source: WireDocument<'a>,
    target: WireDocument<'a>,
}

#[derive(Serialize)]
struct WireDocument<'a> {
    path: Option<&'a str>,
    words: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<&'static str>,
}

#[derive(Serialize)]
struct WireFinding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    entry: Option<&'a str>,
    expected: &'a [String],
    found: Option<&'a str>,
    source: Option<WirePlace<'a>>,
    target: Option<WirePlace<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct WireSummary {
    error: usize,
    warning: usize,
    note: usize,
    #[serde(skip_serializing_if = "is_zero")]
    waived: usize,
    #[serde(skip_serializing_if = "is_zero")]
    known: usize,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn names(report: &CheckReport) -> Vec<WireName<'_>> {
    let name = |(source, target): &(Span, Span)| WireName {
        ar: clean(source.of(&report.source.text)),
        en: target.of(&report.target.text),
    };
    report.names.iter().map(name).collect()
}

fn document(text: &CheckedText) -> WireDocument<'_> {
    WireDocument {
        path: text.path.as_deref(),
        words: text.words,
        positions: (text.positions == Positions::Extracted).then_some("extracted"),
    }
}

fn finding<'a>(report: &CheckReport, reported: &'a ReportedFinding, reason: Option<&'a String>) -> WireFinding<'a> {
    let finding = &reported.finding;
    WireFinding {
        rule: finding.rule.as_str(),
        severity: finding.severity.as_str(),
        message: &finding.message,
        entry: finding.entry.as_deref(),
        expected: &finding.expected,
        found: finding.found.as_deref(),
        source: reported.source.as_ref().map(|own| place(own, &report.source)),
        target: reported.target.as_ref().map(|own| place(own, &report.target)),
        fix: finding.fix.as_deref(),
        fingerprint: &finding.fingerprint,
        reason: reason.map(String::as_str),
    }
}

fn place<'a>(place: &'a Place, text: &CheckedText) -> WirePlace<'a> {
    WirePlace::new(place.span, place.at, &place.text, place.file.filter(|_| !text.lines_of_file))
}
