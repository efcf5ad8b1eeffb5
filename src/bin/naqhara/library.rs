//! The seam between the program and the parts of the library that are still being written: every such call passes here.
//!
//! Interim: bodies read UTF-8, JSON lines and plain lists only. Each is to become a call of the library's own.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use naqhara::glossary::{Entry, Glossary, MatchMode, Status};
use naqhara::kinds::{EntryKey, EntryType};
use naqhara::text::normalize;
use naqhara::{Error, ErrorKind};
use serde_json::{Map, Value, json};

use crate::failure::file_error;

/// What `--version` says.
pub(crate) fn long_version() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let glossary = builtin().len();
        format!("{}\nmodel: none\nbuilt-in glossary: {glossary} entries", env!("CARGO_PKG_VERSION"))
    })
}

/// An article as text.
pub(crate) struct Decoded {
    /// The text.
    pub(crate) text: String,
    /// Whether its bytes are those of the file.
    pub(crate) positions_in_file: bool,
}

/// The text of an article. Becomes `naqhara::text::decode::decode`.
pub(crate) fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<Decoded, Error> {
    if let Some(name) = encoding.filter(|name| !name.eq_ignore_ascii_case("utf-8")) {
        return Err(Error::new(ErrorKind::Value, format!("the encoding {name:?} is not known")));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_string(), positions_in_file: true }),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            let message = "is not UTF-8; name its encoding with --encoding, such as windows-1256";
            Err(Error::new(ErrorKind::Decode, message).at_line(line, None))
        }
    }
}

/// Where a glossary is. Becomes `naqhara::glossary::GlossarySource`.
#[derive(Debug, Clone)]
pub(crate) enum GlossarySource {
    /// The one that comes with the program.
    Builtin,
    /// A file.
    File(PathBuf),
}

/// The source that a `-g` names.
pub(crate) fn source(text: &str) -> Result<GlossarySource, Error> {
    if text == "builtin" {
        return Ok(GlossarySource::Builtin);
    }
    let path = PathBuf::from(text);
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("jsonl" | "txt") => Ok(GlossarySource::File(path)),
        _ => Err(Error::new(ErrorKind::Format, "is of no glossary format; name it PATH:FORMAT, such as names.dat:jsonl")
            .at_path(path)),
    }
}

/// The sources that several `-g` name.
pub(crate) fn sources(texts: &[String]) -> Result<Vec<GlossarySource>, Error> {
    texts.iter().map(|text| source(text)).collect()
}

/// The file of a source that has one.
pub(crate) fn path_of(source: &GlossarySource) -> Option<&Path> {
    match source {
        GlossarySource::Builtin => None,
        GlossarySource::File(path) => Some(path),
    }
}

/// The file that entries are added to: the last JSON-lines file.
pub(crate) fn writable(sources: &[GlossarySource]) -> Option<&Path> {
    let files = sources.iter().rev().filter_map(path_of);
    files.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
}

/// A glossary with what is wrong with its rows.
pub(crate) struct Loaded {
    /// The glossary.
    pub(crate) glossary: Glossary,
    /// Rows skipped or repaired.
    pub(crate) warnings: Vec<Problem>,
}

/// The built-in glossary as evidence for names; empty where it is one of `sources`, so that nothing is looked up twice.
pub(crate) fn gazetteer(sources: &[GlossarySource]) -> Glossary {
    if sources.iter().any(|source| matches!(source, GlossarySource::Builtin)) { Glossary::default() } else { builtin() }
}

/// The glossary that comes with the program. Becomes `Glossary::builtin`.
fn builtin() -> Glossary {
    Glossary::builtin().clone()
}

/// What is wrong with a row.
#[derive(Debug)]
pub(crate) struct Problem {
    /// Where.
    pub(crate) path: PathBuf,
    /// The line, from 1.
    pub(crate) line: Option<usize>,
    /// Whether it must be mended.
    pub(crate) is_error: bool,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.message)
    }
}

/// Reads glossaries. Becomes `Glossary::open`.
pub(crate) fn open(sources: &[GlossarySource]) -> Result<Loaded, Error> {
    if sources.iter().any(|s| matches!(s, GlossarySource::Builtin)) {
        return Ok(Loaded { glossary: builtin(), warnings: Vec::new() });
    }
    let (mut entries, mut warnings) = (Vec::new(), Vec::new());
    for path in sources.iter().filter_map(path_of) {
        entries.extend(read(path, &mut warnings)?);
    }
    Ok(Loaded { glossary: Glossary::new(entries), warnings })
}

fn read(path: &Path, warnings: &mut Vec<Problem>) -> Result<Vec<Entry>, Error> {
    let text = fs::read_to_string(path).map_err(|error| {
        file_error(path, "the glossary cannot be read; check the name, or begin one with `naqhara init`", error)
    })?;
    let mut entries = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Value>(line).ok().as_ref().and_then(entry_of) {
            Some(entry) => entries.push(entry),
            None => warnings.push(Problem {
                path: path.to_path_buf(),
                line: Some(at + 1),
                is_error: true,
                message: "no entry: a JSON object with `en` is wanted".to_string(),
            }),
        }
    }
    Ok(entries)
}

fn entry_of(value: &Value) -> Option<Entry> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
    let list = |key: &str| -> Vec<String> {
        let items = value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        items.iter().filter_map(Value::as_str).map(str::to_string).collect()
    };
    let en = value.get("en")?.as_str()?.to_string();
    let id = value.get("id").and_then(Value::as_str).map_or_else(|| slug(&en), str::to_string);
    Some(Entry {
        id,
        en,
        ar: list("ar"),
        kind: EntryType::parse(&text("type")).unwrap_or_default(),
        also: list("also"),
        avoid: list("avoid"),
        status: Status::parse(&text("status")).unwrap_or_default(),
        mode: MatchMode::ALL.into_iter().find(|mode| mode.as_str() == text("match")),
        note: text("note"),
        source: text("source"),
        added: text("added"),
    })
}

fn slug(en: &str) -> String {
    let words = en.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// The entry as its file holds it.
pub(crate) fn entry_json(entry: &Entry) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), json!(entry.id));
    object.insert("en".into(), json!(entry.en));
    object.insert("ar".into(), json!(entry.ar));
    object.insert("type".into(), json!(entry.kind));
    for (key, list) in [("also", &entry.also), ("avoid", &entry.avoid)] {
        if !list.is_empty() {
            object.insert(key.into(), json!(list));
        }
    }
    object.insert("status".into(), json!(entry.status));
    for (key, text) in [("note", &entry.note), ("source", &entry.source), ("added", &entry.added)] {
        if !text.is_empty() {
            object.insert(key.into(), json!(text));
        }
    }
    Value::Object(object)
}

/// What adding did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Added {
    /// There is a new entry.
    Entry,
    /// An entry has new forms.
    Forms,
}

/// Adds an entry, or its forms to the entry with the same English and type. Becomes `naqhara::glossary::write::update`.
pub(crate) fn add(path: &Path, mut new: Entry) -> Result<(String, Added), Error> {
    let mut entries = if path.exists() { read(path, &mut Vec::new())? } else { Vec::new() };
    new.id = slug(&new.en);
    let added = match entries.iter_mut().find(|old| old.en == new.en && old.kind == new.kind) {
        Some(old) => {
            let before = old.clone();
            merge(&mut old.ar, &new.ar);
            merge(&mut old.also, &new.also);
            merge(&mut old.avoid, &new.avoid);
            if *old == before {
                let message = format!("{:?} is there already with all of this; nothing was changed", new.en);
                return Err(Error::new(ErrorKind::Conflict, message).at_path(path));
            }
            new.id.clone_from(&old.id);
            Added::Forms
        }
        None => {
            entries.push(new.clone());
            Added::Entry
        }
    };
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let lines: String = entries.iter().map(|entry| format!("{}\n", entry_json(entry))).collect();
    let written = fs::File::create(path).and_then(|mut file| file.write_all(lines.as_bytes()));
    written.map_err(|error| file_error(path, "cannot be written", error))?;
    Ok((new.id, added))
}

fn merge(old: &mut Vec<String>, new: &[String]) {
    for form in new {
        if !old.contains(form) {
            old.push(form.clone());
        }
    }
}

/// What is wrong with glossaries. Becomes `naqhara::glossary::lint`.
pub(crate) fn lint(sources: &[GlossarySource]) -> Result<Vec<Problem>, Error> {
    Ok(open(sources)?.warnings)
}

/// Compiles glossaries into one. Becomes `naqhara::glossary::compiled::compile`.
pub(crate) fn compile(_glossary: &Glossary) -> Result<Vec<u8>, Error> {
    Err(Error::new(ErrorKind::Version, "this build cannot compile glossaries"))
}

/// The entry with an id. Becomes `Glossary::find_id`.
pub(crate) fn find_id(glossary: &Glossary, id: &str) -> Option<EntryKey> {
    keys(glossary).find(|&key| glossary.entry(key).id == id)
}

/// Entries that a query may mean, the likeliest first. Becomes `Glossary::search`.
pub(crate) fn search(glossary: &Glossary, query: &str, limit: usize) -> Vec<EntryKey> {
    let wanted = normalize::key(query);
    let has = |key: &EntryKey| {
        let entry = glossary.entry(*key);
        [&entry.en].into_iter().chain(&entry.ar).chain(&entry.also).any(|text| normalize::key(text).contains(&wanted))
    };
    keys(glossary).filter(has).take(limit).collect()
}

fn keys(glossary: &Glossary) -> impl Iterator<Item = EntryKey> {
    (0..u32::try_from(glossary.len()).unwrap_or(u32::MAX)).map(EntryKey)
}
