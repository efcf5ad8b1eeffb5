//! Sentence alignment from 50 to 5,000 sentences: it should cost in proportion to them once the texts are long.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naqhara::Document;
use naqhara::align::{AlignOptions, sentences};

/// Words of both languages that sentences are made of, one meaning a row.
const WORDS: [(&str, &str); 12] = [
    ("الوزير", "minister"),
    ("المدينة", "city"),
    ("الشركة", "company"),
    ("الماء", "water"),
    ("الطريق", "road"),
    ("المدرسة", "school"),
    ("السوق", "market"),
    ("البحر", "sea"),
    ("الليل", "night"),
    ("القطار", "train"),
    ("الكتاب", "book"),
    ("الطبيب", "doctor"),
];

/// A text of so many sentences and its translation; every ninth sentence has a number, every seventh is made of two.
fn texts(count: usize) -> (Document, Document) {
    let (mut source, mut target) = (String::new(), String::new());
    let mut state = 7_usize;
    for at in 0..count {
        let end = if at % 7 == 3 { "،" } else { "." };
        for _ in 0..10 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (arabic, english) = WORDS[(state >> 33) % WORDS.len()];
            let _ = write!(source, "{arabic} ");
            let _ = write!(target, "the {english} ");
        }
        if at % 9 == 0 {
            let _ = write!(source, "{}", at + 1000);
            let _ = write!(target, "{}", at + 1000);
        }
        let _ = writeln!(source, "{end}");
        let _ = writeln!(target, ".");
    }
    (Document::new(source), Document::new(target))
}

fn alignment(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("align");
    group.sample_size(10);
    for count in [50, 500, 5_000] {
        let (source, target) = texts(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("sentences", count), |bencher| {
            bencher.iter(|| black_box(sentences::align(&source, &target, &AlignOptions::default())));
        });
    }
    group.finish();
}

criterion_group!(benches, alignment);
criterion_main!(benches);
