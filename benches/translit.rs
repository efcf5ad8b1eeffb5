//! Matching by sound: one score, one query of indexes of three sizes, one spelling, one small training.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use naqhara::translit::train::{NamePair, train};
use naqhara::translit::{Model, NameIndex, Romanizer, Scorer, Searcher, letters};

/// Hand-written pairs: their Latin parts, recombined, make names of any number.
const PAIRS: &str = include_str!("../models/native-names.tsv");

const QUERIES: [&str; 6] = ["بلينكن", "تروفانوف", "عبدالرحمن", "المحمودي", "شتوكهاوزن", "موموا"];

fn pairs() -> Vec<NamePair> {
    let rows = PAIRS.lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(arabic, latin)| NamePair { arabic: arabic.into(), latin: latin.into() }).collect()
}

/// So many distinct names of one word: front of one name, back of another.
fn names(count: usize) -> Vec<String> {
    let pairs = pairs();
    let halves: Vec<(&str, &str)> = pairs.iter().map(|pair| pair.latin.split_at(pair.latin.len() / 2)).collect();
    let name = |at: usize| {
        let (front, back) = (at % halves.len(), (at / halves.len() * 7 + at * 31) % halves.len());
        format!("{}{}", halves[front].0, halves[back].1)
    };
    (0..count).map(name).collect()
}

fn score(criterion: &mut Criterion) {
    let (mut arabic, mut latin) = (Vec::new(), Vec::new());
    letters::arabic("تروفانوف", &mut arabic);
    letters::latin("trufanov", &mut latin);
    let mut scorer = Scorer::new(Model::builtin());
    criterion.bench_function("score", |bencher| bencher.iter(|| black_box(scorer.score(&arabic, &latin))));
    criterion.bench_function("quick score", |bencher| bencher.iter(|| black_box(scorer.quick(&arabic, &latin))));
}

fn query(criterion: &mut Criterion) {
    let mut searcher = Searcher::new(Model::builtin());
    let mut group = criterion.benchmark_group("six queries");
    for count in [16_000, 80_000, 1_000_000] {
        let names = names(count);
        let index = NameIndex::build(names.iter().map(String::as_str));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| {
                for query in QUERIES {
                    black_box(searcher.find(&index, query, 10));
                }
            });
        });
    }
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

criterion_group!(benches, score, query, spell, training);
criterion_main!(benches);
