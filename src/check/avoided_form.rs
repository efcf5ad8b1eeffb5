//! `avoided-form`: English that the glossary forbids for this Arabic.

use super::draft::Draft;
use super::english::{shown, words_of};
use super::explain::Explanation;
use super::names;
use super::view::View;
use crate::document::Rule;
use crate::glossary::{Entry, Glossary, Status};
use crate::matcher;
use crate::span::Span;

pub(super) const PAGE: Explanation = Explanation {
    finds: "English that an entry lists under `avoid`, in the translation of a text that names the entry; and the English of a forbidden \
            entry where its Arabic stands in the corresponding sentence. The note of the entry says why.",
    matters: "A desk that has decided on a spelling wants it kept, and the old one crops up for years.",
    example: "The entry Zoranabad lists \"Zoranburg\" under `avoid`; the source says زورانآباد, the translation \"in Zoranburg\".",
    false_alarms: "The avoided form inside another name that the glossary lacks (the old Zoranburg Gazette): add that name.",
};

/// The entries that forbid an English for an Arabic, ready to be found.
#[derive(Debug, Clone)]
pub(super) struct Forbidden(Glossary);

impl Forbidden {
    /// Those of a glossary.
    pub(super) fn new(glossary: &Glossary) -> Self {
        let forbidden = glossary.entries().map(|(_, entry)| entry).filter(|entry| entry.status == Status::Forbidden);
        // Forbidden entries match nothing: to find their Arabic, these stand for them.
        Self(Glossary::new(forbidden.map(|entry| Entry { status: Status::Approved, ..entry }).collect()))
    }

    /// Finds both kinds of forbidden English.
    pub(super) fn run(&self, view: &mut View<'_>, drafts: &mut Vec<Draft>) {
        listed(view, drafts);
        if !self.0.is_empty() {
            self.forbidden(view, drafts);
        }
    }

    fn forbidden(&self, view: &View<'_>, drafts: &mut Vec<Draft>) {
        for candidate in matcher::candidates(view.pair.source, &self.0) {
            let Some(bead) = view.bead_of(candidate.words.start) else { continue };
            let entry = self.0.entry(candidate.entry);
            let words = view.beads[bead].target.clone();
            let runs = entry.english().flat_map(|form| view.english.find(&words_of(form))).collect::<Vec<_>>();
            for run in runs.into_iter().filter(|run| words.contains(&run.start)) {
                let span = view.english.span(&run);
                let right = view.named.iter().find(|named| named.span.overlaps(candidate.span));
                let expected = right.map(|named| view.wanted(named).listed()).unwrap_or_default();
                push(view, drafts, &entry, (expected, Some(candidate.span)), span);
            }
        }
    }
}

/// Forms that an entry of the source lists as to be avoided.
fn listed(view: &View<'_>, drafts: &mut Vec<Draft>) {
    if view.expected.iter().all(|expected| expected.entry.avoid.is_empty()) {
        return;
    }
    let accepted = names::occurrences(view);
    for (number, expected) in view.expected.iter().enumerate() {
        for avoided in &expected.entry.avoid {
            for run in view.english.find(&words_of(avoided)) {
                let right = |other: &&names::Occurrence| {
                    other.run.start <= run.start
                        && run.end <= other.run.end
                        && other.run.len() > usize::from(other.run != run) * run.len()
                };
                if accepted.iter().any(|other| right(&other)) {
                    continue;
                }
                let source = nearest(view, number, run.start);
                push(view, drafts, &expected.entry, (expected.listed(), source), view.english.span(&run));
            }
        }
    }
}

/// The mention of an entry in the sentence that corresponds to a word of the translation, else its first.
fn nearest(view: &View<'_>, number: usize, word: usize) -> Option<Span> {
    let of_entry = || view.named.iter().filter(|named| named.wanted.contains(&number));
    let here = of_entry().find(|named| view.beads[named.bead].target.contains(&word));
    here.or_else(|| of_entry().next()).map(|named| named.span)
}

fn push(view: &View<'_>, drafts: &mut Vec<Draft>, entry: &Entry, (expected, source): (Vec<String>, Option<Span>), span: Span) {
    if drafts.iter().any(|draft| draft.overlaps(span)) {
        return;
    }
    let found = shown(view.target_text(span));
    let reason = if entry.note.is_empty() { String::new() } else { format!(" ({})", entry.note) };
    let message = match expected.first() {
        Some(right) => format!("\"{found}\" is to be avoided; use \"{right}\"{reason}"),
        None => format!("\"{found}\" is to be avoided{reason}"),
    };
    let words = found.split_whitespace().count();
    let mut same_length = expected.iter().filter(|form| form.split_whitespace().count() == words);
    let fix = same_length.next().filter(|_| same_length.next().is_none()).cloned();
    drafts.push(Draft {
        entry: Some(entry.id.clone()),
        expected,
        source,
        target: Some(span),
        fix,
        ..Draft::new(Rule::AvoidedForm, message)
    });
}
