//! JSON, version 1: field for field as the contract states it.

use std::io::{self, Write};

use serde::Serialize;

use super::{NameInBead, Pair};
use crate::align::Moved;
use crate::document::Document;
use crate::kinds::EntryType;
use crate::report::format::rounded;
use crate::report::place::{WirePlace, elsewhere};
use crate::span::{LineCursor, Span};

#[derive(Serialize)]
struct Wire<'a> {
    version: u32,
    kind: &'static str,
    fit: f64,
    beads: Vec<WireBead<'a>>,
}

#[derive(Serialize)]
struct WireBead<'a> {
    source: Vec<usize>,
    target: Vec<usize>,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<WireMoved>,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<WireName<'a>>>,
}

/// The other half of a segment that has none beside it.
#[derive(Serialize)]
struct WireMoved {
    source: Vec<usize>,
    target: Vec<usize>,
    score: f64,
}

#[derive(Serialize)]
struct WireName<'a> {
    source: WirePlace<'a>,
    target: WirePlace<'a>,
    #[serde(rename = "type")]
    kind: EntryType,
    entry: Option<&'a str>,
    score: f64,
}

/// Writes the alignment as one line of JSON.
pub(super) fn write<'p>(pair: &Pair<'p>, out: &mut dyn Write) -> io::Result<()> {
    let (mut source, mut target) = (LineCursor::new(pair.source.lines()), LineCursor::new(pair.target.lines()));
    let mut name = |name: &'p NameInBead| WireName {
        source: place(pair.source, name.source, &mut source),
        target: place(pair.target, name.target, &mut target),
        kind: name.kind,
        entry: name.entry.as_deref(),
        score: rounded(name.score.into()),
    };
    let beads = pair.alignment.beads.iter().enumerate().map(|(number, bead)| WireBead {
        names: pair.names.map(|_| pair.names_in(number).iter().map(&mut name).collect()),
        moved: pair.moved(bead).map(moved),
        source: bead.source.clone().collect(),
        target: bead.target.clone().collect(),
        score: rounded(bead.score.into()),
    });
    serde_json::to_writer(
        &mut *out,
        &Wire { version: 1, kind: "alignment", fit: rounded(pair.alignment.fit.into()), beads: beads.collect() },
    )?;
    out.write_all(b"\n")
}

fn moved(pair: &Moved) -> WireMoved {
    WireMoved { source: vec![pair.source], target: vec![pair.target], score: rounded(pair.score.into()) }
}

/// A place, after those that `cursor` has seen.
fn place<'d>(document: &'d Document, span: Span, cursor: &mut LineCursor<'_>) -> WirePlace<'d> {
    let at = cursor.locate(document.written(), span.start);
    WirePlace::new(span, at, span.of(document.written()), elsewhere(document, span.start, at))
}
