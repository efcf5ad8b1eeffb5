//! Colour, for writers that are asked for it.

/// Whether text carries terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// No colours: the text alone.
    #[default]
    Plain,
    /// ANSI escape sequences of the sixteen basic colours, which follow the terminal's own theme.
    Ansi,
}

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading.
    Heading,
    /// What the glossary knows.
    Known,
    /// What it does not know, and what is worth a look.
    Unknown,
    /// What is wrong.
    Wrong,
    /// English to use.
    English,
    /// The name within its context.
    Mark,
    /// What may be skipped.
    Faint,
}

impl Paint {
    /// The text with the colour of its role, where colours are wanted.
    pub fn paint(self, role: Role, text: &str) -> String {
        match self {
            Self::Plain => text.to_string(),
            Self::Ansi => format!("\u{1b}[{}m{text}\u{1b}[0m", role.code()),
        }
    }
}

impl Role {
    fn code(self) -> &'static str {
        match self {
            Self::Heading | Self::Mark => "1",
            Self::Known => "32",
            Self::Unknown => "1;33",
            Self::Wrong => "1;31",
            Self::English => "36",
            Self::Faint => "2",
        }
    }
}
