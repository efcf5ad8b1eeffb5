//! Labels the words of a document, line by line.

use std::ops::Range;

use hashbrown::HashSet;

use super::facts::Facts;
use super::features::Features;
use super::lattice::{ANY, Allowed, Lattice, Scores};
use super::model::Model;
use super::tags::{self, OUTSIDE, Tag};
use crate::text::clitics::{Reading, readings};
use crate::text::words::{Gap, Words};

/// What the model says of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labelled {
    /// Its label in the likeliest chain.
    pub(super) tag: Tag,
    /// Its label in the likeliest chain if names were more frequent than they are.
    pub(super) eager: Tag,
    /// How likely each label is.
    pub(super) shares: Scores,
    /// The reading under which a name that begins here begins.
    pub(super) reading: Reading,
    /// Whether it was labelled again because it is surely a name elsewhere.
    pub(super) elsewhere: bool,
}

/// What names that hardly pass gain in the eager chain, in nats.
const EAGERNESS: f32 = 2.5;

/// Words of the longest chain: a bound for texts without line breaks.
const LONGEST_CHAIN: usize = 300;

/// Labels every word by all its features.
pub(super) fn label(model: &Model<'_>, words: &Words, facts: &[Facts], features: &Features<'_>) -> Vec<Labelled> {
    label_scored(model, words, facts, |at| {
        let peels = model.peels(features, at, words.key(at));
        (model.score(features, at, &peels), peels.best())
    })
}

/// Labels every word, line by line, then again the lines that hold a word which is surely a name elsewhere. `score` gives what the
/// model says of a word alone, and the likeliest of its readings.
pub(super) fn label_scored(
    model: &Model<'_>,
    words: &Words,
    facts: &[Facts],
    mut score: impl FnMut(usize) -> (Scores, Reading),
) -> Vec<Labelled> {
    let mut chains = Chains::new(words.len());
    let mut scores: Vec<Scores> = Vec::with_capacity(words.len());
    let mut labelled = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        let (own, reading) = score(at);
        scores.push(own);
        labelled.push(Labelled { tag: OUTSIDE, eager: OUTSIDE, shares: [0.0; _], reading, elsewhere: false });
    }
    for line in lines(facts) {
        chains.label(model, facts, line, &mut scores, &mut labelled);
    }
    let found = elsewhere(words, facts, &labelled);
    for &(at, reading) in &found {
        let own = &mut labelled[at];
        (own.reading, own.elsewhere) = (reading, true);
        scores[at].iter_mut().skip(1).for_each(|score| *score += ELSEWHERE);
    }
    for line in lines(facts) {
        if labelled[line.clone()].iter().any(|own| own.elsewhere) {
            chains.label(model, facts, line, &mut scores, &mut labelled);
        }
    }
    labelled
}

/// Words outside any name that are surely names in another place of the article, with the reading that makes them so.
fn elsewhere(words: &Words, facts: &[Facts], labelled: &[Labelled]) -> Vec<(usize, Reading)> {
    let mut sure: HashSet<&str> = HashSet::new();
    for (at, own) in labelled.iter().enumerate().filter(|(_, own)| own.shares[OUTSIDE] < SURELY_OUTSIDE) {
        let skipped = if tags::begins(own.tag) { own.reading.name } else { 0 };
        let name = &words.key(at)[skipped..];
        let rare = facts[at].ordinary.is_none_or(|band| band <= RARE_BAND);
        if own.tag != OUTSIDE && rare && name.chars().nth(2).is_some() && !facts[at].is_function() {
            sure.insert(name);
        }
    }
    if sure.is_empty() {
        return Vec::new();
    }
    let doubtful = labelled.iter().enumerate().filter(|(at, own)| own.tag == OUTSIDE && !facts[*at].cues.any());
    doubtful
        .filter_map(|(at, _)| {
            let key = words.key(at);
            let named = |reading: &&Reading| sure.contains(reading.name(key));
            readings(key).as_slice().iter().find(named).map(|&reading| (at, reading))
        })
        .collect()
}

/// What a word gains, in nats, that is surely a name elsewhere.
const ELSEWHERE: f32 = 2.5;
/// How likely a sure name may still be none.
const SURELY_OUTSIDE: f32 = 0.15;
/// Band of ordinary words that are rare enough for a name elsewhere to say something.
const RARE_BAND: u8 = 3;

/// The chains over the lines of one document, with room that is used again.
struct Chains {
    lattice: Lattice,
    joined: Vec<bool>,
    path: Vec<Tag>,
    allowed: Vec<Allowed>,
}

impl Chains {
    fn new(words: usize) -> Self {
        let allowed = vec![ANY; LONGEST_CHAIN.min(words)];
        Self { lattice: Lattice::default(), joined: Vec::new(), path: Vec::new(), allowed }
    }

    fn label(
        &mut self,
        model: &Model<'_>,
        facts: &[Facts],
        line: Range<usize>,
        scores: &mut [Scores],
        labelled: &mut [Labelled],
    ) {
        let (scores, labelled) = (&mut scores[line.clone()], &mut labelled[line.clone()]);
        self.joined.clear();
        self.joined.extend(line.clone().map(|at| at > line.start && may_go_on(facts, at)));
        self.lattice.best(scores, &self.joined, &model.steps, &mut self.path);
        self.lattice.sum(scores, &self.joined, &self.allowed[..line.len()], &model.steps);
        for (at, (own, &tag)) in labelled.iter_mut().zip(&self.path).enumerate() {
            own.tag = tag;
            own.shares = self.lattice.label(at);
        }
        scores.iter_mut().for_each(|own| own[OUTSIDE] -= EAGERNESS);
        self.lattice.best(scores, &self.joined, &model.steps, &mut self.path);
        scores.iter_mut().for_each(|own| own[OUTSIDE] += EAGERNESS);
        labelled.iter_mut().zip(&self.path).for_each(|(own, &tag)| own.eager = tag);
    }
}

/// Whether a name may go on from the word before: not across punctuation, nor with a word that begins with a conjunction and
/// is a name without it (وليندسي), since a list of names goes on like that.
pub(super) fn may_go_on(facts: &[Facts], at: usize) -> bool {
    facts[at].gap.joins_name() && !facts[at].gap.has(Gap::LINE) && !facts[at].lists
}

/// The lines of a document, long ones cut.
pub(super) fn lines(facts: &[Facts]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= facts.len() {
            return None;
        }
        let breaks = |at: usize| facts[at].gap.has(Gap::LINE.with(Gap::PARAGRAPH));
        let end = (start + 1..facts.len()).find(|&at| breaks(at) || at - start >= LONGEST_CHAIN).unwrap_or(facts.len());
        let line = start..end;
        start = end;
        Some(line)
    })
}
