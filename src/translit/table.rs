//! A hash table of costs that is read in place: keys to minus logarithms of probabilities.

use std::ops::Range;

/// Bytes of a slot: the key's tag in the upper bits, the cost in the lower ones.
const SLOT: usize = 3;

/// Bits of a slot that hold the cost; the rest tells keys apart.
const COST_BITS: u32 = 7;

/// Costs to one nat.
pub(super) const PER_NAT: f64 = 64.0;

/// A slot holds a cost in steps of this: an eighth of a nat. Finer steps changed no figure that is measured.
const STEP: u16 = 8;

/// The largest cost that a slot holds: nearly 16 nats.
pub(super) const MOST: u16 = ((1 << COST_BITS) - 1) * STEP;

/// Keys of a bucket, about: more make the file smaller and a lookup longer.
const KEYS: usize = 6;

/// A table in the bytes of a model file, all numbers little-endian: how many buckets, u32; where each ends, u32, counted in slots;
/// the slots.
///
/// A key is never stored, only 17 bits of its hash, in the bucket that others of its bits name: of twenty thousand lookups of
/// absent keys about one finds a stranger's cost. A score sums hundreds; a stranger changes little, and the same way every time.
#[derive(Debug, Clone, Copy)]
pub struct Table<'m> {
    ends: &'m [[u8; 4]],
    slots: &'m [[u8; SLOT]],
}

impl<'m> Table<'m> {
    /// The table in `bytes`; an empty one where they are cut short.
    pub fn new(bytes: &'m [u8]) -> Self {
        let table = || {
            let (count, rest) = bytes.split_at_checked(4)?;
            let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
            let (ends, slots) = rest.split_at_checked(count.checked_mul(4)?)?;
            Some(Self { ends: ends.as_chunks().0, slots: slots.as_chunks().0 })
        };
        table().unwrap_or(Self { ends: &[], slots: &[] })
    }

    /// Whether it holds no cost.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The cost of a key, if it has one.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u16> {
        let (bucket, tag) = place(key, self.ends.len());
        let slots = self.slots.get(self.range(bucket)?)?;
        let number = |slot: &[u8; SLOT]| u32::from_le_bytes([slot[0], slot[1], slot[2], 0]);
        let found = slots.iter().map(number).find(|slot| slot >> COST_BITS == tag)?;
        Some((found & ((1 << COST_BITS) - 1)) as u16 * STEP)
    }

    #[inline]
    fn range(&self, bucket: usize) -> Option<Range<usize>> {
        let end = |bucket: usize| self.ends.get(bucket).map(|end| u32::from_le_bytes(*end) as usize);
        Some(if bucket == 0 { 0 } else { end(bucket - 1)? }..end(bucket)?)
    }
}

/// Lays out a table of these keys, each of which stands once. Same keys and costs in the same order, same bytes.
pub(super) fn build(costs: &[(u64, u16)]) -> Vec<u8> {
    let buckets = costs.len().div_ceil(KEYS);
    let mut placed: Vec<(usize, u32)> = costs
        .iter()
        .map(|&(key, cost)| {
            let (bucket, tag) = place(key, buckets);
            let steps = (cost.min(MOST) + STEP / 2) / STEP;
            (bucket, tag << COST_BITS | u32::from(steps.min(MOST / STEP)))
        })
        .collect();
    placed.sort_by_key(|(bucket, _)| *bucket);
    let mut bytes = (buckets as u32).to_le_bytes().to_vec();
    let ends = (0..buckets).map(|bucket| placed.partition_point(|(other, _)| *other <= bucket) as u32);
    bytes.extend(ends.flat_map(u32::to_le_bytes));
    bytes.extend(placed.iter().flat_map(|(_, slot)| slot.to_le_bytes().into_iter().take(SLOT)));
    bytes
}

/// The bucket of a key, and its tag.
#[inline]
fn place(key: u64, buckets: usize) -> (usize, u32) {
    let hash = mix(key);
    let bucket = ((hash >> 32) * buckets as u64) >> 32;
    (bucket as usize, hash as u32 >> (32 - (8 * SLOT as u32 - COST_BITS)))
}

/// Spreads the bits of a key (the finisher of SplitMix64).
#[inline]
pub(super) fn mix(key: u64) -> u64 {
    let key = (key ^ key >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ key >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ key >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_every_key_is_found_with_its_cost_and_hardly_any_other() {
        let costs: Vec<(u64, u16)> = (0..5000u64).map(|key| (key * 7, (key % 1000) as u16)).collect();
        let bytes = build(&costs);
        let table = Table::new(&bytes);
        let near = |key: u64, cost: u16| table.get(key).is_some_and(|found| found.abs_diff(cost) <= STEP / 2);
        let wrong = costs.iter().filter(|&&(key, cost)| !near(key, cost)).count();
        let strangers = (0..5000u64).filter(|key| table.get(key * 7 + 3).is_some()).count();
        assert!(wrong < 3 && strangers < 3, "{wrong} {strangers}");
    }

    #[test]
    fn an_empty_table_finds_nothing_and_a_cut_one_does_not_panic() {
        assert_eq!(Table::new(&build(&[])).get(1), None);
        assert_eq!(Table::new(&[]).get(1), None);
        let bytes = build(&[(1, 8), (2, 16), (3, 24)]);
        for end in 0..bytes.len() {
            let _ = Table::new(&bytes[..end]).get(1);
        }
    }
}
