//! The set of candidates with the best total, none overlapping another.

use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::ops::Range;

use hashbrown::HashMap;

use super::weights;
use crate::detect::Detection;
use crate::document::{Document, Mention, MentionStatus, Reason};
use crate::glossary::Glossary;
use crate::kinds::EntryKey;
use crate::matcher::{Candidate, Entries};
use crate::text::cues::Cue;

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
    entries: &mut Entries<'_>,
    matched: &[Candidate],
    detected: Vec<Detection>,
    min_score: f32,
) -> Vec<Mention> {
    let mut proposals = known(document, glossary, entries, matched, min_score);
    let sure = sure_names(&proposals);
    proposals.extend(unknown(document, detected, min_score).into_iter().filter(|name| !adds_only_words(document, &sure, name)));
    proposals.sort_by(order);
    proposals.dedup_by(|later, kept| later.words == kept.words);
    select(&proposals).into_iter().map(|at| proposals[at].mention.clone()).collect()
}

/// The runs that are surely names of the glossary, by place.
fn sure_names(known: &[Proposal]) -> Vec<Range<usize>> {
    let is_sure = |name: &&Proposal| {
        let known = matches!(name.mention.status, MentionStatus::Known { .. });
        known && name.mention.kind.is_name() && name.mention.score >= weights::SURE
    };
    let mut runs: Vec<Range<usize>> = known.iter().filter(is_sure).map(|name| name.words.clone()).collect();
    runs.sort_by_key(|run| (run.start, run.end));
    runs
}

/// Whether an unknown name is a sure one with nothing but ordinary words around it: a verb before it, an adverb behind it. Heads
/// of organisations and kinds of places are no such words: they make another name of it.
fn adds_only_words(document: &Document, sure: &[Range<usize>], name: &Proposal) -> bool {
    let words = document.words();
    let ordinary = |at: usize| {
        let (cues, meaning) = (words.cues(at), words.meaning(at));
        let makes_a_name = (cues.has(Cue::Organization) || cues.has(Cue::Place)) && !cues.has(Cue::Kind) && !cues.article;
        cues.has(Cue::Function) || !makes_a_name && meaning.commonest_reading().is_some() && !meaning.is_name_part()
    };
    let first = sure.partition_point(|run| run.start < name.words.start);
    let inside = sure[first..].iter().take_while(|run| run.start < name.words.end);
    inside
        .filter(|run| run.end <= name.words.end && run.len() < name.words.len())
        .any(|run| (name.words.start..run.start).chain(run.end..name.words.end).all(ordinary))
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
fn known(
    document: &Document,
    glossary: &Glossary,
    entries: &mut Entries<'_>,
    matched: &[Candidate],
    min_score: f32,
) -> Vec<Proposal> {
    let same_run = |a: &Candidate, b: &Candidate| a.words == b.words && a.proclitics == b.proclitics;
    let wholes = Wholes::new(entries, matched);
    matched.chunk_by(same_run).filter_map(|run| proposal(document, glossary, &wholes, run, min_score)).collect()
}

fn proposal(
    document: &Document,
    glossary: &Glossary,
    wholes: &Wholes<'_, '_>,
    run: &[Candidate],
    min_score: f32,
) -> Option<Proposal> {
    let ranked = ranked_entries(glossary, wholes, run);
    let best = *ranked.iter().find(|candidate| candidate.score >= min_score)?;
    let status = if best.proposed {
        MentionStatus::Unknown { reasons: vec![Reason::Proposed] }
    } else if best.doubtful {
        MentionStatus::Unknown { reasons: vec![Reason::NamePart] }
    } else {
        let sure = |other: &Candidate| !other.proposed && !other.doubtful;
        let near = |other: &&&Candidate| sure(other) && best.score - other.score <= weights::AMBIGUOUS;
        let others = ranked.iter().filter(|other| other.entry != best.entry);
        let alternatives = others.filter(near).map(|other| (other.entry, other.score)).collect();
        MentionStatus::Known { entry: best.entry, how: best.how, alternatives }
    };
    let mention = Mention { span: best.span, words: best.words.clone(), kind: best.kind, status, score: best.score };
    debug_assert!(best.span.end <= document.text().len());
    Some(Proposal {
        value: value(best.score + if best.doubtful { 0.0 } else { weights::KNOWN }, &best.words, min_score),
        words: best.words.clone(),
        proclitics: best.proclitics,
        mention,
    })
}

/// The entries a run may be, best first: those that are not doubtful, by score, by how near the whole name stands before, later
/// glossaries before earlier ones, those whose English needs nothing added before those it tells from them (Tripoli before
/// Tripoli, Lebanon), then by id.
fn ranked_entries<'c>(glossary: &Glossary, wholes: &Wholes<'_, '_>, run: &'c [Candidate]) -> Vec<&'c Candidate> {
    let mut ranked: Vec<&Candidate> = Vec::with_capacity(run.len());
    for candidate in run {
        match ranked.iter_mut().find(|kept| kept.entry == candidate.entry) {
            Some(kept) if kept.score < candidate.score => *kept = candidate,
            Some(_) => {}
            None => ranked.push(candidate),
        }
    }
    if ranked.len() < 2 {
        return ranked;
    }
    // An entry is read once at most, and only where nothing else tells two apart.
    let mut read: Vec<(&Candidate, OnceCell<bool>)> =
        ranked.into_iter().map(|candidate| (candidate, OnceCell::new())).collect();
    let is_told_apart = |candidate: &Candidate, known: &OnceCell<bool>| *known.get_or_init(|| wholes.is_told_apart(candidate));
    read.sort_by(|(a, of_a), (b, of_b)| {
        a.doubtful
            .cmp(&b.doubtful)
            .then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| wholes.last_before(b).cmp(&wholes.last_before(a)))
            .then_with(|| glossary.layer(b.entry).cmp(&glossary.layer(a.entry)))
            .then_with(|| is_told_apart(a, of_a).cmp(&is_told_apart(b, of_b)))
            .then(a.entry.cmp(&b.entry))
    });
    read.into_iter().map(|(candidate, _)| candidate).collect()
}

/// Where each entry stands in several words, by place; and the entries.
struct Wholes<'e, 'g> {
    starts: HashMap<EntryKey, Vec<usize>>,
    entries: RefCell<&'e mut Entries<'g>>,
}

impl<'e, 'g> Wholes<'e, 'g> {
    fn new(entries: &'e mut Entries<'g>, matched: &[Candidate]) -> Self {
        let mut starts: HashMap<EntryKey, Vec<usize>> = HashMap::new();
        for candidate in matched.iter().filter(|candidate| candidate.words.len() > 1) {
            starts.entry(candidate.entry).or_default().push(candidate.words.start);
        }
        Self { starts, entries: RefCell::new(entries) }
    }

    /// Whether the English of the entry says which of several bearers of the name is meant.
    fn is_told_apart(&self, candidate: &Candidate) -> bool {
        self.entries.borrow_mut().is_told_apart(candidate.entry)
    }

    /// Where the entry last stood in several words before this candidate: of two people of one name, the one just named is
    /// meant.
    fn last_before(&self, candidate: &Candidate) -> Option<usize> {
        let starts = self.starts.get(&candidate.entry)?;
        let before = starts.partition_point(|&start| start < candidate.words.start);
        starts[..before].last().copied()
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Reason;
    use crate::glossary::Entry;
    use crate::kinds::EntryType;
    use crate::matcher;

    /// What is chosen where all words of `text` are detected as one name, with "Ivan Trufanov" in the glossary.
    fn chosen(text: &str) -> Vec<(String, bool)> {
        let entry = Entry {
            en: "Ivan Trufanov".into(),
            ar: vec!["إيفان تروفانوف".into()],
            kind: EntryType::Person,
            ..Entry::default()
        };
        let (document, glossary) = (Document::new(text), Glossary::new(vec![entry]));
        let detected = Detection {
            words: 0..document.words().len(),
            proclitics: 0,
            kind: EntryType::Organization,
            score: 0.99,
            reasons: vec![Reason::NotAWord],
        };
        let matched = matcher::candidates(&document, &glossary);
        let known = |mention: &Mention| matches!(mention.status, MentionStatus::Known { .. });
        let mentions = best_total(&document, &glossary, &mut Entries::new(&glossary), &matched, vec![detected], 0.5);
        mentions.iter().map(|mention| (mention.span.of(text).to_string(), known(mention))).collect()
    }

    #[test]
    fn a_sure_name_stands_against_a_longer_one_that_only_adds_ordinary_words() {
        assert_eq!(chosen("غادر إيفان تروفانوف سريعا جدا"), [("إيفان تروفانوف".to_string(), true)]);
        // The head of an organisation, or a word that no list has, makes another name of it.
        for longer in ["مؤسسة إيفان تروفانوف", "إيفان تروفانوف زغلشبين قمطرزوف"] {
            assert_eq!(chosen(longer), [(longer.to_string(), false)], "{longer}");
        }
    }
}
