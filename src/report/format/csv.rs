//! The unknown terms as a table that a person completes and passes back with `-g`.
//!
//! `ar`, `en` and `type` are the columns of a glossary. `en` is empty: nothing becomes a glossary entry before somebody
//! has written or copied its English (the spelling offered stands beside it, in `suggestion`), and rows without English
//! are skipped when the table is read. The other columns are evidence for that person; a glossary does not read them.

use std::io::{self, Write};

use super::rounded;
use crate::coverage::Context;
use crate::report::bidi::visible;
use crate::report::{Nearby, Report, UnknownName};

/// The columns, in order.
const COLUMNS: [&str; 10] = ["ar", "en", "type", "suggestion", "count", "score", "forms", "reasons", "near", "contexts"];

/// What stands between the parts of a cell that holds several.
pub(in crate::report) const BETWEEN: &str = " | ";

/// What spreadsheets take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes one row for each unknown term, after a header.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for name in &report.unknown {
        table.write_record(row(name))?;
    }
    table.flush()
}

fn row(name: &UnknownName) -> [String; 10] {
    let forms: Vec<String> = name.forms.iter().map(|form| format!("{} ×{}", form.text, form.count)).collect();
    let reasons: Vec<&str> = name.reasons.iter().map(|reason| reason.as_str()).collect();
    let near: Vec<String> = name.near.iter().map(|Nearby { entry, .. }| format!("{} ({})", entry.en, entry.id)).collect();
    let contexts: Vec<String> = name.contexts.iter().map(Context::line).collect();
    [
        term(&name.text),
        String::new(),
        name.kind.as_str().to_string(),
        term(name.suggestions.first().map_or("", String::as_str)),
        name.count.to_string(),
        rounded(name.score.into()).to_string(),
        evidence(&forms.join(BETWEEN)),
        evidence(&reasons.join(BETWEEN)),
        evidence(&near.join(BETWEEN)),
        evidence(&contexts.join(BETWEEN)),
    ]
}

/// A cell that is read back: what would make it a formula is left out, since a mark in front would become part of the name.
pub(in crate::report) fn term(text: &str) -> String {
    visible(text.trim_start_matches(FORMULA))
}

/// A cell for people: a formula is made text by the apostrophe that spreadsheets hide.
pub(in crate::report) fn evidence(text: &str) -> String {
    let text = visible(text);
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}
