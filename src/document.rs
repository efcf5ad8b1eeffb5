//! The text of an article with its words, the names found in it, and what is wrong in its translation.

mod docx;
mod finding;
mod format;
mod html;
mod markdown;
mod origin;
mod po;
mod read;
mod rows;
mod tags;
mod tmx;
mod xliff;
mod xml;

use std::ops::Range;
use std::path::PathBuf;

use crate::kinds::{EntryKey, EntryType, How};
use crate::span::{LineColumn, LineIndex, Span};
use crate::text::words::{Script, Words};

pub use finding::{Finding, Rule, Severity};
pub use format::{InputFormat, InputSource};
pub(crate) use origin::Copier;
pub use origin::{Excerpt, FilePlace, Origin};
pub use read::{FileText, read, read_rows, read_text};
pub use rows::Row;

/// An article: its text as it came and everything that is worked out once.
#[derive(Debug, Clone)]
pub struct Document {
    path: Option<PathBuf>,
    text: String,
    positions: Positions,
    origin: Origin,
    written: Option<String>,
    words: Words,
    lines: LineIndex,
}

/// What byte offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Positions {
    /// The bytes of the file itself, byte-order mark and CR among them.
    #[default]
    File,
    /// The bytes of the UTF-8 text that was extracted from the file.
    Extracted,
}

/// Words below which nothing is concluded from their script.
const FEWEST_WORDS: usize = 3;

impl Document {
    /// Splits `text` into words. Linear in its length; never fails.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let words = Words::new(&text);
        let lines = LineIndex::new(&text);
        Self { path: None, text, positions: Positions::File, origin: Origin::default(), written: None, words, lines }
    }

    /// The same document, with the file it came from.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>, positions: Positions) -> Self {
        self.path = Some(path.into());
        self.positions = positions;
        self
    }

    /// The same document, with where its parts stand in the file that they were taken out of.
    #[must_use]
    pub fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// The file it came from, as the caller named it.
    pub fn path(&self) -> Option<&std::path::Path> {
        self.path.as_deref()
    }

    /// The text, as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What byte offsets into [`text`](Self::text) count.
    pub fn positions(&self) -> Positions {
        self.positions
    }

    /// Where the parts of the text stand in the file.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What the file has where the text stands, byte for byte: of Markdown with its marks, which the text has as spaces; else the text.
    pub fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.text)
    }

    /// The line, from 1, of the byte `offset` of the text: of the file where the file has lines and it is known, else of the text.
    pub fn line_in_file(&self, offset: usize) -> usize {
        let own = LineColumn { line: self.lines.line(offset), column: 1 };
        self.origin.place(&self.text, offset, own).and_then(FilePlace::line).unwrap_or(own.line)
    }

    /// The words of the text.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Where the lines of the text begin.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// Whether most words of the text are in Arabic letters; `None` where it has too few to say. Linear in their number.
    pub fn is_arabic(&self) -> Option<bool> {
        let letters = || self.words.iter().filter(|word| word.script != Script::Digits);
        let (all, arabic) = (letters().count(), letters().filter(|word| word.script == Script::Arabic).count());
        (all >= FEWEST_WORDS).then_some(2 * arabic >= all)
    }

    /// How many words a person would count: what stands between white space.
    pub fn count_words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// A name (or term) found in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The name alone: proclitics and titles outside, particles and the name's own article inside.
    pub span: Span,
    /// The words it runs over.
    pub words: Range<usize>,
    /// What kind of thing it names.
    pub kind: EntryType,
    /// Whether the glossary knows it.
    pub status: MentionStatus,
    /// How sure it is that this is a name and, where known, that entry: 0..=1, 0.5 is the point of best F1.
    pub score: f32,
}

/// Whether the glossary knows a mention.
#[derive(Debug, Clone, PartialEq)]
pub enum MentionStatus {
    /// It is this approved entry.
    Known {
        /// The entry.
        entry: EntryKey,
        /// How the form in the text came to it.
        how: How,
        /// Other entries that are nearly as likely, best first, with their scores.
        alternatives: Vec<(EntryKey, f32)>,
    },
    /// It looks like a name that no entry has.
    Unknown {
        /// Why it looks like one, strongest reason first.
        reasons: Vec<Reason>,
    },
}

/// A reason to take a word for a name; each is a fact that a person can check in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It is a known name of the built-in gazetteer, though not of this glossary.
    Gazetteer,
    /// A proposed entry of the glossary has this form; nobody approved it yet.
    Proposed,
    /// A title stands before it (الرئيس, وزير, مدينة).
    Title,
    /// It is a given name or family name that published names hold.
    NamePart,
    /// A particle of names joins it (بن, أبو, آل, عبد).
    Particle,
    /// No reading of it is an ordinary Arabic word.
    NotAWord,
    /// Its letters are of a kind that foreign names have.
    ForeignLetters,
    /// A verb of saying stands beside it.
    Saying,
    /// It stands in quotation marks or brackets.
    Quoted,
    /// The head word of an organisation begins it (وزارة, شركة, حزب).
    OrganizationHead,
    /// A preposition of place or a word for a kind of place stands before it.
    PlaceContext,
    /// The same word is a name elsewhere in the article.
    Elsewhere,
    /// It is written in another alphabet inside Arabic text.
    OtherScript,
}

impl Reason {
    /// The reason, as a person would say it after "because".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gazetteer => "a name of the built-in gazetteer",
            Self::Proposed => "a proposed entry, not approved yet",
            Self::Title => "follows a title",
            Self::NamePart => "a usual name part",
            Self::Particle => "joined by a name particle",
            Self::NotAWord => "no ordinary Arabic word",
            Self::ForeignLetters => "letters of a foreign name",
            Self::Saying => "beside a verb of saying",
            Self::Quoted => "in quotes or brackets",
            Self::OrganizationHead => "begins like an organisation",
            Self::PlaceContext => "follows a word for a place",
            Self::Elsewhere => "a name elsewhere in the article",
            Self::OtherScript => "written in another alphabet",
        }
    }
}
