//! A hash table of costs that is read in place: keys to minus logarithms of probabilities.

/// Bits of a slot: the key's tag in the upper ones, the cost in the lower ones.
const SLOT_BITS: usize = 28;

/// Bits of a slot that hold the cost; the rest tells keys apart.
const COST_BITS: u32 = 7;

/// Steps of a cost, counted from 0.
const STEPS: u32 = (1 << COST_BITS) - 1;

/// Costs to one nat.
pub(super) const PER_NAT: f64 = 64.0;

/// The largest cost that a slot holds: nearly 16 nats.
pub(super) const MOST: u16 = 1016;

/// Keys of a bucket, about: more make the file smaller and a lookup longer.
const KEYS: usize = 6;

/// A table in the bytes of a model file, all numbers little-endian: how many buckets, u32; where each ends, u32, counted in slots;
/// the slots, two in seven bytes.
///
/// A key is never stored, only 21 bits of its hash, in the bucket that others of its bits name: of some three hundred thousand
/// lookups of absent keys one finds a stranger's cost. A score makes a few thousand; a stranger changes it little, and the same
/// way every time.
#[derive(Debug, Clone, Copy)]
pub struct Table<'m> {
    ends: &'m [[u8; 4]],
    slots: &'m [u8],
}

impl<'m> Table<'m> {
    /// The table in `bytes`; an empty one where they are cut short.
    pub fn new(bytes: &'m [u8]) -> Self {
        let table = || {
            let (count, rest) = bytes.split_at_checked(4)?;
            let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
            let (ends, slots) = rest.split_at_checked(count.checked_mul(4)?)?;
            Some(Self { ends: ends.as_chunks().0, slots })
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
        let end = |bucket: usize| self.ends.get(bucket).map(|end| u32::from_le_bytes(*end) as usize);
        let start = if bucket == 0 { 0 } else { end(bucket - 1)? };
        for number in start..end(bucket)? {
            let slot = self.slot(number)?;
            if slot >> COST_BITS == tag {
                return Some(cost_of(slot & STEPS));
            }
        }
        None
    }

    #[inline]
    fn slot(&self, number: usize) -> Option<u32> {
        let start = number * SLOT_BITS / 8;
        let bytes = self.slots.get(start..start + 4)?;
        let word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        Some(if number.is_multiple_of(2) { word & ((1 << SLOT_BITS) - 1) } else { word >> (32 - SLOT_BITS) })
    }
}

/// The cost that a step stands for: steps are fine where costs are small, which most of a sum is made of.
#[inline]
fn cost_of(step: u32) -> u16 {
    ((step * step * u32::from(MOST) + STEPS * STEPS / 2) / (STEPS * STEPS)) as u16
}

/// The step nearest to a cost.
fn step_of(cost: u16) -> u32 {
    (0..=STEPS).min_by_key(|&step| cost_of(step).abs_diff(cost)).unwrap_or(0)
}

/// Lays out a table of these keys, each of which stands once. Same keys and costs in the same order, same bytes.
pub(super) fn build(costs: &[(u64, u16)]) -> Vec<u8> {
    let buckets = costs.len().div_ceil(KEYS);
    let steps: Vec<u32> = (0..=MOST).map(step_of).collect();
    let slot = |&(key, cost): &(u64, u16)| {
        let (bucket, tag) = place(key, buckets);
        (bucket, tag << COST_BITS | steps[usize::from(cost.min(MOST))])
    };
    let mut placed: Vec<(usize, u32)> = costs.iter().map(slot).collect();
    placed.sort_by_key(|(bucket, _)| *bucket);
    let mut bytes = (buckets as u32).to_le_bytes().to_vec();
    let ends = (0..buckets).map(|bucket| placed.partition_point(|(other, _)| *other <= bucket) as u32);
    bytes.extend(ends.flat_map(u32::to_le_bytes));
    for pair in placed.chunks(2) {
        let second = pair.get(1).map_or(0, |slot| u64::from(slot.1));
        bytes.extend((u64::from(pair[0].1) | second << SLOT_BITS).to_le_bytes().into_iter().take(2 * SLOT_BITS / 8));
    }
    bytes
}

/// The bucket of a key, and its tag.
#[inline]
fn place(key: u64, buckets: usize) -> (usize, u32) {
    let hash = mix(key);
    let bucket = ((hash >> 32) * buckets as u64) >> 32;
    (bucket as usize, hash as u32 >> (32 - (SLOT_BITS as u32 - COST_BITS)))
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
        let near = |key: u64, cost: u16| table.get(key).is_some_and(|found| found.abs_diff(cost) <= cost / 24 + 2);
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
