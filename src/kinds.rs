//! The small vocabulary that every layer shares: what an entry is, which entry, and how a mention came to it.

use serde::{Deserialize, Serialize};

/// What a glossary entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryType {
    /// A human being, living, dead or fictional.
    Person,
    /// A state, city, region, river, building, street.
    Place,
    /// A state's organ, party, movement, company, agency, team.
    Organization,
    /// An adjective or noun of belonging, such as روسي "Russian" (a nisba).
    Demonym,
    /// A term of the trade that is no name.
    Term,
    /// A month, weekday or feast.
    Date,
    /// A name of another kind, or of a kind nobody stated.
    #[default]
    Other,
}

impl EntryType {
    /// All types, in the order in which the format lists them.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Place, Self::Organization, Self::Demonym, Self::Term, Self::Date, Self::Other];

    /// Whether matches of it are names, which count in the coverage; the others are listed as terms.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Place | Self::Organization | Self::Other)
    }

    /// The word that files and reports use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Demonym => "demonym",
            Self::Term => "term",
            Self::Date => "date",
            Self::Other => "other",
        }
    }

    /// The type that `word` stands for in files, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Which entry of the loaded glossary: good for that glossary only, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey(pub u32);

/// How a form in the text came to its entry, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Letter for letter.
    Exact,
    /// Another spelling: hamza, ya, vowel letters, clitics, spacing.
    Spelling,
    /// By sound alone.
    Translit,
    /// A part of a longer name.
    Part,
}

impl How {
    /// The word that reports use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Spelling => "spelling",
            Self::Translit => "translit",
            Self::Part => "part",
        }
    }
}
