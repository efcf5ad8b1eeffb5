//! Each stage after the text layer, and all of them together, on one article and on a text of two hundred of them.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naqhara::report::{OutputFormat, TextOptions, write};
use naqhara::{Document, Glossary, Report, detect, matcher, mentions};

/// An article of some 300 words, written for the benchmarks.
const ARTICLE: &str = include_str!("article.txt");

/// How many articles make the long text.
const MANY: usize = 200;

fn stages(criterion: &mut Criterion) {
    let glossary = Glossary::builtin();
    for (length, text) in [("article", ARTICLE.to_string()), ("200 articles", ARTICLE.repeat(MANY))] {
        let document = Document::new(text.as_str());
        let matched = matcher::candidates(&document, glossary);
        let found = mentions::find(&document, glossary);
        let report = Report::new(&document, &found, glossary);
        let mut group = criterion.benchmark_group("pipeline");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut stage = |name: &str, run: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(name, length), |bencher| bencher.iter(run));
        };
        stage("document", &|| drop(black_box(Document::new(text.as_str()))));
        stage("match", &|| drop(black_box(matcher::candidates(&document, glossary))));
        stage("detect", &|| drop(black_box(detect::detect(&document, &matched, &[]))));
        stage("mentions", &|| drop(black_box(mentions::find(&document, glossary))));
        stage("report", &|| drop(black_box(Report::new(&document, &found, glossary))));
        stage("write text", &|| drop(black_box(written(&report, OutputFormat::Text))));
        stage("write json", &|| drop(black_box(written(&report, OutputFormat::Json))));
        stage("whole", &|| {
            let document = Document::new(text.as_str());
            let report = Report::new(&document, &mentions::find(&document, glossary), glossary);
            drop(black_box(written(&report, OutputFormat::Json)));
        });
        group.finish();
    }
}

fn written(report: &Report, format: OutputFormat) -> Vec<u8> {
    let mut out = Vec::new();
    write(report, format, &TextOptions::default(), &mut out).expect("memory takes everything");
    out
}

criterion_group!(benches, stages);
criterion_main!(benches);
