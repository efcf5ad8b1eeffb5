//! What the tokens say for and against each meeting of segments.

use std::ops::Range;

use super::band::Band;
use super::table::Table;
use super::tokens::{CLASSES, Held, Side};
use crate::align::words::learn::Sources;

/// Segments of one side that a bead may hold: the items of a list, which one text has in a row and the other each on a line.
pub(super) const MOST_SEGMENTS: usize = 9;

/// The bounds of what one token may say, in nats.
const MOST_OF_ONE: f32 = 5.0;

/// Places within a segment that are told apart.
const PLACES: usize = 8;

/// What a rendered token says where it stands in its place, in nats, and what it loses over the whole length of the segment.
/// Translations keep the order of a text by and large; the two make up a density that falls off exponentially.
const ORDER: (f32, f32) = (0.785, 3.0);

/// Nats by place of the band.
#[derive(Debug)]
pub(super) struct Evidence {
    /// For source segments from `i` on and the target segment `j`: how well they explain its tokens.
    target: Vec<Meeting>,
    /// For target segments from `j` on and the source segment `i`: the same.
    source: Vec<Meeting>,
}

/// What the tokens of one segment say of segments of the other side.
#[derive(Debug, Clone, Copy, Default)]
struct Meeting {
    /// Where the first one, two, ... segments render it.
    runs: [f32; MOST_SEGMENTS],
    /// Besides, where it renders this part of the first.
    parts: [f32; PLACES],
}

impl Evidence {
    /// Gathers it over a band.
    pub(super) fn gather(source: &Side, target: &Side, table: &Table, band: &Band) -> Self {
        let empty = || vec![Meeting::default(); band.len()];
        let mut evidence = Self { target: empty(), source: empty() };
        let mut weigher = Weigher::new(target, source, &table.target, table.rendered[0]);
        for j in 0..target.len() {
            let rows = clipped(band.column(j), source.len());
            weigher.weigh(j, rows, |i, meeting| {
                if let Some(place) = band.place(i, j) {
                    evidence.target[place] = meeting;
                }
            });
        }
        let mut weigher = Weigher::new(source, target, &table.source, table.rendered[1]);
        for i in 0..source.len() {
            let columns = clipped(band.row(i), target.len());
            weigher.weigh(i, columns, |j, meeting| {
                if let Some(place) = band.place(i, j) {
                    evidence.source[place] = meeting;
                }
            });
        }
        evidence
    }

    /// What speaks for the bead of `rows` of the source and `columns` of the target; `None` where it leaves the band.
    pub(super) fn of_bead(&self, band: &Band, rows: &Range<usize>, columns: &Range<usize>) -> Option<f32> {
        let mut sum = 0.0;
        for j in columns.clone() {
            sum += self.target[band.place(rows.start, j)?].runs[rows.len() - 1];
        }
        for i in rows.clone() {
            sum += self.source[band.place(i, columns.start)?].runs[columns.len() - 1];
        }
        Some(sum)
    }

    /// What the order of a bead with one segment on one side and several on the other says: each of these should render its
    /// part of the one. Both sides are given with the sums of lengths before each boundary.
    pub(super) fn order(&self, band: &Band, source: (&Range<usize>, &[f64]), target: (&Range<usize>, &[f64])) -> f32 {
        let (rows, columns) = (source.0, target.0);
        let of = |meetings: &[Meeting], place: Option<usize>, part: usize| place.map_or(0.0, |at| meetings[at].parts[part]);
        match (rows.len(), columns.len()) {
            (1, 2..) => parts(columns, target.1).map(|(j, part)| of(&self.target, band.place(rows.start, j), part)).sum(),
            (2.., 1) => parts(rows, source.1).map(|(i, part)| of(&self.source, band.place(i, columns.start), part)).sum(),
            _ => 0.0,
        }
    }
}

/// The segments of a range with the part of the whole that the middle of each stands for.
fn parts<'s>(range: &Range<usize>, sums: &'s [f64]) -> impl Iterator<Item = (usize, usize)> + 's {
    let (start, whole) = (sums[range.start], (sums[range.end] - sums[range.start]).max(1.0));
    range.clone().map(move |at| {
        let middle = ((sums[at] + sums[at + 1]) / 2.0 - start) / whole;
        (at, ((middle * PLACES as f64) as usize).min(PLACES - 1))
    })
}

fn clipped(range: Range<usize>, end: usize) -> Range<usize> {
    range.start.min(end)..range.end.min(end)
}

/// Weighs the segments of one side against runs of segments of the other.
struct Weigher<'s> {
    of: &'s Side,
    given: &'s Side,
    sources: &'s Sources,
    rendered: [f32; CLASSES],
    /// For each token of the other side, the segments that hold it.
    holders: Vec<Vec<(u32, Held)>>,
    /// Tokens in each segment of the other side.
    sizes: Vec<f32>,
    /// For each segment of the other side in reach, the tokens it explains.
    hits: Vec<Vec<Hit>>,
    /// For each token of the segment, how well it is explained so far, and the sum of the places by which.
    sums: Vec<(f32, f32)>,
    touched: Vec<u32>,
}

/// A token of a segment that another segment explains.
#[derive(Debug, Clone, Copy)]
struct Hit {
    /// Its place in the bag.
    at: u32,
    /// How well it is explained.
    share: f32,
    /// Where in the other segment.
    place: f32,
}

impl<'s> Weigher<'s> {
    fn new(of: &'s Side, given: &'s Side, sources: &'s Sources, rendered: [f32; CLASSES]) -> Self {
        let mut holders = vec![Vec::new(); given.tokens.len()];
        for (at, bag) in given.bags.iter().enumerate() {
            bag.iter().for_each(|held| holders[held.token as usize].push((at as u32, *held)));
        }
        let sizes = given.bags.iter().map(|bag| bag.iter().map(|held| held.count).sum::<f32>().max(1.0)).collect();
        let (hits, sums, touched) = (Vec::new(), Vec::new(), Vec::new());
        Self { of, given, sources, rendered, holders, sizes, hits, sums, touched }
    }

    /// Gives, for each segment of the other side in `range`, what it and those after it say for the segment `at`.
    fn weigh(&mut self, at: usize, range: Range<usize>, mut give: impl FnMut(usize, Meeting)) {
        let bag = &self.of.bags[at];
        self.hits.resize_with(self.hits.len().max(range.len()), Vec::new);
        self.hits[..range.len()].iter_mut().for_each(Vec::clear);
        self.sums.clear();
        self.sums.resize(bag.len(), (0.0, 0.0));
        let mut missing = 0.0;
        for (at, held) in bag.iter().enumerate() {
            if !self.sources[held.token as usize].is_empty() {
                missing += weight(held.count) * (1.0 - self.rendered(held.token)).ln();
            }
            self.find_hits(at as u32, held.token, &range);
        }
        for start in range.clone() {
            give(start, self.meeting(bag, start, &range, missing));
        }
    }

    fn rendered(&self, token: u32) -> f32 {
        self.rendered[self.of.tokens[token as usize].class()]
    }

    fn find_hits(&mut self, at: u32, token: u32, range: &Range<usize>) {
        for &(source, probability) in &self.sources[token as usize] {
            let holders = &self.holders[source as usize];
            let first = holders.partition_point(|&(segment, _)| (segment as usize) < range.start);
            for &(segment, held) in holders[first..].iter().take_while(|&&(segment, _)| (segment as usize) < range.end) {
                let hit = Hit { at, share: probability * held.count, place: held.place };
                self.hits[segment as usize - range.start].push(hit);
            }
        }
    }

    /// What the first one, two, ... segments from `start` on say together, and in which order.
    fn meeting(&mut self, bag: &[Held], start: usize, range: &Range<usize>, missing: f32) -> Meeting {
        let mut meeting = Meeting { runs: [missing; MOST_SEGMENTS], parts: [0.0; PLACES] };
        let mut size = 0.0;
        for number in 0..MOST_SEGMENTS {
            let at = start + number;
            if at >= self.given.len() || at >= range.end {
                break;
            }
            size += self.sizes[at];
            for hit in &self.hits[at - range.start] {
                let sum = &mut self.sums[hit.at as usize];
                if sum.0 == 0.0 {
                    self.touched.push(hit.at);
                }
                *sum = (sum.0 + hit.share, sum.1 + hit.share * hit.place);
            }
            for &at in &self.touched {
                let (held, sum) = (bag[at as usize], self.sums[at as usize]);
                let odds = self.odds(held.token, sum.0 / size);
                // The share that is not rendered was taken off before.
                meeting.runs[number] += weight(held.count) * odds.ln_1p().min(MOST_OF_ONE);
                if number == 0 {
                    let rendered = weight(held.count) * odds / (1.0 + odds);
                    meeting
                        .parts
                        .iter_mut()
                        .zip(0..)
                        .for_each(|(part, number)| *part += rendered * order(number, sum.1 / sum.0));
                }
            }
        }
        for at in self.touched.drain(..) {
            self.sums[at as usize] = (0.0, 0.0);
        }
        meeting
    }

    /// The odds that a token stands there because it is rendered, not by chance, if the other side gives it this probability.
    fn odds(&self, token: u32, probability: f32) -> f32 {
        let rendered = self.rendered(token);
        rendered * probability / self.of.chance(token) / (1.0 - rendered)
    }
}

/// What it says that a token of a part renders one that stands at `place` of the whole.
fn order(part: u8, place: f32) -> f32 {
    ORDER.0 - ORDER.1 * ((f32::from(part) + 0.5) / PLACES as f32 - place).abs()
}

/// What a token counts that a segment holds several times.
fn weight(count: f32) -> f32 {
    count.sqrt()
}
