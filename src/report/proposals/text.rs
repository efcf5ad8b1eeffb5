//! Proposals for people: a line each, what contradicts it, and one place where it was seen.

use std::io::{self, Write};

use crate::learn::{Place, Proposal};
use crate::report::TextOptions;
use crate::report::bidi::{fit, isolated, visible};
use crate::report::format::rounded;

/// Cells of the column of scores and what follows it, before the sentences.
const INDENT: &str = "         ";

/// Writes the proposals.
pub(super) fn write(proposals: &[Proposal], options: &TextOptions, out: &mut dyn Write) -> io::Result<()> {
    if proposals.is_empty() {
        return writeln!(out, "Nothing new.");
    }
    for proposal in proposals {
        let Proposal { ar, en, kind, score, count, adds_form_to, conflicts, evidence } = proposal;
        let times = if *count > 1 { format!(", {count} texts") } else { String::new() };
        writeln!(out, "{:<7}  {}  {}  ({}{times})", rounded(f64::from(*score)), isolated(ar), isolated(en), kind.as_str())?;
        if let Some(entry) = adds_form_to {
            writeln!(out, "{INDENT}another form of {entry}")?;
        }
        for conflict in conflicts {
            let (id, status) = (&conflict.entry, conflict.status.as_str());
            writeln!(out, "{INDENT}but {id} says {} {} ({status})", isolated(&conflict.ar), isolated(&conflict.en))?;
        }
        if let Some(seen) = evidence.first() {
            place(&seen.source, options, out)?;
            place(&seen.target, options, out)?;
        }
    }
    Ok(())
}

fn place(place: &Place, options: &TextOptions, out: &mut dyn Write) -> io::Result<()> {
    let at = if place.path.is_empty() { place.line.to_string() } else { format!("{}:{}", place.path, place.line) };
    let room = options.width.saturating_sub(INDENT.len() + at.chars().count() + 2).max(20);
    writeln!(out, "{INDENT}{at}: {}", isolated(&fit(&visible(&place.text), room)))
}
