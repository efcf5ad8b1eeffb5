//! Arguments of the commands that take glossaries in and out.

use clap::ValueHint;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use naqhara::glossary::{GlossaryFormat, Status};
use naqhara::kinds::EntryType;

use super::{ListFormat, entry_type, status};

pub(super) const IMPORT_EXAMPLES: &str = "\
Reads jsonl, json, csv, tsv, xlsx, tbx, utx, deepl, google, omegat and txt. Entries of the same English and type are joined, what
they lack is added. Where a note, source or match mode differs, yours stays and both are shown.

Examples:
  naqhara glossary import terms.xlsx --dry-run
  naqhara glossary import export.tbx --status proposed --source agency
  naqhara glossary import glossary.csv:deepl";

pub(super) const EXPORT_EXAMPLES: &str = "\
Writes jsonl, json, csv, tsv, xlsx, tbx, utx, deepl, google, omegat and txt. What a format cannot hold is said.

Examples:
  naqhara glossary export -o terms.xlsx
  naqhara glossary export desk.jsonl --format omegat -o glossary.txt
  naqhara glossary export builtin --type person --format tsv
  naqhara glossary export -o for-excel.csv --bom";

pub(super) const MERGE_EXAMPLES: &str = "\
Conflicts stand in the result between the marks that git uses, both sides whole.

Examples:
  naqhara glossary merge base.jsonl mine.jsonl hers.jsonl -o merged.jsonl

As git's own way to merge glossaries:
  git config merge.naqhara.driver \"naqhara glossary merge %O %A %B --in-place\"
  echo \"glossary.jsonl merge=naqhara\" >> .gitattributes";

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  naqhara glossary diff yesterday.jsonl today.jsonl
  naqhara glossary diff desk.jsonl agency.tbx --format json";

pub(super) const SCHEMA_EXAMPLES: &str = "\
It describes a row of JSON lines, and a JSON document.

Examples:
  naqhara glossary schema -o glossary.schema.json";

/// Arguments of `glossary import`.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// The glossaries to take over, as PATH or PATH:FORMAT.
    #[arg(required = true, value_name = "GLOSSARY", value_hint = ValueHint::FilePath)]
    pub(crate) glossaries: Vec<String>,
    /// The status of what is taken over, instead of its own.
    #[arg(long, value_name = "STATUS", value_parser = status())]
    pub(crate) status: Option<Status>,
    /// The source to write into entries that name none.
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// The day to write into new entries that name none, as YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    /// Where the two contradict each other, take theirs instead of keeping yours. What you rejected stays rejected.
    #[arg(long)]
    pub(crate) replace: bool,
    /// Change nothing, say what would be done.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Arguments of `glossary export`.
#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The glossaries to write, as PATH or PATH:FORMAT, later ones winning; without any, those of -g or naqhara.toml.
    #[arg(value_name = "GLOSSARY", value_hint = ValueHint::FilePath)]
    pub(crate) glossaries: Vec<String>,
    /// The format; without it, that of the extension of --output, else jsonl.
    #[arg(short, long, value_name = "FORMAT", value_parser = written_format())]
    pub(crate) format: Option<GlossaryFormat>,
    /// Write entries of this status only; repeat it for several.
    #[arg(long, value_name = "STATUS", value_parser = status())]
    pub(crate) status: Vec<Status>,
    /// Write entries of this type only; repeat it for several.
    #[arg(long = "type", value_name = "TYPE", value_parser = entry_type())]
    pub(crate) kind: Vec<EntryType>,
    /// Begin a csv or tsv file with a byte-order mark, without which Excel shows no Arabic.
    #[arg(long)]
    pub(crate) bom: bool,
}

/// Arguments of `glossary merge`.
#[derive(Debug, clap::Args)]
pub(crate) struct MergeArgs {
    /// The glossary that both began with.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) base: String,
    /// What we made of it.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) ours: String,
    /// What they made of it.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) theirs: String,
    /// Write the result over OURS, as git wants it.
    #[arg(long, conflicts_with = "output")]
    pub(crate) in_place: bool,
}

/// Arguments of `glossary diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// The first glossary, as PATH or PATH:FORMAT.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) before: String,
    /// The second one.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) after: String,
    /// How to write the differences.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: ListFormat,
    /// Exit with code 1 where they differ.
    #[arg(long)]
    pub(crate) exit_code: bool,
}

fn written_format() -> impl TypedValueParser<Value = GlossaryFormat> {
    PossibleValuesParser::new(GlossaryFormat::written().map(GlossaryFormat::name))
        .map(|word| GlossaryFormat::by_name(&word).unwrap_or(GlossaryFormat::Jsonl))
}
