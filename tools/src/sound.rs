//! What the index by sound loses against scoring every name, and what a query costs.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use naqhara::translit::{Model, NameIndex, Scorer, Searcher, letters};

/// Below this much of a difference two names share the first place.
const TIE: f64 = 1e-6;

/// Asks every query of the index of `names`, and one in `every` of every single name.
pub fn measure(names: &Path, queries: &Path, every: usize) -> Result<(), Box<dyn Error>> {
    let (names, queries) = (fs::read_to_string(names)?, fs::read_to_string(queries)?);
    let names: Vec<&str> = names.lines().filter(|name| !name.is_empty()).collect();
    let queries: Vec<&str> = queries.lines().filter_map(|line| line.split('\t').next()).collect();
    let began = Instant::now();
    let index = NameIndex::build(names.iter().copied());
    println!("{} names indexed in {:.2?}", names.len(), began.elapsed());
    let mut searcher = Searcher::new(Model::builtin());
    let began = Instant::now();
    for query in &queries {
        searcher.find(&index, query, 10);
    }
    println!("{:.1?} a query", began.elapsed() / queries.len().max(1) as u32);
    let spelled: Vec<Vec<u8>> = names.iter().map(|name| in_letters(name, letters::latin)).collect();
    let (mut asked, mut lost) = (0, 0);
    for query in queries.iter().step_by(every.max(1)).filter(|query| !query.starts_with("ال") && !query.contains(' ')) {
        let found = searcher.find(&index, query, 1).first().map_or(f64::NEG_INFINITY, |found| found.raw);
        asked += 1;
        lost += usize::from(found < best(&in_letters(query, letters::arabic), &spelled) - TIE);
    }
    println!("{lost} of {asked} best answers lost");
    Ok(())
}

fn in_letters(word: &str, read: fn(&str, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    read(word, &mut out);
    out
}

/// The best score of any name of one word.
fn best(query: &[u8], names: &[Vec<u8>]) -> f64 {
    let mut scorer = Scorer::new(Model::builtin());
    names.iter().filter(|name| !name.is_empty()).map(|name| scorer.score(query, name)).fold(f64::NEG_INFINITY, f64::max)
}
