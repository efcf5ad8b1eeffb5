//! Remembers small numbers that take long to work out: of many keys, those asked for last.

use super::table::mix;

/// Bits that choose a slot; what is left of the key tells apart the keys that share one.
const SLOT_BITS: u32 = 13;

/// The value of a slot that was never written.
const EMPTY: u64 = VALUE;

/// The bits of a slot that hold the value.
const VALUE: u64 = (1 << SLOT_BITS) - 1;

/// The largest number that can be remembered.
pub(super) const MOST: u32 = VALUE as u32 - 1;

/// A memory of 64 kB, one number a slot. Forgets whatever shares its slot with something newer, and confuses nothing: keys are mixed one
/// to one, and the bits that do not choose the slot are kept.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    slots: Vec<u64>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { slots: vec![EMPTY; 1 << SLOT_BITS] }
    }
}

impl Memory {
    /// The number of a key, worked out where it is not remembered; [`MOST`] where it is more.
    #[inline]
    pub(super) fn get(&mut self, key: u64, work_out: impl FnOnce() -> u32) -> u32 {
        let mixed = mix(key);
        let slot = &mut self.slots[(mixed & VALUE) as usize];
        if (*slot ^ mixed) <= VALUE && *slot & VALUE != EMPTY {
            return (*slot & VALUE) as u32;
        }
        let value = work_out().min(MOST);
        *slot = mixed & !VALUE | u64::from(value);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_worked_out() {
        let mut memory = Memory::default();
        let value = |key: u64| (key % 9001) as u32;
        for _ in 0..2 {
            for key in 0..40_000 {
                assert_eq!(memory.get(key, || value(key)), value(key).min(MOST), "{key}");
            }
        }
        assert_eq!(memory.get(39_999, || 1), value(39_999));
    }
}
