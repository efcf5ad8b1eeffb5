//! The arguments of `check`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ValueEnum, ValueHint};
use naqhara::document::{Rule, Severity};
use naqhara::report::FindingFormat;

pub(crate) const CHECK_EXAMPLES: &str = "\
Examples:
  naqhara check article.ar.txt article.en.txt
  naqhara check article.ar.txt article.en.txt -g desk.jsonl --fail-on warning
  naqhara check article.ar.txt article.en.txt --fix --dry-run
  naqhara check article.ar.txt article.en.txt --format json -o baseline.json
  naqhara check article.ar.txt article.en.txt --baseline baseline.json
  naqhara check article.ar.docx article.en.html
  naqhara check memory.tmx --format sarif -o check.sarif
  naqhara check --explain misspelt-name

In naqhara.toml, [check] gives rules a severity (error, warning, note, off), and each [[waivers]] lets findings pass:

  [check]
  unknown-name = \"note\"

  [[waivers]]
  fingerprint = \"0123456789abcdef\"    # or entry = \"...\", rule = \"...\"
  reason = \"the paper's own spelling\"
  expires = 2027-01-31";

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// The Arabic (text, .md, .html, .docx, or PATH:FORMAT), or a file that holds both sides: .tmx, .xliff, .po, rows of SOURCE TAB
    /// TARGET (.tsv), JSON lines of {"source", "target"}.
    #[arg(required_unless_present = "explain", value_hint = ValueHint::FilePath, allow_hyphen_values = true, value_parser = super::text_path())]
    pub(crate) source: Option<PathBuf>,
    /// Its English translation.
    #[arg(value_hint = ValueHint::FilePath, allow_hyphen_values = true, value_parser = super::text_path())]
    pub(crate) target: Option<PathBuf>,
    /// How to write the findings.
    #[arg(short, long, value_name = "FORMAT", default_value = "text", value_parser = format())]
    pub(crate) format: FindingFormat,
    /// The least severity that makes the exit code 1.
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t)]
    pub(crate) fail_on: FailOn,
    /// Findings of an earlier check, written with --format json, that are no news.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) baseline: Option<PathBuf>,
    /// Leave out names of the source that score less, 0 to 1.
    #[arg(long, value_name = "SCORE", value_parser = super::score)]
    pub(crate) min_score: Option<f32>,
    /// Correct what is certain. The text goes to --output or TARGET.fixed.EXT; the findings are reported as ever.
    #[arg(long, conflicts_with = "explain")]
    pub(crate) fix: bool,
    /// With --fix: show the changes and write nothing.
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// With --fix: correct TARGET itself and keep the old text as TARGET.bak.
    #[arg(long, requires = "fix", conflicts_with = "dry_run")]
    pub(crate) in_place: bool,
    /// Say what a rule finds, why it matters, and when it is wrong.
    #[arg(long, value_name = "RULE", value_parser = rule())]
    pub(crate) explain: Option<Rule>,
    /// The day on which waivers have to hold, YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
}

/// What makes a check fail.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors.
    #[default]
    Error,
    /// Errors and warnings.
    Warning,
    /// Any finding.
    Note,
}

impl FailOn {
    /// The severity.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

fn format() -> impl TypedValueParser<Value = FindingFormat> {
    PossibleValuesParser::new(FindingFormat::ALL.map(FindingFormat::as_str))
        .map(|word| FindingFormat::parse(&word).unwrap_or_default())
}

fn rule() -> impl TypedValueParser<Value = Rule> {
    PossibleValuesParser::new(Rule::ALL.map(Rule::as_str)).map(|word| Rule::parse(&word).unwrap_or(Rule::MissingTerm))
}
