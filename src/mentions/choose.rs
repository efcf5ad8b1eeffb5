//! The set of candidates with the best total, none overlapping another.

use std::cmp::Ordering;
use std::ops::Range;

use super::weights;
use crate::detect::Detection;
use crate::document::{Document, Mention, MentionStatus, Reason};
use crate::glossary::Glossary;
use crate::matcher::Candidate;

/// A run of words that may become a mention, with what it is worth.
struct Proposal {
    words: Range<usize>,
    proclitics: usize,
    value: f32,
    mention: Mention,
}

/// The mentions of the best total, sorted by place.
pub(super) fn best_total(
    document: &Document,
    glossary: &Glossary,
    matched: &[Candidate],
    detected: Vec<Detection>,
    min_score: f32,
) -> Vec<Mention> {
    let mut proposals = known(document, glossary, matched, min_score);
    proposals.extend(unknown(document, detected, min_score));
    proposals.sort_by(order);
    proposals.dedup_by(|later, kept| later.words == kept.words);
    select(&proposals).into_iter().map(|at| proposals[at].mention.clone()).collect()
}

/// By place; of those over the same words the known first, since the glossary says what they are, then the most valuable.
fn order(a: &Proposal, b: &Proposal) -> Ordering {
    let unknown = |proposal: &Proposal| matches!(proposal.mention.status, MentionStatus::Unknown { .. });
    (a.words.end, a.words.start)
        .cmp(&(b.words.end, b.words.start))
        .then(unknown(a).cmp(&unknown(b)))
        .then(b.value.total_cmp(&a.value))
        .then(a.proclitics.cmp(&b.proclitics))
}

/// Weighted interval scheduling: for each end, either the best set before it or this candidate and the best set before
/// its start. `proposals` are sorted by end.
fn select(proposals: &[Proposal]) -> Vec<usize> {
    let mut best = vec![0.0f32; proposals.len() + 1];
    let before: Vec<usize> =
        proposals.iter().map(|p| proposals.partition_point(|other| other.words.end <= p.words.start)).collect();
    for (at, proposal) in proposals.iter().enumerate() {
        best[at + 1] = best[at].max(best[before[at]] + proposal.value);
    }
    let mut chosen = Vec::new();
    let mut at = proposals.len();
    while at > 0 {
        if best[at] > best[at - 1] {
            chosen.push(at - 1);
            at = before[at - 1];
        } else {
            at -= 1;
        }
    }
    chosen.reverse();
    chosen
}

/// What a candidate is worth: its score above the floor, once for each of its words, less what a mention costs. Both shrink
/// with a least score below the usual one, so that what was asked for is worth something.
fn value(score: f32, words: &Range<usize>, min_score: f32) -> f32 {
    let eager = (min_score / weights::USUAL_LEAST).min(1.0);
    (score - weights::FLOOR * eager) * words.len() as f32 - weights::MENTION * eager
}

/// One proposal for each run and entry list: the best entry, and those nearly as good as alternatives.
fn known(document: &Document, glossary: &Glossary, matched: &[Candidate], min_score: f32) -> Vec<Proposal> {
    let same_run = |a: &Candidate, b: &Candidate| a.words == b.words && a.proclitics == b.proclitics;
    matched.chunk_by(same_run).filter_map(|run| proposal(document, glossary, matched, run, min_score)).collect()
}

fn proposal(
    document: &Document,
    glossary: &Glossary,
    matched: &[Candidate],
    run: &[Candidate],
    min_score: f32,
) -> Option<Proposal> {
    let ranked = ranked_entries(glossary, matched, run);
    let best = *ranked.first().filter(|best| best.score >= min_score)?;
    let status = if best.proposed {
        MentionStatus::Unknown { reasons: vec![Reason::Proposed] }
    } else {
        let near = |other: &&&Candidate| !other.proposed && best.score - other.score <= weights::AMBIGUOUS;
        let alternatives = ranked[1..].iter().filter(near).map(|other| (other.entry, other.score)).collect();
        MentionStatus::Known { entry: best.entry, how: best.how, alternatives }
    };
    let mention = Mention { span: best.span, words: best.words.clone(), kind: best.kind, status, score: best.score };
    debug_assert!(best.span.end <= document.text().len());
    Some(Proposal {
        value: value(best.score + weights::KNOWN, &best.words, min_score),
        words: best.words.clone(),
        proclitics: best.proclitics,
        mention,
    })
}

/// The entries a run may be, best first: by score, by how near the whole name stands before, later glossaries before
/// earlier ones, then by id.
fn ranked_entries<'c>(glossary: &Glossary, matched: &[Candidate], run: &'c [Candidate]) -> Vec<&'c Candidate> {
    let mut ranked: Vec<&Candidate> = Vec::with_capacity(run.len());
    for candidate in run {
        match ranked.iter_mut().find(|kept| kept.entry == candidate.entry) {
            Some(kept) if kept.score < candidate.score => *kept = candidate,
            Some(_) => {}
            None => ranked.push(candidate),
        }
    }
    if ranked.len() > 1 {
        let last_whole = |c: &Candidate| last_whole_before(matched, c);
        ranked.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| last_whole(b).cmp(&last_whole(a)))
                .then_with(|| glossary.layer(b.entry).cmp(&glossary.layer(a.entry)))
                .then(a.entry.cmp(&b.entry))
        });
    }
    ranked
}

/// Where the entry last stood in full before this candidate: of two people of one name, the one just named is meant.
fn last_whole_before(matched: &[Candidate], candidate: &Candidate) -> Option<usize> {
    let end = matched.partition_point(|other| other.words.start < candidate.words.start);
    matched[..end]
        .iter()
        .rev()
        .find(|other| other.entry == candidate.entry && other.words.len() > candidate.words.len())
        .map(|other| other.words.start)
}

fn unknown(document: &Document, detected: Vec<Detection>, min_score: f32) -> Vec<Proposal> {
    let proposal = |found: Detection| {
        let span = document.words().span(document.text(), found.words.clone(), found.proclitics);
        let status = MentionStatus::Unknown { reasons: found.reasons };
        Proposal {
            value: value(found.score, &found.words, min_score),
            words: found.words.clone(),
            proclitics: found.proclitics,
            mention: Mention { span, words: found.words, kind: found.kind, status, score: found.score },
        }
    };
    detected.into_iter().filter(|found| found.score >= min_score).map(proposal).collect()
}
