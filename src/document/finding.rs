//! What a check found wrong in a translation.

use crate::span::Span;

/// One thing that seems wrong in a translation: what was expected, what stands there, where, and how bad it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, as a sentence for a person.
    pub message: String,
    /// The id of the entry that it is about; `None` for rules without one.
    pub entry: Option<String>,
    /// What would be right, the preferred first; empty where nobody can say.
    pub expected: Vec<String>,
    /// What stands there instead; `None` where nothing does.
    pub found: Option<String>,
    /// The place in the source; `None` where there is none.
    pub source: Option<Span>,
    /// The place in the translation; `None` where there is none.
    pub target: Option<Span>,
    /// What to put at [`target`](Self::target); only where one replacement is certain.
    pub fix: Option<String>,
    /// Sixteen hex digits that stay the same while lines come and go around it: a place in the text is no part of what they are made of.
    pub fingerprint: String,
}

/// What is looked for. The name says what is wrong, not the cure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// English that the glossary forbids for this Arabic.
    AvoidedForm,
    /// A day, month, year or weekday that differs.
    DateMismatch,
    /// A whole sentence without a translation.
    MissingSegment,
    /// A name of the source that the translation lacks.
    MissingTerm,
    /// A name that is nearly spelled right.
    MisspeltName,
    /// One name spelled in two ways.
    MixedSpelling,
    /// A number that differs.
    NumberMismatch,
    /// A name that the glossary does not know.
    UnknownName,
    /// Arabic letters in the translation.
    UntranslatedArabic,
    /// Somebody else's name where this one should stand.
    WrongName,
}

impl Rule {
    /// All rules, by name.
    pub const ALL: [Self; 10] = [
        Self::AvoidedForm,
        Self::DateMismatch,
        Self::MissingSegment,
        Self::MissingTerm,
        Self::MisspeltName,
        Self::MixedSpelling,
        Self::NumberMismatch,
        Self::UnknownName,
        Self::UntranslatedArabic,
        Self::WrongName,
    ];

    /// The word that settings and reports use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AvoidedForm => "avoided-form",
            Self::DateMismatch => "date-mismatch",
            Self::MissingSegment => "missing-segment",
            Self::MissingTerm => "missing-term",
            Self::MisspeltName => "misspelt-name",
            Self::MixedSpelling => "mixed-spelling",
            Self::NumberMismatch => "number-mismatch",
            Self::UnknownName => "unknown-name",
            Self::UntranslatedArabic => "untranslated-arabic",
            Self::WrongName => "wrong-name",
        }
    }

    /// The rule that `word` stands for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == word)
    }

    /// How bad its findings are unless somebody says otherwise; `None` for a rule that is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::UnknownName => None,
            Self::MissingSegment | Self::MixedSpelling => Some(Severity::Warning),
            _ => Some(Severity::Error),
        }
    }
}

/// How bad a finding is, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Worth a look.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// All severities, worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word that settings and reports use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity that `word` stands for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_rules_stand_for_each_other_and_the_rules_are_sorted() {
        for rule in Rule::ALL {
            assert_eq!(Rule::parse(rule.as_str()), Some(rule));
        }
        assert!(Rule::ALL.windows(2).all(|pair| pair[0] < pair[1] && pair[0].as_str() < pair[1].as_str()));
        for severity in Severity::ALL {
            assert_eq!(Severity::parse(severity.as_str()), Some(severity));
        }
        assert_eq!((Rule::parse("off"), Severity::parse("off")), (None, None));
    }
}
