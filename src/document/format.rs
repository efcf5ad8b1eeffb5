//! Which formats texts come in, and how a person names a text and its format.

use std::path::{Path, PathBuf};

use crate::formats::{self, Known, known};

/// The formats of articles and of pairs of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page of HTML.
    Html,
    /// A Word document.
    Docx,
    /// A translation memory.
    Tmx,
    /// XLIFF 1.2 or 2.x.
    Xliff,
    /// A file of gettext.
    Po,
    /// Rows of a sentence, a tab and its translation.
    Tsv,
    /// JSON lines of `{"source","target"}`.
    JsonLines,
}

/// All formats.
const FORMATS: [Known<InputFormat>; 9] = [
    known(InputFormat::Text, "txt", &["txt", "text"]),
    known(InputFormat::Markdown, "md", &["md", "markdown", "mdown", "mkd"]),
    known(InputFormat::Html, "html", &["html", "htm", "xhtml"]),
    known(InputFormat::Docx, "docx", &["docx", "docm", "dotx"]),
    known(InputFormat::Tmx, "tmx", &["tmx"]),
    known(InputFormat::Xliff, "xliff", &["xliff", "xlf", "sdlxliff", "mqxliff", "mxliff"]),
    known(InputFormat::Po, "po", &["po", "pot"]),
    known(InputFormat::Tsv, "tsv", &["tsv"]),
    known(InputFormat::JsonLines, "jsonl", &["jsonl", "ndjson"]),
];

impl InputFormat {
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

    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|known| known.format)
    }

    /// Whether a file of it holds sentences with their translations.
    pub fn holds_pairs(self) -> bool {
        matches!(self, Self::Tmx | Self::Xliff | Self::Po | Self::Tsv | Self::JsonLines)
    }

    /// Whether a file of it is its text and no more, so that a corrected text can be written back.
    pub fn is_its_text(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }
}

/// A text as a person names it: a file, or `-` for standard input, and perhaps its format.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputSource {
    /// The file.
    pub path: PathBuf,
    /// The format that was named; `None` means the one that the extension says.
    pub named: Option<InputFormat>,
}

impl InputSource {
    /// A file whose extension says its format.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), named: None }
    }

    /// Reads `PATH` or `PATH:FORMAT`. A colon that no format's name follows belongs to the path.
    pub fn parse(argument: &Path) -> Self {
        match argument.to_str().and_then(|text| formats::split(&FORMATS, text)) {
            Some((path, format)) => Self { path: path.into(), named: Some(format) },
            None => Self::file(argument),
        }
    }

    /// The format that was named, else that of the extension, else plain text.
    pub fn format(&self) -> InputFormat {
        self.named.or_else(|| InputFormat::by_extension(&self.path)).unwrap_or(InputFormat::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_a_name_and_extensions_of_its_own() {
        let mut extensions: Vec<&str> = FORMATS.iter().flat_map(|known| known.extensions).copied().collect();
        extensions.sort_unstable();
        let count = extensions.len();
        extensions.dedup();
        assert_eq!(extensions.len(), count);
        for format in InputFormat::all() {
            assert_eq!(InputFormat::by_name(format.name()), Some(format));
            assert_eq!(InputFormat::by_extension(Path::new(&format!("a.{}", format.name().to_uppercase()))), Some(format));
        }
    }

    #[test]
    fn a_format_may_be_named_after_the_path() {
        for (argument, path, format) in [
            ("a.docx", "a.docx", InputFormat::Docx),
            ("a", "a", InputFormat::Text),
            ("-:html", "-", InputFormat::Html),
            ("a.txt:md", "a.txt", InputFormat::Markdown),
            ("C:\\a.md", "C:\\a.md", InputFormat::Markdown),
            ("a:b", "a:b", InputFormat::Text),
            (":html", ":html", InputFormat::Text),
        ] {
            let source = InputSource::parse(Path::new(argument));
            assert_eq!((source.path.to_str(), source.format()), (Some(path), format), "{argument}");
        }
    }
}
