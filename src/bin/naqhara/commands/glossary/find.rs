//! `glossary find QUERY`: entries by English or Arabic.

use naqhara::glossary::Entry;
use naqhara::report::bidi::{isolated, visible, width};
use serde_json::json;

use super::forms;
use crate::args::{FindArgs, ListFormat};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;

/// Shows the entries that the query may mean, the likeliest first.
pub(crate) fn run(args: &FindArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let glossary = settings.load_glossary()?;
    settings.progress.done();
    let found = glossary.search(&args.query, args.limit);
    let entries: Vec<Entry> = found.into_iter().map(|(_, entry, _)| entry).collect();
    if entries.is_empty() {
        settings.progress.note(&format!("no entry has {} in its English or Arabic", isolated(&args.query)));
    }
    settings.output.deliver(|out| match args.format {
        ListFormat::Text => {
            let widest = |part: fn(&Entry) -> &str| entries.iter().map(|entry| width(&visible(part(entry)))).max().unwrap_or(0);
            let (ids, english) = (widest(|entry| &entry.id), widest(|entry| &entry.en));
            for entry in &entries {
                let (id, en) = (padded(&entry.id, ids), padded(&entry.en, english));
                writeln!(out, "{}", format!("{id}  {en}  {:<12}  {}", entry.kind.as_str(), forms(entry)).trim_end())?;
            }
            Ok(())
        }
        ListFormat::Json => {
            let list: Vec<_> = entries.iter().map(super::wire).collect();
            super::write_json(out, "entries", json!({"query": args.query, "entries": list}))
        }
    })?;
    Ok(Outcome::Clean)
}

fn padded(text: &str, cells: usize) -> String {
    let fill = cells.saturating_sub(width(&visible(text)));
    format!("{}{}", isolated(text), " ".repeat(fill))
}
