//! A row of a table that is an article, and which of its columns says what.

use super::extract::Content;
use crate::document::{FileText, Positions};
use crate::error::{Error, ErrorKind, Result};
use crate::text::decode::decode;

/// An article that came as a row, of whatever kind of table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub id: Option<String>,
    pub date: Option<String>,
    pub publisher: Option<String>,
    pub content: Content,
}

impl Row {
    /// How much memory it takes, about.
    pub(super) fn weight(&self) -> usize {
        match &self.content {
            Content::Text(read) => read.text.len(),
            Content::Pair(source, target) => source.len() + target.len(),
        }
    }
}

/// The names that columns have.
const NAMES: [&str; 5] = ["id", "date", "source", "text", "target"];

/// Whether a column of this name, in any case, says something about an article.
pub(super) fn is_column(name: &str) -> bool {
    NAMES.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Where a table has what.
#[derive(Debug)]
pub(super) struct Columns {
    id: Option<usize>,
    date: Option<usize>,
    source: Option<usize>,
    text: Option<usize>,
    target: Option<usize>,
}

impl Columns {
    /// By the names of the columns, in any case; `None` where there is neither a text nor a pair.
    pub(super) fn of(names: impl Iterator<Item = String>) -> Option<Self> {
        let names: Vec<String> = names.map(|name| name.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
        let [id, date, source, text, target] = NAMES.map(|wanted| names.iter().position(|name| name == wanted));
        let columns = Self { id, date, source, text, target };
        (columns.text.is_some() || columns.source.is_some() && columns.target.is_some()).then_some(columns)
    }

    /// The columns in use, in order.
    #[cfg(feature = "parquet")]
    pub(super) fn used(&self) -> Vec<usize> {
        let mut used: Vec<usize> = [self.id, self.date, self.source, self.text, self.target].into_iter().flatten().collect();
        used.sort_unstable();
        used
    }

    /// The article of a row whose cells `cell` gives; `encoding` is that of cells which are no UTF-8.
    ///
    /// # Errors
    /// If a cell in use does not decode, or the row has no text.
    pub(super) fn row<'c>(&self, encoding: Option<&str>, cell: impl Fn(usize) -> Option<&'c [u8]>) -> Result<Row> {
        let value = |column: Option<usize>| -> Result<Option<String>> {
            column.and_then(&cell).map(|bytes| Ok(decode(bytes, encoding)?.text)).transpose()
        };
        let (text, source, target) = (value(self.text)?, value(self.source)?, value(self.target)?);
        let (content, publisher) = content(text, source, target)?;
        let filled = |value: Option<String>| value.filter(|value| !value.is_empty());
        Ok(Row { id: filled(value(self.id)?), date: value(self.date)?, publisher: filled(publisher), content })
    }
}

/// What an article is made of, and who published it: `source` is the Arabic beside a `target`, and the paper beside a `text`.
///
/// # Errors
/// If there is neither a text nor a pair.
pub(super) fn content(
    text: Option<String>,
    source: Option<String>,
    target: Option<String>,
) -> Result<(Content, Option<String>)> {
    match (text, source, target) {
        (Some(text), source, _) => {
            let text = FileText { text, positions: Positions::Extracted, ..FileText::default() };
            Ok((Content::Text(text), source))
        }
        (None, Some(source), Some(target)) => Ok((Content::Pair(source, target), None)),
        _ => {
            let message = "is no article; it needs \"text\", or \"source\" (Arabic) and \"target\" (English)";
            Err(Error::new(ErrorKind::Format, message))
        }
    }
}
