//! The mentions of all articles as a Parquet file, a row each.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde::Deserialize;

use crate::report::totals::line::{LineDocument, Text};

/// Rows of a group: what is held in memory until it is written.
const GROUP: usize = 50_000;

/// The columns. Optional ones are empty for unknown names, or where nobody says.
const SCHEMA: &str = "message mentions {
    required binary id (UTF8);
    optional binary path (UTF8);
    optional binary date (UTF8);
    optional binary source (UTF8);
    required int64 start;
    required int64 end;
    required int64 line;
    required int64 column;
    required binary text (UTF8);
    required binary form (UTF8);
    required binary status (UTF8);
    required binary type (UTF8);
    required double score;
    optional binary how (UTF8);
    optional binary entry (UTF8);
    optional binary en (UTF8);
}";

/// A line with all that a row has.
#[derive(Deserialize)]
struct Line<'l> {
    #[serde(borrow, default)]
    document: LineDocument<'l>,
    #[serde(borrow, default)]
    mentions: Vec<Mention<'l>>,
}

#[derive(Deserialize)]
struct Mention<'l> {
    start: i64,
    end: i64,
    line: i64,
    column: i64,
    #[serde(borrow)]
    text: Text<'l>,
    #[serde(borrow, default)]
    form: Option<Text<'l>>,
    #[serde(borrow)]
    status: Text<'l>,
    #[serde(borrow, rename = "type")]
    kind: Text<'l>,
    score: f64,
    #[serde(borrow, default)]
    how: Option<Text<'l>>,
    #[serde(borrow, default)]
    entry: Option<Text<'l>>,
    #[serde(borrow, default)]
    en: Option<Text<'l>>,
}

/// A column of texts that is filled row by row.
#[derive(Default)]
struct Texts {
    values: Vec<ByteArray>,
    /// Whether each row has one; empty for a column that has one in each.
    levels: Vec<i16>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.values.push(ByteArray::from(text.as_bytes().to_vec()));
    }

    fn push_optional(&mut self, text: Option<&str>) {
        self.levels.push(i16::from(text.is_some()));
        if let Some(text) = text {
            self.push(text);
        }
    }
}

/// The rows that wait for being written, by columns.
#[derive(Default)]
struct Rows {
    count: usize,
    /// id, path, date, source.
    article: [Texts; 4],
    /// start, end, line, column.
    places: [Vec<i64>; 4],
    /// text, form, status, type.
    names: [Texts; 4],
    scores: Vec<f64>,
    /// how, entry, en.
    known: [Texts; 3],
}

impl Rows {
    fn add(&mut self, document: &LineDocument<'_>, mention: &Mention<'_>) {
        self.count += 1;
        let [id, path, date, source] = &mut self.article;
        id.push(&document.id);
        path.push_optional(document.path.as_deref());
        date.push_optional(document.date.as_deref());
        source.push_optional(document.source.as_deref());
        let places = [mention.start, mention.end, mention.line, mention.column];
        self.places.iter_mut().zip(places).for_each(|(column, place)| column.push(place));
        let names = [&mention.text, mention.form.as_ref().unwrap_or(&mention.text), &mention.status, &mention.kind];
        self.names.iter_mut().zip(names).for_each(|(column, text)| column.push(text));
        self.scores.push(mention.score);
        let known = [&mention.how, &mention.entry, &mention.en];
        self.known.iter_mut().zip(known).for_each(|(column, text)| column.push_optional(text.as_deref()));
    }
}

/// Writes mentions, group by group.
pub(in crate::batch) struct Writer {
    file: SerializedFileWriter<Drain>,
    drain: Drain,
    rows: Rows,
}

impl Writer {
    /// Begins a file.
    pub(in crate::batch) fn begin() -> io::Result<Self> {
        let schema = Arc::new(parse_message_type(SCHEMA).map_err(failed)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let drain = Drain::default();
        let file = SerializedFileWriter::new(drain.clone(), schema, Arc::new(properties)).map_err(failed)?;
        Ok(Self { file, drain, rows: Rows::default() })
    }

    /// Takes the mentions of a line.
    pub(in crate::batch) fn line(&mut self, line: &[u8], out: &mut dyn Write) -> io::Result<()> {
        let line: Line<'_> = serde_json::from_slice(line)?;
        for mention in &line.mentions {
            self.rows.add(&line.document, mention);
        }
        if self.rows.count >= GROUP { self.group(out) } else { Ok(()) }
    }

    /// Ends the file.
    pub(in crate::batch) fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.count > 0 {
            self.group(out)?;
        }
        self.file.close().map_err(failed)?;
        self.drain.empty_into(out)
    }

    fn group(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        let mut group = self.file.next_row_group().map_err(failed)?;
        for column in &rows.article {
            texts(&mut group, column)?;
        }
        for column in &rows.places {
            next::<Int64Type>(&mut group, column, None)?;
        }
        for column in &rows.names {
            texts(&mut group, column)?;
        }
        next::<DoubleType>(&mut group, &rows.scores, None)?;
        for column in &rows.known {
            texts(&mut group, column)?;
        }
        group.close().map_err(failed)?;
        self.drain.empty_into(out)
    }
}

fn texts(group: &mut SerializedRowGroupWriter<'_, Drain>, column: &Texts) -> io::Result<()> {
    let levels = (!column.levels.is_empty()).then_some(column.levels.as_slice());
    next::<ByteArrayType>(group, &column.values, levels)
}

/// Writes the next column of a group.
fn next<T: parquet::data_type::DataType>(
    group: &mut SerializedRowGroupWriter<'_, Drain>,
    values: &[T::T],
    levels: Option<&[i16]>,
) -> io::Result<()> {
    let Some(mut column) = group.next_column().map_err(failed)? else {
        return Err(io::Error::other("the schema has fewer columns than a row"));
    };
    column.typed::<T>().write_batch(values, levels, None).map_err(failed)?;
    column.close().map_err(failed)
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

/// What the file's writer wrote, until it is passed on: it wants a writer of its own.
#[derive(Clone, Default)]
struct Drain(Arc<Mutex<Vec<u8>>>);

impl Drain {
    fn empty_into(&self, out: &mut dyn Write) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        out.write_all(&bytes)
    }
}

impl Write for Drain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
