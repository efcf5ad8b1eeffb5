use super::*;
use crate::align::AlignOptions;
use crate::align::sentences;

const SOURCE: &str = "وصلت السفينة أوريون إلى المرفأ يوم 12 مارس.\n\nقال القبطان: \"الطقس كان <سيئا> & باردا\".\u{202E}\n";
const TARGET: &str = "The Orion\treached port on March 12.\n\n\"The weather was <bad> & cold,\" the captain said.\u{0}\u{B}\n";

fn written(format: AlignmentFormat, source: &str, target: &str) -> String {
    let (source, target) = (Document::new(source), Document::new(target));
    let options = AlignOptions::default();
    let alignment = sentences::align(&source, &target, &options);
    let pair = Pair { source: &source, target: &target, alignment: &alignment, segments: options.segments, names: None };
    let mut out = Vec::new();
    write(&pair, format, Paint::Plain, &mut out).expect("writing to memory does not fail");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn each_format_is_asked_for_by_its_own_word() {
    for format in AlignmentFormat::ALL {
        assert_eq!(AlignmentFormat::parse(format.as_str()), Some(format));
    }
    assert_eq!(AlignmentFormat::parse("pdf"), None);
}

#[test]
fn empty_sides_are_written_in_every_format() {
    for format in AlignmentFormat::ALL {
        for (source, target) in [("", ""), (SOURCE, ""), ("", TARGET)] {
            let out = written(format, source, target);
            assert!(out.ends_with('\n'), "{format:?}");
            assert!(source.is_empty() || format == AlignmentFormat::Tmx || out.contains("السفينة") || out.contains("[0]"));
        }
    }
}

#[test]
fn json_holds_each_segment_once() {
    let value: serde_json::Value = serde_json::from_str(&written(AlignmentFormat::Json, SOURCE, TARGET)).expect("JSON");
    assert_eq!((&value["version"], &value["kind"]), (&1.into(), &"alignment".into()));
    let numbers = |side: &str| -> Vec<u64> {
        let beads = value["beads"].as_array().into_iter().flatten();
        beads.flat_map(|bead| bead[side].as_array().into_iter().flatten()).filter_map(serde_json::Value::as_u64).collect()
    };
    assert_eq!((numbers("source"), numbers("target")), (vec![0, 1], vec![0, 1]));
}

#[test]
fn every_row_of_a_table_has_five_cells() {
    let table = written(AlignmentFormat::Tsv, SOURCE, TARGET);
    assert_eq!(table.lines().count(), 3);
    assert!(table.lines().all(|line| line.split('\t').count() == 5), "{table}");
    assert!(table.contains("The Orion reached port"));
}

/// The elements and attributes that the document type of TMX 1.4b requires and allows, as far as they are written.
#[test]
fn a_memory_is_valid() {
    let memory = written(AlignmentFormat::Tmx, SOURCE, TARGET);
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(&memory, options).expect("well-formed");
    let names = |node: roxmltree::Node<'_, '_>| -> Vec<String> {
        node.children().filter(roxmltree::Node::is_element).map(|child| child.tag_name().name().to_string()).collect()
    };
    let root = document.root_element();
    assert_eq!(
        (root.tag_name().name(), root.attribute("version"), names(root)),
        ("tmx", Some("1.4"), vec!["header".into(), "body".into()])
    );
    let header = root.first_element_child().expect("a header");
    for required in ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"] {
        assert!(header.attribute(required).is_some_and(|value| !value.is_empty()), "{required}");
    }
    assert!(["block", "paragraph", "sentence", "phrase"].contains(&header.attribute("segtype").unwrap_or_default()));
    let units: Vec<_> = document.descendants().filter(|node| node.has_tag_name("tu")).collect();
    assert_eq!(units.len(), 2);
    for unit in units {
        assert_eq!(names(unit), ["prop", "tuv", "tuv"]);
        let variants: Vec<_> = unit.children().filter(|node| node.has_tag_name("tuv")).collect();
        let language = ("http://www.w3.org/XML/1998/namespace", "lang");
        assert_eq!([0, 1].map(|at| variants[at].attribute(language)), [Some("ar"), Some("en")]);
        assert!(variants.iter().all(|variant| names(*variant) == ["seg"]));
    }
    assert!(memory.contains("&lt;bad&gt; &amp; cold") && !memory.contains('\0') && !memory.contains('\u{B}'));
}

#[test]
fn a_page_holds_no_markup_of_the_texts_and_needs_no_network() {
    let page = written(AlignmentFormat::Html, SOURCE, TARGET);
    assert!(page.contains("&lt;bad&gt; &amp; cold") && !page.contains("<bad>"), "{page}");
    assert!(!page.contains('\u{202E}'), "direction controls cannot leave their place");
    for outside in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("dir=\"rtl\"") && page.contains("prefers-color-scheme: dark"));
}

#[test]
fn text_shows_both_sides_and_what_is_missing() {
    let text = written(AlignmentFormat::Text, SOURCE, "The Orion reached port on March 12.");
    assert!(text.contains("The Orion reached port") && text.contains("السفينة"), "{text}");
    assert!(text.contains("2 sentences in the source, 1 in the target"), "{text}");
}
