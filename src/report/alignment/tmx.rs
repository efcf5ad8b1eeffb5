//! TMX 1.4b, a translation memory: the beads that have both sides, each with its score as a property.

use std::io::{self, Write};

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;

use super::{Pair, shown};
use crate::align::Segments;

/// Writes the memory. Nothing in it tells the time, so that the same alignment gives the same bytes.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.write_event(Event::DocType(BytesText::from_escaped("tmx SYSTEM \"tmx14.dtd\"")))?;
    writer.create_element("tmx").with_attribute(("version", "1.4")).write_inner_content(|writer| {
        writer.create_element("header").with_attributes(header(pair.segments)).write_empty()?;
        writer.create_element("body").write_inner_content(|writer| units(pair, writer))?;
        Ok(())
    })?;
    writer.into_inner().write_all(b"\n")
}

fn header(segments: Segments) -> [(&'static str, &'static str); 7] {
    let kind = match segments {
        Segments::Sentences => "sentence",
        Segments::Lines => "block",
        Segments::Paragraphs => "paragraph",
    };
    [
        ("creationtool", "naqhara"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", kind),
        ("o-tmf", "naqhara alignment"),
        ("adminlang", "en"),
        ("srclang", "ar"),
        ("datatype", "plaintext"),
    ]
}

fn units(pair: &Pair<'_>, writer: &mut Writer<&mut dyn Write>) -> io::Result<()> {
    for (number, bead) in pair.beads().enumerate() {
        let source: Vec<String> = pair.source_texts(&bead.source).map(clean).collect();
        let moved = pair.moved(bead).filter(|_| bead.target.is_empty());
        let others = moved.map_or(bead.target.clone(), |moved| moved.target..moved.target + 1);
        let target: Vec<String> = pair.target_texts(&others).map(clean).collect();
        if source.is_empty() || target.is_empty() {
            continue;
        }
        let id = (number + 1).to_string();
        writer.create_element("tu").with_attribute(("tuid", id.as_str())).write_inner_content(|writer| {
            let score = shown(moved.map_or(bead.score, |moved| moved.score));
            writer.create_element("prop").with_attribute(("type", "x-score")).write_text_content(BytesText::new(&score))?;
            variant(writer, "ar", &source.join(" "))?;
            variant(writer, "en", &target.join(" "))
        })?;
    }
    Ok(())
}

fn variant(writer: &mut Writer<&mut dyn Write>, language: &str, text: &str) -> io::Result<()> {
    writer.create_element("tuv").with_attribute(("xml:lang", language)).write_inner_content(|writer| {
        writer.create_element("seg").write_text_content(BytesText::new(text))?;
        Ok(())
    })?;
    Ok(())
}

/// The text on one line, without the characters that no XML document may hold.
fn clean(text: &str) -> String {
    let allowed =
        |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    let kept: String = text.chars().filter(allowed).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
