//! Segments whose translation stands elsewhere: what the search, which goes forward only, left over on both sides and fits crosswise.

use super::calibration;
use super::search::{Found, Search};
use crate::align::Moved;

/// How many beads lie between the two, at most: an editor moves a sentence within a passage.
const FARTHEST: usize = 12;

/// The score from which a pair is told. High, as every left-over segment is tried against several.
const SURE: f32 = 0.5;

/// The pairs of left-over segments that fit, each segment in one, by place in the source.
pub(super) fn find(search: &Search<'_>, found: &[Found]) -> Vec<Moved> {
    let left_over = |is_source: bool| {
        found.iter().enumerate().filter_map(move |(at, bead)| {
            let (own, other) = if is_source { (&bead.source, &bead.target) } else { (&bead.target, &bead.source) };
            (own.len() == 1 && other.is_empty()).then_some((at, own.start))
        })
    };
    let targets: Vec<(usize, usize)> = left_over(false).collect();
    let pairs = left_over(true).flat_map(|(at, row)| {
        let first = targets.partition_point(|&(other, _)| other + FARTHEST < at);
        let near = targets[first..].iter().take_while(move |&&(other, _)| other <= at + FARTHEST);
        near.map(move |&(_, column)| (row, column))
    });
    let mut fitting: Vec<Moved> = search
        .evidence_of(pairs)
        .into_iter()
        .map(|((row, column), evidence)| {
            let bead = Found { source: row..row + 1, target: column..column + 1, probability: 1.0, evidence };
            Moved { source: row, target: column, score: calibration::score(&bead) }
        })
        .filter(|pair| pair.score >= SURE)
        .collect();
    fitting.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then((one.source, one.target).cmp(&(other.source, other.target)))
    });
    let mut moved: Vec<Moved> = Vec::new();
    for pair in fitting {
        if !moved.iter().any(|other| other.source == pair.source || other.target == pair.target) {
            moved.push(pair);
        }
    }
    moved.sort_by_key(|pair| pair.source);
    moved
}
