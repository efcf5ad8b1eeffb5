//! The Latin chunks that each Arabic letter may become: what romanizing chooses from.

use super::letters::Letter;

/// Bytes of a record: the Arabic letter, the Latin chunk in 24 bits.
const RECORD: usize = 4;

/// The list in the bytes of a model file, sorted by Arabic letter.
#[derive(Debug, Clone, Copy)]
pub struct Endings<'m> {
    records: &'m [[u8; RECORD]],
}

impl<'m> Endings<'m> {
    /// The list in `bytes`; what does not fill a record is left out.
    pub fn new(bytes: &'m [u8]) -> Self {
        Self { records: bytes.as_chunks().0 }
    }

    /// The Latin chunks that an Arabic letter may become, as numbers of [`super::contexts::chunk`].
    pub fn of(&self, letter: Letter) -> impl Iterator<Item = u32> + 'm {
        let start = self.records.partition_point(|record| record[0] < letter);
        let same = self.records[start..].iter().take_while(move |record| record[0] == letter);
        same.map(|record| u32::from_le_bytes([record[1], record[2], record[3], 0]))
    }
}

/// The record of a chunk.
pub(super) fn record(letter: Letter, chunk: u32) -> [u8; RECORD] {
    let [a, b, c, _] = chunk.to_le_bytes();
    [letter, a, b, c]
}
