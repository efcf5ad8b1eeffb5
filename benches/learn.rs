//! A pair of texts: its names paired, and all that is learnt from it.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naqhara::align::names::{English, Pairer, Translated};
use naqhara::align::{AlignOptions, sentences};
use naqhara::learn::{Learner, TextPair};
use naqhara::mentions;
use naqhara::{Document, Glossary};

/// A report of some 150 words with its translation, written for the benchmarks.
const ARABIC: &str = include_str!("pair.ar.txt");
const ENGLISH: &str = include_str!("pair.en.txt");

/// How many reports make the long text.
const MANY: usize = 50;

fn learning(criterion: &mut Criterion) {
    let glossary = Glossary::default();
    for (length, arabic, english) in
        [("report", ARABIC.to_string(), ENGLISH.to_string()), ("50 reports", ARABIC.repeat(MANY), ENGLISH.repeat(MANY))]
    {
        let (source, target) = (Document::new(arabic.as_str()), Document::new(english.as_str()));
        let alignment = sentences::align(&source, &target, &AlignOptions::default());
        let found = mentions::find(&source, &glossary);
        let texts =
            Translated { source: &source, target: &target, alignment: &alignment, mentions: &found, glossary: &glossary };
        let mut group = criterion.benchmark_group("learn");
        group.sample_size(20);
        group.throughput(Throughput::Bytes(arabic.len() as u64));
        group.bench_function(BenchmarkId::new("English names", length), |bencher| {
            bencher.iter(|| black_box(English::new(&target)))
        });
        group.bench_function(BenchmarkId::new("pair names", length), |bencher| {
            bencher.iter(|| black_box(Pairer::default().pair(&texts, 0.5)));
        });
        let learner = Learner::new(&glossary);
        group.bench_function(BenchmarkId::new("whole", length), |bencher| {
            bencher.iter(|| black_box(learner.clone().learn(&TextPair { source: &source, target: &target, alignment: None })));
        });
        group.finish();
    }
}

criterion_group!(benches, learning);
criterion_main!(benches);
