//! What the model says of a word in whatever text it stands: worked out once for all its occurrences.
//!
//! Most features of a word depend on that word alone, or on one neighbour alone. Their weights are whole numbers, so that they can
//! be added up beforehand, in any order, and the score of a word is, to the last bit, what [`Model::score`] makes of all its
//! features one by one. Running text repeats its words: nine in ten are known from earlier articles.

use std::sync::Arc;

use super::facts::Facts;
use super::features::{self, Features};
use super::lattice::Scores;
use super::model::{MOST, Model, Peels, Sums};
use super::tags::TAGS;
use super::word::{Hashes, One, PLACES, Peeled};
use crate::recent::Recent;
use crate::text::clitics::Reading;
use crate::text::lexicon::Lexicon;
use crate::text::words::{Script, Words};

/// Words that are remembered, each some 700 bytes.
const REMEMBERED: usize = 16_000;

/// Bundles of features that are remembered, each 44 bytes.
const REMEMBERED_BUNDLES: usize = 32_000;

/// A word of the language, as the model sees it.
#[derive(Debug)]
pub(super) struct Type {
    /// With the clean form, by which it is remembered, all that it depends on.
    key: Box<str>,
    script: Script,
    pub(super) facts: Facts,
    hashes: Hashes,
    /// The weights of the features of the word alone.
    own: Sums,
    /// Those that it gives to a word beside it, by the place where it stands.
    beside: [Sums; PLACES],
    peels: Peels,
    /// Of each reading, the weights of the features of the word alone, and what the others need.
    readings: [(i32, Peeled); MOST],
}

/// The words that were met, for one model.
#[derive(Debug, Clone)]
pub(super) struct Types {
    model: &'static Model<'static>,
    types: Recent<Box<str>, Arc<Type>>,
    /// The weights of bundles of features.
    bundles: Recent<u64, Sums>,
    /// What a place beyond the line gives.
    nothing: Option<[Sums; PLACES]>,
}

impl Types {
    /// None yet.
    pub(super) fn new(model: &'static Model<'static>) -> Self {
        Self { model, types: Recent::new(REMEMBERED), bundles: Recent::new(REMEMBERED_BUNDLES), nothing: None }
    }

    /// The types of all words of a document.
    pub(super) fn of(&mut self, words: &Words) -> Vec<Arc<Type>> {
        (0..words.len()).map(|at| self.one(words, at)).collect()
    }

    fn one(&mut self, words: &Words, at: usize) -> Arc<Type> {
        let (clean, key, script) = (words.clean(at), words.key(at), words.get(at).script);
        if let Some(known) = self.types.get(clean)
            && *known.key == *key
            && known.script == script
        {
            return Arc::clone(known);
        }
        let new = Arc::new(Type::new(self.model, words, at));
        Arc::clone(self.types.keep(clean.into(), new))
    }

    /// Prepares to score the words of a document, of which `types` are the words.
    pub(super) fn scoring<'d>(&'d mut self, types: &'d [Arc<Type>], words: &'d Words, facts: &'d [Facts]) -> Scoring<'d> {
        let hashes = types.iter().map(|own| own.hashes).collect();
        let features = Features::with_hashes(words, facts, hashes, None);
        let model = self.model;
        let nothing = *self.nothing.get_or_insert_with(|| beside(model, None));
        Scoring { model, types, features, bundles: &mut self.bundles, nothing }
    }
}

/// One document under way.
pub(super) struct Scoring<'d> {
    model: &'static Model<'static>,
    types: &'d [Arc<Type>],
    features: Features<'d>,
    bundles: &'d mut Recent<u64, Sums>,
    nothing: [Sums; PLACES],
}

impl Scoring<'_> {
    /// What [`Model::score`] says of a word, and the best reading by [`Model::peels`].
    pub(super) fn score(&mut self, at: usize) -> (Scores, Reading) {
        let own = &self.types[at];
        let peels = self.peels(at, own);
        let mut sums = own.own;
        for (place, other) in self.features.around(at).into_iter().enumerate() {
            let row = other.map_or(&self.nothing[place], |other| &self.types[other].beside[place]);
            add(row, &mut sums);
        }
        self.features.of_words_together(at, |feature| self.model.add(feature, &mut sums));
        for (bundle, number) in self.features.bundles(at).into_iter().enumerate() {
            if let Some(row) = self.bundles.get(&number) {
                add(row, &mut sums);
                continue;
            }
            let mut row = [0; TAGS];
            self.features.of_bundle(at, bundle, |feature| self.model.add(feature, &mut row));
            add(self.bundles.keep(number, row), &mut sums);
        }
        (self.model.scores(&sums, &peels), peels.best())
    }

    fn peels(&self, at: usize, own: &Type) -> Peels {
        let mut peels = own.peels;
        if peels.length > 1 {
            for (index, (alone, peeled)) in own.readings.iter().enumerate().take(peels.length) {
                let mut sum = *alone;
                let reading = &peels.readings[index];
                self.features.of_reading_in_context(at, reading, peeled, |feature| sum += self.model.peel(feature));
                peels.scores[index] = self.model.peel_score(sum);
            }
        }
        peels
    }
}

fn add(row: &Sums, sums: &mut Sums) {
    sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
}

impl Type {
    fn new(model: &Model<'_>, words: &Words, at: usize) -> Self {
        let lexicon = Lexicon::builtin();
        let key = words.key(at);
        let facts = Facts::alone(words, at, lexicon);
        let hashes = Hashes::of(key, &facts);
        let word = One { key, clean: words.clean(at), facts: &facts, hashes };
        let mut own = [0; TAGS];
        features::of_word_alone(word, |feature| model.add(feature, &mut own));
        let peels = Peels::of(key);
        let mut readings = [(0, Peeled::default()); MOST];
        if peels.length > 1 {
            for ((sum, peeled), reading) in readings.iter_mut().zip(&peels.readings[..peels.length]) {
                *peeled = Peeled::of(key, reading, lexicon);
                features::of_reading_alone(word, reading, peeled, |feature| *sum += model.peel(feature));
            }
        }
        let beside = beside(model, Some(word));
        Self { key: key.into(), script: facts.script, facts, hashes, own, beside, peels, readings }
    }
}

/// The weights that a word gives to one beside it, by the place.
fn beside(model: &Model<'_>, word: Option<One<'_>>) -> [Sums; PLACES] {
    std::array::from_fn(|place| {
        let mut sums = [0; TAGS];
        features::of_word_beside(place, word, |feature| model.add(feature, &mut sums));
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::facts;
    use crate::document::Document;
    use crate::glossary::Glossary;
    use crate::matcher;

    #[test]
    fn what_is_added_up_beforehand_is_what_all_features_give() {
        let document = Document::new(include_str!("../../benches/article.txt"));
        let (words, model) = (document.words(), Model::builtin());
        let matched = matcher::candidates(&document, Glossary::builtin());
        let facts = facts::facts(&document, matched.iter());
        let features = Features::new(words, &facts, None);
        let mut types = Types::new(model);
        for _ in 0..2 {
            let own = types.of(words);
            let mut scoring = types.scoring(&own, words, &facts);
            for at in 0..words.len() {
                let peels = model.peels(&features, at, words.key(at));
                let expected = (model.score(&features, at, &peels), peels.best());
                assert_eq!(scoring.score(at), expected, "{}", words.key(at));
            }
        }
    }
}
