//! Rows of small weights by feature, read in place.
//!
//! A feature is a number as good as random, so that its place follows from it: slots lie in the order of their features, a few of them
//! empty, and a look-up begins where the feature would lie if they were spread evenly. It nearly always reads one slot or two, side by
//! side: what a look-up costs is the one trip to memory.
//!
//! ```text
//! homes u32 · slots u32 · slots: feature u32, a weight i8 for each column; feature 0 where empty
//! ```

use crate::error::{Error, ErrorKind, Result};

/// Feature numbers in order, each with a row of `COLUMNS` weights of one byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'b, const COLUMNS: usize> {
    /// Slots at which a look-up may begin.
    homes: u64,
    slots: &'b [u8],
}

/// Bytes before the slots.
const HEAD: usize = 8;

/// Bytes of a feature.
const FEATURE: usize = 4;

/// Homes for three features: how full the table is decides how far a look-up reads.
const HOMES_FOR_THREE: usize = 5;

impl<'b, const COLUMNS: usize> Table<'b, COLUMNS> {
    const SLOT: usize = FEATURE + COLUMNS;

    /// Opens the table at the start of `bytes` without reading it through; also returns what follows it.
    pub(super) fn open(bytes: &'b [u8]) -> Result<(Self, &'b [u8])> {
        let broken = || Error::new(ErrorKind::Format, "the weights of the name detector are damaged; train it again");
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or_else(broken)?;
        let (homes, slots) = (u64::from(u32_at(head, 0)), u32_at(head, 4) as usize);
        let (slots, rest) = rest.split_at_checked(slots.checked_mul(Self::SLOT).ok_or_else(broken)?).ok_or_else(broken)?;
        Ok((Self { homes, slots }, rest))
    }

    /// The table of these rows, sorted by feature. Feature 0 is left out.
    pub(super) fn build(rows: &[(u32, Vec<i8>)], out: &mut Vec<u8>) {
        let homes = rows.len() * HOMES_FOR_THREE / 3 + 1;
        let mut slots: Vec<u8> = Vec::with_capacity((homes + 1) * Self::SLOT);
        for (feature, row) in rows.iter().filter(|(feature, _)| *feature != 0) {
            let home = home(*feature, homes as u64) * Self::SLOT;
            slots.resize(slots.len().max(home), 0);
            slots.extend(feature.to_le_bytes());
            slots.extend(row.iter().map(|&weight| weight as u8));
        }
        // A look-up from any home ends at an empty slot at the latest.
        slots.resize(slots.len().max(homes * Self::SLOT) + Self::SLOT, 0);
        out.extend((homes as u32).to_le_bytes());
        out.extend(((slots.len() / Self::SLOT) as u32).to_le_bytes());
        out.extend(slots);
    }

    /// How many features have a row.
    pub(super) fn len(&self) -> usize {
        self.slots.chunks_exact(Self::SLOT).filter(|slot| u32_at(slot, 0) != 0).count()
    }

    /// Hands out the rows of those of some features that have any. The slots where the look-ups begin are read first, so that their ways
    /// to memory do not wait for each other.
    #[inline]
    pub(super) fn each<const COUNT: usize>(&self, features: &[u32; COUNT], mut found: impl FnMut(&'b [u8; COLUMNS])) {
        let heads = features.map(|feature| {
            let slot =
                self.slots.get(home(feature, self.homes) * Self::SLOT..).and_then(|slots| slots.first_chunk::<FEATURE>());
            slot.map_or(0, |feature| u32::from_le_bytes(*feature))
        });
        for (&feature, head) in features.iter().zip(heads) {
            // An empty slot, or one of a later feature: there is no row.
            if head != 0 && head <= feature {
                self.row(feature).into_iter().for_each(&mut found);
            }
        }
    }

    /// The row of a feature; `None` for one that was never seen in training.
    #[inline]
    pub(super) fn row(&self, feature: u32) -> Option<&'b [u8; COLUMNS]> {
        let mut rest = self.slots.get(home(feature, self.homes) * Self::SLOT..)?;
        loop {
            let (other, behind) = rest.split_first_chunk::<FEATURE>()?;
            let (row, behind) = behind.split_first_chunk::<COLUMNS>()?;
            match u32::from_le_bytes(*other) {
                0 => return None,
                other if other == feature => return Some(row),
                other if other > feature => return None,
                _ => rest = behind,
            }
        }
    }
}

/// Where a look-up begins.
#[inline]
fn home(feature: u32, homes: u64) -> usize {
    ((u64::from(feature) * homes) >> 32) as usize
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let features: Vec<u32> = (1..=1000u32).map(|number| number.wrapping_mul(0x9e37_79b9)).collect();
        let mut rows: Vec<(u32, Vec<i8>)> = features.iter().map(|&feature| (feature, vec![feature as i8, -3])).collect();
        rows.sort();
        let mut bytes = Vec::new();
        Table::<2>::build(&rows, &mut bytes);
        bytes.push(42);
        let (table, rest) = Table::<2>::open(&bytes).expect("just built");
        assert_eq!((table.len(), rest), (1000, &[42u8][..]));
        for feature in features {
            assert_eq!(table.row(feature), Some(&[feature as u8, -3i8 as u8]));
            assert_eq!(table.row(feature ^ 1), None);
        }
        for length in 0..bytes.len() - 1 {
            assert!(Table::<2>::open(&bytes[..length]).is_err());
        }
    }

    proptest! {
        #[test]
        fn features_however_crowded_are_found(
            features in prop::collection::btree_set(prop_oneof![1u32..50, u32::MAX - 50..=u32::MAX, any::<u32>()], 0..80),
            others in prop::collection::vec(any::<u32>(), 20),
        ) {
            let rows: Vec<(u32, Vec<i8>)> =
                features.iter().filter(|&&feature| feature != 0).map(|&feature| (feature, vec![feature as i8])).collect();
            let mut bytes = Vec::new();
            Table::<1>::build(&rows, &mut bytes);
            let (table, rest) = Table::<1>::open(&bytes).expect("just built");
            prop_assert!(rest.is_empty());
            for feature in features.iter().copied().chain(others).chain(0..60).chain(u32::MAX - 60..=u32::MAX) {
                let row = rows.iter().any(|(other, _)| *other == feature).then_some([feature as u8]);
                prop_assert_eq!(table.row(feature).copied(), row);
                let mut found = Vec::new();
                table.each(&[feature, 0, feature], |row| found.push(*row));
                prop_assert_eq!(found, row.into_iter().chain(row).collect::<Vec<_>>());
            }
        }

        #[test]
        fn damage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..100), homes in 0u8..40, slots in 0u8..20, feature: u32) {
            let bytes: Vec<u8> = [&[homes, 0, 0, 0, slots, 0, 0, 0], &bytes[..]].concat();
            if let Ok((table, _)) = Table::<1>::open(&bytes) {
                let _ = table.row(feature);
            }
        }
    }
}
