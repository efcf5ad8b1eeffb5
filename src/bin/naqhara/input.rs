//! Texts: from a file or standard input to a document, or to a pair of them.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use naqhara::align::bitext::Bitext;
use naqhara::document::{self, Document, InputSource};
use naqhara::{Error, ErrorKind};

use crate::failure::file_error;
use crate::progress::Progress;

/// Reads an article; `-` is standard input.
pub(crate) fn read_article(source: &InputSource, encoding: Option<&str>, progress: &Progress) -> Result<Document, Error> {
    document::read(&read_bytes(&source.path, progress)?, source, encoding)
}

/// Reads a file of pairs; `-` is standard input.
pub(crate) fn read_pairs(source: &InputSource, encoding: Option<&str>, progress: &Progress) -> Result<Bitext, Error> {
    let bitext = Bitext::read(&read_bytes(&source.path, progress)?, source, encoding)?;
    if bitext.untranslated > 0 {
        let (path, count) = (source.path.display(), bitext.untranslated);
        progress.note(&format!("{path}: {count} without a translation yet, left aside"));
    }
    Ok(bitext)
}

fn read_bytes(path: &Path, progress: &Progress) -> Result<Vec<u8>, Error> {
    if path.as_os_str() == "-" { read_standard_input(progress) } else { read_file(path) }
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
