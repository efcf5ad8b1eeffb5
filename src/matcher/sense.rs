//! What words mean in most texts, and the candidates that this rules out before anything is built on them.

use super::{Candidate, weights};
use crate::document::Document;
use crate::glossary::parts::Part;
use crate::text::cues::Cue;
use crate::text::lexicon::Lexicon;
use crate::text::meaning::Meaning;
use crate::text::words::Words;

/// Drops the candidates that no text means, so that none of them is taken for the whole name of a later short mention.
pub(super) fn drop_impossible(document: &Document, found: &mut Vec<Candidate>) {
    let sense = Sense::of(document.words());
    found.retain(|candidate| !sense.is_title(candidate) && !sense.is_everyday_phrase(candidate));
}

/// The words of a document beside the ordinary words of the language.
#[derive(Clone, Copy)]
pub(super) struct Sense<'d> {
    pub(super) words: &'d Words,
    pub(super) lexicon: &'static Lexicon,
}

impl<'d> Sense<'d> {
    pub(super) fn of(words: &'d Words) -> Self {
        Self { words, lexicon: Lexicon::builtin() }
    }

    /// Whether the whole word, nothing peeled, is a word or name of its own.
    pub(super) fn stands_alone(self, at: usize) -> bool {
        let meaning = self.words.meaning(at);
        meaning.is_common() || meaning.is_name_part()
    }

    /// Whether a word is so frequent that it cannot owe that to the people called by it.
    pub(super) fn is_frequent(self, name: &str) -> bool {
        self.lexicon.band(name) > Some(weights::NAMES_BAND)
    }

    /// Whether the first word is a title rather than the given name that is written like it without its article: الأمير محمد is
    /// Prince Mohammed, and no part of the name of an Amir Mohammed.
    fn is_title(self, candidate: &Candidate) -> bool {
        let part = matches!(candidate.part, Part::Given | Part::Prefix | Part::Outer);
        part && candidate.other_article && self.words.cues(candidate.words.start).has(Cue::Title)
    }

    /// Several words that are all everyday words are no part of a name, nor a name but for its vowels: papers write them for
    /// what they mean.
    fn is_everyday_phrase(self, candidate: &Candidate) -> bool {
        if candidate.words.len() == 1 {
            return false;
        }
        let everyday = |at: usize| {
            let meaning = self.words.meaning(at);
            is_everyday(meaning) && !meaning.is_name_part() || self.words.cues(at).any()
        };
        let doubtful = candidate.skeleton || candidate.part != Part::Full;
        // المستشارة الألمانية is the chancellor, not another spelling of her office.
        let titled = candidate.skeleton && self.words.cues(candidate.words.start).has(Cue::Title);
        // No name but for its vowels runs over a function word: ووتش إن is Watch and "that".
        let function = |at: usize| self.words.cues(at).has(Cue::Function);
        let broken = candidate.skeleton && candidate.words.clone().any(function);
        // With its final ى على is "on" in most papers, and the beginning of a whole name at most.
        let on = candidate.part != Part::Full
            && self.words.clean(candidate.words.start).ends_with('ى')
            && function(candidate.words.start);
        titled || broken || on || doubtful && candidate.words.clone().all(everyday)
    }
}

/// Whether a word means something else than a name in most texts.
pub(super) fn is_everyday(meaning: Meaning) -> bool {
    meaning.is_common() || meaning.is_common_without_article() || meaning.peeled_band() >= Some(weights::PEELED_BAND)
}
