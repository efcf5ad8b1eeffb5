//! Scores every word of an index: what a search is measured against.

use super::NameIndex;
use crate::translit::letters::{self, Letter};
use crate::translit::listener::Listener;
use crate::translit::model::Model;
use crate::translit::names::without_article;
use crate::translit::score::{Scorer, fit, logarithm};

use super::searcher::ARTICLE;

/// Nats that a probability may exceed one by rounding.
const SLACK: f64 = 0.1;

/// Finds the best word of an index by the exact score of every one: slow, loses nothing. One for each thread.
#[derive(Debug, Clone)]
pub struct Exhaustive<'a> {
    index: &'a NameIndex,
    scorer: Scorer<'a>,
    listener: Listener<'a>,
    /// How usual each form is.
    usual: Vec<f64>,
}

impl<'a> Exhaustive<'a> {
    /// Prepares to search `index` with the weights of `model`; works out how usual each of its words is.
    pub fn new(model: &'a Model, index: &'a NameIndex) -> Self {
        let scorer = Scorer::new(model);
        let usual = (0..index.form_count()).map(|form| scorer.usual(index.letters_of(form))).collect();
        Self { index, scorer, listener: Listener::new([model.to_latin(false), model.to_latin(true)]), usual }
    }

    /// The best score of a word of the index for one Arabic word, in nats, with its article or without.
    pub fn best(&mut self, word: &str) -> f64 {
        let mut letters = Vec::new();
        letters::arabic(word, &mut letters);
        let usual = self.scorer.arabic_usual(&letters);
        let best = self.best_reading(&letters, usual, f64::NEG_INFINITY);
        match without_article(&letters) {
            Some(stem) => self.best_reading(stem, usual - ARTICLE, best),
            None => best,
        }
    }

    /// Scores in full whatever may be better than `best`: no probability is above one, which bounds those not known yet.
    fn best_reading(&mut self, word: &[Letter], bonus: f64, mut best: f64) -> f64 {
        if word.is_empty() {
            return best;
        }
        self.listener.listen(word);
        for form in 0..self.index.form_count() {
            let (latin, usual) = (self.index.letters_of(form), self.usual[form as usize]);
            let forward = logarithm(self.listener.forward(latin));
            if bonus + fit(SLACK, forward, usual) <= best {
                continue;
            }
            let given = forward + logarithm(self.listener.backward(latin));
            if bonus + fit(SLACK, given, usual) > best {
                best = best.max(bonus + fit(self.scorer.arabic_given(word, latin), given, usual));
            }
        }
        best
    }
}
