//! What follows `naqhara glossary`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Subcommand, ValueEnum, ValueHint};
use naqhara::glossary::MatchMode;
use naqhara::kinds::EntryType;

/// The commands under `glossary`.
#[derive(Debug, Subcommand)]
pub(crate) enum GlossaryCommand {
    /// Add an entry, or new forms to the entry that has the same English and type.
    #[command(after_help = ADD_EXAMPLES)]
    Add(AddArgs),
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

const ADD_EXAMPLES: &str = "\
The entry goes to the last JSON-lines file named with -g, else in naqhara.toml.

Examples:
  naqhara glossary add \"Kyiv\" --ar كييف --type place --avoid Kiev --note \"house style since 2022\"
  naqhara glossary add \"Angela Merkel\" --ar \"أنغيلا ميركل\" --ar \"أنجيلا ميركل\" --also Merkel --type person";

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

/// Arguments of `glossary add`.
#[derive(Debug, clap::Args)]
pub(crate) struct AddArgs {
    /// The preferred English.
    pub(crate) en: String,
    /// An Arabic form; repeat it for several, the usual one first. Without any the entry is found by sound.
    #[arg(long, value_name = "ARABIC")]
    pub(crate) ar: Vec<String>,
    /// What it names.
    #[arg(long = "type", value_name = "TYPE", default_value = "other", value_parser = entry_type())]
    pub(crate) kind: EntryType,
    /// Another English that is right in a translation; repeat it for several.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) also: Vec<String>,
    /// An English that is wrong in a translation; the note says why. Repeat it for several.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) avoid: Vec<String>,
    /// How freely it matches: `exact` its forms letter for letter, `forms` also with clitics and other spellings, `sound` also
    /// what only sounds like it. Without it, `sound` where there is no Arabic form, else `forms`.
    #[arg(long = "match", value_name = "MODE", value_parser = match_mode())]
    pub(crate) mode: Option<MatchMode>,
    /// The id of a new entry, of small letters a-z, digits and hyphens; without it, made of the English.
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Add it though another entry has one of its Arabic forms: mentions of that form are then ambiguous.
    #[arg(long)]
    pub(crate) allow_shared: bool,
    /// A note for people.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Where the entry comes from.
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// The day to write into the entry, as YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
}

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

fn entry_type() -> impl TypedValueParser<Value = EntryType> {
    PossibleValuesParser::new(EntryType::ALL.map(EntryType::as_str)).map(|word| EntryType::parse(&word).unwrap_or_default())
}

fn match_mode() -> impl TypedValueParser<Value = MatchMode> {
    PossibleValuesParser::new(MatchMode::ALL.map(MatchMode::as_str))
        .map(|word| MatchMode::parse(&word).unwrap_or(MatchMode::Forms))
}

fn at_least_one(word: &str) -> Result<usize, String> {
    match word.parse() {
        Ok(0) | Err(_) => Err("a limit is a number from 1".to_string()),
        Ok(limit) => Ok(limit),
    }
}
