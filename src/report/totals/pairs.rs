//! What checks of many pairs come to: findings by rule, and how each Arabic name was rendered.

use std::collections::BTreeMap;

use super::bounded::{Bounded, Counted};
use super::line::Line;
use super::terms::{count, ranked};
use crate::document::Rule;
use crate::text::normalize::{clean, key};

/// Arabic names that are kept at least; twice as many at most.
const ROOM: usize = 50_000;

/// Renderings kept of a name: the first ones.
const MOST_RENDERINGS: usize = 24;

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleUse {
    /// The rule.
    pub rule: String,
    /// How bad its findings are.
    pub severity: String,
    /// How many there are.
    pub findings: usize,
    /// Pairs that have one.
    pub articles: usize,
}

/// An Arabic name with the English that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// The Arabic, as most often written.
    pub ar: String,
    /// Mentions with a rendering.
    pub mentions: usize,
    /// The renderings with their mentions, the most frequent first.
    pub en: Vec<(String, usize)>,
}

/// A name while it is counted.
#[derive(Debug, Default)]
struct Tally {
    forms: Vec<(String, usize)>,
    renderings: Vec<(String, usize)>,
    mentions: usize,
}

impl Counted for Tally {
    fn weight(&self) -> (usize, usize) {
        (self.mentions, 0)
    }
}

/// All pairs.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) pairs: usize,
    rules: BTreeMap<(String, String), (usize, usize)>,
    names: Bounded<String, Tally>,
}

impl Default for Pairs {
    fn default() -> Self {
        Self { pairs: 0, rules: BTreeMap::new(), names: Bounded::new(ROOM) }
    }
}

impl Pairs {
    /// Counts a pair.
    pub(super) fn add(&mut self, line: &Line<'_>) {
        self.pairs += usize::from(&*line.kind == "check");
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for finding in &line.findings {
            let rule = (&*finding.rule, &*finding.severity);
            let counts = self.rules.entry((rule.0.to_string(), rule.1.to_string())).or_default();
            counts.0 += 1;
            if !seen.contains(&rule) {
                counts.1 += 1;
                seen.push(rule);
            }
        }
        for name in &line.names {
            self.rendered(&name.ar, &name.en);
        }
        // A name that is misspelt is a rendering too; a check does not list it among the names.
        for finding in line.findings.iter().filter(|finding| &*finding.rule == Rule::MisspeltName.as_str()) {
            if let (Some(source), Some(found)) = (&finding.source, finding.found.as_deref()) {
                self.rendered(&clean(&source.text), found);
            }
        }
    }

    fn rendered(&mut self, arabic: &str, english: &str) {
        let tally = self.names.entry(key(arabic).as_str(), Tally::default);
        tally.mentions += 1;
        count(&mut tally.forms, arabic, MOST_RENDERINGS);
        count(&mut tally.renderings, english, MOST_RENDERINGS);
    }

    /// Findings by rule and severity, by name.
    pub(super) fn rules(&self) -> Vec<RuleUse> {
        let rule = |((rule, severity), (findings, articles)): (&(String, String), &(usize, usize))| RuleUse {
            rule: rule.clone(),
            severity: severity.clone(),
            findings: *findings,
            articles: *articles,
        };
        self.rules.iter().map(rule).collect()
    }

    /// Names with their renderings: those rendered in the most ways first, then the most frequent, then by Arabic.
    pub(super) fn renderings(self) -> Vec<Rendering> {
        let rendering = |tally: Tally| Rendering {
            ar: ranked(tally.forms).into_iter().next().map(|(form, _)| form).unwrap_or_default(),
            mentions: tally.mentions,
            en: ranked(tally.renderings),
        };
        let mut all: Vec<Rendering> = self.names.into_values().map(rendering).collect();
        all.sort_by(|a, b| (b.en.len(), b.mentions).cmp(&(a.en.len(), a.mentions)).then_with(|| a.ar.cmp(&b.ar)));
        all
    }
}
