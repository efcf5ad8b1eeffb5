//! Which formats there are, and how a person names a glossary and its format.

use std::path::{Path, PathBuf};

use crate::formats::{self, Known, known};

/// The formats a glossary may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlossaryFormat {
    /// JSON lines, the native format.
    Jsonl,
    /// One JSON document.
    Json,
    /// Comma-separated values with a header.
    Csv,
    /// Tab-separated values with a header.
    Tsv,
    /// OmegaT's: Arabic, English, comment, separated by tabs.
    Omegat,
    /// English names, one a line.
    Text,
    /// TBX-Basic: version 3 in either style and version 2 are read, version 3 with data categories as attributes is written.
    Tbx,
    /// UTX 1: tab-separated, with a header of lines that begin with `#`.
    Utx,
    /// The first sheet of an Excel workbook, with a header.
    Xlsx,
    /// DeepL's: Arabic, English, no header, every Arabic once.
    Deepl,
    /// Google's one-way glossary: Arabic, English, no header.
    Google,
    /// Compiled by `naqhara glossary compile`.
    Compiled,
}

/// All formats.
const FORMATS: [Known<GlossaryFormat>; 12] = [
    known(GlossaryFormat::Jsonl, "jsonl", &["jsonl", "ndjson"]),
    known(GlossaryFormat::Json, "json", &["json"]),
    known(GlossaryFormat::Csv, "csv", &["csv"]),
    known(GlossaryFormat::Tsv, "tsv", &["tsv", "tab"]),
    known(GlossaryFormat::Xlsx, "xlsx", &["xlsx"]),
    known(GlossaryFormat::Tbx, "tbx", &["tbx", "tbxm"]),
    known(GlossaryFormat::Omegat, "omegat", &[]),
    known(GlossaryFormat::Deepl, "deepl", &[]),
    known(GlossaryFormat::Google, "google", &[]),
    known(GlossaryFormat::Text, "txt", &["txt", "utf8"]),
    known(GlossaryFormat::Utx, "utx", &["utx"]),
    known(GlossaryFormat::Compiled, "naqhara", &["naqhara"]),
];

impl GlossaryFormat {
    /// The format's name, as in `PATH:FORMAT`.
    pub fn name(self) -> &'static str {
        formats::name(&FORMATS, &self)
    }

    /// The format of this name, if any.
    pub fn by_name(name: &str) -> Option<Self> {
        formats::by_name(&FORMATS, name)
    }

    /// The format that the extension of a file means, if any.
    pub fn by_extension(path: &Path) -> Option<Self> {
        formats::by_extension(&FORMATS, path)
    }

    /// The formats that are written: all but the compiled one, which `glossary compile` makes.
    pub fn written() -> impl Iterator<Item = Self> {
        Self::all().filter(|format| *format != Self::Compiled)
    }

    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|known| known.format)
    }
}

/// A glossary as a person names it: the built-in one, or a file and perhaps its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GlossarySource {
    /// `builtin`.
    Builtin,
    /// A file; `None` means the format its extension says.
    File(PathBuf, Option<GlossaryFormat>),
}

impl GlossarySource {
    /// Reads `builtin`, `PATH` or `PATH:FORMAT`. A colon that no format's name follows belongs to the path.
    pub fn parse(argument: &str) -> Self {
        if argument == "builtin" {
            return Self::Builtin;
        }
        match formats::split(&FORMATS, argument) {
            Some((path, format)) => Self::File(path.into(), Some(format)),
            None => Self::File(argument.into(), None),
        }
    }

    /// The same source, its path taken from `folder`.
    #[must_use]
    pub fn within(self, folder: &Path) -> Self {
        match self {
            Self::Builtin => Self::Builtin,
            Self::File(path, format) => Self::File(folder.join(path), format),
        }
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Builtin => None,
            Self::File(path, _) => Some(path),
        }
    }

    /// The format that was named, else that of the extension; `None` where neither says.
    pub fn format(&self) -> Option<GlossaryFormat> {
        match self {
            Self::Builtin => None,
            Self::File(path, format) => format.or_else(|| GlossaryFormat::by_extension(path)),
        }
    }
}
