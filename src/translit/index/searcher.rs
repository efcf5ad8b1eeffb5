//! Asks the index: words first, then the names that hold them.

use std::collections::HashMap;

use super::align::{Hit, Query, align};
use super::judge::{Effort, Judge};
use super::walk::Beam;
use super::{Coverage, Found, MOST_WORDS, NameIndex};
use crate::text::normalize;
use crate::translit::letters::{self, Letter};
use crate::translit::model::Model;
use crate::translit::names::{is_arabic_particle, without_article, words};
use crate::translit::score::Scorer;

/// The first search: enough for the best few answers where the name is there.
const NARROW: Effort = Effort {
    beam: Beam { width: 120, floor: 5e-4, ahead: true },
    listened: 64,
    share: 2e-3,
    twice: 32,
    front_margin: 10.0,
    exactly: 20,
    margin: 12.0,
};

/// The second, where the first finds no answer.
const WIDE: Effort = Effort {
    beam: Beam { width: 300, floor: 1e-4, ahead: true },
    listened: 48,
    share: 2e-3,
    twice: 20,
    front_margin: 9.0,
    exactly: 8,
    margin: 6.0,
};

/// The only one where many answers are wanted: the tenth is far from the first.
const THOROUGH: Effort = Effort {
    beam: Beam { width: 600, floor: 1e-5, ahead: false },
    listened: 80,
    share: 0.0,
    twice: 40,
    front_margin: f64::INFINITY,
    exactly: 20,
    margin: 12.0,
};

/// Answers from which on a narrow search does not do.
pub(in crate::translit) const MANY_ANSWERS: usize = 11;

/// The score from which the first search is enough, and whoever asks for no less is content with it.
const ANSWER: f32 = 0.5;

/// What an article that only the Arabic has costs, in nats.
pub(in crate::translit) const ARTICLE: f64 = 1.0;

/// Names looked at for one word, at most, in a query of one word: a given name stands in thousands of names.
const FEW: usize = 200;

/// The same in a query of several words.
const MANY: usize = 20_000;

/// What a last name alone keeps of its score.
const FAMILY: f32 = 0.8;

/// What a first name alone keeps of its score.
const GIVEN: f32 = 0.3;

/// Nats below which a word is no hit.
pub(super) const WORST: f64 = -25.0;

/// Asks indexes; keeps its room between queries, so that only reading the query allocates. One for each thread.
#[derive(Debug, Clone)]
pub struct Searcher<'m> {
    model: &'m Model,
    scorer: Scorer<'m>,
    judge: Judge<'m>,
    scored: Vec<(f64, u32)>,
    hits: Vec<Hit>,
    found: Vec<Found>,
    words: Vec<Vec<Letter>>,
    joined: Vec<Letter>,
}

/// What words sound like, for queries of one index and one limit that share words. Grows with the different words: keep one for
/// each article.
#[derive(Debug, Clone, Default)]
pub struct WordMemory {
    words: HashMap<Box<[Letter]>, Vec<(f64, u32)>>,
}

impl<'m> Searcher<'m> {
    /// A searcher with the weights of `model`.
    pub fn new(model: &'m Model) -> Self {
        Self {
            model,
            scorer: Scorer::new(model),
            judge: Judge::new(model),
            scored: Vec::new(),
            hits: Vec::new(),
            found: Vec::new(),
            words: Vec::new(),
            joined: Vec::new(),
        }
    }

    /// The names that the Arabic `query` may be, best first, at most `limit`. Ties are broken by the order of the names.
    ///
    /// Takes under a millisecond among a hundred thousand names, a few among a million, and more where `limit` is above ten
    /// (docs/models.md has the figures).
    pub fn find(&mut self, index: &NameIndex, query: &str, limit: usize) -> &[Found] {
        self.find_above(index, query, limit, 0.0)
    }

    /// The same but for answers that score less than `floor`, 0..=1. Words that cannot score as much are left aside, and from one half
    /// on the search is narrow: it costs less than half on words that are no names, and loses one best answer in some hundreds.
    pub fn find_above(&mut self, index: &NameIndex, query: &str, limit: usize, floor: f32) -> &[Found] {
        self.answer(index, query, limit, floor, None)
    }

    /// The same as [`find`](Self::find), for many queries that share words: what a word sounds like is worked out once.
    pub fn find_remembering(&mut self, index: &NameIndex, query: &str, limit: usize, memory: &mut WordMemory) -> &[Found] {
        self.answer(index, query, limit, 0.0, Some(memory))
    }

    fn answer(
        &mut self,
        index: &NameIndex,
        query: &str,
        limit: usize,
        floor: f32,
        mut memory: Option<&mut WordMemory>,
    ) -> &[Found] {
        let query = Query { many: limit >= MANY_ANSWERS, ..self.read(query) };
        self.hits.clear();
        for first in 0..query.count {
            for count in 1..=2.min(query.count - first) {
                self.look_up(index, &query, first, count, floor, memory.as_deref_mut());
            }
        }
        self.gather(index, &query);
        self.found.retain(|found| found.score >= floor);
        let better = |one: &Found, other: &Found| {
            other.score.total_cmp(&one.score).then(other.raw.total_cmp(&one.raw)).then(one.name.cmp(&other.name))
        };
        self.found.sort_unstable_by(better);
        self.found.truncate(limit);
        &self.found
    }

    fn read(&mut self, text: &str) -> Query {
        let mut query = Query::default();
        for word in words(text).take(MOST_WORDS) {
            if self.words.len() == query.count {
                self.words.push(Vec::new());
            }
            letters::arabic(word, &mut self.words[query.count]);
            if !self.words[query.count].is_empty() {
                let particle = is_arabic_particle(&normalize::key(word));
                query.particles |= u16::from(particle) << query.count;
                query.count += 1;
            }
        }
        query
    }

    /// Looks up `count` words of the query as one.
    fn look_up(
        &mut self,
        index: &NameIndex,
        query: &Query,
        first: usize,
        count: usize,
        floor: f32,
        memory: Option<&mut WordMemory>,
    ) {
        let mut word = std::mem::take(&mut self.joined);
        word.clear();
        word.extend(self.words[first..first + count].iter().flatten().take(letters::LONGEST));
        match memory {
            None => self.score(index, query, &word, floor),
            Some(memory) => match memory.words.get(word.as_slice()) {
                Some(scored) => self.scored.clone_from(scored),
                None => {
                    self.score(index, query, &word, floor);
                    memory.words.insert(word.as_slice().into(), self.scored.clone());
                }
            },
        }
        let most = if query.count == 1 { FEW } else { MANY };
        for &(raw, form) in &self.scored {
            for posting in index.postings_of(form).iter().take(most) {
                self.hits.push(Hit {
                    name: posting.name,
                    query: (first as u8, count as u8),
                    start: posting.start,
                    count: posting.count,
                    letters: word.len() as u8,
                    raw,
                });
            }
        }
        self.joined = word;
    }

    /// Scores the words of the index that a word of the query may be, as thoroughly as the query asks for.
    fn score(&mut self, index: &NameIndex, query: &Query, word: &[Letter], floor: f32) {
        // Of several words, one may be bad where the others are good.
        let needed = if query.count == 1 { self.model.calibration().least_score(floor, word.len()) } else { WORST };
        let needed = needed.max(WORST);
        self.judge.begin();
        if query.many {
            self.score_words(index, word, needed, &THOROUGH);
        } else {
            self.score_words(index, word, needed, &NARROW.for_size(index));
            let sure = self.model.calibration().least_score(ANSWER, word.len());
            if floor < ANSWER && self.scored.iter().all(|&(raw, _)| raw < sure) {
                self.score_words(index, word, needed, &WIDE);
            }
        }
    }

    /// Scores the words of the index that an Arabic word may be, with and without its article.
    fn score_words(&mut self, index: &NameIndex, word: &[Letter], needed: f64, effort: &Effort) {
        self.scored.clear();
        let usual = self.scorer.arabic_usual(word);
        self.judge.score(index, (word, 0, usual), needed, effort, &mut self.scored);
        if let Some(stem) = without_article(word) {
            self.judge.score(index, (stem, 1, usual - ARTICLE), needed, effort, &mut self.scored);
        }
        self.scored.sort_unstable_by(|one, other| one.1.cmp(&other.1).then(other.0.total_cmp(&one.0)));
        self.scored.dedup_by_key(|scored| scored.1);
    }

    /// Aligns every name that has a hit.
    fn gather(&mut self, index: &NameIndex, query: &Query) {
        self.found.clear();
        self.hits.sort_unstable_by(|one, other| {
            one.name.cmp(&other.name).then(one.query.cmp(&other.query)).then(one.start.cmp(&other.start))
        });
        for hits in self.hits.chunk_by(|one, other| one.name == other.name) {
            let name = hits[0].name;
            if let Some(aligned) = align(query, &index.names[name as usize], hits) {
                let sure = self.model.calibration().probability(aligned.raw, aligned.letters);
                let share = match aligned.coverage {
                    Coverage::Whole => 1.0,
                    Coverage::Family => FAMILY,
                    Coverage::Given => GIVEN,
                };
                self.found.push(Found {
                    name,
                    score: sure * share,
                    raw: aligned.raw,
                    letters: aligned.letters,
                    coverage: aligned.coverage,
                });
            }
        }
    }
}
