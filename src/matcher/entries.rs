//! What is asked of entries again and again: single texts are read in room that is used again, and what takes long to make is kept.

use std::sync::Arc;

use crate::glossary::parts::{Parts, form_key};
use crate::glossary::{Glossary, Room};
use crate::kinds::{EntryKey, EntryType};
use crate::recent::Recent;
use crate::text::normalize::{self, is_clean};

/// Keys of forms, and initials, that are kept: some 200 bytes for each form or entry.
const REMEMBERED: usize = 8_000;

/// Entries of a glossary, as the matcher looks at them. What it says does not depend on what was asked before.
#[derive(Debug, Clone)]
pub(crate) struct Entries<'g> {
    glossary: &'g Glossary,
    room: Room,
    initials: Recent<EntryKey, Arc<[char]>>,
    parts: Recent<(EntryKey, u16), Option<Arc<Parts>>>,
}

impl<'g> Entries<'g> {
    /// Of `glossary`.
    pub(crate) fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, room: Room::default(), initials: Recent::new(REMEMBERED), parts: Recent::new(REMEMBERED) }
    }

    /// Whether an entry is one of the built-in glossary.
    pub(super) fn is_builtin(&self, key: EntryKey) -> bool {
        self.glossary.is_builtin(key)
    }

    /// Whether the English says which of several bearers of the name is meant.
    pub(crate) fn is_told_apart(&mut self, key: EntryKey) -> bool {
        self.glossary.english_in(key, &mut self.room).contains([',', '('])
    }

    /// Whether the English has several words.
    pub(super) fn has_several_words(&mut self, key: EntryKey) -> bool {
        self.glossary.english_in(key, &mut self.room).contains(' ')
    }

    /// The first letters of the Arabic forms of several words.
    pub(super) fn initials(&mut self, key: EntryKey) -> Arc<[char]> {
        if let Some(known) = self.initials.get(&key) {
            return Arc::clone(known);
        }
        let forms = self.glossary.entry(key).ar;
        let whole = forms.iter().filter(|form| form.contains(' '));
        let initials = whole.filter_map(|form| form_key(form).key.chars().next()).collect();
        Arc::clone(self.initials.keep(key, initials))
    }

    /// Whether an Arabic form of the entry is this clean text but for its typography.
    pub(super) fn is_written(&mut self, key: EntryKey, number: u16, text: &str) -> bool {
        let Some(form) = self.glossary.form_in(key, usize::from(number), &mut self.room) else { return false };
        if form == text || is_clean(form) && is_clean(text) {
            return form == text;
        }
        let form = normalize::clean(form);
        form == text || form == normalize::clean(text)
    }

    /// The keys of an Arabic form of the entry, which is of this type; `None` where it has not so many forms.
    pub(super) fn parts(&mut self, key: EntryKey, kind: EntryType, number: u16) -> Option<Arc<Parts>> {
        if let Some(known) = self.parts.get(&(key, number)) {
            return known.clone();
        }
        let form = self.glossary.form_in(key, usize::from(number), &mut self.room);
        let parts = form.map(|form| Arc::new(Parts::new(form, kind)));
        self.parts.keep((key, number), parts).clone()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::glossary::Entry;
    use crate::text::words::Words;

    proptest! {
        #[test]
        fn a_form_is_written_where_the_clean_texts_agree(
            form in "[أاب1ﻻ\n ـ\u{64e}\u{653}-]{1,6}",
            text in "[أاب][أاب1ﻻ\n ـ\u{64e}\u{653}-]{0,5}",
        ) {
            let words = Words::new(&text);
            let run = words.clean_run(0..words.len());
            let glossary = Glossary::new(vec![Entry { en: "A".into(), ar: vec![form.clone()], ..Entry::default() }]);
            let clean = normalize::clean(&form);
            let expected = run == clean || normalize::clean(run) == clean;
            prop_assert_eq!(Entries::new(&glossary).is_written(EntryKey(0), 0, run), expected);
            prop_assert!(!is_clean(&form) || normalize::clean(&form) == form);
        }
    }
}
