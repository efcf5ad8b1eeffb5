//! Glossaries of places taken from published packages: what a package says of the places of a table, with what the table changes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use naqhara::glossary::{Entry, id};
use naqhara::kinds::EntryType;
use naqhara::text::normalize::is_mark;
use unicode_normalization::UnicodeNormalization;

/// Stands in the table for what the package says.
const SAID: char = '=';

/// First words of Arabic labels that say the kind of the place; papers leave them away as often as not.
const KIND_WORDS: [&str; 9] = ["محافظة", "ولاية", "منطقة", "مقاطعة", "جهة", "إقليم", "جمهورية", "كانتون", "إمارة"];

/// The columns of a table; the last may be missing.
const COLUMNS: usize = 6;

/// What a package says of its places, by their keys.
pub(crate) struct Names {
    english: BTreeMap<String, String>,
    arabic: BTreeMap<String, String>,
}

impl Names {
    /// Reads the English and the Arabic file of a package: catalogues of gettext (`.mo`), else subdivisions of CLDR (XML).
    pub(crate) fn read(english: &Path, arabic: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self { english: labels(english)?, arabic: labels(arabic)? })
    }
}

fn labels(path: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let labels = if path.extension().is_some_and(|extension| extension == "mo") {
        catalogue(&bytes).ok_or("no catalogue of gettext in little-endian order".to_string())
    } else {
        subdivisions(&String::from_utf8_lossy(&bytes))
    };
    Ok(labels.map_err(|reason| format!("{}: {reason}", path.display()))?)
}

/// The messages of a compiled catalogue of gettext: a header of words of four bytes, of which the third says how many messages there
/// are, and the fourth and fifth where the tables of the originals and of the translations begin; each row is a length and a place.
fn catalogue(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let text = |row: usize| {
        let (length, start) = (word(row)?, word(row + 4)?);
        String::from_utf8(bytes.get(start..start + length)?.to_vec()).ok()
    };
    if word(0)? != 0x9504_12de {
        return None;
    }
    let (count, originals, translations) = (word(8)?, word(12)?, word(16)?);
    (0..count).map(|at| Some((text(originals + 8 * at)?, text(translations + 8 * at)?))).collect()
}

fn subdivisions(xml: &str) -> Result<BTreeMap<String, String>, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(xml, options).map_err(|error| error.to_string())?;
    let rows = document.descendants().filter(|node| node.has_tag_name("subdivision"));
    Ok(rows.filter_map(|row| Some((row.attribute("type")?.to_string(), row.text()?.to_string()))).collect())
}

/// The entries of a table, sorted by id; `source` is what they name as theirs. Lines that begin with `#` are comments.
pub(crate) fn entries(table: &str, names: &Names, source: &str) -> Result<Vec<Entry>, String> {
    let rows = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let mut entries: Vec<Entry> = rows
        .map(|(number, line)| entry(line, names, source).map_err(|reason| format!("line {}: {reason}", number + 1)))
        .collect::<Result<_, String>>()?;
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    match entries.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(format!("two lines make the entry {}: give one an id in its last column", pair[0].id)),
        None => Ok(entries),
    }
}

fn entry(line: &str, names: &Names, source: &str) -> Result<Entry, String> {
    let Line { key, en, ar, also, note, id } = Line::parse(line)?;
    let said = |of: &BTreeMap<String, String>, language: &str| {
        of.get(key)
            .cloned()
            .ok_or_else(|| format!("the package has no {language} for {key}: the place belongs into a file of ours"))
    };
    let english = plain_english(&said(&names.english, "English")?);
    let arabic = bare_arabic(&said(&names.arabic, "Arabic")?);
    let en = en.replace(SAID, &english);
    Ok(Entry {
        id: id.map_or_else(|| id::slug(&en), str::to_string),
        ar: words_of(ar).map(|form| form.replace(SAID, &arabic)).collect(),
        also: words_of(also).map(|term| term.replace(SAID, &english)).collect(),
        en,
        kind: EntryType::Place,
        note: note.to_string(),
        source: source.to_string(),
        ..Entry::default()
    })
}

/// The columns of a line.
struct Line<'l> {
    key: &'l str,
    en: &'l str,
    ar: &'l str,
    also: &'l str,
    note: &'l str,
    id: Option<&'l str>,
}

impl<'l> Line<'l> {
    fn parse(line: &'l str) -> Result<Self, String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let (&[key, en, ar, also, note], id) = match columns.split_first_chunk::<{ COLUMNS - 1 }>() {
            Some((first, [])) => (first, None),
            Some((first, [id])) => (first, Some(*id)),
            _ => return Err(format!("{} columns where {COLUMNS} belong, or all but the last", columns.len())),
        };
        if en.is_empty() {
            return Err("no English".to_string());
        }
        if !ar.contains(SAID) {
            return Err(format!("no {SAID} in its Arabic: the place belongs into a file of ours"));
        }
        Ok(Self { key, en, ar, also, note, id })
    }
}

fn words_of(column: &str) -> impl Iterator<Item = &str> {
    column.split(';').map(str::trim).filter(|word| !word.is_empty())
}

/// The English without marks on its letters.
fn plain_english(label: &str) -> String {
    label.nfd().filter(|&letter| !unicode_normalization::char::is_combining_mark(letter)).collect()
}

/// The Arabic without marks, what stands behind a comma or in brackets, and a first word of kind.
fn bare_arabic(label: &str) -> String {
    let plain: String = label.chars().filter(|&letter| !is_mark(letter) && letter != 'ـ').collect();
    let name = plain.split(['،', ',', '(']).next().unwrap_or_default().trim();
    let bare = name.split_once(' ').filter(|(first, _)| KIND_WORDS.contains(first)).map_or(name, |(_, rest)| rest.trim());
    bare.to_string()
}

#[cfg(test)]
mod tests {
    use naqhara::glossary::format;

    use super::*;

    fn names(key: &str, english: &str, arabic: &str) -> Names {
        let map = |label: &str| BTreeMap::from([(key.to_string(), label.to_string())]);
        Names { english: map(english), arabic: map(arabic) }
    }

    #[test]
    fn a_line_takes_what_the_package_says_and_what_it_adds() {
        let names = names("xx01", "Déra", "مُحافظة دِيرا، إقليم");
        let read =
            entries("# comment\n\nxx01\tDeira\tمحافظة =;=;ديرة\t=\tprovince, invented\n", &names, "cldr").expect("whole");
        let entry = &read[0];
        assert_eq!((entry.id.as_str(), entry.en.as_str(), entry.also.join(";").as_str()), ("deira", "Deira", "Dera"));
        assert_eq!(entry.ar, ["محافظة ديرا", "ديرا", "ديرة"]);
        assert_eq!((entry.kind, entry.note.as_str(), entry.source.as_str()), (EntryType::Place, "province, invented", "cldr"));
    }

    #[test]
    fn only_a_first_word_of_kind_is_taken_off() {
        for (label, bare) in [("ولاية سنتا", "سنتا"), ("سنتا ولاية", "سنتا ولاية"), ("ولاية", "ولاية"), ("سنتا (قرية)", "سنتا")]
        {
            assert_eq!(bare_arabic(label), bare);
        }
    }

    #[test]
    fn broken_lines_are_named_with_what_cures_them() {
        let names = names("1", "Senta", "سنتا");
        let error = |table: &str| entries(table, &names, "geonames").expect_err("broken");
        assert_eq!(error("#\n1\tSenta\n"), "line 2: 2 columns where 6 belong, or all but the last");
        assert_eq!(error("1\t\t=\t\t"), "line 1: no English");
        assert_eq!(error("1\t=\tسنته\t\t"), "line 1: no = in its Arabic: the place belongs into a file of ours");
        assert_eq!(error("2\t=\t=\t\t"), "line 1: the package has no English for 2: the place belongs into a file of ours");
        assert_eq!(error("1\t=\t=\t\t\n1\t=\t=\t\t"), "two lines make the entry senta: give one an id in its last column");
        assert_eq!(entries("1\t=\t=\t\t\n1\t=\t=\t\t\tsenta-2", &names, "geonames").map(|read| read.len()), Ok(2));
    }

    #[test]
    fn catalogues_and_subdivisions_are_read() {
        let (head, strings) = ([0x9504_12de, 0, 1, 20, 28, 1, 36, 5, 37_u32], "1Senta");
        let mo: Vec<u8> = head.iter().flat_map(|word| word.to_le_bytes()).chain(strings.bytes()).collect();
        let senta = |key: &str| BTreeMap::from([(key.to_string(), "Senta".to_string())]);
        assert_eq!(catalogue(&mo), Some(senta("1")));
        assert_eq!((catalogue(&mo[..40]), catalogue(b"no catalogue at all")), (None, None));
        let xml = "<!DOCTYPE ldml SYSTEM \"ldml.dtd\"><ldml><subdivision type=\"xx1\">Senta</subdivision><other type=\"y\">z</other></ldml>";
        assert_eq!(subdivisions(xml), Ok(senta("xx1")));
        assert!(subdivisions("<ldml>").is_err());
    }

    /// The packages are no part of the repository; `glossaries/generate --check` compares bytes. This holds what needs none: that each
    /// file has the entries of its table, with all that the table says itself and no form more.
    #[test]
    fn the_committed_files_are_what_their_tables_say() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (table, file) in [("geonames", "cities-geonames"), ("cldr", "regions-cldr")] {
            let path = root.join(format!("../glossaries/{file}.jsonl"));
            let committed = format::read(&path, None).expect("a glossary").entries;
            let text = fs::read_to_string(root.join(format!("data/{table}.tsv"))).expect("the table is committed");
            let lines: Vec<Line> =
                text.lines().filter(|line| !line.starts_with('#')).map(|line| Line::parse(line).expect("whole")).collect();
            assert_eq!(lines.len(), committed.len(), "{file}: run glossaries/generate");
            let mut unlike = Vec::new();
            for (line, entry) in lines.iter().zip(&committed) {
                let fits = |column: &str, words: &[String]| {
                    words_of(column).count() == words.len()
                        && words_of(column).zip(words).all(|(written, word)| is_made_of(word, written))
                };
                let said = (line.note, table, line.id.unwrap_or(&id::slug(&entry.en)))
                    == (entry.note.as_str(), entry.source.as_str(), entry.id.as_str());
                if !said || !is_made_of(&entry.en, line.en) || !fits(line.ar, &entry.ar) || !fits(line.also, &entry.also) {
                    unlike.push(entry.id.as_str());
                }
            }
            assert!(unlike.is_empty(), "{file}: change tools/data/{table}.tsv and run glossaries/generate: {unlike:?}");
        }
    }

    /// Whether the word is what the table has, with anything for [`SAID`].
    fn is_made_of(word: &str, written: &str) -> bool {
        match written.split_once(SAID) {
            Some((before, after)) => {
                word.len() > before.len() + after.len() && word.starts_with(before) && word.ends_with(after)
            }
            None => word == written,
        }
    }
}
