//! What the model says of a word in whatever text it stands: worked out once for all its occurrences.
//!
//! Most features of a word depend on that word alone, or on one neighbour alone. Their weights are whole numbers, so that they can
//! be added up beforehand, in any order, and the score of a word is, to the last bit, what [`Model::score`] makes of all its
//! features one by one. Running text repeats its words: nine in ten are known from earlier articles.

use std::sync::Arc;

use super::bundles::Bundles;
use super::facts::Facts;
use super::features::{self, BUNDLES, Features};
use super::lattice::Scores;
use super::model::{MOST, Model, Peels, Sums};
use super::tags::TAGS;
use super::word::{Hashes, One, PLACES, Peeled};
use crate::text::clitics::Reading;
use crate::text::lexicon::Lexicon;
use crate::text::vocabulary::Vocabulary;
use crate::text::words::Words;

/// Words that are remembered, each some 350 bytes.
const REMEMBERED: usize = 64_000;

/// The weights of a few features for each label: of so few that they fit.
pub(super) type FewSums = [i16; TAGS];

/// A word of the language, as the model sees it.
#[derive(Debug, Clone)]
pub(super) struct Type {
    pub(super) facts: Facts,
    hashes: Hashes,
    /// The weights of the features of the word alone.
    own: Sums,
    /// Those that it gives to a word beside it, by the place where it stands.
    beside: [FewSums; PLACES],
    /// The reading of the whole word.
    whole: Reading,
    /// What there is to know of the readings, where there are several.
    peeling: Option<Arc<Peeling>>,
}

/// The readings of a word under which a name may begin in it.
#[derive(Debug)]
struct Peeling {
    peels: Peels,
    /// Of each reading, the weights of the features of the word alone, and what the others need.
    readings: [(i32, Peeled); MOST],
}

/// The words that were met, for one model.
#[derive(Debug, Clone)]
pub(super) struct Types {
    model: &'static Model<'static>,
    words: Vocabulary<Type>,
    /// The weights of bundles of features.
    bundles: Bundles,
    /// What a place beyond the line gives.
    nothing: Option<[FewSums; PLACES]>,
}

impl Types {
    /// None yet.
    pub(super) fn new(model: &'static Model<'static>) -> Self {
        Self { model, words: Vocabulary::new(REMEMBERED), bundles: Bundles::default(), nothing: None }
    }

    /// The places of the types of all words of a document, until the next call.
    pub(super) fn of(&mut self, words: &Words) -> Vec<u32> {
        let model = self.model;
        self.words.places(words, |at| Type::new(model, words, at))
    }

    /// The type at a place.
    #[inline]
    pub(super) fn at(&self, place: u32) -> &Type {
        self.words.at(place)
    }

    /// Prepares to score the words of a document, whose types stand at `places`.
    pub(super) fn scoring<'d>(&'d mut self, places: &'d [u32], words: &'d Words, facts: &'d [Facts]) -> Scoring<'d> {
        let hashes = places.iter().map(|&place| self.at(place).hashes).collect();
        let features = Features::with_hashes(words, facts, hashes, None);
        let model = self.model;
        let nothing = *self.nothing.get_or_insert_with(|| beside(model, None));
        Scoring { model, types: &self.words, places, features, bundles: &mut self.bundles, nothing }
    }
}

/// One document under way.
pub(super) struct Scoring<'d> {
    model: &'static Model<'static>,
    types: &'d Vocabulary<Type>,
    places: &'d [u32],
    features: Features<'d>,
    bundles: &'d mut Bundles,
    nothing: [FewSums; PLACES],
}

impl Scoring<'_> {
    /// What [`Model::score`] says of a word, and the best reading by [`Model::peels`].
    pub(super) fn score(&mut self, at: usize) -> (Scores, Reading) {
        let own = self.types.at(self.places[at]);
        let peels = self.peels(at, own);
        let mut sums = own.own;
        for (place, other) in self.features.around(at).into_iter().enumerate() {
            let row = other.map_or(&self.nothing[place], |other| &self.types.at(self.places[other]).beside[place]);
            add(row, &mut sums);
        }
        self.features.of_words_together(at, |feature| self.model.add(feature, &mut sums));
        let (features, model) = (&self.features, self.model);
        for (bundle, number) in BUNDLES.into_iter().zip(features.bundles(at)) {
            let row =
                self.bundles.get_or(number, || few(|row| features.of_bundle(at, bundle, |feature| model.add(feature, row))));
            add(row, &mut sums);
        }
        (self.model.scores(&sums, &peels), peels.best())
    }

    fn peels(&self, at: usize, own: &Type) -> Peels {
        let Some(peeling) = &own.peeling else { return Peels::one(own.whole) };
        let mut peels = peeling.peels;
        for (index, (alone, peeled)) in peeling.readings.iter().enumerate().take(peels.length) {
            let mut sum = *alone;
            let reading = &peels.readings[index];
            self.features.of_reading_in_context(at, reading, peeled, |feature| sum += self.model.peel(feature));
            peels.scores[index] = self.model.peel_score(sum);
        }
        peels
    }
}

fn add(row: &FewSums, sums: &mut Sums) {
    sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
}

/// The weights of a few features, added up.
fn few(of: impl FnOnce(&mut Sums)) -> FewSums {
    let mut sums = [0; TAGS];
    of(&mut sums);
    // A weight is a byte, and a bundle or a neighbour has some thirty features at most.
    sums.map(|sum| i16::try_from(sum).expect("weights of few features fit"))
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
        let peeling = (peels.length > 1).then(|| Arc::new(Peeling::new(model, word, peels, lexicon)));
        Self { facts, hashes, own, beside: beside(model, Some(word)), whole: peels.readings[0], peeling }
    }
}

impl Peeling {
    fn new(model: &Model<'_>, word: One<'_>, peels: Peels, lexicon: &Lexicon) -> Self {
        let mut readings = [(0, Peeled::default()); MOST];
        for ((sum, peeled), reading) in readings.iter_mut().zip(&peels.readings[..peels.length]) {
            *peeled = Peeled::of(word.key, reading, lexicon);
            features::of_reading_alone(word, reading, peeled, |feature| *sum += model.peel(feature));
        }
        Self { peels, readings }
    }
}

/// The weights that a word gives to one beside it, by the place.
fn beside(model: &Model<'_>, word: Option<One<'_>>) -> [FewSums; PLACES] {
    std::array::from_fn(|place| few(|sums| features::of_word_beside(place, word, |feature| model.add(feature, sums))))
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
