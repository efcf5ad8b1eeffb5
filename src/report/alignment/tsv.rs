//! Tab-separated rows: the numbers of the segments, the score, the texts.

use std::io::{self, Write};
use std::ops::Range;

use super::{Pair, one_line, shown};

/// Writes a heading and a row for each bead; segments of one bead are joined by spaces, their numbers by commas.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "source\ttarget\tscore\tsource_text\ttarget_text")?;
    for bead in pair.beads() {
        let source: Vec<String> = pair.source_texts(&bead.source).map(one_line).collect();
        let target: Vec<String> = pair.target_texts(&bead.target).map(one_line).collect();
        let (rows, columns, score) = (numbers(&bead.source), numbers(&bead.target), shown(bead.score));
        writeln!(out, "{rows}\t{columns}\t{score}\t{}\t{}", source.join(" "), target.join(" "))?;
    }
    Ok(())
}

fn numbers(range: &Range<usize>) -> String {
    range.clone().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}
