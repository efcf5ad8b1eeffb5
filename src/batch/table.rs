//! Articles in a table with a header: a row each.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::LARGEST;
use super::items::{too_large, unreadable};
use super::row::{Columns, Row, is_column};
use super::unpack::Reader;
use crate::error::{Error, ErrorKind, Result};
use crate::text::delimiter;

/// The rows of a table, each with its line.
pub(super) struct Table {
    rows: csv::ByteRecordsIntoIter<Fence>,
    columns: Columns,
    /// The encoding of cells that are no UTF-8.
    encoding: Option<String>,
    /// What the fence has left for the row that is read.
    room: Arc<AtomicUsize>,
    has_ended: bool,
}

impl Table {
    /// Reads the header, which says what separates the columns: commas, semicolons or tabs.
    ///
    /// # Errors
    /// If it cannot be read, or names no column with a text.
    pub(super) fn open(mut reader: Reader, encoding: Option<&str>) -> Result<Self> {
        let start = reader.fill_buf().map_err(unreadable)?;
        let header = String::from_utf8_lossy(start.split(|&byte| byte == b'\n').next().unwrap_or_default()).into_owned();
        let delimiter = delimiter::of_header(&header, b',', is_column);
        let room = Arc::new(AtomicUsize::new(LARGEST));
        let fence = Fence { reader, room: Arc::clone(&room) };
        let mut table = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(fence);
        let header = table.byte_headers().map_err(|error| broken(error, 1))?.clone();
        let columns = Columns::of(header.iter().map(|name| String::from_utf8_lossy(name).into_owned()));
        let columns = columns.ok_or_else(|| {
            let message = "has no column `text`, nor `source` and `target`; name the columns in the first row";
            Error::new(ErrorKind::Format, message).at_line(1, None)
        })?;
        Ok(Self { rows: table.into_byte_records(), columns, encoding: encoding.map(str::to_string), room, has_ended: false })
    }
}

impl Iterator for Table {
    type Item = (Option<usize>, Result<Row>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        self.room.store(LARGEST, Ordering::Relaxed);
        let line = |at: &csv::Position| usize::try_from(at.line()).ok();
        match self.rows.next()? {
            Ok(record) => {
                let row = self.columns.row(self.encoding.as_deref(), |at| record.get(at));
                Some((record.position().and_then(line), row))
            }
            Err(error) => {
                self.has_ended = true;
                let line = error.position().and_then(line).or_else(|| line(self.rows.reader().position()));
                Some((line, Err(broken(error, line.unwrap_or_default()))))
            }
        }
    }
}

fn broken(error: csv::Error, line: usize) -> Error {
    let error = match error.into_kind() {
        csv::ErrorKind::Io(cause) if cause.kind() == io::ErrorKind::FileTooLarge => {
            too_large("a row (a quotation mark that is never closed?)")
        }
        csv::ErrorKind::Io(cause) => unreadable(cause),
        kind => Error::new(ErrorKind::Format, format!("is no table from here on: {kind:?}")),
    };
    error.at_line(line, None)
}

/// A reader that refuses a row without end.
struct Fence {
    reader: Reader,
    room: Arc<AtomicUsize>,
}

impl Read for Fence {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.reader.fill_buf()?;
        let read = available.len().min(buffer.len());
        let room = self.room.load(Ordering::Relaxed);
        if read > room {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a row without end"));
        }
        self.room.store(room - read, Ordering::Relaxed);
        buffer[..read].copy_from_slice(&available[..read]);
        self.reader.consume(read);
        Ok(read)
    }
}
