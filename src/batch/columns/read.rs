//! The rows of a Parquet file, as articles. Columns that are no part of an article are not read.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row as Record};
use parquet::schema::types::Type;

use crate::batch::LARGEST;
use crate::batch::items::{Item, Items, Raw, too_large, unreadable};
use crate::batch::row::{Columns, Row};
use crate::error::{Error, ErrorKind, Result};

/// Rows decoded at once: texts are long.
const AT_ONCE: usize = 32;

/// The articles of a file of so many bytes.
///
/// # Errors
/// If it cannot be opened, is no Parquet, or has no column with a text.
pub(in crate::batch) fn rows(path: &Arc<Path>, bytes: u64) -> Result<Items> {
    let reader = SerializedFileReader::new(File::open(path).map_err(unreadable)?).map_err(broken)?;
    let meta = reader.metadata().file_metadata();
    let count = usize::try_from(meta.num_rows()).unwrap_or_default();
    let fields = meta.schema().get_fields();
    let columns = Columns::of(fields.iter().map(|field| field.name().to_string()))
        .ok_or_else(|| Error::new(ErrorKind::Format, "has no column `text`, nor `source` and `target`; rename one"))?;
    let used: Vec<Arc<Type>> = columns.used().into_iter().map(|at| Arc::clone(&fields[at])).collect();
    let columns = Columns::of(used.iter().map(|field| field.name().to_string())).unwrap_or(columns);
    let schema = Type::group_type_builder(meta.schema().name()).with_fields(used).build().map_err(broken)?;
    let rows = RowIter::from_file_into(Box::new(reader)).with_batch_size(AT_ONCE).project(Some(schema)).map_err(broken)?;
    let path = Arc::clone(path);
    let mut has_ended = false;
    let mut numbered = rows.enumerate();
    Ok(Box::new(std::iter::from_fn(move || {
        if has_ended {
            return None;
        }
        let (at, row) = numbered.next()?;
        has_ended = row.is_err();
        let row = row.map_err(broken).and_then(|record| article(&columns, &record));
        let raw = row.map_or_else(Raw::Failed, |row| Raw::Row(Box::new(row)));
        // What a row costs on the disk nobody knows: each has its share.
        let share = |row: usize| bytes * row as u64 / count.max(1) as u64;
        Some(Item { path: Arc::clone(&path), line: Some(at + 1), raw, read: share(at + 1) - share(at) })
    })))
}

fn article(columns: &Columns, record: &Record) -> Result<Row> {
    let cells: Vec<Option<Vec<u8>>> = record.get_column_iter().map(|(_, field)| bytes_of(field)).collect();
    if cells.iter().flatten().any(|cell| cell.len() > LARGEST) {
        return Err(too_large("a cell"));
    }
    columns.row(None, |at| cells.get(at)?.as_deref())
}

/// A cell as text; `None` where it is empty.
fn bytes_of(field: &Field) -> Option<Vec<u8>> {
    match field {
        Field::Null => None,
        Field::Str(text) => Some(text.as_bytes().to_vec()),
        // Strings that nobody marked as such.
        Field::Bytes(bytes) => Some(bytes.data().to_vec()),
        other => Some(other.to_string().into_bytes()),
    }
}

fn broken(cause: ParquetError) -> Error {
    let message = "is no Parquet file that can be read (compressed by zstd or brotli? write it with snappy)";
    Error::new(ErrorKind::Format, message).caused_by(cause)
}
