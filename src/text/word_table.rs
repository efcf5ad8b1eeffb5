//! Sets of Arabic words with a small number for each, read in place.
//!
//! A letter takes six bits, so that a word of up to ten letters and its number fit eight bytes, and one look into a table of such
//! slots nearly always tells whether a word is in the set.
//!
//! ```text
//! slots u32 · longer words u32 · the slots, 8 bytes each, 0 where empty · the longer words by order, 16 bytes each
//! ```

/// Letters that a slot holds.
const SHORT: usize = 10;

/// Letters of the longest word that a table holds.
const LONGEST: usize = 2 * SHORT;

/// Bits of a word's number.
const NUMBER_BITS: u32 = 4;

/// The highest number of a word.
pub(super) const MOST: u8 = (1 << NUMBER_BITS) - 1;

const LETTER_BITS: u32 = 6;

/// Bytes before the slots.
const HEAD: usize = 8;

/// Slots for three words: how full the table is decides how far a look-up reads.
const SLOTS_FOR_THREE: usize = 5;

/// The letters of a word, packed: the first ten, and the rest.
type Packed = (u64, u64);

/// Words with their numbers.
#[derive(Clone, Copy)]
pub(super) struct WordTable<'b> {
    slots: &'b [[u8; 8]],
    longer: &'b [[u8; 16]],
}

impl<'b> WordTable<'b> {
    /// Opens what [`build`] wrote without reading it through; `None` where the bytes are no table.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let count = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize;
        let (slots, longer) = rest.split_at_checked(count(0).checked_mul(8)?)?;
        let (slots, longer) = (slots.as_chunks().0, longer.get(..count(4).checked_mul(16)?)?.as_chunks().0);
        (!slots.is_empty()).then_some(Self { slots, longer })
    }

    /// The number of a word; `None` for one that is not in the table.
    pub(super) fn get(&self, word: &str) -> Option<u8> {
        let (first, rest) = pack(word)?;
        if rest != 0 {
            return self.longer(first, rest);
        }
        let mut at = home(first, self.slots.len());
        // A table has empty slots; the count is a guard against bytes that are none.
        for _ in 0..self.slots.len() {
            let slot = u64::from_le_bytes(self.slots[at]);
            if slot == 0 {
                return None;
            }
            if slot >> NUMBER_BITS == first {
                return Some(slot as u8 & MOST);
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        None
    }

    fn longer(&self, first: u64, rest: u64) -> Option<u8> {
        let at = self.longer.binary_search_by_key(&(first, rest), |row| long_row(row).0).ok()?;
        Some(long_row(&self.longer[at]).1)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.slots.iter().filter(|slot| **slot != [0; 8]).count() + self.longer.len()
    }
}

/// A row of the longer words: its letters and its number.
fn long_row(row: &[u8; 16]) -> (Packed, u8) {
    let (halves, _) = row.as_chunks::<8>();
    let (first, rest) = (u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1]));
    ((first, rest >> NUMBER_BITS), rest as u8 & MOST)
}

/// The table of `words`, spelling keys each with a number of at most [`MOST`], as bytes. Same words in any order, same bytes.
/// `None` where a word is empty, is there twice, is longer than twenty letters or has letters outside the Arabic block that keys are
/// made of.
pub(super) fn build<'w>(words: impl Iterator<Item = (&'w str, u8)>) -> Option<Vec<u8>> {
    let packed = |(word, number): (&str, u8)| Some((pack(word)?, number)).filter(|(packed, _)| packed.0 != 0 && number <= MOST);
    let mut rows: Vec<(Packed, u8)> = words.map(packed).collect::<Option<_>>()?;
    rows.sort_unstable();
    if rows.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return None;
    }
    let (short, longer): (Vec<_>, Vec<_>) = rows.into_iter().partition(|((_, rest), _)| *rest == 0);
    let mut slots = vec![0u64; short.len() * SLOTS_FOR_THREE / 3 + 1];
    for ((first, _), number) in short {
        let mut at = home(first, slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        slots[at] = first << NUMBER_BITS | u64::from(number);
    }
    let mut out = Vec::with_capacity(HEAD + 8 * slots.len() + 16 * longer.len());
    out.extend((slots.len() as u32).to_le_bytes());
    out.extend((longer.len() as u32).to_le_bytes());
    slots.iter().for_each(|slot| out.extend(slot.to_le_bytes()));
    for ((first, rest), number) in longer {
        out.extend(first.to_le_bytes());
        out.extend((rest << NUMBER_BITS | u64::from(number)).to_le_bytes());
    }
    Some(out)
}

/// The slot where a word is looked for first.
fn home(first: u64, slots: usize) -> usize {
    let spread = first.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let spread = (spread ^ spread >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((u128::from(spread) * slots as u128) >> 64) as usize
}

/// The letters of a word; `None` where it has others than those of keys, or too many.
#[inline]
fn pack(word: &str) -> Option<Packed> {
    let (letters, odd) = word.as_bytes().as_chunks::<2>();
    if !odd.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let (first, rest) = letters.split_at(letters.len().min(SHORT));
    Some((pack_some(first)?, pack_some(rest)?))
}

#[inline]
fn pack_some(letters: &[[u8; 2]]) -> Option<u64> {
    let mut packed = 0;
    for &[lead, trail] in letters {
        // Two bytes of UTF-8 from U+0600 to U+06FF.
        let code = CODES[usize::from((lead & 3) << 6 | trail & 0x3f)];
        if lead & !3 != 0xd8 || code == 0 {
            return None;
        }
        packed = packed << LETTER_BITS | u64::from(code);
    }
    Some(packed)
}

/// The code of each character of the Arabic block that may stand in a key, by its last eight bits; 0 for the others.
const CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut next = 1;
    let mut letter = 0x20;
    while letter <= 0x4a {
        codes[letter] = next;
        next += 1;
        letter += 1;
    }
    // پ چ ڤ ژ ک ڭ گ ی ە and the other letters of names that folding leaves.
    let others: [usize; 18] =
        [0x71, 0x79, 0x7e, 0x86, 0x88, 0x91, 0x98, 0xa1, 0xa4, 0xa5, 0xa8, 0xa9, 0xad, 0xaf, 0xba, 0xc6, 0xcc, 0xd5];
    let mut at = 0;
    while at < others.len() {
        codes[others[at]] = next;
        next += 1;
        at += 1;
    }
    codes
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_code_fits_a_letter() {
        assert!(CODES.iter().all(|&code| u32::from(code) < 1 << LETTER_BITS));
    }

    #[test]
    fn what_is_no_table_is_told_and_what_does_not_fit_is_refused() {
        assert!(WordTable::open(&[]).is_none());
        assert!(WordTable::open(&[0; HEAD]).is_none());
        for odd in ["", "a", "ابa", &"ب".repeat(LONGEST + 1)] {
            assert_eq!(build([(odd, 1)].into_iter()), None, "{odd}");
        }
        assert_eq!(build([("باب", 1), ("باب", 2)].into_iter()), None);
        assert_eq!(build([("باب", MOST + 1)].into_iter()), None);
    }

    proptest! {
        #[test]
        fn words_are_found_with_their_numbers_and_no_others(
            words in prop::collection::btree_map("[ءابتسلمنويه]{1,20}", 0..=MOST, 0..60),
            others in prop::collection::vec("[ءابتسلمنويهa]{0,22}", 0..60),
        ) {
            let bytes = build(words.iter().map(|(word, &number)| (word.as_str(), number))).expect("such words fit");
            let table = WordTable::open(&bytes).expect("just built");
            prop_assert_eq!(table.len(), words.len());
            for word in words.keys().chain(&others) {
                prop_assert_eq!(table.get(word), words.get(word).copied(), "{}", word);
            }
            let backwards: BTreeMap<_, _> = words.iter().rev().collect();
            prop_assert_eq!(build(backwards.into_iter().map(|(word, &number)| (word.as_str(), number))), Some(bytes));
        }

        #[test]
        fn damage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), slots in 0u8..30, longer in 0u8..9) {
            let bytes: Vec<u8> = [&[slots, 0, 0, 0, longer, 0, 0, 0], &bytes[..]].concat();
            if let Some(table) = WordTable::open(&bytes) {
                let _ = (table.get("باب"), table.get(&"ب".repeat(15)), table.len());
            }
        }
    }
}
