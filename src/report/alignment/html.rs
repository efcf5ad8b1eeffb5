//! A page that shows both texts side by side, each in its own direction; self-contained.

use std::io::{self, Write};

use askama::Template;

use super::{Pair, one_line, shown};

/// What stands where one side has nothing.
const NOT_THERE: &str = "nothing corresponds";

/// The score below which a pair deserves a look.
const UNSURE: f32 = 0.5;

#[derive(Template)]
#[template(path = "alignment.html")]
struct Page {
    source: String,
    target: String,
    summary: String,
    rows: Vec<Row>,
}

struct Row {
    number: usize,
    class: &'static str,
    score: String,
    source: Vec<String>,
    target: Vec<String>,
}

/// Writes the page.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [source, target] = pair.names();
    let rows = pair.beads().enumerate().map(|(number, bead)| {
        let source: Vec<String> = pair.source_texts(&bead.source).map(one_line).collect();
        let target: Vec<String> = pair.target_texts(&bead.target).map(one_line).collect();
        let class = match (source.is_empty(), target.is_empty()) {
            (true, _) => "added",
            (_, true) => "missing",
            _ if bead.score < UNSURE => "unsure",
            _ => "pair",
        };
        Row { number: number + 1, class, score: shown(bead.score), source, target }
    });
    let page = Page { source, target, summary: pair.summary(), rows: rows.collect() };
    page.write_into(out)
}
