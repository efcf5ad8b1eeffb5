//! Proposals as a table that a person fills in elsewhere, and the decisions back.

use std::collections::HashMap;
use std::path::Path;

use super::choice::{Choice, Edit};
use super::{Review, Tally};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::format::grid::{self, Column, Grid};
use crate::glossary::id::slug;
use crate::glossary::{Entry, GlossaryFormat};
use crate::kinds::EntryType;
use crate::learn::Proposal;
use crate::text::normalize::key;

/// What may stand in the column `decision`.
const DECISIONS: [&str; 5] = ["accept", "reject", "forbid", "merge", "skip"];

const TYPES: [&str; 7] = ["person", "place", "organization", "demonym", "term", "date", "other"];

const fn column(name: &'static str, width: u8, arabic: bool, choices: &'static [&'static str]) -> Column {
    Column { name, width, arabic, choices }
}

/// The columns. The last two say which proposal a row is about, whatever a person makes of `ar` and `en`.
const COLUMNS: [Column; 14] = [
    column("decision", 10, false, &DECISIONS),
    column("ar", 26, true, &[]),
    column("en", 26, false, &[]),
    column("type", 13, false, &TYPES),
    column("entry", 22, false, &[]),
    column("note", 22, false, &[]),
    column("score", 7, false, &[]),
    column("count", 7, false, &[]),
    column("conflicts", 30, false, &[]),
    column("source", 60, true, &[]),
    column("target", 60, false, &[]),
    column("place", 24, false, &[]),
    column("proposed_ar", 22, true, &[]),
    column("proposed_en", 22, false, &[]),
];

/// The proposals that wait, as a table with an empty column `decision`.
///
/// # Errors
/// If a sheet has fewer rows than there are.
pub fn write(review: &Review<'_>, format: GlossaryFormat) -> Result<Vec<u8>> {
    let rows: Vec<Vec<String>> = review.proposals().map(|proposal| row(&proposal)).collect();
    grid::write(&COLUMNS, &rows, format)
}

fn row(proposal: &Proposal) -> Vec<String> {
    let Proposal { ar, en, kind, score, count, adds_form_to, conflicts, evidence } = proposal;
    let conflicts: Vec<String> = conflicts.iter().map(|other| format!("{}: {} {}", other.entry, other.ar, other.en)).collect();
    let seen = evidence.first();
    let sentence = |text: Option<&str>| text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    vec![
        String::new(),
        ar.clone(),
        en.clone(),
        kind.as_str().to_string(),
        adds_form_to.clone().unwrap_or_default(),
        String::new(),
        format!("{score:.3}"),
        count.to_string(),
        conflicts.join("; "),
        sentence(seen.map(|seen| seen.source.text.as_str())),
        sentence(seen.map(|seen| seen.target.text.as_str())),
        seen.map(|seen| format!("{}:{}", seen.source.path, seen.source.line)).unwrap_or_default(),
        ar.clone(),
        en.clone(),
    ]
}

/// A decision of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The line of the table, from 1.
    pub line: usize,
    /// The Arabic that was proposed.
    pub ar: String,
    /// The English that was proposed.
    pub en: String,
    /// What was decided.
    pub choice: Choice,
}

/// Reads the decisions of a table. Rows without one, or that say `skip`, are left out.
///
/// # Errors
/// If it is no such table, or a row says what no decision says: then nothing of it should be done.
pub fn read(bytes: &[u8], path: &Path) -> Result<Vec<Filled>> {
    let grid = grid::read(bytes, path, "decision")?;
    let mut filled = Vec::new();
    for (line, row) in &grid.rows {
        let choice = choice(&grid, row).map_err(|error| error.at_path(path).at_line(*line, None))?;
        if let Some(choice) = choice {
            let (ar, en) = proposed(&grid, row);
            filled.push(Filled { line: *line, ar: ar.to_string(), en: en.to_string(), choice });
        }
    }
    Ok(filled)
}

/// How many rows of a table have something in the column `decision`.
///
/// # Errors
/// If it is no such table.
pub fn filled_in(bytes: &[u8], path: &Path) -> Result<usize> {
    let grid = grid::read(bytes, path, "decision")?;
    Ok(grid.rows.iter().filter(|(_, row)| !grid.cell(row, "decision").is_empty()).count())
}

/// What the row is about; a table without these columns was not edited otherwise.
fn proposed<'g>(grid: &Grid, row: &'g [String]) -> (&'g str, &'g str) {
    let either =
        |name: &str, other: &str| Some(grid.cell(row, name)).filter(|cell| !cell.is_empty()).unwrap_or(grid.cell(row, other));
    (either("proposed_ar", "ar"), either("proposed_en", "en"))
}

fn choice(grid: &Grid, row: &[String]) -> Result<Option<Choice>> {
    let note = grid.cell(row, "note").to_string();
    let word = grid.cell(row, "decision").to_lowercase();
    Ok(Some(match word.as_str() {
        "" | "skip" => return Ok(None),
        "accept" => accepted(grid, row)?,
        "reject" => Choice::Reject { note },
        "forbid" => Choice::Forbid { note },
        "merge" => match grid.cell(row, "entry") {
            "" => return Err(wrong("a merge needs the id of an entry in the column \"entry\"".to_string())),
            entry => Choice::Merge { entry: entry.to_string(), also: false },
        },
        _ => return Err(wrong(format!("\"{word}\" is no decision; a row says one of {}, or nothing", DECISIONS.join(", ")))),
    }))
}

/// As proposed, or with what the row says otherwise.
fn accepted(grid: &Grid, row: &[String]) -> Result<Choice> {
    let (ar, en) = proposed(grid, row);
    let other = |name: &str, proposed: &str| Some(grid.cell(row, name)).filter(|cell| !cell.is_empty() && *cell != proposed);
    let kind = match grid.cell(row, "type") {
        "" => None,
        word => Some(EntryType::parse(word).ok_or_else(|| super::filter::unknown_type(word))?),
    };
    let edit = Edit { ar: other("ar", ar).map(String::from), en: other("en", en).map(String::from), kind };
    Ok(Choice::Edit(edit))
}

fn wrong(message: String) -> Error {
    Error::new(ErrorKind::Value, message)
}

impl Review<'_> {
    /// Decides what a table says, in its order, whatever the filter. What contradicts the glossary is done: a person has seen it.
    ///
    /// # Errors
    /// If a decision cannot be done, with its line; `entries` may then be half changed and should not be written.
    pub fn decide_filled(&mut self, filled: &[Filled], entries: &mut Vec<Entry>) -> Result<Tally> {
        let numbers: HashMap<(String, String), usize> =
            self.candidates.iter().enumerate().map(|(at, found)| ((found.ar.clone(), found.en.clone()), at)).collect();
        let mut places = super::choice::places(entries);
        let mut tally = Tally::default();
        for Filled { line, ar, en, choice } in filled {
            match numbers.get(&(ar.clone(), en.clone())) {
                Some(&at) => {
                    let choice = self.as_meant(at, choice);
                    let done = self.decide(at, &choice, true, entries, &mut places, &mut tally);
                    done.map_err(|error| error.at_line(*line, None))?;
                }
                None if self.decided.has(&key(ar), &slug(en)) => tally.gone += 1,
                None => tally.unknown.push(*line),
            }
        }
        self.settle();
        Ok(tally)
    }

    /// Accepted as proposed, where nothing is otherwise.
    fn as_meant(&self, at: usize, choice: &Choice) -> Choice {
        let proposed = self.candidates[at].record.kind();
        match choice {
            Choice::Edit(Edit { ar: None, en: None, kind }) if kind.is_none_or(|kind| kind == proposed) => Choice::Accept,
            other => other.clone(),
        }
    }
}
