//! Second thoughts about candidates of one word: everyday words, wrong peelings, lone parts of longer names.

use std::cell::RefCell;

use hashbrown::HashSet;

use super::entries::Entries;
use super::neighbours::Neighbours;
use super::ordinary::{is_idiom, is_ordinary};
use super::sense::{Sense, is_everyday};
use super::{Candidate, Evidence, weights};
use crate::document::Document;
use crate::glossary::parts::{Part, canonical};
use crate::kinds::{EntryKey, EntryType, How};
use crate::text::clitics::{Article, readings};
use crate::text::cues::Cue;
use crate::text::meaning::Meaning;
use crate::text::words::{Gap, Words};

/// Corrects the scores of all candidates by what stands around them, and drops those that are none.
pub(super) fn judge(document: &Document, entries: &mut Entries<'_>, found: &mut Vec<Candidate>) {
    let words = document.words();
    let guard = Guard {
        text: document.text(),
        words,
        entries: RefCell::new(entries),
        sense: Sense::of(words),
        neighbours: Neighbours::new(words, found),
        anchors: anchors(found),
        bare: bare_entries(words, found),
        demonyms: demonyms(words, found),
    };
    for candidate in found.iter_mut() {
        guard.judge(candidate);
    }
    found.retain(|candidate| candidate.score > 0.0);
}

/// The entries whose whole name, of several words, stands in the article.
fn anchors(found: &[Candidate]) -> HashSet<EntryKey> {
    let whole = |c: &&Candidate| c.words.len() > 1 && matches!(c.part, Part::Full | Part::Outer);
    found.iter().filter(whole).map(|candidate| candidate.entry).collect()
}

/// The entries that stand in the article with nothing attached, by a whole form; where that is an everyday word, with evidence.
fn bare_entries(words: &Words, found: &[Candidate]) -> HashSet<EntryKey> {
    let bare = |c: &&Candidate| {
        let sure = || !is_ordinary(bare(words.key(c.words.start))) || Evidence::of(words, c.words.clone()).supports(c.kind);
        let whole = c.proclitics == 0 && c.part == Part::Full && !c.skeleton;
        whole && (c.words.len() > 1 || !c.other_article && sure())
    };
    found.iter().filter(bare).map(|candidate| candidate.entry).collect()
}

/// Whether each word may be a demonym.
fn demonyms(words: &Words, found: &[Candidate]) -> Vec<bool> {
    let mut demonyms = vec![false; words.len()];
    for candidate in found.iter().filter(|c| c.kind == EntryType::Demonym && c.words.len() == 1) {
        demonyms[candidate.words.start] = true;
    }
    demonyms
}

struct Guard<'d, 'g> {
    text: &'d str,
    words: &'d Words,
    entries: RefCell<&'d mut Entries<'g>>,
    sense: Sense<'d>,
    neighbours: Neighbours<'d>,
    anchors: HashSet<EntryKey>,
    bare: HashSet<EntryKey>,
    demonyms: Vec<bool>,
}

impl Guard<'_, '_> {
    fn judge(&self, candidate: &mut Candidate) {
        if self.is_a_ministers(candidate) {
            candidate.score = 0.0;
            return;
        }
        let anchored = self.anchors.contains(&candidate.entry);
        if anchored && matches!(candidate.part, Part::Family | Part::Given) {
            candidate.score = candidate.score.max(self.anchored_score(candidate));
        }
        match candidate.part {
            Part::Family if !anchored => self.judge_lone_family(candidate),
            // محمد بن أحمد is the beginning of a thousand names.
            Part::Prefix if !anchored => candidate.doubtful = true,
            _ => {}
        }
        if self.is_of_another_name(candidate, anchored) {
            candidate.doubtful = true;
        }
        if candidate.words.len() == 1 {
            self.judge_one(candidate, anchored);
        }
    }

    /// A candidate of one word: it may be a function word, a cue, an everyday word, or begin with what looks like a proclitic.
    fn judge_one(&self, candidate: &mut Candidate, anchored: bool) {
        let first = candidate.words.start;
        let word = self.words.key(first);
        let proclitics = &word[..candidate.proclitics];
        let rare = rare_proclitic(proclitics, &word[candidate.proclitics..]);
        if self.is_another_word(candidate, anchored) || candidate.skeleton && rare > 0.0 {
            candidate.score = 0.0;
            return;
        }
        if self.is_adjective(candidate) {
            candidate.score -= weights::ADJECTIVE;
        }
        if anchored {
            return;
        }
        let bare = self.bare.contains(&candidate.entry);
        let short = word.len() - candidate.proclitics <= SHORT_PEELED;
        if candidate.proclitics > 0 && (!bare || short) && self.sense.stands_alone(first) {
            candidate.score -= weights::PEELED_WORD;
        }
        if !bare {
            candidate.score -= rare;
        }
        if self.is_risky(candidate) {
            candidate.score -= weights::COMMON_WORD;
            if !candidate.other_article && Evidence::of(self.words, candidate.words.clone()).supports(candidate.kind) {
                candidate.score += weights::EVIDENCE;
            }
        }
    }

    /// Whether one word is no name here at all: a function word, a cue in the place of a last name, the word that it was peeled
    /// from, an indefinite accusative, half of an idiom, or a word of somebody's name where a word of the language is meant.
    fn is_another_word(&self, candidate: &Candidate, anchored: bool) -> bool {
        let first = candidate.words.start;
        let word = self.words.key(first);
        let cue = self.words.cues(first);
        let part = candidate.part != Part::Full;
        let function = candidate.proclitics == 0 && cue.has(Cue::Function) && !cue.article;
        let named = || Evidence::of(self.words, first..first + 1).supports(EntryType::Person);
        if function && (candidate.how != How::Exact || candidate.kind == EntryType::Person && !named()) {
            return true;
        }
        if part && (cue.any() || anchored && candidate.proclitics > 0 && self.sense.stands_alone(first)) {
            return true;
        }
        if candidate.kind.is_name() {
            return self.is_accusative(candidate) || self.is_half_of_an_idiom(candidate);
        }
        // صوفي behind a first name is a last name, and رمضان behind بن a man; صوفية is neither.
        let surname =
            candidate.kind == EntryType::Demonym && !word.ends_with('ه') && self.neighbours.sure_name_before(candidate);
        surname || self.neighbours.son_before(candidate) || self.neighbours.son_after(candidate)
    }

    /// Whether the word is written with the nunation of an indefinite accusative, which names do without: تركيًا is "Turkish".
    fn is_accusative(&self, candidate: &Candidate) -> bool {
        candidate.span.of(self.text).ends_with(['\u{64B}']) || candidate.span.of(self.text).ends_with("\u{64B}ا")
    }

    fn is_half_of_an_idiom(&self, candidate: &Candidate) -> bool {
        let next = candidate.words.end;
        let near = next < self.words.len() && self.words.get(next).gap.only(Gap::SPACE);
        near && is_idiom(self.stem(candidate), bare(self.words.key(next)))
    }

    /// Whether it is what a minister is called by, written like the short name of the ministry: وزيرة الدفاع الألمانية.
    fn is_a_ministers(&self, candidate: &Candidate) -> bool {
        let first = candidate.words.start;
        let short = candidate.kind == EntryType::Organization && candidate.words.len() > 1 && first > 0;
        if !short || !self.words.key(first).starts_with("ال") || !self.words.get(first).gap.only(Gap::SPACE) {
            return false;
        }
        let before = self.words.key(first - 1);
        readings(before).as_slice().iter().any(|reading| matches!(reading.stem(before), "وزير" | "وزيره"))
    }

    /// A last name alone, whose whole stands nowhere in the article. A person's own glossary holds those that the texts are about;
    /// of the built-in one, one bearer alone is meant at most, and where something beside the name speaks for a person.
    fn judge_lone_family(&self, candidate: &mut Candidate) {
        let word = self.words.key(candidate.words.start);
        let name = &word[candidate.proclitics..];
        let evidence = Evidence::of(self.words, candidate.words.clone());
        let of_name = || candidate.proclitics > 0 && is_everyday(Meaning::of(name));
        let everyday = candidate.words.len() == 1 && (is_everyday(self.words.meaning(candidate.words.start)) || of_name());
        let own = !self.entries.borrow().is_builtin(candidate.entry);
        // سلمان after الملك is a king, not somebody whose last name is Salman.
        candidate.doubtful |= self.neighbours.is_given_name(candidate);
        if everyday {
            let title = own && !candidate.other_article && evidence.before.has(Cue::Title);
            candidate.score = weights::LONE_COMMON_FAMILY + if title { weights::EVIDENCE } else { 0.0 };
        } else if !own {
            let shared = candidate.words.len() > 1 || name.starts_with("ال") || !self.neighbours.has_one_bearer(candidate);
            let other = candidate.skeleton || candidate.other_article;
            candidate.doubtful |= shared || other || !evidence.supports(EntryType::Person);
        }
    }

    /// Whether the words beside the candidate make it part of another name than that of its entry.
    fn is_of_another_name(&self, candidate: &Candidate, anchored: bool) -> bool {
        let part = candidate.part != Part::Full;
        let person = candidate.kind == EntryType::Person;
        let alone = person && candidate.words.len() == 1;
        let goes_on = part || person && self.neighbours.is_given_name(candidate);
        if goes_on && self.neighbours.name_after(candidate)
            || person && candidate.skeleton && self.neighbours.son_after(candidate)
        {
            return true;
        }
        if !person {
            let spelled = candidate.skeleton || candidate.other_article;
            let named = self.neighbours.son_before(candidate) || spelled && self.neighbours.sure_name_before(candidate);
            return candidate.kind.is_name() && candidate.words.len() == 1 && named;
        }
        let doubtful = part || candidate.skeleton || alone;
        if !doubtful || !self.neighbours.name_before(candidate) {
            return false;
        }
        let may_be_own = (anchored || !part) && canonical(self.words.key(candidate.words.start)) != "بن";
        let own = may_be_own && self.begins_like_the_name_before(candidate);
        !own && (part || candidate.skeleton || self.is_short_for_more(candidate))
    }

    /// Whether the word before may be another spelling of the entry's own first name.
    fn begins_like_the_name_before(&self, candidate: &Candidate) -> bool {
        let initials = self.neighbours.initials_before(candidate);
        self.entries.borrow_mut().initials(candidate.entry).iter().any(|letter| initials.contains(letter))
    }

    /// Whether the form is a short one of a name of several words (a president's last name).
    fn is_short_for_more(&self, candidate: &Candidate) -> bool {
        self.entries.borrow_mut().has_several_words(candidate.entry)
    }

    /// A part of a name whose whole stands in the article: sure, but for a first name that is an everyday word.
    fn anchored_score(&self, candidate: &Candidate) -> f32 {
        let word = self.words.key(candidate.words.start);
        let common = self.sense.lexicon.is_common(&word[candidate.proclitics..]);
        match candidate.part {
            Part::Given if common => weights::LONE_GIVEN,
            _ => weights::ANCHORED_PART,
        }
    }

    /// Whether a name of one word is also an everyday word, so that it needs evidence: by the list, since the frequency of مصر
    /// says nothing against Egypt. Where the article writes the name bare, with evidence
    /// if it must, its other occurrences need none.
    fn is_risky(&self, candidate: &Candidate) -> bool {
        let name = &self.words.key(candidate.words.start)[candidate.proclitics..];
        let stem = self.stem(candidate);
        let lexicon = self.sense.lexicon;
        let other_word = candidate.other_article && lexicon.is_common(stem) || self.is_possessed(candidate);
        let peeled = candidate.proclitics > 0;
        if !other_word && (peeled || is_ordinary(stem)) && self.bare.contains(&candidate.entry) {
            return false;
        }
        match candidate.kind {
            EntryType::Person if candidate.part == Part::Full && candidate.other_article => true,
            EntryType::Person if peeled => is_ordinary(stem),
            EntryType::Person => lexicon.name_part(name).is_none() && self.sense.is_frequent(name),
            EntryType::Other => peeled && lexicon.is_common(name),
            EntryType::Place | EntryType::Organization => is_ordinary(stem) || other_word,
            EntryType::Demonym | EntryType::Term | EntryType::Date => false,
        }
    }

    /// Whether the final ة of the name is written ه, and the word means something with that as a pronoun: جده is "his
    /// grandfather" before it is Jeddah.
    fn is_possessed(&self, candidate: &Candidate) -> bool {
        let written = self.words.clean(candidate.words.start).ends_with('ه') && candidate.how != How::Exact;
        written && self.stem(candidate).strip_suffix('ه').is_some_and(|owned| self.sense.lexicon.is_common(owned))
    }

    /// The name without its article, which behind ل is written لل.
    fn stem(&self, candidate: &Candidate) -> &str {
        let word = self.words.key(candidate.words.start);
        let (proclitics, name) = word.split_at(candidate.proclitics);
        let assimilated = || if proclitics.ends_with('ل') { name.strip_prefix('ل') } else { None };
        name.strip_prefix("ال").or_else(assimilated).unwrap_or(name)
    }

    /// Whether a place is rather the adjective that is written like it: السعودية in الحدود السعودية, behind a definite noun, but not
    /// one that may be the subject of a sentence (زار الوزير السعودية).
    fn is_adjective(&self, candidate: &Candidate) -> bool {
        let first = candidate.words.start;
        let place = candidate.kind == EntryType::Place && candidate.proclitics == 0;
        if !place || first == 0 || !self.demonyms[first] || !self.words.get(first).gap.only(Gap::SPACE) {
            return false;
        }
        let word = self.words.key(first - 1);
        let before = self.words.cues(first - 1);
        let definite = readings(word).as_slice().iter().any(|reading| reading.article != Article::None);
        definite && !before.has(Cue::Function) && (word.ends_with('ه') || !before.has(Cue::Title))
    }
}

/// Bytes of a name (two letters) that is too short to be cut out of a word of its own: باب is a door, not "in August".
const SHORT_PEELED: usize = 4;

/// A word without its article.
fn bare(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
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
