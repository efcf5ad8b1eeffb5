//! One pair of texts, read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::digest;
use crate::align::names::{EnglishName, NameClass, NamePair, NamePairs, Pairer, Translated};
use crate::align::{AlignOptions, Alignment, Segments, sentences};
use crate::document::Document;
use crate::glossary::Glossary;
use crate::kinds::EntryType;
use crate::mentions::forms::FullForms;
use crate::mentions::{Finder, MentionOptions};
use crate::span::Span;
use crate::text::normalize::clean;
use crate::text::words::is_arabic_letter;

/// Score from which a pair of names is worth remembering, 0..=1: another article may make it sure.
const WORTH_REMEMBERING: f32 = 0.3;

/// What a thing scores at most (a work, a vessel, a product, an event) that a pair of texts has in one place: a glossary is asked for
/// people, places and organisations first, so it is proposed only once another pair of texts has it too.
const THING_SEEN_ONCE: f32 = 0.45;

/// Score from which a name of the source is evidence. Low: the English side decides.
const SUSPICION: f32 = 0.15;

/// Characters of a sentence that are kept as evidence.
const LONGEST_TEXT: usize = 400;

/// A text and its translation.
#[derive(Debug, Clone, Copy)]
pub struct TextPair<'d> {
    /// The Arabic.
    pub source: &'d Document,
    /// The English.
    pub target: &'d Document,
    /// Which sentences correspond, where that is known already.
    pub alignment: Option<&'d Alignment>,
}

/// What one pair of texts teaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// A number that tells the pair of texts from all others.
    pub pair: String,
    /// The pairs of names, by Arabic, then by English, each once.
    pub sightings: Vec<Sighting>,
    /// The sentences whose translation has names that no sound explains: they may be translated.
    pub open: Vec<Open>,
}

/// A sentence with the names of its translation that nothing in it sounds like.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Open {
    /// Where both stand.
    pub evidence: Evidence,
    /// The English names, each once, in order of the alphabet.
    pub names: Vec<String>,
}

/// A pair of names of one pair of texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The Arabic name in full, without proclitics.
    pub ar: String,
    /// The English name as the translation writes it, without a possessive.
    pub en: String,
    /// How often it was taken for what.
    pub kinds: BTreeMap<EntryType, usize>,
    /// The score of the surest place, 0..=1.
    pub score: f32,
    /// The surest place.
    pub evidence: Evidence,
}

/// Where a pair of names was seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// In the source.
    pub source: Place,
    /// In the translation.
    pub target: Place,
}

/// A sentence with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the caller named it; empty where there is none.
    pub path: String,
    /// The line in which the name begins, from 1.
    pub line: usize,
    /// The sentence, cut where it is very long.
    pub text: String,
}

/// Reads pairs of texts. Make one for many, and clone it for each thread.
#[derive(Debug, Clone)]
pub struct Learner<'g> {
    glossary: &'g Glossary,
    finder: Finder<'g>,
    pairer: Pairer,
}

impl<'g> Learner<'g> {
    /// Prepares to learn for `glossary`.
    pub fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, finder: Finder::new(glossary), pairer: Pairer::default() }
    }

    /// What a pair of texts teaches. Never fails: of texts that have nothing to do with each other there is little to learn.
    pub fn learn(&mut self, pair: &TextPair<'_>) -> Lesson {
        let TextPair { source, target, alignment } = *pair;
        let options = AlignOptions { segments: Segments::default(), glossary: self.glossary };
        let own = alignment.is_none().then(|| sentences::align(source, target, &options));
        let none = Alignment::default();
        let alignment = alignment.or(own.as_ref()).unwrap_or(&none);
        let mentions = self.finder.find(source, &MentionOptions { min_score: SUSPICION, ..MentionOptions::default() });
        let texts = Translated { source, target, alignment, mentions: &mentions, glossary: self.glossary };
        let found = self.pairer.pair(&texts, WORTH_REMEMBERING);
        Lesson {
            pair: digest::of_pair(source.text(), target.text()),
            sightings: sightings(pair, alignment, &found.pairs),
            open: open(pair, alignment, &found),
        }
    }
}

fn sightings(texts: &TextPair<'_>, alignment: &Alignment, pairs: &[NamePair]) -> Vec<Sighting> {
    let mut forms = FullForms::new(texts.source);
    let mut found: BTreeMap<(String, String), Sighting> = BTreeMap::new();
    let mut things = BTreeSet::new();
    for pair in pairs {
        let ar = one_line(&forms.of(pair.source.start, pair.source_span, pair.kind));
        let en = one_line(&clean(pair.target_span.of(texts.target.text())));
        if !ar.chars().any(is_arabic_letter) {
            continue;
        }
        if pair.thing {
            things.insert((ar.clone(), en.clone()));
        }
        let known = found.get_mut(&(ar.clone(), en.clone()));
        match known {
            Some(sighting) => {
                *sighting.kinds.entry(pair.kind).or_default() += 1;
                if pair.score > sighting.score {
                    sighting.score = pair.score;
                    sighting.evidence = evidence(texts, alignment, pair);
                }
            }
            None => {
                let kinds = BTreeMap::from([(pair.kind, 1)]);
                let evidence = evidence(texts, alignment, pair);
                let sighting = Sighting { ar: ar.clone(), en: en.clone(), kinds, score: pair.score, evidence };
                found.insert((ar, en), sighting);
            }
        }
    }
    for (names, sighting) in &mut found {
        if things.contains(names) && sighting.kinds.values().sum::<usize>() == 1 {
            sighting.score = sighting.score.min(THING_SEEN_ONCE);
        }
    }
    found.into_values().collect()
}

/// The beads whose English has names that are in no pair.
fn open(texts: &TextPair<'_>, alignment: &Alignment, found: &NamePairs) -> Vec<Open> {
    let mut open = Vec::new();
    let mut paired: Vec<Span> = found.pairs.iter().map(|pair| pair.target_span).collect();
    paired.sort_unstable();
    let is_paired = |name: &EnglishName| {
        let from = paired.partition_point(|span| span.end <= name.span.start);
        paired.get(from).is_some_and(|span| span.overlaps(name.span))
    };
    for bead in &alignment.beads {
        let (Some(source), Some(target)) = (cover(&alignment.source, &bead.source), cover(&alignment.target, &bead.target))
        else {
            continue;
        };
        let names = found.english.within(target).iter().filter(|name| name.class == NameClass::Name && !is_paired(name));
        let names: BTreeSet<String> = names.map(|name| one_line(&clean(name.span.of(texts.target.text())))).collect();
        if !names.is_empty() {
            let evidence = Evidence { source: whole(texts.source, source), target: whole(texts.target, target) };
            open.push(Open { evidence, names: names.into_iter().collect() });
        }
    }
    open.sort();
    open
}

/// What a run of segments covers; nothing where it has none.
fn cover(segments: &[Span], run: &Range<usize>) -> Option<Span> {
    let run = segments.get(run.clone())?;
    Some(Span::new(run.first()?.start, run.last()?.end))
}

fn whole(document: &Document, span: Span) -> Place {
    place(document, &[span], span)
}

/// A name that a line break cuts, on one line.
fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn evidence(texts: &TextPair<'_>, alignment: &Alignment, pair: &NamePair) -> Evidence {
    Evidence {
        source: place(texts.source, &alignment.source, pair.source_span),
        target: place(texts.target, &alignment.target, pair.target_span),
    }
}

fn place(document: &Document, segments: &[Span], name: Span) -> Place {
    let at = segments.partition_point(|segment| segment.end <= name.start);
    let sentence = segments.get(at).copied().unwrap_or(name).of(document.text()).trim();
    let cut = sentence.char_indices().nth(LONGEST_TEXT).map_or(sentence.len(), |(at, _)| at);
    Place {
        path: document.path().map(|path| path.display().to_string()).unwrap_or_default(),
        line: document.line_in_file(name.start),
        text: sentence[..cut].to_string(),
    }
}
