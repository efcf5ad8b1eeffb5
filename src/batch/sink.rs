//! How a batch is written: its lines as they come, or what they come to.

use std::io::{self, Write};

use super::columns;
use crate::report::totals::{Summary, TotalsFormat, write_totals};

/// The formats of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BatchFormat {
    /// A line of JSON for each article, then one of totals.
    #[default]
    Jsonl,
    /// The same as one JSON object.
    Json,
    /// The unknown names of all articles as a table that can be read back as a glossary.
    Csv,
    /// Totals for a browser.
    Html,
    /// Totals for an issue or a wiki.
    Md,
    /// A table by columns with a row for each mention.
    Parquet,
}

impl BatchFormat {
    /// All formats, the default first.
    pub const ALL: [Self; 6] = [Self::Jsonl, Self::Json, Self::Csv, Self::Html, Self::Md, Self::Parquet];

    /// The word that asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Md => "md",
            Self::Parquet => "parquet",
        }
    }

    /// The format that `word` asks for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }

    /// Whether it shows totals and nothing else.
    pub fn is_of_totals(self) -> bool {
        matches!(self, Self::Csv | Self::Html | Self::Md)
    }
}

/// Writes a batch line by line.
pub struct Sink<'w> {
    form: Form,
    out: &'w mut dyn Write,
}

enum Form {
    Lines,
    /// One object; whether a line was written.
    Object(bool),
    Totals(TotalsFormat),
    Columns(Box<columns::Writer>),
}

impl<'w> Sink<'w> {
    /// Begins the output.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn begin(format: BatchFormat, out: &'w mut dyn Write) -> io::Result<Self> {
        let form = match format {
            BatchFormat::Jsonl => Form::Lines,
            BatchFormat::Json => {
                out.write_all(b"{\"version\":1,\"kind\":\"batch\",\"articles\":[")?;
                Form::Object(false)
            }
            BatchFormat::Csv => Form::Totals(TotalsFormat::Csv),
            BatchFormat::Html => Form::Totals(TotalsFormat::Html),
            BatchFormat::Md => Form::Totals(TotalsFormat::Md),
            BatchFormat::Parquet => Form::Columns(Box::new(columns::Writer::begin()?)),
        };
        Ok(Self { form, out })
    }

    /// Writes the line of one more article, its end with it.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn line(&mut self, line: &[u8]) -> io::Result<()> {
        match &mut self.form {
            Form::Lines => {
                self.out.write_all(line)?;
                // Whoever reads the other end of a pipe may wait for this very line before sending the next.
                self.out.flush()
            }
            Form::Object(any) => {
                self.out.write_all(if std::mem::replace(any, true) { b",\n" } else { b"\n" })?;
                self.out.write_all(line.trim_ascii_end())
            }
            Form::Totals(_) => Ok(()),
            Form::Columns(writer) => writer.line(line, self.out),
        }
    }

    /// Ends the output, with totals where there are any.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self, summary: Option<&Summary>) -> io::Result<()> {
        let totals = |format, out: &mut dyn Write| summary.map_or(Ok(()), |summary| write_totals(summary, format, out));
        match self.form {
            Form::Lines => totals(TotalsFormat::Json, self.out),
            Form::Object(_) => {
                self.out.write_all(b"\n]")?;
                if summary.is_some() {
                    self.out.write_all(b",\"totals\":")?;
                    totals(TotalsFormat::Json, self.out)?;
                }
                self.out.write_all(b"}\n")
            }
            Form::Totals(format) => totals(format, self.out),
            Form::Columns(writer) => writer.finish(self.out),
        }
    }
}
