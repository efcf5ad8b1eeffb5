//! A line of a batch, read back: totals are made of what was written, so that a run that goes on after a kill, and one that takes
//! lines from an earlier run, count what an uninterrupted one counts.

use std::borrow::Cow;

use serde::Deserialize;

use crate::kinds::EntryType;

/// A string of a line, borrowed from it where nothing in it is escaped.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Text<'l>(#[serde(borrow)] Cow<'l, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// What totals read of a line.
#[derive(Debug, Deserialize)]
pub struct Line<'l> {
    /// `report`, `check` or `error`.
    #[serde(borrow)]
    pub kind: Text<'l>,
    /// Which article.
    #[serde(borrow, default)]
    pub document: LineDocument<'l>,
    /// The texts of a pair.
    #[serde(default)]
    pub documents: Option<LineSides>,
    /// The names of an article.
    #[serde(borrow, default)]
    pub mentions: Vec<LineMention<'l>>,
    /// Those that no entry has.
    #[serde(borrow, default)]
    pub unknown: Vec<LineUnknown<'l>>,
    /// What is wrong in a translation.
    #[serde(borrow, default)]
    pub findings: Vec<LineFinding<'l>>,
    /// The names of a pair with their English.
    #[serde(borrow, default)]
    pub names: Vec<LineName<'l>>,
    /// Why there is nothing else.
    #[serde(borrow, default)]
    pub error: Option<LineError<'l>>,
}

/// The article of a line.
#[derive(Debug, Default, Deserialize)]
pub struct LineDocument<'l> {
    /// Its id.
    #[serde(borrow, default)]
    pub id: Text<'l>,
    /// The file that holds it.
    #[serde(borrow, default)]
    pub path: Option<Text<'l>>,
    /// Its day.
    #[serde(borrow, default)]
    pub date: Option<Text<'l>>,
    /// Who published it.
    #[serde(borrow, default)]
    pub source: Option<Text<'l>>,
    /// The hash of its bytes.
    #[serde(borrow, default)]
    pub hash: Option<Text<'l>>,
    /// Its words.
    #[serde(default)]
    pub words: usize,
}

/// The sides of a pair.
#[derive(Debug, Deserialize)]
pub struct LineSides {
    /// The Arabic.
    pub source: LineSide,
    /// The English.
    pub target: LineSide,
}

/// One side of a pair.
#[derive(Debug, Deserialize)]
pub struct LineSide {
    /// Its words.
    pub words: usize,
}

/// A mention of a name.
#[derive(Debug, Deserialize)]
pub struct LineMention<'l> {
    /// As it stands in the article.
    #[serde(borrow)]
    pub text: Text<'l>,
    /// As one would look it up, where that differs.
    #[serde(borrow, default)]
    pub form: Option<Text<'l>>,
    /// The entry that it is.
    #[serde(borrow, default)]
    pub entry: Option<Text<'l>>,
    /// Its English.
    #[serde(borrow, default)]
    pub en: Option<Text<'l>>,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: EntryType,
}

/// A name that no entry has.
#[derive(Debug, Deserialize)]
pub struct LineUnknown<'l> {
    /// The fullest form.
    #[serde(borrow)]
    pub text: Text<'l>,
    /// All forms.
    #[serde(borrow)]
    pub forms: Vec<Text<'l>>,
    /// Mentions.
    pub count: usize,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: EntryType,
    /// The score of its surest mention.
    pub score: f64,
    /// English spellings.
    #[serde(borrow)]
    pub suggestions: Vec<Text<'l>>,
    /// The words around it.
    #[serde(borrow)]
    pub contexts: Vec<Text<'l>>,
}

/// A finding.
#[derive(Debug, Deserialize)]
pub struct LineFinding<'l> {
    /// The rule.
    #[serde(borrow)]
    pub rule: Text<'l>,
    /// How bad it is.
    #[serde(borrow)]
    pub severity: Text<'l>,
    /// What stands in the translation.
    #[serde(borrow, default)]
    pub found: Option<Text<'l>>,
    /// The place in the source.
    #[serde(borrow, default)]
    pub source: Option<LinePlace<'l>>,
}

/// A place of a finding.
#[derive(Debug, Deserialize)]
pub struct LinePlace<'l> {
    /// The text there.
    #[serde(borrow)]
    pub text: Text<'l>,
}

/// A name and its rendering.
#[derive(Debug, Deserialize)]
pub struct LineName<'l> {
    /// The Arabic.
    #[serde(borrow)]
    pub ar: Text<'l>,
    /// The English.
    #[serde(borrow)]
    pub en: Text<'l>,
}

/// Why an article has no report.
#[derive(Debug, Deserialize)]
pub struct LineError<'l> {
    /// The class of error.
    #[serde(borrow)]
    pub kind: Text<'l>,
}

impl<'l> Line<'l> {
    /// Reads the line of an article; `None` where it is none, such as that of totals, or one that a killed program left unfinished.
    pub fn read(line: &'l [u8]) -> Option<Self> {
        serde_json::from_slice(line).ok()
    }

    /// Whether the article is in error.
    pub fn is_error(&self) -> bool {
        self.error.is_some()
    }

    /// Mentions of names, and those of them that are known.
    pub fn coverage(&self) -> (usize, usize) {
        (self.mentions.len(), self.mentions.iter().filter(|mention| mention.entry.is_some()).count())
    }

    /// The words of the article; of a pair, those of its Arabic.
    pub fn words(&self) -> usize {
        self.documents.as_ref().map_or(self.document.words, |sides| sides.source.words)
    }
}

/// The line of totals.
#[derive(Debug, Deserialize)]
struct Last<'l> {
    #[serde(borrow)]
    kind: Text<'l>,
    #[serde(borrow)]
    settings: Text<'l>,
}

/// What a run was made with, from its line of totals; `None` for any other line.
pub fn settings_of(line: &[u8]) -> Option<String> {
    let last: Last<'_> = serde_json::from_slice(line).ok()?;
    (&*last.kind == "totals").then(|| last.settings.to_string())
}
