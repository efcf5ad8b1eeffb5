//! Which formats there are, and how a person names a glossary and its format.

use std::path::{Path, PathBuf};

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

/// What there is to know of a format: the name for `PATH:FORMAT`, the extensions that mean it, whether it is written.
struct Known {
    format: GlossaryFormat,
    name: &'static str,
    extensions: &'static [&'static str],
    written: bool,
}

const fn known(format: GlossaryFormat, name: &'static str, extensions: &'static [&'static str], written: bool) -> Known {
    Known { format, name, extensions, written }
}

/// All formats.
const FORMATS: [Known; 12] = [
    known(GlossaryFormat::Jsonl, "jsonl", &["jsonl", "ndjson"], true),
    known(GlossaryFormat::Json, "json", &["json"], true),
    known(GlossaryFormat::Csv, "csv", &["csv"], true),
    known(GlossaryFormat::Tsv, "tsv", &["tsv", "tab"], true),
    known(GlossaryFormat::Xlsx, "xlsx", &["xlsx"], true),
    known(GlossaryFormat::Tbx, "tbx", &["tbx", "tbxm"], true),
    known(GlossaryFormat::Omegat, "omegat", &[], true),
    known(GlossaryFormat::Deepl, "deepl", &[], true),
    known(GlossaryFormat::Google, "google", &[], true),
    known(GlossaryFormat::Text, "txt", &["txt", "utf8"], true),
    known(GlossaryFormat::Utx, "utx", &["utx"], true),
    known(GlossaryFormat::Compiled, "naqhara", &["naqhara"], false),
];

impl GlossaryFormat {
    /// The format's name, as in `PATH:FORMAT`.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|known| known.format == self).map_or("", |known| known.name)
    }

    /// The format of this name, if any.
    pub fn by_name(name: &str) -> Option<Self> {
        FORMATS.iter().find(|known| known.name == name).map(|known| known.format)
    }

    /// The format that the extension of a file means, if any.
    pub fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|known| known.extensions.contains(&extension.as_str())).map(|known| known.format)
    }

    /// The formats that are written.
    pub fn written() -> impl Iterator<Item = Self> {
        FORMATS.iter().filter(|known| known.written).map(|known| known.format)
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
        match argument.rsplit_once(':').and_then(|(path, name)| Some((path, GlossaryFormat::by_name(name)?))) {
            Some((path, format)) if !path.is_empty() => Self::File(path.into(), Some(format)),
            _ => Self::File(argument.into(), None),
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
