//! Articles: from a file or standard input to a document.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use naqhara::document::{Document, Positions};
use naqhara::text::decode::decode;
use naqhara::{Error, ErrorKind};

use crate::failure::file_error;
use crate::progress::Progress;

/// Reads and decodes the article at `path`; `-` is standard input.
pub(crate) fn read_article(path: &Path, encoding: Option<&str>, progress: &Progress) -> Result<Document, Error> {
    let bytes = if path.as_os_str() == "-" { read_standard_input(progress)? } else { read_file(path)? };
    let article = decode(&bytes, encoding).map_err(|error| error.at_path(path))?;
    let positions = if article.in_file { Positions::File } else { Positions::Extracted };
    Ok(Document::new(article.text).with_path(path, positions))
}

fn read_standard_input(progress: &Progress) -> Result<Vec<u8>, Error> {
    if io::stdin().is_terminal() {
        progress.note("reading the article from the terminal; end it with Ctrl-D");
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| file_error(Path::new("standard input"), "cannot be read", error))?;
    Ok(bytes)
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    if path.is_dir() {
        let message = "is a folder, not an article; name one of the text files in it";
        return Err(Error::new(ErrorKind::Io, message).at_path(path));
    }
    fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            Error::new(ErrorKind::NotFound, "there is no such file; check the name and the folder").at_path(path)
        }
        io::ErrorKind::PermissionDenied => file_error(path, "may not be read; ask its owner, or copy it", error),
        _ => file_error(path, "cannot be read", error),
    })
}
