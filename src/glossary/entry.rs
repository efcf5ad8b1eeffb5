//! One glossary entry: an English name, the Arabic forms it is written with, and what was decided about it.

use serde::{Deserialize, Serialize};

use crate::kinds::EntryType;

/// One entry. Only [`en`](Self::en) is required in a file; see each field for what a missing one means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The stable name of the entry in files and reports; where a file has none, the slug of `en`.
    pub id: String,
    /// The preferred English term.
    pub en: String,
    /// The Arabic forms, the usual one first. Without any, the entry is found by sound.
    pub ar: Vec<String>,
    /// What it names; `other` where the file does not say.
    pub kind: EntryType,
    /// Admitted English terms: right in a translation, never suggested.
    pub also: Vec<String>,
    /// Deprecated English terms: wrong in a translation, the note says why.
    pub avoid: Vec<String>,
    /// What was decided about the entry; `approved` where the file does not say.
    pub status: Status,
    /// How freely it matches; `None` means the default for its forms, see [`Entry::match_mode`].
    pub mode: Option<MatchMode>,
    /// A note for people.
    pub note: String,
    /// Where it comes from.
    pub source: String,
    /// The day it was added, as `YYYY-MM-DD`.
    pub added: String,
}

impl Entry {
    /// How freely the entry matches: as stated, else by sound where it has no Arabic form and by forms where it has.
    pub fn match_mode(&self) -> MatchMode {
        self.mode.unwrap_or(if self.ar.is_empty() { MatchMode::Sound } else { MatchMode::Forms })
    }

    /// The English names that are right in a translation, the preferred one first.
    pub fn english(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.en).chain(&self.also).map(String::as_str)
    }
}

/// What was decided about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing yet: shown as near, never makes a mention known.
    Proposed,
    /// It holds.
    #[default]
    Approved,
    /// It does not hold, and the pair is never proposed again. Never matches.
    Rejected,
    /// This English is wrong for this Arabic, ever: feeds the check `avoided-form` only.
    Forbidden,
}

impl Status {
    /// All statuses.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Approved, Self::Rejected, Self::Forbidden];

    /// The word that files use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Forbidden => "forbidden",
        }
    }

    /// The status that `word` stands for in files, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// How freely an entry matches text; each mode allows what the one before it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchMode {
    /// Its forms, letter for letter.
    Exact,
    /// Its forms with clitics, other spellings and parts of the name.
    Forms,
    /// Anything that sounds like its English.
    Sound,
}

impl MatchMode {
    /// All modes, strictest first.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Forms, Self::Sound];

    /// The word that files use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Forms => "forms",
            Self::Sound => "sound",
        }
    }

    /// The mode that `word` stands for in files, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == word)
    }
}
