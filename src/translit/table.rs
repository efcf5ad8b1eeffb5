//! A hash table of costs that is read in place: keys to minus logarithms of probabilities.

/// Bits of a slot that hold the cost; the rest tells keys apart.
const COST_BITS: u32 = 10;

/// The largest cost that a slot holds.
pub(super) const MOST: u16 = (1 << COST_BITS) - 1;

/// Costs to one nat: fine enough that rounding never decides, coarse enough for [`MOST`] to be 16 nats.
pub(super) const PER_NAT: f64 = 64.0;

/// Slots of a bucket: together the 64 bytes that a processor fetches at once.
const BUCKET: usize = 16;

/// Bytes of a bucket.
pub(super) const BUCKET_BYTES: usize = 4 * BUCKET;

/// Share of the slots in use, in hundredths: more slots make fewer buckets overflow and a larger file.
const LOAD: usize = 90;

/// A table in the bytes of a model file: buckets of little-endian slots of 32 bits, filled from the front, zero where empty. What
/// does not fit into its bucket lies in the next one that has room.
///
/// A key is never stored, only 22 bits of its hash beside the slot's bucket: in four million lookups of absent keys some dozen
/// find a stranger's cost. A score sums hundreds; one stranger changes little, and the same way every time.
#[derive(Debug, Clone, Copy)]
pub struct Table<'m> {
    buckets: &'m [[u8; BUCKET_BYTES]],
}

impl<'m> Table<'m> {
    /// The table in `bytes`; what does not fill a bucket is left out.
    pub fn new(bytes: &'m [u8]) -> Self {
        Self { buckets: bytes.as_chunks().0 }
    }

    /// Whether it holds no bucket, and so no cost.
    pub fn is_empty(&self) -> bool {
        self.buckets.is_empty()
    }

    /// The cost of a key, if it has one.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u16> {
        let (mut at, tag) = place(key, self.buckets.len());
        for _ in 0..self.buckets.len() {
            let slots = self.buckets.get(at)?.as_chunks::<4>().0;
            // All slots are looked at, without a branch: the same one comes up in every lookup, and the compiler compares them
            // side by side. At most one holds the tag. (A loop, since it is compiled as one wherever it is used.)
            let mut found = 0;
            for slot in slots {
                let slot = u32::from_le_bytes(*slot);
                found |= if slot >> COST_BITS == tag { slot } else { 0 };
            }
            if found != 0 {
                return Some((found & u32::from(MOST)) as u16);
            }
            if slots[BUCKET - 1] == [0; 4] {
                return None;
            }
            at = if at + 1 == self.buckets.len() { 0 } else { at + 1 };
        }
        None
    }
}

/// Lays out a table of these keys, each of which stands once. Same keys and costs in the same order, same bytes.
pub(super) fn build(costs: &[(u64, u16)]) -> Vec<u8> {
    let count = (costs.len() * 100 / LOAD).div_ceil(BUCKET) + 1;
    let mut slots = vec![[0u32; BUCKET]; count];
    for &(key, cost) in costs {
        let (mut at, tag) = place(key, count);
        let slot = loop {
            match slots[at].iter().position(|&slot| slot == 0 || slot >> COST_BITS == tag) {
                Some(free) => break &mut slots[at][free],
                None => at = (at + 1) % count,
            }
        };
        // Two keys of one tag in one bucket: the first one stays, for both.
        if *slot == 0 {
            *slot = tag << COST_BITS | u32::from(cost.min(MOST));
        }
    }
    slots.iter().flatten().flat_map(|slot| slot.to_le_bytes()).collect()
}

/// The bucket where the search for a key begins, and its tag, which is never zero.
fn place(key: u64, buckets: usize) -> (usize, u32) {
    let hash = mix(key);
    let at = ((hash >> 32) * buckets as u64) >> 32;
    let tag = (hash as u32) >> COST_BITS;
    (at as usize, tag.max(1))
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
    fn every_key_is_found_and_no_other() {
        let costs: Vec<(u64, u16)> = (0..5000u64).map(|key| (key * 7, (key % 1000) as u16)).collect();
        let bytes = build(&costs);
        let table = Table::new(&bytes);
        assert!(costs.iter().all(|&(key, cost)| table.get(key) == Some(cost)));
        let strangers = (0..5000u64).filter(|key| table.get(key * 7 + 3).is_some()).count();
        assert!(strangers < 3, "{strangers}");
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(Table::new(&build(&[])).get(1), None);
        assert_eq!(Table::new(&[]).get(1), None);
    }
}
