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
use super::model::{Gathered, MOST, Model, Peels, Sums};
use super::tags::TAGS;
use super::word::{Hashes, One, PLACES, Peeled};
use crate::text::clitics::Reading;
use crate::text::lexicon::Lexicon;
use crate::text::vocabulary::{Known, Places};
use crate::text::words::Words;

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
    words: Known<Type>,
    /// The weights of bundles of features.
    bundles: Bundles,
    /// What a place beyond the line gives.
    nothing: Option<[FewSums; PLACES]>,
}

impl Types {
    /// None yet.
    pub(super) fn new(model: &'static Model<'static>) -> Self {
        Self { model, words: Known::default(), bundles: Bundles::default(), nothing: None }
    }

    /// Sees to it that the types of all words of a document are known, which have these places.
    pub(super) fn learn(&mut self, words: &Words, places: &Places) {
        let model = self.model;
        self.words.learn(places, |at| Type::new(model, words, at));
    }

    /// The type at a place.
    #[inline]
    pub(super) fn at(&self, place: u32) -> &Type {
        self.words.at(place)
    }

    /// Prepares to score the words of a document, whose types are known.
    pub(super) fn scoring<'d>(&'d mut self, places: &Places, words: &'d Words, facts: &'d [Facts]) -> Scoring<'d> {
        let types: Vec<&Type> = places.iter().map(|place| self.words.at(place)).collect();
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
    types: Vec<&'d Type>,
    features: Features<'d>,
    bundles: &'d mut Bundles,
    nothing: [FewSums; PLACES],
}

impl Scoring<'_> {
    /// What [`Model::score`] says of a word, and the best reading by [`Model::peels`].
    pub(super) fn score(&mut self, at: usize) -> (Scores, Reading) {
        let own = self.types[at];
        let peels = self.peels(at, own);
        let mut sums = own.own;
        for (place, other) in self.features.around(at).into_iter().enumerate() {
            let row = other.map_or(&self.nothing[place], |other| &self.types[other].beside[place]);
            add(row, &mut sums);
        }
        self.model.add_all(&self.features.of_words_together(at), &mut sums);
        let (features, model) = (&self.features, self.model);
        self.bundles.each(
            &features.bundles(at),
            |bundle| few(model, |found| features.of_bundle(at, BUNDLES[bundle], |feature| found.add(feature))),
            |row| add(row, &mut sums),
        );
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
fn few<'m>(model: &'m Model<'m>, of: impl FnOnce(&mut Gathered<'m>)) -> FewSums {
    let mut found = Gathered::new(model);
    of(&mut found);
    // A weight is a byte, and a bundle or a neighbour has some thirty features at most.
    found.sums().map(|sum| i16::try_from(sum).expect("weights of few features fit"))
}

impl Type {
    fn new(model: &Model<'_>, words: &Words, at: usize) -> Self {
        let lexicon = Lexicon::builtin();
        let key = words.key(at);
        let facts = Facts::alone(words, at, lexicon);
        let hashes = Hashes::of(key, &facts);
        let word = One { key, clean: words.clean(at), facts: &facts, hashes };
        let mut own = Gathered::new(model);
        features::of_word_alone(word, |feature| own.add(feature));
        let peels = Peels::of(key);
        let peeling = (peels.length > 1).then(|| Arc::new(Peeling::new(model, word, peels, lexicon)));
        Self { facts, hashes, own: own.sums(), beside: beside(model, Some(word)), whole: peels.readings[0], peeling }
    }
}

impl Peeling {
    fn new(model: &Model<'_>, word: One<'_>, peels: Peels, lexicon: &Lexicon) -> Self {
        let (mut readings, whole) = ([(0, Peeled::default()); MOST], word.usual());
        for ((sum, peeled), reading) in readings.iter_mut().zip(&peels.readings[..peels.length]) {
            *peeled = Peeled::of(word.key, reading, lexicon);
            features::of_reading_alone(word, reading, peeled, whole, |feature| *sum += model.peel(feature));
        }
        Self { peels, readings }
    }
}

/// The weights that a word gives to one beside it, by the place.
fn beside(model: &Model<'_>, word: Option<One<'_>>) -> [FewSums; PLACES] {
    std::array::from_fn(|place| few(model, |found| features::of_word_beside(place, word, |feature| found.add(feature))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::facts;
    use crate::document::Document;
    use crate::glossary::Glossary;
    use crate::matcher;
    use crate::text::vocabulary::Vocabulary;

    #[test]
    fn what_is_added_up_beforehand_is_what_all_features_give() {
        let document = Document::new(include_str!("../../benches/article.txt"));
        let (words, model) = (document.words(), Model::builtin());
        let matched = matcher::candidates(&document, Glossary::builtin());
        let facts = facts::facts(&document, matched.iter());
        let features = Features::new(words, &facts, None);
        let (mut vocabulary, mut types) = (Vocabulary::default(), Types::new(model));
        for _ in 0..2 {
            let places = vocabulary.places(words);
            types.learn(words, &places);
            let mut scoring = types.scoring(&places, words, &facts);
            for at in 0..words.len() {
                let peels = model.peels(&features, at, words.key(at));
                let expected = (model.score(&features, at, &peels), peels.best());
                assert_eq!(scoring.score(at), expected, "{}", words.key(at));
            }
        }
    }
}
