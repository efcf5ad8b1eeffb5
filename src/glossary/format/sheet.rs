//! Excel workbooks: the first sheet whose first row is a header.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::cells::{Table, field};
use super::row::FIELDS;
use super::{Losses, Read, table};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::entry::Entry;

/// Characters that Excel allows a cell.
const LONGEST_CELL: usize = 32_767;

/// Rows that Excel allows a sheet, the header among them.
const MOST_ROWS: usize = 1_048_576;

/// How wide the columns are, in characters.
const WIDTHS: [f64; FIELDS.len()] = [24.0, 28.0, 36.0, 13.0, 28.0, 28.0, 11.0, 9.0, 40.0, 14.0, 12.0];

/// The order in which Arabic is read, in Excel's numbers.
pub(super) const RIGHT_TO_LEFT: u8 = 2;

/// Reads a workbook: of the first sheet that has a header of ours, the rows below it.
///
/// # Errors
/// If it is no workbook, or no sheet names a column for the English.
pub(super) fn read(bytes: &[u8]) -> Result<Read> {
    let broken = |source: calamine::XlsxError| {
        let message = "this is no Excel workbook (.xlsx), or it is damaged; save it again as .xlsx";
        Error::new(ErrorKind::Format, message).caused_by(source)
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut first = None;
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).map_err(broken)?;
        if header(&sheet).iter().any(|cell| field(cell) == Some("en")) {
            return rows(&name, &sheet, first.is_some());
        }
        first.get_or_insert((name, sheet));
    }
    match first {
        Some((_, sheet)) if sheet.is_empty() => Ok(Read::default()),
        // Says what the header lacks.
        Some((name, sheet)) => rows(&name, &sheet, false),
        None => Ok(Read::default()),
    }
}

fn header(sheet: &Range<Data>) -> Vec<String> {
    sheet.rows().next().unwrap_or_default().iter().map(text).collect()
}

fn rows(name: &str, sheet: &Range<Data>, later: bool) -> Result<Read> {
    let mut read = Read::default();
    let top = sheet.start().map_or(0, |(row, _)| row as usize) + 1;
    if later {
        read.warn(top, None, format!("the sheet \"{name}\" is read: the sheets before it have no column \"en\""));
    }
    let header = header(sheet);
    let mut table = Table::new(&header.iter().map(String::as_str).collect::<Vec<_>>(), top, false, read)?;
    for (at, row) in sheet.rows().enumerate().skip(1) {
        let cells: Vec<String> = row.iter().map(text).collect();
        table.add(top + at, &cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    Ok(table.finish())
}

/// What a cell shows; a day as files write days.
pub(super) fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

/// Writes a workbook of one sheet. All cells are text: nothing is a formula.
///
/// # Errors
/// If there are more entries than a sheet has rows.
pub(super) fn write(entries: &[&Entry], losses: &mut Losses) -> Result<Vec<u8>> {
    if entries.len() >= MOST_ROWS {
        let message = format!("a sheet has {MOST_ROWS} rows, too few for {} entries; write another format", entries.len());
        return Err(Error::new(ErrorKind::Value, message));
    }
    book(entries, losses).map_err(|source| Error::new(ErrorKind::Io, "the workbook cannot be written").caused_by(source))
}

fn book(entries: &[&Entry], losses: &mut Losses) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Same entries, same bytes: the day of writing stays out.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet().set_name("glossary")?;
    let bold = Format::new().set_bold();
    let arabic = Format::new().set_reading_direction(RIGHT_TO_LEFT);
    for (column, (field, width)) in FIELDS.iter().zip(WIDTHS).enumerate() {
        sheet.write_string_with_format(0, column as u16, *field, &bold)?;
        sheet.set_column_width(column as u16, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, entry) in entries.iter().enumerate() {
        write_row(sheet, row as u32 + 1, entry, &arabic, losses)?;
    }
    if !entries.is_empty() {
        sheet.autofilter(0, 0, entries.len() as u32, FIELDS.len() as u16 - 1)?;
    }
    book.save_to_buffer()
}

fn write_row(sheet: &mut Worksheet, row: u32, entry: &Entry, arabic: &Format, losses: &mut Losses) -> Result<(), XlsxError> {
    let values = table::values(entry, str::to_string, losses);
    for (column, (field, value)) in FIELDS.iter().zip(values).enumerate().filter(|(_, (_, value))| !value.is_empty()) {
        let held = held(&value);
        if held != value {
            losses.field(match held.chars().count() {
                LONGEST_CELL => "what is longer than a cell",
                _ => "control characters",
            });
        }
        match *field {
            "ar" => sheet.write_string_with_format(row, column as u16, held, arabic)?,
            _ => sheet.write_string(row, column as u16, held)?,
        };
    }
    Ok(())
}

/// What a cell can hold of a text: no control characters but tabs and line ends, so many letters.
pub(super) fn held(value: &str) -> String {
    let allowed = |letter: &char| !letter.is_control() || matches!(letter, '\t' | '\n');
    value.chars().filter(allowed).filter(|letter| !matches!(letter, '\u{FFFE}' | '\u{FFFF}')).take(LONGEST_CELL).collect()
}
