//! One error type for the whole library: what went wrong, where, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

/// The result of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation could not be done.
///
/// Odd text is never an error, it only matches less: errors are about files, formats and settings.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    location: Location,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The classes of error that a caller may want to tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read or written.
    Io,
    /// A byte sequence is not valid in the encoding it was read with.
    Decode,
    /// A file is not in the format it was taken for.
    Format,
    /// A value is not one of those a field allows.
    Value,
    /// Another program holds the lock of the file.
    Locked,
    /// The thing asked for is not there.
    NotFound,
    /// The thing to be added is there already.
    Conflict,
    /// The file was written by a newer version of the program.
    Version,
    /// It is larger than the program takes.
    TooLarge,
    /// The program itself failed: a bug, worth a report.
    Internal,
}

impl ErrorKind {
    /// The word that JSON uses for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Io => "io",
            Self::Decode => "decode",
            Self::Format => "format",
            Self::Value => "value",
            Self::Locked => "locked",
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::Version => "version",
            Self::TooLarge => "too-large",
            Self::Internal => "internal",
        }
    }
}

/// Where in the input an [`Error`] or a warning belongs; parts that are not known are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Location {
    /// The file, as the caller named it.
    pub path: Option<PathBuf>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    pub column: Option<usize>,
}

impl Error {
    /// An error with its whole message: the place is added in front when it is shown.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, location: Location::default(), message: message.into(), source: None }
    }

    /// The same error, with the file it belongs to (unless one is already named).
    #[must_use]
    pub fn at_path(mut self, path: impl AsRef<Path>) -> Self {
        self.location.path.get_or_insert_with(|| path.as_ref().to_path_buf());
        self
    }

    /// The same error, with its line and column, both from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize, column: Option<usize>) -> Self {
        self.location.line = Some(line);
        self.location.column = column;
        self
    }

    /// The same error, with the error that caused it.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// What class of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where it happened.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// What happened and what to do about it, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        if let Some(path) = &self.path {
            write!(f, "{}", path.display())?;
            separator = ":";
        }
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, "{separator}{number}")?;
            separator = ":";
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.location != Location::default() {
            write!(f, "{}: ", self.location)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
