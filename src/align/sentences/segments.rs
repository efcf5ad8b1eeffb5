//! What is aligned: sentences, lines or paragraphs.

use std::ops::Range;

use crate::document::Document;
use crate::span::Span;
use crate::text::sentences;

/// What counts as one segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Segments {
    /// A sentence; a title on a line of its own is one.
    #[default]
    Sentences,
    /// A line, blank ones too; it ends at LF or CRLF.
    Lines,
    /// What stands between blank lines; where the text has none, a line.
    Paragraphs,
}

impl Segments {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Sentences, Self::Lines, Self::Paragraphs];

    /// The word that asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Lines => "lines",
            Self::Paragraphs => "paragraphs",
        }
    }

    /// The segments that `word` asks for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|segments| segments.as_str() == word)
    }
}

/// One segment of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Where it stands; a line without its end.
    pub(super) span: Span,
    /// Its words; empty where it has none.
    pub(super) words: Range<usize>,
    /// Whether a paragraph begins with it.
    pub(super) begins_paragraph: bool,
}

/// The segments of a document, in order.
pub(super) fn split(document: &Document, segments: Segments) -> Vec<Segment> {
    let text = document.text();
    let lines = lines(text);
    let blank = |line: &Span| line.of(text).trim().is_empty();
    let has_blank = lines.iter().skip_while(|line| blank(line)).any(blank);
    let spans: Vec<Span> = match segments {
        Segments::Lines => lines.clone(),
        Segments::Paragraphs if has_blank => paragraphs(&lines, blank),
        Segments::Paragraphs => lines.iter().copied().filter(|line| !blank(line)).collect(),
        Segments::Sentences => sentences::split(text, document.words()).into_iter().map(|sentence| sentence.span).collect(),
    };
    // Without blank lines to tell, lines that are segments themselves say nothing of paragraphs.
    let starts = match (has_blank, segments) {
        (true, _) => paragraphs(&lines, blank),
        (false, Segments::Sentences) => lines.into_iter().filter(|line| !blank(line)).collect(),
        (false, _) => Vec::new(),
    };
    place(document, spans, &starts)
}

/// The segments at `spans`, with their words and whether one of `paragraphs` begins there.
fn place(document: &Document, spans: Vec<Span>, paragraphs: &[Span]) -> Vec<Segment> {
    let words = document.words();
    let (mut word, mut paragraph) = (0, 0);
    let mut segments = Vec::with_capacity(spans.len());
    for span in spans {
        let first = word;
        while word < words.len() && words.get(word).span.start < span.end {
            word += 1;
        }
        let before = paragraph;
        while paragraph < paragraphs.len() && paragraphs[paragraph].start < span.end {
            paragraph += 1;
        }
        segments.push(Segment { span, words: first..word, begins_paragraph: paragraph > before });
    }
    segments
}

/// The lines of a text, without their ends. A line break at the end of the text begins no further line.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let content = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
            let span = Span::new(start, start + content.len());
            start += line.len();
            span
        })
        .collect()
}

/// Runs of lines that are not blank.
fn paragraphs(lines: &[Span], blank: impl Fn(&Span) -> bool) -> Vec<Span> {
    let runs = lines.split(|line| blank(line)).filter(|run| !run.is_empty());
    runs.map(|run| Span::new(run[0].start, run[run.len() - 1].end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, segments: Segments) -> Vec<String> {
        let document = Document::new(text);
        split(&document, segments).iter().map(|segment| segment.span.of(text).to_string()).collect()
    }

    #[test]
    fn each_kind_of_segment_is_cut_where_it_ends() {
        let text = "One. Two.\r\nThree\n\nFour. Five.\n";
        assert_eq!(texts(text, Segments::Lines), ["One. Two.", "Three", "", "Four. Five."]);
        assert_eq!(texts(text, Segments::Paragraphs), ["One. Two.\r\nThree", "Four. Five."]);
        assert_eq!(texts(text, Segments::Sentences), ["One.", "Two.", "Three", "Four.", "Five."]);
        assert_eq!(texts("One\nTwo", Segments::Paragraphs), ["One", "Two"]);
        for segments in Segments::ALL {
            assert_eq!(Segments::parse(segments.as_str()), Some(segments));
            assert!(texts("", segments).is_empty());
        }
    }

    #[test]
    fn words_and_paragraphs_are_told_to_their_segments() {
        let document = Document::new("One. Two.\n\nThree four.");
        let found = split(&document, Segments::Sentences);
        let facts: Vec<_> = found.iter().map(|segment| (segment.words.clone(), segment.begins_paragraph)).collect();
        assert_eq!(facts, [(0..1, true), (1..2, false), (2..4, true)]);
    }
}
