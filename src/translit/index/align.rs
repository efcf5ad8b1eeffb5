//! The words of a query against the words of a name: in order, some left out, two written as one.

use super::{Coverage, MOST_WORDS, Shape};

/// A word of the query (or two joined) that may be a word of the name (or two joined).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit {
    pub(super) name: u32,
    /// First word of the query, and how many.
    pub(super) query: (u8, u8),
    /// First word of the name, and how many.
    pub(super) start: u8,
    pub(super) count: u8,
    pub(super) letters: u8,
    pub(super) raw: f64,
}

/// The words of a query.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Query {
    pub(super) count: usize,
    /// Which of them are particles, from the lowest bit.
    pub(super) particles: u16,
    /// Whether many answers are wanted.
    pub(super) many: bool,
}

/// A query's word that the name does not have speaks against it as much as a good match of a short word speaks for it.
const LEFT_OVER: f64 = 7.0;

/// A word of the name that the query leaves out: a middle name, usually.
const LEFT_OUT: f64 = 2.5;

/// A particle on one side only.
const PARTICLE: f64 = 0.5;

/// The best alignment of one name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aligned {
    pub(super) raw: f64,
    pub(super) letters: usize,
    pub(super) coverage: Coverage,
}

/// A cell: the score so far, the letters matched, the words of the name matched as bits.
type Cell = (f64, usize, u16);

/// Aligns a query with a name, given all hits between them; `None` where no word matches.
pub(super) fn align(query: &Query, shape: &Shape, hits: &[Hit]) -> Option<Aligned> {
    const WIDTH: usize = MOST_WORDS + 1;
    let (rows, columns) = (query.count, usize::from(shape.count));
    let mut cells: [[Cell; WIDTH]; WIDTH] = [[(f64::NEG_INFINITY, 0, 0); WIDTH]; WIDTH];
    cells[0][0] = (0.0, 0, 0);
    for row in 0..=rows {
        for column in 0..=columns {
            let (score, letters, matched) = cells[row][column];
            if score == f64::NEG_INFINITY {
                continue;
            }
            let mut reach = |row: usize, column: usize, cell: Cell| {
                if cell.0 > cells[row][column].0 {
                    cells[row][column] = cell;
                }
            };
            if row < rows {
                reach(row + 1, column, (score - cost(query.particles, row, LEFT_OVER), letters, matched));
            }
            if column < columns {
                reach(row, column + 1, (score - cost(shape.particles, column, LEFT_OUT), letters, matched));
            }
            for hit in hits.iter().filter(|hit| (usize::from(hit.query.0), usize::from(hit.start)) == (row, column)) {
                let bits = ((1 << hit.count) - 1) << hit.start;
                let to = (row + usize::from(hit.query.1), column + usize::from(hit.count));
                reach(to.0, to.1, (score + hit.raw, letters + usize::from(hit.letters), matched | bits));
            }
        }
    }
    let (raw, letters, matched) = cells[rows][columns];
    (matched != 0).then(|| Aligned { raw, letters, coverage: coverage(shape, matched) })
}

fn cost(particles: u16, place: usize, usual: f64) -> f64 {
    if particles >> place & 1 == 1 { PARTICLE } else { usual }
}

/// Which part of the name was matched. First and last name are the whole name; so is all but a particle.
fn coverage(shape: &Shape, matched: u16) -> Coverage {
    let all = (1u16 << shape.count) - 1;
    let real = all & !shape.particles;
    let real = if real == 0 { all } else { real };
    let (first, last) = (real & real.wrapping_neg(), 1 << real.ilog2());
    if matched & first != 0 && matched & last != 0 {
        Coverage::Whole
    } else if matched & last != 0 {
        Coverage::Family
    } else {
        Coverage::Given
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(query: u8, start: u8) -> Hit {
        Hit { name: 0, query: (query, 1), start, count: 1, letters: 5, raw: 9.0 }
    }

    #[test]
    fn order_is_kept_and_middle_names_may_be_left_out() {
        let (query, shape) = (Query { count: 2, ..Query::default() }, Shape { count: 3, particles: 0 });
        let whole = align(&query, &shape, &[hit(0, 0), hit(1, 2)]).expect("two words match");
        assert_eq!((whole.coverage, whole.letters), (Coverage::Whole, 10));
        let crossed = align(&query, &shape, &[hit(0, 2), hit(1, 0)]).expect("one word matches");
        assert!(crossed.raw < whole.raw && crossed.letters == 5);
        assert_eq!(align(&query, &shape, &[]), None);
    }

    #[test]
    fn a_particle_on_one_side_costs_little() {
        let query = Query { count: 2, ..Query::default() };
        let hits = [hit(0, 0), hit(1, 2)];
        let with = align(&query, &Shape { count: 3, particles: 2 }, &hits).expect("matches");
        let middle = align(&query, &Shape { count: 3, particles: 0 }, &hits).expect("matches");
        assert_eq!(with.raw - middle.raw, LEFT_OUT - PARTICLE);
        let family =
            align(&Query { count: 1, ..Query::default() }, &Shape { count: 2, particles: 1 }, &[hit(0, 1)]).expect("matches");
        assert_eq!(family.coverage, Coverage::Whole);
    }
}
