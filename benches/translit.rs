//! Matching by sound: one score, one index built, queries of indexes of three sizes, one spelling, one small training.

use std::collections::BTreeSet;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naqhara::translit::train::{NamePair, train};
use naqhara::translit::{Model, NameIndex, Romanizer, Scorer, Searcher, letters};

/// Hand-written pairs: their Latin parts, recombined, make names of any number.
const PAIRS: &str = include_str!("../models/native-names.tsv");

/// Far from any number of halves.
const STRIDE: usize = 15_485_863;

const QUERIES: [&str; 6] = ["بلينكن", "تروفانوف", "عبدالرحمن", "المحمودي", "شتوكهاوزن", "موموا"];

fn pairs() -> Vec<NamePair> {
    let rows = PAIRS.lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(arabic, latin)| NamePair { arabic: arabic.into(), latin: latin.into() }).collect()
}

/// So many distinct names of one word: front of one name, back of another.
fn names(count: usize) -> Vec<String> {
    let pairs = pairs();
    let half = |back: bool| {
        let halves = pairs.iter().map(|pair| pair.latin.split_at(pair.latin.len() / 2));
        let halves: BTreeSet<&str> = halves.map(|(front, end)| if back { end } else { front }).collect();
        halves.into_iter().collect::<Vec<&str>>()
    };
    let (fronts, backs) = (half(false), half(true));
    let mut names = BTreeSet::new();
    // A prime stride goes round all pairs of halves before it repeats one.
    let mut at = 0;
    while names.len() < count {
        names.insert(format!("{}{}", fronts[at / backs.len()], backs[at % backs.len()]));
        at = (at + STRIDE) % (fronts.len() * backs.len());
    }
    names.into_iter().collect()
}

fn score(criterion: &mut Criterion) {
    let (mut arabic, mut latin) = (Vec::new(), Vec::new());
    letters::arabic("تروفانوف", &mut arabic);
    letters::latin("trufanov", &mut latin);
    let mut scorer = Scorer::new(Model::builtin());
    criterion.bench_function("score", |bencher| bencher.iter(|| black_box(scorer.score(&arabic, &latin))));
    criterion.bench_function("quick score", |bencher| bencher.iter(|| black_box(scorer.quick(&arabic, &latin))));
}

/// Each query of ten answers, and the same of answers from one half only.
fn query(criterion: &mut Criterion) {
    let mut searcher = Searcher::new(Model::builtin());
    let mut group = criterion.benchmark_group("query");
    group.throughput(Throughput::Elements(QUERIES.len() as u64));
    for count in [16_000, 80_000, 1_000_000] {
        let names = names(count);
        let index = NameIndex::build(Model::builtin(), names.iter().map(String::as_str));
        for (name, floor) in [("any", 0.0), ("from one half", 0.5)] {
            group.bench_function(BenchmarkId::new(name, count), |bencher| {
                bencher.iter(|| {
                    for query in QUERIES {
                        black_box(searcher.find_above(&index, query, 10, floor));
                    }
                });
            });
        }
    }
    group.finish();
}

fn build(criterion: &mut Criterion) {
    let names = names(80_000);
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    group.bench_function("80000", |bencher| {
        bencher.iter(|| black_box(NameIndex::build(Model::builtin(), names.iter().map(String::as_str))));
    });
    group.finish();
}

fn spell(criterion: &mut Criterion) {
    let mut romanizer = Romanizer::new(Model::builtin());
    criterion.bench_function("spell", |bencher| bencher.iter(|| black_box(romanizer.spell("تروفانوف", 5))));
}

fn training(criterion: &mut Criterion) {
    let pairs: Vec<NamePair> = pairs().into_iter().take(200).collect();
    let mut group = criterion.benchmark_group("train");
    group.sample_size(10);
    group.bench_function("200 pairs", |bencher| bencher.iter(|| black_box(train(&pairs, &()))));
    group.finish();
}

criterion_group!(benches, score, build, query, spell, training);
criterion_main!(benches);
