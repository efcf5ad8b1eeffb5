//! Glossaries in the formats of other programs: what a format can hold comes back, what it cannot is said, and what is written
//! keeps to the rules of the format.

mod tbx_rules;

use std::path::Path;

use naqhara::ErrorKind;
use naqhara::glossary::format::{self, Loss, Read, Written, json::SCHEMA, jsonl};
use naqhara::glossary::{Entry, GlossaryFormat, MatchMode, Status};
use naqhara::kinds::EntryType;
use proptest::prelude::*;
use serde_json::Value;

/// Formats that hold every field of an entry.
const WHOLE: [GlossaryFormat; 6] = [
    GlossaryFormat::Jsonl,
    GlossaryFormat::Json,
    GlossaryFormat::Csv,
    GlossaryFormat::Tsv,
    GlossaryFormat::Xlsx,
    GlossaryFormat::Tbx,
];

/// Formats of pairs.
const PAIRS: [GlossaryFormat; 4] = [GlossaryFormat::Omegat, GlossaryFormat::Deepl, GlossaryFormat::Google, GlossaryFormat::Utx];

/// Pieces of names and notes, and what goes wrong with them in one format or another.
const PIECES: &[&str] = &[
    "Kirvano",
    "Dravel",
    "كرفانو",
    "دْرافِل",
    "a",
    "ب",
    " ",
    "  ",
    "|",
    "\\",
    "\\|",
    "'",
    "=",
    "+",
    "-",
    "@",
    "\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "<",
    "&",
    "]]>",
    "&amp;",
    "#",
    "\u{A0}",
    "\u{200F}",
    "\u{2067}",
    "\u{0}",
    "\u{1}",
    "\u{B}",
    "\u{85}",
    "\u{2028}",
    "\u{FFFF}",
    "\u{FEFF}",
    "_x0041_",
    "e\u{301}",
    "😀",
    "naqhara: status=rejected",
    "0",
    "1.0",
    "TRUE",
    "2026-11-24",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..5).prop_map(|pieces| pieces.concat())
}

fn entry() -> impl Strategy<Value = Entry> {
    let list = || prop::collection::vec(text(), 0..3);
    let choices = (
        prop::sample::select(&EntryType::ALL[..]),
        prop::sample::select(&Status::ALL[..]),
        prop::option::of(prop::sample::select(&MatchMode::ALL[..])),
    );
    let added = prop_oneof![Just(String::new()), Just("2026-11-24".to_string()), Just("2026-13-45".to_string()), text()];
    ((text(), list(), list(), list()), choices, text(), text(), added).prop_map(
        |((en, ar, also, avoid), (kind, status, mode), note, source, added)| Entry {
            en: format!("Dravel {en}"),
            ar,
            kind,
            also,
            avoid,
            status,
            mode,
            note,
            source,
            added,
            ..Entry::default()
        },
    )
}

/// The entries as any reader gives them: names tidied, ids made.
fn tidied(entries: &[Entry]) -> Vec<Entry> {
    format::parse(&jsonl::write(entries), GlossaryFormat::Jsonl).map_or_else(|_| Vec::new(), |read| read.entries)
}

fn written(entries: &[Entry], format: GlossaryFormat) -> Written {
    format::write(entries, format, false).expect("the format is written")
}

fn read(bytes: &[u8], format: GlossaryFormat) -> Read {
    format::read_bytes(bytes, Path::new("glossary"), Some(format)).expect("what was written is read")
}

fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(jsonl::row);
    entries
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_format_holds_comes_back(entries in prop::collection::vec(entry(), 0..4)) {
        let entries = tidied(&entries);
        let mut reversed = entries.clone();
        reversed.reverse();
        for format in WHOLE {
            let Written { bytes, losses } = written(&entries, format);
            prop_assert_eq!(&written(&reversed, format).bytes, &bytes, "{}: same entries, same bytes", format.name());
            let back = read(&bytes, format);
            prop_assert_eq!(back.entries.len(), entries.len(), "{}: {:?}", format.name(), back.warnings);
            if losses.sentences().all(|said| said.starts_with("in a note")) {
                prop_assert_eq!(sorted(back.entries), sorted(entries.clone()), "{}", format.name());
            }
        }
    }

    #[test]
    fn tbx_keeps_to_the_rules(entries in prop::collection::vec(entry(), 1..4)) {
        let text = String::from_utf8(written(&tidied(&entries), GlossaryFormat::Tbx).bytes).expect("UTF-8");
        prop_assert_eq!(tbx_rules::broken(&text), Vec::<String>::new());
    }

    #[test]
    fn pairs_come_back(entries in prop::collection::vec(entry(), 0..4)) {
        // Without a header, which column is which is told by the script.
        let scripts = |mut entry: Entry| {
            entry.en.retain(|letter| !naqhara::text::words::is_arabic_letter(letter));
            entry.ar.iter_mut().for_each(|form| form.insert_str(0, "درافل"));
            entry
        };
        let entries = tidied(&entries.into_iter().map(scripts).collect::<Vec<_>>());
        for format in PAIRS {
            let Written { bytes, losses } = written(&entries, format);
            if losses.sentences().any(|said| said.starts_with("left out")) {
                continue;
            }
            let pairs = |entries: &[Entry]| {
                let pair = |entry: &Entry| entry.ar.iter().map(|ar| (ar.clone(), entry.en.clone())).collect::<Vec<_>>();
                let mut pairs: Vec<(String, String)> = entries.iter().flat_map(pair).collect();
                pairs.sort();
                pairs.dedup();
                pairs
            };
            prop_assert_eq!(pairs(&read(&bytes, format).entries), pairs(&entries), "{}", format.name());
        }
    }

    #[test]
    fn whatever_the_bytes_are_reading_them_is_no_accident(text in text(), bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        for format in GlossaryFormat::all() {
            let _ = format::read_bytes(text.as_bytes(), Path::new("glossary"), Some(format));
            let _ = format::read_bytes(&bytes, Path::new("glossary"), Some(format));
        }
    }
}

#[test]
fn losses_are_counted() {
    let entry = |en: &str, ar: &[&str]| Entry {
        id: en.to_lowercase(),
        en: en.into(),
        ar: ar.iter().map(|&form| form.into()).collect(),
        ..Entry::default()
    };
    let long = "ط".repeat(513);
    let entries = [
        Entry {
            note: "a town".into(), kind: EntryType::Place, also: vec!["Dravelia".into()], ..entry("Dravel", &["درافل"])
        },
        Entry { status: Status::Proposed, ..entry("Kirvano", &["كرفانو"]) },
        Entry { mode: Some(MatchMode::Exact), ..entry("Dravel East", &["درافل", &long, "# شرق"]) },
        entry("Dravel West", &[]),
    ];
    let said = |format| written(&entries, format).losses.sentences().collect::<Vec<_>>();
    assert!(said(GlossaryFormat::Csv).is_empty());
    assert_eq!(
        said(GlossaryFormat::Tbx),
        [
            "in a note that other programs do not understand: match on 1 entry",
            "in a note that other programs do not understand: status on 1 entry"
        ]
    );
    assert_eq!(
        said(GlossaryFormat::Omegat),
        [
            "left out: 1 entry not approved",
            "lost: type on 1 entry",
            "lost: also on 1 entry",
            "left out: 1 term that OmegaT would read as something else",
            "lost: match on 1 entry",
            "left out: 1 entry without an Arabic form",
        ]
    );
    assert_eq!(
        said(GlossaryFormat::Utx),
        [
            "lost: type on 1 entry",
            "left out: 1 term that a row of UTX cannot hold",
            "lost: match on 1 entry",
            "left out: 1 entry without an Arabic form",
        ]
    );
    let deepl = said(GlossaryFormat::Deepl);
    assert!(deepl.contains(&"left out: 1 term longer than 1024 bytes, the most that DeepL takes".to_string()), "{deepl:?}");
    assert!(deepl.contains(&"left out: 1 term whose Arabic stands before another English already".to_string()), "{deepl:?}");
    assert!(deepl.contains(&"lost: note on 1 entry".to_string()), "{deepl:?}");
}

#[test]
fn utx_keeps_what_is_to_be_used_and_what_is_not() {
    let entry = Entry {
        en: "Dravel".into(),
        ar: vec!["درافل".into(), "درافيل".into()],
        also: vec!["Dravelia".into()],
        avoid: vec!["Drafel".into()],
        note: "a town".into(),
        ..Entry::default()
    };
    let forbidden = Entry {
        en: "Kirvane".into(),
        ar: vec!["كرفانو".into(), "كيرفانو".into()],
        status: Status::Forbidden,
        ..Entry::default()
    };
    let rejected =
        Entry { en: "Sellwick".into(), ar: vec!["سيلويك".into()], status: Status::Rejected, ..Entry::default() };
    let written = written(&tidied(&[entry.clone(), forbidden.clone(), rejected]), GlossaryFormat::Utx);
    let text = String::from_utf8(written.bytes).expect("UTF-8");
    assert!(text.starts_with("#UTX 1.11; ar/en; \r\n#src\ttgt\tsrc:pos\t") && text.ends_with("\r\n"), "{text}");
    let back = read(text.as_bytes(), GlossaryFormat::Utx).entries;
    assert_eq!(sorted(back), sorted(tidied(&[entry, forbidden])));
}

#[test]
fn the_rules_of_tbx_find_what_others_get_wrong() {
    let entry = Entry { id: "dravel".into(), en: "Dravel".into(), ar: vec!["درافل".into()], ..Entry::default() };
    let good = String::from_utf8(written(&[entry], GlossaryFormat::Tbx).bytes).expect("UTF-8");
    assert!(tbx_rules::broken(&good).is_empty());
    let spoilt = [
        ("preferredTerm-admn-sts", "forbidden"),
        (">noun<", ">name<"),
        ("id=\"dravel\"", "id=\"7 dravels\""),
        (" id=\"dravel\"", ""),
        ("xml:lang=\"ar\"", "xml:lang=\"en\""),
        ("style=\"dca\"", "style=\"dct\""),
        ("ed-2", "ed-3"),
        ("<langSec xml:lang=\"ar\">", "<langSec xml:lang=\"ar\"><note/><descrip type=\"context\">x</descrip>"),
        ("<tbxHeader>", "<text/><tbxHeader>"),
        ("<titleStmt>", "<p>x</p><titleStmt>"),
    ];
    for (from, to) in spoilt {
        assert!(good.contains(from), "{from}");
        assert!(!tbx_rules::broken(&good.replacen(from, to, 1)).is_empty(), "{from} -> {to}");
    }
    // The one thing that TBX has no way to say: that there is nothing.
    let empty = String::from_utf8(written(&[], GlossaryFormat::Tbx).bytes).expect("UTF-8");
    assert_eq!(tbx_rules::broken(&empty), ["<text>: its children are body back?"]);
    assert!(read(empty.as_bytes(), GlossaryFormat::Tbx).entries.is_empty());
}

#[test]
fn entries_of_one_id_are_told_apart_in_tbx() {
    let entry = |id: &str, en: &str| Entry { id: id.into(), en: en.into(), ..Entry::default() };
    let entries = ["dravel", "dravel", "dravel-2", "dravel"].map(|id| entry(id, "Dravel"));
    let Written { bytes, losses } = written(&entries, GlossaryFormat::Tbx);
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(tbx_rules::broken(&text), Vec::<String>::new());
    assert!(losses.sentences().any(|said| said.contains("an id that another entry has")));
}

#[test]
fn external_entities_are_never_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "the secret").expect("written");
    let entry = "<conceptEntry><langSec xml:lang='en'><termSec><term>X</term></termSec></langSec></conceptEntry>";
    let with = |doctype: &str, term: &str| {
        format!("<!DOCTYPE tbx {doctype}><tbx><text><body>{}</body></text></tbx>", entry.replace('X', term))
    };
    let external = with(&format!("[<!ENTITY x SYSTEM \"file://{}\">]", secret.display()), "&x;");
    let error = format::parse(&external, GlossaryFormat::Tbx).expect_err("refused");
    assert!(error.message().contains("never read") && error.location().line == Some(1), "{error}");
    // A document type that nobody asks for is passed over, and so are declarations that stay inside the file.
    for fine in [with("SYSTEM 'http://example.invalid/x.dtd'", "Dravel"), with("[<!ENTITY x 'Dravel'>]", "&x;")] {
        assert_eq!(format::parse(&fine, GlossaryFormat::Tbx).expect("read").entries[0].en, "Dravel");
    }
    let bomb: String = (1..9).map(|n| format!("<!ENTITY x{n} \"{}\">", format!("&x{};", n - 1).repeat(10))).collect();
    assert!(format::parse(&with(&format!("[<!ENTITY x0 'x'>{bomb}]"), "&x8;"), GlossaryFormat::Tbx).is_err());
    let deep = format!("<tbx><text><body>{}{}</body></text></tbx>", "<hi>".repeat(20_000), "</hi>".repeat(20_000));
    let _ = format::parse(&deep, GlossaryFormat::Tbx);
}

#[test]
fn the_schema_takes_what_is_written_and_refuses_what_is_not_read() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is one");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries");
    let mut rows = 0;
    for file in std::fs::read_dir(folder).expect("the glossaries are there").flatten() {
        if file.path().extension().is_some_and(|extension| extension == "jsonl") {
            for row in std::fs::read_to_string(file.path()).expect("readable").lines() {
                rows += 1;
                let value: Value = serde_json::from_str(row).expect("JSON");
                assert!(validator.is_valid(&value), "{row}");
            }
        }
    }
    assert!(rows > 20_000);
    let entry = Entry { id: "dravel".into(), en: "Dravel".into(), status: Status::Rejected, ..Entry::default() };
    let document: Value = serde_json::from_slice(&written(&[entry], GlossaryFormat::Json).bytes).expect("JSON");
    assert!(validator.is_valid(&document));
    for wrong in [
        r#"{"id":"a"}"#,
        r#"{"en":""}"#,
        r#"{"en":"A","type":"town"}"#,
        r#"{"en":"A","arabic":"ا"}"#,
        r#"{"en":"A","added":"yesterday"}"#,
        r#"{"version":2,"kind":"glossary","entries":[]}"#,
        "3",
    ] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).expect("JSON")), "{wrong}");
    }
}

/// What the sample of each format holds: made by other programs where one could be had, see the folder's README.
#[test]
fn files_of_other_programs_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/glossary");
    for (file, format) in [
        ("sample.csv", None),
        ("sample.tsv", None),
        ("sample.xlsx", None),
        ("sample.utx", None),
        ("sample.v2.tbx", None),
        ("sample.dct.tbx", None),
        ("sample.dca.tbx", None),
        ("sample.omegat.txt", None),
        ("sample.deepl.csv", Some(GlossaryFormat::Deepl)),
        ("sample.google.csv", Some(GlossaryFormat::Google)),
        ("sample.json", None),
    ] {
        let read = format::read(&folder.join(file), format).unwrap_or_else(|error| panic!("{error}"));
        let rows = |loss| read.warnings.iter().filter(|warning| warning.loss == loss).count();
        assert_eq!(rows(Loss::Row), 0, "{file}: {:?}", read.warnings);
        let found: Vec<(&str, Vec<&str>)> =
            read.entries.iter().map(|entry| (entry.en.as_str(), entry.ar.iter().map(String::as_str).collect())).collect();
        assert_eq!(
            found,
            [("Dravel Kirvano", vec!["درافل كرفانو", "درافيل كرفانو"]), ("Port Sellwick", vec!["بورت سيلويك"])],
            "{file}"
        );
    }
}

#[test]
fn a_newer_glossary_is_refused_in_every_native_format() {
    for (text, format) in [
        ("{\"version\":2,\"kind\":\"glossary\"}\n{\"en\":\"Dravel\"}\n", GlossaryFormat::Jsonl),
        ("{\"version\":2,\"kind\":\"glossary\",\"entries\":[]}", GlossaryFormat::Json),
    ] {
        let error = format::parse(text, format).expect_err("newer");
        assert_eq!(error.kind(), ErrorKind::Version);
        assert!(error.message().contains("update the program"));
    }
    let older = format::parse("{\"version\":1,\"kind\":\"glossary\"}\n{\"en\":\"Dravel\"}\n", GlossaryFormat::Jsonl);
    assert_eq!(older.expect("of this version").entries.len(), 1);
}
