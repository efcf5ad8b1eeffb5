//! What the index by sound loses against scoring every name, and what it costs.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use naqhara::translit::{Exhaustive, Model, NameIndex, Searcher, letters};

/// Below this much of a difference two names share the first place.
const TIE: f64 = 1e-6;

/// The score from which an answer counts.
const ANSWER: f32 = 0.5;

/// Answers asked for, as `match` asks.
const ANSWERS: usize = 10;

/// Passes over the queries, each with a fresh searcher: the fastest counts, since other programs only slow one down.
const PASSES: usize = 3;

/// What to measure.
pub struct Options {
    /// Lists of names, one a line: each makes an index.
    pub names: Vec<PathBuf>,
    /// So many names more are made by recombining the names of all lists; they make the last index.
    pub recombined: usize,
    /// Queries, one a line.
    pub queries: PathBuf,
    /// Queries compared with scoring every name; a hundredth of them where the names are recombined.
    pub compared: usize,
}

/// Prints a row for each index.
pub fn measure(options: &Options) -> Result<(), Box<dyn Error>> {
    let queries = fs::read_to_string(&options.queries)?;
    let queries: Vec<&str> =
        queries.lines().filter_map(|line| line.split('\t').next()).filter(|query| one_word(query)).collect();
    println!("names  build s  MB  µs/query  µs/query from {ANSWER}  lost  lost from {ANSWER}");
    let mut all = Vec::new();
    for path in &options.names {
        let names = read(path)?;
        row(&names, &queries, options.compared);
        all.extend(names);
    }
    if options.recombined > 0 {
        row(&recombined(all, options.recombined), &queries, options.compared / 100);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    Ok(fs::read_to_string(path)?.lines().filter(|name| !name.is_empty()).map(str::to_string).collect())
}

fn one_word(query: &str) -> bool {
    !query.is_empty() && !query.contains(|letter: char| letter.is_whitespace() || letter == '-')
}

fn row(names: &[String], queries: &[&str], compared: usize) {
    let began = Instant::now();
    let index = NameIndex::build(names.iter().map(String::as_str));
    let build = began.elapsed().as_secs_f64();
    let (any, sure) = (fastest(&index, queries, 0.0), fastest(&index, queries, ANSWER));
    let step = (queries.len() / compared.max(1)).max(1);
    let compared: Vec<&str> = queries.iter().copied().step_by(step).take(compared).collect();
    let lost = lost(&index, &compared);
    println!(
        "{}  {build:.2}  {:.1}  {any:.0}  {sure:.0}  {} of {}  {} of {}",
        names.len(),
        index.bytes() as f64 / 1e6,
        lost.any,
        compared.len(),
        lost.sure,
        lost.answers,
    );
}

/// Microseconds a query on one core, of answers that score at least `floor`.
fn fastest(index: &NameIndex, queries: &[&str], floor: f32) -> f64 {
    let pass = |_| {
        let mut searcher = Searcher::new(Model::builtin());
        let began = on_processor();
        for query in queries {
            searcher.find_above(index, query, ANSWERS, floor);
        }
        on_processor() - began
    };
    let fastest: Duration = (0..PASSES).map(pass).min().unwrap_or_default();
    fastest.as_secs_f64() * 1e6 / queries.len().max(1) as f64
}

/// For how long this thread has run: other programs that want the same core do not count. Where the system does not say, the time.
fn on_processor() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = schedule.and_then(|schedule| schedule.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// Best answers that the index loses: of all, and of those that score from [`ANSWER`].
#[derive(Default)]
struct Lost {
    any: usize,
    sure: usize,
    answers: usize,
}

/// Compares on all cores.
fn lost(index: &NameIndex, queries: &[&str]) -> Lost {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Lost> = std::thread::scope(|scope| {
        let part = |core| scope.spawn(move || compare(index, queries.iter().skip(core).step_by(cores)));
        let running: Vec<_> = (0..cores).map(part).collect();
        running.into_iter().filter_map(|part| part.join().ok()).collect()
    });
    let add = |sum: Lost, part: Lost| Lost {
        any: sum.any + part.any,
        sure: sum.sure + part.sure,
        answers: sum.answers + part.answers,
    };
    parts.into_iter().fold(Lost::default(), add)
}

fn compare<'q>(index: &NameIndex, queries: impl Iterator<Item = &'q &'q str>) -> Lost {
    let (mut searcher, mut exhaustive) = (Searcher::new(Model::builtin()), Exhaustive::new(Model::builtin(), index));
    let (mut lost, mut spelled) = (Lost::default(), Vec::new());
    for query in queries {
        let found = searcher.find(index, query, 1).first().map_or(f64::NEG_INFINITY, |found| found.raw);
        let best = exhaustive.best(query);
        letters::arabic(query, &mut spelled);
        let is_lost = found < best - TIE;
        let is_answer = Model::builtin().calibration().probability(best, spelled.len()) >= ANSWER;
        lost.any += usize::from(is_lost);
        lost.answers += usize::from(is_answer);
        lost.sure += usize::from(is_lost && is_answer);
    }
    lost
}

/// So many distinct names: the front half of one and the back half of another, both chosen by a fixed sequence.
fn recombined(mut parts: Vec<String>, count: usize) -> Vec<String> {
    parts.retain(|part| part.is_ascii() && (3..=12).contains(&part.len()));
    parts.sort();
    parts.dedup();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        // Marsaglia's xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % parts.len() as u64) as usize
    };
    let mut names = std::collections::HashSet::new();
    // Few parts make few names: the loop ends all the same.
    for _ in 0..20 * count {
        let (front, back) = (&parts[next()], &parts[next()]);
        names.insert(format!("{}{}", &front[..front.len().div_ceil(2)], &back[back.len().div_ceil(2)..]));
        if names.len() == count {
            break;
        }
    }
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort();
    names
}
