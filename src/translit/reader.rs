//! Many Latin words against Arabic ones: how probable is the Arabic, given each?

use super::contexts::{self, LONGEST_READ, TAKE, TAKE_SPLIT, WRITE, WRITE_SPLIT};
use super::letters::{EDGE, LONGEST, Letter};
use super::memory::{MOST, Memory};
use super::model::TO_ARABIC;
use super::score::logarithm;
use super::smoothed::Levels;
use super::transducer::{NEGLIGIBLE, STRANGE, Transducer, probability};

/// The cost of what was never seen; more than any cost that is possible.
const NEVER: u32 = MOST;

/// Nats that a bound on a probability may fall short by rounding.
const SLACK: f64 = 0.2;

/// Scores Arabic words against Latin ones by the transducers that write Arabic, and remembers the cost of each step: the words that one
/// query may be have many in common. What it computes is [`Transducer::probability`], to the last bit.
#[derive(Debug, Clone)]
pub(super) struct Reader<'m> {
    transducers: [Transducer<'m>; 2],
    takes: Memory,
    writes: Memory,
    /// How probable it is to have read and written so many letters.
    rows: Vec<[f64; LONGEST + 1]>,
    turned: [Vec<Letter>; 2],
}

/// The decisions at one place of a Latin word, but for the letter last written. Levels are looked up once they are needed.
struct Place {
    take: u64,
    takes: Option<Levels>,
    write: [u64; LONGEST_READ],
    writes: [Option<Levels>; LONGEST_READ],
}

impl Place {
    fn new(latin: &[Letter], place: usize, most: usize) -> Self {
        let mut write = [0; LONGEST_READ];
        for (takes, write) in (1..=most).zip(&mut write) {
            *write = contexts::write(latin, place, takes, EDGE);
        }
        Self { take: contexts::take(latin, place, EDGE), takes: None, write, writes: [None; LONGEST_READ] }
    }

    /// The cost of reading so many letters.
    fn cost_of_take(&mut self, transducer: &Transducer<'_>, before: Letter, takes: usize) -> u32 {
        let table = &transducer.table;
        let general = self.takes.get_or_insert_with(|| Levels::general(table, &TAKE, self.take, TAKE_SPLIT));
        let Some(least) = general.least(table, takes as u32) else { return NEVER };
        let own = general.specific(table, &TAKE, contexts::after(self.take, before), TAKE_SPLIT);
        own.cost_above(general, table, takes as u32, least).min(NEVER - 1)
    }

    /// The cost of writing `chunk` for so many letters.
    fn cost_of_write(&mut self, transducer: &Transducer<'_>, before: Letter, takes: usize, chunk: u32) -> u32 {
        let table = &transducer.table;
        let context = self.write[takes - 1];
        let general = self.writes[takes - 1].get_or_insert_with(|| Levels::general(table, &WRITE, context, WRITE_SPLIT));
        let Some(least) = general.least(table, chunk) else { return NEVER };
        let own = general.specific(table, &WRITE, contexts::after(context, before), WRITE_SPLIT);
        own.cost_above(general, table, chunk, least).min(NEVER - 1)
    }
}

impl<'m> Reader<'m> {
    /// Reads with these transducers, from the front and from the back.
    pub(super) fn new(transducers: [Transducer<'m>; 2]) -> Self {
        Self {
            transducers,
            takes: Memory::default(),
            writes: Memory::default(),
            rows: vec![[0.0; LONGEST + 1]; LONGEST + 1],
            turned: [Vec::new(), Vec::new()],
        }
    }

    /// The same as [`super::score::Scorer::arabic_given`], where it is above `least`.
    pub(super) fn arabic_given(&mut self, arabic: &[Letter], latin: &[Letter], least: f64) -> Option<f64> {
        // No probability is above one, so that neither reading may be worse than both together.
        let forward = logarithm(self.forward(arabic, latin, libm::exp(least - SLACK)));
        if forward + SLACK <= least {
            return None;
        }
        let backward = match self.transducers[1].table.is_empty() {
            true => forward,
            false => logarithm(self.backward(arabic, latin, libm::exp(least - forward - SLACK))),
        };
        Some(forward + backward).filter(|&given| given > least)
    }

    /// The probability of `arabic` for `latin`, read from the front; 0 as soon as it cannot be above `least`.
    fn forward(&mut self, arabic: &[Letter], latin: &[Letter], least: f64) -> f64 {
        self.sum(0, arabic, latin, least)
    }

    /// The same, both words read from the back.
    fn backward(&mut self, arabic: &[Letter], latin: &[Letter], least: f64) -> f64 {
        let mut turned = std::mem::take(&mut self.turned);
        for (turned, word) in turned.iter_mut().zip([arabic, latin]) {
            turned.clear();
            turned.extend(word.iter().take(LONGEST).rev());
        }
        let sum = self.sum(1, &turned[0], &turned[1], least);
        self.turned = turned;
        sum
    }

    fn sum(&mut self, backward: usize, arabic: &[Letter], latin: &[Letter], least: f64) -> f64 {
        self.rows[..=latin.len()].iter_mut().for_each(|row| row[..=arabic.len()].fill(0.0));
        self.rows[0][0] = 1.0;
        for at in 0..latin.len() {
            let floor = NEGLIGIBLE * self.rows[at][..=arabic.len()].iter().copied().fold(0.0, f64::max);
            let most = TO_ARABIC.read.min(latin.len() - at);
            let mut place = Place::new(latin, at, most);
            for to in 0..=arabic.len() {
                if self.rows[at][to] > floor {
                    self.follow(backward, &mut place, arabic, (at, to), most);
                }
            }
            // All that will ever be written passes these rows.
            let passing: f64 = self.rows[at + 1..=at + most].iter().flat_map(|row| &row[..=arabic.len()]).sum();
            if passing <= least {
                return 0.0;
            }
        }
        self.rows[latin.len()][arabic.len()]
    }

    /// Follows all steps from one cell.
    fn follow(&mut self, backward: usize, place: &mut Place, arabic: &[Letter], (at, to): (usize, usize), most: usize) {
        let transducer = &self.transducers[backward];
        let before = if to > 0 { arabic[to - 1] } else { EDGE };
        let here = self.rows[at][to];
        for takes in 1..=most {
            let key = contexts::after(place.take, before) >> 28 << 3 | (takes as u64) << 1 | backward as u64;
            let taken = self.takes.get(key, || place.cost_of_take(transducer, before, takes));
            if taken == NEVER {
                continue;
            }
            let context = contexts::after(place.write[takes - 1], before) >> 16 << 13 | backward as u64;
            for gives in 0..=TO_ARABIC.write.min(arabic.len() - to) {
                let chunk = contexts::chunk(&arabic[to..to + gives]);
                let key = context | u64::from(chunk >> 12 << 1);
                let share = match self.writes.get(key, || place.cost_of_write(transducer, before, takes, chunk)) {
                    NEVER if takes == 1 && gives < 2 => probability(taken) * STRANGE,
                    NEVER => continue,
                    written => probability(taken + written),
                };
                self.rows[at + takes][to + gives] += here * share;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::letters;
    use crate::translit::model::Model;
    use crate::translit::transducer::Grid;

    #[test]
    fn what_is_remembered_changes_no_bit() {
        let model = Model::builtin();
        let mut reader = Reader::new([model.to_arabic(false), model.to_arabic(true)]);
        let (mut arabic, mut latin, mut grid) = (Vec::new(), Vec::new(), Grid::default());
        for query in ["دوستويفسكي", "خيرت", "ڤيينا", "ا", "دوستويفسكي"] {
            for name in ["dostoevsky", "geert", "Ţzţz", "vienna", "viena", "a", ""] {
                letters::arabic(query, &mut arabic);
                letters::latin(name, &mut latin);
                let forward = model.to_arabic(false).probability(&latin, &arabic, &mut grid);
                assert_eq!(reader.forward(&arabic, &latin, 0.0), forward);
                assert_eq!(reader.forward(&arabic, &latin, forward * 0.99), forward);
                let backward = reader.backward(&arabic, &latin, 0.0);
                arabic.reverse();
                latin.reverse();
                assert_eq!(backward, model.to_arabic(true).probability(&latin, &arabic, &mut grid));
            }
        }
    }
}
