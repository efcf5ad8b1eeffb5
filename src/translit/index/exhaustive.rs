//! Scores every word of an index: what a search is measured against.

use super::NameIndex;
use super::searcher::ARTICLE;
use super::sums::Sums;
use crate::translit::letters::{self, Letter};
use crate::translit::listener::Listener;
use crate::translit::model::Model;
use crate::translit::names::without_article;
use crate::translit::reader::Reader;
use crate::translit::score::{Scorer, arabic_given_for, fit, logarithm};

/// Nats that a probability may exceed one by rounding.
const SLACK: f64 = 0.1;

/// Finds the best word of an index by the exact score of every one that may be the best: slow, loses nothing. One for each thread.
///
/// The probabilities of the Latin for the Arabic are first summed for all words together (`sums`), which is never less than what
/// the exact score sees. No probability is above one, so that they bound the score; what the bound excludes is not scored.
#[derive(Debug, Clone)]
pub struct Exhaustive<'a> {
    index: &'a NameIndex,
    scorer: Scorer<'a>,
    listener: Listener<'a>,
    reader: Reader<'a>,
    /// How usual each form is.
    usual: Vec<f64>,
    /// From the front and from the back.
    sums: [Sums; 2],
}

impl<'a> Exhaustive<'a> {
    /// Prepares to search `index` with the weights of `model`; works out how usual each of its words is.
    pub fn new(model: &'a Model, index: &'a NameIndex) -> Self {
        let scorer = Scorer::new(model);
        let usual = (0..index.form_count()).map(|form| scorer.usual(index.letters_of(form))).collect();
        let sums = [false, true].map(|backward| Sums::new(model, index, backward));
        let listener = Listener::of_many([model.to_latin(false), model.to_latin(true)]);
        let reader = Reader::new([model.to_arabic(false), model.to_arabic(true)]);
        Self { index, scorer, listener, reader, usual, sums }
    }

    /// The best score of a word of the index for one Arabic word, in nats, with its article or without. That it is no less than
    /// `found`, a score that a word of the index has, spares work.
    pub fn best(&mut self, word: &str, found: f64) -> f64 {
        let mut letters = Vec::new();
        letters::arabic(word, &mut letters);
        let usual = self.scorer.arabic_usual(&letters);
        let best = self.best_reading(&letters, usual, found);
        match without_article(&letters) {
            Some(stem) => self.best_reading(stem, usual - ARTICLE, best),
            None => best,
        }
    }

    fn best_reading(&mut self, word: &[Letter], bonus: f64, mut best: f64) -> f64 {
        if word.is_empty() {
            return best;
        }
        self.listener.listen(word);
        let ([front, back], usual) = (&mut self.sums, &self.usual);
        let most = |given: f64, form: usize| bonus + fit(SLACK, given + SLACK, usual[form]);
        front.hear(&mut self.listener, word, |form| most(0.0, form), best);
        back.hear(&mut self.listener, word, |form| most(logarithm(front.sums[form]), form), best);
        let given = |form: usize| logarithm(front.sums[form]) + logarithm(back.sums[form]);
        let mut forms: Vec<(f64, u32)> = (0..usual.len()).map(|form| (most(given(form), form), form as u32)).collect();
        forms.retain(|&(most, _)| most > best);
        forms.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        for (most, form) in forms {
            if most <= best {
                break;
            }
            best = best.max(self.exact(word, form, bonus, best));
        }
        best
    }

    /// The exact score of a form, or something no better than `best` as soon as it is known to be no better.
    fn exact(&mut self, word: &[Letter], form: u32, bonus: f64, best: f64) -> f64 {
        let (latin, usual) = (self.index.letters_of(form), self.usual[form as usize]);
        let given = logarithm(self.listener.forward(latin)) + logarithm(self.listener.backward(latin));
        if bonus + fit(SLACK, given, usual) <= best {
            return best;
        }
        let least = arabic_given_for(best - bonus, given, usual);
        self.reader.arabic_given(word, latin, least).map_or(best, |arabic_given| bonus + fit(arabic_given, given, usual))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Arabic names with their usual spellings.
    const PAIRS: &str = include_str!("../../../models/native-names.tsv");

    #[test]
    fn what_is_excluded_is_not_the_best() {
        let pairs: Vec<(&str, &str)> = PAIRS.lines().filter_map(|line| line.split_once('\t')).collect();
        let names: Vec<&str> = pairs.iter().map(|pair| pair.1).filter(|name| !name.contains([' ', '-'])).step_by(29).collect();
        let (model, index) = (Model::builtin(), NameIndex::build(Model::builtin(), names.iter().copied()));
        let (mut exhaustive, mut scorer) = (Exhaustive::new(model, &index), Scorer::new(model));
        let (mut arabic, mut latin) = (Vec::new(), Vec::new());
        for (query, _) in pairs.iter().filter(|pair| !pair.0.starts_with("ال") && !pair.0.contains(' ')).step_by(401) {
            letters::arabic(query, &mut arabic);
            let mut score = |name: &&str| {
                letters::latin(name, &mut latin);
                scorer.score(&arabic, &latin)
            };
            let best = names.iter().map(&mut score).fold(f64::NEG_INFINITY, f64::max);
            for found in [f64::NEG_INFINITY, best - 9.0, best - 0.01] {
                assert!((exhaustive.best(query, found) - best).abs() < 1e-9, "{query} from {found}");
            }
            assert_eq!(exhaustive.best(query, best + 1.0), best + 1.0);
        }
    }
}
