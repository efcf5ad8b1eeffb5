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
    /// The weights of a bundle, by `make` where they are not remembered.
    #[inline]
    pub(super) fn get_or(&mut self, number: u64, make: impl FnOnce() -> FewSums) -> &FewSums {
        if self.rows.is_empty() {
            self.rows = vec![Row { number: 0, sums: [0; TAGS], taken: false }; REMEMBERED];
        }
        let row = &mut self.rows[mix(number, 0) as usize % REMEMBERED];
        if !row.taken || row.number != number {
            *row = Row { number, sums: make(), taken: true };
        }
        &row.sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bundle_has_its_own_weights_whatever_was_asked_before() {
        let mut bundles = Bundles::default();
        let made = |number: u64| -> FewSums { std::array::from_fn(|tag| (number as usize % 1000 + tag) as i16) };
        for round in 0..3u64 {
            for number in (0..100_000u64).step_by(7 + round as usize) {
                assert_eq!(*bundles.get_or(number, || made(number)), made(number));
            }
        }
        assert_eq!(*bundles.get_or(5, || made(5)), made(5));
        assert_eq!(*bundles.get_or(5, || unreachable!("it is remembered")), made(5));
    }
}
