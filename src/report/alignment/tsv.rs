//! Tab-separated rows: the numbers of the segments, the score, the texts.

use std::io::{self, Write};
use std::ops::Range;

use super::{Pair, one_line, shown};

/// Writes a heading and a row for each bead; segments of one bead are joined by spaces, their numbers by commas. Names, where they are
/// asked for, stand in a column of their own: the Arabic, an equals sign, the English, and a semicolon between two.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = if pair.names.is_some() { "\tnames" } else { "" };
    writeln!(out, "source\ttarget\tscore\tsource_text\ttarget_text{names}")?;
    for (number, bead) in pair.numbered_beads() {
        let source: Vec<String> = pair.source_texts(&bead.source).map(one_line).collect();
        let target: Vec<String> = pair.target_texts(&bead.target).map(one_line).collect();
        let (rows, columns, score) = (numbers(&bead.source), numbers(&bead.target), shown(bead.score));
        write!(out, "{rows}\t{columns}\t{score}\t{}\t{}", source.join(" "), target.join(" "))?;
        if pair.names.is_some() {
            let names = pair.names_in(number).iter().map(|name| pair.texts_of(name).join(" = "));
            write!(out, "\t{}", names.collect::<Vec<_>>().join("; "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn numbers(range: &Range<usize>) -> String {
    range.clone().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}
