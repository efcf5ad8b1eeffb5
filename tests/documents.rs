//! Texts in the formats that translators have them in: whatever the format, the same is read, and nothing that is no text of the
//! article. The fixtures are one small article with its translation, `tests/cmd/documents.in`.

use std::fs;
use std::path::{Path, PathBuf};

use naqhara::align::bitext::Bitext;
use naqhara::document::{self, FilePlace, InputFormat, InputSource, Positions, Rule};
use naqhara::glossary::GlossarySource;
use naqhara::span::LineColumn;
use naqhara::{Document, Glossary, Report, check, mentions};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/documents.in").join(name)
}

fn read(name: &str) -> Document {
    let path = fixture(name);
    let bytes = fs::read(&path).expect("the fixture is there");
    document::read(&bytes, &InputSource::file(&path), None).expect("it is of its format")
}

fn glossary() -> Glossary {
    let path = fixture("desk.jsonl").display().to_string();
    Glossary::open(&[GlossarySource::parse(&path)]).expect("the fixture is a glossary").glossary
}

#[test]
fn every_format_has_the_same_names_in_it() {
    let glossary = glossary();
    for name in ["source.md", "source.docx", "pairs.tmx", "pairs.xlf", "pairs.2.xliff", "pairs.po"] {
        let document = read(name);
        let found = mentions::find(&document, &glossary);
        let texts: Vec<&str> = found.iter().map(|mention| mention.span.of(document.text())).collect();
        for expected in ["زهرة تاركوفنا", "فيلنوغراد", "هلموت براندفولد", "براندفولد"]
        {
            assert!(texts.contains(&expected), "{name}: {texts:?}");
        }
        assert!(!document.text().contains("درافل") && !document.text().contains('<'), "{name}: {}", document.text());
        let expected = if name == "source.md" { Positions::File } else { Positions::Extracted };
        assert_eq!(document.positions(), expected, "{name}");
    }
}

/// What stands at a place of a file as people count it.
fn at(file: &str, line: usize, column: usize) -> &str {
    let line = file.split('\n').nth(line - 1).expect("the file has this line");
    line.char_indices().nth(column - 1).map_or("", |(at, _)| &line[at..])
}

#[test]
fn every_word_is_found_at_its_place_in_the_file() {
    let tsv = "# no pair\r\nHe  came here\tوصل  هنا\r\n\r\nShe went\tذهبت";
    let mut files = vec![("a.tsv".to_string(), tsv.to_string())];
    for name in ["pairs.tmx", "pairs.xlf", "pairs.2.xliff", "pairs.po", "wrong.html"] {
        let file = fs::read_to_string(fixture(name)).expect("the fixture is there");
        files.push((name.to_string(), file.replace('\n', "\r\n")));
        files.push((name.to_string(), file));
    }
    for (name, file) in files {
        let source = InputSource::file(&name);
        let sides = if source.format().holds_pairs() {
            let bitext = Bitext::read(file.as_bytes(), &source, None).expect("it is of its format");
            vec![bitext.source, bitext.target, document::read(file.as_bytes(), &source, None).expect("it is of its format")]
        } else {
            vec![document::read(file.as_bytes(), &source, None).expect("it is of its format")]
        };
        for side in sides.iter().filter(|side| !side.origin().is_the_text()) {
            assert!(side.words().iter().count() > 2, "{name}");
            for word in side.words().iter() {
                let place = side.origin().place(side.text(), word.span.start, LineColumn { line: 0, column: 0 });
                let Some(FilePlace::Column(place)) = place else { panic!("{name}: {place:?}") };
                let (there, own) = (at(&file, place.line, place.column), word.span.of(side.text()));
                assert!(there.starts_with(own), "{name}: {own} at {place:?}, where {there} stands");
            }
        }
    }
}

#[test]
fn what_has_no_columns_says_the_line_or_the_paragraph() {
    let rows = "\n{\"source\":\"وصل\\nهنا\",\"target\":\"He\"}\n";
    let bitext = Bitext::read(rows.as_bytes(), &InputSource::file("a.jsonl"), None).expect("a pair");
    let own = LineColumn { line: 0, column: 0 };
    assert_eq!(bitext.source.origin().place(bitext.source.text(), 0, own), Some(FilePlace::Line(2)));
    let document = read("source.docx");
    let second = document.text().find("\n\n").expect("two paragraphs") + 2;
    assert_eq!(document.origin().place(document.text(), 0, own), Some(FilePlace::Paragraph(1)));
    assert_eq!(document.origin().place(document.text(), second, own), Some(FilePlace::Paragraph(2)));
}

#[test]
fn a_name_with_marks_in_it_is_what_its_bytes_are() {
    let file = "أمس <!-- تعليق --> وصلت **زهرة** _تاركوفنا_ إلى فيلنوغراد.\n";
    let document = document::read(file.as_bytes(), &InputSource::file("a.md"), None).expect("Markdown");
    let report = Report::new(&document, &mentions::find(&document, &glossary()), &glossary());
    let first = &report.mentions[0];
    assert_eq!((first.text.as_str(), first.form.as_deref()), ("زهرة** _تاركوفنا", Some("زهرة تاركوفنا")));
    for mention in &report.mentions {
        assert_eq!(mention.text, mention.span.of(file));
        assert!(at(file, mention.place.line, mention.place.column).starts_with(&mention.text), "{mention:?}");
    }
}

#[test]
fn every_file_of_pairs_is_checked_alike() {
    let glossary = glossary();
    for name in ["pairs.tmx", "pairs.xlf", "pairs.2.xliff", "pairs.po"] {
        let path = fixture(name);
        let bytes = fs::read(&path).expect("the fixture is there");
        let bitext = Bitext::read(&bytes, &InputSource::file(&path), None).expect("it is of its format");
        assert_eq!(bitext.alignment.beads.len(), 2, "{name}");
        let pair = check::Pair { source: &bitext.source, target: &bitext.target, alignment: &bitext.alignment };
        let found = check::check(pair, &glossary, &check::CheckOptions::default()).findings;
        let rules: Vec<Rule> = found.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, [Rule::MisspeltName, Rule::NumberMismatch], "{name}: {found:#?}");
    }
}

#[test]
fn places_in_markdown_are_places_in_the_file() {
    let file = fs::read_to_string(fixture("source.md")).expect("the fixture is there");
    let document = read("source.md");
    let found = mentions::find(&document, &glossary());
    assert!(found.len() > 4);
    for mention in found {
        assert_eq!(mention.span.of(document.text()), mention.span.of(&file));
    }
}

#[test]
fn entities_from_outside_are_never_read() {
    let declared = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\"><!ENTITY c \"&d;&d;\"><!ENTITY d \"xx\">]>";
    for (name, body) in [
        ("a.tmx", "<tmx><body><tu><tuv xml:lang=\"ar\"><seg>&b;</seg></tuv></tu></body></tmx>"),
        ("a.tmx", "<tmx><body><tu><tuv xml:lang=\"ar\"><seg>&c;</seg></tuv></tu></body></tmx>"),
        ("a.xlf", "<xliff><file><trans-unit><source>&b;</source></trans-unit></file></xliff>"),
    ] {
        let error = document::read(format!("{declared}{body}").as_bytes(), &InputSource::file(name), None).expect_err(name);
        assert!(error.message().contains("no others are read"), "{error}");
        assert_eq!(error.location().path.as_deref(), Some(Path::new(name)));
    }
}

#[test]
fn long_files_cost_what_they_are_long() {
    let row =
        "<tu><tuv xml:lang=\"ar\"><seg>وصل &amp; ذهب</seg></tuv><tuv xml:lang=\"en\"><seg>came &amp; went</seg></tuv></tu>";
    let memory = format!("<tmx version=\"1.4\"><body>{}</body></tmx>", row.repeat(50_000));
    let source = InputSource::file("a.tmx");
    assert_eq!(Bitext::read(memory.as_bytes(), &source, None).expect("a memory").alignment.beads.len(), 50_000);
    let page = format!("<main>{}</main>", "<p>وصل الوزير إلى المدينة، وقال إن الطريق طويل.</p>".repeat(20_000));
    let text = document::read(page.as_bytes(), &InputSource::file("a.html"), None).expect("a page");
    assert_eq!(text.text().matches("الوزير").count(), 20_000);
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_stumble(pieces in prop::collection::vec(0..PIECES.len(), 0..40), bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let markup: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        for format in InputFormat::all() {
            let source = InputSource { path: "a".into(), named: Some(format) };
            for input in [markup.as_bytes(), &bytes] {
                let _ = Bitext::read(input, &source, None);
                if let Ok(document) = document::read(input, &source, None)
                    && format == InputFormat::Markdown
                    && document.positions() == Positions::File
                {
                    prop_assert_eq!(document.text().len(), input.len());
                }
            }
        }
    }
}

/// What hostile files are made of.
const PIECES: [&str; 34] = [
    "<",
    ">",
    "</p>",
    "<p>",
    "<div class=\"ad\">",
    "<!--",
    "-->",
    "<script>",
    "<tmx>",
    "<tu>",
    "<tuv xml:lang=\"ar\">",
    "<seg>",
    "</seg>",
    "&amp;",
    "&#0;",
    "&x;",
    "نص",
    "\u{202E}",
    "\"",
    "msgid \"",
    "msgstr[1] \"a\"\n",
    "\\",
    "\r\n",
    "\n\n",
    "# ",
    "| ",
    "|---|\n",
    "```\n",
    "[a](b)",
    "**",
    "<xliff><trans-unit>",
    "<source>",
    "{\"source\":1}",
    "\t",
];
