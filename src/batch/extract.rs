//! From a file that is one article to its text: the one place that knows what kinds of document there are.

use std::path::Path;

use crate::document::{InputSource, Positions, read_text};
use crate::error::{Error, ErrorKind, Result};

/// Extensions of the articles that folders hold, in small letters. A file that is named itself is read whatever its extension.
pub(super) const EXTENSIONS: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx"];

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// An article, and what places in it count.
    Text(String, Positions),
    /// A text and its translation.
    Pair(String, String),
}

/// The content of a document.
///
/// # Errors
/// If its bytes do not decode, or are no text.
pub(super) fn extract(path: &Path, bytes: &[u8], encoding: Option<&str>) -> Result<Content> {
    let (text, positions) = read_text(bytes, &InputSource::parse(path), encoding)?;
    if text.contains('\0') {
        let message = "is no text: it has zero bytes; leave it out, or say with --encoding how it is written (utf-16le)";
        return Err(Error::new(ErrorKind::Format, message));
    }
    Ok(Content::Text(text, positions))
}
