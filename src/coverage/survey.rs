//! Coverage of many articles: what helps with a name is worked out once.

use super::{Coverage, UnknownTerm, near, suggest};
use crate::document::{Document, Mention};
use crate::glossary::Glossary;
use crate::kinds::{EntryKey, EntryType};
use crate::recent::Shared;
use crate::translit::{Model, Romanizer, Style};

/// Names of one text that get spellings, the most used first. No article has so many; a file that does is not read by a
/// person.
const MOST_TERMS: usize = 1_000;

/// Names that are remembered, each some 300 bytes.
const REMEMBERED: usize = 20_000;

/// Says how well a glossary covers articles. Keeps what it worked out of names between them: make one for many, and clone it for each
/// thread; clones share what they keep. What it says of an article does not depend on those before.
#[derive(Debug, Clone)]
pub struct Surveyor<'g> {
    glossary: &'g Glossary,
    romanizer: Romanizer<'static>,
    known: Shared<(String, EntryType), Help>,
}

/// What helps a person with a name.
#[derive(Debug, Clone)]
struct Help {
    suggestions: Vec<String>,
    near: Vec<(EntryKey, f32)>,
}

impl<'g> Surveyor<'g> {
    /// Of articles in which mentions were found with `glossary`; spells in the style of a desk.
    pub fn new(glossary: &'g Glossary, style: &Style) -> Self {
        Self { glossary, romanizer: Romanizer::with_style(Model::builtin(), style.clone()), known: Shared::new(REMEMBERED) }
    }

    /// Counts and groups `mentions`, which were found in `document`.
    pub fn survey(&mut self, document: &Document, mentions: &[Mention]) -> Coverage {
        Coverage::with(document, mentions, self)
    }

    /// Fills in the spellings of terms and the entries near them.
    pub(super) fn help(&mut self, terms: &mut [UnknownTerm]) {
        for (at, term) in terms.iter_mut().enumerate() {
            if at >= MOST_TERMS {
                term.near = near::near(term, self.glossary);
                continue;
            }
            let key = (term.text.clone(), term.kind);
            if let Some(help) = self.known.get(&key) {
                (term.suggestions, term.near) = (help.suggestions, help.near);
                continue;
            }
            term.suggestions = suggest::suggestions(&mut self.romanizer, term, self.glossary);
            term.near = near::near(term, self.glossary);
            self.known.keep(key, Help { suggestions: term.suggestions.clone(), near: term.near.clone() });
        }
    }
}
