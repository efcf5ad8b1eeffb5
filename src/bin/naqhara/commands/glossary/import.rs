//! `glossary import FILE...`: the entries of other glossaries, taken over.

use naqhara::glossary::format::{Loss, Warning};
use naqhara::glossary::import::{Conflict, Imported, import};
use naqhara::glossary::{Decision, Entry, GlossarySource, write};
use naqhara::report::bidi::isolated;
use naqhara::{Error, ErrorKind};

use super::read_whole;
use super::typed::tidy;
use crate::args::ImportArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::settings::Settings;
use crate::sources;

/// Takes over what other glossaries hold into the last JSON-lines file that was named.
pub(crate) fn run(args: ImportArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let path = sources::to_change(&settings.glossaries)?;
    let named = sources::parse(&args.glossaries);
    if named.iter().filter_map(GlossarySource::path).any(|other| same_file(other, path)) {
        let message = "a glossary is not imported into itself; name another one with -g";
        return Err(Error::new(ErrorKind::Value, message).at_path(path).into());
    }
    let day = day::named(args.date.as_deref())?.to_string();
    let mut skipped = 0;
    let mut others = Vec::new();
    for glossary in &args.glossaries {
        settings.progress.step("reading the glossary");
        let read = read_whole(glossary, &settings.progress)?;
        skipped += read.warnings.iter().filter(|Warning { loss, .. }| *loss == Loss::Row).count();
        others.extend(read.entries.into_iter().map(|entry| prepared(entry, &args)));
    }
    let today = day::today();
    let decision = Decision { command: "glossary import", day: &today, undoes: None };
    let lock = lock::wait(path, &settings.progress)?;
    settings.progress.step("importing");
    let names: Vec<String> = others.iter().map(|entry| entry.en.clone()).collect();
    let done = if args.dry_run {
        let read = naqhara::glossary::format::read(path, Some(naqhara::glossary::GlossaryFormat::Jsonl))?;
        write::refuse_loss(path, &read.warnings)?;
        let mut entries = read.entries;
        import(&mut entries, others, args.replace, &day)
    } else {
        write::update(&lock, &decision, |entries| Ok(import(entries, others, args.replace, &day)))?
    };
    settings.progress.done();
    settings.progress.warnings(done.conflicts.iter().map(|conflict| said(conflict, &names[conflict.number])));
    if done.shared > 0 {
        let message = "new entries have an Arabic form that another has; `naqhara glossary lint` lists them";
        settings.progress.note(&format!("{} {message}", done.shared));
    }
    settings.output.deliver(|out| {
        let verb = if args.dry_run { "Would import" } else { "Imported" };
        writeln!(out, "{verb} into {}: {}", path.display(), summary(&done, skipped))
    })?;
    Ok(if done.conflicts.is_empty() && skipped == 0 { Outcome::Clean } else { Outcome::Findings })
}

fn same_file(one: &std::path::Path, other: &std::path::Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// An entry with what the options say.
fn prepared(mut entry: Entry, args: &ImportArgs) -> Entry {
    entry.status = args.status.unwrap_or(entry.status);
    if let (true, Some(source)) = (entry.source.is_empty(), &args.source) {
        entry.source = tidy(source);
    }
    entry
}

fn said(conflict: &Conflict, en: &str) -> String {
    let Conflict { own, field, ours, theirs, taken, .. } = conflict;
    let what = if *taken { "theirs was taken" } else { "yours was kept" };
    format!("conflict: {} ({own}): {field}: yours is {}, theirs {}; {what}", isolated(en), isolated(ours), isolated(theirs))
}

fn summary(done: &Imported, skipped: usize) -> String {
    let parts = [
        (done.new, "new"),
        (done.extended, "added to"),
        (done.known, "known already"),
        (done.conflicts.len(), if done.conflicts.len() == 1 { "conflict" } else { "conflicts" }),
        (skipped, if skipped == 1 { "row skipped" } else { "rows skipped" }),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if said.is_empty() { "nothing".to_string() } else { said.join(", ") }
}
