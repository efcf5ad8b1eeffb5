//! The search: which beads, of all that the band allows, explain both texts best.

use std::ops::Range;

use super::band::Band;
use super::evidence::Evidence;
use super::length::Lengths;
use super::tokens::Side;

/// The shapes a bead may have, segments of the source then of the target, and how usual each is before the pair is measured:
/// mostly one to one, seldom several, sometimes left out or added (titles, credits).
const SHAPES: [(usize, usize, f32); 23] = [
    (1, 1, 0.70),
    (1, 2, 0.07),
    (2, 1, 0.07),
    (1, 3, 0.02),
    (3, 1, 0.02),
    (1, 4, 0.008),
    (4, 1, 0.008),
    (1, 5, 0.004),
    (5, 1, 0.004),
    (1, 6, 0.002),
    (6, 1, 0.002),
    (1, 7, 0.0012),
    (7, 1, 0.0012),
    (1, 8, 0.0007),
    (8, 1, 0.0007),
    (1, 9, 0.0004),
    (9, 1, 0.0004),
    (2, 2, 0.010),
    (2, 3, 0.004),
    (3, 2, 0.004),
    (3, 3, 0.001),
    (1, 0, 0.030),
    (0, 1, 0.030),
];

/// Segments of a side that beads have often enough to be tried whatever their lengths.
const OFTEN: usize = 6;

/// How many times longer than one side the other may be in a bead of more: trying costs more than all the rest.
const LIST: f32 = 3.0;

/// For how many beads the usual shares of the shapes count once the pair is measured.
const USUAL_BEADS: f32 = 20.0;

/// What tokens count: those of both sides are weighed, so that each pair of words is seen twice.
const TOKENS: f32 = 0.65;

/// What their order counts, which is seen once.
const ORDER: f32 = 0.6;

/// What a bead gains where paragraphs of both sides begin with it, loses where one begins on one side only, and loses for
/// each that begins inside it.
const PARAGRAPHS: (f32, f32, f32) = (1.0, -1.0, -2.0);

/// Nats by which all paths through a place are less likely than the rest, from which on it is passed over.
const NEGLIGIBLE: f64 = 20.0;

/// Log of a path that there is not.
const NEVER: f64 = f64::NEG_INFINITY;

/// How usual each shape of bead is.
#[derive(Debug, Clone)]
pub(super) struct Shapes([f32; SHAPES.len()]);

impl Default for Shapes {
    fn default() -> Self {
        Self(SHAPES.map(|(_, _, share)| share.ln()))
    }
}

impl Shapes {
    /// The same measured on what the search found.
    pub(super) fn measured(found: &[Found]) -> Self {
        let mut counts = SHAPES.map(|(_, _, share)| share * USUAL_BEADS);
        for bead in found {
            let shape = SHAPES.iter().position(|&(rows, columns, _)| (rows, columns) == (bead.source.len(), bead.target.len()));
            shape.into_iter().for_each(|shape| counts[shape] += 1.0);
        }
        let sum: f32 = counts.iter().sum();
        Self(counts.map(|count| (count / sum).ln()))
    }
}

/// A bead of the answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) source: Range<usize>,
    pub(super) target: Range<usize>,
    /// The share of all paths, each by its probability, that hold it.
    pub(super) probability: f32,
    /// What speaks for it, in nats; 0 where a side is empty.
    pub(super) evidence: f32,
}

/// All that the search weighs.
#[derive(Debug)]
pub(super) struct Search<'s> {
    pub(super) source: &'s Side,
    pub(super) target: &'s Side,
    pub(super) band: &'s Band,
    pub(super) evidence: &'s Evidence,
    pub(super) lengths: Lengths,
    pub(super) shapes: Shapes,
}

impl Search<'_> {
    /// The beads that are together likeliest to be right, each by itself, over all paths.
    pub(super) fn best(&self) -> Vec<Found> {
        let (source, target) = (Sums::new(self.source), Sums::new(self.target));
        let steps = Steps { search: self, source, target };
        let before = steps.forward();
        let after = steps.backward();
        steps.best(&before, &after)
    }

    /// What speaks for each of these pairs of a segment of the source and one of the target, in nats; pairs that leave the band are
    /// left out.
    pub(super) fn evidence_of<'p>(&'p self, pairs: impl Iterator<Item = (usize, usize)> + 'p) -> Vec<((usize, usize), f32)> {
        let steps = Steps { search: self, source: Sums::new(self.source), target: Sums::new(self.target) };
        pairs
            .filter_map(|(row, column)| Some(((row, column), steps.evidence(&(row..row + 1), &(column..column + 1))?)))
            .collect()
    }
}

/// Sums of lengths up to each boundary. Like the sums over paths they grow with the text: in single precision those of ten thousand
/// segments would be off by more than a step is worth.
struct Sums(Vec<f64>);

impl Sums {
    fn new(side: &Side) -> Self {
        let mut sum = 0.0;
        let after = side.lengths.iter().map(|&length| {
            sum += f64::from(length);
            sum
        });
        Self(std::iter::once(0.0).chain(after).collect())
    }

    fn of(&self, range: &Range<usize>) -> f32 {
        (self.0[range.end] - self.0[range.start]) as f32
    }
}

/// The steps through the grid.
struct Steps<'s> {
    search: &'s Search<'s>,
    source: Sums,
    target: Sums,
}

impl Steps<'_> {
    /// Calls `take` with each step from boundary (`i`, `j`): the place it leads to, its score, its shape.
    fn each(&self, i: usize, j: usize, mut take: impl FnMut(usize, f32, (usize, usize))) {
        let band = self.search.band;
        for (number, &(rows, columns, _)) in SHAPES.iter().enumerate() {
            let Some(place) = band.place(i + rows, j + columns) else { continue };
            if rows.max(columns) > OFTEN && !self.may_be_list(&(i..i + rows), &(j..j + columns)) {
                continue;
            }
            if let Some(score) = self.score(number, i..i + rows, j..j + columns) {
                take(place, score, (rows, columns));
            }
        }
    }

    /// Whether two runs of segments are near enough in length for one to be a list and the other its items.
    fn may_be_list(&self, rows: &Range<usize>, columns: &Range<usize>) -> bool {
        let (source, target) = (self.source.of(rows), self.target.of(columns));
        source.min(target) * LIST >= source.max(target)
    }

    fn score(&self, shape: usize, rows: Range<usize>, columns: Range<usize>) -> Option<f32> {
        Some(self.search.shapes.0[shape] + self.evidence(&rows, &columns)?)
    }

    /// What speaks for a bead besides its shape, in nats; `None` where it leaves the band.
    fn evidence(&self, rows: &Range<usize>, columns: &Range<usize>) -> Option<f32> {
        let search = self.search;
        if rows.is_empty() || columns.is_empty() {
            return Some(0.0);
        }
        let mut score = TOKENS * search.evidence.of_bead(search.band, rows, columns)?;
        score += search.lengths.evidence(self.source.of(rows), self.target.of(columns), columns.len());
        score += ORDER * search.evidence.order(search.band, (rows, &self.source.0), (columns, &self.target.0));
        Some(score + paragraphs(search.source, search.target, rows, columns))
    }

    /// The log of the sum over all paths from the start, by place.
    fn forward(&self) -> Vec<f64> {
        let band = self.search.band;
        let mut sums = vec![NEVER; band.len()];
        sums[0] = 0.0;
        self.places(|i, j, here| {
            let so_far = sums[here];
            if so_far > NEVER {
                self.each(i, j, |place, score, _| sums[place] = log_sum(sums[place], so_far + f64::from(score)));
            }
        });
        sums
    }

    /// The log of the sum over all paths to the end, by place.
    fn backward(&self) -> Vec<f64> {
        let band = self.search.band;
        let mut sums = vec![NEVER; band.len()];
        let last = band.len() - 1;
        sums[last] = 0.0;
        for i in (0..=self.search.source.len()).rev() {
            for j in band.row(i).rev() {
                let Some(here) = band.place(i, j) else { continue };
                let mut sum = sums[here];
                self.each(i, j, |place, score, _| sum = log_sum(sum, f64::from(score) + sums[place]));
                sums[here] = sum;
            }
        }
        sums
    }

    /// The path with the largest sum of probabilities of its beads.
    fn best(&self, before: &[f64], after: &[f64]) -> Vec<Found> {
        let band = self.search.band;
        let whole = after[0];
        let mut sums = vec![NEVER; band.len()];
        let mut came: Vec<(u8, u8, f32)> = vec![(0, 0, 0.0); band.len()];
        sums[0] = 0.0;
        self.places(|i, j, here| {
            let so_far = sums[here];
            if so_far == NEVER || before[here] + after[here] < whole - NEGLIGIBLE {
                return;
            }
            self.each(i, j, |place, score, (rows, columns)| {
                let probability = (before[here] + f64::from(score) + after[place] - whole).exp().min(1.0);
                // A bead counts for what it joins, so that the answer is not cut into small sure pieces.
                let sum = so_far + probability * (rows + columns) as f64;
                if sum > sums[place] {
                    sums[place] = sum;
                    came[place] = (rows as u8, columns as u8, probability as f32);
                }
            });
        });
        self.trace(&came)
    }

    fn trace(&self, came: &[(u8, u8, f32)]) -> Vec<Found> {
        let (mut i, mut j) = (self.search.source.len(), self.search.target.len());
        let mut found = Vec::new();
        while i > 0 || j > 0 {
            let step = self.search.band.place(i, j).map(|place| came[place]).filter(|step| step.0 + step.1 > 0);
            // Every place that a path leads to has a step back; without one the rest is left over.
            let (rows, columns, probability) = step.unwrap_or((u8::from(i > 0), u8::from(i == 0), 0.0));
            let (rows, columns) = (usize::from(rows), usize::from(columns));
            let (source, target) = (i - rows..i, j - columns..j);
            let evidence = self.evidence(&source, &target).unwrap_or(0.0);
            found.push(Found { source, target, probability, evidence });
            (i, j) = (i - rows, j - columns);
        }
        found.reverse();
        found
    }

    /// Calls `visit` with all places, row by row.
    fn places(&self, mut visit: impl FnMut(usize, usize, usize)) {
        for i in 0..=self.search.source.len() {
            for j in self.search.band.row(i) {
                if let Some(here) = self.search.band.place(i, j) {
                    visit(i, j, here);
                }
            }
        }
    }
}

/// What the beginnings of paragraphs say of a bead.
fn paragraphs(source: &Side, target: &Side, rows: &Range<usize>, columns: &Range<usize>) -> f32 {
    let (both, one, inside) = PARAGRAPHS;
    let begins = (source.begins_paragraph[rows.start], target.begins_paragraph[columns.start]);
    let start = match begins {
        (true, true) => both,
        (false, false) => 0.0,
        _ => one,
    };
    let count = |list: &[bool]| list[1..].iter().filter(|&&begins| begins).count() as f32;
    start + inside * (count(&source.begins_paragraph[rows.clone()]) + count(&target.begins_paragraph[columns.clone()]))
}

fn log_sum(one: f64, other: f64) -> f64 {
    let (large, small) = if one > other { (one, other) } else { (other, one) };
    if small == NEVER { large } else { large + (small - large).exp().ln_1p() }
}

#[cfg(test)]
mod tests {
    use super::super::{band, table::Table};
    use super::*;

    #[test]
    fn sums_over_a_long_text_are_the_same_from_both_ends() {
        let count = 6000;
        let side = |factor: f32| Side {
            lengths: (0..count).map(|at| factor * (40.0 + (at * 37 % 101) as f32)).collect(),
            begins_paragraph: vec![false; count],
            bags: vec![Vec::new(); count],
            ..Side::default()
        };
        let (source, target) = (side(1.0), side(1.3));
        let table = Table::alike(&source, &target);
        let band = Band::around(&[(0, 0), (count, count)], band::NARROW, &source, &target);
        let evidence = Evidence::gather(&source, &target, &table, &band);
        let (lengths, shapes) = (Lengths::of_texts(&source, &target), Shapes::default());
        let search = Search { source: &source, target: &target, band: &band, evidence: &evidence, lengths, shapes };
        let steps = Steps { search: &search, source: Sums::new(&source), target: Sums::new(&target) };
        let (before, after) = (steps.forward(), steps.backward());
        let whole = (before[band.len() - 1], after[0]);
        assert!((whole.0 - whole.1).abs() < 1e-6, "{whole:?}");
    }
}
