//! Is a translation right by the glossary? One rule a file.
//!
//! Precision first: a checker that cries wolf is switched off. So each rule says only what it is sure of, and what became of each
//! name is decided once for all of them: found, misspelt, replaced, or left out.

mod avoided_form;
pub mod baseline;
mod date_mismatch;
mod draft;
mod ear;
mod english;
mod expected;
mod explain;
pub mod fix;
mod glued;
mod lookalikes;
mod missing_segment;
mod missing_term;
mod misspelt_name;
mod mixed_spelling;
mod names;
mod near;
mod number_mismatch;
mod stand_in;
mod stranger;
mod unknown_name;
mod untranslated_arabic;
mod view;
pub mod waivers;
mod words;
mod wrong_name;

use crate::align::Alignment;
use crate::document::{Document, Finding, Rule, Severity};
use crate::glossary::Glossary;
use crate::mentions::{Finder, MentionOptions};
use crate::span::Span;
use avoided_form::Forbidden;
use draft::Draft;
use view::View;

pub use explain::{Explanation, explain};

/// A text and its translation, with how they correspond.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The Arabic.
    pub source: &'a Document,
    /// The English.
    pub target: &'a Document,
    /// Which of their segments correspond.
    pub alignment: &'a Alignment,
}

/// How bad the findings of each rule are; a rule without a severity is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severities([Option<Severity>; Rule::ALL.len()]);

impl Default for Severities {
    /// What the rules say of themselves.
    fn default() -> Self {
        Self(Rule::ALL.map(Rule::severity))
    }
}

impl Severities {
    /// How bad the findings of a rule are; `None` where it is off.
    pub fn of(&self, rule: Rule) -> Option<Severity> {
        self.0[rule as usize]
    }

    /// Sets it.
    pub fn set(&mut self, rule: Rule, severity: Option<Severity>) {
        self.0[rule as usize] = severity;
    }
}

/// What a check should do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheckOptions {
    /// How bad the findings of each rule are.
    pub severities: Severities,
    /// What counts as a name of the source.
    pub min_score: Option<f32>,
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// What is wrong, by place in the translation, then in the source, then by rule.
    pub findings: Vec<Finding>,
    /// Names of the source with the English that stands for each, by place in the source.
    pub names: Vec<(Span, Span)>,
    /// How many names of the source were not looked for, because a sentence there is of more than [`LONGEST_SENTENCE`] words.
    pub unsought: usize,
}

/// Words of a sentence of either text beyond which its names are not looked for: each would be held against all of it.
pub const LONGEST_SENTENCE: usize = view::LONGEST_BEAD;

/// One rule: how it is called and what runs it.
struct Check {
    rule: Rule,
    run: fn(&mut View<'_>, &mut Vec<Draft>),
}

/// The rules, in the order in which they run; where two speak of the same words, the first one does.
const CHECKS: [Check; 9] = [
    Check { rule: Rule::UntranslatedArabic, run: untranslated_arabic::run },
    Check { rule: Rule::MisspeltName, run: misspelt_name::run },
    Check { rule: Rule::WrongName, run: wrong_name::run },
    Check { rule: Rule::MissingTerm, run: missing_term::run },
    Check { rule: Rule::MixedSpelling, run: mixed_spelling::run },
    Check { rule: Rule::NumberMismatch, run: number_mismatch::run },
    Check { rule: Rule::DateMismatch, run: date_mismatch::run },
    Check { rule: Rule::MissingSegment, run: missing_segment::run },
    Check { rule: Rule::UnknownName, run: unknown_name::run },
];

/// Checks translations by a glossary. Keeps an index between pairs: make one for many, and clone it for each thread.
#[derive(Debug, Clone)]
pub struct Checker<'g> {
    glossary: &'g Glossary,
    finder: Finder<'g>,
    forbidden: Forbidden,
}

impl<'g> Checker<'g> {
    /// Prepares to check by `glossary`. Reads each entry once.
    pub fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, finder: Finder::new(glossary), forbidden: Forbidden::new(glossary) }
    }

    /// What is wrong in a translation. Costs the length of the two texts; odd text gives fewer findings and is never an error.
    pub fn check(&mut self, pair: Pair<'_>, options: &CheckOptions) -> Checked {
        let default = MentionOptions::default();
        let wanted = MentionOptions { min_score: options.min_score.unwrap_or(default.min_score), ..default };
        let (mentions, candidates) = self.finder.find_with_candidates(pair.source, &wanted);
        let mut view = View::new(pair, self.glossary, &mentions, &candidates);
        names::judge(&mut view);
        let mut drafts = Vec::new();
        self.forbidden.run(&mut view, &mut drafts);
        for check in CHECKS.iter().filter(|check| options.severities.of(check.rule).is_some()) {
            (check.run)(&mut view, &mut drafts);
        }
        Checked { findings: draft::finish(drafts, pair, &options.severities), names: view.pairs, unsought: view.unsought }
    }
}

/// What a check of one pair finds. See [`Checker::check`].
pub fn check(pair: Pair<'_>, glossary: &Glossary, options: &CheckOptions) -> Checked {
    Checker::new(glossary).check(pair, options)
}
