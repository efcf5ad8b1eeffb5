//! From labels to names, each with its score and the reasons that a person can check.

use std::ops::Range;

use super::Detection;
use super::facts::Facts;
use super::model::Model;
use super::tagger::Labelled;
use super::tags::{self, OUTSIDE, Tag};
use crate::document::Reason;
use crate::glossary::parts::is_particle;
use crate::kinds::EntryType;
use crate::text::cues::Cue;
use crate::text::letter_names;
use crate::text::words::{Gap, Script, Words};

/// A run of words that labels make a name of.
pub(super) struct Run {
    pub(super) words: Range<usize>,
    pub(super) tag: Tag,
    /// How likely its words belong to a name, on average.
    pub(super) share: f32,
}

/// The runs of the likeliest labels, and those that more eager labels add where no other name stands.
pub(super) fn runs(labelled: &[Labelled]) -> Vec<Run> {
    let mut found = runs_of(labelled, |own| own.tag);
    let free = |run: &Run| run.words.clone().all(|at| labelled[at].tag == OUTSIDE);
    found.extend(runs_of(labelled, |own| own.eager).into_iter().filter(free));
    found
}

/// The names of a document.
pub(super) fn names(model: &Model<'_>, words: &Words, facts: &[Facts], labelled: &[Labelled]) -> Vec<Detection> {
    let detection = |run: Run| Detection {
        proclitics: labelled[run.words.start].reading.name,
        kind: tags::kind(run.tag),
        score: model.curve.score(run.share),
        reasons: reasons(words, facts, labelled, run.words.clone()),
        words: run.words,
    };
    let is_name = |run: &Run| run.words.len() > 1 || !is_cue_alone(&facts[run.words.start]);
    let whole = runs(labelled).into_iter().map(|run| without_that(words, run));
    let mut found: Vec<Detection> = whole.filter(is_name).map(detection).collect();
    found.iter_mut().for_each(|name| take_head(facts, name));
    found
}

/// A run without the أن or إن ("that", بأن, وإن) before a name: under spelling folding it is آن, the given name Anne, and the name of the
/// letter N, which another letter follows.
fn without_that(words: &Words, mut run: Run) -> Run {
    let first = run.words.start;
    if run.words.len() > 1 && is_that(words.clean(first)) && letter_names::letters(words.key(first + 1)).is_none() {
        run.words.start += 1;
    }
    run
}

pub(super) fn is_that(word: &str) -> bool {
    let before = word.strip_suffix("أن").or_else(|| word.strip_suffix("إن"));
    before.is_some_and(|before| before.chars().all(|letter| "وفبلك".contains(letter)))
}

/// Whether a word alone is an ordinary one that says what its neighbours are (المدينة "the city", rarely Medina), and no
/// glossary is sure of it.
fn is_cue_alone(fact: &Facts) -> bool {
    let sure = fact.known.sure && fact.known.kind.is_some_and(EntryType::is_name);
    fact.cues.any() && fact.ordinary.is_some() && !sure
}

/// People whose names stand side by side with nothing between are likely one person, whose last name the glossary knows and
/// the first one not.
pub(super) fn joined_people(facts: &[Facts], found: &[Detection]) -> Vec<Detection> {
    let person = |name: &&Detection| name.kind == EntryType::Person && name.score >= LIKELY;
    let mut people: Vec<&Detection> = found.iter().filter(person).collect();
    people.sort_by_key(|name| (name.words.start, name.words.end));
    let mut joined = Vec::new();
    for first in &people {
        let after = people.partition_point(|name| name.words.start < first.words.end);
        let next = people[after..].iter().take_while(|name| name.words.start == first.words.end);
        for next in next.filter(|next| next.proclitics == 0 && facts[next.words.start].gap.only(Gap::SPACE)) {
            let mut reasons = first.reasons.clone();
            reasons.extend(next.reasons.iter().filter(|reason| !first.reasons.contains(reason)));
            joined.push(Detection {
                words: first.words.start..next.words.end,
                proclitics: first.proclitics,
                kind: EntryType::Person,
                score: first.score.min(next.score),
                reasons,
            });
        }
    }
    joined
}

/// Score from which a name is likelier right than wrong.
const LIKELY: f32 = 0.5;

/// The head of an organisation right before a name belongs to it (برلمان أيسلندا), unless it is a word for its kind (فريق).
fn take_head(facts: &[Facts], name: &mut Detection) {
    let Some(head) = name.words.start.checked_sub(1) else { return };
    let cue = facts[head].cues;
    let is_head = cue.has(Cue::Organization) && !cue.has(Cue::Kind) && !cue.article;
    let joined = facts[name.words.start].gap.only(Gap::SPACE) && name.proclitics == 0;
    if is_head && joined && matches!(name.kind, EntryType::Place | EntryType::Organization) {
        name.words.start = head;
        name.proclitics = facts[head].reading.name;
        name.kind = EntryType::Organization;
        name.reasons.retain(|&reason| reason != Reason::OrganizationHead);
        name.reasons.insert(0, Reason::OrganizationHead);
    }
}

fn runs_of(labelled: &[Labelled], tag: impl Fn(&Labelled) -> Tag) -> Vec<Run> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < labelled.len() {
        let first = tag(&labelled[at]);
        let mut end = at + 1;
        if first != OUTSIDE {
            while end < labelled.len() && tags::goes_on(tag(&labelled[end])) {
                end += 1;
            }
            let total: f32 = labelled[at..end].iter().map(|own| 1.0 - own.shares[OUTSIDE]).sum();
            found.push(Run { words: at..end, tag: first, share: total / (end - at) as f32 });
        }
        at = end;
    }
    found
}

/// What a person can check, strongest reason first.
fn reasons(words: &Words, facts: &[Facts], labelled: &[Labelled], range: Range<usize>) -> Vec<Reason> {
    let (first, run) = (&facts[range.start], &facts[range.clone()]);
    let evidence = crate::matcher::Evidence::of(words, range.clone());
    let opened = first.gap.has(Gap::OPEN.with(Gap::QUOTE));
    let closed = facts.get(range.end).is_some_and(|next| next.gap.has(Gap::CLOSE.with(Gap::QUOTE)));
    let holds = [
        (run.iter().any(|fact| fact.known.kind.is_some_and(|kind| kind.is_name())), Reason::Gazetteer),
        (evidence.title, Reason::Title),
        (run.iter().any(|fact| fact.part.is_some() && !fact.is_function() || fact.known.given), Reason::NamePart),
        (range.len() > 1 && range.clone().any(|at| is_particle(words.key(at))), Reason::Particle),
        (run.iter().any(Facts::is_strange), Reason::NotAWord),
        (run.iter().any(|fact| fact.foreign), Reason::ForeignLetters),
        (evidence.before.has(Cue::Saying) || evidence.after.has(Cue::Saying), Reason::Saying),
        (opened && closed, Reason::Quoted),
        (first.cues.has(Cue::Organization) || evidence.before.has(Cue::Organization), Reason::OrganizationHead),
        (evidence.before.has(Cue::Place) || evidence.before.has(Cue::Preposition), Reason::PlaceContext),
        (labelled[range.clone()].iter().any(|own| own.elsewhere), Reason::Elsewhere),
        (run.iter().any(|fact| fact.script == Script::Other), Reason::OtherScript),
    ];
    holds.iter().filter(|(holds, _)| *holds).map(|&(_, reason)| reason).collect()
}
