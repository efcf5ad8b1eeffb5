//! The command line as it is typed; what it means is worked out in `settings`.

mod align;
mod batch;
mod check;
mod glossary;
mod learn;
mod review;

use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use naqhara::report::OutputFormat;
use naqhara::translit::Scheme;

use crate::version;

use align::ALIGN_EXAMPLES;
use batch::BATCH_EXAMPLES;
use check::CHECK_EXAMPLES;
use learn::LEARN_EXAMPLES;
use review::REVIEW_EXAMPLES;

pub(crate) use align::AlignArgs;
pub(crate) use batch::{BatchArgs, Errors};
pub(crate) use check::CheckArgs;
pub(crate) use glossary::{
    AddArgs, CompileArgs, DiffArgs, EditArgs, ExportArgs, FindArgs, GlossaryCommand, ImportArgs, LintArgs, ListFormat,
    MergeArgs, RemoveArgs, ShowArgs, StatsArgs, UndoArgs,
};
pub(crate) use learn::LearnArgs;
pub(crate) use review::{Batch, Conflicts, ReviewArgs};

/// Finds the names of Arabic news articles, says which English glossary entry each one is, and reports what the glossary does
/// not know.
#[derive(Debug, Parser)]
#[command(name = "naqhara", version, long_version = version::long(), arg_required_else_help = true)]
#[command(propagate_version = false, max_term_width = 100, after_help = MAIN_EXAMPLES)]
pub(crate) struct Args {
    /// Options of every command.
    #[command(flatten)]
    pub(crate) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

const MAIN_EXAMPLES: &str = "\
Examples:
  naqhara report article.txt                 what the built-in glossary knows of an article
  naqhara init                               a glossary of your own in this folder
  naqhara glossary add \"Kyiv\" --ar كييف --type place
  naqhara report article.txt --format csv    the unknown names as a table

Exit codes: 0 done and clean, 1 done with findings, 2 could not do it.";

/// Options of every command.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Global {
    /// A glossary to use, as PATH or PATH:FORMAT; `builtin` is the one that comes with the program. Repeat it for several:
    /// later ones win. Without it, those of the nearest naqhara.toml, else `builtin`.
    #[arg(short, long = "glossary", value_name = "PATH", global = true, value_hint = ValueHint::FilePath)]
    pub(crate) glossary: Vec<String>,
    /// Write to FILE, all or nothing, instead of standard output.
    #[arg(short, long, value_name = "FILE", global = true, value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// The encoding of articles that are neither UTF-8 nor marked UTF-16, such as windows-1256.
    #[arg(long, value_name = "NAME", global = true)]
    pub(crate) encoding: Option<String>,
    /// No progress, notes or warnings on standard error; errors stay.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Whether to use colours; `auto` means in a terminal, unless NO_COLOR is set.
    #[arg(long, value_name = "WHEN", global = true, value_enum, default_value_t)]
    pub(crate) color: When,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum When {
    /// In a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl When {
    /// The same for the streams that decide.
    pub(crate) fn into_choice(self) -> anstream::ColorChoice {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::AlwaysAnsi,
            Self::Never => anstream::ColorChoice::Never,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report what the glossary knows of an article and what it does not.
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArgs),
    /// Report on many articles, or check many translations: a line each, and what they come to.
    #[command(after_help = BATCH_EXAMPLES)]
    Batch(BatchArgs),
    /// Say which sentences of an article and its translation correspond.
    #[command(after_help = ALIGN_EXAMPLES)]
    Align(AlignArgs),
    /// Check a translation: are its names, numbers and dates right?
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Learn names from texts and their translations, as proposals for the glossary.
    #[command(after_help = LEARN_EXAMPLES)]
    Learn(LearnArgs),
    /// Decide about what was learnt: accept, edit, reject, forbid or merge proposals, one by one or many at once.
    #[command(after_help = REVIEW_EXAMPLES)]
    Review(ReviewArgs),
    /// Say which glossary entries an Arabic name may be, by form and by sound.
    #[command(after_help = MATCH_EXAMPLES)]
    Match(MatchArgs),
    /// Spell Arabic names in Latin letters, as newspapers or as the standards do.
    #[command(after_help = ROMANIZE_EXAMPLES)]
    Romanize(RomanizeArgs),
    /// Train the model of sounds on name pairs.
    #[command(after_help = TRAIN_EXAMPLES)]
    Train(TrainArgs),
    /// Begin a glossary: write naqhara.toml and an empty glossary.jsonl.
    #[command(after_help = INIT_EXAMPLES)]
    Init(InitArgs),
    /// Add to, change, check, look into, exchange, merge or compile glossaries.
    #[command(subcommand, arg_required_else_help = true, after_help = GLOSSARY_EXAMPLES)]
    Glossary(GlossaryCommand),
    /// Train the name detector on labelled texts.
    #[command(after_help = TRAIN_DETECTOR_EXAMPLES)]
    TrainDetector(TrainDetectorArgs),
    /// Write the completions of a shell to standard output.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write the manual page of the program, or of one command.
    #[command(after_help = MAN_EXAMPLES)]
    Man(ManArgs),
}

const REPORT_EXAMPLES: &str = "\
Examples:
  naqhara report article.txt
  naqhara report article.txt -g builtin -g desk.jsonl
  naqhara report old.txt --encoding windows-1256 --format md -o report.md
  naqhara report article.txt --format html -o report.html   for a browser
  naqhara report article.txt --format csv -o unknown.csv    fill in the column en, then
  naqhara report article.txt -g builtin -g unknown.csv
  naqhara report article.docx
  curl -s https://example.org/a.html | naqhara report -:html";

const MATCH_EXAMPLES: &str = "\
Examples:
  naqhara match بلينكين
  naqhara match -g people.txt --explain \"ميخائيل بوغدانوف\"
  naqhara match --to ar \"Antony Blinken\"
  naqhara match -g people.txt --format jsonl < names.txt";

const ROMANIZE_EXAMPLES: &str = "\
Examples:
  naqhara romanize تروفانوف
  naqhara romanize --article al- --prefer Mohammed \"محمد الزيات\"
  naqhara romanize --scheme ala-lc \"عبد الله\"
  naqhara romanize --format jsonl < names.txt";

const TRAIN_EXAMPLES: &str = "\
A line of a file is an Arabic name word, a tab, and the same in Latin letters. The same files in the same order give the same
bytes.

Examples:
  naqhara train names.tsv more.tsv -o model.naqhara";

const INIT_EXAMPLES: &str = "\
Examples:
  naqhara init
  naqhara init desk/";

const GLOSSARY_EXAMPLES: &str = "\
Examples:
  naqhara glossary add \"Kyiv\" --ar كييف --type place
  naqhara glossary find kiev
  naqhara glossary lint -g glossary.jsonl";

const TRAIN_DETECTOR_EXAMPLES: &str = "\
A labelled text has a row TOKEN TAB LABEL for each token, a blank line between sentences. Labels are O, B-KIND, I-KIND with
KIND person, place, organization or other; ? is unknown. A third column may say how many letters of the token are particles.

Examples:
  naqhara train-detector anercorp.tsv wojood.tsv -o detector.bin
  naqhara train-detector anercorp.tsv wojood.tsv --ablation";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  naqhara completions bash > ~/.local/share/bash-completion/completions/naqhara
  naqhara completions fish > ~/.config/fish/completions/naqhara.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  naqhara man > naqhara.1
  naqhara man report | man -l -
  naqhara man glossary add -o naqhara-glossary-add.1";

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    /// The article: text, .md, .html, .docx, the Arabic of a .tmx, .xliff or .po, or PATH:FORMAT; `-` is standard input.
    #[arg(value_hint = ValueHint::FilePath, allow_hyphen_values = true, value_parser = text_path())]
    pub(crate) article: PathBuf,
    /// How to write the report. The csv of unknown terms can be read back as a glossary once its `en` is filled in.
    #[arg(short, long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub(crate) format: OutputFormat,
    /// Leave out mentions that score less, 0 to 1; 0.5 if neither this nor naqhara.toml says.
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub(crate) min_score: Option<f32>,
}

/// Arguments of `match`.
#[derive(Debug, clap::Args)]
pub(crate) struct MatchArgs {
    /// The names; without any, one a line from standard input.
    pub(crate) name: Vec<String>,
    /// The language to find: English for Arabic names, or Arabic for English ones.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t)]
    pub(crate) to: Language,
    /// How many entries to show for a name, at most.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// Leave out entries that score less, 0 to 1.
    #[arg(long, value_name = "SCORE", value_parser = score, default_value_t = 0.0)]
    pub(crate) min_score: f32,
    /// Show which letters stand for which, and what was taken off the word.
    #[arg(long)]
    pub(crate) explain: bool,
    /// How to write the answers.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: AnswerFormat,
}

/// Arguments of `romanize`.
#[derive(Debug, clap::Args)]
pub(crate) struct RomanizeArgs {
    /// The names; without any, one a line from standard input.
    pub(crate) name: Vec<String>,
    /// How many spellings to show for a name, at most.
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) limit: usize,
    /// The spelling: learned from published names, or by the letter table of a standard.
    #[arg(long, value_name = "SCHEME", value_parser = scheme(), default_value = "news")]
    pub(crate) scheme: Scheme,
    /// What the news spelling writes for the article at the head of a name, such as "al-" or "El "; "" leaves it out.
    #[arg(long, value_name = "TEXT")]
    pub(crate) article: Option<String>,
    /// What the news spelling writes for عبد before a name of God, such as "Abdul ", "Abdel " or "Abd al-".
    #[arg(long, value_name = "TEXT")]
    pub(crate) servant: Option<String>,
    /// A usual spelling to put first, such as Mohammed. Repeat it for several.
    #[arg(long, value_name = "SPELLING")]
    pub(crate) prefer: Vec<String>,
    /// How to write the answers.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: SpellingFormat,
}

/// Arguments of `train`.
#[derive(Debug, clap::Args)]
pub(crate) struct TrainArgs {
    /// Files of name pairs, Arabic TAB Latin.
    #[arg(required = true, value_name = "PAIRS", value_hint = ValueHint::FilePath)]
    pub(crate) pairs: Vec<PathBuf>,
    /// Instead of a model, write a table of what each part of the training is worth, on one pair in twenty held out. Takes some
    /// twenty times as long.
    #[arg(long)]
    pub(crate) ablation: bool,
}

/// A language to answer in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

/// Formats of `match`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a query.
    Jsonl,
    /// One tab-separated row an answer.
    Tsv,
}

/// Formats of `romanize`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SpellingFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a query.
    Jsonl,
}

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The folder; it is made if need be.
    #[arg(default_value = ".", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
}

/// Arguments of `train-detector`.
#[derive(Debug, clap::Args)]
pub(crate) struct TrainDetectorArgs {
    /// The labelled texts; the same texts in the same order give the same weights.
    #[arg(required = true, value_name = "CONLL", value_hint = ValueHint::FilePath)]
    pub(crate) conll: Vec<PathBuf>,
    /// Passes over the texts at most; it stops earlier once the development split gains nothing.
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub(crate) passes: usize,
    /// Train once without each group of features, and print what each is worth.
    #[arg(long)]
    pub(crate) ablation: bool,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub(crate) struct ManArgs {
    /// The command, such as `report` or `glossary add`; without it, the program itself.
    pub(crate) command: Vec<String>,
}

fn report_format() -> impl TypedValueParser<Value = OutputFormat> {
    PossibleValuesParser::new(OutputFormat::ALL.map(OutputFormat::as_str))
        .map(|word| OutputFormat::parse(&word).unwrap_or_default())
}

fn scheme() -> impl TypedValueParser<Value = Scheme> {
    PossibleValuesParser::new(Scheme::ALL.map(Scheme::as_str)).map(|word| Scheme::parse(&word).unwrap_or_default())
}

/// A text by its path; `-` and `-:FORMAT` are standard input, and nothing else that begins like an option is a path.
fn text_path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(|path| match path.to_str() {
        Some(option) if option.starts_with('-') && option != "-" && !option.starts_with("-:") => {
            Err("there is no such option; see --help")
        }
        _ => Ok(PathBuf::from(path)),
    })
}

fn score(word: &str) -> Result<f32, String> {
    match word.parse::<f32>() {
        Ok(score) if (0.0..=1.0).contains(&score) => Ok(score),
        _ => Err("a score is a number from 0 to 1".to_string()),
    }
}
