//! What the arguments of a batch name: files, folders, patterns and standard input, in an order that is always the same.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::extract;
use crate::error::{Error, ErrorKind, Result};
use crate::text::fnv;

/// The argument that stands for standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// The inputs of a batch.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    named: Vec<Named>,
    /// Files that are no input though a folder holds them, such as the output.
    spared: Vec<PathBuf>,
}

/// What one argument names.
#[derive(Debug, Clone)]
enum Named {
    StandardInput,
    File(PathBuf),
    Folder(PathBuf),
    Pattern(String),
    /// What a list has and the disk has not.
    Absent(PathBuf),
}

/// A file to read, or why there is none.
#[derive(Debug)]
pub(super) struct Found {
    /// The file, as it was named or as the folder that holds it was.
    pub path: PathBuf,
    /// How it is read; an error where it cannot be.
    pub kind: Result<FileKind>,
    /// Its size; 0 where nobody knows.
    pub bytes: u64,
}

/// How a file holds articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// The file is one article.
    Article,
    /// A JSON object a line.
    JsonLines(Packing),
    /// A table with a header.
    Csv(Packing),
    /// A table by columns.
    Parquet,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// How much there is to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Files, standard input not counted.
    pub files: usize,
    /// Their bytes, as they lie on the disk.
    pub bytes: u64,
    /// Files of folders that are no articles, by their extension, and are left aside.
    pub left_aside: usize,
    /// Whether standard input is among the inputs, which has no end that could be known.
    pub is_open: bool,
    /// A hash of all paths and sizes: another one where a file came, went or grew.
    pub fingerprint: u64,
}

impl Inputs {
    /// What arguments name. A folder is walked with those in it, what begins with a dot left out; an argument with `*`, `?` or `[` that
    /// is no file is a pattern (`**` for any folders).
    ///
    /// # Errors
    /// If an argument names nothing that is there.
    pub fn named(arguments: &[PathBuf]) -> Result<Self> {
        let named = arguments.iter().map(|argument| Named::by(argument)).collect::<Result<_>>()?;
        Ok(Self { named, spared: Vec::new() })
    }

    /// The same and what a list names, line by line. What is not there is an article in error, as an unreadable file in a folder is: a long
    /// list goes stale while it is worked on.
    #[must_use]
    pub fn and_listed(mut self, list: &[PathBuf]) -> Self {
        self.named.extend(list.iter().map(|line| Named::by(line).unwrap_or_else(|_| Named::Absent(line.clone()))));
        self
    }

    /// The same without these files, by whatever name.
    #[must_use]
    pub fn without<'p>(mut self, files: impl IntoIterator<Item = &'p Path>) -> Self {
        self.spared.extend(files.into_iter().map(|file| file.canonicalize().unwrap_or_else(|_| file.to_path_buf())));
        self
    }

    /// Whether a folder or a pattern gives this file, by whatever name, as one to read.
    pub fn hold(&self, file: &Path) -> bool {
        let Ok(wanted) = file.canonicalize() else { return false };
        let is_it = |found: &Found| found.kind.is_ok() && is_one_of(&found.path, std::slice::from_ref(&wanted));
        let mut several = self.named.iter().filter(|named| matches!(named, Named::Folder(_) | Named::Pattern(_)));
        several.any(|named| named.files().filter_map(Candidate::readable).any(|found| is_it(&found)))
    }

    /// Walks all folders once without reading a file.
    pub fn survey(&self) -> Survey {
        let mut survey = Survey { fingerprint: fnv::hash([].into_iter()), ..Survey::default() };
        for named in &self.named {
            survey.is_open |= matches!(named, Named::StandardInput);
            for found in named.files() {
                if self.spares(&found.path) {
                    continue;
                }
                let Some(found) = found.readable() else {
                    survey.left_aside += 1;
                    continue;
                };
                survey.files += 1;
                survey.bytes += found.bytes;
                let place = found.path.as_os_str().as_encoded_bytes().iter().copied();
                let own = fnv::hash(place.chain([0]).chain(found.bytes.to_le_bytes()));
                survey.fingerprint = (survey.fingerprint ^ own).wrapping_mul(fnv::PRIME);
            }
        }
        survey
    }

    /// The files, argument by argument, those of a folder by name.
    pub(super) fn files(&self) -> impl Iterator<Item = Found> + Send + '_ {
        let all = self.named.iter().flat_map(Named::files);
        all.filter(|file| !self.spares(&file.path)).filter_map(Candidate::readable)
    }

    fn spares(&self, path: &Path) -> bool {
        is_one_of(path, &self.spared)
    }
}

/// Whether a file is one of these, whose paths are canonical. Asks the system only where the names agree or the file is a link.
fn is_one_of(path: &Path, files: &[PathBuf]) -> bool {
    let may_be = files.iter().any(|file| file.file_name() == path.file_name()) || !files.is_empty() && path.is_symlink();
    may_be && path.canonicalize().is_ok_and(|path| files.contains(&path))
}

/// A file of an argument, before anybody asked whether it is one to read.
struct Candidate {
    path: PathBuf,
    by: By,
    error: Option<Error>,
}

/// How an argument came to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// It names the file: that is read whatever its extension, and may be a pipe.
    Name,
    /// The file fits its pattern and is read whatever its extension.
    Pattern,
    /// The file lies in its folder.
    Folder,
}

impl Candidate {
    /// The file as it is read; `None` where its extension says that it is no article.
    fn readable(self) -> Option<Found> {
        if let Some(error) = self.error {
            return Some(Found { path: self.path, kind: Err(error), bytes: 0 });
        }
        let kind = FileKind::of(&self.path).or((self.by != By::Folder).then_some(FileKind::Article))?;
        let found = std::fs::metadata(&self.path);
        if self.by != By::Name && found.as_ref().is_ok_and(|found| !found.is_file()) {
            // A pipe to which nobody writes would hold up everything.
            let message = "is a pipe, a socket or a device; name it itself if it is to be read, or take it out of the folder";
            return Some(Found { path: self.path, kind: Err(Error::new(ErrorKind::Io, message)), bytes: 0 });
        }
        let bytes = found.map_or(0, |found| found.len());
        Some(Found { path: self.path, kind: Ok(kind), bytes })
    }
}

impl Named {
    fn by(argument: &Path) -> Result<Self> {
        if argument.as_os_str() == STANDARD_INPUT {
            return Ok(Self::StandardInput);
        }
        if argument.is_dir() {
            return Ok(Self::Folder(argument.to_path_buf()));
        }
        let pattern = argument.to_str().filter(|text| text.contains(['*', '?', '[']) && !argument.exists());
        let Some(pattern) = pattern else {
            return if argument.exists() {
                Ok(Self::File(argument.to_path_buf()))
            } else {
                let message = "there is no such file; check the name and the folder";
                Err(Error::new(ErrorKind::NotFound, message).at_path(argument))
            };
        };
        let wrong = |error: glob::PatternError| {
            let message = "is no pattern: use * for any name, ** for any folders, ? for a letter, [ab] for one of several";
            Error::new(ErrorKind::Value, message).at_path(argument).caused_by(error)
        };
        if glob::glob(pattern).map_err(wrong)?.next().is_none() {
            let message =
                "no file fits this pattern; check the folder, and quote the pattern so that the shell leaves it alone";
            return Err(Error::new(ErrorKind::NotFound, message).at_path(argument));
        }
        Ok(Self::Pattern(pattern.to_string()))
    }

    fn files(&self) -> Box<dyn Iterator<Item = Candidate> + Send + '_> {
        match self {
            Self::StandardInput => {
                Box::new(std::iter::once(Candidate { path: STANDARD_INPUT.into(), by: By::Name, error: None }))
            }
            Self::File(path) => Box::new(std::iter::once(Candidate { path: path.clone(), by: By::Name, error: None })),
            Self::Folder(path) => Box::new(walk(path)),
            Self::Absent(path) => {
                let error = Self::by(path).err();
                Box::new(std::iter::once(Candidate { path: path.clone(), by: By::Name, error }))
            }
            Self::Pattern(pattern) => Box::new(glob::glob(pattern).into_iter().flatten().flat_map(
                |found| -> Box<dyn Iterator<Item = Candidate> + Send> {
                    match found {
                        Ok(path) if path.is_dir() => Box::new(walk(&path)),
                        Ok(path) => Box::new(std::iter::once(Candidate { path, by: By::Pattern, error: None })),
                        Err(error) => Box::new(std::iter::once(unreadable(error.path().to_path_buf(), error))),
                    }
                },
            )),
        }
    }
}

/// The files of a folder and of those in it, by name. Links are followed; one that leads back into its own folder is an error.
fn walk(folder: &Path) -> impl Iterator<Item = Candidate> + Send + use<> {
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let shown = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    entries.filter_entry(shown).filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => Some(Candidate { path: entry.into_path(), by: By::Folder, error: None }),
        Err(error) => {
            let path = error.path().unwrap_or(Path::new("")).to_path_buf();
            Some(unreadable(path, error))
        }
    })
}

fn unreadable(path: PathBuf, cause: impl std::error::Error + Send + Sync + 'static) -> Candidate {
    let error = Error::new(ErrorKind::Io, "cannot be read; check its permissions, and where links lead").caused_by(cause);
    Candidate { path, by: By::Folder, error: Some(error) }
}

impl FileKind {
    /// What the name of a file says; `None` where it says nothing that we read.
    pub(super) fn of(path: &Path) -> Option<Self> {
        if path.as_os_str() == STANDARD_INPUT {
            return Some(Self::JsonLines(Packing::None));
        }
        let name = path.file_name()?.to_str()?.to_lowercase();
        let (name, packing) = match name.rsplit_once('.') {
            Some((name, "gz")) => (name, Packing::Gzip),
            Some((name, "zst")) => (name, Packing::Zstd),
            _ => (name.as_str(), Packing::None),
        };
        match name.rsplit_once('.')?.1 {
            "jsonl" | "ndjson" => Some(Self::JsonLines(packing)),
            "csv" => Some(Self::Csv(packing)),
            "parquet" if packing == Packing::None => Some(Self::Parquet),
            _ if packing == Packing::None && extract::is_article(path) => Some(Self::Article),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn folders_are_walked_by_name_and_say_what_is_no_article() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "x").expect("written");
        };
        ["b.txt", "a/z.jsonl.gz", "a/.hidden.txt", "c.png", "out.jsonl", "a/b.csv.zst", "d.parquet"].into_iter().for_each(make);
        let out = folder.path().join("out.jsonl");
        let inputs = Inputs::named(&[folder.path().to_path_buf()]).expect("it is there").without([out.as_path()]);
        let found: Vec<(String, FileKind)> = inputs
            .files()
            .map(|found| {
                let path = found.path.strip_prefix(folder.path()).expect("inside").display().to_string();
                (path, found.kind.expect("readable"))
            })
            .collect();
        let expected = [
            ("a/b.csv.zst", FileKind::Csv(Packing::Zstd)),
            ("a/z.jsonl.gz", FileKind::JsonLines(Packing::Gzip)),
            ("b.txt", FileKind::Article),
            ("d.parquet", FileKind::Parquet),
        ];
        assert_eq!(found, expected.map(|(path, kind)| (path.to_string(), kind)));
        let survey = inputs.survey();
        assert_eq!((survey.files, survey.bytes, survey.left_aside, survey.is_open), (4, 4, 1, false));
        fs::write(folder.path().join("b.txt"), "xy").expect("written");
        assert_ne!(inputs.survey().fingerprint, survey.fingerprint);
    }

    #[test]
    fn inputs_hold_what_a_folder_or_a_pattern_gives() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.txt", "b.png", ".c.txt"] {
            fs::write(folder.path().join(name), "x").expect("written");
        }
        let held = |argument: PathBuf| {
            let inputs = Inputs::named(&[argument]).expect("it is there");
            ["a.txt", "b.png", ".c.txt", "none.txt"].map(|name| inputs.hold(&folder.path().join(name)))
        };
        assert_eq!(held(folder.path().to_path_buf()), [true, false, false, false]);
        assert_eq!(held(folder.path().join("*.png")), [false, true, false, false]);
    }

    #[test]
    fn patterns_and_names_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a[1].txt", "b.log", "c.log"] {
            fs::write(folder.path().join(name), "x").expect("written");
        }
        let files = |name: &str| Inputs::named(&[folder.path().join(name)]).map(|inputs| inputs.files().count());
        assert_eq!(files("a[1].txt").expect("a file"), 1);
        assert_eq!(files("*.log").expect("a pattern"), 2);
        for wrong in ["*.xyz", "none.txt", "***x"] {
            assert!(files(wrong).is_err(), "{wrong}");
            let listed = Inputs::default().and_listed(&[folder.path().join(wrong), folder.path().join("b.log")]);
            let found: Vec<bool> = listed.files().map(|found| found.kind.is_ok()).collect();
            assert_eq!(found, [false, true], "{wrong}");
        }
    }
}
