//! From words to names: hits that follow each other on both sides.

use std::ops::Range;

use super::hits::{Hit, Sides};
use crate::glossary::parts::is_particle;
use crate::text::cues::Cue;
use crate::text::words::{Gap, Script};

/// Nats that a word costs which only one side has, a particle and any other.
const PARTICLE: f32 = 0.3;
const LEFT_OUT: f32 = 2.5;

/// Hits in a chain, at most.
const LONGEST: usize = 7;

/// Chains looked at for one name, at most: an English run of many equal words has as many as one likes.
const MOST: usize = 2_000;

/// Chains kept for one name.
const KEPT: usize = 40;

/// Latin articles, which belong to the word behind them and which Arabic writes on it.
const ARTICLES: [&str; 12] = ["Ad", "Al", "An", "Ar", "As", "Ash", "El", "al", "ar", "as", "ash", "el"];

/// A run of the source and a run of the translation whose words follow each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    pub(super) source: Range<usize>,
    pub(super) proclitics: usize,
    /// What the proclitics cost, in hundredths of a nat.
    pub(super) cost: u16,
    pub(super) target: Range<usize>,
    /// The sum over its hits, less what is left out, in nats.
    pub(super) raw: f32,
    pub(super) letters: usize,
    pub(super) hits: usize,
    /// Words between that only one side has, particles aside.
    pub(super) left_out: usize,
    /// Whether all of it is a whole name of a glossary.
    pub(super) known: bool,
    /// Nats of the hit that fits worst.
    pub(super) worst: f32,
}

/// The chains within one name of the translation, the best first.
pub(super) fn chains(sides: &Sides<'_>, hits: &[Hit], name: &Range<usize>) -> Vec<Chain> {
    let inside: Vec<&Hit> = hits.iter().filter(|hit| hit.target.0 >= name.start && hit.target_end() <= name.end).collect();
    let mut search = Search { sides, hits: inside, found: Vec::new() };
    for at in 0..search.hits.len() {
        search.extend(chain_of(search.hits[at]));
    }
    let mut found = search.found;
    found.iter_mut().for_each(|chain| sides.take_article(chain, name));
    found.sort_by(|one, other| other.raw.total_cmp(&one.raw).then_with(|| key(one).cmp(&key(other))));
    found.dedup_by(|later, kept| key(later) == key(kept));
    found.truncate(KEPT);
    found
}

fn key(chain: &Chain) -> (usize, usize, usize, usize, usize) {
    (chain.source.start, chain.source.end, chain.proclitics, chain.target.start, chain.target.end)
}

fn chain_of(hit: &Hit) -> Chain {
    Chain {
        source: hit.source.0..hit.source_end(),
        proclitics: hit.proclitics,
        cost: hit.cost,
        target: hit.target.0..hit.target_end(),
        raw: hit.raw,
        letters: hit.letters,
        hits: 1,
        left_out: 0,
        known: hit.known,
        worst: hit.raw,
    }
}

struct Search<'s> {
    sides: &'s Sides<'s>,
    hits: Vec<&'s Hit>,
    found: Vec<Chain>,
}

impl Search<'_> {
    /// Adds a chain and all that go on from it.
    fn extend(&mut self, chain: Chain) {
        if self.found.len() >= MOST {
            return;
        }
        if chain.hits < LONGEST {
            for at in 0..self.hits.len() {
                if let Some(longer) = self.joined(&chain, self.hits[at]) {
                    self.extend(longer);
                }
            }
        }
        self.found.push(chain);
    }

    fn joined(&self, chain: &Chain, hit: &Hit) -> Option<Chain> {
        let follows = hit.proclitics == 0
            && (chain.source.end..=chain.source.end + 1).contains(&hit.source.0)
            && (chain.target.end..=chain.target.end + 2).contains(&hit.target.0);
        if !follows || !(chain.source.end..=hit.source.0).all(|at| self.sides.goes_on(at)) {
            return None;
        }
        let (mut cost, mut left_out) = (0.0, 0);
        let mut leave = |particle: bool| {
            cost += if particle { PARTICLE } else { LEFT_OUT };
            left_out += usize::from(!particle);
        };
        (chain.source.end..hit.source.0).for_each(|at| leave(is_particle(self.sides.source.words().key(at))));
        (chain.target.end..hit.target.0).for_each(|at| leave(self.sides.is_small(at)));
        (left_out <= 1).then(|| Chain {
            source: chain.source.start..hit.source_end(),
            target: chain.target.start..hit.target_end(),
            raw: chain.raw + hit.raw - cost,
            letters: chain.letters + hit.letters,
            hits: chain.hits + 1,
            left_out: chain.left_out + left_out,
            known: false,
            worst: chain.worst.min(hit.raw),
            ..*chain
        })
    }
}

impl Sides<'_> {
    /// Whether a word of the source may go on with the name that the word before it belongs to.
    fn goes_on(&self, at: usize) -> bool {
        let words = self.source.words();
        let gap = words.get(at).gap;
        let initial = gap.only(Gap::STOP.with(Gap::SPACE)) && words.clean(at - 1).chars().count() <= 4;
        (gap.joins_name() || initial) && words.get(at).script == Script::Arabic && !words.cues(at).has(Cue::Function)
    }

    fn is_small(&self, at: usize) -> bool {
        self.english.class(at) == super::english::WordClass::Small
    }

    /// An article before the first word of a chain belongs to it.
    fn take_article(&self, chain: &mut Chain, name: &Range<usize>) {
        let Some(before) = chain.target.start.checked_sub(1).filter(|before| *before >= name.start) else { return };
        let article = self.english.span(before).of(self.target.text());
        if ARTICLES.contains(&article) && self.target.words().get(chain.target.start).gap.only(Gap::HYPHEN.with(Gap::SPACE)) {
            chain.target.start = before;
        }
    }
}
