//! What each Arabic letter may be written as, between its neighbours: the steps of a walk.

use std::collections::HashMap;
use std::ops::Range;

use crate::translit::contexts::{self, LONGEST_CHUNK, SPELL, WRITE, WRITE_SPLIT};
use crate::translit::letters::{EDGE, Letter, plain_latin};
use crate::translit::model::Model;
use crate::translit::smoothed::Levels;
use crate::translit::spelling::NEVER_SEEN;
use crate::translit::table::PER_NAT;
use crate::translit::transducer::probability;

/// Chunks that weigh less than this are no step.
const IMPROBABLE: f32 = 1e-4;

/// Share of a chunk's rarity that it gains: between 0.4 and 0.6 the walk loses least.
const RARITY: f64 = 0.45;

/// The plain letters a, e, i, o, u and y as bits.
const VOWELS: u32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21 | 1 << 25;

/// Steps kept, at most: more than all three-letter contexts of running text need.
const MOST: usize = 1 << 20;

/// A letter of the chunks that an Arabic letter may be written as. They are a trie, laid out depth first: what begins alike is
/// walked once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// The plain Latin letter.
    pub(super) letter: Letter,
    /// How many steps further the next chunk lies that does not begin with this one.
    pub(super) skip: u16,
    /// The weight of the chunk that ends here, its probability and what it gains by being rare; 0 where none does.
    pub(super) weight: f32,
    /// The largest weight of a chunk that begins with this one.
    pub(super) best: f32,
}

/// Consonants that some of the chunks have which an Arabic letter may be written as.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Core {
    /// The consonants as bits.
    letters: u32,
    /// The largest weight of such a chunk, as a share of the place's.
    share: f32,
}

/// The steps of a letter between its neighbours.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// The probability that nothing is written.
    pub(super) nothing: f32,
    /// The largest weight of what may be written, nothing among it.
    pub(super) best: f32,
    steps: Range<usize>,
    cores: Range<usize>,
    /// The first letters of its chunks, as bits.
    pub(super) letters: u32,
    /// For each first letter, which step it is.
    pub(super) heads: [u16; 32],
}

/// The steps asked for so far. They depend on the model alone, so that whatever was worked out for one query serves all others.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps {
    places: HashMap<[Letter; 3], Place>,
    steps: Vec<Step>,
    cores: Vec<Core>,
    /// What each letter may be written as, between any neighbours.
    chunks: HashMap<Letter, Vec<Chunk>>,
    weighed: Vec<(Plain, f32)>,
}

/// The plain letters of a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Plain {
    letters: [Letter; LONGEST_CHUNK],
    length: usize,
}

/// What a letter may be written as.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    number: u32,
    plain: Plain,
    /// What it gains by being rare.
    rarity: f32,
}

impl Steps {
    /// The steps of each letter of `query`.
    pub(super) fn of(&mut self, model: &Model, query: &[Letter], out: &mut Vec<Place>) {
        out.clear();
        if self.steps.len() > MOST {
            self.places.clear();
            self.steps.clear();
            self.cores.clear();
        }
        for (at, &letter) in query.iter().enumerate() {
            let before = at.checked_sub(1).map_or(EDGE, |before| query[before]);
            let context = [before, letter, query.get(at + 1).copied().unwrap_or(EDGE)];
            let place = match self.places.get(&context) {
                Some(place) => place.clone(),
                None => {
                    let place = self.work_out(model, query, at);
                    self.places.insert(context, place.clone());
                    place
                }
            };
            out.push(place);
        }
    }

    /// The steps of a place.
    pub(super) fn at(&self, place: &Place) -> &[Step] {
        &self.steps[place.steps.clone()]
    }

    /// The share of the weight that can still be gained at a place where the Latin has none but these letters left, given as bits.
    #[inline]
    pub(super) fn hope(&self, place: &Place, below: u32) -> f32 {
        let cores = &self.cores[place.cores.clone()];
        cores.iter().find(|core| core.letters & !below == 0).map_or(0.0, |core| core.share)
    }

    /// Sorts chunks by their consonants, the most probable first.
    fn lay_out_cores(&mut self, nothing: f32, best: f32) -> Range<usize> {
        let start = self.cores.len();
        self.cores.push(Core { letters: 0, share: nothing / best });
        for (plain, weight) in &self.weighed {
            let consonants = plain.letters[..plain.length].iter().filter(|letter| VOWELS & 1 << (**letter & 31) == 0);
            let letters = consonants.fold(0, |letters, &letter| letters | 1 << (letter & 31));
            let share = weight / best;
            match self.cores[start..].iter_mut().find(|core| core.letters == letters) {
                Some(core) => core.share = core.share.max(share),
                None => self.cores.push(Core { letters, share }),
            }
        }
        self.cores[start..].sort_by(|one, other| other.share.total_cmp(&one.share));
        // Nothing can always be written: what is less probable is never asked for.
        let last = self.cores[start..].iter().position(|core| core.letters == 0).map_or(0, |at| start + at + 1);
        self.cores.truncate(last);
        start..last
    }

    fn work_out(&mut self, model: &Model, query: &[Letter], at: usize) -> Place {
        let table = model.to_latin(false).table;
        let levels = Levels::general(&table, &WRITE, contexts::write(query, at, 1, EDGE), WRITE_SPLIT);
        let cost = |chunk| Some(levels.cost(&table, chunk, levels.least(&table, chunk)?));
        let weight = |chunk| cost(chunk).map_or(0.0, |cost| probability(cost) as f32);
        let chunks = self.chunks.entry(query[at]).or_insert_with(|| chunks(model, query[at]));
        self.weighed.clear();
        for chunk in chunks {
            let weight = weight(chunk.number) * chunk.rarity;
            if weight > IMPROBABLE {
                self.weighed.push((chunk.plain, weight));
            }
        }
        // Chunks that differ in marks only are one step.
        self.weighed.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        let start = self.steps.len();
        let nothing = weight(0).max(IMPROBABLE);
        let best = lay_out(&self.weighed, 0, &mut self.steps).max(nothing);
        let cores = self.lay_out_cores(nothing, best);
        let (mut letters, mut heads, mut at) = (0, [0; 32], start);
        while let Some(step) = self.steps.get(at) {
            letters |= 1 << (step.letter & 31);
            heads[usize::from(step.letter & 31)] = (at - start) as u16;
            at += usize::from(step.skip);
        }
        Place { nothing, best, steps: start..self.steps.len(), cores, letters, heads }
    }
}

/// What a letter may be written as, in the order of the plain letters.
fn chunks(model: &Model, letter: Letter) -> Vec<Chunk> {
    let chunk = |number| {
        let mut letters = Vec::new();
        contexts::chunk_letters(number, &mut letters);
        let mut plain = Plain { letters: [EDGE; LONGEST_CHUNK], length: letters.len() };
        plain.letters.iter_mut().zip(&letters).for_each(|(plain, letter)| *plain = plain_latin(*letter));
        Chunk { number, plain, rarity: rarity(model, &letters) }
    };
    let mut chunks: Vec<Chunk> = model.endings().of(letter).filter(|&chunk| chunk != 0).map(chunk).collect();
    chunks.sort_by_key(|chunk| chunk.plain);
    chunks
}

/// What a chunk gains by being rare: a word that is spelt unusually says more where it fits.
fn rarity(model: &Model, chunk: &[Letter]) -> f32 {
    let table = model.latin_spelling().table;
    let cost = |place: usize| {
        let levels = Levels::general(&table, &SPELL, contexts::spell(chunk, place), 1 + place.min(1));
        let letter = u32::from(chunk[place]);
        levels.least(&table, letter).map_or(NEVER_SEEN, |least| levels.cost(&table, letter, least))
    };
    let cost: u32 = (0..chunk.len()).map(cost).sum();
    libm::exp(RARITY * f64::from(cost) / PER_NAT) as f32
}

/// Lays out sorted chunks that share their first `depth` letters and are longer; returns the largest weight.
fn lay_out(chunks: &[(Plain, f32)], depth: usize, out: &mut Vec<Step>) -> f32 {
    let mut most = 0.0f32;
    for same in chunks.chunk_by(|one, other| one.0.letters[depth] == other.0.letters[depth]) {
        let at = out.len();
        let ended = usize::from(same[0].0.length == depth + 1);
        let weight = if ended == 1 { same[0].1 } else { 0.0 };
        out.push(Step { letter: same[0].0.letters[depth], skip: 0, weight, best: 0.0 });
        let best = lay_out(&same[ended..], depth + 1, out).max(weight);
        (out[at].skip, out[at].best) = ((out.len() - at) as u16, best);
        most = most.max(best);
    }
    most
}
