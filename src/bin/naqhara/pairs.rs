//! Pairs of texts as they are named: two files, two folders, one file of pairs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use naqhara::align::bitext::Bitext;
use naqhara::document::{Document, InputSource};
use naqhara::{Error, ErrorKind};

use crate::failure::file_error;
use crate::input::{read_article, read_pairs};
use crate::progress::Progress;

/// A pair of texts by its files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PairFiles {
    /// A text and its translation.
    Two(InputSource, InputSource),
    /// One file of pairs.
    Bitext(InputSource),
}

/// A pair of texts.
pub(crate) enum Pair {
    /// A text and its translation.
    Two(Box<Document>, Box<Document>),
    /// Texts that come with their alignment.
    Bitext(Box<Bitext>),
}

/// What the names of files say of the language, for both sides.
const LANGUAGES: [&[&str]; 2] = [&["ar", "ara", "arabic"], &["en", "eng", "english"]];

/// The pairs that arguments name, in order of their paths, each once.
///
/// # Errors
/// If a file has no partner, or a folder cannot be read.
pub(crate) fn named(arguments: &[PathBuf], progress: &Progress) -> Result<Vec<PairFiles>, Error> {
    let mut pairs = Vec::new();
    let mut rest = arguments.iter();
    while let Some(first) = rest.next() {
        let source = InputSource::parse(first);
        if source.format().holds_pairs() && !source.path.is_dir() {
            pairs.push(PairFiles::Bitext(source));
            continue;
        }
        let Some(second) = rest.next() else {
            let message = "has no partner; name the English after the Arabic, two folders, or one file of pairs (.tmx, .xliff, .po, .tsv, .jsonl)";
            return Err(Error::new(ErrorKind::Value, message).at_path(first));
        };
        if first.is_dir() && second.is_dir() {
            pairs.extend(of_folders(first, second, progress)?);
        } else {
            pairs.push(PairFiles::Two(source, InputSource::parse(second)));
        }
    }
    pairs.sort();
    pairs.dedup();
    Ok(pairs)
}

impl PairFiles {
    /// The files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        let (first, second) = match self {
            Self::Two(first, second) => (first, Some(second)),
            Self::Bitext(file) => (file, None),
        };
        std::iter::once(first).chain(second).map(|source| source.path.as_path())
    }

    /// Reads the texts.
    ///
    /// # Errors
    /// If a file cannot be read or decoded, or is no file of pairs.
    pub(crate) fn read(&self, encoding: Option<&str>, progress: &Progress) -> Result<Pair, Error> {
        match self {
            Self::Two(first, second) => {
                let (source, target) = (read_article(first, encoding, progress)?, read_article(second, encoding, progress)?);
                Ok(Pair::Two(Box::new(source), Box::new(target)))
            }
            Self::Bitext(file) => Ok(Pair::Bitext(Box::new(read_pairs(file, encoding, progress)?))),
        }
    }
}

/// The files of two folders that have one name, the language in it aside. Files without a partner are told.
fn of_folders(first: &Path, second: &Path, progress: &Progress) -> Result<Vec<PairFiles>, Error> {
    let (sources, targets) = (files(first, LANGUAGES[0])?, files(second, LANGUAGES[1])?);
    let alone = |own: &BTreeMap<String, PathBuf>, other: &BTreeMap<String, PathBuf>| {
        own.keys().filter(|name| !other.contains_key(*name)).count()
    };
    let left = alone(&sources, &targets) + alone(&targets, &sources);
    if left > 0 && first != second {
        progress.note(&format!("{left} files of these folders have no partner of the same name and are left aside"));
    }
    let pairs: Vec<PairFiles> = sources
        .into_iter()
        .filter_map(|(name, source)| Some(PairFiles::Two(InputSource::file(source), InputSource::file(targets.get(&name)?))))
        .collect();
    if pairs.is_empty() {
        let message =
            format!("no file of it has a partner of the same name in {}; call them a.ar.txt and a.en.txt", second.display());
        return Err(Error::new(ErrorKind::NotFound, message).at_path(first));
    }
    Ok(pairs)
}

/// The files of a folder by their names without language and extension; those that name another language are left out.
fn files(folder: &Path, own: &[&str]) -> Result<BTreeMap<String, PathBuf>, Error> {
    let cannot = |error| file_error(folder, "the folder cannot be read; check its permissions", error);
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name().and_then(|name| name.to_str()))
            && let Some(bare) = without_language(name, own)
        {
            found.insert(bare, path);
        }
    }
    Ok(found)
}

/// The name of a file without its language and extension; `None` where it names another language, or is hidden.
fn without_language(name: &str, own: &[&str]) -> Option<String> {
    if name.starts_with('.') {
        return None;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut parts: Vec<&str> = stem.split(['.', '_', '-']).collect();
    let is = |languages: &[&str], part: &str| languages.iter().any(|language| part.eq_ignore_ascii_case(language));
    // The last one says it: the name of the paper before it may hold one too.
    if let Some(last) = parts.iter().rposition(|part| LANGUAGES.iter().any(|languages| is(languages, part))) {
        if !is(own, parts[last]) {
            return None;
        }
        parts.remove(last);
    }
    Some(parts.join("-").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_pair_by_their_names_without_the_language() {
        let bare = |name: &str, side: usize| without_language(name, LANGUAGES[side]);
        assert_eq!(bare("a.ar.txt", 0), bare("a.en.txt", 1));
        assert_eq!(bare("news-7_AR.txt", 0), bare("news-7_en.md", 1));
        assert_eq!(bare("seven.txt", 0), bare("seven.txt", 1));
        assert_eq!((bare("a.en.txt", 0), bare(".hidden", 0)), (None, None));
        assert_eq!(bare("euro-en.7.ar.txt", 0), bare("euro-en.7.en.txt", 1));
        assert_ne!(bare("a.ar.txt", 0), bare("b.en.txt", 1));
    }
}
