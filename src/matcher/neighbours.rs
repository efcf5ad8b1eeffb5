//! Whether the words beside a candidate belong to the name of somebody else: of جون ميلر, ميلر is no other Miller, and of
//! صالح الحمود, صالح is no other Saleh.

use hashbrown::HashSet;

use super::Candidate;
use crate::glossary::parts::{Part, canonical};
use crate::kinds::{EntryKey, EntryType};
use crate::text::clitics::readings;
use crate::text::words::{Gap, Words};

/// The names and parts of names that stand in a document, by place.
pub(super) struct Neighbours<'d> {
    words: &'d Words,
    /// For each word, and the place behind the last one, what begins there and what ends before it.
    marks: Vec<Marks>,
    /// First names of several words, by where they begin and end; sorted.
    long_given: Vec<(usize, usize)>,
    /// Last names with their bearers, by where they begin and end; sorted, each bearer once.
    bearers: Vec<(usize, usize, EntryKey)>,
    /// Last names that stand somewhere behind a first name that is not of the glossary's bearer.
    claimed: HashSet<&'d str>,
}

/// A set of what stands at one place.
#[derive(Debug, Clone, Copy, Default)]
struct Marks(u8);

impl Marks {
    /// A first name of somebody in the glossary is this word.
    const GIVEN: Self = Self(1);
    /// A first name ends before.
    const GIVEN_END: Self = Self(1 << 1);
    /// A first name begins that has nothing attached.
    const BARE_GIVEN: Self = Self(1 << 2);
    /// A first or last name begins.
    const PART_START: Self = Self(1 << 3);
    /// A whole name of several words ends before.
    const WHOLE_END: Self = Self(1 << 4);
    /// A whole name begins.
    const WHOLE_START: Self = Self(1 << 5);
    /// The name of a place or organisation ends before.
    const OTHER_END: Self = Self(1 << 6);
}

impl<'d> Neighbours<'d> {
    pub(super) fn new(words: &'d Words, found: &[Candidate]) -> Self {
        let mut neighbours = Self {
            words,
            marks: vec![Marks::default(); words.len() + 1],
            long_given: Vec::new(),
            bearers: Vec::new(),
            claimed: HashSet::new(),
        };
        for candidate in found.iter().filter(|candidate| !candidate.skeleton) {
            neighbours.add(candidate);
        }
        neighbours.bearers.sort_unstable();
        neighbours.bearers.dedup();
        neighbours.long_given.sort_unstable();
        for candidate in found.iter().filter(|candidate| candidate.part == Part::Family) {
            if neighbours.name_before(candidate) {
                neighbours.claimed.insert(words.key(candidate.words.start));
            }
        }
        neighbours
    }

    fn add(&mut self, candidate: &Candidate) {
        let (start, end) = (candidate.words.start, candidate.words.end);
        let part = matches!(candidate.part, Part::Given | Part::Family);
        if part && !candidate.other_article && self.may_be_a_name(candidate) {
            self.mark(start, Marks::PART_START);
            if candidate.part == Part::Given {
                self.mark(end, Marks::GIVEN_END);
                if end - start == 1 {
                    self.mark(start, Marks::GIVEN);
                } else {
                    self.long_given.push((start, end));
                }
                if candidate.proclitics == 0 {
                    self.mark(start, Marks::BARE_GIVEN);
                }
            }
        }
        if candidate.part == Part::Family {
            self.bearers.push((start, end, candidate.entry));
        }
        if candidate.part == Part::Full {
            self.mark(start, Marks::WHOLE_START);
            if end - start > 1 {
                self.mark(end, Marks::WHOLE_END);
            }
            if candidate.kind != EntryType::Person {
                self.mark(end, Marks::OTHER_END);
            }
        }
    }

    fn mark(&mut self, at: usize, mark: Marks) {
        self.marks[at].0 |= mark.0;
    }

    fn has(&self, at: usize, mark: Marks) -> bool {
        self.marks[at].0 & mark.0 != 0
    }

    /// Whether a part stands there as a name may: no cue, and not peeled from a word of its own.
    fn may_be_a_name(&self, candidate: &Candidate) -> bool {
        let at = candidate.words.start;
        let everyday = if candidate.part == Part::Family {
            self.words.meaning(at).commonest_reading().is_some()
        } else {
            candidate.proclitics > 0 && self.words.meaning(at).is_common()
        };
        !everyday && !self.words.cues(at).any()
    }

    /// Whether a first name or another name word stands right before that is no part of a whole name of its own. Behind بن it
    /// need only be no everyday word.
    pub(super) fn name_before(&self, candidate: &Candidate) -> bool {
        let Some(at) = self.before(candidate) else { return false };
        let first = candidate.words.start;
        let word = self.words.key(at);
        let particle = canonical(self.words.key(first)) == "بن";
        let looks_like_one = || {
            let meaning = self.words.meaning(at);
            let name = particle || meaning.is_name_part();
            name && !self.words.cues(at).any() && !meaning.is_common() && !word.starts_with("ال")
        };
        !self.has(first, Marks::WHOLE_END) && (self.has(first, Marks::GIVEN_END) || looks_like_one())
    }

    /// Whether a first name that is nothing else, neither an everyday word nor a place, stands right before.
    pub(super) fn sure_name_before(&self, candidate: &Candidate) -> bool {
        let Some(at) = self.before(candidate) else { return false };
        let first = candidate.words.start;
        let word = self.words.key(at);
        let another = self.has(first, Marks::WHOLE_END) || self.has(first, Marks::OTHER_END);
        let bare = self.has(first, Marks::GIVEN_END) && self.has(at, Marks::BARE_GIVEN);
        bare && !another && !self.words.meaning(at).is_common() && !word.starts_with("ال")
    }

    /// Whether the particle بن stands right before.
    pub(super) fn son_before(&self, candidate: &Candidate) -> bool {
        self.before(candidate).is_some_and(|at| {
            let word = self.words.key(at);
            readings(word).as_slice().iter().any(|reading| canonical(reading.name(word)) == "بن")
        })
    }

    /// The word right before, where nothing but a space stands between and the candidate has no proclitic.
    fn before(&self, candidate: &Candidate) -> Option<usize> {
        let first = candidate.words.start;
        let near = first > 0 && candidate.proclitics == 0 && self.words.get(first).gap.only(Gap::SPACE);
        near.then(|| first - 1)
    }

    /// Whether the name goes on behind the candidate in words that are no name of their own.
    pub(super) fn name_after(&self, candidate: &Candidate) -> bool {
        let next = candidate.words.end;
        if next == self.words.len() || !self.words.get(next).gap.only(Gap::SPACE) || self.has(next, Marks::WHOLE_START) {
            return false;
        }
        let goes_on = match candidate.part {
            Part::Given | Part::Prefix | Part::Outer => self.may_be_a_family(next),
            Part::Full | Part::Family if self.is_given_name(candidate) => {
                let everyday = self.words.meaning(candidate.words.start).is_common();
                self.may_be_a_family(next) && (everyday || self.is_strange(next))
            }
            Part::Full | Part::Family => false,
        };
        self.is_son_of(next) || self.has(next, Marks::PART_START) || goes_on
    }

    /// Whether another generation follows (أحمد محمد بن سالم).
    pub(super) fn son_after(&self, candidate: &Candidate) -> bool {
        let next = candidate.words.end;
        next < self.words.len() && self.words.get(next).gap.only(Gap::SPACE) && self.is_son_of(next)
    }

    fn is_son_of(&self, at: usize) -> bool {
        matches!(canonical(self.words.key(at)), "بن" | "بنت" | "ال")
    }

    /// A word that may follow a first name as the last one: it gives no cue, and has the article or is no everyday word.
    fn may_be_a_family(&self, at: usize) -> bool {
        let word = self.words.key(at);
        !self.words.cues(at).any() && (word.starts_with("ال") || self.is_strange(at))
    }

    /// Whether a word is no everyday word under any reading.
    fn is_strange(&self, at: usize) -> bool {
        self.words.meaning(at).commonest_reading().is_none()
    }

    /// The first letter of the word before, under each reading of its proclitics.
    pub(super) fn initials_before(&self, candidate: &Candidate) -> Vec<char> {
        let Some(at) = self.before(candidate) else { return Vec::new() };
        let word = self.words.key(at);
        readings(word).as_slice().iter().filter_map(|reading| reading.name(word).chars().next()).collect()
    }

    /// Whether the last name is that of one person of the glossary alone, and stands nowhere in the article behind the first
    /// name of somebody else.
    pub(super) fn has_one_bearer(&self, candidate: &Candidate) -> bool {
        let place = (candidate.words.start, candidate.words.end);
        let first = self.bearers.partition_point(|&(start, end, _)| (start, end) < place);
        let bearers = self.bearers[first..].iter().take_while(|&&(start, end, _)| (start, end) == place).count();
        let claimed = self.claimed.contains(self.words.key(candidate.words.start));
        bearers == 1 && !claimed
    }

    /// Whether the word is a first name too.
    pub(super) fn is_given_name(&self, candidate: &Candidate) -> bool {
        let (start, end) = (candidate.words.start, candidate.words.end);
        if end - start == 1 { self.has(start, Marks::GIVEN) } else { self.long_given.binary_search(&(start, end)).is_ok() }
    }
}
