//! Tables of cells, whatever file they come from: columns found by the names in the header, several values of one cell.

use super::Read;
use super::row::{self, FIELDS, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::Entry;

/// Other names for columns, under lower case; the fields' own names are understood as well, and languages by their codes.
const SYNONYMS: [(&str, &str); 14] = [
    ("arabic", "ar"),
    ("source term", "ar"),
    ("source_term", "ar"),
    ("term_ar", "ar"),
    ("english", "en"),
    ("target term", "en"),
    ("target_term", "en"),
    ("term_en", "en"),
    ("translation", "en"),
    ("kind", "type"),
    ("alternatives", "also"),
    ("forbidden", "avoid"),
    ("comment", "note"),
    ("description", "note"),
];

/// Columns that `naqhara report --format csv` adds for the reader; they say nothing about an entry.
const REPORT_COLUMNS: [&str; 7] = ["count", "score", "forms", "near", "contexts", "reasons", "suggestion"];

/// What separates several values of one cell.
const VALUE_SEPARATOR: char = '|';

/// What spreadsheets take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The field that a header cell names.
pub(super) fn field(cell: &str) -> Option<&'static str> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\u{FEFF}').to_lowercase();
    let own = FIELDS.iter().find(|field| **field == cell);
    let other = || SYNONYMS.iter().find(|(other, _)| *other == cell).map(|(_, field)| field);
    let language = || ["ar", "en"].iter().find(|code| is_language(&cell, code));
    own.or_else(other).or_else(language).copied()
}

/// Whether `tag` is the language `code` or a variety of it: `en`, `en-US`, `en_GB`.
pub(super) fn is_language(tag: &str, code: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case(code)
}

/// A table whose header was read: takes its rows one by one.
pub(super) struct Table {
    columns: Vec<Option<&'static str>>,
    escaped: bool,
    read: Read,
    unfinished: usize,
    empty: Vec<usize>,
}

impl Table {
    /// A table with this header in line `line`. `escaped`: an apostrophe before what looks like a formula is taken off.
    ///
    /// # Errors
    /// If the header names no column for the English.
    pub(super) fn new(header: &[&str], line: usize, escaped: bool, mut read: Read) -> Result<Self> {
        let columns: Vec<Option<&'static str>> = header.iter().map(|cell| field(cell)).collect();
        if !columns.contains(&Some("en")) {
            let message = format!(
                "this is no glossary: its first line names no column \"en\" (found: {}); add a header such as en,ar,type",
                header.join(", ")
            );
            return Err(Error::new(ErrorKind::Format, message).at_line(line, None));
        }
        for (cell, column) in header.iter().zip(&columns) {
            if column.is_none() && !REPORT_COLUMNS.contains(&cell.trim()) {
                read.ignore(line, None, row::unknown_field(cell.trim()));
            }
        }
        Ok(Self { columns, escaped, read, unfinished: 0, empty: Vec::new() })
    }

    /// Notes a row that cannot be read.
    pub(super) fn skip(&mut self, line: usize, message: String) {
        self.read.skip(line, None, message);
    }

    /// Adds the entry of a row.
    pub(super) fn add(&mut self, line: usize, cells: &[&str]) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return self.empty.push(line);
        }
        // A row that a person has still to fill in: an Arabic term without English.
        if self.text("en", cells).trim().is_empty() && !self.text("ar", cells).trim().is_empty() {
            self.unfinished += 1;
            return;
        }
        let entry = self.entry(cells);
        if entry.en.contains('\n') || entry.ar.iter().any(|form| form.contains('\n')) {
            let message = "a name runs over several lines and is skipped with them; a quotation mark is not closed: close it or take it out";
            return self.read.skip(line, None, message);
        }
        if cells.len() > self.columns.len() {
            let message = format!(
                "the row has {} cells and the header {}; the cells too many are ignored",
                cells.len(),
                self.columns.len()
            );
            self.read.ignore(line, None, message);
        }
        let word = |field: &str| self.text(field, cells).trim().to_string();
        let (kind, status, mode) = (word("type"), word("status"), word("match"));
        row::add(&mut self.read, Place { line, column: None }, entry, &kind, &status, &mode);
    }

    /// What was read, with what is to be said about the table as a whole.
    pub(super) fn finish(mut self) -> Read {
        match self.unfinished {
            0 => {}
            1 => self.read.warn(1, None, "1 row has an Arabic term and no English yet; it is left out until that is filled in"),
            count => self.read.warn(
                1,
                None,
                format!("{count} rows have an Arabic term and no English yet; they are left out until that is filled in"),
            ),
        }
        match self.empty.as_slice() {
            [] => {}
            [line] => self.read.warn(*line, None, "the row is empty and is left out"),
            [line, ..] => {
                let count = self.empty.len();
                self.read.warn(*line, None, format!("{count} rows are empty and are left out; this is the first"));
            }
        }
        self.read
    }

    fn entry(&self, cells: &[&str]) -> Entry {
        let text = |field: &str| self.text(field, cells).to_string();
        let list = |field: &str| self.cells(field, cells).flat_map(|cell| self.values(cell)).collect::<Vec<String>>();
        let mut english = self.cells("en", cells).filter(|cell| !cell.trim().is_empty());
        let en = self.unescaped(english.next().unwrap_or_default()).to_string();
        // Some tools give each further term a column of the same name.
        let more: Vec<String> = english.map(|cell| self.unescaped(cell).to_string()).collect();
        let also = more.into_iter().chain(list("also")).collect();
        Entry {
            id: text("id"),
            en,
            ar: list("ar"),
            also,
            avoid: list("avoid"),
            note: text("note"),
            source: text("source"),
            added: text("added"),
            ..Entry::default()
        }
    }

    /// The cells of a row in the columns of a field.
    fn cells<'c>(&self, field: &str, cells: &'c [&'c str]) -> impl Iterator<Item = &'c str> {
        let columns = self.columns.iter().enumerate().filter(move |(_, column)| **column == Some(field));
        columns.filter_map(|(at, _)| cells.get(at).copied())
    }

    /// The first cell of a field that holds something.
    fn text<'c>(&self, field: &str, cells: &'c [&'c str]) -> &'c str {
        self.unescaped(self.cells(field, cells).find(|cell| !cell.trim().is_empty()).unwrap_or_default())
    }

    /// The values of one cell.
    fn values(&self, cell: &str) -> Vec<String> {
        let values = split(cell);
        values.iter().map(|value| self.unescaped(value.trim()).to_string()).filter(|value| !value.is_empty()).collect()
    }

    /// Takes off the apostrophe that keeps a spreadsheet from reading a cell as a formula.
    fn unescaped<'c>(&self, cell: &'c str) -> &'c str {
        if self.escaped { unescape(cell) } else { cell }
    }
}

/// The value that [`escape`] wrote.
pub(super) fn unescape(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// A value with an apostrophe before it where a spreadsheet would read it as a formula, or a reader take off one that is its own.
pub(super) fn escape(value: &str) -> String {
    if is_formula(value) { format!("'{value}") } else { value.to_string() }
}

/// Whether a spreadsheet would read the cell as a formula, or would but for apostrophes.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// Several values as one cell. A separator inside a value has a backslash before it, and a backslash has one too.
pub(super) fn join(values: &[String], escape: impl Fn(&str) -> String) -> String {
    let quoted = |value: &String| escape(value).replace('\\', "\\\\").replace(VALUE_SEPARATOR, "\\|");
    values.iter().map(quoted).collect::<Vec<_>>().join(" | ")
}

/// The values of a cell that [`join`] wrote. A backslash before anything else stands for itself, as people write it.
fn split(cell: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letter == '\\' && letters.peek().is_some_and(|&next| next == '\\' || next == VALUE_SEPARATOR);
        match letter {
            VALUE_SEPARATOR => values.push(String::new()),
            _ => {
                let meant = if escaped { letters.next().unwrap_or(letter) } else { letter };
                values.last_mut().expect("there is always a value").push(meant);
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_understood_in_many_words() {
        for (cell, meant) in [
            ("en", Some("en")),
            ("\u{FEFF}\"English\"", Some("en")),
            ("en-US", Some("en")),
            ("AR_eg", Some("ar")),
            ("Comment", Some("note")),
            ("entry", None),
            ("de", None),
        ] {
            assert_eq!(field(cell), meant, "{cell}");
        }
    }

    #[test]
    fn several_values_of_a_cell_come_back() {
        for values in [vec!["a"], vec!["a|b", "c"], vec!["\\", "|\\|"], vec!["a\\|", "=1", "'=1"]] {
            let values: Vec<String> = values.into_iter().map(String::from).collect();
            assert_eq!(split(&join(&values, str::to_string)).iter().map(|v| v.trim()).collect::<Vec<_>>(), values);
        }
        assert_eq!(split("C:\\names\\a"), ["C:\\names\\a"]);
    }

    #[test]
    fn what_looks_like_a_formula_is_text() {
        assert_eq!(escape("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(escape("'=1"), "''=1");
        assert_eq!((escape("'Abd"), escape("a=b")), ("'Abd".to_string(), "a=b".to_string()));
    }
}
