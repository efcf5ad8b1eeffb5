//! Reads a word of one script in chunks and writes the other script for each: how probable is what was written?

use std::sync::LazyLock;

use super::contexts::{self, LONGEST_READ, TAKE, TAKE_SPLIT, WRITE, WRITE_SPLIT};
use super::letters::{EDGE, LONGEST, Letter};
use super::smoothed::Levels;
use super::table::{PER_NAT, Table};

/// The sizes of chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Letters read at once, at most.
    pub read: usize,
    /// Letters written for them, at most; none is always allowed.
    pub write: usize,
}

/// A trained transducer, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Transducer<'m> {
    /// Its costs.
    pub table: Table<'m>,
    /// Its chunks.
    pub shape: Shape,
}

/// The probability of a letter read alone for which the model has never seen this written (or nothing): odd, not impossible.
pub(super) const STRANGE: f64 = 1.0e-5;

/// Share of the best cell after the same letters below which a cell adds nothing that could be seen in a score.
pub(super) const NEGLIGIBLE: f64 = 1.0e-6;

/// The same where every arc is wanted: in training, what is rare now may be learnt.
const RARELY: f64 = 1.0e-8;

/// Costs beyond this count as impossible.
const HIGHEST_COST: usize = 4096;

static PROBABILITIES: LazyLock<Vec<f64>> =
    LazyLock::new(|| (0..HIGHEST_COST).map(|cost| libm::exp(-(cost as f64) / PER_NAT)).collect());

/// The probability that a cost stands for.
#[inline]
pub(super) fn probability(cost: u32) -> f64 {
    PROBABILITIES.get(cost as usize).copied().unwrap_or(0.0)
}

/// Rows of the dynamic programme, kept between calls so that scoring does not allocate.
#[derive(Debug, Clone)]
pub struct Grid {
    cells: Vec<f64>,
}

impl Default for Grid {
    fn default() -> Self {
        Self { cells: vec![0.0; (LONGEST + 1) * (LONGEST + 1)] }
    }
}

impl Grid {
    /// The cell after `read` letters read and `written` letters written.
    #[inline]
    pub fn at(&self, read: usize, written: usize) -> f64 {
        self.cells[read * (LONGEST + 1) + written]
    }

    /// The largest cell after `read` letters read.
    fn best(&self, read: usize, written: usize) -> f64 {
        self.cells[read * (LONGEST + 1)..][..=written].iter().copied().fold(0.0, f64::max)
    }

    #[inline]
    fn add(&mut self, read: usize, written: usize, value: f64) {
        self.cells[read * (LONGEST + 1) + written] += value;
    }

    fn clear(&mut self, read: usize) {
        self.cells[..(read + 1) * (LONGEST + 1)].fill(0.0);
    }
}

/// One step of a segmentation: these letters read, these written, with this probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arc {
    /// Letters read before it.
    pub read: u8,
    /// Letters written before it.
    pub written: u8,
    /// Letters it reads.
    pub takes: u8,
    /// Letters it writes.
    pub gives: u8,
    /// Its probability.
    pub probability: f64,
}

impl Transducer<'_> {
    /// Whether the model has ever seen these letters written for one letter.
    pub(super) fn has_written(&self, letter: Letter, chunk: u32) -> bool {
        Levels::general(&self.table, &WRITE, contexts::write(&[letter], 0, 1, EDGE), 1).least(&self.table, chunk).is_some()
    }

    /// The probability of writing `written` on reading `read`, summed over all segmentations.
    pub fn probability(&self, read: &[Letter], written: &[Letter], grid: &mut Grid) -> f64 {
        self.sum(read, written, NEGLIGIBLE, grid, &mut |_| {})
    }

    /// All arcs that can be reached from the start, in order of letters read; the grid holds the sums that lead to each.
    pub fn arcs(&self, read: &[Letter], written: &[Letter], grid: &mut Grid, out: &mut Vec<Arc>) -> f64 {
        out.clear();
        self.sum(read, written, RARELY, grid, &mut |arc| out.push(arc))
    }

    /// Sums over all segmentations in the grid and shows each arc as it is walked; `share` says which cells are left out.
    #[inline]
    fn sum(&self, read: &[Letter], written: &[Letter], share: f64, grid: &mut Grid, visit: &mut impl FnMut(Arc)) -> f64 {
        grid.clear(read.len());
        grid.add(0, 0, 1.0);
        for place in 0..read.len() {
            let floor = share * grid.best(place, written.len());
            self.arcs_at(read, written, (place, floor), grid, &mut |grid, arc| {
                let (from, to) = (usize::from(arc.read), usize::from(arc.written));
                let value = grid.at(from, to) * arc.probability;
                grid.add(from + usize::from(arc.takes), to + usize::from(arc.gives), value);
                visit(arc);
            });
        }
        grid.at(read.len(), written.len())
    }

    #[inline]
    fn arcs_at(
        &self,
        read: &[Letter],
        written: &[Letter],
        (place, floor): (usize, f64),
        grid: &mut Grid,
        visit: &mut impl FnMut(&mut Grid, Arc),
    ) {
        let table = &self.table;
        let takes_most = self.shape.read.min(read.len() - place);
        let take = Levels::general(table, &TAKE, contexts::take(read, place, EDGE), TAKE_SPLIT);
        let mut write = [Levels::NONE; LONGEST_READ];
        let mut least = [None; LONGEST_READ];
        for takes in 1..=takes_most {
            least[takes - 1] = take.least(table, takes as u32);
            if least[takes - 1].is_some() {
                write[takes - 1] = Levels::general(table, &WRITE, contexts::write(read, place, takes, EDGE), WRITE_SPLIT);
            }
        }
        for to in 0..=written.len() {
            if grid.at(place, to) <= floor {
                continue;
            }
            let before = if to > 0 { written[to - 1] } else { EDGE };
            let own = take.specific(table, &TAKE, contexts::take(read, place, before), TAKE_SPLIT);
            for takes in 1..=takes_most {
                let Some(known) = least[takes - 1] else { continue };
                let cost = own.cost_above(&take, table, takes as u32, known);
                let general = &write[takes - 1];
                if general.is_empty() && takes > 1 {
                    continue;
                }
                let mut specific = None;
                for gives in 0..=self.shape.write.min(written.len() - to) {
                    let outcome = contexts::chunk(&written[to..to + gives]);
                    let probability = match general.least(table, outcome) {
                        Some(known) => {
                            let full = || contexts::write(read, place, takes, before);
                            let specific = specific.get_or_insert_with(|| general.specific(table, &WRITE, full(), WRITE_SPLIT));
                            probability(cost + specific.cost_above(general, table, outcome, known))
                        }
                        None if takes == 1 && gives < 2 => probability(cost) * STRANGE,
                        None => continue,
                    };
                    let arc = Arc { read: place as u8, written: to as u8, takes: takes as u8, gives: gives as u8, probability };
                    visit(grid, arc);
                }
            }
        }
    }
}
