//! What follows `naqhara glossary`.

mod entries;
mod exchange;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Subcommand, ValueEnum, ValueHint};
use naqhara::glossary::{MatchMode, Status};
use naqhara::kinds::EntryType;

pub(crate) use entries::{AddArgs, EditArgs, RemoveArgs, UndoArgs};
pub(crate) use exchange::{DiffArgs, ExportArgs, ImportArgs, MergeArgs};

/// The commands under `glossary`.
#[derive(Debug, Subcommand)]
pub(crate) enum GlossaryCommand {
    /// Add an entry, or new forms to the entry that has the same English and type.
    #[command(after_help = entries::ADD_EXAMPLES)]
    Add(AddArgs),
    /// Change an entry.
    #[command(after_help = entries::EDIT_EXAMPLES)]
    Edit(EditArgs),
    /// Remove entries.
    #[command(after_help = entries::REMOVE_EXAMPLES)]
    Remove(RemoveArgs),
    /// Undo the last change, or list the changes.
    #[command(after_help = entries::UNDO_EXAMPLES)]
    Undo(UndoArgs),
    /// Take the entries of other glossaries over. Exit code 1 where they contradict what is there.
    #[command(after_help = exchange::IMPORT_EXAMPLES)]
    Import(ImportArgs),
    /// Write glossaries in the format of another program.
    #[command(after_help = exchange::EXPORT_EXAMPLES)]
    Export(ExportArgs),
    /// Merge what two people made of one glossary. Exit code 1 where they contradict each other.
    #[command(after_help = exchange::MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Show what is different between two glossaries, entry by entry.
    #[command(after_help = exchange::DIFF_EXAMPLES)]
    Diff(DiffArgs),
    /// Write the JSON Schema of entries and glossaries.
    #[command(after_help = exchange::SCHEMA_EXAMPLES)]
    Schema,
    /// Check glossaries: broken rows, doubles, contradictions. Exit code 1 where there are errors.
    #[command(after_help = LINT_EXAMPLES)]
    Lint(LintArgs),
    /// Show entries by their ids.
    #[command(after_help = SHOW_EXAMPLES)]
    Show(ShowArgs),
    /// Look for entries by English or Arabic.
    #[command(after_help = FIND_EXAMPLES)]
    Find(FindArgs),
    /// Count entries by type, status, source, age and month.
    #[command(after_help = STATS_EXAMPLES)]
    Stats(StatsArgs),
    /// Compile glossaries into one file that loads at once, however large.
    #[command(after_help = COMPILE_EXAMPLES)]
    Compile(CompileArgs),
}

const LINT_EXAMPLES: &str = "\
Examples:
  naqhara glossary lint
  naqhara glossary lint desk.jsonl names.csv --format json";

const SHOW_EXAMPLES: &str = "\
Examples:
  naqhara glossary show kyiv
  naqhara glossary show kyiv angela-merkel --format json";

const FIND_EXAMPLES: &str = "\
Examples:
  naqhara glossary find merkel
  naqhara glossary find كييف --limit 3";

const STATS_EXAMPLES: &str = "\
Examples:
  naqhara glossary stats
  naqhara glossary stats desk.jsonl names.csv --format json";

const COMPILE_EXAMPLES: &str = "\
Examples:
  naqhara glossary compile desk.jsonl names.csv -o desk.naqhara
  naqhara report article.txt -g desk.naqhara";

/// Arguments of `glossary lint`.
#[derive(Debug, clap::Args)]
pub(crate) struct LintArgs {
    /// The glossaries to check, as PATH or PATH:FORMAT; without any, those of -g or naqhara.toml.
    #[arg(value_name = "GLOSSARY", value_hint = ValueHint::FilePath)]
    pub(crate) glossaries: Vec<String>,
    /// How to write the findings.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// Arguments of `glossary show`.
#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// The ids of the entries.
    #[arg(required = true)]
    pub(crate) id: Vec<String>,
    /// How to write the entries.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// Arguments of `glossary find`.
#[derive(Debug, clap::Args)]
pub(crate) struct FindArgs {
    /// English or Arabic, or a part of it.
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) query: String,
    /// How many entries to show at most.
    #[arg(long, value_name = "N", default_value = "10", value_parser = at_least_one)]
    pub(crate) limit: usize,
    /// How to write the entries.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// Arguments of `glossary stats`.
#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    /// The glossaries to count, as PATH or PATH:FORMAT, later ones winning; without any, those of -g or naqhara.toml.
    #[arg(value_name = "GLOSSARY", value_hint = ValueHint::FilePath)]
    pub(crate) glossaries: Vec<String>,
    /// The day on which ages are counted, as YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    /// How to write the numbers.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// Arguments of `glossary compile`.
#[derive(Debug, clap::Args)]
pub(crate) struct CompileArgs {
    /// The glossaries to compile, as PATH or PATH:FORMAT; later ones win.
    #[arg(required = true, value_name = "GLOSSARY", value_hint = ValueHint::FilePath)]
    pub(crate) glossaries: Vec<String>,
}

/// Formats of commands that answer with a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

pub(super) fn entry_type() -> impl TypedValueParser<Value = EntryType> {
    PossibleValuesParser::new(EntryType::ALL.map(EntryType::as_str)).map(|word| EntryType::parse(&word).unwrap_or_default())
}

fn match_mode() -> impl TypedValueParser<Value = MatchMode> {
    PossibleValuesParser::new(MatchMode::ALL.map(MatchMode::as_str))
        .map(|word| MatchMode::parse(&word).unwrap_or(MatchMode::Forms))
}

fn status() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.map(Status::as_str)).map(|word| Status::parse(&word).unwrap_or_default())
}

fn at_least_one(word: &str) -> Result<usize, String> {
    match word.parse() {
        Ok(0) | Err(_) => Err("a limit is a number from 1".to_string()),
        Ok(limit) => Ok(limit),
    }
}
