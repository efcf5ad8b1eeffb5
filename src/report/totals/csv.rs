//! The unknown names of all articles as a table that a person completes and passes back with `-g`; see the table of one article.

use std::io::{self, Write};

use super::{Summary, Term};
use crate::report::format::csv::{BETWEEN, evidence, term};
use crate::report::format::rounded;

/// The columns, in order: those of a glossary, then evidence.
const COLUMNS: [&str; 12] =
    ["ar", "en", "type", "suggestion", "articles", "mentions", "first", "last", "score", "forms", "contexts", "samples"];

/// Writes one row for each unknown name, after a header.
pub(super) fn write(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for name in &summary.terms {
        table.write_record(row(name))?;
    }
    table.flush()
}

fn row(name: &Term) -> [String; 12] {
    let forms: Vec<String> = name.forms.iter().map(|(form, count)| format!("{form} ×{count}")).collect();
    [
        term(&name.text),
        String::new(),
        name.kind.as_str().to_string(),
        term(name.suggestions.first().map_or("", String::as_str)),
        name.articles.to_string(),
        name.mentions.to_string(),
        name.first.clone().unwrap_or_default(),
        name.last.clone().unwrap_or_default(),
        rounded(name.score).to_string(),
        evidence(&forms.join(BETWEEN)),
        evidence(&name.contexts.join(BETWEEN)),
        evidence(&name.samples.join(BETWEEN)),
    ]
}
