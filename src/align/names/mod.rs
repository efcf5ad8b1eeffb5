//! Which name of the translation stands for which of the source.
//!
//! Within a bead every word of the source is held against every word with a capital of the translation: by sound, by what
//! glossaries say, by initials. Words that follow each other on both sides make a pair of names; each pair is judged by one
//! logistic model, and of all pairs the set with the best total is taken, no word in two. What the source's detector did not
//! mark is found too where it sounds like a name of the translation: a capital is better evidence than any that Arabic has.

mod assign;
mod chains;
pub mod english;
mod features;
mod heads_table;
mod hits;
mod known;
mod sound;
#[cfg(test)]
mod tests;
mod things;
mod things_table;
mod translated;
pub mod weights;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub use english::{English, EnglishName, NameClass, WordClass};
pub use features::{COUNT, Features, NAMES};

use crate::align::{Alignment, Bead};
use crate::document::{Document, Mention};
use crate::glossary::Glossary;
use crate::kinds::EntryType;
use crate::span::Span;
use assign::Choice;
use chains::Chain;
use features::View;
use hits::{Hit, Sides};
use known::KnownNames;
use sound::Ear;
use things::Singulars;

/// The score from which a pair takes part in the assignment.
const LEAST: f32 = 0.1;

/// Pairs of words of a bead beyond which it is no sentence, and nothing in it is paired: a text without a full stop has one bead.
const LARGEST: usize = 1_000_000;

/// A name of the source with the one that stands for it in the translation.
#[derive(Debug, Clone, PartialEq)]
pub struct NamePair {
    /// The bead that both stand in, by number.
    pub bead: usize,
    /// The words of the source.
    pub source: Range<usize>,
    /// Bytes of the key of the first of them that are proclitics.
    pub proclitics: usize,
    /// Where it stands in the source, proclitics outside.
    pub source_span: Span,
    /// The words of the translation.
    pub target: Range<usize>,
    /// Where it stands in the translation, the possessive outside.
    pub target_span: Span,
    /// The mention of the source that it overlaps most, by number.
    pub mention: Option<usize>,
    /// What it names, as far as anything says.
    pub kind: EntryType,
    /// Whether a glossary or words beside it say that it is neither a person, a place nor an organisation, but a work, a vessel, a
    /// product, an event or an age.
    pub thing: bool,
    /// How sure it is that the two are one name, 0..=1.
    pub score: f32,
    /// What it was judged by.
    pub features: Features,
}

/// The names of a pair of texts.
#[derive(Debug, Clone, Default)]
pub struct NamePairs {
    /// The pairs, by place in the source; no word of either side is in two.
    pub pairs: Vec<NamePair>,
    /// The names of the translation, paired or not.
    pub english: English,
    /// How many beads were left aside, each too long to be a sentence.
    pub endless: usize,
}

impl NamePairs {
    /// The pair that a name of the translation at `span` belongs to.
    pub fn at_target(&self, span: Span) -> Option<&NamePair> {
        self.pairs.iter().find(|pair| pair.target_span.overlaps(span))
    }

    /// The pair that a name of the source at `span` belongs to.
    pub fn at_source(&self, span: Span) -> Option<&NamePair> {
        let from = self.pairs.partition_point(|pair| pair.source_span.end <= span.start);
        self.pairs.get(from).filter(|pair| pair.source_span.overlaps(span))
    }
}

/// Two texts that translate each other.
#[derive(Debug, Clone, Copy)]
pub struct Translated<'d> {
    /// The Arabic.
    pub source: &'d Document,
    /// The English.
    pub target: &'d Document,
    /// Which sentences correspond.
    pub alignment: &'d Alignment,
    /// The names found in the source, by place. More of them are more evidence: low scores are welcome.
    pub mentions: &'d [Mention],
    /// The glossary that they were found with.
    pub glossary: &'d Glossary,
}

/// Pairs names. Remembers what words sound like: make one for many texts, and clone it for each thread.
#[derive(Debug, Clone, Default)]
pub struct Pairer {
    ear: Ear,
}

impl Pairer {
    /// The pairs of names that score `min_score` or more, 0..=1; 0.5 is likelier right than wrong.
    ///
    /// Linear in the length of the texts where beads are short.
    pub fn pair(&mut self, texts: &Translated<'_>, min_score: f32) -> NamePairs {
        let (mut pairs, english) = self.gather(texts, chosen);
        pairs.retain(|pair| pair.score >= min_score);
        let endless = texts.alignment.beads.iter().filter(|bead| is_endless(texts, &english, bead)).count();
        NamePairs { pairs, english, endless }
    }

    /// Every pair that may be one, before any is chosen: what the weights are fitted to.
    pub fn candidates(&mut self, texts: &Translated<'_>) -> Vec<NamePair> {
        self.gather(texts, |view, known, bead| {
            judged(view, known, bead).iter().map(|one| pair(view, known, bead.number, one)).collect()
        })
        .0
    }

    /// What `choose` makes of each bead, by place in the source.
    fn gather(
        &mut self,
        texts: &Translated<'_>,
        choose: impl Fn(&View<'_>, &KnownNames, &InBead) -> Vec<NamePair>,
    ) -> (Vec<NamePair>, English) {
        self.ear.rest();
        let english = English::new(texts.target);
        let known = KnownNames::new(texts.source, texts.target, &english, texts.glossary);
        let detected = detected(texts.source, texts.mentions);
        let sides = Sides { source: texts.source, target: texts.target, english: &english, detected };
        let beads = texts.alignment.beads.iter().enumerate();
        let beads: Vec<InBead> =
            beads.filter_map(|(number, bead)| self.in_bead(&sides, &known, texts.alignment, number, bead)).collect();
        let together = together(&sides, texts.mentions, &beads);
        let singulars = things::singulars(&sides);
        let view = View { sides: &sides, mentions: texts.mentions, together: &together, singulars: &singulars };
        let mut pairs: Vec<NamePair> = beads.iter().flat_map(|bead| choose(&view, &known, bead)).collect();
        pairs.sort_by_key(|pair| (pair.source_span.start, pair.target_span.start, pair.source_span.end, pair.target_span.end));
        (pairs, english)
    }

    /// The chains of one bead; `None` where one side is empty.
    fn in_bead(
        &mut self,
        sides: &Sides<'_>,
        known: &KnownNames,
        alignment: &Alignment,
        number: usize,
        bead: &Bead,
    ) -> Option<InBead> {
        let (source, target) = (side(&alignment.source, &bead.source)?, side(&alignment.target, &bead.target)?);
        let words = words_in(sides.source, source);
        let names: Vec<EnglishName> = names_in(sides.english, target).cloned().collect();
        let runs: Vec<Range<usize>> = names.iter().map(EnglishName::words_with_titles).collect();
        if words.len() * runs.iter().map(Range::len).sum::<usize>() > LARGEST {
            return None;
        }
        let hits: Vec<Hit> = hits::between(sides, &mut self.ear, known, &words, &runs);
        let ear = &mut self.ear;
        let chains =
            names.into_iter().zip(&runs).map(|(name, run)| (chains::chains(sides, ear, &hits, run, &words), name)).collect();
        Some(InBead { number, chains })
    }
}

/// The names of the English side of a bead, each with the chains that it may belong to.
struct InBead {
    number: usize,
    chains: Vec<(Vec<Chain>, EnglishName)>,
}

/// The names of a sentence of the translation.
fn names_in(english: &English, sentence: Span) -> impl Iterator<Item = &EnglishName> {
    english.within(sentence).iter().filter(|name| name.class != NameClass::Title)
}

/// Whether a bead has more pairs of words than a sentence has.
fn is_endless(texts: &Translated<'_>, english: &English, bead: &Bead) -> bool {
    let sides = (side(&texts.alignment.source, &bead.source), side(&texts.alignment.target, &bead.target));
    let (Some(source), Some(target)) = sides else { return false };
    let capitals: usize = names_in(english, target).map(|name| name.words_with_titles().len()).sum();
    words_in(texts.source, source).len() * capitals > LARGEST
}

/// For each word of a text whether a name holds it.
fn detected(source: &Document, mentions: &[Mention]) -> Vec<bool> {
    let mut detected = vec![false; source.words().len()];
    for mention in mentions.iter().filter(|mention| mention.kind.is_name()) {
        detected[mention.words.clone()].fill(true);
    }
    detected
}

/// What segments cover, the first to the last.
fn side(segments: &[Span], range: &Range<usize>) -> Option<Span> {
    let (first, last) = (segments.get(range.start)?, segments.get(range.end.checked_sub(1)?)?);
    (range.start < range.end).then(|| Span::new(first.start, last.end))
}

/// The words that begin within a span.
fn words_in(document: &Document, span: Span) -> Range<usize> {
    let words = document.words();
    let (mut from, mut to) = (0, words.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        if words.get(middle).span.start < span.start { from = middle + 1 } else { to = middle }
    }
    let first = from;
    let mut end = first;
    while end < words.len() && words.get(end).span.start < span.end {
        end += 1;
    }
    first..end
}

/// In how many beads each pair of runs stands side by side.
fn together(sides: &Sides<'_>, mentions: &[Mention], beads: &[InBead]) -> HashMap<(String, String), u32> {
    let none = HashMap::new();
    let view = View { sides, mentions, together: &none, singulars: &Singulars::default() };
    let mut counts = HashMap::new();
    for bead in beads {
        let likely = bead.chains.iter().flat_map(|(chains, _)| chains).filter(|chain| chain.raw > 0.0);
        let keys: HashSet<(String, String)> = likely.map(|chain| view.key(chain)).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    counts
}

/// A chain with what it was judged by.
struct Judged<'b> {
    chain: &'b Chain,
    name: &'b EnglishName,
    features: Features,
    sum: f32,
}

/// The chains of a bead with what speaks for each, the surest first.
fn judged<'b>(view: &View<'_>, known: &KnownNames, bead: &'b InBead) -> Vec<Judged<'b>> {
    let mut judged: Vec<Judged<'_>> = Vec::new();
    for (chains, name) in &bead.chains {
        let is_named = |chain: &Chain| chain.target.clone().any(|at| view.sides.english.class(at) == WordClass::Name);
        for chain in chains.iter().filter(|chain| !known.is_no_name(&chain.source, is_named(chain))) {
            if view.sides.is_language(chain, name) || view.sides.is_plural(chain, view.singulars) {
                continue;
            }
            let features = view.features(chain, name);
            judged.push(Judged { chain, name, features, sum: View::sum(&features) });
        }
    }
    let place = |one: &Judged<'_>| (one.chain.source.start, one.chain.target.start, one.chain.source.end, one.chain.target.end);
    judged.sort_by(|one, other| other.sum.total_cmp(&one.sum).then_with(|| place(one).cmp(&place(other))));
    judged
}

/// The pairs of a bead.
fn chosen(view: &View<'_>, known: &KnownNames, bead: &InBead) -> Vec<NamePair> {
    let least = libm::logf(LEAST / (1.0 - LEAST));
    let judged = judged(view, known, bead);
    let likely = judged.partition_point(|one| one.sum > least);
    let judged = &judged[..likely];
    let kept: Vec<&Judged<'_>> = judged.iter().filter(|one| !judged.iter().any(|other| is_part_of(one, other))).collect();
    let choices: Vec<Choice> = kept
        .iter()
        .map(|one| Choice { source: one.chain.source.clone(), target: one.chain.target.clone(), value: one.sum - least })
        .collect();
    assign::best_total(&choices).into_iter().map(|at| pair(view, known, bead.number, kept[at])).collect()
}

/// How much surer, in nats, a part of a name must be than the longer name to stand for itself; and how much more where the longer
/// one leaves nothing of the English name over, and where the detector has it as it is.
const PART: f32 = 1.5;
const WHOLE: f32 = 1.5;

/// The same where the longer name is longer on one side only: a word too many is as likely as one too few.
const HALF: f32 = 0.5;

/// Whether a chain is a part of another on both sides, which is not much less sure.
fn is_part_of(one: &Judged<'_>, other: &Judged<'_>) -> bool {
    let within = |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let (a, b) = (one.chain, other.chain);
    let both = b.source.len() > a.source.len() && b.target.len() > a.target.len();
    let longer = both || b.stretched <= a.stretched && b.source.len() + b.target.len() > a.source.len() + a.target.len();
    let whole = f32::from(u8::from(other.features[features::LEFT_OVER] == 0.0))
        + f32::from(u8::from(other.features[features::DETECTED] > 0.5));
    // An adjective that the English has inside is none too many.
    let leave = if both || b.translated > a.translated { PART + WHOLE * whole } else { HALF };
    longer && within(&a.source, &b.source) && within(&a.target, &b.target) && other.sum >= one.sum - leave
}

fn pair(view: &View<'_>, known: &KnownNames, bead: usize, judged: &Judged<'_>) -> NamePair {
    let (chain, sides) = (judged.chain, view.sides);
    let words = sides.source.words();
    let source_span = words.span_between(sides.source.text(), chain.source.clone(), chain.proclitics, chain.tail);
    let shared =
        |mention: &Mention| mention.words.end.min(chain.source.end).saturating_sub(mention.words.start.max(chain.source.start));
    let best = view
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| shared(mention) > 0)
        .max_by_key(|(at, mention)| (shared(mention), std::cmp::Reverse(*at)));
    let found = best.map(|(_, mention)| mention.kind).filter(|kind| *kind != EntryType::Other && kind.is_name());
    let titled =
        judged.name.titles > 0 && judged.name.words.start == chain.target.start || chain.source.len() > 1 && chain.hits > 1;
    let listed = known.kind(&chain.source);
    let is_typed = listed.is_some_and(|kind| kind != EntryType::Other);
    let is_person = found == Some(EntryType::Person);
    let thing = known.is_thing(&chain.source) || !is_typed && sides.is_thing(chain, is_person);
    let kind = match listed.or(found) {
        _ if thing => EntryType::Other,
        Some(kind) => kind,
        None if titled => EntryType::Person,
        None => EntryType::Other,
    };
    NamePair {
        bead,
        source: chain.source.clone(),
        proclitics: chain.proclitics,
        source_span,
        target: chain.target.clone(),
        target_span: sides.english.span_of(&chain.target),
        mention: best.map(|(at, _)| at),
        kind,
        thing,
        score: 1.0 / (1.0 + libm::expf(-judged.sum)),
        features: judged.features,
    }
}
