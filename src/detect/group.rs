//! Kinds of features.

/// Kinds of features, each of which can be left out to see what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Group {
    /// The word itself.
    Word,
    /// The words beside it.
    Neighbours,
    /// Its first and last letters, and its letters by threes.
    Letters,
    /// The particles it may carry and its article.
    Clitics,
    /// How frequent it is as an ordinary word, under its readings.
    Lexicon,
    /// How many published names hold it.
    NameParts,
    /// Whether it sounds like a name.
    Sound,
    /// Titles, words for kinds of places, heads of organisations, verbs of saying beside it.
    Cues,
    /// Punctuation and the place in the line.
    Marks,
    /// What the glossaries know.
    Gazetteer,
    /// What stands beside the same word elsewhere in the article.
    Elsewhere,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Word,
        Self::Neighbours,
        Self::Letters,
        Self::Clitics,
        Self::Lexicon,
        Self::NameParts,
        Self::Sound,
        Self::Cues,
        Self::Marks,
        Self::Gazetteer,
        Self::Elsewhere,
    ];

    /// The word that tables use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Neighbours => "neighbours",
            Self::Letters => "letters",
            Self::Clitics => "clitics",
            Self::Lexicon => "lexicon",
            Self::NameParts => "name parts",
            Self::Sound => "sound",
            Self::Cues => "cues",
            Self::Marks => "marks",
            Self::Gazetteer => "gazetteer",
            Self::Elsewhere => "elsewhere",
        }
    }
}
