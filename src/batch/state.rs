//! What a run was begun with, so that it goes on with nothing else.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{BatchOptions, Survey};
use crate::document::Rule;
use crate::error::{Error, ErrorKind, Result};
use crate::files;
use crate::glossary::Glossary;
use crate::text::fnv;
use crate::translit::Model;

/// The version of the file that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

/// Everything that a line depends on but its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    version: u32,
    kind: String,
    program: String,
    options: String,
    glossary: String,
    inputs: String,
}

impl State {
    /// Of a run that is about to begin.
    pub fn new(glossary: &Glossary, options: &BatchOptions, survey: &Survey) -> Self {
        let (entries, print) = (glossary.len(), glossary.fingerprint());
        let detector = if cfg!(feature = "model-by-sa") { "by-sa" } else { "free" };
        Self {
            version: VERSION,
            kind: "batch-state".to_string(),
            program: format!("{} {:08x} {detector}", env!("CARGO_PKG_VERSION"), Model::builtin().fingerprint()),
            options: described(options),
            glossary: format!("{print:08x}, {entries} entries"),
            inputs: format!("{:016x}, {} files, {} bytes", survey.fingerprint, survey.files, survey.bytes),
        }
    }

    /// A word for all that lines depend on but their articles: program, options and glossary.
    pub fn settings(&self) -> String {
        let parts = [&self.program, &self.options, &self.glossary];
        format!("{:016x}", fnv::hash(parts.iter().flat_map(|part| part.bytes().chain([0]))))
    }

    /// Writes it to a file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let cannot = |error| {
            let message = "cannot be written; check the folder, or name another file with --output";
            Error::new(ErrorKind::Io, message).at_path(path).caused_by(error)
        };
        files::replace(path, |out| {
            serde_json::to_writer(&mut *out, self)?;
            out.write_all(b"\n")
        })
        .map_err(cannot)
    }

    /// Makes sure that the run whose state lies in a file was begun with the same.
    ///
    /// # Errors
    /// If the file cannot be read, is none of ours, or says anything else; the message says what has changed.
    pub(super) fn must_equal(&self, path: &Path) -> Result<()> {
        let text = fs::read_to_string(path).map_err(|cause| {
            let message =
                "without it nobody can say what the .part file beside it was begun with; delete that and leave out --resume";
            Error::new(ErrorKind::NotFound, message).at_path(path).caused_by(cause)
        })?;
        let old: Self = serde_json::from_str(&text).map_err(|cause| {
            let message = "is no state of a batch; delete it and the .part file, and leave out --resume";
            Error::new(ErrorKind::Format, message).at_path(path).caused_by(cause)
        })?;
        let changed: Vec<&str> = [
            ("the program", old.version == self.version && old.kind == self.kind && old.program == self.program),
            ("the options", old.options == self.options),
            ("the glossary", old.glossary == self.glossary),
            ("the inputs", old.inputs == self.inputs),
        ]
        .into_iter()
        .filter_map(|(what, is_same)| (!is_same).then_some(what))
        .collect();
        if changed.is_empty() {
            return Ok(());
        }
        let (what, verb) = (changed.join(" and "), if changed.len() > 1 || changed[0].ends_with('s') { "have" } else { "has" });
        let message = format!(
            "{what} {verb} changed since this run was begun; go back to what it was, or begin anew: delete this file and the .part file and leave out --resume"
        );
        Err(Error::new(ErrorKind::Conflict, message).at_path(path))
    }
}

/// The options as a text that changes with each.
fn described(options: &BatchOptions) -> String {
    let BatchOptions { encoding, since, mentions, style, check, waivers, day } = options;
    let severity = |rule: &Rule| check.severities.of(*rule).map_or("off", |severity| severity.as_str());
    let severities: Vec<&str> = Rule::ALL.iter().map(severity).collect();
    // The day matters by the waivers that hold on it alone.
    let waivers: Vec<String> =
        waivers.iter().filter(|waiver| waiver.holds_on(day)).map(|waiver| format!("{waiver:?}")).collect();
    format!(
        "encoding {encoding:?}, since {since:?}, min_score {} {:?} {}, style {style:?}, check {}, waivers {}",
        mentions.min_score,
        check.min_score,
        mentions.gazetteer,
        severities.join(" "),
        waivers.join(" "),
    )
}
