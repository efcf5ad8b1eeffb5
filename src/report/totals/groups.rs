//! Coverage of all articles, by month, by source, and of each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::line::Line;

/// Months and sources that are told apart; what comes later is counted under [`OTHERS`].
const MOST_GROUPS: usize = 5_000;

/// The name of what has no room of its own.
const OTHERS: &str = "(others)";

/// Articles that are kept at least; twice as many at most, those with the most unknown mentions.
const ARTICLES: usize = 25_000;

/// What some articles have together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Group {
    /// Articles without those in error.
    pub articles: usize,
    /// Articles in error.
    pub errors: usize,
    /// Their words; of pairs, those of the Arabic.
    pub words: usize,
    /// Mentions of names.
    pub mentions: usize,
    /// Those that are known.
    pub known: usize,
    /// Findings of checks.
    pub findings: usize,
    /// Unknown names that came up for the first time.
    pub new_unknown: usize,
}

impl Group {
    /// The share of mentions that is known; `None` where there is no mention.
    pub fn share(&self) -> Option<f64> {
        (self.mentions > 0).then(|| self.known as f64 / self.mentions as f64)
    }

    fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.errors += other.errors;
        self.words += other.words;
        self.mentions += other.mentions;
        self.known += other.known;
        self.findings += other.findings;
        self.new_unknown += other.new_unknown;
    }
}

/// One article as the totals remember it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its id.
    pub id: String,
    /// Its day.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// What it has.
    pub counts: Group,
}

impl ArticleRow {
    fn order(&self) -> (Reverse<usize>, &str) {
        (Reverse(self.counts.mentions - self.counts.known + self.counts.findings), &self.id)
    }
}

/// Coverage in all groupings.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) all: Group,
    pub(super) months: BTreeMap<String, Group>,
    pub(super) sources: BTreeMap<String, Group>,
    articles: Vec<ArticleRow>,
    /// Articles without a word.
    pub(super) empty: usize,
}

impl Groups {
    /// Counts an article.
    pub(super) fn add(&mut self, line: &Line<'_>, new_unknown: usize) {
        let (mentions, known) = line.coverage();
        let error = line.is_error();
        let counts = Group {
            articles: usize::from(!error),
            errors: usize::from(error),
            words: line.words(),
            mentions,
            known,
            findings: line.findings.len(),
            new_unknown,
        };
        self.empty += usize::from(!error && counts.words == 0);
        self.all.add(&counts);
        let document = &line.document;
        if let Some(month) = document.date.as_deref().and_then(|date| date.get(..7)) {
            group(&mut self.months, month).add(&counts);
        }
        if let Some(source) = document.source.as_deref() {
            group(&mut self.sources, source).add(&counts);
        }
        if !error {
            self.keep(line, counts);
        }
    }

    fn keep(&mut self, line: &Line<'_>, counts: Group) {
        if self.articles.len() >= 2 * ARTICLES {
            self.articles.sort_by(|a, b| a.order().cmp(&b.order()));
            self.articles.truncate(ARTICLES);
        }
        let owned = |text: &super::line::Text<'_>| text.to_string();
        self.articles.push(ArticleRow {
            id: line.document.id.to_string(),
            date: line.document.date.as_ref().map(owned),
            source: line.document.source.as_ref().map(owned),
            counts,
        });
    }

    /// The articles with the most to do first: unknown mentions and findings, then by id.
    pub(super) fn articles(self) -> Vec<ArticleRow> {
        let mut rows = self.articles;
        rows.sort_by(|a, b| a.order().cmp(&b.order()));
        rows
    }
}

fn group<'g>(groups: &'g mut BTreeMap<String, Group>, name: &str) -> &'g mut Group {
    let name = if groups.len() >= MOST_GROUPS && !groups.contains_key(name) { OTHERS } else { name };
    if !groups.contains_key(name) {
        groups.insert(name.to_string(), Group::default());
    }
    groups.get_mut(name).expect("it was just put there")
}
