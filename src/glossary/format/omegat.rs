//! OmegaT's glossary: Arabic TAB English, perhaps TAB comment; no quotes, no escapes; `#` begins a comment line.

use std::fmt::Write as _;

use super::pairs::{approved, join_rows, lose_the_rest};
use super::row::{self, Place};
use super::{Losses, Read};
use crate::glossary::entry::Entry;

/// The first line of what is written: OmegaT asks it for the encoding.
const HEAD: &str = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";

/// Where a first line says which encoding the file has.
const CODING: &str = "-*- coding: ";

/// Reads OmegaT's glossary. OmegaT drops rows of fewer than two fields without a word; here they are named. Rows of one
/// English are one entry.
pub(super) fn read(text: &str) -> Read {
    let mut read = Read::default();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let place = Place { line: number + 1, column: None };
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            [ar, en, rest @ ..] => {
                let note = rest.first().map_or("", |note| note.trim()).to_string();
                let entry = Entry { en: (*en).to_string(), ar: vec![(*ar).to_string()], note, ..Entry::default() };
                row::add(&mut read, place, entry, "", "", "");
            }
            _ => read.skip(place.line, None, "the row has one field and is skipped; write Arabic TAB English"),
        }
    }
    join_rows(read)
}

/// The encoding that a comment in the first line names, as OmegaT has it: `# -*- coding: windows-1256 -*-`.
pub(super) fn named_encoding(bytes: &[u8]) -> Option<&str> {
    let first = bytes.split(|&byte| byte == b'\n').next()?;
    let comment = std::str::from_utf8(first).ok()?.trim_start_matches('\u{FEFF}').strip_prefix('#')?;
    let (label, _) = comment.split_once(CODING)?.1.split_once(" -*-")?;
    crate::text::decode::check_label(label).is_ok().then_some(label.trim())
}

/// Writes a row for each Arabic form of what is approved.
pub(super) fn write(entries: &[&Entry], losses: &mut Losses) -> Vec<u8> {
    let mut out = HEAD.to_string();
    for entry in approved(entries, losses) {
        if entry.ar.is_empty() {
            losses.entry("without an Arabic form");
            continue;
        }
        if entry.en.contains(BREAKS) {
            losses.entry("whose English holds a tab or a line end");
            continue;
        }
        let note = entry.note.replace(BREAKS, " ");
        if note != entry.note {
            losses.field("tabs and line ends in the note");
        }
        for form in &entry.ar {
            if form.starts_with('#') || form.contains(BREAKS) {
                losses.term("that OmegaT would read as something else");
                continue;
            }
            let _ = match note.trim() {
                "" => writeln!(out, "{form}\t{}", entry.en),
                note => writeln!(out, "{form}\t{}\t{note}", entry.en),
            };
        }
        lose_the_rest(entry, true, losses);
    }
    out.into_bytes()
}

/// What no field may hold.
const BREAKS: [char; 3] = ['\t', '\n', '\r'];

#[cfg(test)]
mod tests {
    use super::named_encoding;

    #[test]
    fn the_first_line_may_name_the_encoding() {
        assert_eq!(named_encoding(b"# -*- coding: windows-1256 -*-\n\xc7"), Some("windows-1256"));
        assert_eq!(named_encoding("# Glossary -*- coding: utf-8 -*-".as_bytes()), Some("utf-8"));
        for nothing in ["", "# coding: utf-8", "a\n# -*- coding: utf-8 -*-", "# -*- coding: klingon -*-"] {
            assert_eq!(named_encoding(nothing.as_bytes()), None, "{nothing}");
        }
    }
}
