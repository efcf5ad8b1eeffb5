//! From words to names: hits that follow each other on both sides.

use std::collections::HashSet;
use std::ops::Range;

use super::hits::{Hit, Sides};
use super::sound::Ear;
use super::translated;
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

/// Nats from which a chain may grow.
const LIKELY: f32 = 2.0;

/// Chains of one name that may grow, at most.
const GROWN: usize = 12;

/// Chains kept for one name.
const KEPT: usize = 40;

/// Latin articles, which belong to the word behind them and which Arabic writes on it: those that are one wherever they stand, and
/// those that are one before a hyphen.
const ARTICLES: [&str; 4] = ["Al", "El", "al", "el"];
const BEFORE_HYPHEN: [&str; 12] = ["Ad", "An", "Ar", "As", "Ash", "Az", "ad", "an", "ar", "as", "ash", "az"];

/// What Arabic writes for `The`, where it is part of a name.
const THE: [&str; 3] = ["ذا", "ذه", "ذي"];

/// Words that both languages took over and that are no names by themselves, in lower case by byte order.
const LOANS: [&str; 40] = [
    "album",
    "batik",
    "cafe",
    "casino",
    "cinema",
    "computer",
    "covid",
    "democracy",
    "derby",
    "dollar",
    "euro",
    "film",
    "golf",
    "hockey",
    "internet",
    "laser",
    "marathon",
    "metro",
    "nickel",
    "opera",
    "petrol",
    "pizza",
    "plasma",
    "radar",
    "radio",
    "rally",
    "robot",
    "rugby",
    "studio",
    "taxi",
    "technology",
    "telephone",
    "television",
    "tennis",
    "tsunami",
    "uranium",
    "video",
    "virus",
    "web",
    "yuan",
];

/// A run of the source and a run of the translation whose words follow each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    pub(super) source: Range<usize>,
    pub(super) proclitics: usize,
    /// What the proclitics and the tail cost, in hundredths of a nat.
    pub(super) cost: u16,
    /// Bytes of the last word's key that are another word, written on to the name.
    pub(super) tail: usize,
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
    /// Words that are translated, not written by sound.
    pub(super) translated: usize,
    /// Words that it was stretched over though they fit badly.
    pub(super) stretched: usize,
}

/// The chains within one name of the translation, the best first. `source` are the words of the bead.
pub(super) fn chains(sides: &Sides<'_>, ear: &mut Ear, hits: &[Hit], name: &Range<usize>, source: &Range<usize>) -> Vec<Chain> {
    let inside: Vec<&Hit> = hits.iter().filter(|hit| hit.target.0 >= name.start && hit.target_end() <= name.end).collect();
    let mut search = Search { sides, hits: inside, found: Vec::new() };
    for at in 0..search.hits.len() {
        search.extend(chain_of(search.hits[at]));
    }
    let mut found = search.found;
    found.retain(|chain| sides.ends_well(chain));
    best(&mut found);
    let likely: Vec<Chain> = found.iter().filter(|chain| chain.raw >= LIKELY).take(GROWN).cloned().collect();
    for chain in &likely {
        found.extend(translated::stretched(sides, ear, chain, name, source));
    }
    for step in translated::STEPS {
        let likely = found.iter().filter(|chain| chain.raw >= LIKELY);
        let grown: Vec<Chain> = likely.filter_map(|chain| translated::grown(step, sides, chain, name, source)).collect();
        found.extend(grown);
    }
    found.iter_mut().for_each(|chain| sides.take_article(chain, name));
    best(&mut found);
    found
}

/// Sorts chains, the best first, each run once, and drops the worst.
fn best(found: &mut Vec<Chain>) {
    found.sort_by(|one, other| other.raw.total_cmp(&one.raw).then_with(|| key(one).cmp(&key(other))));
    let mut seen = HashSet::new();
    found.retain(|chain| seen.insert(key(chain)));
    found.truncate(KEPT);
}

fn key(chain: &Chain) -> (usize, usize, usize, usize, usize, usize) {
    (chain.source.start, chain.source.end, chain.proclitics, chain.tail, chain.target.start, chain.target.end)
}

fn chain_of(hit: &Hit) -> Chain {
    Chain {
        source: hit.source.0..hit.source_end(),
        proclitics: hit.proclitics,
        cost: hit.cost,
        tail: hit.tail,
        target: hit.target.0..hit.target_end(),
        raw: hit.raw,
        letters: hit.letters,
        hits: 1,
        left_out: 0,
        known: hit.known,
        worst: hit.raw,
        translated: usize::from(hit.translated),
        stretched: 0,
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
            && chain.tail == 0
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
        let parts_names = |at: usize| {
            let words = self.sides.source.words();
            let cues = words.cues(at);
            (cues.has(Cue::Function) || cues.has(Cue::Title)) && !is_particle(words.key(at))
        };
        if (chain.source.end..hit.source.0).any(parts_names)
            || (chain.target.end..hit.target.0).any(|at| self.sides.is_title(at))
        {
            return None;
        }
        (chain.source.end..hit.source.0).for_each(|at| leave(is_particle(self.sides.source.words().key(at))));
        (chain.target.end..hit.target.0).for_each(|at| leave(self.sides.is_small(at)));
        (left_out <= 1).then(|| Chain {
            source: chain.source.start..hit.source_end(),
            cost: chain.cost + hit.cost,
            tail: hit.tail,
            target: chain.target.start..hit.target_end(),
            raw: chain.raw + hit.raw - cost,
            letters: chain.letters + hit.letters,
            hits: chain.hits + 1,
            translated: chain.translated + usize::from(hit.translated),
            left_out: chain.left_out + left_out,
            known: false,
            worst: chain.worst.min(hit.raw),
            ..*chain
        })
    }
}

impl Sides<'_> {
    /// Whether a word of the source may go on with the name that the word before it belongs to.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.is_joined(at) && self.may_be_name(at)
    }

    /// Whether nothing but a space or the stop of an initial parts a word of the source from the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let words = self.source.words();
        let gap = words.get(at).gap;
        let initial = gap.only(Gap::STOP.with(Gap::SPACE)) && words.clean(at - 1).chars().count() <= 4;
        words.get(at).script == Script::Arabic && (gap.joins_name() || initial)
    }

    pub(super) fn is_small(&self, at: usize) -> bool {
        self.english.class(at) == super::english::WordClass::Small
    }

    /// An article before the first word of a chain belongs to it, and what a hyphen joins to its last one.
    fn take_article(&self, chain: &mut Chain, name: &Range<usize>) {
        let is_tail = |at: usize| self.target.words().get(at).gap == Gap::HYPHEN && self.is_small(at);
        while chain.target.end < name.end && is_tail(chain.target.end) {
            chain.target.end += 1;
        }
        let Some(before) = chain.target.start.checked_sub(1) else { return };
        let article = self.english.span(before).of(self.target.text());
        let gap = self.target.words().get(chain.target.start).gap;
        let is_article = ARTICLES.contains(&article) && gap.only(Gap::HYPHEN.with(Gap::SPACE))
            || BEFORE_HYPHEN.contains(&article) && gap == Gap::HYPHEN;
        if before >= name.start && is_article {
            chain.target.start = before;
        } else if article == "The" && gap == Gap::SPACE && chain.proclitics == 0 {
            let words = self.source.words();
            let spoken =
                chain.source.start.checked_sub(1).filter(|&at| {
                    THE.contains(&words.key(at)) && self.source.words().get(chain.source.start).gap == Gap::SPACE
                });
            if let Some(spoken) = spoken {
                (chain.source.start, chain.target.start) = (spoken, before);
            }
        }
    }

    /// Whether a chain is one word that is no name by itself, though it sounds alike: غولف is `Golf` in any club.
    fn is_loan(&self, chain: &Chain) -> bool {
        let word = || self.english.span(chain.target.start).of(self.target.text()).to_lowercase();
        !chain.known && chain.target.len() == 1 && LOANS.binary_search(&word().as_str()).is_ok()
    }

    /// Whether a chain ends with a word that names end with, not with `of`.
    fn ends_well(&self, chain: &Chain) -> bool {
        if chain.translated == chain.hits || self.is_loan(chain) {
            return false;
        }
        let last = self.english.span(chain.target.end - 1).of(self.target.text());
        !self.is_small(chain.target.end - 1)
            || chain.known
            || self.target.words().get(chain.target.end - 1).gap == Gap::HYPHEN && last.len() > 1
    }
}
