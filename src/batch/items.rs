//! The articles of all inputs, one after the other, before anybody looked inside.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::input::{FileKind, Found, Packing};
use super::lines::{self, LineRead};
use super::table::Table;
use super::unpack::{self, Count, Reader};
use super::{LARGEST, Row};
use crate::error::{Error, ErrorKind};

/// An article as it was found.
#[derive(Debug)]
pub(super) struct Item {
    /// The file that holds it, as it was named.
    pub path: Arc<Path>,
    /// Its line in that file, from 1; `None` where the file is the article.
    pub line: Option<usize>,
    /// What there is of it.
    pub raw: Raw,
    /// Bytes of the file that were read since the last item, for people who wait.
    pub read: u64,
}

/// An article before it was read.
#[derive(Debug)]
pub(super) enum Raw {
    /// The file itself.
    File,
    /// A line of JSON.
    Line(Vec<u8>),
    /// A row of a table.
    Row(Box<Row>),
    /// Why there is none.
    Failed(Error),
}

impl Item {
    /// How much memory it takes, about.
    pub(super) fn weight(&self) -> usize {
        match &self.raw {
            Raw::File => usize::try_from(self.read).unwrap_or(LARGEST).min(LARGEST),
            Raw::Line(line) => line.len(),
            Raw::Row(row) => row.weight(),
            Raw::Failed(_) => 0,
        }
    }
}

/// The articles of these files; `encoding` is that of tables which are no UTF-8. What is wrong with a file, or with a part of one, is an item as well.
pub(super) fn items<'i>(
    files: impl Iterator<Item = Found> + Send + 'i,
    encoding: Option<&'i str>,
) -> impl Iterator<Item = Item> + Send + 'i {
    files.flat_map(move |found| of_file(found, encoding))
}

pub(super) type Items = Box<dyn Iterator<Item = Item> + Send>;

fn of_file(found: Found, encoding: Option<&str>) -> Items {
    let path: Arc<Path> = found.path.into();
    let one = |raw, read| -> Items { Box::new(std::iter::once(Item { path: Arc::clone(&path), line: None, raw, read })) };
    let opened = match found.kind {
        Err(error) => return one(Raw::Failed(error), 0),
        Ok(FileKind::Article) => return one(Raw::File, found.bytes),
        Ok(FileKind::JsonLines(packing)) => json_lines(&path, packing),
        Ok(FileKind::Csv(packing)) => csv_rows(&path, packing, encoding),
        Ok(FileKind::Parquet) => super::columns::rows(&path, found.bytes),
    };
    opened.unwrap_or_else(|error| one(Raw::Failed(error), found.bytes))
}

fn json_lines(path: &Arc<Path>, packing: Packing) -> Result<Items, Error> {
    let (reader, count) = unpack::open(path, packing).map_err(unreadable)?;
    Ok(Box::new(JsonLines { path: Arc::clone(path), reader: Some(reader), progress: Progress::new(count), number: 0 }))
}

fn csv_rows(path: &Arc<Path>, packing: Packing, encoding: Option<&str>) -> Result<Items, Error> {
    let (reader, count) = unpack::open(path, packing).map_err(unreadable)?;
    let (mut progress, path) = (Progress::new(count), Arc::clone(path));
    let rows = Table::open(reader, encoding)?;
    Ok(Box::new(rows.map(move |(line, row)| {
        let raw = row.map_or_else(Raw::Failed, |row| Raw::Row(Box::new(row)));
        Item { path: Arc::clone(&path), line, raw, read: progress.since_last() }
    })))
}

/// Why a file cannot be opened or read on.
pub(super) fn unreadable(cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::NotFound => {
            Error::new(ErrorKind::NotFound, "there is no such file; a link may lead nowhere").caused_by(cause)
        }
        io::ErrorKind::PermissionDenied => {
            Error::new(ErrorKind::Io, "may not be read; ask its owner, or copy it").caused_by(cause)
        }
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            Error::new(ErrorKind::Format, "is broken from here on; pack or fetch the file again").caused_by(cause)
        }
        _ => Error::new(ErrorKind::Io, "cannot be read").caused_by(cause),
    }
}

/// The error of what is larger than we take.
pub(super) fn too_large(what: &str) -> Error {
    let message = format!("{what} of more than {} MiB; split it into articles", LARGEST >> 20);
    Error::new(ErrorKind::TooLarge, message)
}

/// How far a file was read.
struct Progress {
    count: Count,
    told: u64,
}

impl Progress {
    fn new(count: Count) -> Self {
        Self { count, told: 0 }
    }

    fn since_last(&mut self) -> u64 {
        let now = self.count.load(Ordering::Relaxed);
        now - std::mem::replace(&mut self.told, now)
    }
}

/// The lines of a file that are not blank.
struct JsonLines {
    path: Arc<Path>,
    /// `None` once there is nothing more to read.
    reader: Option<Reader>,
    progress: Progress,
    number: usize,
}

impl Iterator for JsonLines {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            self.number += 1;
            let raw = match lines::read(self.reader.as_mut()?, LARGEST) {
                Ok(None) => {
                    self.reader = None;
                    return None;
                }
                Ok(Some(LineRead::Line(line))) if line.trim_ascii().is_empty() => continue,
                Ok(Some(LineRead::Line(line))) => Raw::Line(line),
                Ok(Some(LineRead::TooLong)) => Raw::Failed(too_large("a line")),
                Err(error) => {
                    self.reader = None;
                    Raw::Failed(unreadable(error))
                }
            };
            let read = self.progress.since_last();
            return Some(Item { path: Arc::clone(&self.path), line: Some(self.number), raw, read });
        }
    }
}
