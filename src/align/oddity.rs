//! Texts that are hardly a source and its translation: what a person should be told before anything is concluded from them.

use std::fmt;

use super::Alignment;
use crate::document::Document;
use crate::span::Span;

/// The fit below which texts are told to be strangers; see the calibration of scores.
const STRANGE: f32 = 0.5;

/// Segments of both texts below which that cannot be told.
const FEWEST_SEGMENTS: usize = 10;

/// Bytes of the segments of either text below which that cannot be told: the cells of a table hold little that can speak for them.
const FEWEST_BYTES: usize = 200;

/// Something odd about two texts that should be an Arabic one and its English translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// The first has no words.
    SourceEmpty,
    /// The second has no words.
    TargetEmpty,
    /// Both are the same text.
    SameText,
    /// The first is no Arabic and the second is: they seem to be exchanged.
    Exchanged,
    /// The first is no Arabic.
    SourceNotArabic,
    /// The second is Arabic too.
    TargetArabic,
    /// The second hardly translates the first.
    Strangers,
}

impl Oddity {
    /// What is odd about `source` and `target`, if anything. Linear in the length of the texts.
    pub fn of(source: &Document, target: &Document) -> Option<Self> {
        match (source.is_arabic(), target.is_arabic()) {
            _ if source.words().is_empty() => Some(Self::SourceEmpty),
            _ if target.words().is_empty() => Some(Self::TargetEmpty),
            (Some(_), Some(_)) if source.text() == target.text() => Some(Self::SameText),
            (Some(false), Some(true)) => Some(Self::Exchanged),
            (Some(false), _) => Some(Self::SourceNotArabic),
            (_, Some(true)) => Some(Self::TargetArabic),
            _ => None,
        }
    }
}

impl Oddity {
    /// What is odd about texts that were aligned, if anything.
    pub fn of_alignment(alignment: &Alignment) -> Option<Self> {
        let (source, target) = (alignment.source.len(), alignment.target.len());
        let bytes = |segments: &[Span]| segments.iter().map(|span| span.len()).sum::<usize>();
        let can_tell = source.min(target) > 0
            && source + target >= FEWEST_SEGMENTS
            && bytes(&alignment.source).min(bytes(&alignment.target)) >= FEWEST_BYTES;
        (can_tell && alignment.fit < STRANGE).then_some(Self::Strangers)
    }
}

impl fmt::Display for Oddity {
    /// What is odd and what to do about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SourceEmpty => "the first text is empty; name the Arabic text first and its English translation second",
            Self::TargetEmpty => {
                "the second text is empty; check that the translation was saved, and that the file is the right one"
            }
            Self::SameText => "both files hold the same text; name the Arabic text first and its English translation second",
            Self::Exchanged => "the first text is not Arabic and the second is; name the Arabic text first",
            Self::SourceNotArabic => {
                "the first text is not Arabic; name the Arabic text first and its English translation second"
            }
            Self::Strangers => "the second text hardly translates the first; check that the two files belong together",
            Self::TargetArabic => "the second text is Arabic too; name its English translation second",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pair_of_source_and_translation_is_told() {
        let (arabic, english) = ("وصل الوزير إلى المطار مساء", "The minister arrived at the airport");
        for (source, target, expected) in [
            (arabic, english, None),
            (arabic, arabic, Some(Oddity::SameText)),
            (english, english, Some(Oddity::SameText)),
            (english, arabic, Some(Oddity::Exchanged)),
            (english, "Another English text", Some(Oddity::SourceNotArabic)),
            (arabic, "وهذا نص عربي آخر", Some(Oddity::TargetArabic)),
            ("", english, Some(Oddity::SourceEmpty)),
            (arabic, " ", Some(Oddity::TargetEmpty)),
            ("", "", Some(Oddity::SourceEmpty)),
            ("2023", "2023", None),
        ] {
            assert_eq!(Oddity::of(&Document::new(source), &Document::new(target)), expected, "{source} {target}");
        }
    }

    #[test]
    fn a_few_cells_of_a_table_are_not_told_to_be_strangers() {
        let segments = |bytes: usize| (0..5).map(|at| Span::new(at * bytes, (at + 1) * bytes)).collect::<Vec<_>>();
        let alignment = |bytes: usize| Alignment { source: segments(bytes), target: segments(bytes), ..Alignment::default() };
        assert_eq!(Oddity::of_alignment(&alignment(10)), None);
        assert_eq!(Oddity::of_alignment(&alignment(80)), Some(Oddity::Strangers));
    }
}
