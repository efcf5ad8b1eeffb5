//! A pair of texts as the rules see it: beads in words, the names of the source with the English that is right for each.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Pair;
use super::ear::Ear;
use super::english::English;
use super::expected::Expected;
use super::names::Verdict;
use crate::align::Alignment;
use crate::align::names::english::English as Capitals;
use crate::document::{Mention, MentionStatus};
use crate::glossary::{Glossary, Status};
use crate::kinds::{EntryKey, EntryType};
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
    /// What the glossary matches in the source, chosen or not.
    pub(super) candidates: &'a [Candidate],
    /// Words of the translation that are the English of a built-in name whose Arabic stands in the corresponding sentences.
    pub(super) gazetteer: Vec<bool>,
    /// The words of the translation.
    pub(super) english: English,
    /// What their capitals say.
    pub(super) capitals: Capitals,
    /// The beads, in words.
    pub(super) beads: Vec<Places>,
    /// What is right for each entry that the source names.
    pub(super) expected: Vec<Expected>,
    /// The known names of the source.
    pub(super) named: Vec<Named>,
    /// What became of each of [`named`](Self::named); empty until it is worked out.
    pub(super) verdicts: Vec<Verdict>,
    /// Hears whether words are alike.
    pub(super) ear: Ear,
}

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
    /// Which of the mentions.
    pub(super) mention: usize,
    /// The bead it lies in.
    pub(super) bead: usize,
    /// The entries that it may be, by number in [`View::expected`]: its own first, then those that share its form.
    pub(super) wanted: Vec<usize>,
}

impl<'a> View<'a> {
    /// Looks at a pair in whose source `mentions` and `candidates` were found with `glossary`.
    pub(super) fn new(pair: Pair<'a>, glossary: &'a Glossary, mentions: &'a [Mention], candidates: &'a [Candidate]) -> Self {
        let mut view = Self {
            pair,
            glossary,
            mentions,
            candidates,
            gazetteer: Vec::new(),
            english: English::new(pair.target),
            capitals: Capitals::new(pair.target),
            beads: beads(&pair),
            expected: Vec::new(),
            named: Vec::new(),
            verdicts: Vec::new(),
            ear: Ear::new(),
        };
        view.gazetteer = view.explained_by_gazetteer();
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

    /// The bead and those beside it, nearest first.
    pub(super) fn around(&self, bead: usize) -> impl Iterator<Item = usize> + use<> {
        let last = self.beads.len();
        [Some(bead), bead.checked_sub(1), Some(bead + 1)].into_iter().flatten().filter(move |&at| at < last)
    }

    /// The mention behind a known name.
    pub(super) fn mention(&self, named: &Named) -> &'a Mention {
        &self.mentions[named.mention]
    }

    /// What is right for a known name, the entry that it was taken for.
    pub(super) fn wanted(&self, named: &Named) -> &Expected {
        &self.expected[named.wanted[0]]
    }

    fn name_all(&mut self) {
        let mut numbers: HashMap<EntryKey, usize> = HashMap::new();
        for (at, mention) in self.mentions.iter().enumerate() {
            let MentionStatus::Known { entry, alternatives, .. } = &mention.status else { continue };
            let Some(bead) = self.bead_of(mention.words.start) else { continue };
            if !self.is_checked(mention.kind, *entry) {
                continue;
            }
            let mut keys = vec![*entry];
            keys.extend(alternatives.iter().map(|(key, _)| *key));
            let first = self.candidates.partition_point(|other| other.words.start < mention.words.start);
            let same = self.candidates[first..].iter().take_while(|other| other.words.start == mention.words.start);
            keys.extend(same.filter(|other| other.words == mention.words && !other.proposed).map(|other| other.entry));
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
                self.named.push(Named { mention: at, bead, wanted });
            }
        }
    }

    fn explained_by_gazetteer(&self) -> Vec<bool> {
        let builtin = Glossary::builtin();
        let keys = |document| -> Vec<(usize, Candidate)> {
            matcher::candidates(document, builtin).into_iter().map(|found| (found.words.start, found)).collect()
        };
        let source: HashSet<(usize, EntryKey)> =
            keys(self.pair.source).into_iter().filter_map(|(word, found)| Some((self.bead_of(word)?, found.entry))).collect();
        let mut explained = vec![false; self.english.tokens().len()];
        for (word, found) in keys(self.pair.target) {
            let bead = self.beads.partition_point(|bead| bead.target.end <= word);
            if bead < self.beads.len() && self.around(bead).any(|bead| source.contains(&(bead, found.entry))) {
                explained[found.words].fill(true);
            }
        }
        explained
    }

    /// Whether the translation has to have it: names, and the terms of a desk's own glossary. Of the built-in one, terms and words
    /// of belonging have too many right translations; dates have a rule of their own.
    fn is_checked(&self, kind: EntryType, entry: EntryKey) -> bool {
        kind.is_name() || kind == EntryType::Term && !self.glossary.is_builtin(entry)
    }
}

fn beads(pair: &Pair<'_>) -> Vec<Places> {
    let Alignment { source, target, beads } = pair.alignment;
    let mut before = (0, 0);
    let places = beads.iter().map(|bead| {
        let source = run(pair.source.words(), &source[bead.source.clone()], before.0);
        let target = run(pair.target.words(), &target[bead.target.clone()], before.1);
        before = (source.end, target.end);
        Places { source, target, score: bead.score }
    });
    places.collect()
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
