//! Arguments of `review`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ValueEnum, ValueHint};
use naqhara::kinds::EntryType;
use naqhara::learn::review::Order;
use naqhara::report::proposals::ProposalFormat;

pub(crate) const REVIEW_EXAMPLES: &str = "\
In a terminal a proposal fills the screen and a key decides: a accept, e edit, r reject, f forbid,
m merge into an entry, s skip, b back, u undo, / filter, o order, ? help, q quit. With --lines, or
where standard input is no terminal, commands are typed as words, one a line; `help` lists them.
Each decision is saved at once; what was skipped waits for the next time.

Examples:
  naqhara review                                     one by one, the surest first
  naqhara review --type person --sort count
  naqhara review --lines                             plain lines, for a screen reader
  naqhara review --list --format json
  naqhara review --batch accept --min-score 0.98     all of these at once
  naqhara review --batch reject --max-score 0.6 --dry-run
  naqhara review --export names.xlsx                 fill in the column decision, then
  naqhara review --import names.xlsx";

/// Arguments of `review`.
#[derive(Debug, clap::Args)]
pub(crate) struct ReviewArgs {
    /// Only names with these letters, in either language.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub(crate) text: String,
    /// Only names of this type.
    #[arg(long = "type", value_name = "TYPE", value_parser = super::glossary::entry_type())]
    pub(crate) kind: Option<EntryType>,
    /// Only proposals that score this much or more, 0 to 1; 0.5 without it.
    #[arg(long, value_name = "SCORE", value_parser = super::score)]
    pub(crate) min_score: Option<f32>,
    /// Only proposals that score this much or less, 0 to 1.
    #[arg(long, value_name = "SCORE", value_parser = super::score)]
    pub(crate) max_score: Option<f32>,
    /// Only what the glossary contradicts, or only what it does not.
    #[arg(long, value_name = "WHICH", value_enum)]
    pub(crate) conflicts: Option<Conflicts>,
    /// The order: by score, by number of texts, by type, or by Arabic.
    #[arg(long, value_name = "ORDER", default_value = "score", value_parser = order())]
    pub(crate) sort: Order,
    /// Commands as lines of words, also in a terminal.
    #[arg(long)]
    pub(crate) lines: bool,
    /// Decide alike about all of them. Needs a filter; what the glossary contradicts is left out, unless --conflicts says so.
    #[arg(long, value_name = "DECISION", value_enum, conflicts_with_all = ["list", "export", "import", "lines"])]
    pub(crate) batch: Option<Batch>,
    /// Write the proposals as a table with an empty column for decisions: .xlsx, .csv or .tsv.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["list", "import", "lines"])]
    pub(crate) export: Option<PathBuf>,
    /// Do what the column `decision` of such a table says: accept (with what else was changed in the row), reject, forbid, merge.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["list", "lines"])]
    pub(crate) import: Option<PathBuf>,
    /// List the proposals and decide nothing.
    #[arg(long, conflicts_with = "lines")]
    pub(crate) list: bool,
    /// How to write the list.
    #[arg(short, long, value_name = "FORMAT", default_value = "text", requires = "list", value_parser = super::learn::format())]
    pub(crate) format: ProposalFormat,
    /// With --batch or --import: say what would be done, write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What new entries state as their source.
    #[arg(long, value_name = "TEXT", default_value = "learn")]
    pub(crate) source: String,
    /// The day that new entries state, as YYYY-MM-DD; today without it.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
}

/// Which proposals as to conflicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Conflicts {
    /// Only what the glossary contradicts.
    Only,
    /// Only what it does not contradict.
    None,
}

/// What to decide about many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Batch {
    /// They are right.
    Accept,
    /// They are wrong.
    Reject,
}

fn order() -> impl TypedValueParser<Value = Order> {
    PossibleValuesParser::new(Order::ALL.map(Order::as_str)).map(|word| Order::parse(&word).unwrap_or_default())
}
