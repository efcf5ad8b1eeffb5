//! A name in the translation that no name of the source explains: what stands where another name should.

use std::ops::Range;

use super::expected::is_generic;
use super::stand_in;
use super::view::{Named, View};
use crate::align::names::english::WordClass;
use crate::document::MentionStatus;
use crate::text::lexicon::Lexicon;

/// How sure it must be that a word of the source sounds like a name for it to explain it.
const EXPLAINS: f32 = 0.25;

/// The same for a word that was not taken for a name.
const EXPLAINS_ALONE: f32 = 0.5;

/// Letters of a name that can stand for another, at least: less is an abbreviation.
const SHORTEST: usize = 3;

/// How far apart the places of a name in both sentences may be, as a share of the sentence, where only its place in the sentence
/// gave the word its capital.
const NEAR: f32 = 0.5;

/// The words of the name, in the bead of a name that is not there, that nothing in the source explains; the one nearest to where
/// the missing name would stand. `covered` words are explained already; `served` words of the source explain nothing else.
pub(super) fn find(view: &mut View<'_>, named: &Named, covered: &[bool], served: &[bool]) -> Option<Range<usize>> {
    let (source, target) = (view.beads[named.bead].source.clone(), view.beads[named.bead].target.clone());
    if target.is_empty() {
        return None;
    }
    let wanted = place_of(named.words.start, &source);
    let mut best: Option<(f32, Range<usize>)> = None;
    for run in names(view, &target) {
        let away = (place_of(run.start, &target) - wanted).abs();
        let is_free = !run.clone().any(|at| covered[at] || view.gazetteer.target[at]);
        let is_name = is_surely_a_name(view, &run) || is_no_word(view, &run) && (away < NEAR || run.start > target.start + 1);
        if is_name
            && is_free
            && !is_other_kind(view, &run, named)
            && best.as_ref().is_none_or(|(least, _)| away < *least)
            && !is_explained(view, &run, named, served)
        {
            best = Some((away, run));
        }
    }
    let (away, run) = best?;
    let rivals = unexplained_mentions(view, named);
    let place = place_of(run.start, &target);
    let nearer = rivals.iter().any(|&at| (place_of(at, &source) - place).abs() < away);
    (!nearer).then_some(run)
}

/// Whether a run is known for something that the missing name cannot be: a place where a person should stand.
fn is_other_kind(view: &View<'_>, run: &Range<usize>, named: &Named) -> bool {
    let found = view.target_text(view.english.span(run));
    stand_in::is_other_kind(found, &view.expected[named.wanted[0]].entry)
}

/// The names of a run of words: words in a row whose capitals are those of names, titles, words of belonging, abbreviations and
/// words that many names share aside.
fn names(view: &View<'_>, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    for at in words.clone() {
        let token = &view.english.tokens()[at];
        let is_name = matches!(view.capitals.class(at), WordClass::Name | WordClass::Doubtful)
            && !is_acronym(view, at)
            && !is_contraction(view, at);
        match names.last_mut().filter(|last| last.end == at && token.joins) {
            Some(last) if is_name => last.end = at + 1,
            _ if is_name => names.push(at..at + 1),
            _ => {}
        }
    }
    // What is called a zone, party or court is translated by its meaning, and nobody can hear whether it is right; what stands before a
    // title belongs to that.
    let before_title =
        |end: usize| words.contains(&end) && view.english.tokens()[end].joins && view.capitals.class(end) == WordClass::Title;
    let is_long = |run: &Range<usize>| run.clone().any(|at| view.english.tokens()[at].folded.chars().count() >= SHORTEST);
    names.retain(|run| {
        is_long(run) && !before_title(run.end) && !run.clone().any(|at| is_generic(&view.english.tokens()[at].folded))
    });
    names
}

/// Whether a run has a word whose capital is no accident of its place.
fn is_surely_a_name(view: &View<'_>, run: &Range<usize>) -> bool {
    run.clone().any(|at| view.capitals.class(at) == WordClass::Name)
}

/// How far into a run a word stands, 0..=1.
fn place_of(at: usize, run: &Range<usize>) -> f32 {
    at.saturating_sub(run.start) as f32 / run.len().max(1) as f32
}

/// Whether a name of the translation has its explanation in the source: a word, here or in a neighbouring sentence, that sounds like
/// one of its words and stands for nothing else.
fn is_explained(view: &mut View<'_>, run: &Range<usize>, named: &Named, served: &[bool]) -> bool {
    let tokens = view.english.tokens();
    let latin: Vec<String> = run.clone().map(|at| tokens[at].folded.clone()).collect();
    let around: Vec<usize> = view.around(named.bead).collect();
    for bead in around {
        for at in view.beads[bead].source.clone() {
            let key = view.pair.source.words().key(at).to_string();
            if served[at] || view.gazetteer.source[at] || named.words.contains(&at) {
                continue;
            }
            let is_name = view.is_named[at];
            let least = if is_name { EXPLAINS } else { EXPLAINS_ALONE };
            if (is_name || !Lexicon::builtin().is_common(&key)) && latin.iter().any(|word| view.ear.alike(&key, word) >= least)
            {
                return true;
            }
        }
    }
    false
}

/// Whether a word is an abbreviation in capitals, perhaps in the plural.
fn is_acronym(view: &View<'_>, at: usize) -> bool {
    let token = &view.english.tokens()[at];
    let written = view.target_text(token.span).trim_end_matches('s');
    token.acronym || written.chars().count() > 1 && written.chars().all(char::is_uppercase)
}

/// Whether a word is one like "we've", whose capital is that of its place.
fn is_contraction(view: &View<'_>, at: usize) -> bool {
    let word = view.pair.target.words().key(at);
    ["ve", "re", "ll", "t", "m", "d"]
        .iter()
        .any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.ends_with(['\'', '’'])))
}

/// Whether any name of the sentences around sounds like one of the words of a name of the source.
pub(super) fn is_heard(view: &mut View<'_>, named: &Named) -> bool {
    let keys: Vec<String> =
        named.words.clone().map(|at| view.pair.source.words().key_within(at, named.span).to_string()).collect();
    let around: Vec<usize> = view.around(named.bead).flat_map(|bead| view.beads[bead].target.clone()).collect();
    around.into_iter().any(|at| {
        let token = &view.english.tokens()[at];
        let (capital, word) = (token.capital, token.folded.clone());
        capital && keys.iter().any(|key| view.ear.alike(key, &word) >= EXPLAINS)
    })
}

/// Names of the sentence that no entry has and nothing of the translation sounds like: the stranger may be theirs.
fn unexplained_mentions(view: &mut View<'_>, named: &Named) -> Vec<usize> {
    let places = view.beads[named.bead].clone();
    let first = view.mentions.partition_point(|mention| mention.words.start < places.source.start);
    let here = view.mentions[first..].iter().take_while(|mention| mention.words.start < places.source.end);
    let unknown: Vec<Range<usize>> = here
        .filter(|mention| matches!(mention.status, MentionStatus::Unknown { .. }))
        .filter(|mention| !mention.words.clone().any(|at| view.gazetteer.source[at] || named.words.contains(&at)))
        // What touches the missing name is likely a part of it.
        .filter(|mention| mention.words.end != named.words.start && mention.words.start != named.words.end)
        .map(|mention| mention.words.clone())
        .collect();
    let latin: Vec<String> = places
        .target
        .clone()
        .filter(|&at| matches!(view.capitals.class(at), WordClass::Name | WordClass::Doubtful))
        .map(|at| view.english.tokens()[at].folded.clone())
        .collect();
    let mut unexplained = Vec::new();
    for words in unknown {
        let keys: Vec<String> = words.clone().map(|at| view.pair.source.words().key(at).to_string()).collect();
        if !keys.iter().any(|key| latin.iter().any(|word| view.ear.alike(key, word) >= EXPLAINS)) {
            unexplained.push(words.start);
        }
    }
    unexplained
}

/// Whether the only word of a run that may owe its capital to its place does not end as ordinary English words do.
fn is_no_word(view: &View<'_>, run: &Range<usize>) -> bool {
    const ENDINGS: [&str; 17] = [
        "able", "al", "ance", "ed", "ence", "ers", "ful", "ing", "ion", "ions", "ity", "ive", "less", "ly", "ment", "ness", "s",
    ];
    let word = &view.english.tokens()[run.start].folded;
    run.len() > 1 || !ENDINGS.iter().any(|ending| word.ends_with(ending))
}
