//! From Arabic forms to entries: what the matcher walks. Built once, read in place.

use super::blob::Blob;
use super::entry::Entry;
use crate::error::Result;

/// The forms of a list of entries, ready for lookup.
#[derive(Debug, Clone)]
pub struct FormIndex {
    _bytes: Blob,
}

impl FormIndex {
    /// The index of `entries` as bytes that [`FormIndex::open`] reads in place. Same entries, same bytes.
    pub fn build(_entries: &[Entry]) -> Vec<u8> {
        Vec::new()
    }

    /// Opens an index built by [`FormIndex::build`], without reading it through.
    ///
    /// # Errors
    /// If the bytes are no such index or are cut short.
    pub fn open(bytes: Blob) -> Result<Self> {
        Ok(Self { _bytes: bytes })
    }
}
