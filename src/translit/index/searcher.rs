//! Asks the index: words first, then the names that hold them.

use std::collections::HashMap;

use super::align::{Hit, Query, align};
use super::walk::{Beam, Room};
use super::{Coverage, Found, MOST_WORDS, NameIndex};
use crate::text::normalize;
use crate::translit::letters::{self, Letter};
use crate::translit::listener::Listener;
use crate::translit::model::Model;
use crate::translit::names::{is_arabic_particle, without_article, words};
use crate::translit::score::{Scorer, fit, logarithm};

/// How widely is searched.
#[derive(Debug, Clone, Copy)]
struct Effort {
    beam: Beam,
    /// Words of the trie that are listened to, at most.
    listened: usize,
    /// Words listened to from the back too, at most.
    twice: usize,
    /// Words scored exactly, at most.
    exactly: usize,
    /// Nats that a word may look worse than the best one and still be scored exactly.
    margin: f64,
}

/// The first search: enough for the best few answers where the name is there.
const NARROW: Effort = Effort { beam: Beam { width: 60, floor: 3e-3 }, listened: 24, twice: 12, exactly: 8, margin: 5.0 };

/// The second, where the first finds no answer.
const WIDE: Effort = Effort { beam: Beam { width: 300, floor: 1e-4 }, listened: 48, twice: 20, exactly: 8, margin: 6.0 };

/// The only one where many answers are wanted: the tenth is far from the first.
const THOROUGH: Effort = Effort { beam: Beam { width: 600, floor: 1e-5 }, listened: 80, twice: 40, exactly: 20, margin: 12.0 };

/// Answers from which on a narrow search does not do.
pub(in crate::translit) const MANY_ANSWERS: usize = 11;

/// The score from which the first search is enough, and whoever asks for no less is content with it.
const ANSWER: f32 = 0.5;

/// What the usualness of a Latin word takes from its looks. By Bayes' rule the Arabic given the Latin is the Latin given the Arabic
/// less the Latin alone, so that this would be 1.6; the letter model is small, and a little less loses less.
const USUAL: f64 = 1.4;

/// What an article that only the Arabic has costs, in nats.
pub(super) const ARTICLE: f64 = 1.0;

/// Names looked at for one word, at most, in a query of one word: a given name stands in thousands of names.
const FEW: usize = 200;

/// The same in a query of several words.
const MANY: usize = 20_000;

/// What a last name alone keeps of its score.
const FAMILY: f32 = 0.8;

/// What a first name alone keeps of its score.
const GIVEN: f32 = 0.3;

/// Nats below which a word is no hit.
const WORST: f64 = -25.0;

/// Asks indexes; keeps its room between queries, so that only reading the query allocates. One for each thread.
#[derive(Debug, Clone)]
pub struct Searcher<'m> {
    model: &'m Model,
    scorer: Scorer<'m>,
    listener: Listener<'m>,
    room: Room,
    ranked: Vec<Ranked>,
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

/// A word that was listened to.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    form: u32,
    /// About what the exact score will be.
    looks: f64,
    /// The probability of the Latin for the Arabic, as [`Scorer::latin_given`] says it.
    given: f64,
    /// How usual the Latin is.
    usual: f64,
}

impl<'m> Searcher<'m> {
    /// A searcher with the weights of `model`.
    pub fn new(model: &'m Model) -> Self {
        Self {
            model,
            scorer: Scorer::new(model),
            listener: Listener::new([model.to_latin(false), model.to_latin(true)]),
            room: Room::default(),
            ranked: Vec::new(),
            scored: Vec::new(),
            hits: Vec::new(),
            found: Vec::new(),
            words: Vec::new(),
            joined: Vec::new(),
        }
    }

    /// The names that the Arabic `query` may be, best first, at most `limit`. Ties are broken by the order of the names.
    ///
    /// Takes one to two hundred microseconds where a name is there, nearly whatever the size of the index, and several times that
    /// where none is, or where `limit` is above ten.
    pub fn find(&mut self, index: &NameIndex, query: &str, limit: usize) -> &[Found] {
        self.find_above(index, query, limit, 0.0)
    }

    /// The same but for answers that score less than `floor`, 0..=1. Words that cannot score as much are left aside, and from one half
    /// on the search is narrow: it costs half as much on words that are no names, and loses one answer in a few hundred.
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
        if query.many {
            self.score_words(index, word, needed, THOROUGH);
        } else {
            self.score_words(index, word, needed, NARROW);
            let sure = self.model.calibration().least_score(ANSWER, word.len());
            if floor < ANSWER && self.scored.iter().all(|&(raw, _)| raw < sure) {
                self.score_words(index, word, needed, WIDE);
            }
        }
    }

    /// Scores the words of the index that an Arabic word may be, with and without its article.
    fn score_words(&mut self, index: &NameIndex, word: &[Letter], needed: f64, effort: Effort) {
        self.scored.clear();
        let usual = self.scorer.arabic_usual(word);
        self.score_reading(index, word, usual, needed, effort);
        if let Some(stem) = without_article(word) {
            self.score_reading(index, stem, usual - ARTICLE, needed, effort);
        }
        self.scored.sort_unstable_by(|one, other| one.1.cmp(&other.1).then(other.0.total_cmp(&one.0)));
        self.scored.dedup_by_key(|scored| scored.1);
    }

    fn score_reading(&mut self, index: &NameIndex, word: &[Letter], bonus: f64, needed: f64, effort: Effort) {
        if word.is_empty() || index.is_empty() {
            return;
        }
        self.room.search(&index.trie, self.model, word, &effort.beam, effort.listened);
        self.listener.listen(word);
        self.ranked.clear();
        for form in self.room.found.iter().flat_map(|found| index.forms_of(found.word)).take(2 * effort.listened) {
            let latin = index.letters_of(form);
            let (usual, given) = (self.scorer.usual(latin), logarithm(self.listener.forward(latin)));
            self.ranked.push(Ranked { form, looks: 2.0 * given - USUAL * usual, given, usual });
        }
        rank(&mut self.ranked, effort.twice);
        for ranked in &mut self.ranked {
            ranked.given += logarithm(self.listener.backward(index.letters_of(ranked.form)));
            ranked.looks = ranked.given - USUAL * ranked.usual;
        }
        rank(&mut self.ranked, effort.exactly);
        let least = self.ranked.first().map_or(0.0, |first| first.looks - effort.margin);
        for ranked in self.ranked.iter().take_while(|ranked| ranked.looks >= least) {
            if bonus + fit(0.0, ranked.given, ranked.usual) <= needed {
                continue;
            }
            let arabic_given = self.scorer.arabic_given(word, index.letters_of(ranked.form));
            let raw = bonus + fit(arabic_given, ranked.given, ranked.usual);
            if raw > needed {
                self.scored.push((raw, ranked.form));
            }
        }
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

/// Keeps those that look best, the best first.
fn rank(ranked: &mut Vec<Ranked>, most: usize) {
    ranked.sort_unstable_by(|one, other| other.looks.total_cmp(&one.looks).then(one.form.cmp(&other.form)));
    ranked.truncate(most);
}
