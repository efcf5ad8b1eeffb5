//! The last line of a batch: all totals, lists up to a thousand rows.

use std::io::{self, Write};

use serde::Serialize;

use super::{EntryUse, Group, Rendering, Spelling, Summary, Term};
use crate::kinds::EntryType;
use crate::report::format::rounded;

/// Rows of a list.
const MOST_ROWS: usize = 1_000;

/// Writes the totals as one line.
pub(super) fn write(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Wire::new(summary))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    version: u32,
    kind: &'static str,
    settings: &'a str,
    articles: usize,
    pairs: usize,
    empty: usize,
    errors: WireErrors<'a>,
    words: usize,
    coverage: WireCoverage,
    months: Vec<WireGroup<'a>>,
    sources: Vec<WireGroup<'a>>,
    unknown: WireList<WireTerm<'a>>,
    entries: WireList<WireEntry<'a>>,
    unused: WireUnused<'a>,
    spellings: WireList<WireSpelling<'a>>,
    findings: Vec<WireRule<'a>>,
    renderings: WireList<WireRendering<'a>>,
}

#[derive(Serialize)]
struct WireErrors<'a> {
    count: usize,
    kinds: Vec<WireCount<'a>>,
}

#[derive(Serialize)]
struct WireCount<'a> {
    text: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct WireCoverage {
    mentions: usize,
    known: usize,
    mention_share: Option<f64>,
}

#[derive(Serialize)]
struct WireGroup<'a> {
    name: &'a str,
    articles: usize,
    errors: usize,
    words: usize,
    mentions: usize,
    known: usize,
    mention_share: Option<f64>,
    findings: usize,
    new_unknown: usize,
}

/// The first rows of a list, and how many there are.
#[derive(Serialize)]
struct WireList<T> {
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    forgotten: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts_may_lack: Option<usize>,
    list: Vec<T>,
}

#[derive(Serialize)]
struct WireTerm<'a> {
    text: &'a str,
    #[serde(rename = "type")]
    kind: EntryType,
    articles: usize,
    mentions: usize,
    first: Option<&'a str>,
    last: Option<&'a str>,
    score: f64,
    forms: Vec<WireCount<'a>>,
    suggestions: &'a [String],
    contexts: &'a [String],
    samples: Vec<&'a str>,
}

#[derive(Serialize)]
struct WireEntry<'a> {
    entry: &'a str,
    en: &'a str,
    #[serde(rename = "type")]
    kind: EntryType,
    articles: usize,
    mentions: usize,
    forms: Vec<WireCount<'a>>,
}

#[derive(Serialize)]
struct WireUnused<'a> {
    own: usize,
    builtin: usize,
    list: Vec<WireUnusedEntry<'a>>,
}

#[derive(Serialize)]
struct WireUnusedEntry<'a> {
    entry: &'a str,
    en: &'a str,
    #[serde(rename = "type")]
    kind: EntryType,
}

#[derive(Serialize)]
struct WireSpelling<'a> {
    entry: Option<&'a str>,
    en: Option<&'a str>,
    mentions: usize,
    forms: Vec<WireCount<'a>>,
}

#[derive(Serialize)]
struct WireRule<'a> {
    rule: &'a str,
    severity: &'a str,
    findings: usize,
    articles: usize,
}

#[derive(Serialize)]
struct WireRendering<'a> {
    ar: &'a str,
    mentions: usize,
    en: Vec<WireShare<'a>>,
}

#[derive(Serialize)]
struct WireShare<'a> {
    text: &'a str,
    count: usize,
    share: f64,
}

impl<'a> Wire<'a> {
    fn new(summary: &'a Summary) -> Self {
        let all = &summary.all;
        let (forgotten, lack) = summary.forgotten;
        Self {
            version: 1,
            kind: "totals",
            settings: &summary.settings,
            articles: all.articles,
            pairs: summary.pairs,
            empty: summary.empty,
            errors: WireErrors { count: all.errors, kinds: counts(&summary.errors) },
            words: all.words,
            coverage: WireCoverage { mentions: all.mentions, known: all.known, mention_share: all.share().map(rounded) },
            months: summary.months.iter().map(WireGroup::new).collect(),
            sources: summary.sources.iter().map(WireGroup::new).collect(),
            unknown: WireList {
                forgotten: (forgotten > 0).then_some(forgotten),
                counts_may_lack: (forgotten > 0).then_some(lack),
                ..list(&summary.terms, WireTerm::new)
            },
            entries: list(&summary.entries, WireEntry::new),
            unused: unused(summary),
            spellings: list(&summary.spellings, WireSpelling::new),
            findings: summary.rules.iter().map(rule).collect(),
            renderings: list(&summary.renderings, WireRendering::new),
        }
    }
}

fn list<'a, T, W>(rows: &'a [T], wire: impl Fn(&'a T) -> W) -> WireList<W> {
    let first = rows.iter().take(MOST_ROWS).map(wire).collect();
    WireList { count: rows.len(), forgotten: None, counts_may_lack: None, list: first }
}

fn counts(list: &[(String, usize)]) -> Vec<WireCount<'_>> {
    list.iter().map(|(text, count)| WireCount { text, count: *count }).collect()
}

fn unused(summary: &Summary) -> WireUnused<'_> {
    let list = summary.unused.list.iter().map(|(entry, en, kind)| WireUnusedEntry { entry, en, kind: *kind }).collect();
    WireUnused { own: summary.unused.own, builtin: summary.unused.builtin, list }
}

fn rule(rule: &super::RuleUse) -> WireRule<'_> {
    WireRule { rule: &rule.rule, severity: &rule.severity, findings: rule.findings, articles: rule.articles }
}

impl<'a> WireGroup<'a> {
    fn new((name, group): &'a (String, Group)) -> Self {
        Self {
            name,
            articles: group.articles,
            errors: group.errors,
            words: group.words,
            mentions: group.mentions,
            known: group.known,
            mention_share: group.share().map(rounded),
            findings: group.findings,
            new_unknown: group.new_unknown,
        }
    }
}

impl<'a> WireTerm<'a> {
    fn new(term: &'a Term) -> Self {
        Self {
            text: &term.text,
            kind: term.kind,
            articles: term.articles,
            mentions: term.mentions,
            first: term.first.as_deref(),
            last: term.last.as_deref(),
            score: rounded(term.score),
            forms: counts(&term.forms),
            suggestions: &term.suggestions,
            contexts: &term.contexts,
            samples: term.samples.iter().map(|id| &**id).collect(),
        }
    }
}

impl<'a> WireEntry<'a> {
    fn new(entry: &'a EntryUse) -> Self {
        Self {
            entry: &entry.id,
            en: &entry.en,
            kind: entry.kind,
            articles: entry.articles,
            mentions: entry.mentions,
            forms: counts(&entry.forms),
        }
    }
}

impl<'a> WireSpelling<'a> {
    fn new(spelling: &'a Spelling) -> Self {
        Self {
            entry: spelling.entry.as_deref(),
            en: spelling.en.as_deref(),
            mentions: spelling.mentions,
            forms: counts(&spelling.forms),
        }
    }
}

impl<'a> WireRendering<'a> {
    fn new(rendering: &'a Rendering) -> Self {
        let share = |(text, count): &'a (String, usize)| WireShare {
            text,
            count: *count,
            share: rounded(*count as f64 / rendering.mentions.max(1) as f64),
        };
        Self { ar: &rendering.ar, mentions: rendering.mentions, en: rendering.en.iter().map(share).collect() }
    }
}
