//! JSON, version 1: field for field as the contract states it.

use std::io::{self, Write};

use serde::Serialize;

use super::label::WireLabel;
use super::rounded;
use crate::coverage::Context;
use crate::document::Positions;
use crate::kinds::EntryType;
use crate::report::place::WireFilePlace;
use crate::report::{KnownAs, Label, Nearby, Report, ReportedMention, Shares, UnknownName};

/// Writes the report as one line of JSON; one of many says by its label which it is.
pub(super) fn write(report: &Report, label: Option<&Label>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Wire::new(report, label))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    version: u32,
    kind: &'static str,
    document: WireDocument<'a>,
    coverage: WireCoverage,
    mentions: Vec<WireMention<'a>>,
    unknown: Vec<WireUnknown<'a>>,
    terms: Vec<WireTerm<'a>>,
}

#[derive(Serialize)]
struct WireDocument<'a> {
    #[serde(flatten)]
    label: WireLabel<'a>,
    words: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<&'static str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    warnings: &'a [String],
}

#[derive(Serialize)]
struct WireCoverage {
    mentions: usize,
    known: usize,
    mention_share: Option<f64>,
    names: usize,
    known_names: usize,
    name_share: Option<f64>,
}

#[derive(Serialize)]
struct WireMention<'a> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<WireFilePlace>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'a str>,
    #[serde(rename = "type")]
    kind: EntryType,
    score: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ambiguous: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<WireNear<'a>>,
}

#[derive(Serialize)]
struct WireUnknown<'a> {
    text: &'a str,
    forms: Vec<&'a str>,
    count: usize,
    #[serde(rename = "type")]
    kind: EntryType,
    score: f64,
    suggestions: &'a [String],
    near: Vec<WireNear<'a>>,
    reasons: Vec<&'static str>,
    contexts: Vec<String>,
}

#[derive(Serialize)]
struct WireNear<'a> {
    entry: &'a str,
    en: &'a str,
    score: f64,
}

#[derive(Serialize)]
struct WireTerm<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    entry: &'a str,
    en: &'a str,
    #[serde(rename = "type")]
    kind: EntryType,
}

impl<'a> Wire<'a> {
    fn new(report: &'a Report, label: Option<&'a Label>) -> Self {
        let extracted = report.positions == Positions::Extracted;
        Self {
            version: 1,
            kind: "report",
            document: WireDocument {
                label: WireLabel::new(label, report.path.as_deref()),
                words: report.words,
                positions: extracted.then_some("extracted"),
                warnings: &report.warnings,
            },
            coverage: WireCoverage::new(report.shares),
            mentions: report.mentions.iter().map(WireMention::new).collect(),
            unknown: report.unknown.iter().map(WireUnknown::new).collect(),
            terms: report.term_mentions.iter().filter_map(WireTerm::new).collect(),
        }
    }
}

impl WireCoverage {
    fn new(shares: Shares) -> Self {
        Self {
            mentions: shares.mentions,
            known: shares.known,
            mention_share: shares.mention_share.map(rounded),
            names: shares.names,
            known_names: shares.known_names,
            name_share: shares.name_share.map(rounded),
        }
    }
}

impl<'a> WireMention<'a> {
    fn new(mention: &'a ReportedMention) -> Self {
        let known = mention.known.as_ref();
        let alternatives = known.map_or(&[][..], |known| &known.alternatives);
        Self {
            start: mention.span.start,
            end: mention.span.end,
            line: mention.place.line,
            column: mention.place.column,
            file: mention.file.map(WireFilePlace::from),
            text: &mention.text,
            form: mention.form.as_deref(),
            status: if known.is_some() { "known" } else { "unknown" },
            how: known.map(|known| known.how.as_str()),
            entry: known.map(|known| known.entry.id.as_str()),
            en: known.map(|known| known.entry.en.as_str()),
            kind: mention.kind,
            score: rounded(mention.score.into()),
            ambiguous: !alternatives.is_empty(),
            alternatives: near(alternatives),
        }
    }
}

impl<'a> WireUnknown<'a> {
    fn new(name: &'a UnknownName) -> Self {
        Self {
            text: &name.text,
            forms: name.forms.iter().map(|form| form.text.as_str()).collect(),
            count: name.count,
            kind: name.kind,
            score: rounded(name.score.into()),
            suggestions: &name.suggestions,
            near: near(&name.near),
            reasons: name.reasons.iter().map(|reason| reason.as_str()).collect(),
            contexts: name.contexts.iter().map(Context::line).collect(),
        }
    }
}

impl<'a> WireTerm<'a> {
    fn new(mention: &'a ReportedMention) -> Option<Self> {
        let KnownAs { entry, .. } = mention.known.as_ref()?;
        Some(Self {
            start: mention.span.start,
            end: mention.span.end,
            text: &mention.text,
            entry: &entry.id,
            en: &entry.en,
            kind: mention.kind,
        })
    }
}

fn near(list: &[Nearby]) -> Vec<WireNear<'_>> {
    list.iter().map(WireNear::new).collect()
}

impl<'a> WireNear<'a> {
    fn new(near: &'a Nearby) -> Self {
        Self { entry: &near.entry.id, en: &near.entry.en, score: rounded(near.score.into()) }
    }
}
