//! Arguments of `batch`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ValueEnum, ValueHint};
use naqhara::batch::BatchFormat;

pub(crate) const BATCH_EXAMPLES: &str = "\
An article is a file (.txt, .md, .html, .docx), a line of JSON {\"id\", \"text\"} (.jsonl, also .gz and .zst), or a row of a .csv or .parquet table
with the columns id and text; \"date\" and \"source\" beside them group the totals. {\"id\", \"source\", \"target\"} are an Arabic text and
its translation, which is checked. What is larger than 16 MiB, or cannot be read, is reported and the rest goes on.

Examples:
  naqhara batch archive/ -o report.jsonl             a line for each article, then totals
  naqhara batch archive/ -o report.jsonl --resume    go on after an interruption
  naqhara batch archive/ -o report.jsonl --reuse report.jsonl    do what has changed since the last run
  naqhara batch 'archive/2026-*.jsonl.gz' --format html -o report.html
  naqhara batch archive/ --format csv -o unknown.csv    the unknown names of all: fill in the column en
  naqhara batch pairs.jsonl --format md -o checks.md
  naqhara batch articles/ --fail-under 0.9 -o report.jsonl    exit code 1 if less than 90% is known
  zcat articles.jsonl.gz | naqhara batch - --no-totals --jobs 1    a filter, line in, line out";

/// Arguments of `batch`.
#[derive(Debug, clap::Args)]
pub(crate) struct BatchArgs {
    /// Files, folders (with those in them), quoted patterns with * ** ? [ab]; `-` is JSON lines on standard input.
    #[arg(value_name = "INPUT", required_unless_present = "files_from", value_hint = ValueHint::AnyPath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Read more inputs from FILE, one a line.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files_from: Option<PathBuf>,
    /// How to write: jsonl and json hold every article; csv, html and md what they come to; parquet every mention.
    #[arg(short, long, value_name = "FORMAT", default_value = "jsonl", value_parser = format())]
    pub(crate) format: BatchFormat,
    /// How many articles to work on at once; as many as there are cores if not given.
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Leave out mentions that score less, 0 to 1; 0.5 if neither this nor naqhara.toml says.
    #[arg(long, value_name = "SCORE", value_parser = super::score)]
    pub(crate) min_score: Option<f32>,
    /// No totals: neither counted nor written.
    #[arg(long)]
    pub(crate) no_totals: bool,
    /// Whether articles in error make the exit code 1.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub(crate) errors: Errors,
    /// Exit code 1 if a smaller share of all mentions is known, 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = super::score)]
    pub(crate) fail_under: Option<f32>,
    /// Go on with the run that was interrupted while it wrote to --output; begin it where there is none.
    #[arg(long)]
    pub(crate) resume: bool,
    /// Take the lines of articles that have not changed from FILE, which an earlier run wrote as jsonl with totals.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) reuse: Option<PathBuf>,
    /// Only articles of this day, YYYY-MM-DD, or later. A file has the day that its name says; articles without one are taken.
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// The day on which waivers have to hold, YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
}

/// What articles in error mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Errors {
    /// The exit code is 1.
    #[default]
    Fail,
    /// They are reported, and the exit code does not change.
    Ignore,
}

fn format() -> impl TypedValueParser<Value = BatchFormat> {
    PossibleValuesParser::new(BatchFormat::ALL.map(BatchFormat::as_str))
        .map(|word| BatchFormat::parse(&word).unwrap_or_default())
}
