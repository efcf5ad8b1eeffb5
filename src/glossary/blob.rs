//! Bytes that are read in place: compiled in, or owned and shared.

use std::ops::Range;
use std::sync::Arc;

/// A read-only slice of bytes that is cheap to clone and to cut.
#[derive(Debug, Clone)]
pub struct Blob {
    bytes: Bytes,
    range: Range<usize>,
}

#[derive(Debug, Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl Blob {
    /// Bytes that are part of the program.
    pub fn from_static(bytes: &'static [u8]) -> Self {
        Self { bytes: Bytes::Static(bytes), range: 0..bytes.len() }
    }

    /// Bytes made or read at run time.
    pub fn from_vec(bytes: Vec<u8>) -> Self {
        Self { range: 0..bytes.len(), bytes: Bytes::Shared(bytes.into()) }
    }

    /// A part of these bytes, without copying; `None` where the range does not lie inside.
    pub fn slice(&self, range: Range<usize>) -> Option<Self> {
        let fits = range.start <= range.end && range.end <= self.range.len();
        let start = self.range.start;
        fits.then(|| Self { bytes: self.bytes.clone(), range: start + range.start..start + range.end })
    }

    /// The little-endian number at byte `at`.
    ///
    /// # Panics
    /// If the four bytes do not lie inside.
    pub fn u32_at(&self, at: usize) -> u32 {
        let bytes = &self.as_ref()[at..at + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Static(bytes) => &bytes[self.range.clone()],
            Bytes::Shared(bytes) => &bytes[self.range.clone()],
        }
    }
}
