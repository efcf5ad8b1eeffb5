//! Second thoughts about candidates of one word: everyday words, wrong peelings, lone parts of longer names.

use std::collections::HashSet;

use super::ordinary::is_ordinary;
use super::{Candidate, Evidence, weights};
use crate::document::Document;
use crate::glossary::parts::Part;
use crate::kinds::{EntryKey, EntryType, How};
use crate::text::clitics::{Reading, readings};
use crate::text::cues::Cue;
use crate::text::lexicon::Lexicon;
use crate::text::words::{Gap, Words};

/// Corrects the scores of all candidates by what stands around them, and drops those that are none.
pub(super) fn judge(document: &Document, found: &mut Vec<Candidate>) {
    let words = document.words();
    found.retain(|candidate| !is_title(words, candidate));
    let guard = Guard { words, lexicon: Lexicon::builtin(), anchors: anchors(found), bare: bare(found), given: given(found) };
    for candidate in found.iter_mut() {
        guard.judge(candidate);
    }
    found.retain(|candidate| candidate.score > 0.0);
}

/// Whether the first word is a title rather than the given name that is written like it without its article: الأمير محمد is
/// Prince Mohammed, and no part of the name of an Amir Mohammed.
fn is_title(words: &Words, candidate: &Candidate) -> bool {
    let part = matches!(candidate.part, Part::Given | Part::Prefix | Part::Outer);
    part && candidate.other_article && words.cues(candidate.words.start).has(Cue::Title)
}

/// The entries whose whole name, of several words, stands in the article.
fn anchors(found: &[Candidate]) -> HashSet<EntryKey> {
    let whole = |c: &&Candidate| c.words.len() > 1 && matches!(c.part, Part::Full | Part::Outer | Part::Prefix);
    found.iter().filter(whole).map(|candidate| candidate.entry).collect()
}

/// The entries that stand in the article with nothing attached, by a whole form.
fn bare(found: &[Candidate]) -> HashSet<EntryKey> {
    let bare = |c: &&Candidate| c.proclitics == 0 && c.part == Part::Full && !c.skeleton;
    found.iter().filter(bare).map(|candidate| candidate.entry).collect()
}

/// The words that are given names of somebody, titles left out.
fn given(found: &[Candidate]) -> HashSet<usize> {
    let given = |c: &&Candidate| c.part == Part::Given && c.proclitics == 0;
    found.iter().filter(given).map(|candidate| candidate.words.start).collect()
}

struct Guard<'d> {
    words: &'d Words,
    lexicon: &'static Lexicon,
    anchors: HashSet<EntryKey>,
    bare: HashSet<EntryKey>,
    given: HashSet<usize>,
}

impl Guard<'_> {
    fn judge(&self, candidate: &mut Candidate) {
        let anchored = self.anchors.contains(&candidate.entry);
        if anchored && matches!(candidate.part, Part::Family | Part::Given) {
            candidate.score = candidate.score.max(self.anchored_score(candidate));
        }
        if candidate.part != Part::Full && self.follows_name_word(candidate) {
            candidate.score -= weights::FOREIGN_NEIGHBOUR;
        }
        if self.belongs_to_another(candidate) {
            candidate.score = candidate.score.min(weights::LONE_GIVEN);
        }
        if candidate.words.len() > 1 {
            self.judge_several(candidate);
        } else {
            self.judge_one(candidate, anchored);
        }
    }

    /// A candidate of one word: it may be a function word, a cue, an everyday word, or begin with what looks like a proclitic.
    fn judge_one(&self, candidate: &mut Candidate, anchored: bool) {
        let word = self.words.key(candidate.words.start);
        let name = &word[candidate.proclitics..];
        let cue = self.words.cues(candidate.words.start);
        if candidate.how != How::Exact && candidate.proclitics == 0 && cue.has(Cue::Function) && !cue.article {
            candidate.score = 0.0;
            return;
        }
        if anchored {
            return;
        }
        if candidate.part != Part::Full && cue.any() {
            candidate.score = 0.0;
            return;
        }
        let rare = rare_proclitic(&word[..candidate.proclitics], name);
        if candidate.skeleton && rare > 0.0 {
            candidate.score = 0.0;
            return;
        }
        // سلمان after الملك is a king, not somebody whose last name is Salman.
        if candidate.part == Part::Family && self.given.contains(&candidate.words.start) {
            candidate.score = candidate.score.min(weights::LONE_GIVEN);
            return;
        }
        if candidate.part == Part::Family && (self.is_everyday(word) || self.is_everyday(name)) {
            candidate.score = self.common_family_score(candidate);
            return;
        }
        let bare = self.bare.contains(&candidate.entry);
        if candidate.proclitics > 0 && !bare && self.stands_alone(word) {
            candidate.score -= weights::PEELED_WORD;
        }
        if !bare {
            candidate.score -= rare;
        }
        if self.is_risky(candidate, name) {
            candidate.score -= weights::COMMON_WORD;
            if Evidence::of(self.words, candidate.words.clone()).supports(candidate.kind) {
                candidate.score += weights::EVIDENCE;
            }
        }
    }

    /// Several words that are all everyday words are no part of a name, nor a name but for its vowels: papers write them for
    /// what they mean.
    fn judge_several(&self, candidate: &mut Candidate) {
        let everyday = |at: usize| {
            let word = self.words.key(at);
            self.is_everyday(word) && self.lexicon.name_part(word).is_none() || self.words.cues(at).any()
        };
        let doubtful = candidate.skeleton || candidate.part != Part::Full;
        // المستشارة الألمانية is the chancellor, not another spelling of her office.
        let titled = candidate.skeleton && self.words.cues(candidate.words.start).has(Cue::Title);
        // No name but for its vowels runs over a function word: ووتش إن is Watch and "that".
        let function = |at: usize| self.words.cues(at).has(Cue::Function);
        let broken = candidate.skeleton && candidate.words.clone().any(function);
        if titled || broken || doubtful && candidate.words.clone().all(everyday) {
            candidate.score = 0.0;
        }
    }

    /// Whether a word means something else than a name in most texts.
    fn is_everyday(&self, word: &str) -> bool {
        let stem = word.strip_prefix("ال").unwrap_or(word);
        let peeled = |reading: &Reading| {
            matches!(reading.proclitics(word), "و" | "ب" | "ل")
                && self.lexicon.band(reading.stem(word)) >= Some(weights::PEELED_BAND)
        };
        self.lexicon.is_common(word) || self.lexicon.is_common(stem) || readings(word).as_slice().iter().any(peeled)
    }

    /// A last name alone that is an everyday word: papers give it its article (العسكري) and, at least once, a title.
    fn common_family_score(&self, candidate: &Candidate) -> f32 {
        if candidate.other_article {
            return 0.0;
        }
        let title = Evidence::of(self.words, candidate.words.clone()).before.has(Cue::Title);
        candidate.score.min(weights::LONE_COMMON_FAMILY) + if title { weights::EVIDENCE } else { 0.0 }
    }

    /// A part of a name whose whole stands in the article: sure, but for a first name that is an everyday word.
    fn anchored_score(&self, candidate: &Candidate) -> f32 {
        let word = self.words.key(candidate.words.start);
        let common = self.lexicon.is_common(&word[candidate.proclitics..]);
        match candidate.part {
            Part::Given if common => weights::LONE_GIVEN,
            _ => weights::ANCHORED_PART,
        }
    }

    /// Whether the whole word, nothing peeled, is a word or name of its own.
    fn stands_alone(&self, word: &str) -> bool {
        self.lexicon.band(word).is_some() || self.lexicon.name_part(word).is_some()
    }

    /// Whether a name of one word is also an everyday word, so that it needs evidence: by the list, since the frequency of مصر
    /// says nothing against Egypt. Where the article writes the name bare, its other occurrences need none.
    fn is_risky(&self, candidate: &Candidate, name: &str) -> bool {
        let stem = name.strip_prefix("ال").unwrap_or(name);
        let peeled = candidate.proclitics > 0;
        if peeled && self.bare.contains(&candidate.entry) {
            return false;
        }
        match candidate.kind {
            EntryType::Person if peeled => is_ordinary(stem),
            EntryType::Person => self.lexicon.name_part(name).is_none() && self.is_frequent(name),
            EntryType::Other => peeled && self.lexicon.is_common(name),
            EntryType::Place | EntryType::Organization => is_ordinary(stem),
            EntryType::Demonym | EntryType::Term | EntryType::Date => false,
        }
    }

    /// Whether a word is so frequent that it cannot owe that to the people called by it.
    fn is_frequent(&self, name: &str) -> bool {
        self.lexicon.band(name) > Some(weights::NAMES_BAND)
    }

    /// Whether a person's one-word name follows the given name of somebody else: خالد عباس is no Mahmoud Abbas. Given names that
    /// are everyday words say nothing (نجاح ترامب is Trump's success).
    fn belongs_to_another(&self, candidate: &Candidate) -> bool {
        let first = candidate.words.start;
        let alone = candidate.kind == EntryType::Person && candidate.words.len() == 1 && candidate.proclitics == 0;
        alone
            && first > 0
            && self.words.get(first).gap.only(Gap::SPACE)
            && self.given.contains(&(first - 1))
            && !self.words.cues(first - 1).any()
            && !is_ordinary(self.words.key(first - 1))
    }

    /// Whether a word that looks like part of the same name, though not of this entry, stands right before.
    fn follows_name_word(&self, candidate: &Candidate) -> bool {
        let first = candidate.words.start;
        if first == 0 || candidate.proclitics > 0 || !self.words.get(first).gap.only(Gap::SPACE) {
            return false;
        }
        let before = self.words.key(first - 1);
        !self.words.cues(first - 1).any() && !self.lexicon.is_common(before) && self.lexicon.name_part(before).is_some()
    }
}

/// What a proclitic that names hardly ever take costs: before a short name it is likelier the first letter of another one
/// (كلاوس is not ك + لاوس).
fn rare_proclitic(proclitics: &str, name: &str) -> f32 {
    match proclitics.chars().next_back() {
        Some('ف' | 'ك' | 'س') if name.chars().count() <= weights::SHORT_NAME => weights::RARE_BEFORE_SHORT,
        Some('ف' | 'ك' | 'س') => weights::RARE_PROCLITIC,
        _ => 0.0,
    }
}
