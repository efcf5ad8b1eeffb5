//! The names of a command that asks about names: arguments, or one a line of standard input.

use std::io;
use std::path::Path;

use naqhara::Error;

use crate::failure::file_error;

/// The names asked about, in order. A line that is empty is asked about too: every line has its answer.
pub(crate) fn read(arguments: &[String]) -> Result<Vec<String>, Error> {
    if !arguments.is_empty() {
        return Ok(arguments.to_vec());
    }
    let text = io::read_to_string(io::stdin());
    let text = text.map_err(|error| file_error(Path::new("standard input"), "cannot be read as UTF-8", error))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    Ok(text.lines().map(str::to_string).collect())
}

/// A score as the contract writes it.
pub(crate) fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
