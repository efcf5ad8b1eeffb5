//! Builds the data that naqhara compiles in. Same inputs, same bytes.

mod demonyms;
mod desk;
mod errors;
mod hunspell;
mod lexicon;
mod likeness;
mod linking;
mod own_labels;
mod pairing;
mod places;
mod random_names;
mod silver;
mod sound;
mod word_pairs;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Parser;
use naqhara::glossary::format::{self, jsonl};

/// Builds the data that naqhara compiles in.
#[derive(Parser)]
enum Command {
    /// Builds `ordinary.words` (ordinary words) and `name-parts.words` (words of published names).
    Lexicon {
        /// The ANT corpus, JSON lines with a field `text`, gzipped.
        #[arg(long)]
        radio: PathBuf,
        /// The folder of the Hunspell dictionary `ar.aff`, `ar.dic`.
        #[arg(long)]
        hunspell: PathBuf,
        /// Name pairs, Arabic TAB English.
        #[arg(long, num_args = 1..)]
        pairs: Vec<PathBuf>,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Measures the index by sound: what it loses against scoring every name, what it costs.
    Sound {
        /// English names, one a line; each list makes an index.
        #[arg(long, num_args = 1..)]
        names: Vec<PathBuf>,
        /// Another index of so many names, made from halves of all the others.
        #[arg(long, default_value_t = 1_000_000)]
        recombined: usize,
        /// Arabic names, one a line; what follows a tab is left out, and so are names of several words.
        #[arg(long, num_args = 1..)]
        queries: Vec<PathBuf>,
        /// Queries to ask: half are drawn from those, half made from their halves.
        #[arg(long, default_value_t = 10_000)]
        asked: usize,
        /// Queries to time.
        #[arg(long, default_value_t = 2_000)]
        timed: usize,
        /// Queries to compare with scoring every name: by answers from one half, by any; then the same for the recombined names.
        #[arg(long, num_args = 4, default_values_t = [10_000, 1_000, 1_000, 100])]
        compared: Vec<usize>,
        /// A file that keeps the best scores for the next time.
        #[arg(long)]
        best: Option<PathBuf>,
    },
    /// Fits the weights of links by sound to translated articles, and says what they reach.
    Linking {
        /// The folder of NAME.ar.txt and NAME.en.txt, a sentence a line.
        #[arg(long)]
        articles: PathBuf,
        /// Name pairs, Arabic TAB English: names that stand in no article.
        #[arg(long, num_args = 1..)]
        pairs: Vec<PathBuf>,
        /// How many of them to put beside the names of the articles.
        #[arg(long, default_value_t = 20_000)]
        others: usize,
    },
    /// Labels Arabic text by its English translation, for `naqhara train-detector`.
    Silver {
        /// Folders of NAME.ar.txt and NAME.en.txt, or gzipped tables of Arabic TAB English.
        #[arg(required = true)]
        sources: Vec<PathBuf>,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Labels Arabic text by the detector that is compiled in, for `naqhara train-detector`.
    OwnLabels {
        /// JSON lines with a field `text`, gzipped.
        corpus: PathBuf,
        /// Label one in so many articles.
        #[arg(long, default_value_t = 8)]
        every: usize,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Puts the misses of matching by sound into classes by rule.
    Errors {
        /// English names, one a line.
        #[arg(long)]
        names: PathBuf,
        /// Arabic names, one a line, each with the English names that are right, separated by tabs.
        #[arg(long)]
        queries: PathBuf,
    },
    /// Fits the weights of pairs of names to translated articles, and prints them.
    Pairing {
        /// A folder of articles `NAME.ar.txt` with their translations `NAME.en.txt`, a sentence a line.
        #[arg(long)]
        articles: PathBuf,
        /// Print every pair of the articles instead.
        #[arg(long)]
        show: bool,
    },
    /// Simulates a desk that learns from one article after another; prints how much of each it knew before, and plots it.
    Desk {
        /// A folder of articles `NAME.ar.txt` with their translations `NAME.en.txt`.
        #[arg(long)]
        articles: PathBuf,
        /// The names that people marked in them, as JSON lines: what is accepted and stands there in no article is counted as wrong.
        #[arg(long)]
        gold: Option<PathBuf>,
        /// Score from which a proposal is accepted.
        #[arg(long, default_value_t = 0.9)]
        min_score: f32,
        /// The plot to write.
        #[arg(long)]
        plot: PathBuf,
    },
    /// Builds `word-pairs.fst`: common words with their translations, learnt from sentence pairs.
    WordPairs {
        /// Gzipped tables of Arabic TAB English.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Builds `demonyms.jsonl`: every inflection of the demonyms of a table.
    Demonyms {
        /// The table, see `tools/data/demonyms.tsv`.
        #[arg(long)]
        table: PathBuf,
        /// Glossaries of places, which win where a demonym is written like one.
        #[arg(long, num_args = 1..)]
        places: Vec<PathBuf>,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Builds a glossary of places of what a package says of them; `glossaries/generate` fetches the packages.
    Places {
        /// The table, see `tools/data/geonames.tsv`.
        #[arg(long)]
        table: PathBuf,
        /// What the entries name as their source.
        #[arg(long)]
        source: String,
        /// The English of the package: a catalogue of gettext (`.mo`) or subdivisions of CLDR (XML).
        #[arg(long)]
        english: PathBuf,
        /// Its Arabic.
        #[arg(long)]
        arabic: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Command::parse() {
        Command::Lexicon { radio, hunspell, pairs, out } => {
            let dictionary = hunspell::Dictionary::read(&hunspell)?;
            let words = lexicon::ordinary_words(&radio, &dictionary)?;
            lexicon::write(&words, &out.join("ordinary.words"))?;
            lexicon::write(&lexicon::name_parts(&pairs, &dictionary)?, &out.join("name-parts.words"))
        }
        Command::Linking { articles, pairs, others } => linking::fit(&articles, &pairs, others),
        Command::Pairing { articles, show } => pairing::fit(&articles, show),
        Command::Desk { articles, gold, min_score, plot } => desk::simulate(&articles, gold.as_deref(), min_score, &plot),
        Command::Silver { sources, out } => Ok(fs::write(out, silver::label(&sources)?)?),
        Command::OwnLabels { corpus, every, out } => Ok(fs::write(out, own_labels::label(&corpus, every)?)?),
        Command::Errors { names, queries } => errors::classify(&names, &queries),
        Command::Sound { names, recombined, queries, asked, timed, compared, best } => {
            let counts = |at: usize| sound::Counts { timed, compared: compared[at], compared_at_all: compared[at + 1] };
            let (counts, counts_recombined) = (counts(0), counts(2));
            sound::measure(&sound::Options { names, recombined, queries, asked, counts, counts_recombined, best })
        }
        Command::WordPairs { tables, out } => Ok(fs::write(out, word_pairs::build(&tables)?)?),
        Command::Demonyms { table, places, out } => {
            let mut known = Vec::new();
            for path in &places {
                known.extend(format::read(path, None)?.entries);
            }
            let entries = demonyms::entries(&fs::read_to_string(table)?, &known)?;
            eprintln!("{}: {} entries", out.display(), entries.len());
            Ok(fs::write(out, jsonl::write(&entries))?)
        }
        Command::Places { table, source, english, arabic, out } => {
            let names = places::Names::read(&english, &arabic)?;
            let entries = places::entries(&fs::read_to_string(&table)?, &names, &source);
            let entries = entries.map_err(|reason| format!("{}: {reason}", table.display()))?;
            eprintln!("{}: {} entries", out.display(), entries.len());
            Ok(fs::write(out, jsonl::write(&entries))?)
        }
    }
}
