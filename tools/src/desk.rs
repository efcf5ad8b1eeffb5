//! A desk, simulated: articles with their translations come one after another, what is learnt and sure is accepted, and before
//! each article it is measured how much of it the glossary covers.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use naqhara::document::Document;
use naqhara::glossary::format::jsonl;
use naqhara::glossary::{Entry, Glossary, GlossarySource};
use naqhara::learn::review::{Choice, Filter, Review, Stated};
use naqhara::learn::{Learner, Ledger, TextPair};
use naqhara::text::normalize::key;
use naqhara::{Report, mentions};
use serde_json::Value;

/// Articles whose coverage is taken together for the line of the plot.
const WINDOW: usize = 5;

/// The plot, in points.
const SIZE: (f64, f64) = (720.0, 380.0);
const FRAME: (f64, f64, f64, f64) = (60.0, 30.0, 600.0, 290.0);

/// Pairs of names of an article, folded.
type Gold = BTreeMap<String, BTreeSet<(String, String)>>;

/// What was measured before and after an article.
struct Row {
    article: String,
    mentions: usize,
    known: usize,
    known_with_builtin: usize,
    entries: usize,
    wrong: Option<usize>,
}

/// A line of the plot: its name, its colour, and what it counts as known.
type Series = (&'static str, &'static str, fn(&Row) -> usize);

/// Simulates the desk over a folder; writes its figures as a table to standard output, and the plot.
pub fn simulate(articles: &Path, gold: Option<&Path>, min_score: f32, plot: &Path) -> Result<(), Box<dyn Error>> {
    let gold = gold.map(read_gold).transpose()?;
    let mut desk = Desk::default();
    let mut rows = Vec::new();
    for path in sources(articles)? {
        rows.push(desk.work(&path, gold.as_ref(), min_score)?);
    }
    println!("{}", table(&rows));
    desk.wrong.iter().for_each(|(ar, en)| println!("wrong: {ar} / {en}"));
    Ok(fs::write(plot, svg(&rows))?)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|file| file.path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".ar.txt"));
    paths.sort();
    Ok(paths)
}

#[derive(Default)]
struct Desk {
    entries: Vec<Entry>,
    ledger: Ledger,
    seen: BTreeSet<(String, String)>,
    judged: BTreeSet<(String, String)>,
    wrong: Vec<(String, String)>,
}

impl Desk {
    fn work(&mut self, path: &Path, gold: Option<&Gold>, min_score: f32) -> Result<Row, Box<dyn Error>> {
        let name = path.to_string_lossy().replace(".ar.txt", "");
        let article = Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = Document::new(fs::read_to_string(path)?);
        let target = Document::new(fs::read_to_string(format!("{name}.en.txt"))?);
        let own = Glossary::new(self.entries.clone());
        let (mentions, known) = coverage(&source, &own);
        let (_, known_with_builtin) = coverage(&source, &with_builtin(&self.entries)?);
        let lesson = Learner::new(&own).learn(&TextPair { source: &source, target: &target, alignment: None });
        self.ledger.add(lesson, "2026-01-01");
        let mut review = Review::new(&self.ledger, &own, Stated { day: "2026-01-01", source: "learn" });
        review.set_filter(Filter { min_score, ..Filter::default() });
        review.decide_all(&Choice::Accept, &mut self.entries)?;
        if let Some(gold) = gold {
            self.seen.extend(gold.get(&article).into_iter().flatten().cloned());
            self.judge();
        }
        let wrong = gold.map(|_| self.wrong.len());
        Ok(Row { article, mentions, known, known_with_builtin, entries: self.entries.len(), wrong })
    }

    /// Holds what is new in the glossary against the names that people marked in the articles so far.
    fn judge(&mut self) {
        for entry in &self.entries {
            for form in &entry.ar {
                if self.judged.insert((form.clone(), entry.en.clone())) && !is_right(&self.seen, &key(form), &fold(&entry.en)) {
                    self.wrong.push((form.clone(), entry.en.clone()));
                }
            }
        }
    }
}

fn coverage(source: &Document, glossary: &Glossary) -> (usize, usize) {
    let report = Report::new(source, &mentions::find(source, glossary), glossary);
    (report.shares.mentions, report.shares.known)
}

fn with_builtin(entries: &[Entry]) -> Result<Glossary, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("desk.jsonl");
    fs::write(&path, jsonl::write(entries))?;
    Ok(Glossary::open(&[GlossarySource::Builtin, GlossarySource::File(path, None)])?.glossary)
}

/// Names by article: JSON lines of `{"id": "ARTICLE#LINE", "names": [{"ar", "en"}]}`.
fn read_gold(path: &Path) -> Result<Gold, Box<dyn Error>> {
    let mut gold = Gold::new();
    for line in fs::read_to_string(path)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let article = row["id"].as_str().unwrap_or_default().split('#').next().unwrap_or_default().to_string();
        let names = gold.entry(article).or_default();
        for name in row["names"].as_array().into_iter().flatten() {
            let (ar, en) = (name["ar"].as_str().unwrap_or_default(), name["en"].as_str().unwrap_or_default());
            if !en.is_empty() {
                names.insert((key(ar), fold(en)));
            }
        }
    }
    Ok(gold)
}

fn fold(en: &str) -> String {
    let en = en.replace('’', "'").to_lowercase().replace("'s ", " ");
    let en = en.strip_suffix("'s").unwrap_or(&en);
    naqhara::glossary::id::slug(en).replace('-', " ")
}

/// Whether a pair is one that people marked, or the same end of one on both sides.
fn is_right(gold: &BTreeSet<(String, String)>, ar: &str, en: &str) -> bool {
    let bare = |name: &str| -> Vec<String> {
        let word = |word: &str| word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word).to_string();
        name.split(' ').map(word).collect()
    };
    let stands_alone = || gold.iter().any(|(other_ar, other_en)| other_ar == ar || other_en == en);
    let is_end = |gold_ar: &str, gold_en: &str| {
        let (one, other, whole_ar) = (bare(ar), en.split(' ').collect::<Vec<_>>(), bare(gold_ar));
        let whole_en: Vec<&str> = gold_en.split(' ').collect();
        let begins = whole_ar.starts_with(&one) && whole_en.starts_with(&other);
        let ends = whole_ar.ends_with(&one) && whole_en.ends_with(&other);
        (begins || ends) && (one.len() < whole_ar.len()) == (other.len() < whole_en.len())
    };
    gold.contains(&(ar.to_string(), en.to_string()))
        || stands_alone() && gold.iter().any(|(gold_ar, gold_en)| is_end(gold_ar, gold_en))
}

fn share(known: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { known as f64 / all as f64 }
}

fn table(rows: &[Row]) -> String {
    let mut out =
        "article\tmentions\tknown\tshare\tshare with the built-in glossary\tentries after it\twrong so far".to_string();
    for row in rows {
        let Row { article, mentions, known, known_with_builtin, entries, wrong } = row;
        let (own, both) = (share(*known, *mentions), share(*known_with_builtin, *mentions));
        let wrong = wrong.map_or("-".to_string(), |wrong| wrong.to_string());
        let _ = write!(out, "\n{article}\t{mentions}\t{known}\t{own:.3}\t{both:.3}\t{entries}\t{wrong}");
    }
    let half = rows.len() / 2;
    for (what, rows) in [("first half", &rows[..half]), ("second half", &rows[half..])] {
        let sum = |count: fn(&Row) -> usize| rows.iter().map(count).sum::<usize>();
        let all = sum(|row| row.mentions);
        let (own, both) = (share(sum(|row| row.known), all), share(sum(|row| row.known_with_builtin), all));
        let _ = write!(out, "\n{what}\t{all}\t\t{own:.3}\t{both:.3}");
    }
    out
}

/// The plot: a dot for each article, a line through the share of the last few together.
fn svg(rows: &[Row]) -> String {
    let (left, top, width, height) = FRAME;
    let x = |at: usize| left + width * (at as f64 + 0.5) / rows.len().max(1) as f64;
    let y = |share: f64| top + height * (1.0 - share);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        SIZE.0, SIZE.1
    );
    for tenth in (0..=10).step_by(2) {
        let (share, at) = (f64::from(tenth) / 10.0, y(f64::from(tenth) / 10.0));
        let _ = writeln!(out, "<line x1=\"{left}\" x2=\"{}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>", left + width);
        let _ = writeln!(out, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{share:.1}</text>", left - 8.0, at + 4.0);
    }
    let bottom = top + height;
    for (at, row) in rows.iter().enumerate().filter(|(at, _)| (at + 1) % 4 == 0) {
        let (x, entries) = (x(at), row.entries);
        let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>", bottom + 18.0, at + 1);
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#777\">{entries}</text>",
            bottom + 34.0
        );
    }
    let foot = bottom + 52.0;
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{foot}\">articles so far, and below the entries of the desk's glossary after them</text>"
    );
    let series: [Series; 2] = [
        ("with the built-in glossary", "#b0570e", |row| row.known_with_builtin),
        ("the desk's glossary alone", "#1f6f8b", |row| row.known),
    ];
    for (number, (name, colour, known)) in series.into_iter().enumerate() {
        for (at, row) in rows.iter().enumerate() {
            let (x, y) = (x(at), y(share(known(row), row.mentions)));
            let _ = writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"{colour}\" opacity=\"0.45\"/>");
        }
        let mean = |at: usize| {
            let last = &rows[(at + 1).saturating_sub(WINDOW)..=at];
            share(last.iter().map(known).sum(), last.iter().map(|row| row.mentions).sum())
        };
        let line: Vec<String> = (0..rows.len()).map(|at| format!("{:.1},{:.1}", x(at), y(mean(at)))).collect();
        let _ = writeln!(out, "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>", line.join(" "));
        let at = top - 12.0;
        let from = left + 230.0 * number as f64;
        let _ = writeln!(
            out,
            "<line x1=\"{from}\" x2=\"{}\" y1=\"{at}\" y2=\"{at}\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            from + 24.0
        );
        let _ = writeln!(out, "<text x=\"{}\" y=\"{}\">{name}</text>", from + 30.0, at + 4.0);
    }
    let middle = top + height / 2.0;
    let _ = writeln!(
        out,
        "<text x=\"16\" y=\"{middle}\" transform=\"rotate(-90 16 {middle})\" text-anchor=\"middle\">mentions known before learning</text>"
    );
    out + "</svg>\n"
}
