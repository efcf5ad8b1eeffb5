//! `glossary diff A B`: what is different, entry by entry.

use std::io::{self, Write};

use naqhara::glossary::Entry;
use naqhara::glossary::diff::{Changed, Diff};
use naqhara::report::bidi::isolated;
use serde_json::json;

use super::{forms, read_whole, values};
use crate::args::{DiffArgs, ListFormat};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;

/// Shows what the second glossary has that the first has not, and the other way round.
pub(crate) fn run(args: &DiffArgs, settings: &Settings) -> Result<Outcome, Failure> {
    settings.progress.step("comparing");
    let [before, after] = [&args.before, &args.after].map(|path| read_whole(path, &settings.progress));
    let diff = Diff::between(&before?.entries, &after?.entries);
    settings.progress.done();
    settings.output.deliver(|out| match args.format {
        ListFormat::Text => write_text(out, &diff),
        ListFormat::Json => {
            let list = |entries: &[Entry]| entries.iter().map(super::wire).collect::<Vec<_>>();
            let changed: Vec<_> = diff.changed.iter().map(wire).collect();
            super::write_json(
                out,
                "diff",
                json!({"added": list(&diff.added), "removed": list(&diff.removed), "changed": changed}),
            )
        }
    })?;
    Ok(if args.exit_code && !diff.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

fn write_text(out: &mut dyn Write, diff: &Diff) -> io::Result<()> {
    for (sign, entries) in [("-", &diff.removed), ("+", &diff.added)] {
        for entry in entries {
            let line = format!("{sign} {}  {}  {}", isolated(&entry.id), isolated(&entry.en), forms(entry));
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    for Changed { before, fields, .. } in &diff.changed {
        writeln!(out, "~ {}  {}", isolated(&before.id), isolated(&before.en))?;
        for field in fields {
            writeln!(out, "    {}: {} -> {}", field.name, values(&field.before), values(&field.after))?;
        }
    }
    writeln!(out, "{} added, {} removed, {} changed", diff.added.len(), diff.removed.len(), diff.changed.len())
}

fn wire(changed: &Changed) -> serde_json::Value {
    let fields: Vec<&str> = changed.fields.iter().map(|field| field.name.as_str()).collect();
    json!({
        "id": changed.before.id,
        "fields": fields,
        "before": super::wire(&changed.before),
        "after": super::wire(&changed.after),
    })
}
