//! JSON, version 1: field for field as the contract states it.

use std::io::{self, Write};

use serde::Serialize;

use super::Pair;
use crate::report::format::rounded;

#[derive(Serialize)]
struct Wire {
    version: u32,
    kind: &'static str,
    beads: Vec<WireBead>,
}

#[derive(Serialize)]
struct WireBead {
    source: Vec<usize>,
    target: Vec<usize>,
    score: f64,
}

/// Writes the alignment as one line of JSON.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    let beads = pair.alignment.beads.iter().map(|bead| WireBead {
        source: bead.source.clone().collect(),
        target: bead.target.clone().collect(),
        score: rounded(bead.score.into()),
    });
    serde_json::to_writer(&mut *out, &Wire { version: 1, kind: "alignment", beads: beads.collect() })?;
    out.write_all(b"\n")
}
