//! Words per second: of the detector alone, of everything that finds mentions, and of a whole report.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use naqhara::report::{OutputFormat, TextOptions, write};
use naqhara::{Document, Glossary, Report, detect, matcher, mentions};

/// An article of some 300 words, written for the benchmarks.
const ARTICLE: &str = include_str!("article.txt");

fn words(criterion: &mut Criterion) {
    let glossary = Glossary::builtin();
    let document = Document::new(ARTICLE);
    let matched = matcher::candidates(&document, glossary);
    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Elements(document.words().len() as u64));
    group.bench_function("detect", |bencher| bencher.iter(|| black_box(detect::detect(&document, &matched, &[]))));
    let mut detector = detect::Detector::default();
    group.bench_function("detect, words met before", |bencher| {
        bencher.iter(|| black_box(detector.detect(&document, &matched, &[])));
    });
    group.bench_function("mentions", |bencher| {
        bencher.iter(|| black_box(mentions::find(&Document::new(ARTICLE), glossary)));
    });
    group.bench_function("report", |bencher| {
        bencher.iter(|| {
            let document = Document::new(ARTICLE);
            let report = Report::new(&document, &mentions::find(&document, glossary), glossary);
            let mut out = Vec::new();
            write(&report, OutputFormat::Json, &TextOptions::default(), &mut out).expect("memory takes everything");
            black_box(out)
        });
    });
    group.finish();
}

criterion_group!(benches, words);
criterion_main!(benches);
