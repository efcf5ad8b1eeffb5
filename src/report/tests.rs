use super::paint::Paint;
use super::*;
use crate::coverage::desk::{Desk, glossary, key_of};

/// A short article with known and unknown names, a demonym, an ambiguous mention and hostile characters.
fn report() -> Report {
    let text = "سيرغي ماركوفيتش في كييف\n\nوقال ماركوفيتش\u{202E} <b>للوفد</b> الروسي | في كييف.\n";
    let mut desk = Desk::new(text)
        .known("كييف", "kyiv", EntryType::Place)
        .known("الروسي", "russian", EntryType::Demonym)
        .unknown("سيرغي ماركوفيتش")
        .unknown("ماركوفيتش");
    if let MentionStatus::Known { alternatives, .. } = &mut desk.mentions[1].status {
        alternatives.push((key_of("markovic"), 0.9));
    }
    desk.document = desk.document.with_path("a|\u{1b}[31m.txt", Positions::Extracted);
    let mut report = Report::new(&desk.document, &desk.mentions, &glossary());
    report.unknown[0].suggestions = vec!["Sergei Markovic".into()];
    report
}

fn empty(text: &str) -> Report {
    Report::new(&Document::new(text), &[], &glossary())
}

fn written(report: &Report, format: OutputFormat) -> String {
    shown(report, format, TextOptions::default())
}

fn shown(report: &Report, format: OutputFormat, options: TextOptions) -> String {
    let mut out = Vec::new();
    write(report, format, &options, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("a report is UTF-8")
}

/// Isolates as signs that a person can see in a test.
fn visible_isolates(text: &str) -> String {
    text.replace(['\u{2067}', '\u{2068}'], "⟦").replace('\u{2069}', "⟧")
}

#[test]
fn text_is_what_people_read() {
    let expected = include_str!("../../tests/fixtures/report/expected.txt");
    assert_eq!(visible_isolates(&written(&report(), OutputFormat::Text)), expected);
}

#[test]
fn a_text_that_is_not_arabic_is_told() {
    for (text, count) in [("The minister arrived", 1), ("وصل الوزير Guterres أمس", 0), ("A 7", 0), ("", 0)] {
        assert_eq!(empty(text).warnings.len(), count, "{text}");
        assert_eq!(written(&empty(text), OutputFormat::Json).contains("\"warnings\":[\"the text is not Arabic"), count > 0);
    }
}

#[test]
fn text_says_what_is_the_matter_where_there_is_nothing() {
    for (text, end) in [
        ("", "standard input · 0 words\n\nThe article is empty: there is nothing to report on.\n"),
        (
            "قال",
            "standard input · 1 word\n\nNo names found. If there are some, lower --min-score or look whether the file is Arabic text.\n",
        ),
    ] {
        assert_eq!(written(&empty(text), OutputFormat::Text), end);
    }
}

#[test]
fn no_line_is_wider_than_asked_and_isolates_are_balanced() {
    for width in [60, 80, 120] {
        let text = shown(&report(), OutputFormat::Text, TextOptions { width, ..TextOptions::default() });
        for line in text.lines().filter(|line| !line.starts_with("Next:")) {
            assert!(bidi::width(line) <= width, "{width}: {line}");
            let count = |wanted: [char; 2]| line.chars().filter(|letter| wanted.contains(letter)).count();
            assert_eq!(count(['\u{2067}', '\u{2068}']), count(['\u{2069}', '\u{2069}']), "{line}");
        }
    }
}

#[test]
fn colours_are_there_only_where_they_are_asked_for() {
    let plain = written(&report(), OutputFormat::Text);
    assert!(!plain.contains('\u{1b}'));
    let coloured = shown(&report(), OutputFormat::Text, TextOptions { paint: Paint::Ansi, ..TextOptions::default() });
    let mut stripped = coloured;
    for code in ["1", "32", "1;33", "36", "2", "0"] {
        stripped = stripped.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(stripped, plain);
}

#[test]
fn json_is_the_contract() {
    let expected = include_str!("../../tests/fixtures/report/expected.json");
    // The fixture breaks the one line where a person wants it broken.
    assert_eq!(written(&report(), OutputFormat::Json), format!("{}\n", expected.replace('\n', "")));
}

#[test]
fn json_has_no_shares_without_mentions() {
    let json = written(&empty(""), OutputFormat::Json);
    assert!(
        json.contains(
            r#""coverage":{"mentions":0,"known":0,"mention_share":null,"names":0,"known_names":0,"name_share":null}"#
        )
    );
}

#[test]
fn csv_is_a_glossary_that_waits_for_its_english() {
    let expected = include_str!("../../tests/fixtures/report/expected.csv");
    assert_eq!(written(&report(), OutputFormat::Csv), expected);
}

#[test]
fn csv_holds_no_formula() {
    let mut report = report();
    report.unknown[0].text = "=ماركو".into();
    report.unknown[0].suggestions = vec!["+cmd|' /C calc'!A0".into()];
    report.unknown[0].contexts[0].before = "@SUM(A1) ".into();
    let csv = written(&report, OutputFormat::Csv);
    let row = csv.lines().nth(1).expect("a row for the unknown term");
    assert!(row.starts_with("ماركو,,person,cmd|"), "{row}");
    assert!(row.contains(",'@SUM(A1) "), "{row}");
}

#[test]
fn markdown_is_a_page_with_tables() {
    let expected = include_str!("../../tests/fixtures/report/expected.md");
    assert_eq!(visible_isolates(&written(&report(), OutputFormat::Md)), expected);
}
