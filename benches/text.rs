//! The text layer, stage by stage, on one article and on a text of two hundred of them.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naqhara::text::normalize::Normalized;
use naqhara::text::words::Words;
use naqhara::text::{dates, numbers, sentences};

/// An article of some 300 words, written for this benchmark.
const ARTICLE: &str = include_str!("article.txt");

/// How many articles make the long text.
const MANY: usize = 200;

fn stages(criterion: &mut Criterion) {
    let long = ARTICLE.repeat(MANY);
    for (length, text) in [("article", ARTICLE), ("200 articles", &long)] {
        let words = Words::new(text);
        let found = numbers::find(text, &words);
        let mut group = criterion.benchmark_group("text");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut stage = |name: &str, run: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(name, length), |bencher| bencher.iter(run));
        };
        stage("normalize", &|| drop(black_box(Normalized::new(text))));
        stage("words", &|| drop(black_box(Words::new(text))));
        stage("numbers", &|| drop(black_box(numbers::find(text, &words))));
        stage("dates", &|| drop(black_box(dates::find(text, &words, &found))));
        stage("sentences", &|| drop(black_box(sentences::split(text, &words))));
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
