//! Arguments of `align`.

use std::path::PathBuf;

use clap::ValueHint;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use naqhara::align::Segments;
use naqhara::report::alignment::AlignmentFormat;

pub(crate) const ALIGN_EXAMPLES: &str = "\
Examples:
  naqhara align article.ar.txt article.en.txt
  naqhara align article.ar.txt article.en.txt --format html -o pair.html
  naqhara align article.ar.docx article.en.md --segments paragraphs
  naqhara align article.ar.txt article.en.txt --names --format json
  naqhara align book.ar.txt book.en.txt --format tmx -o memory.tmx";

/// Arguments of `align`.
#[derive(Debug, clap::Args)]
pub(crate) struct AlignArgs {
    /// The Arabic (text, .md, .html, .docx, or PATH:FORMAT); `-` is standard input.
    #[arg(value_hint = ValueHint::FilePath, allow_hyphen_values = true, value_parser = super::text_path())]
    pub(crate) source: PathBuf,
    /// Its English translation; `-` is standard input.
    #[arg(value_hint = ValueHint::FilePath, allow_hyphen_values = true, value_parser = super::text_path())]
    pub(crate) target: PathBuf,
    /// What is aligned: sentences, lines (blank ones count), or what stands between blank lines.
    #[arg(long, value_name = "SEGMENTS", default_value = "sentences", value_parser = segments())]
    pub(crate) segments: Segments,
    /// Say which names correspond in each pair of sentences too.
    #[arg(long)]
    pub(crate) names: bool,
    /// How to write the alignment. tmx is a translation memory of the pairs; html shows both texts side by side.
    #[arg(short, long, value_name = "FORMAT", default_value = "text", value_parser = format())]
    pub(crate) format: AlignmentFormat,
}

fn segments() -> impl TypedValueParser<Value = Segments> {
    PossibleValuesParser::new(Segments::ALL.map(Segments::as_str)).map(|word| Segments::parse(&word).unwrap_or_default())
}

fn format() -> impl TypedValueParser<Value = AlignmentFormat> {
    PossibleValuesParser::new(AlignmentFormat::ALL.map(AlignmentFormat::as_str))
        .map(|word| AlignmentFormat::parse(&word).unwrap_or_default())
}
