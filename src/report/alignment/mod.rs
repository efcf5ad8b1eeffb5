//! The formats of an alignment: each a function from alignment to writer, in a file of its own.

mod html;
mod json;
mod names;
mod text;
mod tmx;
mod tsv;

#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::ops::Range;

pub use names::NameInBead;

use super::bidi::visible;
use super::paint::Paint;
use crate::align::{Alignment, Bead, Moved, Segments};
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
    /// The names that correspond, by place in the source; `None` where nobody asked for them.
    pub names: Option<&'a [NameInBead]>,
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
        self.numbered_beads().map(|(_, bead)| bead)
    }

    /// The same with their numbers among all.
    fn numbered_beads(&self) -> impl Iterator<Item = (usize, &'a Bead)> {
        let pair = *self;
        pair.alignment.beads.iter().enumerate().filter(move |(_, bead)| {
            pair.source_texts(&bead.source).next().is_some() || pair.target_texts(&bead.target).next().is_some()
        })
    }

    /// Where the other half of a bead with one empty side stands, if it stands elsewhere.
    fn moved(&self, bead: &Bead) -> Option<&'a Moved> {
        let moved = &self.alignment.moved;
        match (bead.source.is_empty(), bead.target.is_empty()) {
            (false, true) => moved.iter().find(|pair| bead.source.contains(&pair.source)),
            (true, false) => moved.iter().find(|pair| bead.target.contains(&pair.target)),
            _ => None,
        }
    }

    /// The number, as people count the beads that are shown, of the one that holds the other half.
    fn moved_to(&self, bead: &Bead) -> Option<usize> {
        let pair = self.moved(bead)?;
        let holds = |other: &Bead| match bead.source.is_empty() {
            true => other.source.contains(&pair.source),
            false => other.target.contains(&pair.target),
        };
        self.beads().position(holds).map(|at| at + 1)
    }

    /// The names of a bead, by its number among all.
    fn names_in(&self, bead: usize) -> &'a [NameInBead] {
        let names = self.names.unwrap_or_default();
        let first = names.partition_point(|name| name.bead < bead);
        let count = names[first..].partition_point(|name| name.bead == bead);
        &names[first..first + count]
    }

    /// Both halves of a name, each on one line.
    fn texts_of(&self, name: &NameInBead) -> [String; 2] {
        [name.source.of(self.source.text()), name.target.of(self.target.text())].map(one_line)
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
        let moved = self.alignment.moved.len();
        for bead in self.beads() {
            let (source, target) = (self.source_texts(&bead.source).count(), self.target_texts(&bead.target).count());
            counts = (counts.0 + source, counts.1 + target);
            match (source, target) {
                _ if self.moved(bead).is_some() => {}
                (_, 0) => missing += source,
                (0, _) => added += target,
                _ => pairs += 1,
            }
        }
        let kind = self.segments.as_str();
        let (source, target) = counts;
        let moved = if moved > 0 { format!(" · {moved} moved") } else { String::new() };
        format!(
            "{source} {kind} in the source, {target} in the target · {pairs} pairs{moved} · {missing} not translated · {added} added"
        )
    }

    /// The names of both files, as far as they came from files.
    fn titles(&self) -> [String; 2] {
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
