//! `naqhara.toml`: the settings of a folder and of those below it.

mod check;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use naqhara::check::Severities;
use naqhara::check::waivers::Waiver;
use naqhara::glossary::GlossarySource;
use naqhara::span::LineIndex;
use naqhara::text::decode::check_label;
use naqhara::translit::Style;
use naqhara::{Error, ErrorKind};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::file_error;

/// The name of the file.
pub(crate) const FILE_NAME: &str = "naqhara.toml";

/// The keys it may hold.
const KEYS: [&str; 8] = ["article", "check", "encoding", "glossaries", "min_score", "prefer", "servant", "waivers"];

/// What the file says; `None` where it says nothing.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The glossaries.
    pub(crate) glossaries: Option<NamedGlossaries>,
    /// The encoding of articles that do not say.
    pub(crate) encoding: Option<String>,
    /// The least score of a mention.
    pub(crate) min_score: Option<f32>,
    /// How names without an entry are spelled.
    pub(crate) style: Style,
    /// How bad the findings of a check are.
    pub(crate) severities: Severities,
    /// The findings of a check that may pass, each with its line in the file.
    pub(crate) waivers: Vec<(Waiver, usize)>,
    /// The file itself.
    pub(crate) path: PathBuf,
}

/// Glossaries named in the file, each with its place there.
#[derive(Debug)]
pub(crate) struct NamedGlossaries {
    file: PathBuf,
    names: Vec<(String, usize)>,
}

impl NamedGlossaries {
    /// Where they are: paths are relative to the folder of the file that names them.
    pub(crate) fn sources(&self) -> Result<Vec<GlossarySource>, Error> {
        let folder = self.file.parent().unwrap_or(Path::new(""));
        let source = |(name, line): &(String, usize)| {
            let source = GlossarySource::parse(name).within(folder);
            match source.path() {
                Some(path) if !path.exists() => Err(Error::new(
                    ErrorKind::NotFound,
                    format!("names the glossary {name:?}, which is not there; create it, or take it out of `glossaries`"),
                )
                .at_path(&self.file)
                .at_line(*line, None)),
                _ => Ok(source),
            }
        };
        self.names.iter().map(source).collect()
    }
}

/// The settings file of `folder`, or of the nearest folder above that has one.
pub(crate) fn nearest(folder: &Path) -> Result<Option<Config>, Error> {
    for above in folder.ancestors() {
        let path = above.join(FILE_NAME);
        if path.is_file() {
            let shown = if above == folder { PathBuf::from(FILE_NAME) } else { path };
            let text = fs::read_to_string(&shown).map_err(|error| file_error(&shown, "cannot be read", error))?;
            return parse(&shown, &text).map(Some);
        }
    }
    Ok(None)
}

fn parse(path: &Path, text: &str) -> Result<Config, Error> {
    let reader = Reader { path, text, lines: LineIndex::new(text) };
    let table = DeTable::parse(text).map_err(|error| reader.error(error.span().map_or(0, |at| at.start), error.message()))?;
    let mut config = Config { path: path.to_path_buf(), ..Config::default() };
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "glossaries" => config.glossaries = Some(reader.glossaries(value)?),
            "check" => config.severities = reader.severities(value)?,
            "waivers" => config.waivers = reader.waivers(value)?,
            "encoding" => config.encoding = Some(reader.encoding(value)?),
            "min_score" => config.min_score = Some(reader.score(value)?),
            "article" => config.style.article = Some(reader.string(value, "article")?.into_owned()),
            "servant" => config.style.servant = Some(reader.string(value, "servant")?.into_owned()),
            "prefer" => config.style.prefer = reader.strings(value, "`prefer` takes a list, such as [\"Mohammed\"]")?,
            other => return Err(reader.unknown_key(key.span().start, other, &KEYS)),
        }
    }
    Ok(config)
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    lines: LineIndex,
}

impl Reader<'_> {
    fn error(&self, offset: usize, message: impl Into<String>) -> Error {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let place = self.lines.locate(self.text, offset);
        Error::new(ErrorKind::Format, message).at_path(self.path).at_line(place.line, Some(place.column))
    }

    fn unknown_key(&self, offset: usize, key: &str, keys: &[&'static str]) -> Error {
        let nearest = keys.iter().copied().max_by(|a, b| strsim::jaro_winkler(a, key).total_cmp(&strsim::jaro_winkler(b, key)));
        let cure = match nearest.filter(|known| strsim::jaro_winkler(known, key) > 0.7) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("the keys are {}", keys.join(", ")),
        };
        self.error(offset, format!("unknown key `{key}`; {cure}"))
    }

    fn string<'v>(&self, value: &'v Spanned<DeValue<'_>>, key: &str) -> Result<Cow<'v, str>, Error> {
        let found = value.get_ref().as_str().map(Cow::Borrowed);
        found.ok_or_else(|| self.error(value.span().start, format!("`{key}` takes text in quotation marks")))
    }

    fn encoding(&self, value: &Spanned<DeValue<'_>>) -> Result<String, Error> {
        let label = self.string(value, "encoding")?.into_owned();
        check_label(&label).map_err(|error| self.error(value.span().start, error.to_string()))?;
        Ok(label)
    }

    fn strings(&self, value: &Spanned<DeValue<'_>>, cure: &str) -> Result<Vec<String>, Error> {
        let list = value.get_ref().as_array().ok_or_else(|| self.error(value.span().start, cure))?;
        let text = |item: &Spanned<DeValue<'_>>| {
            item.get_ref().as_str().map(str::to_string).ok_or_else(|| self.error(item.span().start, cure))
        };
        list.iter().map(text).collect()
    }

    fn glossaries(&self, value: &Spanned<DeValue<'_>>) -> Result<NamedGlossaries, Error> {
        let cure = "`glossaries` takes a list, such as [\"builtin\", \"glossary.jsonl\"]";
        let list = value.get_ref().as_array().ok_or_else(|| self.error(value.span().start, cure))?;
        let mut names = Vec::new();
        for item in list {
            let name = item.get_ref().as_str().ok_or_else(|| self.error(item.span().start, cure))?;
            names.push((name.to_string(), self.lines.line(item.span().start)));
        }
        Ok(NamedGlossaries { file: self.path.to_path_buf(), names })
    }

    fn score(&self, value: &Spanned<DeValue<'_>>) -> Result<f32, Error> {
        let number = match value.get_ref() {
            DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let cure = "`min_score` takes a number from 0 to 1";
        number.filter(|score| (0.0..=1.0).contains(score)).ok_or_else(|| self.error(value.span().start, cure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        parse(Path::new("naqhara.toml"), text).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn mistakes_are_named_with_their_place_and_cure() {
        for (text, expected) in [
            ("\n glosaries = []", "naqhara.toml:2:2: unknown key `glosaries`; did you mean `glossaries`?"),
            (
                "x = 1",
                "naqhara.toml:1:1: unknown key `x`; the keys are article, check, encoding, glossaries, min_score, prefer, servant, waivers",
            ),
            ("min_score = 2", "naqhara.toml:1:13: `min_score` takes a number from 0 to 1"),
            (
                "\nencoding = \"klingon\"",
                "naqhara.toml:2:12: unknown encoding \"klingon\"; name one such as utf-8, utf-16le, windows-1256, iso-8859-6",
            ),
            ("encoding = 1", "naqhara.toml:1:12: `encoding` takes text in quotation marks"),
            (
                "glossaries = [\"a\", 1]",
                "naqhara.toml:1:20: `glossaries` takes a list, such as [\"builtin\", \"glossary.jsonl\"]",
            ),
        ] {
            assert_eq!(message(text), expected);
        }
        assert!(message("a = [").starts_with("naqhara.toml:1:"), "{}", message("a = ["));
    }

    #[test]
    fn all_keys_are_read() {
        let text = "glossaries = [\"builtin\"]\nencoding = \"windows-1256\"\nmin_score = 0.25\narticle = \"El \"\nprefer = [\"Omar\"]\n";
        let config = parse(Path::new("naqhara.toml"), text).expect("it is right");
        assert_eq!((config.style.article.as_deref(), config.style.prefer), (Some("El "), vec!["Omar".to_string()]));
        assert_eq!((config.encoding.as_deref(), config.min_score), (Some("windows-1256"), Some(0.25)));
        assert_eq!(config.glossaries.map(|named| named.names), Some(vec![("builtin".to_string(), 1)]));
    }
}
