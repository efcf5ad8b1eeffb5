//! Which tokens of one side stand for which of the other: what is alike, what sounds alike, and what is learnt from the pair.

use std::collections::HashMap;
use std::ops::Range;

use super::search::Found;
use super::tokens::{CLASSES, Held, Side, Token};
use crate::align::words::learn::{Learning, Sources, Words, learn};
use crate::align::words::list::WordList;

/// How probable it is that a token which both sides know stands in the translation too.
const SAME: f32 = 0.8;

/// Pairs of tokens that are looked at, at most: of longer texts only every so many beads.
const MOST_PAIRS: usize = 6_000_000;

/// The share of tokens with a known translation that translators render by it, before it is measured: by class of token.
const USUALLY_RENDERED: [f32; CLASSES] = [0.25, 0.25, 0.6];

/// For how many tokens of each class that counts.
const USUAL_TOKENS: f32 = 20.0;

/// What stands for what, in both directions.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// For each token of the target, tokens of the source.
    pub(super) target: Sources,
    /// For each token of the source, tokens of the target.
    pub(super) source: Sources,
    /// The share of tokens with a known translation that are rendered by it, by class: of the target, of the source.
    pub(super) rendered: [[f32; CLASSES]; 2],
}

impl Table {
    /// What both sides have alike.
    pub(super) fn alike(source: &Side, target: &Side) -> Self {
        let mut table = Self {
            target: vec![Vec::new(); target.tokens.len()],
            source: vec![Vec::new(); source.tokens.len()],
            rendered: [USUALLY_RENDERED; 2],
        };
        for (number, token) in source.tokens.iter().enumerate() {
            if let Some(other) = target.find(token) {
                table.add(number as u32, other, SAME);
            }
        }
        table
    }

    /// Adds what is known of common words.
    pub(super) fn add_common(&mut self, source: &Side, target: &Side) {
        for (number, token) in source.tokens.iter().enumerate() {
            let Token::Word(stem) = token else { continue };
            for pair in WordList::builtin().of(stem) {
                if let Some(other) = target.find(&Token::Word(pair.english)) {
                    raise(&mut self.target[other as usize], number as u32, pair.english_given);
                    raise(&mut self.source[number], other, pair.arabic_given);
                }
            }
        }
    }

    /// Adds a pair that holds in both directions, or raises its probability.
    pub(super) fn add(&mut self, source: u32, target: u32, probability: f32) {
        raise(&mut self.target[target as usize], source, probability);
        raise(&mut self.source[source as usize], target, probability);
    }

    /// The shares of tokens that are rendered, measured on beads.
    pub(super) fn rendered_in(&self, source: &Side, target: &Side, found: &[Found]) -> [[f32; CLASSES]; 2] {
        let both = || found.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        let beads: Vec<_> = both().map(|bead| (bead.target.clone(), bead.source.clone())).collect();
        let turned: Vec<_> = both().map(|bead| (bead.source.clone(), bead.target.clone())).collect();
        [
            rendered(target, source, &self.target, &beads, self.rendered[0]),
            rendered(source, target, &self.source, &turned, self.rendered[1]),
        ]
    }

    /// This table and what the beads teach besides.
    pub(super) fn with_learnt(&self, source: &Side, target: &Side, beads: &[Words]) -> Self {
        let (beads, how) = (thinned(beads), Learning::default());
        let turned: Vec<Words> =
            beads.iter().map(|bead| Words { source: bead.target.clone(), target: bead.source.clone() }).collect();
        let mut table = self.clone();
        for (learnt, known) in [
            (learn(&beads, &self.target, target.tokens.len(), how), &mut table.target),
            (learn(&turned, &self.source, source.tokens.len(), how), &mut table.source),
        ] {
            for (number, list) in learnt.into_iter().enumerate() {
                list.into_iter().for_each(|(other, probability)| raise(&mut known[number], other, probability));
            }
        }
        table
    }
}

/// The shares of rendered tokens of `of` in beads with runs of segments of `given`: one step of expectation maximisation.
pub(super) fn rendered(
    of: &Side,
    given: &Side,
    sources: &Sources,
    beads: &[(Range<usize>, Range<usize>)],
    now: [f32; CLASSES],
) -> [f32; CLASSES] {
    let mut sums = USUALLY_RENDERED.map(|share| (share * USUAL_TOKENS, USUAL_TOKENS));
    let mut held: HashMap<u32, f32> = HashMap::new();
    for (segments, others) in beads {
        held.clear();
        let tokens = given.bags[others.clone()].iter().flatten();
        tokens.for_each(|token| *held.entry(token.token).or_default() += token.count);
        let size = held.values().sum::<f32>().max(1.0);
        for &Held { token, count, .. } in of.bags[segments.clone()].iter().flatten() {
            let list = &sources[token as usize];
            if list.is_empty() {
                continue;
            }
            let class = of.tokens[token as usize].class();
            let sum: f32 = list.iter().map(|(source, share)| share * held.get(source).copied().unwrap_or(0.0)).sum();
            let ratio = sum / size / (of.counts[token as usize] / of.total);
            let by_it = now[class] * ratio;
            sums[class].0 += count * by_it / (1.0 - now[class] + by_it);
            sums[class].1 += count;
        }
    }
    sums.map(|(part, whole)| (part / whole).clamp(0.05, 0.9))
}

fn raise(list: &mut Vec<(u32, f32)>, other: u32, probability: f32) {
    match list.iter_mut().find(|(known, _)| *known == other) {
        Some((_, known)) => *known = known.max(probability),
        None if probability > 0.0 => list.push((other, probability)),
        None => {}
    }
}

/// Every so many beads, so that their pairs are not too many.
fn thinned(beads: &[Words]) -> Vec<Words> {
    let pairs = |bead: &Words| bead.source.len() * bead.target.len();
    let step = beads.iter().map(pairs).sum::<usize>() / MOST_PAIRS + 1;
    let small = |bead: &&Words| pairs(bead) <= MOST_PAIRS / 4;
    beads.iter().step_by(step).filter(small).cloned().collect()
}
