//! The other way round: an index of Arabic names that answers which of them a Latin name may be.
//!
//! Its words are an automaton, walked with the Latin word by the same short list of arcs that finds Latin words. The few names
//! found are then scored as a query for each would be against the Latin name, so that both directions give one score.

use std::collections::{BTreeMap, HashMap};

use fst::Map;
use fst::raw::{CompiledAddr, Output};

use super::arcs::{CHUNK, plain_chunk};
use super::index::{Coverage, NameIndex, Searcher};
use super::letters::{self, Letter, plain_arabic, plain_latin};
use super::model::Model;
use super::names::{is_latin_article, is_latin_particle, without_article, words};

/// States followed after each Latin letter.
const WIDTH: usize = 250;

/// Share of the best state below which one is not followed.
const HOPELESS: f32 = 1.0e-5;

/// Words found for each word of a query, at most.
const FOUND: usize = 25;

/// Names looked at for one word, at most.
const MANY: usize = 2_000;

/// Names scored exactly, at most.
const EXACTLY: usize = 30;

/// Letters up to which a word is also indexed joined with its neighbour.
const SHORT: usize = 4;

/// What a last word alone keeps of its score, and any other.
const PARTS: [f32; 2] = [0.8, 0.3];

/// An index of Arabic names. Built once; searched with room of its own.
#[derive(Debug)]
pub struct ArabicIndex {
    words: Map<Vec<u8>>,
    postings: Vec<Vec<u32>>,
    names: Vec<String>,
}

/// An Arabic name found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArabicFound {
    /// Its number, in the order in which the index was given the names.
    pub name: usize,
    /// Calibrated, 0..=1; for a whole name the same that [`Searcher::find`] gives the two the other way round.
    pub score: f32,
    /// Whether all of the Arabic name is meant, not a word of it.
    pub whole: bool,
}

/// Where a walk stands: a node of the automaton, and what the way there gave.
#[derive(Debug, Clone, Copy, PartialEq)]
struct State {
    node: CompiledAddr,
    output: u64,
    share: f32,
}

impl ArabicIndex {
    /// The index of these names.
    pub fn build(names: impl Iterator<Item = String>) -> Self {
        let names: Vec<String> = names.collect();
        let mut words: BTreeMap<Vec<Letter>, Vec<u32>> = BTreeMap::new();
        for (number, name) in names.iter().enumerate() {
            for word in keys(name) {
                let list = words.entry(word).or_default();
                if list.last() != Some(&(number as u32)) {
                    list.push(number as u32);
                }
            }
        }
        let rows = words.keys().zip(0..);
        let automaton = Map::from_iter(rows).expect("the words come in order");
        Self { words: automaton, postings: words.into_values().collect(), names }
    }

    /// The names that the Latin `query` may be, best first, at most `limit`; ties are broken by the order of the names. The
    /// searcher has the weights of `model`.
    pub fn find(&self, model: &Model, searcher: &mut Searcher<'_>, query: &str, limit: usize) -> Vec<ArabicFound> {
        let mut heard: HashMap<u32, (usize, f32)> = HashMap::new();
        for word in latin_keys(query) {
            let mut best: BTreeMap<u32, f32> = BTreeMap::new();
            for (found, share) in self.walk(model, &word) {
                for &name in self.postings[found].iter().take(MANY) {
                    let share = libm::logf(share.max(1e-30));
                    best.entry(name).and_modify(|kept| *kept = kept.max(share)).or_insert(share);
                }
            }
            for (name, share) in best {
                let sum = heard.entry(name).or_insert((0, 0.0));
                *sum = (sum.0 + 1, sum.1 + share);
            }
        }
        let mut likely: Vec<(u32, (usize, f32))> = heard.into_iter().collect();
        likely.sort_by(|one, other| (other.1.0).cmp(&one.1.0).then(other.1.1.total_cmp(&one.1.1)).then(one.0.cmp(&other.0)));
        let latin = NameIndex::build(model, std::iter::once(query));
        let scored = likely.iter().take(EXACTLY).filter_map(|&(name, _)| self.score(searcher, &latin, name as usize));
        let mut found: Vec<ArabicFound> = scored.collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.name.cmp(&other.name)));
        found.truncate(limit);
        found
    }

    /// Scores a name against the index of the query alone: as a whole, else by the word of it that fits best.
    fn score(&self, searcher: &mut Searcher<'_>, latin: &NameIndex, name: usize) -> Option<ArabicFound> {
        let text = &self.names[name];
        let mut ask = |text: &str, share: f32, whole: bool| {
            let found = searcher.find(latin, text, 1).first().copied()?;
            Some(ArabicFound { name, score: found.score * share, whole: whole && found.coverage == Coverage::Whole })
        };
        let count = words(text).count();
        let all = ask(text, 1.0, true);
        let parts = words(text).enumerate().filter(|_| count > 1);
        let parts = parts.filter_map(|(at, word)| ask(word, PARTS[usize::from(at + 1 < count)], false));
        all.into_iter().chain(parts).reduce(|best, next| if next.score > best.score { next } else { best })
    }

    /// The words that a Latin word may be, best first.
    fn walk(&self, model: &Model, latin: &[Letter]) -> Vec<(usize, f32)> {
        let mut rows: Vec<Vec<State>> = vec![Vec::new(); latin.len() + 1];
        rows[0].push(State { node: self.words.as_fst().root().addr(), output: 0, share: 1.0 });
        for at in 0..latin.len() {
            let states = merged(std::mem::take(&mut rows[at]));
            for length in 1..=CHUNK.min(latin.len() - at) {
                for written in model.arcs().of(plain_chunk(&latin[at..at + length])) {
                    for state in &states {
                        let share = state.share * written.probability;
                        if let Some(next) = self.follow(state, written.group, share) {
                            rows[at + length].push(next);
                        }
                    }
                }
            }
        }
        let mut found: Vec<(usize, f32)> = Vec::new();
        for state in merged(rows.pop().unwrap_or_default()) {
            let node = self.words.as_fst().node(state.node);
            if node.is_final() {
                found.push(((state.output + node.final_output().value()) as usize, state.share));
            }
        }
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(FOUND);
        found
    }

    fn follow(&self, state: &State, group: u16, share: f32) -> Option<State> {
        let mut next = State { share, ..*state };
        for letter in [(group >> 6) as Letter, (group & 0x3f) as Letter] {
            if letter != letters::EDGE {
                let node = self.words.as_fst().node(next.node);
                let transition = node.transition(node.find_input(plain_arabic(letter))?);
                next.node = transition.addr;
                next.output = Output::new(next.output).cat(transition.out).value();
            }
        }
        Some(next)
    }
}

/// Adds up equal states and keeps the best.
fn merged(mut states: Vec<State>) -> Vec<State> {
    states.sort_by_key(|state| (state.node, state.output));
    states.dedup_by(|later, kept| {
        let same = (later.node, later.output) == (kept.node, kept.output);
        if same {
            kept.share += later.share;
        }
        same
    });
    let floor = HOPELESS * states.iter().map(|state| state.share).fold(0.0, f32::max);
    states.retain(|state| state.share > floor);
    states
        .sort_by(|one, other| other.share.total_cmp(&one.share).then((one.node, one.output).cmp(&(other.node, other.output))));
    states.truncate(WIDTH);
    states
}

/// The words under which an Arabic name stands: with and without article, and joined with their neighbours where short.
fn keys(name: &str) -> Vec<Vec<Letter>> {
    let mut keys: Vec<Vec<Letter>> = Vec::new();
    let mut before: Option<Vec<Letter>> = None;
    for word in words(name) {
        let mut letters = Vec::new();
        letters::arabic(word, &mut letters);
        letters.iter_mut().for_each(|letter| *letter = plain_arabic(*letter));
        if letters.is_empty() {
            continue;
        }
        if let Some(first) = before.filter(|first| first.len() <= SHORT || letters.len() <= SHORT) {
            keys.push(first.iter().chain(&letters).copied().take(letters::LONGEST).collect());
        }
        keys.extend(without_article(&letters).map(<[Letter]>::to_vec));
        keys.push(letters.clone());
        before = Some(letters);
    }
    keys
}

/// The words of a Latin query but its articles, and short ones joined with their neighbours.
fn latin_keys(query: &str) -> Vec<Vec<Letter>> {
    let mut keys: Vec<Vec<Letter>> = Vec::new();
    let mut before: Option<Vec<Letter>> = None;
    let several = words(query).count() > 1;
    for word in words(query) {
        let mut letters = Vec::new();
        letters::latin(word, &mut letters);
        letters.iter_mut().for_each(|letter| *letter = plain_latin(*letter));
        let lower = word.to_lowercase();
        if letters.is_empty() || several && is_latin_article(&lower) {
            continue;
        }
        if let Some(first) = before.filter(|first| first.len() <= SHORT || letters.len() <= SHORT) {
            keys.push(first.iter().chain(&letters).copied().take(letters::LONGEST).collect());
        }
        if !(several && is_latin_particle(&lower)) {
            keys.push(letters.clone());
        }
        before = Some(letters);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(names: &[&str], query: &str) -> Option<(usize, bool)> {
        let index = ArabicIndex::build(names.iter().map(ToString::to_string));
        let mut searcher = Searcher::new(Model::builtin());
        index.find(Model::builtin(), &mut searcher, query, 3).first().map(|found| (found.name, found.whole))
    }

    #[test]
    fn arabic_names_are_found_whole_joined_and_by_a_part() {
        let names = ["أنطونيو غرامشي", "عبد الرحمن منيف", "إيفو أندريتش", "محمود درويش"];
        assert_eq!(first(&names, "Antonio Gramshi"), Some((0, true)));
        assert_eq!(first(&names, "Abdulrahman Muneef"), Some((1, true)));
        assert_eq!(first(&names, "Ivo Andritsh"), Some((2, true)));
        assert_eq!(first(&names, "Darweesh"), Some((3, false)));
        assert_eq!(first(&names, ""), None);
        assert_eq!(first(&[], "Ivo"), None);
    }
}
