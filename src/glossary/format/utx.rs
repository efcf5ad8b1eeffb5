//! UTX 1 to 1.20: tab-separated; lines that begin with `#` are the header, the first of them naming the languages, the last
//! the columns.

use std::collections::HashMap;

use super::cells::is_language;
use super::pairs::join_rows;
use super::row::{self, Place};
use super::{Losses, Read};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::{Entry, Status};
use crate::glossary::stats::is_calendar_day;
use crate::kinds::EntryType;

/// Term statuses of UTX.
const NON_STANDARD: &str = "non-standard";
const FORBIDDEN: &str = "forbidden";

/// The last line of the header that is written.
const COLUMNS: &str = "#src\ttgt\tsrc:pos\tterm status\tconcept id\tcomment";

/// The columns that are read.
struct Columns {
    ar: usize,
    en: usize,
    status: Option<usize>,
    concept: Option<usize>,
    comment: Option<usize>,
}

/// Reads UTX. Terms of one concept are one entry: approved ones preferred, `non-standard` ones admitted, `forbidden` ones to be
/// avoided.
///
/// # Errors
/// If the header does not say which column is Arabic and which English.
pub(super) fn read(text: &str) -> Result<Read> {
    let mut read = Read::default();
    let header: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
    if text.trim().is_empty() {
        return Ok(read);
    }
    let columns = columns(&header, &mut read)?;
    let rows = text.lines().enumerate().skip(header.len());
    let rows = rows.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let mut rows: Vec<Row<'_>> = rows.map(|(number, line)| Row::new(number + 1, line, &columns)).collect();
    // The terms to use come first, so that the others of their concept find them.
    rows.sort_by_key(|row| matches!(row.status.as_str(), NON_STANDARD | FORBIDDEN));
    let mut concepts = HashMap::new();
    for row in &rows {
        add(&mut read, row, &mut concepts);
    }
    read.warnings.sort_by_key(|warning| warning.location.line);
    Ok(join_rows(read))
}

/// A row, cut into its cells.
struct Row<'t> {
    line: usize,
    ar: &'t str,
    en: &'t str,
    status: String,
    concept: &'t str,
    comment: &'t str,
}

impl<'t> Row<'t> {
    fn new(line: usize, text: &'t str, columns: &Columns) -> Self {
        let cells: Vec<&str> = text.split('\t').collect();
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        Self {
            line,
            ar: cell(Some(columns.ar)),
            en: cell(Some(columns.en)),
            status: cell(columns.status).to_lowercase(),
            concept: cell(columns.concept),
            comment: cell(columns.comment),
        }
    }
}

fn add<'t>(read: &mut Read, row: &Row<'t>, concepts: &mut HashMap<&'t str, usize>) {
    if row.ar.is_empty() || row.en.is_empty() {
        return read.skip(row.line, None, "the row lacks its Arabic or its English term and is skipped; write both");
    }
    if let Some(&at) = concepts.get(row.concept) {
        let entry = &mut read.entries[at];
        let list = match row.status.as_str() {
            _ if entry.en == row.en => None,
            FORBIDDEN => Some(&mut entry.avoid),
            NON_STANDARD => Some(&mut entry.also),
            _ => Some(&mut entry.also),
        };
        if let Some(list) = list.filter(|list| !list.iter().any(|term| term == row.en)) {
            list.push(row.en.to_string());
        }
        return add_form(entry, row.ar);
    }
    let status = match row.status.as_str() {
        "approved" | NON_STANDARD => "",
        "provisional" => "proposed",
        other => other,
    };
    let (en, ar, note) = (row.en.to_string(), vec![row.ar.to_string()], row.comment.to_string());
    let before = read.entries.len();
    row::add(read, Place { line: row.line, column: None }, Entry { en, ar, note, ..Entry::default() }, "", status, "");
    if read.entries.len() > before && !row.concept.is_empty() {
        concepts.insert(row.concept, before);
    }
}

fn add_form(entry: &mut Entry, ar: &str) {
    if !entry.ar.iter().any(|form| form == ar) {
        entry.ar.push(ar.to_string());
    }
}

fn columns(header: &[&str], read: &mut Read) -> Result<Columns> {
    let broken = |line: usize, message: String| Error::new(ErrorKind::Format, message).at_line(line, None);
    let (Some(first), Some(last)) = (header.first(), header.last().filter(|_| header.len() > 1)) else {
        let message = "this is no UTX glossary: it begins with a line #UTX ...; ar/en; DATE and a line #src TAB tgt";
        return Err(broken(1, message.to_string()));
    };
    let languages = first.split(';').nth(1).unwrap_or_default().trim();
    let (source, target) = languages.split_once('/').unwrap_or((languages, ""));
    let names: Vec<&str> = last.trim_start_matches('#').split('\t').map(str::trim).collect();
    let column = |name: &str| names.iter().position(|found| found.eq_ignore_ascii_case(name));
    let (Some(src), Some(tgt)) = (column("src"), column("tgt")) else {
        return Err(broken(header.len(), format!("the header names no columns src and tgt (found: {})", names.join(", "))));
    };
    let side = |language: &str, code: &str| language.is_empty() || is_language(language, code);
    let named =
        is_language(source, "ar") || is_language(source, "en") || is_language(target, "ar") || is_language(target, "en");
    let (ar, en) = match (side(source, "ar") && side(target, "en"), side(source, "en") && side(target, "ar")) {
        (true, _) if named => (src, tgt),
        (_, true) if named => (tgt, src),
        _ => {
            let message = format!("the glossary is of the languages \"{languages}\"; one of Arabic and English is needed");
            return Err(broken(1, message));
        }
    };
    let known = ["src", "tgt", "term status", "concept id", "comment", "src:pos", "tgt:pos"];
    let unknown = names.iter().filter(|name| !name.is_empty() && !known.contains(&name.to_lowercase().as_str()));
    let unknown: Vec<&str> = unknown.copied().collect();
    if !unknown.is_empty() {
        read.ignore(header.len(), None, format!("columns that an entry has no field for, ignored: {}", unknown.join(", ")));
    }
    Ok(Columns { ar, en, status: column("term status"), concept: column("concept id"), comment: column("comment") })
}

/// Writes a row for each Arabic form with the preferred English, and one for each other term with the first form. What is rejected
/// is left out.
pub(super) fn write(entries: &[&Entry], losses: &mut Losses) -> Vec<u8> {
    // The day of the newest entry, not of writing: same entries, same bytes.
    let newest = entries.iter().map(|entry| entry.added.as_str()).filter(|day| is_calendar_day(day)).max().unwrap_or_default();
    let mut out = format!("#UTX 1.11; ar/en; {newest}\r\n{COLUMNS}\r\n");
    for entry in entries {
        let Some(first) = entry.ar.first() else {
            losses.entry("without an Arabic form");
            continue;
        };
        let status = match entry.status {
            Status::Approved => "approved",
            Status::Proposed => "provisional",
            Status::Forbidden => FORBIDDEN,
            Status::Rejected => {
                losses.entry("that are rejected");
                continue;
            }
        };
        let mut row = |ar: &str, en: &str, status: &str| {
            if ar.starts_with('#') || ar.contains(BREAKS) || en.contains(BREAKS) {
                return losses.term("that a row of UTX cannot hold");
            }
            let cells = [ar, en, part_of_speech(entry.kind), status, &entry.id, &entry.note.replace(BREAKS, " ")];
            out.push_str(&(cells.join("\t") + "\r\n"));
        };
        entry.ar.iter().for_each(|form| row(form, &entry.en, status));
        entry.also.iter().for_each(|term| row(first, term, NON_STANDARD));
        entry.avoid.iter().for_each(|term| row(first, term, FORBIDDEN));
        lose(entry, losses);
    }
    out.into_bytes()
}

/// What no cell may hold.
const BREAKS: [char; 3] = ['\t', '\n', '\r'];

fn part_of_speech(kind: EntryType) -> &'static str {
    match kind {
        EntryType::Demonym => "adjective",
        EntryType::Term | EntryType::Date => "noun",
        _ => "properNoun",
    }
}

fn lose(entry: &Entry, losses: &mut Losses) {
    for (field, is_lost) in [
        ("type", entry.kind != EntryType::Other),
        ("match", entry.mode.is_some()),
        ("source", !entry.source.is_empty()),
        ("added", !entry.added.is_empty()),
        ("tabs and line ends in the note", entry.note.contains(BREAKS)),
    ] {
        if is_lost {
            losses.field(field);
        }
    }
}
