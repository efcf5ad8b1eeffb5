//! One to one: of all pairs of a sentence the set with the best total, no word of either side in two.

use std::ops::Range;

/// Steps of the search before the best set found is taken: a hostile sentence has more sets than anybody waits for.
const PATIENCE: usize = 20_000;

/// A pair that may be chosen.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) source: Range<usize>,
    pub(super) target: Range<usize>,
    /// What it is worth; above zero.
    pub(super) value: f32,
}

impl Choice {
    fn clashes(&self, other: &Self) -> bool {
        let overlap = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
        overlap(&self.source, &other.source) || overlap(&self.target, &other.target)
    }
}

/// The numbers of the choices to take, in order. `choices` come best first.
pub(super) fn best_total(choices: &[Choice]) -> Vec<usize> {
    let mut rest = vec![0.0; choices.len() + 1];
    for at in (0..choices.len()).rev() {
        rest[at] = rest[at + 1] + choices[at].value;
    }
    let mut search = Search { choices, rest, best: (0.0, Vec::new()), steps: 0 };
    search.go(0, 0.0, &mut Vec::new());
    search.best.1.sort_unstable();
    search.best.1
}

struct Search<'c> {
    choices: &'c [Choice],
    /// The sum of the values from each choice on: no set that goes on from there is worth more.
    rest: Vec<f32>,
    best: (f32, Vec<usize>),
    steps: usize,
}

impl Search<'_> {
    fn go(&mut self, at: usize, total: f32, taken: &mut Vec<usize>) {
        if total > self.best.0 {
            self.best = (total, taken.clone());
        }
        self.steps += 1;
        if at == self.choices.len() || self.steps > PATIENCE || total + self.rest[at] <= self.best.0 {
            return;
        }
        if !taken.iter().any(|&other| self.choices[other].clashes(&self.choices[at])) {
            taken.push(at);
            self.go(at + 1, total + self.choices[at].value, taken);
            taken.pop();
        }
        self.go(at + 1, total, taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(source: Range<usize>, target: Range<usize>, value: f32) -> Choice {
        Choice { source, target, value }
    }

    #[test]
    fn two_good_pairs_beat_the_best_one() {
        let choices = [choice(0..2, 0..2, 3.0), choice(0..1, 1..2, 2.0), choice(1..2, 0..1, 2.0), choice(4..5, 4..5, 1.0)];
        assert_eq!(best_total(&choices), [1, 2, 3]);
        assert_eq!(best_total(&choices[..2]), [0]);
        assert_eq!(best_total(&[]), Vec::<usize>::new());
    }

    #[test]
    fn a_crowd_of_equal_pairs_ends() {
        let choices: Vec<Choice> = (0..60).flat_map(|at| (0..20).map(move |to| choice(at..at + 1, to..to + 1, 1.0))).collect();
        assert_eq!(best_total(&choices).len(), 20);
    }
}
