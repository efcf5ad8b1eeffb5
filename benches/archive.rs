//! A whole archive, as `batch` meets it: what each stage costs by the size of the glossary, beside a bare scan for the same forms.
//!
//! ```text
//! cargo bench --bench archive -- --articles news.jsonl.gz --count 1000 --sizes 10000,100000,1000000
//! ```
//! The articles are JSON lines with a field `text`. Without any, a few sentences of our own are taken, so that the program runs
//! everywhere; its figures mean nothing then. `--write FOLDER` keeps the articles and the smallest glossary for `tools/compare.py`.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use flate2::read::MultiGzDecoder;
use naqhara::batch::{Batch, BatchOptions, BatchProgress, Inputs};
use naqhara::coverage::Surveyor;
use naqhara::detect::Detector;
use naqhara::glossary::{Entry, Glossary, GlossarySource};
use naqhara::kinds::EntryType;
use naqhara::matcher::Matcher;
use naqhara::mentions::{Finder, MentionOptions};
use naqhara::report::{Label, write_line};
use naqhara::translit::Style;
use naqhara::{Document, Report};
use serde_json::Value;

/// An article of some 300 words, written for the benchmarks.
const ARTICLE: &str = include_str!("article.txt");

/// Runs of each stage; the quickest counts, since everything else is the machine's.
const RUNS: usize = 3;

/// What the arguments say.
struct Options {
    articles: Vec<PathBuf>,
    count: usize,
    sizes: Vec<usize>,
    write: Option<PathBuf>,
}

fn main() {
    let options = options();
    let texts = texts(&options);
    let bytes: usize = texts.iter().map(String::len).sum();
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    println!(
        "{} articles, {words} words, {:.2} MB; MB of text a second, one thread, best of {RUNS}\n",
        texts.len(),
        mega(bytes)
    );
    println!("| entries | opened in ms | bare scan | forms | detection | mentions | lines | mentions, share of scan |");
    println!("|---|---|---|---|---|---|---|---|");
    let folder = tempfile::tempdir().expect("a folder for glossaries");
    for (number, &size) in options.sizes.iter().enumerate() {
        let entries = entries(size);
        if let Some(kept) = options.write.as_deref().filter(|_| number == 0) {
            keep(kept, &texts, &entries);
        }
        row(&texts, bytes, entries, folder.path());
    }
    jobs(&texts, bytes, folder.path());
    lengths(&texts);
}

fn options() -> Options {
    let mut options = Options { articles: Vec::new(), count: 1_000, sizes: vec![1_000, 10_000], write: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().expect("a value behind the option");
        match argument.as_str() {
            "--articles" => options.articles.push(value().into()),
            "--count" => options.count = value().parse().expect("a number of articles"),
            "--sizes" => options.sizes = value().split(',').map(|size| size.parse().expect("a number of entries")).collect(),
            "--write" => options.write = Some(value().into()),
            // Cargo's own.
            _ => {}
        }
    }
    options
}

/// As many articles from each file as were asked for.
fn texts(options: &Options) -> Vec<String> {
    if options.articles.is_empty() {
        return vec![ARTICLE.to_string()];
    }
    let mut texts = Vec::new();
    for path in &options.articles {
        let file = File::open(path).expect("the articles are there");
        let packed = path.extension().is_some_and(|extension| extension == "gz");
        let file: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        for line in BufReader::new(file).lines().take(options.count) {
            let article: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
            texts.push(article["text"].as_str().unwrap_or_default().to_string());
        }
    }
    texts
}

/// People who do not exist: the first name of one of the built-in glossary, the last of another.
fn entries(count: usize) -> Vec<Entry> {
    let builtin = Glossary::builtin();
    let mut parts: Vec<[String; 4]> = Vec::new();
    for (_, entry) in builtin.entries().filter(|(_, entry)| entry.kind == EntryType::Person) {
        let arabic = entry.ar.first().map(|form| form.split(' ').collect::<Vec<_>>()).unwrap_or_default();
        let english: Vec<&str> = entry.en.split(' ').collect();
        if let ([first, last], [given, family]) = (arabic.as_slice(), english.as_slice()) {
            parts.push([*first, *last, *given, *family].map(str::to_string));
        }
    }
    let one = |at: usize| {
        // Every pair comes up once: each round joins the names with those so much further on.
        let (front, back) = (&parts[at % parts.len()], &parts[(at + 1 + 7 * (at / parts.len())) % parts.len()]);
        Entry {
            id: format!("n{at:07}"),
            en: format!("{} {}", front[2], back[3]),
            ar: vec![format!("{} {}", front[0], back[1])],
            kind: EntryType::Person,
            ..Entry::default()
        }
    };
    (0..count).map(one).collect()
}

/// Keeps articles and glossary for programs in other languages.
fn keep(folder: &Path, texts: &[String], entries: &[Entry]) {
    let line = |text: &String| format!("{}\n", serde_json::json!({ "text": text }));
    let row = |entry: &Entry| format!("{}\t{}\n", entry.ar[0], entry.en);
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("articles.jsonl"), texts.iter().map(line).collect::<String>()).expect("written");
    fs::write(folder.join("names.tsv"), entries.iter().map(row).collect::<String>()).expect("written");
}

/// Measures one glossary.
fn row(texts: &[String], bytes: usize, entries: Vec<Entry>, folder: &Path) {
    let size = entries.len();
    let forms: Vec<String> = entries.iter().flat_map(|entry| entry.ar.clone()).collect();
    let file = folder.join(format!("{size}.naqhara"));
    fs::write(&file, Glossary::new(entries).compile()).expect("written");
    let scanner = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(&forms)
        .expect("as many forms as there are");
    let scan = best(|| texts.iter().map(|text| scanner.find_iter(text).count()).sum());

    let open = || Glossary::open(&[GlossarySource::File(file.clone(), None)]).expect("just written").glossary;
    let opened = best(|| open().len());
    let glossary = open();
    let matched = best(|| {
        let mut matcher = Matcher::new(&glossary);
        texts.iter().map(|text| matcher.candidates(&Document::new(text.as_str())).len()).sum()
    });
    let detected = best(|| {
        let mut detector = Detector::default();
        texts.iter().map(|text| detector.detect(&Document::new(text.as_str()), &[], &[]).len()).sum()
    });
    let options = MentionOptions::default();
    let found = best(|| {
        let mut finder = Finder::new(&glossary);
        texts.iter().map(|text| finder.find(&Document::new(text.as_str()), &options).len()).sum()
    });
    let lines = best(|| {
        let (mut finder, mut surveyor) = (Finder::new(&glossary), Surveyor::new(&glossary, &Style::default()));
        let mut line = |text: &String| {
            let (document, mut out) = (Document::new(text.as_str()), Vec::new());
            let mentions = finder.find(&document, &options);
            let report = Report::by(&mut surveyor, &document, &mentions, &glossary);
            write_line(&report, &Label::default(), &mut out).expect("memory takes what is written");
            out.len()
        };
        texts.iter().map(&mut line).sum()
    });
    let speed = |time: Duration| mega(bytes) / time.as_secs_f64();
    println!(
        "| {size} | {:.1} | {:.1} | {:.2} | {:.2} | {:.2} | {:.2} | {:.3} |",
        opened.as_secs_f64() * 1_000.0,
        speed(scan),
        speed(matched),
        speed(detected),
        speed(found),
        speed(lines),
        scan.as_secs_f64() / found.as_secs_f64(),
    );
}

/// A batch with the built-in glossary by one job, two, and so on up to the cores of the machine.
fn jobs(texts: &[String], bytes: usize, folder: &Path) {
    let articles = folder.join("articles.jsonl");
    let lines: String = texts.iter().map(|text| format!("{}\n", serde_json::json!({ "text": text }))).collect();
    fs::write(&articles, lines).expect("written");
    let inputs = Inputs::named(&[articles]).expect("just written");
    println!("\n| jobs | MB a second | over one |\n|---|---|---|");
    let mut one = Duration::ZERO;
    for jobs in 1..=std::thread::available_parallelism().map_or(1, usize::from) {
        let time = best(|| {
            let batch = Batch::new(Glossary::builtin(), BatchOptions::default());
            let mut length = 0;
            let take = |line: &[u8], _: bool| {
                length += line.len();
                Ok(())
            };
            batch.run(&inputs, jobs, std::iter::empty(), &Unheard, take).expect("a run");
            length
        });
        one = if jobs == 1 { time } else { one };
        println!("| {jobs} | {:.2} | {:.2} |", mega(bytes) / time.as_secs_f64(), one.as_secs_f64() / time.as_secs_f64());
    }
}

/// Nobody waits.
struct Unheard;

impl BatchProgress for Unheard {
    fn one_done(&self, _: u64, _: bool) {}
}

/// The same text as articles, and as fewer and longer ones.
fn lengths(texts: &[String]) {
    println!("\n| words an article | mentions, MB a second |\n|---|---|");
    for joined in [1, 10, 100] {
        let articles: Vec<String> = texts.chunks(joined).map(|texts| texts.join("\n\n")).collect();
        let bytes: usize = articles.iter().map(String::len).sum();
        let words: usize = articles.iter().map(|text| text.split_whitespace().count()).sum();
        let time = best(|| {
            let mut finder = Finder::new(Glossary::builtin());
            let mut found = |text: &String| finder.find(&Document::new(text.as_str()), &MentionOptions::default()).len();
            articles.iter().map(&mut found).sum()
        });
        println!("| {} | {:.2} |", words / articles.len(), mega(bytes) / time.as_secs_f64());
    }
}

/// The quickest of a few runs.
fn best(mut run: impl FnMut() -> usize) -> Duration {
    let mut time = || {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..RUNS).map(|_| time()).min().unwrap_or_default()
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
