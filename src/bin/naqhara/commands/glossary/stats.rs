//! `glossary stats`: what glossaries hold, in numbers.

use std::io::{self, Write};
use std::iter::once;

use jiff::civil::Date;
use naqhara::glossary::stats::{Counts, Month, Stats};
use naqhara::glossary::{Glossary, GlossarySource, Status};
use naqhara::report::bidi::{isolated, visible, width};
use serde_json::{Value, json};

use crate::args::{ListFormat, StatsArgs};
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;
use crate::sources;

/// Ages in days up to which entries are counted together: a week, a month, a quarter, a year.
const AGES: [i64; 4] = [7, 30, 91, 365];

/// What stands for a source or a day that entries do not name.
const NOT_STATED: &str = "not stated";

/// The numbers of some glossaries.
struct Numbers {
    today: Date,
    stats: Stats,
    /// Entries that a later glossary replaces, which are not counted.
    replaced: usize,
    /// Entries and forms of each glossary.
    glossaries: Vec<(String, Counts)>,
}

/// Counts the entries of the glossaries named, else of those in use.
pub(crate) fn run(args: &StatsArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let today = day::named(args.date.as_deref())?;
    let named = sources::parse(&args.glossaries);
    settings.output.spare(named.iter().filter_map(GlossarySource::path))?;
    let sources = if named.is_empty() { &settings.glossaries } else { &named };
    let glossary = settings.load(sources)?;
    let numbers = count(&glossary, sources, today);
    settings.progress.done();
    settings.output.deliver(|out| match args.format {
        ListFormat::Text => write_text(out, &numbers),
        ListFormat::Json => super::write_json(out, "stats", wire(&numbers)),
    })?;
    Ok(Outcome::Clean)
}

fn count(glossary: &Glossary, sources: &[GlossarySource], today: Date) -> Numbers {
    let mut stats = Stats::default();
    let mut of_layers = vec![Stats::default(); sources.len()];
    for (key, entry) in glossary.entries() {
        stats.add(&entry);
        of_layers[glossary.layer(key)].add(&entry);
    }
    let name = |source: &GlossarySource| source.path().map_or("builtin".to_string(), |path| path.display().to_string());
    let glossaries = sources.iter().map(name).zip(of_layers.iter().map(Stats::all)).collect();
    Numbers { today, replaced: glossary.len() - stats.all().entries(), stats, glossaries }
}

impl Numbers {
    /// Entries by age: those up to each of [`AGES`], then the older ones.
    fn ages(&self) -> [usize; AGES.len() + 1] {
        let mut ages = [0; AGES.len() + 1];
        for (added, count) in &self.stats.days {
            let age =
                day::parse(added).and_then(|day| day.until(self.today).ok()).map_or(i64::MAX, |age| age.get_days().into());
            ages[AGES.iter().position(|&most| age <= most).unwrap_or(AGES.len())] += count;
        }
        ages
    }

    /// Sources, those of most entries first.
    fn sources(&self) -> Vec<(&str, usize)> {
        let mut sources: Vec<(&str, usize)> =
            self.stats.sources.iter().map(|(source, &count)| (source.as_str(), count)).collect();
        sources.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        sources
    }
}

fn write_text(out: &mut dyn Write, numbers: &Numbers) -> io::Result<()> {
    let stats = &numbers.stats;
    let types = stats.types.iter().map(|(kind, counts)| row(kind.as_str(), counts)).chain(once(row("all", &stats.all())));
    let head =
        once("type").chain(Status::ALL.map(Status::as_str)).chain(["entries", "forms", "an entry", "no Arabic", "terms"]);
    write_table(out, head, types)?;
    if numbers.replaced > 0 {
        writeln!(out, "\nreplaced by later glossaries: {}", numbers.replaced)?;
    }
    let several = numbers.glossaries.iter().filter(|_| numbers.glossaries.len() > 1);
    let of_glossary = |(name, counts): &(String, Counts)| named(name, [counts.entries(), counts.forms]);
    write_more(out, ["glossary", "entries", "forms"], several.map(of_glossary))?;
    let source = |(source, count): (&str, usize)| named(if source.is_empty() { NOT_STATED } else { source }, [count]);
    write_more(out, ["source", "entries"], numbers.sources().into_iter().map(source))?;
    let labels =
        AGES.map(|most| format!("up to {most} days")).into_iter().chain([format!("over {} days", AGES[AGES.len() - 1])]);
    let ages = labels.zip(numbers.ages()).chain([(NOT_STATED.to_string(), stats.undated)]).filter(|(_, count)| *count > 0);
    write_more(out, ["age", "entries"], ages.map(|(label, count)| named(&label, [count])))?;
    let month = |month: Month| named(&month.month, [month.added, month.total]);
    write_more(out, ["month", "added", "total"], stats.months().into_iter().map(month))
}

/// A further table, where it has rows.
fn write_more<const N: usize>(out: &mut dyn Write, head: [&str; N], rows: impl Iterator<Item = Vec<String>>) -> io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    writeln!(out)?;
    write_table(out, head, rows)
}

fn row(name: &str, counts: &Counts) -> Vec<String> {
    let numbers = counts.statuses.into_iter().chain([counts.entries(), counts.forms]).map(|number| number.to_string());
    let an_entry = format!("{:.2}", counts.forms as f64 / counts.entries().max(1) as f64);
    let rest = [an_entry, counts.without_arabic.to_string(), counts.terms.to_string()];
    once(name.to_string()).chain(numbers).chain(rest).collect()
}

fn named<const N: usize>(name: &str, numbers: [usize; N]) -> Vec<String> {
    once(isolated(name)).chain(numbers.map(|number| number.to_string())).collect()
}

/// A table: the first column to the left, the numbers to the right.
fn write_table<'h>(
    out: &mut dyn Write,
    head: impl IntoIterator<Item = &'h str>,
    rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    let rows: Vec<Vec<String>> = once(head.into_iter().map(str::to_string).collect()).chain(rows).collect();
    let cells = |text: &str| width(&visible(text));
    let widest = |column: usize| rows.iter().map(|row| cells(&row[column])).max().unwrap_or_default();
    let widths: Vec<usize> = (0..rows[0].len()).map(widest).collect();
    for row in &rows {
        write!(out, "{}{}", row[0], " ".repeat(widths[0] - cells(&row[0])))?;
        for (text, width) in row.iter().zip(&widths).skip(1) {
            write!(out, "  {text:>width$}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn wire(numbers: &Numbers) -> Value {
    let stats = &numbers.stats;
    let types: Vec<Value> = stats.types.iter().map(|(kind, counts)| labelled("type", kind.as_str(), counts)).collect();
    let glossaries: Vec<Value> = numbers.glossaries.iter().map(|(name, counts)| labelled("glossary", name, counts)).collect();
    let sources: Vec<Value> =
        numbers.sources().into_iter().map(|(source, count)| json!({"source": source, "entries": count})).collect();
    let limits = AGES.iter().map(Some).chain([None]);
    let ages: Vec<Value> =
        limits.zip(numbers.ages()).map(|(most, count)| json!({"up_to_days": most, "entries": count})).collect();
    let months: Vec<Value> =
        stats.months().iter().map(|month| json!({"month": month.month, "added": month.added, "total": month.total})).collect();
    json!({
        "date": numbers.today.to_string(),
        "total": counts(&stats.all()),
        "replaced": numbers.replaced,
        "types": types,
        "glossaries": glossaries,
        "sources": sources,
        "ages": ages,
        "months": months,
        "undated": stats.undated,
    })
}

fn labelled(label: &str, name: &str, of: &Counts) -> Value {
    let mut row = json!({label: name});
    if let (Value::Object(row), Value::Object(counts)) = (&mut row, counts(of)) {
        row.extend(counts);
    }
    row
}

fn counts(of: &Counts) -> Value {
    let statuses: serde_json::Map<String, Value> =
        Status::ALL.iter().zip(of.statuses).map(|(status, count)| (status.as_str().to_string(), json!(count))).collect();
    json!({
        "entries": of.entries(),
        "statuses": statuses,
        "forms": of.forms,
        "without_arabic": of.without_arabic,
        "terms": of.terms,
    })
}
