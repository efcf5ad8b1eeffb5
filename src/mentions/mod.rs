//! One assignment over what the glossary matches and what looks like a name: spans, status and entry decided once.
//!
//! Every candidate proposes a run of words; of all sets of runs that do not overlap, the one with the best total is taken.
//! A greedy choice from the left would cut names at the first doubtful word.

mod choose;
pub mod forms;
pub mod link;
mod resolve;
pub mod weights;

use std::sync::Arc;

use crate::detect::{Detection, Detector};
use crate::document::{Document, Mention};
use crate::glossary::Glossary;
use crate::glossary::parts::Part;
use crate::kinds::How;
use crate::matcher::{self, Candidate, Matcher};
use crate::text::vocabulary::Vocabulary;

use link::{Link, LinkIndex, Linker};

/// What to keep, and what to take as evidence.
#[derive(Debug, Clone)]
pub struct MentionOptions {
    /// Mentions that score less are left out; 0.5 is the point of best F1.
    pub min_score: f32,
    /// Whether names of the built-in glossary are evidence for names that the glossary lacks, and for entries without
    /// Arabic that have the same English. It never makes known what the glossary lacks.
    pub gazetteer: bool,
}

impl Default for MentionOptions {
    fn default() -> Self {
        Self { min_score: 0.5, gazetteer: true }
    }
}

/// Finds the names of articles in a glossary. Keeps an index and room between articles: make one for many, and clone it for each
/// thread.
#[derive(Debug, Clone)]
pub struct Finder<'g> {
    glossary: &'g Glossary,
    index: Arc<LinkIndex>,
    linker: Option<Linker>,
    vocabulary: Vocabulary,
    matcher: Matcher<'g>,
    gazetteer: Matcher<'static>,
    detector: Detector,
}

impl<'g> Finder<'g> {
    /// Prepares to find names of `glossary`. Costs some microseconds for each entry that has no Arabic form, nothing else.
    pub fn new(glossary: &'g Glossary) -> Self {
        let index = LinkIndex::new(glossary);
        let linker = (!index.is_empty()).then(Linker::default);
        Self {
            glossary,
            index: Arc::new(index),
            linker,
            vocabulary: Vocabulary::default(),
            matcher: Matcher::new(glossary),
            gazetteer: Matcher::new(Glossary::builtin()),
            detector: Detector::default(),
        }
    }

    /// The names and terms of `document`, sorted by place, none overlapping another.
    ///
    /// Costs the length of the document, nearly whatever the size of the glossary.
    pub fn find(&mut self, document: &Document, options: &MentionOptions) -> Vec<Mention> {
        self.find_with_candidates(document, options).0
    }

    /// The same, with all that the glossary has for the document, chosen or not: by first word, then by last, then by score.
    pub fn find_with_candidates(&mut self, document: &Document, options: &MentionOptions) -> (Vec<Mention>, Vec<Candidate>) {
        let Gathered { mut matched, mut detected, links } = self.gather(document, options.gazetteer);
        back_by_looks(&mut matched, &mut detected);
        if !links.is_empty() {
            matched.extend(links.into_iter().map(|link| link.candidate));
            matched.sort_by(matcher::by_place);
        }
        // Chosen as usual, then left out: what is known does not become unknown because more is asked for.
        let least = options.min_score.min(weights::USUAL_LEAST);
        let chosen = choose::best_total(document, self.glossary, self.matcher.entries(), &matched, detected, least);
        let mut mentions = resolve::doublets(document, resolve::short_mentions(document, chosen));
        mentions.retain(|mention| mention.score >= options.min_score);
        (mentions, matched)
    }

    /// The links of `document` with what speaks for each: what the weights of [`link`] are fitted to.
    pub fn links(&mut self, document: &Document) -> Vec<Link> {
        self.gather(document, MentionOptions::default().gazetteer).links
    }

    fn gather(&mut self, document: &Document, gazetteer: bool) -> Gathered {
        let places = self.vocabulary.places(document.words());
        let matched = self.matcher.candidates_at(document, &places);
        let includes_builtin = self.glossary.includes_builtin();
        // Where the glossary holds the built-in one, its candidates are there already. Links need them by themselves: an entry
        // without Arabic may hide the built-in one of the same id.
        let needed = gazetteer && (!includes_builtin || self.linker.is_some());
        let builtin = if needed { self.gazetteer.candidates_at(document, &places) } else { Vec::new() };
        let detected = self.detector.detect_at(document, &places, &matched, if includes_builtin { &[] } else { &builtin });
        let links = self
            .linker
            .as_mut()
            .map_or_else(Vec::new, |linker| linker.links(document, self.glossary, &self.index, &builtin, &detected));
        Gathered { matched, detected, links }
    }
}

/// A word that is a name of the glossary as it stands and an ordinary word besides is that name where it also looks like one of its
/// kind: فاس behind "to" is Fez, and no اس behind a particle.
fn back_by_looks(matched: &mut [Candidate], detected: &mut [Detection]) {
    for name in detected.iter_mut().filter(|name| name.words.len() == 1 && name.score >= weights::USUAL_LEAST) {
        let first = matched.partition_point(|candidate| candidate.words.start < name.words.start);
        let here = matched[first..].iter_mut().take_while(|candidate| candidate.words.start == name.words.start);
        let stands = |candidate: &&mut Candidate| {
            let whole = candidate.words == name.words && candidate.proclitics == 0 && candidate.part == Part::Full;
            whole && candidate.how == How::Exact && candidate.kind == name.kind && candidate.score > 0.0
        };
        for candidate in here.filter(stands) {
            candidate.score = candidate.score.max(name.score * weights::BACKED);
            name.proclitics = 0;
        }
    }
}

/// All that may be a mention.
struct Gathered {
    matched: Vec<Candidate>,
    detected: Vec<Detection>,
    links: Vec<Link>,
}

/// The names and terms of `document`; for one article. See [`Finder::find`].
pub fn find(document: &Document, glossary: &Glossary) -> Vec<Mention> {
    find_with(document, glossary, &MentionOptions::default())
}

/// The same as [`find`], with options.
pub fn find_with(document: &Document, glossary: &Glossary, options: &MentionOptions) -> Vec<Mention> {
    Finder::new(glossary).find(document, options)
}

#[cfg(test)]
mod tests;
