//! Tables that are no glossaries: rows of cells under a header, as CSV, TSV or an Excel sheet.

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};
use csv::{ReaderBuilder, Terminator, WriterBuilder};
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::cells::{escape, unescape};
use super::{GlossaryFormat, sheet};
use crate::error::{Error, ErrorKind, Result};
use crate::text::delimiter;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// How wide it is in a sheet, in characters.
    pub width: u8,
    /// Whether it holds Arabic.
    pub arabic: bool,
    /// The words that a sheet offers for its cells; none where anything may stand there.
    pub choices: &'static [&'static str],
}

/// A table that was read: the header, and each row with its line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    /// The rows below it that hold anything, each with its line, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Grid {
    /// The cell of a row in the column of this name; empty where there is none.
    pub fn cell<'g>(&self, row: &'g [String], name: &str) -> &'g str {
        let at = self.header.iter().position(|cell| cell == name);
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}

/// The formats that a table may be in.
pub const FORMATS: [GlossaryFormat; 3] = [GlossaryFormat::Xlsx, GlossaryFormat::Csv, GlossaryFormat::Tsv];

/// The format of a table by its extension.
///
/// # Errors
/// If it is none of [`FORMATS`].
pub fn format_of(path: &Path) -> Result<GlossaryFormat> {
    GlossaryFormat::by_extension(path).filter(|format| FORMATS.contains(format)).ok_or_else(|| {
        Error::new(ErrorKind::Format, "its extension should say what table it is: .xlsx, .csv or .tsv").at_path(path)
    })
}

/// Writes a table. Same rows, same bytes. A CSV begins with a byte-order mark, without which Excel takes Arabic for something else.
///
/// # Errors
/// If a sheet has fewer rows than there are.
pub fn write(columns: &[Column], rows: &[Vec<String>], format: GlossaryFormat) -> Result<Vec<u8>> {
    match format {
        GlossaryFormat::Xlsx => {
            book(columns, rows).map_err(|source| Error::new(ErrorKind::Io, "the workbook cannot be written").caused_by(source))
        }
        GlossaryFormat::Tsv => Ok(separated(columns, rows, b'\t')),
        _ => Ok(separated(columns, rows, b',')),
    }
}

fn separated(columns: &[Column], rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut bytes = "\u{FEFF}".as_bytes().to_vec();
    let mut table = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::Any(b'\n')).from_writer(&mut bytes);
    let header = columns.iter().map(|column| column.name.to_string()).collect();
    let rows = rows.iter().map(|row| row.iter().map(|cell| escape(cell)).collect::<Vec<_>>());
    for row in std::iter::once(header).chain(rows) {
        table.write_record(row).expect("writing to memory does not fail");
    }
    drop(table);
    bytes
}

fn book(columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let arabic = plain.clone().set_reading_direction(sheet::RIGHT_TO_LEFT);
    let last = rows.len() as u32;
    for (at, column) in columns.iter().enumerate() {
        let at = at as u16;
        sheet.write_string_with_format(0, at, column.name, &bold)?;
        sheet.set_column_width(at, f64::from(column.width))?;
        if !column.choices.is_empty() && last > 0 {
            sheet.add_data_validation(1, at, last, at, &DataValidation::new().allow_list_strings(column.choices)?)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    for (number, row) in rows.iter().enumerate() {
        for (at, (cell, column)) in row.iter().zip(columns).enumerate().filter(|(_, (cell, _))| !cell.is_empty()) {
            let format = if column.arabic { &arabic } else { &plain };
            sheet.write_string_with_format(number as u32 + 1, at as u16, sheet::held(cell), format)?;
        }
    }
    if last > 0 {
        sheet.autofilter(0, 0, last, columns.len() as u16 - 1)?;
    }
    book.save_to_buffer()
}

/// Reads the bytes of the table at `path`. Of a workbook the first sheet counts; of text, whichever of comma, semicolon and tab
/// cuts the header so that `wanted` is one of its columns.
///
/// # Errors
/// If it is no such table, or none of its columns is named `wanted`.
pub fn read(bytes: &[u8], path: &Path, wanted: &str) -> Result<Grid> {
    let grid = match format_of(path)? {
        GlossaryFormat::Xlsx => of_book(bytes),
        _ => of_text(bytes, wanted),
    };
    let grid = grid.map_err(|error| error.at_path(path))?;
    if grid.header.iter().all(|name| name != wanted) {
        let message = format!("no column is named \"{wanted}\" (found: {})", grid.header.join(", "));
        return Err(Error::new(ErrorKind::Format, message).at_path(path).at_line(1, None));
    }
    Ok(grid)
}

fn of_book(bytes: &[u8]) -> Result<Grid> {
    let broken = |source: calamine::XlsxError| {
        let message = "this is no Excel workbook (.xlsx), or it is damaged; save it again as .xlsx";
        Error::new(ErrorKind::Format, message).caused_by(source)
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let Some(range) = book.worksheet_range_at(0) else { return Ok(Grid::default()) };
    let range = range.map_err(broken)?;
    let top = range.start().map_or(0, |(row, _)| row as usize) + 1;
    let rows = range.rows().enumerate().map(|(at, row)| (top + at, row.iter().map(sheet::text).collect()));
    Ok(under_header(rows))
}

fn of_text(bytes: &[u8], wanted: &str) -> Result<Grid> {
    let decoded = crate::text::decode::decode(bytes, None).map_err(|error| {
        let (line, column) = (error.location().line.unwrap_or(1), error.location().column);
        Error::new(ErrorKind::Decode, "the table is neither UTF-8 nor marked UTF-16; save it as UTF-8").at_line(line, column)
    })?;
    let text = decoded.text.strip_prefix('\u{FEFF}').unwrap_or(&decoded.text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = delimiter::of_header(first, b',', |cell| cell == wanted);
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in table.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, |position| position.line() as usize);
            Error::new(ErrorKind::Format, format!("the row cannot be read: {error}")).at_line(line, None)
        })?;
        let line = record.position().map_or(1, |position| position.line() as usize);
        rows.push((line, record.iter().map(|cell| unescape(cell).to_string()).collect()));
    }
    Ok(under_header(rows.into_iter()))
}

fn under_header(mut rows: impl Iterator<Item = (usize, Vec<String>)>) -> Grid {
    let header = rows.next().map(|(_, cells)| cells.iter().map(|cell| cell.trim().to_string()).collect());
    let rows = rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    Grid { header: header.unwrap_or_default(), rows }
}
