//! The names of a bead, as reports show them.

use crate::align::Alignment;
use crate::align::names::NamePairs;
use crate::document::{Mention, MentionStatus};
use crate::glossary::Glossary;
use crate::kinds::EntryType;
use crate::span::Span;

/// A name of the source with the one that stands for it in the translation.
#[derive(Debug, Clone, PartialEq)]
pub struct NameInBead {
    /// The bead that both stand in, by number among all.
    pub bead: usize,
    /// Where it stands in the source, proclitics outside.
    pub source: Span,
    /// Where it stands in the translation, the possessive outside.
    pub target: Span,
    /// What it names, as far as anything says.
    pub kind: EntryType,
    /// The id of the entry that the source names; `None` where it is not known.
    pub entry: Option<String>,
    /// How sure it is that the two are one name, 0..=1.
    pub score: f32,
}

impl NameInBead {
    /// The pairs of names as reports show them, by bead, then by place in the source. `mentions` are those that the pairs were found
    /// with, by the entries of `glossary`.
    pub fn list(found: &NamePairs, alignment: &Alignment, mentions: &[Mention], glossary: &Glossary) -> Vec<Self> {
        let entry = |mention: usize| match &mentions.get(mention)?.status {
            MentionStatus::Known { entry, .. } => Some(glossary.entry(*entry).id.clone()),
            MentionStatus::Unknown { .. } => None,
        };
        let pairs = found.pairs.iter().filter(|pair| pair.bead < alignment.beads.len());
        let mut names: Vec<Self> = pairs
            .map(|pair| Self {
                bead: pair.bead,
                source: pair.source_span,
                target: pair.target_span,
                kind: pair.kind,
                entry: pair.mention.and_then(entry),
                score: pair.score,
            })
            .collect();
        names.sort_by_key(|name| (name.bead, name.source, name.target));
        names
    }
}
