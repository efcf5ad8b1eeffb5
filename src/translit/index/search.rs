//! Walks the trie with an Arabic word: the forward sums of the short list of arcs, in a beam.

use super::trie::{Node, Trie};
use crate::translit::arcs::{Arcs, CHUNK, CHUNKS, GROUP, GROUPS, group};
use crate::translit::letters::{LONGEST, Letter};
use crate::translit::spelling::Spelling;
use crate::translit::transducer::probability;

/// How widely the trie is searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Beam {
    /// Nodes of one depth that are followed, at most.
    pub width: usize,
    /// Share of the best node's score below which a node is not followed.
    pub floor: f32,
    /// Candidates, at most.
    pub limit: usize,
}

/// Half of what a node may owe to a chunk that is not finished at it: the share of its parent's score that it is given.
const UNFINISHED: f32 = 0.1;

/// A word found: its number, and the probability of the Arabic by the short list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    /// The number of the word in the trie.
    pub word: u32,
    /// How probable the Arabic word is for it.
    pub probability: f32,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    node: Node,
    /// Place of the parent in its layer.
    parent: u32,
    chunk: u16,
    score: f32,
}

/// Nodes of one depth with their rows.
#[derive(Debug, Clone, Default)]
struct Layer {
    items: Vec<Item>,
    rows: Vec<f32>,
}

/// An arc of a chunk that fits the query: the place before the group, its length, its probability.
#[derive(Debug, Clone, Copy)]
struct Fit {
    place: u8,
    length: u8,
    probability: f32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cached {
    stamp: u32,
    start: u32,
    count: u32,
    nothing: f32,
}

/// Room for a search, kept between searches so that they do not allocate.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    layers: [Layer; CHUNK + 1],
    order: Vec<u32>,
    fits: Vec<Fit>,
    cache: Vec<Cached>,
    places: Vec<u32>,
    stamp: u32,
    gains: [f32; LONGEST + 1],
    /// What was found, best first.
    pub found: Vec<Candidate>,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            layers: Default::default(),
            order: Vec::new(),
            fits: Vec::new(),
            cache: vec![Cached::default(); CHUNKS],
            places: vec![0; GROUPS],
            stamp: 0,
            gains: [0.0; LONGEST + 1],
            found: Vec::new(),
        }
    }
}

impl Room {
    /// Finds the words of `trie` that `query` most probably stands for.
    pub(crate) fn search(&mut self, trie: &Trie, arcs: &Arcs, spelling: &Spelling<'_>, query: &[Letter], beam: &Beam) {
        self.begin(query, spelling);
        let width = query.len() + 1;
        let mut first =
            Layer { items: std::mem::take(&mut self.layers[0].items), rows: std::mem::take(&mut self.layers[0].rows) };
        first.items.clear();
        first.rows.clear();
        first.items.push(Item { node: trie.root(), parent: 0, chunk: 0, score: 1.0 });
        first.rows.resize(width, 0.0);
        first.rows[0] = 1.0;
        self.layers[0] = first;
        for depth in 1..=LONGEST {
            self.deepen(trie, arcs, depth, width, beam);
            if self.layers[depth % (CHUNK + 1)].items.is_empty() {
                break;
            }
        }
        self.end(query, beam);
    }

    /// Notes where each group of the query stands, and what each prefix of the query is worth.
    fn begin(&mut self, query: &[Letter], spelling: &Spelling<'_>) {
        self.found.clear();
        self.fits.clear();
        self.stamp += 1;
        let mut cost = 0;
        for place in 0..=query.len() {
            self.gains[place] = 1.0 / probability(cost).max(1e-30) as f32;
            cost += spelling.letter_cost(query, place);
            for length in 1..=GROUP.min(query.len() - place) {
                self.places[group(&query[place..place + length])] |= 1 << place;
            }
        }
    }

    fn end(&mut self, query: &[Letter], beam: &Beam) {
        for place in 0..query.len() {
            for length in 1..=GROUP.min(query.len() - place) {
                self.places[group(&query[place..place + length])] = 0;
            }
        }
        let better =
            |one: &Candidate, other: &Candidate| other.probability.total_cmp(&one.probability).then(one.word.cmp(&other.word));
        if self.found.len() > beam.limit {
            self.found.select_nth_unstable_by(beam.limit, better);
            self.found.truncate(beam.limit);
        }
        self.found.sort_unstable_by(better);
    }

    fn deepen(&mut self, trie: &Trie, arcs: &Arcs, depth: usize, width: usize, beam: &Beam) {
        let mut next = std::mem::take(&mut self.layers[depth % (CHUNK + 1)]);
        next.items.clear();
        next.rows.clear();
        let above = (depth - 1) % (CHUNK + 1);
        for parent in 0..self.layers[above].items.len() {
            let item = self.layers[above].items[parent];
            for &node in trie.children(item.node) {
                let chunk = (usize::from(item.chunk) << 5 | usize::from(node.letter)) & (CHUNKS - 1);
                let start = next.rows.len();
                next.rows.resize(start + width, 0.0);
                let row = &mut next.rows[start..];
                self.fill(row, arcs, chunk, depth, parent, width);
                let own = row.iter().zip(&self.gains).map(|(cell, gain)| cell * gain).fold(0.0, f32::max);
                if let Some(word) = node.word().filter(|_| row[width - 1] > 0.0) {
                    self.found.push(Candidate { word, probability: row[width - 1] });
                }
                let score = own.max(item.score * UNFINISHED);
                next.items.push(Item { node, parent: parent as u32, chunk: chunk as u16, score });
            }
        }
        self.prune(&mut next, width, beam);
        self.layers[depth % (CHUNK + 1)] = next;
    }

    /// The forward sums at one node, from those of its last three ancestors.
    #[inline]
    fn fill(&mut self, row: &mut [f32], arcs: &Arcs, chunk: usize, depth: usize, parent: usize, width: usize) {
        let mut ancestor = parent;
        for length in 1..=CHUNK.min(depth) {
            let number = chunk & ((1 << (5 * length)) - 1);
            let cached = self.fitting(arcs, number, width);
            let layer = &self.layers[(depth - length) % (CHUNK + 1)];
            let before = &layer.rows[ancestor * width..(ancestor + 1) * width];
            if cached.nothing > 0.0 {
                for (cell, from) in row.iter_mut().zip(before) {
                    *cell += from * cached.nothing;
                }
            }
            for fit in &self.fits[cached.start as usize..(cached.start + cached.count) as usize] {
                row[usize::from(fit.place + fit.length)] += before[usize::from(fit.place)] * fit.probability;
            }
            ancestor = layer.items[ancestor].parent as usize;
        }
    }

    /// The arcs of a chunk that fit the query, worked out once a query.
    #[inline]
    fn fitting(&mut self, arcs: &Arcs, chunk: usize, width: usize) -> Cached {
        let cached = self.cache[chunk];
        if cached.stamp == self.stamp {
            return cached;
        }
        let mut fresh = Cached { stamp: self.stamp, start: self.fits.len() as u32, count: 0, nothing: 0.0 };
        for written in arcs.of(chunk) {
            if written.group == 0 {
                fresh.nothing = written.probability;
                continue;
            }
            let mut places = self.places[usize::from(written.group)];
            let length = if written.group >= 64 { 2 } else { 1 };
            while places != 0 {
                let place = places.trailing_zeros() as u8;
                places &= places - 1;
                if usize::from(place + length) < width {
                    self.fits.push(Fit { place, length, probability: written.probability });
                }
            }
        }
        fresh.count = self.fits.len() as u32 - fresh.start;
        self.cache[chunk] = fresh;
        fresh
    }

    /// Keeps the best nodes of a layer, in their order.
    fn prune(&mut self, layer: &mut Layer, width: usize, beam: &Beam) {
        let best = layer.items.iter().map(|item| item.score).fold(0.0, f32::max);
        let floor = best * beam.floor;
        self.order.clear();
        self.order.extend((0..layer.items.len() as u32).filter(|&at| layer.items[at as usize].score > floor));
        if self.order.len() > beam.width {
            let score = |at: u32| layer.items[at as usize].score;
            self.order
                .select_nth_unstable_by(beam.width, |&one, &other| score(other).total_cmp(&score(one)).then(one.cmp(&other)));
            self.order.truncate(beam.width);
            self.order.sort_unstable();
        }
        for (to, &from) in self.order.iter().enumerate() {
            let from = from as usize;
            layer.items[to] = layer.items[from];
            layer.rows.copy_within(from * width..(from + 1) * width, to * width);
        }
        layer.items.truncate(self.order.len());
        layer.rows.truncate(self.order.len() * width);
    }
}
