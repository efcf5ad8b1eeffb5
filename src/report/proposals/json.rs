//! JSON, version 1: field for field as the contract states it.

use std::io::{self, Write};

use serde::Serialize;

use crate::kinds::EntryType;
use crate::learn::{Conflict, Place, Proposal};
use crate::report::format::rounded;

#[derive(Serialize)]
struct Wire<'a> {
    version: u32,
    kind: &'static str,
    proposals: Vec<WireProposal<'a>>,
}

#[derive(Serialize)]
struct WireProposal<'a> {
    ar: &'a str,
    en: &'a str,
    #[serde(rename = "type")]
    kind: EntryType,
    score: f64,
    count: usize,
    adds_form_to: Option<&'a str>,
    conflicts: Vec<WireConflict<'a>>,
    evidence: Vec<WireEvidence<'a>>,
}

#[derive(Serialize)]
struct WireConflict<'a> {
    entry: &'a str,
    en: &'a str,
    ar: &'a str,
    status: &'static str,
}

#[derive(Serialize)]
struct WireEvidence<'a> {
    source: WirePlace<'a>,
    target: WirePlace<'a>,
}

#[derive(Serialize)]
struct WirePlace<'a> {
    path: Option<&'a str>,
    line: usize,
    text: &'a str,
}

/// Writes the proposals as one line of JSON.
pub(super) fn write(proposals: &[Proposal], out: &mut dyn Write) -> io::Result<()> {
    let wire = Wire { version: 1, kind: "proposals", proposals: proposals.iter().map(wire).collect() };
    serde_json::to_writer(&mut *out, &wire)?;
    out.write_all(b"\n")
}

fn wire(proposal: &Proposal) -> WireProposal<'_> {
    let evidence = proposal.evidence.iter();
    WireProposal {
        ar: &proposal.ar,
        en: &proposal.en,
        kind: proposal.kind,
        score: rounded(proposal.score.into()),
        count: proposal.count,
        adds_form_to: proposal.adds_form_to.as_deref(),
        conflicts: proposal.conflicts.iter().map(conflict).collect(),
        evidence: evidence.map(|seen| WireEvidence { source: place(&seen.source), target: place(&seen.target) }).collect(),
    }
}

fn conflict(conflict: &Conflict) -> WireConflict<'_> {
    WireConflict { entry: &conflict.entry, en: &conflict.en, ar: &conflict.ar, status: conflict.status.as_str() }
}

fn place(place: &Place) -> WirePlace<'_> {
    WirePlace { path: (!place.path.is_empty()).then_some(&place.path), line: place.line, text: &place.text }
}
