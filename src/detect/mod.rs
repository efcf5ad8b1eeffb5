//! Names that no glossary has. Arabic has no capitals, so a trained model labels each word as outside a name, beginning one
//! or going on with one, from what the word and its neighbours look like; runs of labels become candidates, each with its
//! reasons.
//!
//! The model is a linear chain (a conditional random field) over sparse features, its weights compiled in. It takes the
//! matcher's candidates as evidence and reaches back to nothing else. `docs/models.md` says what it was trained on.

mod bundles;
mod facts;
mod features;
mod glue;
mod group;
mod lattice;
mod model;
mod seen;
mod sound;
mod spans;
mod table;
mod tagger;
pub mod tags;
mod train;
mod types;
pub mod weights;
mod word;

use std::ops::Range;

use crate::document::{Document, Reason};
use crate::kinds::EntryType;
use crate::matcher::Candidate;
use crate::text::vocabulary::{Places, Vocabulary};

pub use group::Group;
pub use model::Model;
pub use train::{Pass, Quality, TrainOptions, Trained, train};

/// A run of words that looks like a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Detection {
    /// The words it runs over.
    pub words: Range<usize>,
    /// Bytes of the first word's key that are proclitics.
    pub proclitics: usize,
    /// What kind of thing it seems to name.
    pub kind: EntryType,
    /// How sure it is that it is a name, 0..=1.
    pub score: f32,
    /// Why, strongest reason first.
    pub reasons: Vec<Reason>,
}

/// Finds names in articles. Keeps what the model says of single words: make one for many articles, and clone it for each thread.
/// What it finds in an article does not depend on those before.
#[derive(Debug, Clone)]
pub struct Detector {
    vocabulary: Vocabulary,
    types: types::Types,
}

impl Default for Detector {
    fn default() -> Self {
        Self { vocabulary: Vocabulary::default(), types: types::Types::new(Model::builtin()) }
    }
}

impl Detector {
    /// The names that the words themselves suggest, overlapping where several readings are possible.
    ///
    /// `matched` are the glossary's candidates, `gazetteer` those of the built-in glossary: a word known to either is
    /// evidence for its neighbours. Linear in the length of the document.
    pub fn detect(&mut self, document: &Document, matched: &[Candidate], gazetteer: &[Candidate]) -> Vec<Detection> {
        let places = self.vocabulary.places(document.words());
        self.detect_at(document, &places, matched, gazetteer)
    }

    /// The same where the words have these places in a vocabulary, always the same one.
    pub(crate) fn detect_at(
        &mut self,
        document: &Document,
        places: &Places,
        matched: &[Candidate],
        gazetteer: &[Candidate],
    ) -> Vec<Detection> {
        let (model, words) = (Model::builtin(), document.words());
        self.types.learn(words, places);
        let candidates = matched.iter().chain(gazetteer);
        let facts = facts::in_context(document, places.iter().map(|place| self.types.at(place).facts), candidates);
        let mut scoring = self.types.scoring(places, words, &facts);
        let labelled = tagger::label_scored(model, words, &facts, |at| scoring.score(at));
        let mut found = known_elsewhere(gazetteer);
        let names = spans::names(model, words, &facts, &labelled).into_iter();
        found.extend(names.filter(|name| !is_term(gazetteer, name)));
        let joined = spans::joined_people(&facts, &found);
        found.extend(joined);
        found
    }
}

/// The names of one document: see [`Detector::detect`].
pub fn detect(document: &Document, matched: &[Candidate], gazetteer: &[Candidate]) -> Vec<Detection> {
    Detector::default().detect(document, matched, gazetteer)
}

/// Whether the gazetteer is sure that the very run is a term (روس "Russians" beside Ross, which is written alike): no glossary that
/// holds the term would take it for a name.
fn is_term(gazetteer: &[Candidate], name: &Detection) -> bool {
    let first = gazetteer.partition_point(|candidate| candidate.words.start < name.words.start);
    let here = gazetteer[first..].iter().take_while(|candidate| candidate.words.start == name.words.start);
    let same = |candidate: &&Candidate| candidate.words == name.words && candidate.proclitics == name.proclitics;
    let mut settled = here.filter(same).filter(|candidate| candidate.score >= weights::SETTLED).peekable();
    settled.peek().is_some() && settled.all(|candidate| !candidate.kind.is_name())
}

/// Names of the gazetteer are names, whatever the user's glossary knows.
fn known_elsewhere(gazetteer: &[Candidate]) -> Vec<Detection> {
    let detection = |candidate: &Candidate| Detection {
        words: candidate.words.clone(),
        proclitics: candidate.proclitics,
        kind: candidate.kind,
        score: candidate.score * weights::GAZETTEER,
        reasons: vec![Reason::Gazetteer],
    };
    gazetteer.iter().filter(|candidate| candidate.kind.is_name()).map(detection).collect()
}

#[cfg(test)]
mod tests;
