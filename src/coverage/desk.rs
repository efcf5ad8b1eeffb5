//! A desk for tests: names are found by hand, in place of the matcher.

use super::Coverage;
use crate::document::{Document, Mention, MentionStatus, Reason};
use crate::glossary::{Entry, Glossary, Status};
use crate::kinds::{EntryKey, EntryType, How};
use crate::span::Span;

/// Finds names in a text by hand, in place of the matcher.
pub(crate) struct Desk {
    pub(crate) document: Document,
    pub(crate) mentions: Vec<Mention>,
}

impl Desk {
    pub(crate) fn new(text: &str) -> Self {
        Self { document: Document::new(text), mentions: Vec::new() }
    }

    /// Every occurrence of `name` that no earlier name covers.
    pub(crate) fn with(mut self, name: &str, kind: EntryType, status: &MentionStatus) -> Self {
        let found: Vec<usize> = self.document.text().match_indices(name).map(|(start, _)| start).collect();
        for start in found {
            let span = Span::new(start, start + name.len());
            if self.mentions.iter().any(|mention| mention.span.overlaps(span)) {
                continue;
            }
            let over: Vec<usize> =
                self.document.words().iter().enumerate().filter(|(_, w)| w.span.overlaps(span)).map(|(at, _)| at).collect();
            let words = over[0]..over[over.len() - 1] + 1;
            self.mentions.push(Mention { span, words, kind, status: status.clone(), score: 0.75 });
        }
        self.mentions.sort_by_key(|mention| mention.span.start);
        self
    }

    pub(crate) fn unknown(self, name: &str) -> Self {
        self.unknown_as(name, EntryType::Person)
    }

    pub(crate) fn unknown_as(self, name: &str, kind: EntryType) -> Self {
        self.with(name, kind, &MentionStatus::Unknown { reasons: vec![Reason::Title, Reason::NotAWord] })
    }

    pub(crate) fn known(self, name: &str, id: &str, kind: EntryType) -> Self {
        self.with(name, kind, &MentionStatus::Known { entry: key_of(id), how: How::Exact, alternatives: Vec::new() })
    }

    pub(crate) fn coverage(&self) -> Coverage {
        Coverage::new(&self.document, &self.mentions, &glossary())
    }
}

/// The key of an entry of the small glossary.
pub(crate) fn key_of(id: &str) -> EntryKey {
    glossary().find_id(id).expect("it is in the glossary").0
}

/// A small glossary: a place, a demonym, a proposed and a rejected entry.
pub(crate) fn glossary() -> Glossary {
    let entry = |id: &str, en: &str, ar: &str, status| Entry {
        id: id.into(),
        en: en.into(),
        ar: vec![ar.into()],
        status,
        ..Entry::default()
    };
    Glossary::new(vec![
        entry("kyiv", "Kyiv", "كييف", Status::Approved),
        entry("russian", "Russian", "الروسي", Status::Approved),
        entry("markovic", "Sergei Markovic", "سيرغي مركوفيتش", Status::Proposed),
        entry("markovica", "Markovica", "ماركوفيتشا", Status::Rejected),
    ])
}
