//! Findings as the rules write them, before they get their severity, their order and their fingerprint.

use std::collections::HashMap;

use super::english::shown;
use super::{Pair, Severities};
use crate::document::{Finding, Rule, Severity};
use crate::span::Span;
use crate::text::{fnv, normalize};

/// A finding without severity and fingerprint.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// The rule; every draft has one.
    pub(super) rule: Option<Rule>,
    /// Whether it is a step less bad than the rule's worst.
    pub(super) lesser: bool,
    /// What is wrong.
    pub(super) message: String,
    /// The entry.
    pub(super) entry: Option<String>,
    /// What would be right.
    pub(super) expected: Vec<String>,
    /// The place in the source.
    pub(super) source: Option<Span>,
    /// The place in the translation.
    pub(super) target: Option<Span>,
    /// The certain replacement.
    pub(super) fix: Option<String>,
}

impl Draft {
    /// A draft of a rule that says something.
    pub(super) fn new(rule: Rule, message: String) -> Self {
        Self { rule: Some(rule), message, ..Self::default() }
    }

    /// Whether another draft speaks of the same words of the translation.
    pub(super) fn overlaps(&self, span: Span) -> bool {
        self.target.is_some_and(|target| target.overlaps(span))
    }
}

/// The findings in their order, those of rules that are off left out.
pub(super) fn finish(drafts: Vec<Draft>, pair: Pair<'_>, severities: &Severities) -> Vec<Finding> {
    let finding = |draft: Draft| {
        let rule = draft.rule?;
        let severity = match (severities.of(rule)?, draft.lesser) {
            (Severity::Error, true) => Severity::Warning,
            (severity, _) => severity,
        };
        let found = draft.target.map(|span| shown(span.of(pair.target.text())).into_owned());
        Some(Finding {
            rule,
            severity,
            message: draft.message,
            entry: draft.entry,
            expected: draft.expected,
            found,
            source: draft.source,
            target: draft.target,
            fix: draft.fix,
            fingerprint: String::new(),
        })
    };
    let mut findings: Vec<Finding> = drafts.into_iter().filter_map(finding).collect();
    findings.sort_by_key(order);
    findings.dedup_by(|later, first| (order(later), &later.entry) == (order(first), &first.entry));
    sign(&mut findings, pair);
    findings
}

/// By place in the translation, those without one last; then by place in the source; then by rule.
fn order(finding: &Finding) -> (Option<Span>, Option<Span>, &'static str) {
    let last = Span::new(usize::MAX, usize::MAX);
    (finding.target.or(Some(last)), finding.source.or(Some(last)), finding.rule.as_str())
}

/// Gives each finding its fingerprint: made of the rule, the entry, what was expected and found and the Arabic, and of how many of
/// the same stand before it. Places are no part of it, so that it outlives lines that come and go.
fn sign(findings: &mut [Finding], pair: Pair<'_>) {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for finding in findings {
        let arabic = finding.source.map(|span| normalize::key(span.of(pair.source.text()))).unwrap_or_default();
        let found = finding.found.as_deref().map(normalize::key).unwrap_or_default();
        let expected = finding.expected.first().map_or("", String::as_str);
        let entry = finding.entry.as_deref().unwrap_or_default();
        let hash = hash([finding.rule.as_str(), entry, expected, &found, &arabic].into_iter());
        let before = seen.entry(hash).or_default();
        finding.fingerprint = format!("{:016x}", hash ^ before.wrapping_mul(fnv::PRIME));
        *before += 1;
    }
}

/// The hash of the fields, each with an end of its own.
fn hash<'f>(fields: impl Iterator<Item = &'f str>) -> u64 {
    fnv::hash(fields.flat_map(|field| field.bytes().chain([0xff])))
}
