//! `mixed-spelling`: one name spelled in two ways.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::english::{same, shown};
use super::explain::Explanation;
use super::names;
use super::view::View;
use crate::align::names::english::WordClass;
use crate::document::{MentionStatus, Rule};
use crate::kinds::EntryType;

pub(super) const PAGE: Explanation = Explanation {
    finds: "A name that one translation spells in two ways: two accepted spellings of one entry that differ in a few letters, or a name \
            without an entry that is written differently in two sentences. The rarer spelling is reported.",
    matters: "Readers take two spellings for two people, and a search finds only half of the article.",
    example: "\"Tarkovna\" in the first paragraph and \"Tarkowna\" in the last, both for تاركوفنا.",
    false_alarms: "Two members of a family whose names one Arabic spelling stands for; a waiver keeps it quiet.",
};

/// How sure it must be that an English word is the Arabic name that no entry has.
const SOUNDS: f32 = 0.4;

/// Letters by which two spellings of one name differ, at most.
const APART: usize = 2;

/// Letters of a name that can be told from others.
const SHORTEST: usize = 4;

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    of_entries(view, drafts);
    of_unknown_names(view, drafts);
}

/// Two accepted spellings of one entry.
fn of_entries(view: &View<'_>, drafts: &mut Vec<Draft>) {
    let occurrences = names::occurrences(view);
    for (number, expected) in view.expected.iter().enumerate() {
        let mut spellings: BTreeMap<&[String], Vec<Range<usize>>> = BTreeMap::new();
        for occurrence in occurrences.iter().filter(|occurrence| occurrence.right_for == [number]) {
            let words: Vec<&str> =
                view.english.tokens()[occurrence.run.clone()].iter().map(|token| token.folded.as_str()).collect();
            let form = expected.forms.iter().find(|form| form.words.iter().map(String::as_str).eq(words.iter().copied()));
            if let Some(form) = form {
                spellings.entry(&form.words).or_default().push(occurrence.run.clone());
            }
        }
        let of: Vec<(&[String], &Vec<Range<usize>>)> = spellings.iter().map(|(words, runs)| (*words, runs)).collect();
        for &(words, runs) in &of {
            let usual = of.iter().filter(|(other, _)| is_variant(words, other)).max_by_key(|(_, runs)| runs.len());
            let Some(&(other, others)) = usual else { continue };
            let preferred = |words: &[String]| expected.forms[0].words.as_slice() == words;
            if (others.len(), preferred(other), other) > (runs.len(), preferred(words), words) {
                let source = view.named.iter().find(|named| named.wanted.contains(&number)).map(|named| named.span);
                push(view, drafts, (Some(expected.entry.id.clone()), source), runs, &others[0]);
            }
        }
    }
}

/// Whether two forms are one name in two spellings.
fn is_variant(one: &[String], two: &[String]) -> bool {
    one != two && one.len() == two.len() && one.iter().zip(two).all(|(one, two)| is_spelling(one, two))
}

fn is_spelling(one: &str, two: &str) -> bool {
    let long = one.len().min(two.len()) >= SHORTEST;
    one == two || long && one.chars().next() == two.chars().next() && !same(one, two) && strsim::osa_distance(one, two) <= APART
}

/// A name that no entry has, in two spellings. The last word of the name is compared.
fn of_unknown_names(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let words = view.pair.source.words();
    let mut names: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, mention) in view.mentions.iter().enumerate() {
        let unknown = matches!(mention.status, MentionStatus::Unknown { .. }) && mention.kind != EntryType::Organization;
        let Some(bead) = view.bead_of(mention.words.start).filter(|_| unknown) else { continue };
        let last = words.key_within(mention.words.end - 1, mention.span);
        names.entry(last.to_string()).or_default().push((at, bead));
    }
    for (arabic, places) in names {
        let mut spellings: BTreeMap<String, Vec<(Range<usize>, usize)>> = BTreeMap::new();
        for &(mention, bead) in &places {
            for at in heard(view, &arabic, bead) {
                let runs = spellings.entry(view.english.tokens()[at].folded.clone()).or_default();
                if !runs.iter().any(|(run, _)| run.start == at) {
                    runs.push((at..at + 1, mention));
                }
            }
        }
        for (word, runs) in &spellings {
            let usual = spellings
                .iter()
                .filter(|(other, _)| *other != word && is_spelling(word, other))
                .max_by_key(|(_, runs)| runs.len());
            let Some((other, others)) = usual else { continue };
            let rarer = (runs.len(), std::cmp::Reverse(runs[0].0.start)) < (others.len(), std::cmp::Reverse(others[0].0.start));
            if rarer && other != word {
                let source = Some(view.mentions[runs[0].1].span);
                let places: Vec<Range<usize>> = runs.iter().map(|(run, _)| run.clone()).collect();
                push(view, drafts, (None, source), &places, &others[0].0);
            }
        }
    }
}

/// The word of a bead that sounds most like an Arabic one, and those that are the same name in another spelling, unless they are
/// nearer to another word of the source.
fn heard(view: &mut View<'_>, arabic: &str, bead: usize) -> Vec<usize> {
    let mut heard: Vec<(usize, String, f32)> = Vec::new();
    for at in view.beads[bead].target.clone() {
        if matches!(view.capitals.class(at), WordClass::Name | WordClass::Doubtful) {
            let token = view.english.tokens()[at].folded.clone();
            let sound = view.ear.alike(arabic, &token);
            if sound > SOUNDS {
                heard.push((at, token, sound));
            }
        }
    }
    // Of equals the first: a later one is no better.
    let Some(best) = heard.iter().rev().max_by(|one, other| one.2.total_cmp(&other.2)).cloned() else { return Vec::new() };
    heard.retain(|(at, token, _)| *at == best.0 || is_spelling(token, &best.1));
    let words = view.beads[bead].source.clone();
    let is_nearer = |view: &mut View<'_>, token: &str, sound: f32| {
        let keys: Vec<String> = words.clone().map(|at| view.pair.source.words().key(at).to_string()).collect();
        keys.iter().any(|key| key != arabic && view.ear.alike(key, token) > sound)
    };
    heard.retain(|(at, token, sound)| *at == best.0 || !is_nearer(view, token, *sound));
    heard.into_iter().map(|(at, ..)| at).collect()
}

fn push(
    view: &View<'_>,
    drafts: &mut Vec<Draft>,
    (entry, source): (Option<String>, Option<crate::span::Span>),
    runs: &[Range<usize>],
    usual: &Range<usize>,
) {
    let usual = shown(view.target_text(view.english.span(usual))).into_owned();
    for run in runs {
        let span = view.english.span(run);
        if drafts.iter().any(|draft| draft.overlaps(span)) {
            continue;
        }
        let found = shown(view.target_text(span));
        drafts.push(Draft {
            entry: entry.clone(),
            expected: vec![usual.clone()],
            source,
            target: Some(span),
            ..Draft::new(Rule::MixedSpelling, format!("\"{found}\" is spelled \"{usual}\" elsewhere in the translation"))
        });
    }
}
