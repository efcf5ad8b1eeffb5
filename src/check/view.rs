//! A pair of texts as the rules see it: beads in words, the names of the source with the English that is right for each.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Pair;
use super::ear::Ear;
use super::english::{English, words_of};
use super::expected::Expected;
use super::glued;
use super::names::Verdict;
use super::near::Near;
use crate::align::Alignment;
use crate::align::names::english::English as Capitals;
use crate::document::{Mention, MentionStatus};
use crate::glossary::{Glossary, Status};
use crate::kinds::{EntryKey, EntryType, How};
use crate::matcher::{self, Candidate};
use crate::span::Span;
use crate::text::words::Words;

/// Everything the rules read. Built once for each pair.
pub(super) struct View<'a> {
    /// The texts.
    pub(super) pair: Pair<'a>,
    /// The glossary.
    pub(super) glossary: &'a Glossary,
    /// The names of the source, by place.
    pub(super) mentions: &'a [Mention],
    /// Which words of the source belong to a name, known or not.
    pub(super) is_named: Vec<bool>,
    /// What the glossary matches in the source, chosen or not.
    pub(super) candidates: &'a [Candidate],
    /// Words that the built-in glossary explains.
    pub(super) gazetteer: Gazetteer,
    /// The words of the translation.
    pub(super) english: English,
    /// What their capitals say.
    pub(super) capitals: Capitals,
    /// The beads, in words; one whose translation stands elsewhere has it as its own.
    pub(super) beads: Vec<Places>,
    /// For each word of the translation the bead that has it.
    bead_of_target: Vec<Option<u32>>,
    /// What is right for each entry that the source names.
    pub(super) expected: Vec<Expected>,
    /// The known names of the source.
    pub(super) named: Vec<Named>,
    /// What became of each of [`named`](Self::named); empty until it is worked out.
    pub(super) verdicts: Vec<Verdict>,
    /// Names of the source with their English, by place in the source; empty until it is worked out.
    pub(super) pairs: Vec<(Span, Span)>,
    /// Slips far from where the source has the name; empty until they are looked for.
    pub(super) strays: Vec<Near>,
    /// Hears whether words are alike.
    pub(super) ear: Ear,
    /// How many names were not looked for, since they stand in or beside an endless sentence.
    pub(super) unsought: usize,
}

/// A run of words that may be names of the glossary.
struct Run {
    words: Range<usize>,
    span: Span,
    /// The entries, the likeliest first.
    keys: Vec<EntryKey>,
    /// How likely that one is.
    score: f32,
}

/// Words of both texts that are a built-in name which the corresponding sentences have too: whatever the glossary says of them, they
/// stand for each other.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    /// Of the source.
    pub(super) source: Vec<bool>,
    /// Of the translation.
    pub(super) target: Vec<bool>,
    /// Words of belonging in the translation, each with the place that it belongs to: French, and the words of France.
    pub(super) belonging: Vec<(usize, Vec<String>)>,
}

/// Words of a bead from which it is no sentence, whatever a hostile text holds.
pub(super) const LONGEST_BEAD: usize = 5000;

/// Score from which a name that was not chosen is suspected.
const SUSPECTED: f32 = 0.2;

/// The same for a part of a name.
const SUSPECTED_PART: f32 = 0.5;

/// One bead, in words of both texts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places {
    /// Words of the source.
    pub(super) source: Range<usize>,
    /// Words of the translation; where it has none, an empty range at the place where they would stand.
    pub(super) target: Range<usize>,
    /// How sure it is that they correspond.
    pub(super) score: f32,
}

/// A known name of the source.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words.
    pub(super) words: Range<usize>,
    /// How sure it is that it is the entry, 0..=1.
    pub(super) score: f32,
    /// Whether it is only suspected to be the entry: too little to say outright that it is missing.
    pub(super) suspected: bool,
    /// The bead it lies in.
    pub(super) bead: usize,
    /// The entries that it may be, by number in [`View::expected`]: its own first, then those that share its form.
    pub(super) wanted: Vec<usize>,
}

impl<'a> View<'a> {
    /// Looks at a pair in whose source `mentions` and `candidates` were found with `glossary`.
    pub(super) fn new(pair: Pair<'a>, glossary: &'a Glossary, mentions: &'a [Mention], candidates: &'a [Candidate]) -> Self {
        let mut is_named = vec![false; pair.source.words().len()];
        mentions.iter().for_each(|mention| is_named[mention.words.clone()].fill(true));
        let beads = beads(&pair);
        let mut bead_of_target = vec![None; pair.target.words().len()];
        for (number, bead) in beads.iter().enumerate() {
            bead_of_target[bead.target.clone()].fill(u32::try_from(number).ok());
        }
        let mut view = Self {
            pair,
            is_named,
            glossary,
            mentions,
            candidates,
            gazetteer: Gazetteer::default(),
            english: English::new(pair.target),
            capitals: Capitals::new(pair.target),
            beads,
            bead_of_target,
            expected: Vec::new(),
            named: Vec::new(),
            verdicts: Vec::new(),
            strays: Vec::new(),
            pairs: Vec::new(),
            ear: Ear::new(),
            unsought: 0,
        };
        view.look_up_gazetteer();
        view.name_all();
        view
    }

    /// The text of the source at a span.
    pub(super) fn source_text(&self, span: Span) -> &'a str {
        span.of(self.pair.source.text())
    }

    /// The text of the translation at a span.
    pub(super) fn target_text(&self, span: Span) -> &'a str {
        span.of(self.pair.target.text())
    }

    /// The bead that holds a word of the source; `None` where the alignment leaves it out.
    pub(super) fn bead_of(&self, word: usize) -> Option<usize> {
        let at = self.beads.partition_point(|bead| bead.source.end <= word);
        self.beads.get(at).filter(|bead| bead.source.contains(&word)).map(|_| at)
    }

    /// The bead that has a word of the translation; `None` where the alignment leaves it out.
    pub(super) fn bead_of_target(&self, word: usize) -> Option<usize> {
        self.bead_of_target.get(word).copied().flatten().map(|number| number as usize)
    }

    /// The bead and those beside it, nearest first.
    pub(super) fn around(&self, bead: usize) -> impl Iterator<Item = usize> + use<> {
        let last = self.beads.len();
        [Some(bead), bead.checked_sub(1), Some(bead + 1)].into_iter().flatten().filter(move |&at| at < last)
    }

    /// What is right for a known name, the entry that it was taken for.
    pub(super) fn wanted(&self, named: &Named) -> &Expected {
        &self.expected[named.wanted[0]]
    }

    fn name_all(&mut self) {
        let mut numbers = HashMap::new();
        let mentions = self.mentions;
        for mention in mentions {
            match &mention.status {
                MentionStatus::Known { entry, alternatives, .. } if self.is_checked(mention.kind, *entry) => {
                    let mut keys = vec![*entry];
                    keys.extend(alternatives.iter().map(|(key, _)| *key));
                    keys.extend(self.at(&mention.words).map(|other| other.entry));
                    self.name(mention.span, &mention.words, keys, (mention.score, false), &mut numbers);
                }
                MentionStatus::Known { .. } => {}
                MentionStatus::Unknown { .. } => {
                    for Run { words, span, keys, score } in self.suspects(&mention.words) {
                        self.name(span, &words, keys, (score, true), &mut numbers);
                    }
                }
            }
        }
        for Run { words, span, keys, score } in self.unnoticed() {
            self.name(span, &words, keys, (score, true), &mut numbers);
        }
        for Run { words, span, keys, score } in self.runs(glued::candidates(self.pair.source, self.glossary).iter()) {
            if !self.named.iter().any(|named| named.words.start < words.end && words.start < named.words.end) {
                self.name(span, &words, keys, (score, true), &mut numbers);
            }
        }
        self.named.sort_by_key(|named| (named.words.start, named.words.end));
    }

    /// Notes a name that may be any of these entries.
    fn name(
        &mut self,
        span: Span,
        words: &Range<usize>,
        keys: Vec<EntryKey>,
        (score, suspected): (f32, bool),
        numbers: &mut HashMap<EntryKey, usize>,
    ) {
        let Some(bead) = self.bead_of(words.start) else { return };
        // Nobody writes such sentences, and each name in one would be looked for in all of it.
        let is_endless = |at: usize| self.beads[at].source.len().max(self.beads[at].target.len()) > LONGEST_BEAD;
        if self.around(bead).any(is_endless) {
            self.unsought += 1;
            return;
        }
        let mut wanted = Vec::with_capacity(keys.len());
        for key in keys {
            let number = *numbers.entry(key).or_insert_with(|| {
                self.expected.push(Expected::new(self.glossary.entry(key), &mut self.ear));
                self.expected.len() - 1
            });
            if !wanted.contains(&number) && self.expected[number].entry.status == Status::Approved {
                wanted.push(number);
            }
        }
        if !wanted.is_empty() {
            self.named.push(Named { span, words: words.clone(), score, suspected, bead, wanted });
        }
    }

    /// What the glossary matches in these very words.
    fn at(&self, words: &Range<usize>) -> impl Iterator<Item = &'a Candidate> + use<'a> {
        let candidates = self.candidates;
        let (first, words) = (candidates.partition_point(|other| other.words.start < words.start), words.clone());
        let same = candidates[first..].iter().take_while({
            let words = words.clone();
            move |other| other.words.start == words.start
        });
        same.filter(move |other| other.words == words && !other.proposed)
    }

    /// Names that the glossary may have inside a mention that was taken for none of them, the best entry of each run of words.
    fn suspects(&self, within: &Range<usize>) -> Vec<Run> {
        let first = self.candidates.partition_point(|other| other.words.start < within.start);
        let inside = self.candidates[first..].iter().take_while(|other| other.words.start < within.end);
        self.runs(inside.filter(|other| other.words.end <= within.end))
    }

    /// Names that the glossary may have where no mention is.
    fn unnoticed(&self) -> Vec<Run> {
        let taken = |words: &Range<usize>| {
            let at = self.mentions.partition_point(|mention| mention.words.end <= words.start);
            self.mentions.get(at).is_some_and(|mention| mention.words.start < words.end)
        };
        self.runs(self.candidates.iter().filter(|other| !taken(&other.words)))
    }

    /// The likely candidates, those of the same words together, none overlapping a better one.
    fn runs<'c>(&self, candidates: impl Iterator<Item = &'c Candidate>) -> Vec<Run> {
        let likely = |other: &&Candidate| {
            let least = if other.how == How::Part { SUSPECTED_PART } else { SUSPECTED };
            other.score >= least && !other.proposed && !self.glossary.is_builtin(other.entry) && other.kind.is_name()
        };
        let mut likely: Vec<&Candidate> = candidates.filter(likely).collect();
        likely.sort_by(|one, two| {
            two.words
                .len()
                .cmp(&one.words.len())
                .then(two.score.total_cmp(&one.score))
                .then(one.words.start.cmp(&two.words.start))
        });
        let mut runs: Vec<Run> = Vec::new();
        for candidate in likely {
            let Candidate { words, span, entry, score, .. } = candidate;
            match runs.iter_mut().find(|run| run.words.start < words.end && words.start < run.words.end) {
                Some(run) if run.words == *words => run.keys.push(*entry),
                Some(_) => {}
                None => runs.push(Run { words: words.clone(), span: *span, keys: vec![*entry], score: *score }),
            }
        }
        runs
    }

    /// Which words of both texts are a built-in name that the corresponding sentences have too.
    fn look_up_gazetteer(&mut self) {
        let builtin = Glossary::builtin();
        let source = matcher::candidates(self.pair.source, builtin);
        let target = matcher::candidates(self.pair.target, builtin);
        let of_target = |word: usize| self.bead_of_target(word);
        let keys = |found: &[Candidate], bead: &dyn Fn(usize) -> Option<usize>| -> HashSet<(usize, EntryKey)> {
            found.iter().filter_map(|found| Some((bead(found.words.start)?, found.entry))).collect()
        };
        let of_source = |word: usize| self.bead_of(word);
        let (in_source, in_target) = (keys(&source, &of_source), keys(&target, &of_target));
        let both =
            |found: &[Candidate], bead: &dyn Fn(usize) -> Option<usize>, others: &HashSet<(usize, EntryKey)>, count: usize| {
                let mut explained = vec![false; count];
                for found in found {
                    let here = bead(found.words.start);
                    if here.is_some_and(|bead| self.around(bead).any(|bead| others.contains(&(bead, found.entry)))) {
                        explained[found.words.clone()].fill(true);
                    }
                }
                explained
            };
        let belongs = |found: &&Candidate| found.kind == EntryType::Demonym;
        let belonging =
            target.iter().filter(belongs).map(|found| (found.words.start, words_of(&builtin.entry(found.entry).note)));
        self.gazetteer = Gazetteer {
            belonging: belonging.filter(|(_, place)| !place.is_empty()).collect(),
            source: both(&source, &of_source, &in_target, self.pair.source.words().len()),
            target: both(&target, &of_target, &in_source, self.english.tokens().len()),
        };
    }

    /// Whether the translation has to have it: names, and the terms of a desk's own glossary. Of the built-in one, terms and words
    /// of belonging have too many right translations; dates have a rule of their own.
    fn is_checked(&self, kind: EntryType, entry: EntryKey) -> bool {
        kind.is_name() || kind == EntryType::Term && !self.glossary.is_builtin(entry)
    }
}

fn beads(pair: &Pair<'_>) -> Vec<Places> {
    let Alignment { source, target, beads, moved, .. } = pair.alignment;
    let mut before = (0, 0);
    let places = beads.iter().map(|bead| {
        let source = run(pair.source.words(), &source[bead.source.clone()], before.0);
        let target = run(pair.target.words(), &target[bead.target.clone()], before.1);
        before = (source.end, target.end);
        Places { source, target, score: bead.score }
    });
    let mut places: Vec<Places> = places.collect();
    for pair in moved {
        let from = beads.iter().position(|bead| bead.source.contains(&pair.source));
        let to = beads.iter().position(|bead| bead.target.contains(&pair.target));
        if let (Some(from), Some(to)) = (from, to) {
            let there = places[to].target.start;
            places[from].target = std::mem::replace(&mut places[to].target, there..there);
            places[from].score = pair.score;
        }
    }
    places
}

/// The words of neighbouring segments; without any, the empty run at `before`.
fn run(words: &Words, segments: &[Span], before: usize) -> Range<usize> {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return before..before };
    let at = |offset: usize| {
        let (mut low, mut high) = (0, words.len());
        while low < high {
            let middle = (low + high) / 2;
            if words.get(middle).span.start < offset { low = middle + 1 } else { high = middle }
        }
        low
    };
    at(first.start)..at(last.end)
}
