//! The ledger's file, `NAME.learn.jsonl` beside the glossary: JSON lines, sorted.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind as IoKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ledger::{Ledger, Record};
use super::lesson::{Evidence, Open, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::files::Lock;
use crate::kinds::EntryType;

/// The version of the file that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

/// The extension that takes the place of the glossary's.
const EXTENSION: &str = "learn.jsonl";

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Row {
    /// The first line.
    Learn { version: u32 },
    /// A pair of texts that was read.
    Pair { pair: String, read: String },
    /// A sentence whose translation has names that no sound explains.
    Open { source: WirePlace, target: WirePlace, names: Vec<String> },
    /// A pair of names.
    Name {
        ar: String,
        en: String,
        types: BTreeMap<EntryType, usize>,
        score: u32,
        count: usize,
        evidence: Vec<(WirePlace, WirePlace)>,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct WirePlace {
    path: String,
    line: usize,
    text: String,
}

/// Where the ledger of a glossary lies.
pub fn path_beside(glossary: &Path) -> PathBuf {
    glossary.with_extension(EXTENSION)
}

/// Reads a ledger; an empty one where there is no file.
///
/// # Errors
/// If the file cannot be read, is none of ours, or was written by a newer version of the program.
pub fn read(path: &Path) -> Result<Ledger> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == IoKind::NotFound => return Ok(Ledger::default()),
        Err(error) => {
            return Err(Error::new(ErrorKind::Io, "cannot be read; check its permissions").at_path(path).caused_by(error));
        }
    };
    let mut ledger = Ledger::default();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line).map_err(|error| {
            let message = "this line is none that `naqhara learn` writes; mend or remove it";
            Error::new(ErrorKind::Format, message).at_path(path).at_line(number + 1, None).caused_by(error)
        })?;
        match row {
            Row::Learn { version } if version > VERSION => {
                let message =
                    format!("was written by a newer naqhara (version {version}, this one reads {VERSION}); update the program");
                return Err(Error::new(ErrorKind::Version, message).at_path(path).at_line(number + 1, None));
            }
            Row::Learn { .. } => {}
            Row::Open { source, target, names } => {
                let evidence = Evidence { source: source.into(), target: target.into() };
                ledger.open.insert(Open { evidence, names });
            }
            Row::Pair { pair, read } => drop(ledger.pairs.insert(pair, read)),
            Row::Name { ar, en, types, score, count, evidence } => {
                let evidence = evidence
                    .into_iter()
                    .map(|(source, target)| Evidence { source: source.into(), target: target.into() })
                    .collect();
                ledger.names.insert((ar, en), Record { kinds: types, score, count, evidence });
            }
        }
    }
    Ok(ledger)
}

/// Writes the ledger whose lock is held, whole or not at all. The same ledger gives the same bytes.
///
/// # Errors
/// If the file cannot be written; the old one is then as it was.
pub fn write(lock: &Lock, ledger: &Ledger) -> Result<()> {
    let rows = std::iter::once(Row::Learn { version: VERSION }).chain(pairs(ledger)).chain(names(ledger)).chain(open(ledger));
    let written = lock.replace(|out| {
        for row in rows {
            serde_json::to_writer(&mut *out, &row)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    });
    written.map_err(|source| {
        Error::new(ErrorKind::Io, "cannot be written; check the folder and its permissions")
            .at_path(lock.target())
            .caused_by(source)
    })
}

fn pairs(ledger: &Ledger) -> impl Iterator<Item = Row> + '_ {
    ledger.pairs.iter().map(|(pair, read)| Row::Pair { pair: pair.clone(), read: read.clone() })
}

fn names(ledger: &Ledger) -> impl Iterator<Item = Row> + '_ {
    ledger.names.iter().map(|((ar, en), record)| Row::Name {
        ar: ar.clone(),
        en: en.clone(),
        types: record.kinds.clone(),
        score: record.score,
        count: record.count,
        evidence: record
            .evidence
            .iter()
            .map(|evidence| (WirePlace::from(&evidence.source), WirePlace::from(&evidence.target)))
            .collect(),
    })
}

fn open(ledger: &Ledger) -> impl Iterator<Item = Row> + '_ {
    ledger.open.iter().map(|Open { evidence, names }| Row::Open {
        source: (&evidence.source).into(),
        target: (&evidence.target).into(),
        names: names.clone(),
    })
}

impl From<WirePlace> for Place {
    fn from(WirePlace { path, line, text }: WirePlace) -> Self {
        Self { path, line, text }
    }
}

impl From<&Place> for WirePlace {
    fn from(place: &Place) -> Self {
        let Place { path, line, text } = place.clone();
        Self { path, line, text }
    }
}
