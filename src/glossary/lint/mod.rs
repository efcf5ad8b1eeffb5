//! What is wrong or doubtful in a glossary, beyond what reading it says.

mod sound;

use std::collections::HashMap;

use super::entry::{Entry, Status};
use super::format::{Loss, Read, Warning, duplicates};
use super::stats::is_calendar_day;
use crate::error::Location;
use crate::text::normalize::{is_format, is_mark, key};
use crate::text::words::is_arabic_letter;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The glossary gives wrong answers.
    Error,
    /// It may give wrong answers.
    Warning,
    /// A matter of order.
    Note,
}

impl Severity {
    /// The word that reports use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintFinding {
    /// How bad it is.
    pub severity: Severity,
    /// The rule, one of [`RULES`].
    pub rule: &'static str,
    /// Where.
    pub location: Location,
    /// What is wrong and what to do.
    pub message: String,
}

/// The rules: name, severity, what it finds.
pub const RULES: [(&str, Severity, &str); 15] = [
    ("skipped-row", Severity::Error, "a row that cannot be read"),
    ("mended-row", Severity::Warning, "a row that was read with something mended or ignored"),
    ("duplicate-id", Severity::Error, "two entries of one id: reports cannot tell them apart"),
    ("duplicate-entry", Severity::Warning, "two entries of one English and one type"),
    ("shared-form", Severity::Note, "one Arabic form in two entries: mentions of it are ambiguous"),
    (
        "sound-disagrees",
        Severity::Note,
        "a person whose Arabic does not sound like the English: a pen name, or two rows that slipped",
    ),
    ("forbidden-is-approved", Severity::Error, "a forbidden pair of Arabic and English that another entry approves"),
    ("avoid-is-own", Severity::Error, "a deprecated English term that the entry itself prefers or admits"),
    ("bad-day", Severity::Warning, "a day added that is no day"),
    ("avoid-is-preferred", Severity::Error, "a deprecated English term that another entry prefers"),
    ("hidden-mark", Severity::Warning, "a direction mark, harakat or tatweel inside a form"),
    ("double-space", Severity::Warning, "two spaces in a row inside a form"),
    ("not-arabic", Severity::Warning, "an Arabic form without an Arabic letter"),
    ("arabic-in-english", Severity::Warning, "Arabic letters in the English"),
    ("unsorted", Severity::Note, "a native file whose rows are not sorted by id"),
];

/// All findings of one file, by line, then by rule.
pub fn lint(read: &Read) -> Vec<LintFinding> {
    let mut lint = Lint { read, found: Vec::new() };
    let duplicates = duplicates(read);
    let said = |warning: &&Warning| !duplicates.iter().any(|(_, message)| *message == warning.message);
    for warning in read.warnings.iter().filter(said) {
        let rule = if warning.loss == Loss::Row { "skipped-row" } else { "mended-row" };
        let location = warning.location.clone();
        lint.found.push(LintFinding { severity: severity(rule), rule, location, message: warning.message.clone() });
    }
    for (at, message) in duplicates {
        lint.add("duplicate-id", at, message);
    }
    for at in 0..read.entries.len() {
        lint.forms(at);
    }
    lint.pairs();
    lint.forbidden();
    for (at, form) in sound::disagreeing(&read.entries) {
        let en = &read.entries[at].en;
        lint.add(
            "sound-disagrees",
            at,
            format!("\"{form}\" does not sound like \"{en}\"; a pen name, or a form of somebody else?"),
        );
    }
    lint.order();
    lint.found.sort_by(|a, b| (a.location.line, a.rule, &a.message).cmp(&(b.location.line, b.rule, &b.message)));
    lint.found
}

fn severity(rule: &str) -> Severity {
    RULES.iter().find(|(name, ..)| *name == rule).map_or(Severity::Error, |(_, severity, _)| *severity)
}

struct Lint<'r> {
    read: &'r Read,
    found: Vec<LintFinding>,
}

impl Lint<'_> {
    fn add(&mut self, rule: &'static str, at: usize, message: String) {
        let location = Location { path: self.read.path.clone(), line: self.read.lines.get(at).copied(), column: None };
        self.found.push(LintFinding { severity: severity(rule), rule, location, message });
    }

    /// What is wrong inside one entry.
    fn forms(&mut self, at: usize) {
        let entry = &self.read.entries[at];
        for form in entry.ar.iter().chain([&entry.en]).chain(&entry.also) {
            if form.chars().any(|letter| is_format(letter) || is_mark(letter) || letter == '\u{640}') {
                self.add("hidden-mark", at, format!("\"{form}\" holds a mark that readers do not see; write it without"));
            }
            if form.contains("  ") {
                self.add("double-space", at, format!("\"{form}\" holds two spaces in a row; write one"));
            }
        }
        for form in entry.ar.iter().filter(|form| !form.chars().any(is_arabic_letter)) {
            self.add("not-arabic", at, format!("the Arabic form \"{form}\" has no Arabic letter; move it to \"also\""));
        }
        for term in entry.avoid.iter().filter(|term| entry.english().any(|own| own == *term)) {
            self.add("avoid-is-own", at, format!("\"{term}\" is to be avoided and right at once; take one of the two out"));
        }
        if !entry.added.is_empty() && !is_calendar_day(&entry.added) {
            self.add("bad-day", at, format!("\"{}\" is no day; write it as YYYY-MM-DD", entry.added));
        }
        if entry.en.chars().any(is_arabic_letter) {
            self.add(
                "arabic-in-english",
                at,
                format!("the English \"{}\" has Arabic letters; are \"en\" and \"ar\" swapped?", entry.en),
            );
        }
    }

    /// Pairs that one entry forbids and another approves.
    fn forbidden(&mut self) {
        let entries = &self.read.entries;
        let of_status = |status: Status| entries.iter().enumerate().filter(move |(_, entry)| entry.status == status);
        let mut approved: HashMap<(&str, String), usize> = HashMap::new();
        if of_status(Status::Forbidden).next().is_none() {
            return;
        }
        for (at, entry) in of_status(Status::Approved) {
            for form in &entry.ar {
                entry.english().for_each(|en| _ = approved.entry((en, key(form))).or_insert(at));
            }
        }
        let mut found = Vec::new();
        for (at, entry) in of_status(Status::Forbidden) {
            for form in &entry.ar {
                if let Some(&other) = approved.get(&(entry.en.as_str(), key(form))) {
                    let message =
                        format!("\"{}\" for \"{form}\" is forbidden here and right in {}", entry.en, self.place(other));
                    found.push((at, message));
                }
            }
        }
        for (at, message) in found {
            self.add("forbidden-is-approved", at, message);
        }
    }

    /// What is wrong between two entries.
    fn pairs(&mut self) {
        let entries = &self.read.entries;
        let approved = |entry: &&Entry| entry.status == Status::Approved;
        let mut preferred: HashMap<&str, usize> = HashMap::new();
        let mut forms: HashMap<String, usize> = HashMap::new();
        let mut found: Vec<(&'static str, usize, String)> = Vec::new();
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| approved(entry)) {
            match preferred.get(entry.en.as_str()) {
                Some(&first) if entries[first].kind == entry.kind => {
                    found.push((
                        "duplicate-entry",
                        at,
                        format!("\"{}\" stands in {} too; merge the two", entry.en, self.place(first)),
                    ));
                }
                _ => {
                    preferred.insert(&entry.en, at);
                }
            }
            let mut own: Vec<String> = entry.ar.iter().map(|form| key(form)).collect();
            own.sort_unstable();
            own.dedup();
            for form in own {
                match forms.get(&form) {
                    Some(&first) => found.push((
                        "shared-form",
                        at,
                        format!("\"{form}\" is a form of \"{}\" ({}) too", entries[first].en, self.place(first)),
                    )),
                    None => _ = forms.insert(form, at),
                }
            }
        }
        for (at, entry) in entries.iter().enumerate() {
            for term in &entry.avoid {
                if let Some(&other) = preferred.get(term.as_str()).filter(|other| **other != at) {
                    found.push((
                        "avoid-is-preferred",
                        at,
                        format!("\"{term}\" is to be avoided here and preferred in {}", self.place(other)),
                    ));
                }
            }
        }
        for (rule, at, message) in found {
            self.add(rule, at, message);
        }
    }

    fn place(&self, at: usize) -> String {
        match self.read.lines.get(at) {
            Some(line) => format!("line {line}"),
            None => format!("entry {}", at + 1),
        }
    }

    fn order(&mut self) {
        let unsorted = self.read.entries.windows(2).position(|pair| pair[0].id > pair[1].id);
        if let Some(at) = unsorted {
            let id = self.read.entries[at + 1].id.clone();
            self.add(
                "unsorted",
                at + 1,
                format!("\"{id}\" comes after a greater id; `naqhara glossary add` sorts the file when it next writes it"),
            );
        }
    }
}
