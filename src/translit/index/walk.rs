//! Walks the trie with an Arabic word, letter by letter: a beam of Latin beginnings, all for the same Arabic letters.

use super::steps::{Place, Step, Steps};
use super::trie::{Node, Trie};
use crate::translit::letters::Letter;
use crate::translit::model::Model;

/// Nats that a beginning may fall short of what is needed and still be followed: several ways to one word add up.
const SLACK: f64 = 1.0;

/// Of how many beginnings for each that is kept the letters below are looked at.
const CLOSER: usize = 2;

/// How widely the trie is searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Beam {
    /// Beginnings that are followed after each Arabic letter, at most.
    pub width: usize,
    /// Share of the best beginning's probability below which one is not followed.
    pub floor: f32,
    /// Whether a beginning is also judged by the letters that lie below it.
    pub ahead: bool,
}

/// A beginning: the node it leads to, and how probable it is for the Arabic so far.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    node: u32,
    weight: f32,
    /// The share of its weight that the letters below the node leave to hope for.
    hope: f32,
}

/// A word found: its number in the trie, and how probable it is for the Arabic, about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) word: u32,
    pub(crate) weight: f32,
}

/// The logarithm of the places of the table that finds equal nodes: several times what a layer reaches in an index of a million.
const SLOT_BITS: u32 = 15;

const SLOTS: usize = 1 << SLOT_BITS;

/// Beginnings of a layer before it is pruned, at most: the table never fills up.
const MOST: usize = SLOTS / 2;

/// Room for walks, kept between them so that they do not allocate.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    steps: Steps,
    places: Vec<Place>,
    now: Vec<Beginning>,
    nodes: Vec<Node>,
    next: Layer,
    /// The logarithm of the most that can be gained from each letter of the word on.
    rest: Vec<f64>,
    /// The logarithm of what the weights of `now` and `found` are shares of.
    scale: f64,
    /// What was found, the most probable first.
    pub(crate) found: Vec<Candidate>,
}

/// The beginnings after one more letter; equal nodes are one.
#[derive(Debug, Clone)]
struct Layer {
    beginnings: Vec<Beginning>,
    /// Places in `beginnings`, each with the number of the layer that it was written for.
    slots: Vec<(u32, u32)>,
    number: u32,
    best: f32,
    floor: f32,
    /// The weight below which nothing is reached, whatever the best is.
    least: f32,
}

impl Default for Room {
    fn default() -> Self {
        let next = Layer { beginnings: Vec::new(), slots: vec![(0, 0); SLOTS], number: 0, best: 0.0, floor: 0.0, least: 0.0 };
        Self {
            steps: Steps::default(),
            places: Vec::new(),
            now: Vec::new(),
            nodes: Vec::new(),
            next,
            rest: Vec::new(),
            scale: 0.0,
            found: Vec::new(),
        }
    }
}

impl Room {
    /// Finds the words of `trie` that `query` most probably stands for, at most `limit`, and none whose weight has a logarithm well
    /// below `least`.
    pub(crate) fn search(&mut self, trie: &Trie, model: &Model, query: &[Letter], beam: &Beam, (least, limit): (f64, usize)) {
        self.steps.of(model, query, &mut self.places);
        self.sum_up_rest();
        self.scale = 0.0;
        self.now.clear();
        self.now.push(Beginning { node: 0, weight: 1.0, hope: 1.0 });
        for at in 0..self.places.len() {
            let needed = libm::exp((least - SLACK - self.rest[at + 1] - self.scale).min(0.0)) as f32;
            self.next.begin(beam.floor, needed);
            self.read(trie, at);
            if beam.ahead && at + 1 < self.places.len() {
                self.look_below(trie, at, needed, beam);
            }
            let best = prune(&mut self.now, needed, beam);
            if self.now.is_empty() {
                break;
            }
            self.scale += libm::log(f64::from(best));
        }
        self.gather(trie, limit);
    }

    /// Works out what can be gained from each letter on.
    fn sum_up_rest(&mut self) {
        self.rest.clear();
        self.rest.resize(self.places.len() + 1, 0.0);
        for (at, place) in self.places.iter().enumerate().rev() {
            self.rest[at] = self.rest[at + 1] + libm::log(f64::from(place.best));
        }
    }

    /// Reads one letter: from every beginning along every step.
    fn read(&mut self, trie: &Trie, at: usize) {
        let place = &self.places[at];
        let steps = self.steps.at(place);
        fetch(trie, &self.now, &mut self.nodes);
        for (beginning, node) in self.now.iter().zip(&self.nodes) {
            self.next.reach(beginning.node, beginning.weight * place.nothing);
            let mut letters = node.letters() & place.letters;
            while letters != 0 {
                let at = usize::from(place.heads[letters.trailing_zeros() as usize]);
                letters &= letters - 1;
                self.next.follow(trie, &steps[at..at + usize::from(steps[at].skip)], *node, beginning.weight);
            }
        }
        std::mem::swap(&mut self.now, &mut self.next.beginnings);
    }

    /// Says of each beginning what the letters below its node leave to hope for; only of the weightiest, which are worth the way to
    /// their nodes, and the others are dropped.
    fn look_below(&mut self, trie: &Trie, at: usize, needed: f32, beam: &Beam) {
        keep(&mut self.now, needed.max(self.next.best * beam.floor), CLOSER * beam.width);
        fetch(trie, &self.now, &mut self.nodes);
        let later = &self.places[at + 1..];
        for (beginning, node) in self.now.iter_mut().zip(&self.nodes) {
            beginning.hope = later.iter().map(|place| self.steps.hope(place, node.below())).product();
        }
    }

    /// The words at which beginnings end, the most probable first.
    fn gather(&mut self, trie: &Trie, limit: usize) {
        self.found.clear();
        let word = |beginning: &Beginning| {
            let word = trie.node(beginning.node).word()?;
            Some(Candidate { word, weight: beginning.weight })
        };
        self.found.extend(self.now.iter().filter_map(word));
        let better = |one: &Candidate, other: &Candidate| other.weight.total_cmp(&one.weight).then(one.word.cmp(&other.word));
        self.found.sort_unstable_by(better);
        self.found.truncate(limit);
    }
}

/// Reads the nodes of beginnings. Those of a large trie lie in memory that is far: all are asked for before the first is needed.
fn fetch(trie: &Trie, beginnings: &[Beginning], nodes: &mut Vec<Node>) {
    nodes.clear();
    nodes.extend(beginnings.iter().map(|beginning| trie.node(beginning.node)));
}

/// Keeps the most hopeful beginnings, the weightiest of them first, and makes that one's weight 1; returns what it was.
fn prune(beginnings: &mut Vec<Beginning>, needed: f32, beam: &Beam) -> f32 {
    let best = beginnings.iter().map(Beginning::promise).fold(0.0, f32::max);
    keep(beginnings, needed.max(best * beam.floor), beam.width);
    let weightiest = beginnings.iter().map(|beginning| beginning.weight).fold(0.0, f32::max);
    if let Some(first) = beginnings.iter().position(|beginning| beginning.weight == weightiest) {
        beginnings.swap(0, first);
    }
    for beginning in beginnings {
        (beginning.weight, beginning.hope) = (beginning.weight / weightiest, 1.0);
    }
    weightiest
}

/// Keeps the beginnings that promise more than `floor`, the `most` most promising ones.
fn keep(beginnings: &mut Vec<Beginning>, floor: f32, most: usize) {
    beginnings.retain(|beginning| beginning.promise() > floor);
    if beginnings.len() > most {
        let better =
            |one: &Beginning, other: &Beginning| other.promise().total_cmp(&one.promise()).then(one.node.cmp(&other.node));
        beginnings.select_nth_unstable_by(most, better);
        beginnings.truncate(most);
    }
}

impl Beginning {
    /// About how probable the words below it may be.
    fn promise(&self) -> f32 {
        self.weight * self.hope
    }
}

impl Layer {
    fn begin(&mut self, floor: f32, least: f32) {
        self.beginnings.clear();
        self.number = self.number.wrapping_add(1);
        if self.number == 0 {
            self.slots.fill((0, 0));
            self.number = 1;
        }
        (self.best, self.floor, self.least) = (0.0, floor, least);
    }

    /// Follows all steps from one beginning.
    fn follow(&mut self, trie: &Trie, steps: &[Step], node: Node, weight: f32) {
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            let next = at + usize::from(step.skip);
            let most = weight * step.best;
            if most > self.best * self.floor
                && most > self.least
                && let Some(child) = node.child(step.letter)
            {
                self.reach(child, weight * step.weight);
                if next > at + 1 {
                    self.follow(trie, &steps[at + 1..next], trie.node(child), weight);
                }
            }
            at = next;
        }
    }

    /// Adds to the weight of a node.
    #[inline]
    fn reach(&mut self, node: u32, weight: f32) {
        if weight <= self.best * self.floor || weight <= self.least || self.beginnings.len() >= MOST {
            return;
        }
        let mut slot = (node.wrapping_mul(0x9e37_79b1) >> (u32::BITS - SLOT_BITS)) as usize;
        loop {
            let (number, at) = self.slots[slot];
            if number != self.number {
                self.slots[slot] = (self.number, self.beginnings.len() as u32);
                self.beginnings.push(Beginning { node, weight, hope: 1.0 });
                self.best = self.best.max(weight);
                return;
            }
            let beginning = &mut self.beginnings[at as usize];
            if beginning.node == node {
                beginning.weight += weight;
                self.best = self.best.max(beginning.weight);
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}
