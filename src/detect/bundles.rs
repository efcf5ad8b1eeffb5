//! The weights of bundles of features, remembered by the number of the bundle.

use super::tags::TAGS;
use super::types::FewSums;
use super::word::mix;

/// Bundles that are remembered, each 32 bytes: a power of two.
const REMEMBERED: usize = 1 << 16;

/// A table in which a bundle has one place, which it shares with others: the last one that was asked for stays.
#[derive(Debug, Clone, Default)]
pub(super) struct Bundles {
    /// Empty before the first bundle.
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    number: u64,
    sums: FewSums,
    taken: bool,
}

impl Bundles {
    /// Hands out the weights of some bundles, by `make` where they are not remembered, which gets the place of the bundle among them.
    /// All places are looked at first, so that their ways to memory do not wait for each other.
    #[inline]
    pub(super) fn each<const COUNT: usize>(
        &mut self,
        numbers: &[u64; COUNT],
        mut make: impl FnMut(usize) -> FewSums,
        mut found: impl FnMut(&FewSums),
    ) {
        if self.rows.is_empty() {
            self.rows = vec![Row { number: 0, sums: [0; TAGS], taken: false }; REMEMBERED];
        }
        let places = numbers.map(|number| mix(number, 0) as usize % REMEMBERED);
        let known = |row: &Row, number: u64| row.taken & (row.number == number);
        let all = places.iter().zip(numbers).fold(true, |all, (&place, &number)| all & known(&self.rows[place], number));
        for (bundle, (&place, &number)) in places.iter().zip(numbers).enumerate() {
            // Two bundles may have the same place.
            if !all && !known(&self.rows[place], number) {
                self.rows[place] = Row { number, sums: make(bundle), taken: true };
            }
            found(&self.rows[place].sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bundle_has_its_own_weights_whatever_was_asked_before() {
        let mut bundles = Bundles::default();
        let made = |number: u64| -> FewSums { std::array::from_fn(|tag| (number as usize % 1000 + tag) as i16) };
        let mut weights = |numbers: [u64; 3]| {
            let (mut found, mut count) = (Vec::new(), 0);
            let make = |bundle: usize| {
                count += 1;
                made(numbers[bundle])
            };
            bundles.each(&numbers, make, |row| found.push(*row));
            assert_eq!(found, numbers.map(made));
            count
        };
        for round in 0..3u64 {
            for number in (0..100_000u64).step_by(7 + round as usize) {
                weights([number, number / 2, number]);
            }
        }
        weights([5, 6, 7]);
        assert_eq!(weights([5, 6, 7]), 0);
    }
}
