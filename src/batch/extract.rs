//! From a file that is one article to its text: the one place that knows what kinds of document there are.

use std::path::Path;

use super::LARGEST;
use super::items::too_large;
use crate::document::{FileText, InputFormat, InputSource, read_text};
use crate::error::{Error, ErrorKind, Result};

/// Whether the extension of a file of a folder says that it is an article. A file that is named itself is read whatever its extension.
pub(super) fn is_article(path: &Path) -> bool {
    InputFormat::by_extension(path).is_some_and(|format| !format.holds_pairs())
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// An article.
    Text(FileText),
    /// A text and its translation.
    Pair(String, String),
}

/// The content of a document.
///
/// # Errors
/// If its bytes do not decode, or are no text, or it is larger than [`LARGEST`].
pub(super) fn extract(path: &Path, bytes: &[u8], encoding: Option<&str>) -> Result<Content> {
    let read = read_text(bytes, &InputSource::file(path), encoding)?;
    // What was packed may be more than its file.
    if read.text.len() > LARGEST {
        return Err(too_large("an article"));
    }
    if read.text.contains('\0') {
        let message = "is no text: it has zero bytes; leave it out, or say with --encoding how it is written (utf-16le)";
        return Err(Error::new(ErrorKind::Format, message));
    }
    Ok(Content::Text(read))
}
