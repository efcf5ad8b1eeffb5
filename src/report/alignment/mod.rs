//! The formats of an alignment: each a function from alignment to writer, in a file of its own.

mod html;
mod json;
mod text;
mod tmx;
mod tsv;

#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::ops::Range;

use super::bidi::visible;
use super::paint::Paint;
use crate::align::{Alignment, Bead, Segments};
use crate::document::Document;
use crate::span::Span;

/// How an alignment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AlignmentFormat {
    /// For people, in a terminal or a mail.
    #[default]
    Text,
    /// The alignment as the contract states it, one line.
    Json,
    /// A row for each bead.
    Tsv,
    /// A translation memory of the beads that have both sides, TMX 1.4b.
    Tmx,
    /// A page that shows both texts side by side and needs no network.
    Html,
}

impl AlignmentFormat {
    /// All formats, the default first.
    pub const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Tsv, Self::Tmx, Self::Html];

    /// The word that asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Tsv => "tsv",
            Self::Tmx => "tmx",
            Self::Html => "html",
        }
    }

    /// The format that `word` asks for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// An alignment with the texts that it aligns.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The text.
    pub source: &'a Document,
    /// Its translation.
    pub target: &'a Document,
    /// How they correspond.
    pub alignment: &'a Alignment,
    /// What its segments are.
    pub segments: Segments,
}

/// Writes an alignment in a format. The same alignment gives the same bytes; only the text format depends on `paint`.
///
/// # Errors
/// Those of the writer.
pub fn write(pair: &Pair<'_>, format: AlignmentFormat, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    match format {
        AlignmentFormat::Text => text::write(pair, paint, out),
        AlignmentFormat::Json => json::write(pair, out),
        AlignmentFormat::Tsv => tsv::write(pair, out),
        AlignmentFormat::Tmx => tmx::write(pair, out),
        AlignmentFormat::Html => html::write(pair, out),
    }
}

impl<'a> Pair<'a> {
    /// The beads that hold anything but blank segments, in order.
    fn beads(&self) -> impl Iterator<Item = &'a Bead> {
        let pair = *self;
        pair.alignment.beads.iter().filter(move |bead| {
            pair.source_texts(&bead.source).next().is_some() || pair.target_texts(&bead.target).next().is_some()
        })
    }

    /// The texts of segments of the source that are not blank.
    fn source_texts(&self, range: &Range<usize>) -> impl Iterator<Item = &'a str> {
        texts(self.source, &self.alignment.source[range.clone()])
    }

    /// The texts of segments of the target that are not blank.
    fn target_texts(&self, range: &Range<usize>) -> impl Iterator<Item = &'a str> {
        texts(self.target, &self.alignment.target[range.clone()])
    }

    /// What to tell of the whole: how many segments and what became of them.
    fn summary(&self) -> String {
        let (mut pairs, mut missing, mut added, mut counts) = (0, 0, 0, (0, 0));
        for bead in self.beads() {
            let (source, target) = (self.source_texts(&bead.source).count(), self.target_texts(&bead.target).count());
            counts = (counts.0 + source, counts.1 + target);
            match (source, target) {
                (_, 0) => missing += source,
                (0, _) => added += target,
                _ => pairs += 1,
            }
        }
        let kind = self.segments.as_str();
        let (source, target) = counts;
        format!(
            "{source} {kind} in the source, {target} in the target · {pairs} pairs · {missing} not translated · {added} added"
        )
    }

    /// The names of both files, as far as they came from files.
    fn names(&self) -> [String; 2] {
        let name = |document: &Document, usual: &str| {
            document.path().map_or_else(|| usual.to_string(), |path| visible(&path.to_string_lossy()))
        };
        [name(self.source, "source"), name(self.target, "target")]
    }
}

fn texts<'a>(document: &'a Document, spans: &'a [Span]) -> impl Iterator<Item = &'a str> {
    spans.iter().map(|span| span.of(document.text()).trim()).filter(|text| !text.is_empty())
}

/// A segment as one line that hides nothing: line breaks and tabs become spaces.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}').collect();
    let joined = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    visible(&joined)
}

/// The score as people read it.
fn shown(score: f32) -> String {
    format!("{:.3}", super::format::rounded(score.into()))
}
