//! What many articles come to: coverage over time, unknown names by use, entries used and not, renderings.
//!
//! Totals are a fold over the lines of a batch in their order. They take bounded room however many articles there are: names, articles
//! and renderings are kept up to a number, and of what is more, that which counts least is forgotten; the summary says how much that was.

mod bounded;
mod csv;
mod entries;
mod groups;
mod html;
mod json;
pub mod line;
mod md;
mod pairs;
mod spellings;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::glossary::{Glossary, Status};
use crate::kinds::EntryType;

use entries::Entries;
use groups::Groups;
use line::Line;
use pairs::Pairs;
use terms::Terms;

pub use entries::EntryUse;
pub use groups::{ArticleRow, Group};
pub use pairs::{Rendering, RuleUse};
pub use spellings::Spelling;
pub use terms::Term;

/// Unused entries that are listed by name.
const MOST_UNUSED: usize = 1_000;

/// How totals are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalsFormat {
    /// One line of JSON, lists up to a thousand rows.
    Json,
    /// The unknown names as a table that can be read back as a glossary.
    Csv,
    /// For people, in an issue or a wiki.
    Md,
    /// For people, in a browser.
    Html,
}

/// Totals while articles come in.
#[derive(Debug, Default)]
pub struct Totals {
    groups: Groups,
    terms: Terms,
    entries: Entries,
    pairs: Pairs,
    errors: BTreeMap<String, usize>,
}

/// Totals, worked out and sorted.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// All articles together.
    pub all: Group,
    /// Articles without a word.
    pub empty: usize,
    /// Pairs among the articles.
    pub pairs: usize,
    /// Errors by kind.
    pub errors: Vec<(String, usize)>,
    /// Coverage by month, `YYYY-MM`, in order; articles without a day stand in none.
    pub months: Vec<(String, Group)>,
    /// Coverage by source, by name.
    pub sources: Vec<(String, Group)>,
    /// Articles, those with the most unknown mentions and findings first.
    pub articles: Vec<ArticleRow>,
    /// Unknown names, the most important first.
    pub terms: Vec<Term>,
    /// Unknown names that were forgotten for lack of room, and how many articles a count may lack for each time its name was.
    pub forgotten: (usize, usize),
    /// Entries in use, the most used first. Names only: terms, demonyms and dates do not count.
    pub entries: Vec<EntryUse>,
    /// Approved entries that no article uses; none where all articles are pairs.
    pub unused: Unused,
    /// Names that articles spell in several ways, the most used first.
    pub spellings: Vec<Spelling>,
    /// Findings by rule.
    pub rules: Vec<RuleUse>,
    /// The renderings of each Arabic name, those rendered in the most ways first.
    pub renderings: Vec<Rendering>,
    /// What the run was made with, as a word that changes with options and glossary.
    pub settings: String,
}

/// Approved entries for names that no article uses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unused {
    /// Entries of the desk's own glossaries.
    pub own: usize,
    /// Entries of the built-in one.
    pub builtin: usize,
    /// The first of the own ones, by glossary and id: id, English, type.
    pub list: Vec<(String, String, EntryType)>,
}

impl Totals {
    /// Counts the line of one more article.
    pub fn add(&mut self, line: &Line<'_>) {
        if let Some(error) = &line.error {
            *self.errors.entry(error.kind.to_string()).or_default() += 1;
        }
        let new_unknown = self.terms.add(line);
        self.entries.add(line);
        self.pairs.add(line);
        self.groups.add(line, new_unknown);
    }

    /// All articles together, so far.
    pub fn all(&self) -> Group {
        self.groups.all
    }

    /// Works out and sorts all lists. Reads each entry of the glossary once.
    pub fn summary(self, glossary: &Glossary, settings: &str) -> Summary {
        let (unused, forgotten) = (self.unused(glossary), self.terms.forgotten());
        let (terms, entries) = (self.terms.ranked(), self.entries.ranked());
        Summary {
            all: self.groups.all,
            empty: self.groups.empty,
            pairs: self.pairs.pairs,
            errors: self.errors.into_iter().collect(),
            months: self.groups.months.clone().into_iter().collect(),
            sources: self.groups.sources.clone().into_iter().collect(),
            articles: self.groups.articles(),
            spellings: spellings::find(&entries, &terms),
            terms,
            forgotten,
            entries,
            unused,
            rules: self.pairs.rules(),
            renderings: self.pairs.renderings(),
            settings: settings.to_string(),
        }
    }

    fn unused(&self, glossary: &Glossary) -> Unused {
        let mut unused = Unused::default();
        // Checks do not say which entries they met.
        if self.groups.all.articles == self.pairs.pairs {
            return unused;
        }
        for (key, entry) in glossary.entries() {
            if entry.status != Status::Approved || !entry.kind.is_name() || self.entries.has(&entry.id) {
                continue;
            }
            if glossary.is_builtin(key) {
                unused.builtin += 1;
                continue;
            }
            unused.own += 1;
            if unused.list.len() < MOST_UNUSED {
                unused.list.push((entry.id, entry.en, entry.kind));
            }
        }
        unused
    }
}

/// So many of something, in words: `noun` is for one, with an s for more.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Writes totals in a format. The same totals give the same bytes.
///
/// # Errors
/// Those of the writer.
pub fn write_totals(summary: &Summary, format: TotalsFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        TotalsFormat::Json => json::write(summary, out),
        TotalsFormat::Csv => csv::write(summary, out),
        TotalsFormat::Md => md::write(summary, out),
        TotalsFormat::Html => html::write(summary, out),
    }
}
