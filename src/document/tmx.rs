//! TMX, translation memories: the Arabic and the English variant of each unit. Versions 1.1 to 1.4b.

use super::origin::Excerpt;
use super::rows::Row;
use super::xml::{Piece, Xml};
use crate::error::{Error, ErrorKind, Result};

/// Elements within a segment that hold codes of another program, not text.
const CODES: [&str; 5] = ["bpt", "ept", "ph", "it", "ut"];

/// The rows of a memory: a row for each unit that has both languages.
///
/// # Errors
/// If it is no TMX, or no unit has both languages.
pub(super) fn read(text: &str) -> Result<Vec<Row>> {
    let mut xml = Xml::new(text);
    let mut found = Found::default();
    let mut root = String::new();
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        if root.is_empty() {
            root = tag.name().to_string();
        }
        match tag.name() {
            "tu" => found.unit = Unit::default(),
            "tuv" => {
                // Old files write `lang` without its prefix.
                let language = tag.attribute("lang").unwrap_or_default();
                found.variant(&mut xml, &language)?;
            }
            _ => {}
        }
    }
    if root != "tmx" {
        let message = format!("this is no TMX: its root is <{root}>, not <tmx>; name the format as PATH:FORMAT");
        return Err(Error::new(ErrorKind::Format, message).at_line(1, None));
    }
    found.finish()
}

/// The primary part of a language tag: ar-EG is Arabic.
pub(super) fn is_language(tag: &str, names: &[&str]) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    names.iter().any(|name| primary.eq_ignore_ascii_case(name))
}

/// Tags of Arabic.
pub(super) const ARABIC: [&str; 4] = ["ar", "ara", "arb", "arabic"];

/// Tags of English.
pub(super) const ENGLISH: [&str; 3] = ["en", "eng", "english"];

#[derive(Default)]
struct Found {
    rows: Vec<Row>,
    unit: Unit,
    languages: Vec<String>,
}

/// A unit while it is read.
#[derive(Default)]
struct Unit {
    arabic: Option<Excerpt>,
    english: Option<Excerpt>,
    is_told: bool,
}

impl Found {
    /// Reads a variant; the first of each language counts.
    fn variant(&mut self, xml: &mut Xml<'_>, language: &str) -> Result<()> {
        if !self.languages.iter().any(|known| known == language) {
            self.languages.push(language.to_string());
        }
        let text = segment(xml)?;
        if is_language(language, &ARABIC) {
            self.unit.arabic.get_or_insert(text);
        } else if is_language(language, &ENGLISH) {
            self.unit.english.get_or_insert(text);
        }
        if let Unit { arabic: Some(arabic), english: Some(english), is_told: false } = &self.unit {
            self.rows.push(Row { source: arabic.clone(), target: english.clone() });
            self.unit.is_told = true;
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<Row>> {
        if self.rows.is_empty() && !self.languages.is_empty() {
            let message = format!(
                "no unit has both Arabic (xml:lang=\"ar\") and English (\"en\"); its languages are {}",
                self.languages.join(", ")
            );
            return Err(Error::new(ErrorKind::Format, message));
        }
        Ok(self.rows)
    }
}

/// The text of the segment of the variant just opened, codes left out.
fn segment(xml: &mut Xml<'_>) -> Result<Excerpt> {
    let depth = xml.open().len();
    let mut text = Excerpt::default();
    while xml.open().len() >= depth {
        match xml.next()? {
            Some(Piece::Open(tag)) if CODES.contains(&tag.name()) => xml.skip()?,
            Some(Piece::Text(piece, at)) if xml.open()[depth..].first().is_some_and(|name| name == "seg") => {
                xml.copy(&piece, at, &mut text);
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(text.one_line())
}

#[cfg(test)]
mod tests {
    use super::super::rows::texts;
    use super::*;

    fn memory(units: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx version=\"1.4\"><header srclang=\"ar\"/><body>{units}</body></tmx>"
        )
    }

    #[test]
    fn units_become_rows_without_codes() {
        let units = "<tu><note>ملاحظة</note><prop type=\"x\">1</prop><tuv xml:lang=\"EN-us\"><seg>He <bpt i=\"1\">&lt;b&gt;</bpt>came<ept i=\"1\"/> \
                     <hi>here</hi></seg></tuv><tuv lang=\"ar_EG\"><prop>x</prop><seg>وصل\n هنا</seg></tuv><tuv lang=\"ar\"><seg>لا</seg></tuv></tu>\
                     <tu><tuv lang=\"ar\"><seg>وحده</seg></tuv><tuv lang=\"fr\"><seg>seul</seg></tuv></tu>";
        assert_eq!(texts(&read(&memory(units)).expect("TMX")), [("وصل هنا", "He came here")]);
    }

    #[test]
    fn what_is_no_memory_of_both_languages_is_told() {
        let only = memory("<tu><tuv xml:lang=\"ar\"><seg>و</seg></tuv><tuv xml:lang=\"fr\"><seg>et</seg></tuv></tu>");
        assert!(read(&only).expect_err("no English").message().contains("ar, fr"));
        assert!(read("<xliff/>").expect_err("no TMX").message().contains("<xliff>"));
        assert_eq!(read(&memory("")).expect("no unit is no error"), []);
    }
}
