//! Sentence alignment: which segments of a text correspond to which of its translation.
//!
//! Dynamic programming over beads of up to nine segments of a side. What speaks for a bead: its lengths; numbers, dates, entries of the
//! glossary and Latin words that both sides hold; names by sound; words that were seen together elsewhere in the pair; marks;
//! paragraphs. The pair is aligned, words are learnt from the result, and it is aligned again.
//!
//! Short texts are searched whole. Of long ones only a band is searched, around a line through what both sides have alike.

mod band;
mod calibration;
mod evidence;
mod length;
mod moved;
mod search;
mod segments;
mod sound;
mod table;
mod tokens;

use std::ops::Range;

use crate::document::Document;
use crate::glossary::Glossary;
use crate::span::Span;
use crate::text::normalize::is_format;

use super::words::learn::Words;
use super::{Alignment, Bead, Moved};
use band::Band;
use evidence::Evidence;
use length::Lengths;
use search::{Found, Search, Shapes};
use segments::Segment;
use table::Table;
use tokens::{Language, Side};

pub use segments::Segments;

/// How often the pair is aligned; each time more is known of its words.
const ROUNDS: usize = 3;

/// How to align.
#[derive(Debug, Clone, Copy)]
pub struct AlignOptions<'g> {
    /// What is a segment.
    pub segments: Segments,
    /// Its entries are evidence: where the source has the Arabic, the translation has the English.
    pub glossary: &'g Glossary,
}

impl Default for AlignOptions<'_> {
    fn default() -> Self {
        Self { segments: Segments::default(), glossary: Glossary::builtin() }
    }
}

/// Aligns an Arabic text with its English translation.
///
/// Every segment of either side stands in exactly one bead, beads come in order. Blank segments correspond to nothing. Never
/// fails. Beads of texts that have nothing to do with each other score low, and so does [`Alignment::fit`].
///
/// Costs about the length of the texts: the square of the number of segments up to some 600, in proportion to it beyond.
pub fn align(source: &Document, target: &Document, options: &AlignOptions<'_>) -> Alignment {
    let [from, to] = [source, target].map(|document| segments::split(document, options.segments));
    let solid = |segments: &[Segment], document: &Document| -> Vec<usize> {
        let is_blank = |text: &str| text.chars().all(|letter| letter.is_whitespace() || is_format(letter));
        (0..segments.len()).filter(|&at| !is_blank(segments[at].span.of(document.text()))).collect()
    };
    let (solid_from, solid_to) = (solid(&from, source), solid(&to, target));
    let side = |document, segments: &[Segment], solid: &[usize], language| {
        let segments: Vec<&Segment> = solid.iter().map(|&at| &segments[at]).collect();
        Side::new(document, &segments, language, options.glossary)
    };
    let left = side(source, &from, &solid_from, Language::Arabic);
    let right = side(target, &to, &solid_to, Language::English);
    let (found, moved) = rounds(source, &left, &right);
    let spans = |segments: &[Segment]| segments.iter().map(|segment| segment.span).collect::<Vec<Span>>();
    let (scores, fit) = calibration::scores(&found);
    let beads = with_blanks(&found, &scores, (&solid_from, from.len()), (&solid_to, to.len()));
    let moved = moved
        .into_iter()
        .map(|found| Moved { source: solid_from[found.source], target: solid_to[found.target], ..found })
        .collect();
    Alignment { source: spans(&from), target: spans(&to), beads, moved, fit }
}

/// Aligns, learns from the result, and aligns again.
fn rounds(document: &Document, source: &Side, target: &Side) -> (Vec<Found>, Vec<Moved>) {
    let mut alike = Table::alike(source, target);
    alike.add_common(source, target);
    sound::add(&mut alike, (document, source), target);
    let mut table = alike.clone();
    let mut lengths = Lengths::of_texts(source, target);
    let mut shapes = Shapes::default();
    let mut band = Band::around(&band::anchors(source, target, &table), band::WIDE, source, target);
    let (mut found, mut moved) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let evidence = Evidence::gather(source, target, &table, &band);
        let search = Search { source, target, band: &band, evidence: &evidence, lengths, shapes: shapes.clone() };
        found = search.best();
        if round + 1 == ROUNDS {
            moved = moved::find(&search, &found);
            break;
        }
        band = Band::around(&boundaries(&found), band::NARROW, source, target);
        lengths = lengths.measured(found.iter().map(|bead| {
            let sum = |lengths: &[f32]| lengths.iter().sum::<f32>();
            (sum(&source.lengths[bead.source.clone()]), sum(&target.lengths[bead.target.clone()]))
        }));
        shapes = Shapes::measured(&found);
        let rendered = table.rendered_in(source, target, &found);
        table = Table { rendered, ..alike.with_learnt(source, target, &tokens_of(source, target, &found)) };
    }
    (found, moved)
}

/// The pairs of boundaries that the beads lead through.
fn boundaries(found: &[Found]) -> Vec<(usize, usize)> {
    let ends = found.iter().map(|bead| (bead.source.end, bead.target.end));
    std::iter::once((0, 0)).chain(ends).collect()
}

/// The tokens of the beads that have both sides.
fn tokens_of(source: &Side, target: &Side, found: &[Found]) -> Vec<Words> {
    let both = found.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
    let gather = |side: &Side, range: Range<usize>| {
        let mut tokens: Vec<u32> = side.bags[range].iter().flatten().map(|held| held.token).collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    };
    both.map(|bead| Words { source: gather(source, bead.source.clone()), target: gather(target, bead.target.clone()) })
        .collect()
}

/// The beads over all segments: blank ones inside a bead belong to it, those between beads stand alone. Each side is given
/// by the numbers of its segments that are not blank and the number of all.
fn with_blanks(found: &[Found], scores: &[f32], source: (&[usize], usize), target: (&[usize], usize)) -> Vec<Bead> {
    let mut beads = Vec::with_capacity(found.len());
    let (mut i, mut j) = (0, 0);
    for (bead, &score) in found.iter().zip(scores) {
        let (rows, columns) = (all_of(source.0, &bead.source, i), all_of(target.0, &bead.target, j));
        left_over(&mut beads, i..rows.start, j..columns.start);
        (i, j) = (rows.end, columns.end);
        beads.push(Bead { source: rows, target: columns, score });
    }
    left_over(&mut beads, i..source.1, j..target.1);
    beads
}

/// The segments from the first to the last of a range of those that are not blank; an empty range stays at `here`.
fn all_of(solid: &[usize], range: &Range<usize>, here: usize) -> Range<usize> {
    if range.is_empty() { here..here } else { solid[range.start]..solid[range.end - 1] + 1 }
}

/// Adds segments that correspond to nothing.
fn left_over(beads: &mut Vec<Bead>, source: Range<usize>, target: Range<usize>) {
    let (end, start) = (source.end, target.start);
    beads.extend(source.map(|at| Bead { source: at..at + 1, target: start..start, score: 1.0 }));
    beads.extend(target.map(|at| Bead { source: end..end, target: at..at + 1, score: 1.0 }));
}
