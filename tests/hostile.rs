//! Pairs of texts that nobody would write, or that somebody wrote to do harm: they are aligned and checked in a time that goes with
//! their length, told where they are odd, and shown without doing anything. The largest run with `--ignored`, best in a release.

use naqhara::align::names::{Pairer, Translated};
use naqhara::align::{AlignOptions, Alignment, Oddity, sentences};
use naqhara::check::{CheckOptions, Checked, Pair, check};
use naqhara::mentions::{self, MentionOptions};
use naqhara::report::alignment::{self, AlignmentFormat, NameInBead};
use naqhara::report::paint::Paint;
use naqhara::report::{CheckReport, FindingFormat, TextOptions, write_findings};
use naqhara::{Document, Glossary};

const ARABIC: &str = "وصلت أنغيلا ميركل إلى كييف يوم الخميس وقالت إن 1197 شخصا عادوا من برلين";
const ENGLISH: &str = "Angela Merkel arrived in Kyiv on Thursday and said that 1,197 people had come back from Berlin";

/// Sentences that make a long text, each with its translation.
const SENTENCES: [(&str, &str); 4] = [
    (ARABIC, ENGLISH),
    (
        "ووصل غوتيريش إلى جنيف مساء الأحد للقاء وفد من الحكومة المصرية",
        "Guterres arrived in Geneva on Sunday evening to meet a delegation of the Egyptian government",
    ),
    (
        "وأضافت أن المحادثات مع الأمم المتحدة ستبدأ في تشرين الأول المقبل",
        "She added that the talks with the United Nations would begin next October",
    ),
    (
        "ولم يعلق الكرملين على التقرير الذي نشرته الصحف صباح اليوم",
        "The Kremlin did not comment on the report that newspapers published this morning",
    ),
];

/// A text and its translation, aligned and checked by the built-in glossary, with all formats written.
struct Done {
    checked: Checked,
    alignment: Alignment,
    pages: Vec<String>,
}

fn done(source: &str, target: &str) -> Done {
    let glossary = Glossary::builtin();
    let (source, target) = (Document::new(source), Document::new(target));
    let alignment = sentences::align(&source, &target, &AlignOptions::default());
    let pair = Pair { source: &source, target: &target, alignment: &alignment };
    let checked = check(pair, glossary, &CheckOptions::default());
    let mut pages = Vec::new();
    let report = CheckReport::new(pair, checked.clone());
    for format in FindingFormat::ALL {
        let mut out = Vec::new();
        write_findings(&report, format, &TextOptions::default(), &mut out).expect("memory takes everything");
        pages.push(String::from_utf8(out).expect("UTF-8"));
    }
    let found = mentions::find_with(&source, glossary, &MentionOptions::default());
    let texts = Translated { source: &source, target: &target, alignment: &alignment, mentions: &found, glossary };
    let names = NameInBead::list(&Pairer::default().pair(&texts, 0.5), &alignment, &found, glossary);
    let segments = AlignOptions::default().segments;
    let pair = alignment::Pair { source: &source, target: &target, alignment: &alignment, segments, names: Some(&names) };
    for format in AlignmentFormat::ALL {
        let mut out = Vec::new();
        alignment::write(&pair, format, Paint::Plain, &mut out).expect("memory takes everything");
        pages.push(String::from_utf8(out).expect("UTF-8"));
    }
    Done { checked, alignment, pages }
}

#[test]
fn a_side_that_is_empty_has_no_names_to_miss() {
    for (source, target) in [("", ""), (ARABIC, ""), ("", ENGLISH), ("\u{FEFF}\n \n", ENGLISH)] {
        let done = done(source, target);
        assert!(done.checked.findings.len() <= 4, "{:#?}", done.checked.findings);
        assert!(done.alignment.beads.iter().all(|bead| bead.source.is_empty() || bead.target.is_empty()));
    }
}

#[test]
fn texts_that_are_no_pair_are_told() {
    for (source, target, expected) in [
        (ARABIC, ARABIC, Some(Oddity::SameText)),
        (ENGLISH, ENGLISH, Some(Oddity::SameText)),
        (ENGLISH, ARABIC, Some(Oddity::Exchanged)),
        (ENGLISH, "Another English text", Some(Oddity::SourceNotArabic)),
        (ARABIC, ENGLISH, None),
    ] {
        assert_eq!(Oddity::of(&Document::new(source), &Document::new(target)), expected);
        done(source, target);
    }
}

#[test]
fn markup_in_names_does_nothing_and_overrides_are_shown() {
    let source = "وصل <script>alert(1)</script> ميركل \u{202E}إلى\u{202C} كييف\u{2066} \"><img src=x onerror=alert(1)>.\n";
    let target =
        "Angela <b onclick='x()'>Merkle</b> \u{202E}deviرra\u{202C} in Kyiv ]]> <!-- \"><img src=x onerror=alert(1)>.\n";
    let done = done(source, target);
    for page in &done.pages {
        // What programs read keeps the text as it is.
        let is_data = page.starts_with('{') || page.starts_with("<?xml");
        assert!(is_data || !page.contains('\u{202E}'), "{page}");
        if page.starts_with("<!DOCTYPE html>") {
            for live in ["<script>alert", "<img", "<b onclick"] {
                assert!(!page.contains(live), "{live}: {page}");
            }
        }
    }
    let shown =
        done.pages.iter().filter(|page| page.starts_with("<!DOCTYPE html>") && page.contains("class=\"hidden\"")).count();
    assert!(shown > 0, "the page of findings shows hidden characters");
}

#[test]
fn a_sentence_without_end_is_left_aside_and_that_is_told() {
    let done = done(&format!("{ARABIC} ").repeat(600), &format!("{ENGLISH} ").repeat(600));
    assert!(done.checked.unsought > 100);
    let told = done.pages.iter().filter(|page| page.contains("not looked for")).count();
    assert_eq!(told, FindingFormat::ALL.len());
}

#[test]
fn a_sentence_of_a_few_hundred_words_is_checked_as_any_other() {
    let done = done(&format!("{ARABIC} ").repeat(30), &format!("{ENGLISH} ").repeat(30));
    assert_eq!((done.checked.unsought, done.checked.findings.len()), (0, 0), "{:#?}", done.checked.findings);
}

#[test]
#[ignore = "takes a minute in a release"]
fn a_line_of_five_megabytes() {
    let words = 5_000_000 / (ARABIC.len() + 1);
    let done = done(&format!("{ARABIC} ").repeat(words), &format!("{ENGLISH} ").repeat(words));
    assert!(done.checked.unsought > 100_000);
}

#[test]
#[ignore = "takes a minute in a release"]
fn twenty_thousand_sentences() {
    let lines = |side: fn(&(&'static str, &'static str)) -> &'static str| -> String {
        (0..20_000).map(|at| format!("{} {}.\n", side(&SENTENCES[at % SENTENCES.len()]), at * 7 + 100)).collect()
    };
    let done = done(&lines(|pair| pair.0), &lines(|pair| pair.1));
    let right = done.alignment.beads.iter().filter(|bead| bead.source == bead.target && bead.source.len() == 1).count();
    assert!(right > 19_900, "{right}");
    assert!(done.checked.findings.len() < 20, "{}", done.checked.findings.len());
}
