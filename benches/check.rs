//! A check of a pair of texts, from 50 sentences to 5,000: what each stage costs, and how that grows.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naqhara::align::{AlignOptions, sentences};
use naqhara::check::{CheckOptions, Checker, Pair};
use naqhara::{Document, Glossary};

/// Five sentences and their translation, written for the benchmarks; the first is told apart by a number.
const SENTENCES: [(&str, &str); 5] = [
    (
        "وصل وزير الخارجية الألماني إلى كييف يوم الخميس في زيارته رقم",
        "The German foreign minister arrived in Kyiv on Thursday, on visit number",
    ),
    (
        "والتقت أنغيلا ميركل الرئيس الفرنسي إيمانويل ماكرون في باريس لبحث الأزمة.",
        "Angela Merkel met French President Emmanuel Macron in Paris to discuss the crisis.",
    ),
    (
        "وقال ماكرون إن الاتحاد الأوروبي سيقدم 3.5 مليار يورو خلال أربعة أعوام.",
        "Macron said the European Union would give 3.5 billion euros over four years.",
    ),
    (
        "وأضافت ميركل أن المحادثات مع الأمم المتحدة ستبدأ في تشرين الأول المقبل.",
        "Merkel added that the talks with the United Nations would begin next October.",
    ),
    (
        "ولم يعلق الكرملين على التقرير الذي نشرته الصحف صباح اليوم.",
        "The Kremlin did not comment on the report that newspapers published this morning.",
    ),
];

fn texts(count: usize) -> (Document, Document) {
    let (mut source, mut target) = (String::new(), String::new());
    for number in 0..count {
        let (arabic, english) = SENTENCES[number % SENTENCES.len()];
        let last = if number % SENTENCES.len() == 0 { format!(" {number}.") } else { String::new() };
        source.push_str(&format!("{arabic}{last}\n"));
        target.push_str(&format!("{english}{last}\n"));
    }
    (Document::new(source), Document::new(target))
}

fn growth(criterion: &mut Criterion) {
    let glossary = Glossary::builtin();
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    for count in [50, 500, 5000] {
        let (source, target) = texts(count);
        let alignment = sentences::align(&source, &target, &AlignOptions::default());
        let pair = Pair { source: &source, target: &target, alignment: &alignment };
        let mut checker = Checker::new(glossary);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("align", count), |bencher| {
            bencher.iter(|| black_box(sentences::align(&source, &target, &AlignOptions::default())));
        });
        group.bench_function(BenchmarkId::new("rules", count), |bencher| {
            bencher.iter(|| black_box(checker.check(pair, &CheckOptions::default())));
        });
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
