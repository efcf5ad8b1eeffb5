//! The part of the grid that is searched: for each boundary of the source, the boundaries of the target that may meet it.

use std::ops::Range;

use super::table::Table;
use super::tokens::Side;

/// Places of the grid that are searched at most; this bounds the memory to some 170 bytes for each.
const MOST_PLACES: usize = 1_000_000;

/// Places up to which the whole grid is searched.
const SMALL: usize = 40_000;

/// Segments of the target on either side of the expected one that are always searched, before anything is aligned and after.
pub(super) const WIDE: f64 = 30.0;
pub(super) const NARROW: f64 = 12.0;

/// How much wider, for each segment that lies between two points that are known.
const WIDER: f64 = 0.12;

/// Stretches of target boundaries, one for each source boundary; neither end ever goes back.
#[derive(Debug, Clone)]
pub(super) struct Band {
    rows: Vec<Range<usize>>,
    starts: Vec<usize>,
}

impl Band {
    /// The whole grid where it is small, else what lies around the line through `points`, pairs of boundaries that meet, in order.
    pub(super) fn around(points: &[(usize, usize)], width: f64, source: &Side, target: &Side) -> Self {
        let (rows, columns) = (source.len() + 1, target.len() + 1);
        if rows.saturating_mul(columns) <= SMALL {
            return Self::new(vec![0..columns; rows]);
        }
        let most = (MOST_PLACES / (2 * rows)).max(4) as f64;
        let reach = |gap: usize| (width + WIDER * gap as f64).min(most);
        let (from, to) = (sums(&source.lengths), sums(&target.lengths));
        let mut bounds = Vec::with_capacity(rows);
        for pair in points.windows(2) {
            let [(i0, j0), (i1, j1)] = [pair[0], pair[1]];
            let width = reach((i1 - i0).max(j1 - j0));
            let pace = (to[j1] - to[j0]) / (from[i1] - from[i0]).max(1.0);
            for i in i0..i1 {
                let middle = to.partition_point(|&sum| sum < to[j0] + pace * (from[i] - from[i0])) as f64;
                bounds.push(((middle - width).max(0.0) as usize)..((middle + width) as usize + 1).min(columns));
            }
        }
        bounds.push(columns.saturating_sub(width as usize)..columns);
        Self::new(monotone(bounds, columns))
    }

    fn new(rows: Vec<Range<usize>>) -> Self {
        let mut starts = Vec::with_capacity(rows.len() + 1);
        let mut start = 0;
        for row in &rows {
            starts.push(start);
            start += row.len();
        }
        starts.push(start);
        Self { rows, starts }
    }

    /// How many places it has.
    pub(super) fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// The target boundaries that may meet source boundary `i`.
    pub(super) fn row(&self, i: usize) -> Range<usize> {
        self.rows[i].clone()
    }

    /// The number of the place where boundaries `i` and `j` meet; `None` outside the band.
    pub(super) fn place(&self, i: usize, j: usize) -> Option<usize> {
        let row = self.rows.get(i)?;
        row.contains(&j).then(|| self.starts[i] + (j - row.start))
    }

    /// The source boundaries that target boundary `j` may meet.
    pub(super) fn column(&self, j: usize) -> Range<usize> {
        let first = self.rows.partition_point(|row| row.end <= j);
        first..self.rows.partition_point(|row| row.start <= j).max(first)
    }
}

/// Makes rows overlap and go forward only, from the first boundary to the last.
fn monotone(mut rows: Vec<Range<usize>>, columns: usize) -> Vec<Range<usize>> {
    let last = rows.len() - 1;
    rows[0].start = 0;
    rows[last].end = columns;
    for at in 1..rows.len() {
        rows[at].end = rows[at].end.max(rows[at - 1].end);
        rows[at].start = rows[at].start.max(rows[at - 1].start);
    }
    for at in (1..rows.len()).rev() {
        // A step may leave a row only where the next one begins.
        rows[at].start = rows[at].start.min(rows[at - 1].end - 1);
        rows[at - 1].start = rows[at - 1].start.min(rows[at].start);
    }
    rows
}

/// The sum of all lengths before each boundary.
fn sums(lengths: &[f32]) -> Vec<f64> {
    let mut sum = 0.0;
    let after = lengths.iter().map(|&length| {
        sum += f64::from(length);
        sum
    });
    std::iter::once(0.0).chain(after).collect()
}

/// Pairs of boundaries that meet if what few segments of both sides hold, alike or in translation, is believed: the longest chain that goes
/// forward on both sides, from the first boundary to the last.
pub(super) fn anchors(source: &Side, target: &Side, table: &Table) -> Vec<(usize, usize)> {
    /// Segments that may hold a token which is to tell where they stand.
    const MOST_HOLDERS: usize = 3;
    /// The probability of a translation that is to tell where it stands.
    const LIKELY: f32 = 0.3;
    let holders = |side: &Side| {
        let mut found: Vec<Vec<usize>> = vec![Vec::new(); side.tokens.len()];
        for (at, bag) in side.bags.iter().enumerate() {
            bag.iter().for_each(|held| found[held.token as usize].push(at));
        }
        found
    };
    let (of_source, of_target) = (holders(source), holders(target));
    let mut pairs = Vec::new();
    for (number, here) in of_source.iter().enumerate().filter(|(_, here)| here.len() <= MOST_HOLDERS) {
        for &(other, probability) in &table.source[number] {
            let there = &of_target[other as usize];
            if here.len() == there.len() && probability >= LIKELY {
                pairs.extend(here.iter().copied().zip(there.iter().copied()));
            }
        }
    }
    let mut points = vec![(0, 0)];
    points.extend(longest_chain(pairs).into_iter().filter(|&(i, j)| i > 0 && j > 0));
    points.push((source.len(), target.len()));
    points
}

/// The longest run of pairs that ascends on both sides.
fn longest_chain(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // Equal firsts come with descending seconds, so that at most one of them enters a chain.
    pairs.sort_unstable_by_key(|&(i, j)| (i, std::cmp::Reverse(j)));
    pairs.dedup();
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for at in 0..pairs.len() {
        let length = ends.partition_point(|&end| pairs[end].1 < pairs[at].1);
        before[at] = length.checked_sub(1).map_or(usize::MAX, |last| ends[last]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(pairs[at]);
        at = before[at];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(count: usize) -> Side {
        Side { lengths: vec![10.0; count], ..Side::default() }
    }

    #[test]
    fn the_longest_chain_leaves_out_what_stands_crosswise() {
        let pairs = vec![(0, 0), (1, 9), (2, 2), (3, 3), (4, 1), (5, 5), (5, 4)];
        assert_eq!(longest_chain(pairs), [(0, 0), (2, 2), (3, 3), (5, 4)]);
        assert!(longest_chain(Vec::new()).is_empty());
    }

    #[test]
    fn a_band_leads_from_the_first_corner_to_the_last() {
        for (rows, columns) in [(0, 0), (1, 0), (0, 3), (20_000, 1), (1, 20_000), (20_000, 20_000), (5000, 300)] {
            let (source, target) = (side(rows), side(columns));
            let band = Band::around(&[(0, 0), (rows / 2, columns / 3), (rows, columns)], WIDE, &source, &target);
            assert!(band.len() <= 2 * MOST_PLACES, "{rows} {columns}: {}", band.len());
            assert_eq!(band.place(0, 0), Some(0));
            assert_eq!(band.place(rows, columns), Some(band.len() - 1));
            for i in 1..=rows {
                let (before, row) = (band.row(i - 1), band.row(i));
                assert!(row.start < before.end && before.start <= row.start && before.end <= row.end, "{rows} {columns} {i}");
            }
        }
    }
}
