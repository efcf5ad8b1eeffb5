//! What the index by sound loses against scoring every name, and what it costs.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use naqhara::translit::{Exhaustive, Model, NameIndex, Searcher, letters};

use crate::random_names::{drawn, recombined};

/// Below this much of a difference two names share the first place.
const TIE: f64 = 1e-6;

/// The score from which an answer counts.
const ANSWER: f32 = 0.5;

/// Answers asked for, as `match` asks.
const ANSWERS: usize = 10;

/// Queries compared before their best scores are kept.
const BATCH: usize = 500;

/// Answers from which on a search is thorough.
const MANY_ANSWERS: usize = 11;

/// Passes over the queries, each with a fresh searcher: of each query the fastest counts, since other programs only slow one down.
const PASSES: usize = 5;

/// Standard deviations that hold 95 of 100 of what chance does.
const CHANCE: f64 = 1.96;

/// What to measure.
pub struct Options {
    /// Lists of names, one a line: each makes an index.
    pub names: Vec<PathBuf>,
    /// So many names more are made by recombining the names of all lists; they make the last index.
    pub recombined: usize,
    /// Lists of queries, one a line.
    pub queries: Vec<PathBuf>,
    /// Queries asked: half are drawn from the lists, half recombined from them.
    pub asked: usize,
    /// How many of them for what.
    pub counts: Counts,
    /// The same where the names are recombined.
    pub counts_recombined: Counts,
    /// Where the best scores are kept for the next time.
    pub best: Option<PathBuf>,
}

/// How many queries serve for what.
pub struct Counts {
    /// Timed.
    pub timed: usize,
    /// Compared with scoring every name that may score from [`ANSWER`].
    pub compared: usize,
    /// Compared with scoring every name, however badly it scores.
    pub compared_at_all: usize,
}

/// Prints a row for each index.
pub fn measure(options: &Options) -> Result<(), Box<dyn Error>> {
    let mut listed = Vec::new();
    for path in &options.queries {
        listed.extend(read(path)?.into_iter().filter(|query| one_word(query)));
    }
    let half = drawn(&listed, options.asked / 2);
    let rest = recombined(&listed, options.asked - half.len());
    let queries: Vec<String> = drawn(&[half, rest].concat(), options.asked);
    let mut best = Best::read(options.best.as_deref());
    println!("names  build s  MB  µs/query  µs/query from {ANSWER}  lost  lost from {ANSWER}  lost of the widest search");
    let mut all = Vec::new();
    for path in &options.names {
        let names = read(path)?;
        row(&names, &queries, &options.counts, &mut best);
        all.extend(names);
    }
    if options.recombined > 0 {
        all.retain(|name| name.is_ascii());
        let names = recombined(&all, options.recombined);
        row(&names, &queries, &options.counts_recombined, &mut best);
    }
    best.write()
}

fn read(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let names = text.lines().filter_map(|line| line.split('\t').next());
    Ok(names.filter(|name| !name.is_empty()).map(str::to_string).collect())
}

fn one_word(query: &str) -> bool {
    let mut spelled = Vec::new();
    letters::arabic(query, &mut spelled);
    !spelled.is_empty() && !query.contains(|letter: char| letter.is_whitespace() || letter == '-')
}

fn row(names: &[String], queries: &[String], counts: &Counts, best: &mut Best) {
    let began = Instant::now();
    let index = NameIndex::build(Model::builtin(), names.iter().map(String::as_str));
    let build = began.elapsed().as_secs_f64();
    let first = |count: usize| &queries[..count.min(queries.len())];
    let (any, sure) = (fastest(&index, first(counts.timed), 0.0), fastest(&index, first(counts.timed), ANSWER));
    let lost =
        [(counts.compared_at_all, false), (counts.compared, true)].map(|(count, sure)| lost(&index, first(count), best, sure));
    println!(
        "{}  {build:.2}  {:.1}  {any:.0}  {sure:.0}  {}  {}  {}",
        names.len(),
        index.bytes() as f64 / 1e6,
        share(lost[0]),
        share(lost[1]),
        share(lost_of_thorough(&index, queries)),
    );
}

/// The same of what the widest search finds, which loses some itself but can be asked at any size.
fn lost_of_thorough(index: &NameIndex, queries: &[String]) -> (usize, usize) {
    let (mut lost, mut all) = (0, 0);
    let (mut searcher, mut thorough) = (Searcher::new(Model::builtin()), Searcher::new(Model::builtin()));
    for query in queries {
        let best = thorough.find(index, query, MANY_ANSWERS).first().copied();
        let Some(best) = best.filter(|best| best.score >= ANSWER) else { continue };
        let found = searcher.find_above(index, query, 1, ANSWER).first().map_or(f64::NEG_INFINITY, |found| found.raw);
        lost += usize::from(found < best.raw - TIE);
        all += 1;
    }
    (lost, all)
}

/// A share in hundredths with the bounds between which chance leaves it (Wilson).
fn share((part, all): (usize, usize)) -> String {
    let (count, share) = (all.max(1) as f64, part as f64 / all.max(1) as f64);
    let middle = share + CHANCE * CHANCE / (2.0 * count);
    let wide = CHANCE * (share * (1.0 - share) / count + (CHANCE / (2.0 * count)).powi(2)).sqrt();
    let bound = |wide: f64| 100.0 * (middle + wide) / (1.0 + CHANCE * CHANCE / count);
    format!("{part} of {all} ({:.2} %, {:.2} to {:.2})", 100.0 * share, bound(-wide).max(0.0), bound(wide))
}

/// Microseconds a query on one core, of answers that score at least `floor`.
fn fastest(index: &NameIndex, queries: &[String], floor: f32) -> f64 {
    let mut fastest = vec![Duration::MAX; queries.len()];
    for _ in 0..PASSES {
        let mut searcher = Searcher::new(Model::builtin());
        for (query, fastest) in queries.iter().zip(&mut fastest) {
            let began = Instant::now();
            searcher.find_above(index, query, ANSWERS, floor);
            *fastest = began.elapsed().min(*fastest);
        }
    }
    fastest.iter().sum::<Duration>().as_secs_f64() * 1e6 / queries.len().max(1) as f64
}

/// The best scores that are known: they take long to find.
#[derive(Default)]
struct Best {
    path: Option<PathBuf>,
    scores: HashMap<Asked, f64>,
}

/// The number of names, the query, and whether only answers that score from [`ANSWER`] were looked for.
type Asked = (usize, String, bool);

impl Best {
    /// What a file holds, if it was written with the same model.
    fn read(path: Option<&Path>) -> Self {
        let text = path.and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
        let mut lines = text.lines();
        let is_same = lines.next() == Some(&Self::head());
        let row = |line: &str| {
            let mut fields = line.split('\t');
            let mut next = || fields.next();
            let asked = (next()?.parse().ok()?, next()?.to_string(), next()?.parse().ok()?);
            Some((asked, next()?.parse().ok()?))
        };
        Self { path: path.map(Path::to_path_buf), scores: lines.filter(|_| is_same).filter_map(row).collect() }
    }

    fn head() -> String {
        format!("{:08x}", Model::builtin().fingerprint())
    }

    fn write(&self) -> Result<(), Box<dyn Error>> {
        let Some(path) = &self.path else { return Ok(()) };
        let row = |((names, query, sure), score): (&Asked, &f64)| format!("{names}\t{query}\t{sure}\t{score}\n");
        let mut rows: Vec<String> = self.scores.iter().map(row).collect();
        rows.sort();
        Ok(fs::write(path, format!("{}\n{}", Self::head(), rows.concat()))?)
    }

    /// Finds the scores that are not known yet, and keeps them now and then.
    fn find(&mut self, index: &NameIndex, queries: &[String], sure: bool) {
        for queries in queries.chunks(BATCH) {
            self.find_batch(index, queries, sure);
            // What cannot be kept is found again the next time.
            self.write().ok();
        }
    }

    /// Finds scores on all cores.
    fn find_batch(&mut self, index: &NameIndex, queries: &[String], sure: bool) {
        let asked = |query: &String| (index.len(), query.clone(), sure);
        let new: Vec<&String> = queries.iter().filter(|query| !self.scores.contains_key(&asked(query))).collect();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let share = new.len().div_ceil(cores).max(1);
        let parts: Vec<Vec<f64>> = std::thread::scope(|scope| {
            let part = |queries| scope.spawn(move || best_scores(index, queries, sure));
            let running: Vec<_> = new.chunks(share).map(part).collect();
            running.into_iter().filter_map(|part| part.join().ok()).collect()
        });
        self.scores.extend(new.into_iter().map(asked).zip(parts.into_iter().flatten()));
    }
}

fn best_scores(index: &NameIndex, queries: &[&String], sure: bool) -> Vec<f64> {
    let (mut exhaustive, mut searcher) = (Exhaustive::new(Model::builtin(), index), Searcher::new(Model::builtin()));
    let best = |query: &&String| {
        let least = if sure { least(query) } else { f64::NEG_INFINITY };
        let found = searcher.find(index, query, MANY_ANSWERS).iter().map(|found| found.raw);
        exhaustive.best(query, found.fold(least, f64::max))
    };
    queries.iter().map(best).collect()
}

/// The score from which an answer counts, in nats.
fn least(query: &str) -> f64 {
    let mut spelled = Vec::new();
    letters::arabic(query, &mut spelled);
    Model::builtin().calibration().least_score(ANSWER, spelled.len())
}

/// Counts the best answers that the index loses, and all: of those that score from [`ANSWER`] where `sure`.
fn lost(index: &NameIndex, queries: &[String], best: &mut Best, sure: bool) -> (usize, usize) {
    best.find(index, queries, sure);
    let (mut lost, mut all, mut searcher) = (0, 0, Searcher::new(Model::builtin()));
    for query in queries {
        let best = best.scores[&(index.len(), query.clone(), sure)];
        if !sure || best > least(query) {
            let floor = if sure { ANSWER } else { 0.0 };
            let found = searcher.find_above(index, query, 1, floor).first().map_or(f64::NEG_INFINITY, |found| found.raw);
            lost += usize::from(found < best - TIE);
            all += 1;
        }
    }
    (lost, all)
}
