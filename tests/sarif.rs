//! What `check --format sarif` writes is valid by the published schema, which lies beside this test.

use naqhara::align::bitext::Bitext;
use naqhara::align::{AlignOptions, sentences};
use naqhara::check::{CheckOptions, Pair, check};
use naqhara::document::{FilePlace, InputSource};
use naqhara::report::{CheckReport, FindingFormat, TextOptions, write_findings};
use naqhara::{Document, Glossary};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("fixtures/schemas/sarif-2.1.0.json");

/// The log on a text and its translation, of which the first finding is waived.
fn log(source: &str, target: &str, waived: bool) -> Value {
    let glossary = Glossary::builtin();
    let [source, target] = [("a b.txt", source), ("نص.txt", target)]
        .map(|(path, text)| Document::new(text).with_path(path, naqhara::document::Positions::File));
    let alignment = sentences::align(&source, &target, &AlignOptions { glossary, ..AlignOptions::default() });
    let pair = Pair { source: &source, target: &target, alignment: &alignment };
    let mut checked = check(pair, glossary, &CheckOptions::default());
    let findings = &mut checked.findings;
    let first = if waived && !findings.is_empty() { vec![(findings.remove(0), "known <it>".to_string())] } else { Vec::new() };
    let mut report = CheckReport::new(pair, checked);
    report.add_waived(&source, &target, first);
    written(&report)
}

/// The published schema.
fn validator() -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    // As published, the pattern of languages has a bracket too many and is no regular expression; nothing here has a language.
    for place in ["run", "toolComponent"] {
        schema["definitions"][place]["properties"]["language"].as_object_mut().expect("it is there").remove("pattern");
    }
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// The log on a file of pairs.
fn log_of_pairs(file: &str, path: &str) -> Value {
    let bitext = Bitext::read(file.as_bytes(), &InputSource::file(path), None).expect("it is of its format");
    let pair = Pair { source: &bitext.source, target: &bitext.target, alignment: &bitext.alignment };
    let report = CheckReport::new(pair, check(pair, Glossary::builtin(), &CheckOptions::default()));
    written(&report)
}

fn written(report: &CheckReport) -> Value {
    let mut out = Vec::new();
    write_findings(report, FindingFormat::Sarif, &TextOptions::default(), &mut out).expect("memory takes everything");
    serde_json::from_slice(&out).expect("SARIF is JSON")
}

#[test]
fn regions_are_those_of_the_file() {
    let validator = validator();
    let po =
        "msgid \"\"\n\"وصلت أنغيلا ميركل \"\n\"إلى كييف\"\nmsgstr \"\"\n\"She \\\"came\\\", \"\n\"Angela Merkle, to Kyiv\"\n";
    let log = log_of_pairs(po, "a.po");
    assert!(validator.is_valid(&log), "{log:#}");
    let region = |log: &Value| log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].clone();
    assert_eq!(region(&log), json!({"startLine": 6, "startColumn": 2, "endLine": 6, "endColumn": 15}));
    let jsonl = "{\"source\":\"وصلت أنغيلا ميركل\",\"target\":\"Angela Merkle came\"}";
    let log = log_of_pairs(jsonl, "a.jsonl");
    assert!(validator.is_valid(&log), "{log:#}");
    assert_eq!(region(&log), json!({"startLine": 1}));
    let mut report = {
        let bitext = Bitext::read(jsonl.as_bytes(), &InputSource::file("a.jsonl"), None).expect("it is of its format");
        let pair = Pair { source: &bitext.source, target: &bitext.target, alignment: &bitext.alignment };
        CheckReport::new(pair, check(pair, Glossary::builtin(), &CheckOptions::default()))
    };
    for place in report.findings.iter_mut().flat_map(|found| [&mut found.source, &mut found.target]).flatten() {
        (place.file, place.file_end) = (Some(FilePlace::Paragraph(3)), Some(FilePlace::Paragraph(3)));
    }
    let log = written(&report);
    assert!(validator.is_valid(&log), "{log:#}");
    assert_eq!(region(&log), Value::Null);
    assert_eq!(log["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0]["name"], "paragraph 3");
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let validator = validator();
    let endless = |text: &str| format!("{text} ").repeat(1200);
    let (long, translated) = (endless("وصلت ميركل إلى كييف يوم"), endless("Merkel arrived in Kyiv"));
    let log_of_long = log(&long, &translated, false);
    assert!(validator.is_valid(&log_of_long));
    assert!(log_of_long["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].is_string());
    let source = "وصلت أنغيلا ميركل إلى كييف يوم الخميس 7 أكتوبر.\nوقالت إن 1197 شخصا عادوا من برلين.\n";
    let wrong = "Angela Merkle arrived in Kyiv on Friday, October 7.\nShe said سوق 1,179 people had come back.\n";
    for (source, target, waived) in [("", "", false), (source, wrong, false), (source, wrong, true)] {
        let log = log(source, target, waived);
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let results = run["results"].as_array().expect("a list");
        assert_eq!(results.is_empty(), source.is_empty());
        for result in results {
            assert!(result["partialFingerprints"]["naqhara/v1"].as_str().is_some_and(|print| print.len() == 16));
            let number = result["ruleIndex"].as_u64().expect("a number") as usize;
            assert_eq!(run["tool"]["driver"]["rules"][number]["id"], result["ruleId"]);
        }
        assert_eq!(results.iter().any(|result| result["suppressions"].is_array()), waived);
    }
}
