//! Which article of many a report is about.

/// What tells one article of a batch from the others, and what its totals are grouped by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// Its id: as its row states it, else the path, of a row with its line.
    pub id: String,
    /// The file it stands in; `-` is standard input.
    pub path: Option<String>,
    /// The line of that file, from 1, where the file holds many articles.
    pub line: Option<usize>,
    /// Its day as `YYYY-MM-DD`; `None` where nobody says.
    pub date: Option<String>,
    /// Who published it; `None` where nobody says.
    pub source: Option<String>,
    /// A hash of its bytes; `None` where they could not be read.
    pub hash: Option<u64>,
}
