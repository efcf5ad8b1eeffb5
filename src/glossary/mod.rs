//! The glossary: entries, their files, and the index from Arabic forms to entries.

mod blob;
mod entry;
pub mod index;
pub mod parts;

pub use blob::Blob;
pub use entry::{Entry, MatchMode, Status};

/// All entries that a run of the program works with.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    entries: Vec<Entry>,
}

impl Glossary {
    /// A glossary of these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
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
}
