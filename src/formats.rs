//! How formats are told: by a word behind a path (`PATH:FORMAT`), or by the extension of a file.

use std::path::Path;

/// A format with the word for it and the extensions that mean it, in small letters.
pub(crate) struct Known<F> {
    /// The format.
    pub(crate) format: F,
    /// The word for it.
    pub(crate) name: &'static str,
    /// Its extensions.
    pub(crate) extensions: &'static [&'static str],
}

/// A row of a table of formats.
pub(crate) const fn known<F>(format: F, name: &'static str, extensions: &'static [&'static str]) -> Known<F>
where
    F: Copy,
{
    Known { format, name, extensions }
}

/// The word for a format.
pub(crate) fn name<F: PartialEq>(table: &[Known<F>], format: &F) -> &'static str {
    table.iter().find(|known| known.format == *format).map_or("", |known| known.name)
}

/// The format that a word means, if any.
pub(crate) fn by_name<F: Copy>(table: &[Known<F>], name: &str) -> Option<F> {
    table.iter().find(|known| known.name == name).map(|known| known.format)
}

/// The format that the extension of a file means, if any.
pub(crate) fn by_extension<F: Copy>(table: &[Known<F>], path: &Path) -> Option<F> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    table.iter().find(|known| known.extensions.contains(&extension.as_str())).map(|known| known.format)
}

/// Cuts `PATH:FORMAT`; `None` where no format's word stands behind a path, so that the colon belongs to it.
pub(crate) fn split<'a, F: Copy>(table: &[Known<F>], argument: &'a str) -> Option<(&'a str, F)> {
    let (path, name) = argument.rsplit_once(':')?;
    by_name(table, name).filter(|_| !path.is_empty()).map(|format| (path, format))
}
