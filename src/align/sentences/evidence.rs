//! What the tokens say for and against each meeting of segments.

use std::ops::Range;

use super::band::Band;
use super::table::{Sources, Table};
use super::tokens::Side;

/// Segments of one side that a bead may hold.
pub(super) const MOST_SEGMENTS: usize = 6;

/// The share of tokens with a known translation that translators render by it.
const RENDERED: f32 = 0.6;

/// The bounds of what one token may say, in nats.
const MOST_OF_ONE: f32 = 5.0;

/// Nats by place of the band and number of segments.
#[derive(Debug)]
pub(super) struct Evidence {
    /// For the source segments `i..i + n` and the target segment `j`: how well they explain its tokens.
    target: Vec<[f32; MOST_SEGMENTS]>,
    /// For the target segments `j..j + n` and the source segment `i`: the same.
    source: Vec<[f32; MOST_SEGMENTS]>,
}

impl Evidence {
    /// Gathers it over a band.
    pub(super) fn gather(source: &Side, target: &Side, table: &Table, band: &Band) -> Self {
        let empty = || vec![[0.0; MOST_SEGMENTS]; band.len()];
        let mut evidence = Self { target: empty(), source: empty() };
        let mut weigher = Weigher::new(target, source, &table.target);
        for j in 0..target.len() {
            let rows = clipped(band.column(j), source.len());
            weigher.weigh(j, rows, |i, runs| {
                if let Some(place) = band.place(i, j) {
                    evidence.target[place] = runs;
                }
            });
        }
        let mut weigher = Weigher::new(source, target, &table.source);
        for i in 0..source.len() {
            let columns = clipped(band.row(i), target.len());
            weigher.weigh(i, columns, |j, runs| {
                if let Some(place) = band.place(i, j) {
                    evidence.source[place] = runs;
                }
            });
        }
        evidence
    }

    /// What speaks for the bead of `rows` of the source and `columns` of the target; `None` where it leaves the band.
    pub(super) fn of_bead(&self, band: &Band, rows: Range<usize>, columns: Range<usize>) -> Option<f32> {
        let mut sum = 0.0;
        for j in columns.clone() {
            sum += self.target[band.place(rows.start, j)?][rows.len() - 1];
        }
        for i in rows {
            sum += self.source[band.place(i, columns.start)?][columns.len() - 1];
        }
        Some(sum)
    }
}

fn clipped(range: Range<usize>, end: usize) -> Range<usize> {
    range.start.min(end)..range.end.min(end)
}

/// Weighs the segments of one side against runs of segments of the other.
struct Weigher<'s> {
    of: &'s Side,
    given: &'s Side,
    sources: &'s Sources,
    /// For each token of the other side, the segments that hold it, with how often.
    holders: Vec<Vec<(u32, f32)>>,
    /// Tokens in each segment of the other side.
    sizes: Vec<f32>,
    /// For each segment of the other side in reach, the tokens it explains: by their place in the bag, how well.
    hits: Vec<Vec<(u32, f32)>>,
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl<'s> Weigher<'s> {
    fn new(of: &'s Side, given: &'s Side, sources: &'s Sources) -> Self {
        let mut holders = vec![Vec::new(); given.tokens.len()];
        for (at, bag) in given.bags.iter().enumerate() {
            bag.iter().for_each(|&(token, count)| holders[token as usize].push((at as u32, count)));
        }
        let sizes = given.bags.iter().map(|bag| bag.iter().map(|(_, count)| count).sum::<f32>().max(1.0)).collect();
        Self { of, given, sources, holders, sizes, hits: Vec::new(), sums: Vec::new(), touched: Vec::new() }
    }

    /// Gives, for each segment of the other side in `range`, what it and those after it say for the segment `at`.
    fn weigh(&mut self, at: usize, range: Range<usize>, mut give: impl FnMut(usize, [f32; MOST_SEGMENTS])) {
        let bag = &self.of.bags[at];
        self.hits.resize_with(self.hits.len().max(range.len()), Vec::new);
        self.hits[..range.len()].iter_mut().for_each(Vec::clear);
        self.sums.clear();
        self.sums.resize(bag.len(), 0.0);
        let mut missing = 0.0;
        for (place, &(token, count)) in bag.iter().enumerate() {
            if !self.sources[token as usize].is_empty() {
                missing += weight(count) * (1.0 - RENDERED).ln();
            }
            self.find_hits(place as u32, token, &range);
        }
        for start in range.clone() {
            give(start, self.runs(bag, start, &range, missing));
        }
    }

    fn find_hits(&mut self, place: u32, token: u32, range: &Range<usize>) {
        for &(source, probability) in &self.sources[token as usize] {
            let holders = &self.holders[source as usize];
            let first = holders.partition_point(|&(at, _)| (at as usize) < range.start);
            for &(at, count) in holders[first..].iter().take_while(|&&(at, _)| (at as usize) < range.end) {
                self.hits[at as usize - range.start].push((place, probability * count));
            }
        }
    }

    /// What the first one, two, ... segments from `start` on say together.
    fn runs(&mut self, bag: &[(u32, f32)], start: usize, range: &Range<usize>, missing: f32) -> [f32; MOST_SEGMENTS] {
        let mut runs = [missing; MOST_SEGMENTS];
        let total = self.of.total;
        let mut size = 0.0;
        for (number, run) in runs.iter_mut().enumerate() {
            let at = start + number;
            if at >= self.given.len() || at >= range.end {
                break;
            }
            size += self.sizes[at];
            for &(place, share) in &self.hits[at - range.start] {
                let sum = &mut self.sums[place as usize];
                if *sum == 0.0 {
                    self.touched.push(place);
                }
                *sum += share;
            }
            for &place in &self.touched {
                let (token, count) = bag[place as usize];
                let expected = self.of.counts[token as usize] / total;
                let ratio = self.sums[place as usize] / size / expected;
                // The share that is not rendered was taken off before.
                *run += weight(count) * (1.0 + ratio * RENDERED / (1.0 - RENDERED)).ln().min(MOST_OF_ONE);
            }
        }
        for place in self.touched.drain(..) {
            self.sums[place as usize] = 0.0;
        }
        runs
    }
}

/// What a token counts that a segment holds several times.
fn weight(count: f32) -> f32 {
    count.sqrt()
}
