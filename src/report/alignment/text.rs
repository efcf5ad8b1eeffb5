//! Text for people: each bead with both sides, one below the other.

use std::io::{self, Write};

use super::{Pair, one_line, shown};
use crate::report::bidi::{isolated, isolated_by_first_letter};
use crate::report::paint::{Paint, Role};

/// Writes a heading, then for each bead its number and score, the source, and the target below it.
pub(super) fn write(pair: &Pair<'_>, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let [source, target] = pair.titles().map(|name| isolated_by_first_letter(&name));
    writeln!(out, "{}", paint.paint(Role::Heading, &format!("{source} · {target}")))?;
    writeln!(out, "{}", pair.summary())?;
    for (number, (place, bead)) in pair.numbered_beads().enumerate() {
        writeln!(out)?;
        let label = format!("{:>5}  {}", number + 1, shown(bead.score));
        write!(out, "{}", paint.paint(Role::Faint, &label))?;
        let sources = pair.source_texts(&bead.source).map(|text| isolated(&one_line(text)));
        let targets = pair.target_texts(&bead.target).map(|text| isolated(&one_line(text)));
        let mut lines: Vec<String> = sources.collect();
        if lines.is_empty() {
            lines.push(match pair.moved_to(bead) {
                Some(number) => format!("(moved: translates {number})"),
                None => "(added in the target)".to_string(),
            });
        }
        let before = lines.len();
        lines.extend(targets);
        if lines.len() == before {
            lines.push(match pair.moved_to(bead) {
                Some(number) => format!("(moved: translated in {number})"),
                None => "(not translated)".to_string(),
            });
        }
        for (at, line) in lines.iter().enumerate() {
            let indent = if at == 0 { "  " } else { "              " };
            writeln!(out, "{indent}{line}")?;
        }
        for name in pair.names_in(place) {
            let [arabic, english] = pair.texts_of(name).map(|text| isolated(&text));
            let score = paint.paint(Role::Faint, &format!("({})", shown(name.score)));
            writeln!(out, "              {arabic} = {english} {score}")?;
        }
    }
    Ok(())
}
