use super::*;
use crate::glossary::Glossary;
use crate::matcher;

fn names(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let found = detect(&document, &[], &[]);
    let mut sure: Vec<Detection> = found.into_iter().filter(|detection| detection.score >= 0.5).collect();
    sure.sort_by_key(|detection| detection.words.start);
    sure.into_iter()
        .map(|detection| document.words().span(text, detection.words, detection.proclitics).of(text).to_string())
        .collect()
}

#[test]
fn foreign_names_stand_out_and_ordinary_words_do_not() {
    assert_eq!(names("وصل الرئيس ميخائيل بوغدانوف إلى المدينة"), ["ميخائيل بوغدانوف"]);
    assert_eq!(names("وقال بيان إن الاجتماع الجديد تأجل"), Vec::<String>::new());
}

#[test]
fn a_name_begins_after_its_particles_and_a_list_goes_on_with_the_next() {
    let text = "التقى فلاديمير كوزنتسوف وسيرغي بتروف أمس";
    let document = Document::new(text);
    let gazetteer = matcher::candidates(&document, Glossary::builtin());
    let found = detect(&document, &[], &gazetteer);
    for name in ["فلاديمير كوزنتسوف", "سيرغي بتروف"] {
        let is_found = |detection: &Detection| {
            detection.score >= 0.5
                && document.words().span(text, detection.words.clone(), detection.proclitics).of(text) == name
        };
        assert!(found.iter().any(is_found), "{name}");
    }
}

#[test]
fn names_after_a_conjunction_are_people_of_their_own_even_if_they_are_words() {
    let found = names("قال سمير وعادل إن الأمر انتهى");
    assert!(found.contains(&"سمير".to_string()) && found.iter().all(|name| !name.contains("وعادل")), "{found:?}");
}

#[test]
fn that_is_neither_anne_nor_the_letter_n() {
    assert_eq!(names("قال الوزير أن مورغان سيزور بغداد"), ["مورغان", "بغداد"]);
    assert_eq!(names("وأضاف بأن مورغان سيزور بغداد"), ["مورغان", "بغداد"]);
    assert!(spans::is_that("كأن") && !spans::is_that("آن") && !spans::is_that("ان") && !spans::is_that("شأن"));
}

#[test]
fn what_is_surely_a_term_is_no_unknown_name() {
    let text = "أطلق سراح ثلاثة مواطنين روس أمس";
    let document = Document::new(text);
    let found = detect(&document, &[], &matcher::candidates(&document, Glossary::builtin()));
    assert!(found.iter().all(|name| name.score < 0.5), "{found:?}");
    let found = detect(&Document::new("وصل السيد روس أمس"), &[], &[]);
    assert!(found.iter().any(|name| name.score >= 0.5), "{found:?}");
}

#[test]
fn a_detection_says_why() {
    let document = Document::new("وقال الرئيس ميخائيل بوغدانوف إن الوفد وصل");
    let found = detect(&document, &[], &[]);
    let name = found.iter().find(|found| found.score >= 0.5).expect("the name is found");
    assert_eq!(name.kind, EntryType::Person);
    assert!(name.reasons.contains(&Reason::Title) && name.reasons.contains(&Reason::NotAWord), "{:?}", name.reasons);
}

#[test]
fn the_weights_that_are_compiled_in_open_and_damaged_ones_are_errors() {
    assert!(Model::builtin().features() > 10_000);
    assert!(Model::open(b"").is_err() && Model::open(b"naqhdet\x01").is_err() && Model::open(b"naqhdet\x02").is_err());
}

/// A small labelled text, the same sentences over and over.
fn labelled() -> String {
    let sentence = "وقال\tO\nجون\tB-person\nميلر\tI-person\nفي\tO\nلندن\tB-place\nأمس\tO\n\n";
    sentence.repeat(40 * 12)
}

#[test]
fn the_same_texts_give_the_same_weights_and_rows_that_are_none_are_errors() {
    let texts = [labelled()];
    let options = TrainOptions { passes: 2, ..TrainOptions::default() };
    let first = train(&texts, &options, |_| {}).expect("the rows are right");
    let second = train(&texts, &options, |_| {}).expect("the rows are right");
    assert_eq!(first.bytes, second.bytes);
    assert!(first.quality.names > 0.99, "{:?}", first.quality);
    let broken = train(&["وقال\tX\n".to_string()], &options, |_| {}).expect_err("no such label");
    assert_eq!(broken.location().line, Some(1));
    assert!(train(&["وقال\tO\n".to_string()], &options, |_| {}).is_err());
}
