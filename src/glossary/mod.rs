//! The glossary: entries, their files, and the index from Arabic forms to entries.

mod blob;
mod entry;
pub mod index;
pub mod parts;

pub use blob::Blob;
pub use entry::{Entry, MatchMode, Status};

/// All entries that a run of the program works with.
#[derive(Debug, Clone)]
pub struct Glossary {
    entries: Vec<Entry>,
    index: index::FormIndex,
}

impl Default for Glossary {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Glossary {
    /// A glossary of these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        let index = index::FormIndex::open(Blob::from_vec(index::FormIndex::build(&entries))).expect("just built");
        Self { entries, index }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry behind a key of this glossary.
    ///
    /// # Panics
    /// If the key was made for another glossary.
    pub fn entry(&self, key: crate::kinds::EntryKey) -> Entry {
        self.entries[key.0 as usize].clone()
    }

    /// The form indexes of all layers, earlier layers first, each with the number of its first entry.
    pub fn indexes(&self) -> impl Iterator<Item = (&index::FormIndex, u32)> {
        std::iter::once((&self.index, 0))
    }

    /// The number of the layer that an entry belongs to; later layers win over earlier ones.
    pub fn layer(&self, _key: crate::kinds::EntryKey) -> usize {
        0
    }

    /// Whether a later layer replaces the entry.
    pub fn is_shadowed(&self, _key: crate::kinds::EntryKey) -> bool {
        false
    }
}
