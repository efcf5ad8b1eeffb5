//! What holds for any text whatever: places are real places, folding settles, files come back as they were written, and
//! nothing that a person may feed the program makes it fall over.

use naqhara::Span;
use naqhara::document::{Document, Positions};
use naqhara::glossary::format::{self, jsonl};
use naqhara::glossary::{Compiled, Entry, Glossary, GlossaryFormat, MatchMode, Status};
use naqhara::kinds::EntryType;
use naqhara::report::{self, OutputFormat, Report, TextOptions};
use naqhara::text::normalize::{Normalized, clean, key};
use naqhara::text::words::Words;
use naqhara::text::{dates, decode, numbers, sentences};
use naqhara::{detect, matcher, mentions};
use proptest::prelude::*;

/// Pieces of Arabic news and of what goes wrong with it. Any of them may stand beside any other.
const PIECES: &[&str] = &[
    "قال",
    "وزير",
    "الخارجية",
    "أنتوني",
    "بلينكن",
    "وبلينكن",
    "عبد",
    "الرحمن",
    "محمد",
    "بن",
    "آل",
    "ثاني",
    "للقاهرة",
    "ال",
    "و",
    "ثلاثة",
    "وعشرون",
    "مئة",
    "ألف",
    "ملايين",
    "ونصف",
    "الحادية",
    "عشرة",
    "في المئة",
    "٪",
    "%",
    "تشرين",
    "الثاني",
    "/",
    "نوفمبر",
    "أكتوبر",
    "من",
    "عام",
    "هـ",
    "يوم",
    "الخميس",
    "1,197",
    "١٢٫٥",
    "۲۰۲۳",
    "2023",
    "7/10/2023",
    "3.5",
    "999999999999999999",
    ".",
    "،",
    "؟",
    "!",
    "…",
    "...",
    ":",
    "«",
    "»",
    "”",
    "(",
    ")",
    "-",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "د.",
    "ج.",
    "Mr.",
    "U.S.",
    "ANZ",
    "don't",
    "F-16",
    "<b>",
    "&amp;",
    "|",
    "\\",
    "\"",
    "\u{640}",
    "\u{64E}",
    "\u{651}",
    "\u{654}",
    "\u{653}",
    "\u{670}",
    "\u{200B}",
    "\u{200E}",
    "\u{200F}",
    "\u{202B}",
    "\u{202C}",
    "\u{202E}",
    "\u{2067}",
    "\u{2069}",
    "\u{FEFF}",
    "\u{FDFA}",
    "\u{FDFD}",
    "\u{FEFB}",
    "\u{FC5E}",
    "ى",
    "ىء",
    "ة",
    "ک",
    "ی",
    "ۀ",
    "ا\u{654}",
    "\0",
    "😀",
    "e\u{301}",
    "İ",
    "ﬃ",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => news(), 1 => any::<String>(), 1 => (news(), any::<String>(), news()).prop_map(|(a, b, c)| a + &b + &c)]
}

/// A glossary with names that the pieces hold.
fn desk() -> Glossary {
    let row = |en: &str, ar: &[&str], kind| Entry {
        en: en.into(),
        ar: ar.iter().map(|form| form.to_string()).collect(),
        kind,
        ..Entry::default()
    };
    Glossary::new(vec![
        row("Antony Blinken", &["أنتوني بلينكن", "بلينكن"], EntryType::Person),
        row("Abdul Rahman", &["عبد الرحمن"], EntryType::Person),
        row("Cairo", &["القاهرة"], EntryType::Place),
        row("ANZ", &["ANZ"], EntryType::Organization),
    ])
}

/// Panics unless the spans are real places of `text`, not empty, in order and apart from each other.
fn assert_places(text: &str, spans: impl IntoIterator<Item = Span>, what: &str) {
    let mut last = 0;
    for span in spans {
        assert!(
            last <= span.start && span.start < span.end && span.end <= text.len(),
            "{what} at {span:?} after {last}: {text:?}"
        );
        assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{what} at {span:?} cuts a letter: {text:?}"
        );
        last = span.end;
    }
}

/// Panics unless the sentences hold every byte that is no white space, and every word, exactly once.
fn assert_covered(text: &str, words: &Words, sentences: &[sentences::Sentence]) {
    let mut outside = String::new();
    let mut last = 0;
    let mut word = 0;
    for sentence in sentences {
        outside += &text[last..sentence.span.start];
        last = sentence.span.end;
        assert_eq!(sentence.words.start, word, "{text:?}");
        word = sentence.words.end;
        for at in sentence.words.clone() {
            let span = words.get(at).span;
            assert!(
                sentence.span.start <= span.start && span.end <= sentence.span.end,
                "{span:?} leaves {sentence:?}: {text:?}"
            );
        }
    }
    outside += &text[last..];
    assert_eq!(outside.trim(), "", "{text:?}");
    assert_eq!(word, words.len(), "{text:?}");
}

fn assert_numbers_and_dates(text: &str, words: &Words, found: &[numbers::Number], days: &[dates::Date]) {
    assert_places(text, found.iter().map(|number| number.span), "a number");
    assert!(found.iter().all(|number| number.words.start < number.words.end && number.words.end <= words.len()));
    assert_places(text, days.iter().map(|date| date.span), "a date");
    assert!(days.iter().all(|date| date.words.start < date.words.end && date.words.end <= words.len()));
    assert!(
        days.iter().all(|date| date.day.is_some() || date.month.is_some() || date.year.is_some() || date.weekday.is_some())
    );
}

fn assert_text_layer(text: &str) {
    let words = Words::new(text);
    assert_places(text, words.iter().map(|word| word.span), "a word");
    let arabic = numbers::find(text, &words);
    assert_numbers_and_dates(text, &words, &arabic, &dates::find(text, &words, &arabic));
    let english = numbers::find_english(text, &words);
    assert_numbers_and_dates(text, &words, &english, &dates::find_english(text, &words, &english));
    let split = sentences::split(text, &words);
    assert_places(text, split.iter().map(|sentence| sentence.span), "a sentence");
    assert_covered(text, &words, &split);
}

/// Everything that `report` does with the text of a file, in every format.
fn reports(text: &str, glossary: &Glossary) -> Vec<Vec<u8>> {
    let document = Document::new(text).with_path("an article", Positions::Extracted);
    let found = mentions::find(&document, glossary);
    assert_places(text, found.iter().map(|mention| mention.span), "a mention");
    let report = Report::new(&document, &found, glossary);
    let write = |format| {
        let mut out = Vec::new();
        report::write(&report, format, &TextOptions::default(), &mut out).expect("memory takes everything");
        out
    };
    OutputFormat::ALL.into_iter().map(write).collect()
}

fn entry() -> impl Strategy<Value = Entry> {
    let list = || prop::collection::vec(text(), 0..4);
    let strings = (any::<String>(), text(), list(), list(), list());
    let choices = (
        prop::sample::select(&EntryType::ALL[..]),
        prop::sample::select(&Status::ALL[..]),
        prop::option::of(prop::sample::select(&MatchMode::ALL[..])),
    );
    (strings, choices, text(), text(), text()).prop_map(
        |((id, en, ar, also, avoid), (kind, status, mode), note, source, added)| Entry {
            id,
            en,
            ar,
            kind,
            also,
            avoid,
            status,
            mode,
            note,
            source,
            added,
        },
    )
}

fn read_rows(rows: &str) -> Vec<Entry> {
    format::parse(rows, GlossaryFormat::Jsonl).map_or_else(|_| Vec::new(), |read| read.entries)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_are_real_places(text in text()) {
        assert_text_layer(&text);
    }

    #[test]
    fn every_part_of_the_folded_text_comes_from_somewhere(text in text()) {
        let normalized = Normalized::new(&text);
        prop_assert_eq!(normalized.clean.len(), normalized.key.len());
        let mut starts = normalized.clean.char_indices().map(|(at, letter)| Span::new(at, at + letter.len_utf8()));
        let all_real = starts.all(|letter| {
            let span = normalized.original_span(&text, letter);
            span.start < span.end && text.get(span.start..span.end).is_some()
        });
        prop_assert!(all_real);
    }

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = Normalized::new(&text);
        prop_assert_eq!(&Normalized::new(&once.clean).clean, &once.clean);
        prop_assert_eq!(&Normalized::new(&once.key).key, &once.key);
        prop_assert_eq!(&Normalized::new(&once.clean).key, &once.key);
        prop_assert_eq!(clean(&clean(&text)), clean(&text));
        prop_assert_eq!(key(&key(&text)), key(&text));
    }

    #[test]
    fn glossary_rows_come_back_as_they_were_written(entries in prop::collection::vec(entry(), 1..4)) {
        // The first reading tidies what people typed; from then on nothing changes.
        let tidy = read_rows(&jsonl::write(&entries));
        let rows = jsonl::write(&tidy);
        let again = read_rows(&rows);
        prop_assert_eq!(jsonl::write(&again), rows);
        let compiled = Compiled::open(naqhara::glossary::Blob::from_vec(naqhara::glossary::compiled::compile(&again)));
        let opened: Vec<Entry> = compiled.expect("what was just compiled opens").entries().collect();
        prop_assert_eq!(jsonl::write(&opened), jsonl::write(&again));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_the_same_report_twice(text in text()) {
        let glossary = desk();
        prop_assert_eq!(reports(&text, &glossary), reports(&text, &glossary));
    }

    #[test]
    fn any_text_is_searched_for_names_without_harm(text in text()) {
        let document = Document::new(text.as_str());
        let gazetteer = matcher::candidates(&document, Glossary::builtin());
        let found = detect::detect(&document, &[], &gazetteer);
        for name in &found {
            prop_assert!(name.words.start < name.words.end && name.words.end <= document.words().len());
            prop_assert!((0.0..=1.0).contains(&name.score) && name.kind.is_name());
            assert_places(&text, [document.words().span(&text, name.words.clone(), name.proclitics)], "detection");
        }
        prop_assert_eq!(&found, &detect::detect(&document, &[], &gazetteer));
    }

    #[test]
    fn any_bytes_get_a_report_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let glossary = desk();
        for label in [None, Some("windows-1256"), Some("iso-8859-6"), Some("utf-16le"), Some("utf-16be")] {
            if let Ok(decoded) = decode::decode(&bytes, label) {
                assert_text_layer(&decoded.text);
                reports(&decoded.text, &glossary);
            }
        }
    }
}

#[test]
fn hostile_texts_do_no_harm() {
    let name = "أنتوني بلينكن";
    let controls = ['\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2069}'];
    let everywhere: String =
        name.chars().zip(controls.iter().cycle()).flat_map(|(letter, control)| [*control, letter]).collect();
    let texts = [
        format!("وصل {everywhere} إلى القاهرة."),
        format!("وصل ب{}لينكن إلى القاهرة.", "\u{64E}".repeat(10_000)),
        format!("{}بلينكن", "\u{301}".repeat(10_000)),
        "وصل <b>أنتوني</b> <i onclick=\"x()\">بلينكن</i><script>alert('القاهرة')</script>".to_string(),
        "وصل\0أنتوني\0بلينكن\0إلى القاهرة\0".to_string(),
        "\u{202E}".repeat(5_000),
        "(".repeat(5_000) + &")".repeat(5_000),
        ". ".repeat(10_000),
        "%".repeat(10_000),
        "و".repeat(10_000),
        "و ".repeat(10_000),
        "ألف ".repeat(3_000),
        "مليون ونصف ".repeat(3_000),
        "تشرين الثاني/نوفمبر/".repeat(1_000),
        "1/".repeat(5_000),
        "9".repeat(10_000),
        "بن ".repeat(3_000),
        "\n".repeat(10_000),
        "\r".repeat(10_000),
        PIECES.concat(),
        PIECES.join(" "),
    ];
    for text in texts {
        assert_text_layer(&text);
        let once = Normalized::new(&text).clean;
        assert_eq!(Normalized::new(&once).clean, once);
        assert_eq!(reports(&text, &desk()), reports(&text, &desk()));
    }
    assert_eq!(reports(&PIECES.join(" "), Glossary::builtin()), reports(&PIECES.join(" "), Glossary::builtin()));
}

#[test]
fn controls_inside_a_name_do_not_hide_it() {
    let glossary = desk();
    for text in ["وصل أنتو\u{202E}ني ب\u{200F}لينكن\u{202C}.", "وصل أنتوني بلـــينكنُ."] {
        let document = Document::new(text);
        let found = mentions::find(&document, &glossary);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert_eq!(key(found[0].span.of(text)), key("أنتوني بلينكن"));
    }
}

#[test]
fn broken_encodings_are_errors_with_a_place() {
    let lone_surrogates: Vec<u8> =
        [0xFEFF, 0x0642, 0xD800, 0x0627, 0xDC00].iter().flat_map(|unit: &u16| unit.to_le_bytes()).collect();
    for bytes in
        [b"\xD9".to_vec(), b"\xD9\x82\xFF\xD8".to_vec(), b"\xED\xA0\x80".to_vec(), b"\xC0\xAF".to_vec(), lone_surrogates]
    {
        let error = decode::decode(&bytes, None).expect_err("it does not decode");
        assert!(error.location().line.is_some() && error.location().column.is_some(), "{error}");
    }
}

/// Linear in its length: a text of one line, five megabytes long, takes seconds in a debug build.
#[test]
fn a_line_may_be_as_long_as_it_likes() {
    let sentence = "وصل أنتوني بلينكن إلى القاهرة في 7 تشرين الأول/أكتوبر 2023 مع ثلاثة وعشرين مرافقا. ";
    let text = sentence.repeat(5_000_000 / sentence.len());
    assert_text_layer(&text);
}
