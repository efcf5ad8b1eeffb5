//! What is asked of entries again and again, read from the glossary once and kept.

use std::sync::Arc;

use crate::glossary::Glossary;
use crate::glossary::parts::{Part, Parts, form_key};
use crate::kinds::{EntryKey, EntryType};
use crate::recent::Recent;
use crate::text::normalize;

/// Entries and forms that are kept, each some 200 bytes.
const REMEMBERED: usize = 8_000;

/// Entries of a glossary, as the matcher looks at them. What it says does not depend on what was asked before.
#[derive(Debug, Clone)]
pub(crate) struct Entries<'g> {
    glossary: &'g Glossary,
    names: Recent<EntryKey, Arc<Names>>,
    forms: Recent<(EntryKey, u16), Option<Arc<Form>>>,
}

/// The names of an entry.
#[derive(Debug)]
pub(crate) struct Names {
    /// Whether the English says which of several bearers of the name is meant.
    pub(crate) is_told_apart: bool,
    /// Whether the English has several words.
    pub(super) has_several_words: bool,
    /// The first letters of the Arabic forms of several words.
    pub(super) initials: Vec<char>,
}

/// An Arabic form.
#[derive(Debug)]
pub(super) struct Form {
    /// Without typography.
    pub(super) clean: String,
    parts: Parts,
}

impl Form {
    /// The keys under which a part of the form is indexed.
    pub(super) fn keys(&self, part: Part) -> impl Iterator<Item = &str> {
        self.parts.of(part).map(|key| key.key.as_str())
    }
}

impl<'g> Entries<'g> {
    /// Of `glossary`.
    pub(crate) fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, names: Recent::new(REMEMBERED), forms: Recent::new(REMEMBERED) }
    }

    /// Whether an entry is one of the built-in glossary.
    pub(super) fn is_builtin(&self, key: EntryKey) -> bool {
        self.glossary.is_builtin(key)
    }

    /// The names of the entry behind a key.
    pub(crate) fn names(&mut self, key: EntryKey) -> Arc<Names> {
        if let Some(known) = self.names.get(&key) {
            return Arc::clone(known);
        }
        let entry = self.glossary.entry(key);
        let whole = entry.ar.iter().filter(|form| form.contains(' '));
        let names = Names {
            is_told_apart: entry.en.contains([',', '(']),
            has_several_words: entry.en.contains(' '),
            initials: whole.filter_map(|form| form_key(form).key.chars().next()).collect(),
        };
        Arc::clone(self.names.keep(key, Arc::new(names)))
    }

    /// An Arabic form of the entry behind a key, of this type; `None` where it has not so many.
    pub(super) fn form(&mut self, key: EntryKey, kind: EntryType, number: u16) -> Option<Arc<Form>> {
        if let Some(known) = self.forms.get(&(key, number)) {
            return known.clone();
        }
        let read = self.glossary.form(key, usize::from(number));
        let form = read.map(|form| Arc::new(Form { clean: normalize::clean(&form), parts: Parts::new(&form, kind) }));
        self.forms.keep((key, number), form).clone()
    }
}
