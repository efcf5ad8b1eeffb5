//! Names that nobody chose: drawn from lists, or made of halves of their names. Same lists, same names.

use std::collections::HashSet;

/// A fixed sequence of numbers (Marsaglia's xorshift).
struct Dice {
    state: u64,
}

impl Dice {
    fn new() -> Self {
        Self { state: 0x2545_f491_4f6c_dd1d }
    }

    fn below(&mut self, count: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % count as u64) as usize
    }
}

/// So many distinct names: the front half of one of `parts` and the back half of another. Fewer where there are too few parts.
pub fn recombined(parts: &[String], count: usize) -> Vec<String> {
    let mut parts: Vec<Vec<char>> = parts.iter().map(|part| part.chars().collect()).collect();
    parts.retain(|part| (3..=12).contains(&part.len()));
    parts.sort();
    parts.dedup();
    let (mut dice, mut names) = (Dice::new(), HashSet::new());
    let draws = if parts.is_empty() { 0 } else { 20 * count };
    for _ in 0..draws {
        let (front, back) = (&parts[dice.below(parts.len())], &parts[dice.below(parts.len())]);
        names.insert(front[..front.len().div_ceil(2)].iter().chain(&back[back.len().div_ceil(2)..]).collect());
        if names.len() == count {
            break;
        }
    }
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort();
    names
}

/// So many distinct names of a list, in no order.
pub fn drawn(names: &[String], count: usize) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    names.dedup();
    let mut dice = Dice::new();
    for at in (1..names.len()).rev() {
        names.swap(at, dice.below(at + 1));
    }
    names.truncate(count);
    names
}
