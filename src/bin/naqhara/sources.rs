//! The glossaries that options and settings name.

use std::path::Path;

use naqhara::glossary::{GlossaryFormat, GlossarySource};

/// The sources that several `-g` name, in their order.
pub(crate) fn parse(names: &[String]) -> Vec<GlossarySource> {
    names.iter().map(|name| GlossarySource::parse(name)).collect()
}

/// The file that entries are added to: the last JSON-lines file.
pub(crate) fn writable(sources: &[GlossarySource]) -> Option<&Path> {
    sources.iter().rev().find_map(|source| match source {
        GlossarySource::File(path, _) if source.format() == Some(GlossaryFormat::Jsonl) => Some(path.as_path()),
        _ => None,
    })
}
