//! Arguments of `learn`.

use std::path::PathBuf;

use clap::ValueHint;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use naqhara::report::proposals::ProposalFormat;

pub(crate) const LEARN_EXAMPLES: &str = "\
A pair is an Arabic text and its English translation, two folders whose files pair by name (a.ar.txt and a.en.txt, or equal
names), or one file of pairs: .tmx, .xliff, .po, .tsv with a tab between, .jsonl with \"source\" and \"target\". What is learnt is kept in
NAME.learn.jsonl beside the last JSON-lines glossary; the glossary itself stays as it is. A pair of texts counts once.

Examples:
  naqhara learn article.ar.txt article.en.txt
  naqhara learn arabic/ english/ --min-score 0.9
  naqhara learn memory.tmx -g desk.jsonl --format json
  naqhara learn a.ar.txt a.en.txt b.ar.txt b.en.txt --dry-run     show what is new, write nothing
  naqhara review                                                  decide about what was learnt";

/// Arguments of `learn`.
#[derive(Debug, clap::Args)]
pub(crate) struct LearnArgs {
    /// Pairs: SOURCE TARGET, two folders, or one file of pairs. Several may follow each other.
    #[arg(required = true, value_name = "PAIR", value_hint = ValueHint::AnyPath)]
    pub(crate) pairs: Vec<PathBuf>,
    /// Show proposals that score this much or more, 0 to 1.
    #[arg(long, value_name = "SCORE", value_parser = super::score, default_value_t = 0.5)]
    pub(crate) min_score: f32,
    /// Write nothing: show what these pairs alone propose.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The day that is noted with the pairs, as YYYY-MM-DD; today without it.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    /// How to write the proposals.
    #[arg(short, long, value_name = "FORMAT", default_value = "text", value_parser = format())]
    pub(crate) format: ProposalFormat,
}

pub(super) fn format() -> impl TypedValueParser<Value = ProposalFormat> {
    PossibleValuesParser::new(ProposalFormat::ALL.map(ProposalFormat::as_str))
        .map(|word| ProposalFormat::parse(&word).unwrap_or_default())
}
