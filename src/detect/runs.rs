//! Joins name words into names.

use std::ops::Range;

use super::profile::Profile;
use super::{Detection, probability, weights};
use crate::document::{Document, Reason};
use crate::glossary::parts::is_particle;
use crate::kinds::EntryType;
use crate::text::cues::Cue;
use crate::text::words::{Gap, Words};

/// Maximal runs of name words, particles among them.
pub(super) fn runs(document: &Document, profiles: &[Profile]) -> Vec<Detection> {
    let words = document.words();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = run_end(words, profiles, at);
        if end > at {
            found.push(detection(profiles, at..end));
        }
        at = end.max(at + 1);
    }
    found
}

/// The end of the run that begins at `first`, or `first` where no name begins there.
fn run_end(words: &Words, profiles: &[Profile], first: usize) -> usize {
    let mut end = first;
    let mut at = first;
    while at < words.len() {
        let joined = at == first
            || words.get(at).gap.joins_name()
                && !words.get(at).gap.has(Gap::LINE)
                && profiles[at].proclitics == 0
                && may_join(profiles[first].known, profiles[at].known);
        if !joined {
            break;
        }
        if profiles[at].weight >= weights::NAME_WORD {
            end = at + 1;
        } else if !is_particle(words.key(at)) || at > first && end < at {
            break;
        }
        at += 1;
    }
    end
}

/// Whether two neighbours may be one name, by what the glossaries take them for: a word that nobody knows may belong to a
/// person, not to a place that is known whole.
fn may_join(first: Option<EntryType>, next: Option<EntryType>) -> bool {
    let maybe_person = |known: Option<EntryType>| matches!(known, None | Some(EntryType::Person));
    first == next || maybe_person(first) && maybe_person(next)
}

fn detection(profiles: &[Profile], words: Range<usize>) -> Detection {
    let run = &profiles[words.clone()];
    let best = run.iter().map(|profile| profile.weight).fold(f32::MIN, f32::max);
    let mean = run.iter().map(|profile| profile.weight).sum::<f32>() / run.len() as f32;
    let mut reasons: Vec<Reason> = run.iter().flat_map(|profile| profile.reasons.iter().copied()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    Detection {
        proclitics: run[0].proclitics,
        kind: kind(run, &reasons),
        score: probability((best + mean) / 2.0),
        reasons,
        words,
    }
}

/// What a run names, by what stands before it and what its words are known as.
fn kind(run: &[Profile], reasons: &[Reason]) -> EntryType {
    let evidence = run[0].evidence;
    if let Some(kind) = run.iter().find_map(|profile| profile.known).filter(|kind| kind.is_name()) {
        return kind;
    }
    if evidence.title || run.len() > 1 && reasons.contains(&Reason::NamePart) {
        EntryType::Person
    } else if evidence.before.has(Cue::Place) {
        EntryType::Place
    } else if evidence.before.has(Cue::Organization) {
        EntryType::Organization
    } else if evidence.before.has(Cue::Saying) || evidence.after.has(Cue::Saying) {
        EntryType::Person
    } else if evidence.before.has(Cue::Preposition) {
        EntryType::Place
    } else if reasons.contains(&Reason::OtherScript) {
        EntryType::Organization
    } else if reasons.contains(&Reason::NamePart) {
        EntryType::Person
    } else {
        EntryType::Other
    }
}
