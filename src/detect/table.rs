//! Rows of small weights by feature, read in place.

use crate::error::{Error, ErrorKind, Result};

/// Feature numbers in order, each with a row of weights of one byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'b> {
    shift: u32,
    /// For each value of the high bits of a feature, where its features begin.
    index: &'b [[u8; 4]],
    features: &'b [[u8; 4]],
    rows: &'b [u8],
    stride: usize,
}

/// Bytes before the index: how many features, and how many bits of them the index reads.
const HEAD: usize = 8;

impl<'b> Table<'b> {
    /// Opens the table at the start of `bytes` without reading it through; also returns what follows it.
    pub(super) fn open(bytes: &'b [u8], stride: usize) -> Result<(Self, &'b [u8])> {
        let broken = || Error::new(ErrorKind::Format, "the weights of the name detector are damaged; train it again");
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or_else(broken)?;
        let (count, bits) = (u32_at(head, 0) as usize, u32_at(head, 4));
        if bits > 20 {
            return Err(broken());
        }
        let (index, rest) = rest.split_at_checked(4 * ((1 << bits) + 1)).ok_or_else(broken)?;
        let (features, rest) = rest.split_at_checked(count.checked_mul(4).ok_or_else(broken)?).ok_or_else(broken)?;
        let (rows, rest) = rest.split_at_checked(count.checked_mul(stride).ok_or_else(broken)?).ok_or_else(broken)?;
        let (index, features) = (index.as_chunks().0, features.as_chunks().0);
        Ok((Self { shift: 32 - bits, index, features, rows, stride }, rest))
    }

    /// The table of these rows, sorted by feature.
    pub(super) fn build(rows: &[(u32, Vec<i8>)], out: &mut Vec<u8>) {
        let bits = (rows.len() / FEATURES_A_STEP).max(2).ilog2();
        out.extend((rows.len() as u32).to_le_bytes());
        out.extend(bits.to_le_bytes());
        let high = |feature: u32| (u64::from(feature) >> (32 - bits)) as usize;
        for value in 0..=1 << bits {
            out.extend((rows.partition_point(|(feature, _)| high(*feature) < value) as u32).to_le_bytes());
        }
        rows.iter().for_each(|(feature, _)| out.extend(feature.to_le_bytes()));
        rows.iter().for_each(|(_, row)| out.extend(row.iter().map(|&weight| weight as u8)));
    }

    /// How many features have a row.
    pub(super) fn len(&self) -> usize {
        self.features.len()
    }

    /// The row of a feature; `None` for one that was never seen in training.
    pub(super) fn row(&self, feature: u32) -> Option<&'b [u8]> {
        let high = (u64::from(feature) >> self.shift) as usize;
        let place = |number: usize| self.index.get(number).map_or(0, |place| u32::from_le_bytes(*place) as usize);
        let (start, end) = (place(high), place(high + 1));
        let wanted = feature.to_le_bytes();
        let at = start + self.features.get(start..end)?.iter().position(|other| *other == wanted)?;
        self.rows.get(at * self.stride..(at + 1) * self.stride)
    }
}

/// Features that share a step of the index, about.
const FEATURES_A_STEP: usize = 4;

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let features: Vec<u32> = (0..1000u32).map(|number| number.wrapping_mul(0x9e37_79b9)).collect();
        let mut rows: Vec<(u32, Vec<i8>)> = features.iter().map(|&feature| (feature, vec![feature as i8, -3])).collect();
        rows.sort();
        let mut bytes = Vec::new();
        Table::build(&rows, &mut bytes);
        bytes.push(42);
        let (table, rest) = Table::open(&bytes, 2).expect("just built");
        assert_eq!((table.len(), rest), (1000, &[42u8][..]));
        for feature in features {
            assert_eq!(table.row(feature), Some(&[feature as u8, -3i8 as u8][..]));
            assert_eq!(table.row(feature ^ 1), None);
        }
        for length in 0..bytes.len() - 1 {
            assert!(Table::open(&bytes[..length], 2).is_err());
        }
    }
}
