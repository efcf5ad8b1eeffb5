//! What the glossary knows of an article: shares, the known names by entry, and the unknown ones by use.

mod contexts;
#[cfg(test)]
pub(crate) mod desk;
mod forms;
mod groups;
mod heads;
mod letter_names;
mod near;
mod suggest;
mod survey;
#[cfg(test)]
mod tests;
mod translate;

use std::collections::BTreeMap;

use crate::document::{Document, Mention, MentionStatus, Reason};
use crate::glossary::Glossary;
use crate::kinds::{EntryKey, EntryType};
use crate::span::Span;
use crate::translit::Style;

pub use contexts::Context;
pub use survey::Surveyor;

/// How well a glossary covers one article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coverage {
    /// How many mentions of names there are. Terms, demonyms and dates are no names.
    pub mentions: usize,
    /// How many of them the glossary knows.
    pub known: usize,
    /// How many different names there are: entries, and groups of unknown forms.
    pub names: usize,
    /// How many of them the glossary knows.
    pub known_names: usize,
    /// The known names, the most used first, then by first place.
    pub entries: Vec<Covered>,
    /// The terms, demonyms and dates that the glossary knows, in the same order. They never count above.
    pub terms: Vec<Covered>,
    /// The names that the glossary does not know: the most used first, then the surest, then by first place.
    pub unknown: Vec<UnknownTerm>,
}

/// A glossary entry that the article uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Covered {
    /// The entry.
    pub entry: EntryKey,
    /// How many mentions it has.
    pub count: usize,
    /// How it is written, the most used form first, then by first place.
    pub forms: Vec<FormCount>,
    /// Entries that some mention might be instead, in the order in which the mentions name them, each once.
    pub alternatives: Vec<(EntryKey, f32)>,
}

/// One way in which an article writes a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCount {
    /// The form without marks and direction controls, its article restored where `لل` hides it.
    pub text: String,
    /// How often the article writes it so.
    pub count: usize,
}

/// A name that the glossary does not know, with all its forms.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownTerm {
    /// The fullest form; among equally full ones the most used.
    pub text: String,
    /// All forms, the most used first, then by first place.
    pub forms: Vec<FormCount>,
    /// How many mentions it has.
    pub count: usize,
    /// What most of its mentions take it for.
    pub kind: EntryType,
    /// The score of its surest mention.
    pub score: f32,
    /// Why it looks like a name, each reason once, those of the earliest mention first.
    pub reasons: Vec<Reason>,
    /// English spellings to start from, the likeliest first; empty where none could be made.
    pub suggestions: Vec<String>,
    /// Entries that resemble it, the nearest first, at most three, each with a similarity of 0..=1.
    pub near: Vec<(EntryKey, f32)>,
    /// The words around its first mentions, at most three.
    pub contexts: Vec<Context>,
    /// Where its mentions stand, by place.
    pub spans: Vec<Span>,
}

impl Coverage {
    /// Counts and groups `mentions`, which were found in `document` with `glossary`.
    pub fn new(document: &Document, mentions: &[Mention], glossary: &Glossary) -> Self {
        Self::in_style(document, mentions, glossary, &Style::default())
    }

    /// The same, with spellings in the style of a desk.
    pub fn in_style(document: &Document, mentions: &[Mention], glossary: &Glossary, style: &Style) -> Self {
        Surveyor::new(glossary, style).survey(document, mentions)
    }

    fn with(document: &Document, mentions: &[Mention], surveyor: &mut Surveyor<'_>) -> Self {
        let texts = forms::full_forms(document, mentions);
        let all: Vec<Found<'_>> =
            mentions.iter().zip(&texts).map(|(mention, text)| Found { mention, text: text.as_str() }).collect();
        let names: Vec<Found<'_>> = all.iter().filter(|found| found.mention.kind.is_name()).copied().collect();
        let terms: Vec<Found<'_>> = all.iter().filter(|found| !found.mention.kind.is_name()).copied().collect();
        let (entries, unknown) = (by_entry(&names), unknown_terms(document, &names, surveyor));
        Self {
            mentions: names.len(),
            known: names.iter().filter(|found| found.is_known()).count(),
            names: entries.len() + unknown.len(),
            known_names: entries.len(),
            entries,
            terms: by_entry(&terms),
            unknown,
        }
    }

    /// The share of mentions that the glossary knows; `None` where there is no mention.
    pub fn mention_share(&self) -> Option<f64> {
        share(self.known, self.mentions)
    }

    /// The share of different names that the glossary knows; `None` where there is no name.
    pub fn name_share(&self) -> Option<f64> {
        share(self.known_names, self.names)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A mention with its form as a person would look it up.
#[derive(Debug, Clone, Copy)]
struct Found<'a> {
    mention: &'a Mention,
    text: &'a str,
}

impl Found<'_> {
    fn is_known(&self) -> bool {
        matches!(self.mention.status, MentionStatus::Known { .. })
    }
}

fn by_entry(found: &[Found<'_>]) -> Vec<Covered> {
    let mut groups: BTreeMap<EntryKey, Vec<Found<'_>>> = BTreeMap::new();
    for one in found {
        if let MentionStatus::Known { entry, .. } = one.mention.status {
            groups.entry(entry).or_default().push(*one);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, members)| (std::cmp::Reverse(members.len()), members[0].mention.span.start));
    groups.into_iter().map(|(entry, members)| covered(entry, &members)).collect()
}

fn covered(entry: EntryKey, members: &[Found<'_>]) -> Covered {
    let mut alternatives: Vec<(EntryKey, f32)> = Vec::new();
    for member in members {
        if let MentionStatus::Known { alternatives: others, .. } = &member.mention.status {
            for &other in others {
                if !alternatives.iter().any(|(seen, _)| *seen == other.0) {
                    alternatives.push(other);
                }
            }
        }
    }
    Covered { entry, count: members.len(), forms: forms::count(members.iter().map(|member| member.text)), alternatives }
}

fn unknown_terms(document: &Document, names: &[Found<'_>], surveyor: &mut Surveyor<'_>) -> Vec<UnknownTerm> {
    let unknown: Vec<Found<'_>> = names.iter().filter(|found| !found.is_known()).copied().collect();
    let mut groups = groups::group(&unknown);
    groups.sort_by(|a, b| {
        let by_use = b.members.len().cmp(&a.members.len());
        by_use.then_with(|| surest(&b.members).total_cmp(&surest(&a.members))).then_with(|| a.first().cmp(&b.first()))
    });
    let mut terms: Vec<UnknownTerm> = groups.into_iter().map(|group| unknown_term(document, group)).collect();
    surveyor.help(&mut terms);
    terms
}

fn unknown_term(document: &Document, group: groups::Group<'_>) -> UnknownTerm {
    let members = &group.members;
    UnknownTerm {
        text: group.text.to_string(),
        forms: forms::count(members.iter().map(|member| member.text)),
        count: members.len(),
        kind: commonest_kind(members),
        score: surest(members),
        reasons: reasons(members),
        suggestions: Vec::new(),
        near: Vec::new(),
        spans: members.iter().map(|member| member.mention.span).collect(),
        contexts: contexts::around(document, members.iter().map(|member| member.mention)),
    }
}

fn surest(members: &[Found<'_>]) -> f32 {
    members.iter().map(|member| member.mention.score).fold(0.0, f32::max)
}

/// The kind of most members; of equally frequent ones, a stated kind before `other`.
fn commonest_kind(members: &[Found<'_>]) -> EntryType {
    let count = |kind| members.iter().filter(|member| member.mention.kind == kind).count();
    let kinds = [EntryType::Person, EntryType::Place, EntryType::Organization, EntryType::Other];
    let counted = kinds.into_iter().rev().map(|kind| (count(kind), kind));
    counted.max_by_key(|(count, _)| *count).map_or(EntryType::Other, |(_, kind)| kind)
}

fn reasons(members: &[Found<'_>]) -> Vec<Reason> {
    let mut all = Vec::new();
    for member in members {
        if let MentionStatus::Unknown { reasons } = &member.mention.status {
            for reason in reasons {
                if !all.contains(reason) {
                    all.push(*reason);
                }
            }
        }
    }
    all
}
