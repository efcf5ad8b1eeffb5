//! Alignment of texts of our own: the sample and its translation, odd texts, long ones, and what holds of every answer.

use std::ops::Range;

use naqhara::Document;
use naqhara::align::{AlignOptions, Alignment, Oddity, Segments, sentences};
use proptest::prelude::*;

const SOURCE: &str = include_str!("fixtures/sample/grain.ar.txt");
const TARGET: &str = include_str!("fixtures/sample/grain.en.txt");
const BEADS: &str = include_str!("fixtures/sample/grain.beads.tsv");

fn align(source: &str, target: &str, segments: Segments) -> Alignment {
    let options = AlignOptions { segments, ..AlignOptions::default() };
    sentences::align(&Document::new(source), &Document::new(target), &options)
}

fn shapes(alignment: &Alignment) -> Vec<(Range<usize>, Range<usize>)> {
    alignment.beads.iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect()
}

/// Every segment stands in one bead, in order, and scores are shares.
fn assert_whole(alignment: &Alignment) {
    let (mut source, mut target) = (0, 0);
    for bead in &alignment.beads {
        assert_eq!((bead.source.start, bead.target.start), (source, target), "{:?}", alignment.beads);
        assert!(!bead.source.is_empty() || !bead.target.is_empty());
        assert!((0.0..=1.0).contains(&bead.score), "{}", bead.score);
        (source, target) = (bead.source.end, bead.target.end);
    }
    assert_eq!((source, target), (alignment.source.len(), alignment.target.len()));
}

#[test]
fn the_sample_is_aligned_as_a_person_aligned_it() {
    let numbers = |cell: &str| cell.split(',').filter_map(|number| number.parse().ok()).collect::<Vec<usize>>();
    let rows = BEADS.lines().filter(|row| !row.starts_with('#'));
    let gold: Vec<_> = rows.filter_map(|row| row.split_once('\t')).map(|(one, other)| (numbers(one), numbers(other))).collect();
    let found = align(SOURCE, TARGET, Segments::Sentences);
    assert_whole(&found);
    let right = shapes(&found)
        .into_iter()
        .filter(|(source, target)| gold.contains(&(source.clone().collect(), target.clone().collect())))
        .count();
    assert!(right + 1 >= gold.len(), "{right} of {}: {:?}", gold.len(), found.beads);
}

#[test]
fn blank_lines_stand_alone_or_inside_a_bead() {
    let found = align(
        "وصل الوزير إلى أثينا.\n\n\nغادر الوفد مساء.\n",
        "\nThe minister arrived in Athens.\nThe delegation left.",
        Segments::Lines,
    );
    assert_whole(&found);
    assert_eq!((found.source.len(), found.target.len()), (4, 3));
    assert!(shapes(&found).contains(&(0..1, 1..2)) && shapes(&found).contains(&(3..4, 2..3)), "{:?}", found.beads);
}

#[test]
fn short_texts_that_have_nothing_in_common_are_aligned_with_low_scores() {
    let source = "كانت الغابة هادئة في الليل. سمع الصياد صوتا بعيدا! هل هو ذئب؟ لا أحد يعرف.";
    let target = "Shares of Zubrix Ltd fell 14.5% to $3.20 on Tuesday, May 6, 2025. Its chairman, Owen Pratley, resigned.";
    let (strange, own) = (align(source, target, Segments::Sentences), align(SOURCE, TARGET, Segments::Sentences));
    let mean = |alignment: &Alignment| {
        let both = alignment.beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        let scores: Vec<f32> = both.map(|bead| bead.score).collect();
        scores.iter().sum::<f32>() / scores.len().max(1) as f32
    };
    assert!(mean(&strange) < 0.6 && mean(&own) > 0.85, "{} {}", mean(&strange), mean(&own));
}

#[test]
fn odd_texts_are_aligned_all_the_same() {
    let marks = "ا\u{64E}".repeat(5_000);
    let line = "word ".repeat(20_000);
    let hostile = ["", "\n\n\n", "\u{202E}\u{2066}<script>\u{0}", "...!?", SOURCE, TARGET, marks.as_str(), line.as_str()];
    for source in hostile {
        for target in hostile {
            for segments in Segments::ALL {
                assert_whole(&align(source, target, segments));
            }
        }
    }
}

#[test]
fn a_list_in_a_row_goes_with_its_items_each_on_a_line() {
    let source = "يجب أن يتضمن العقد ما يأتي:\nأ. أسماء الشركاء. ب. اسم الشركة. ج. مدة الشركة. د. عنوان الشركة. هـ. رأس مال الشركة. و. طريقة \
                  توزيع الأرباح. ز. قرارات الشركاء. ح. تاريخ بدء السنة المالية.\nويوقع العقد كل الشركاء أمام القاضي خلال 30 يوما.\n";
    let target = "The contract must state the following:\nThe names of the partners.\nThe name of the company.\nThe term of the company.\n\
                  The address of the company.\nThe capital of the company.\nHow profits are distributed.\nThe decisions of the partners.\n\
                  The date on which the fiscal year begins.\nAll partners shall sign the contract before the judge within 30 days.\n";
    let found = align(source, target, Segments::Lines);
    assert_whole(&found);
    assert_eq!(shapes(&found), [(0..1, 0..1), (1..2, 1..9), (2..3, 9..10)]);
}

#[test]
fn a_long_text_with_a_hole_is_aligned_behind_the_hole() {
    const COUNT: usize = 1_200;
    let source: String = (0..COUNT).map(|at| format!("اشترى التاجر {} كيسا من الطحين.\n", at * 7 + 100)).collect();
    let kept = |at: &usize| !(400..520).contains(at);
    let target: String =
        (0..COUNT).filter(kept).map(|at| format!("The merchant bought {} bags of flour.\n", at * 7 + 100)).collect();
    let found = align(&source, &target, Segments::Lines);
    assert_whole(&found);
    let right = (0..COUNT).filter(kept).enumerate().filter(|&(to, from)| shapes_contain(&found, from, to)).count();
    assert!(right as f32 > 0.97 * (COUNT - 120) as f32, "{right}");
}

fn shapes_contain(alignment: &Alignment, source: usize, target: usize) -> bool {
    let at = alignment.beads.partition_point(|bead| bead.source.end <= source);
    alignment.beads[at..].iter().take(2).any(|bead| bead.source == (source..source + 1) && bead.target == (target..target + 1))
}

#[test]
fn texts_that_belong_together_fit_and_others_do_not() {
    let own = align(SOURCE, TARGET, Segments::Sentences);
    let other = "Shares of Zubrix Ltd fell on Tuesday. Its chairman resigned. Nobody knew why. The board met at noon. It did not \
                 say a word. A spokesman left the room. Traders went home early. The street was empty. Rain fell until midnight.";
    let strange = align(SOURCE, other, Segments::Sentences);
    assert!(own.fit > 0.7 && strange.fit < 0.5, "{} {}", own.fit, strange.fit);
    assert_eq!(Oddity::of_alignment(&own), None);
    assert_eq!(Oddity::of_alignment(&strange), Some(Oddity::Strangers));
    assert_eq!(Oddity::of_alignment(&align("", TARGET, Segments::Sentences)), None);
}

#[test]
fn the_same_texts_give_the_same_alignment() {
    let once = align(SOURCE, TARGET, Segments::Sentences);
    assert_eq!(once, align(SOURCE, TARGET, Segments::Sentences));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    #[test]
    fn every_segment_stands_in_one_bead(source in "([ابتنوي]{1,6}[ .\n؟،0-9]{1,2}){0,40}", target in "([A-Za-z]{1,7}[ .\n?,0-9]{1,2}){0,40}", kind in 0..3_usize) {
        assert_whole(&align(&source, &target, Segments::ALL[kind]));
    }
}
