//! The glossaries that options and settings name.

use std::path::Path;

use naqhara::glossary::{GlossaryFormat, GlossarySource};
use naqhara::{Error, ErrorKind};

/// The sources that several `-g` name, in their order.
pub(crate) fn parse(names: &[String]) -> Vec<GlossarySource> {
    names.iter().map(|name| GlossarySource::parse(name)).collect()
}

/// The file that is changed: the last JSON-lines file.
///
/// # Errors
/// If there is none.
pub(crate) fn to_change(sources: &[GlossarySource]) -> Result<&Path, Error> {
    writable(sources).ok_or_else(|| {
        let message = "no glossary to change; begin one with `naqhara init`, or name a JSON-lines file with -g";
        Error::new(ErrorKind::NotFound, message)
    })
}

/// The same, if there is one.
pub(crate) fn writable(sources: &[GlossarySource]) -> Option<&Path> {
    sources.iter().rev().find_map(|source| match source {
        GlossarySource::File(path, _) if source.format() == Some(GlossaryFormat::Jsonl) => Some(path.as_path()),
        _ => None,
    })
}
