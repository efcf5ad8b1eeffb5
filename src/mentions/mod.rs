//! One assignment over what the glossary matches and what looks like a name: spans, status and entry decided once.
//!
//! Every candidate proposes a run of words; of all sets of runs that do not overlap, the one with the best total is taken.
//! A greedy choice from the left would cut names at the first doubtful word.

mod choose;
pub mod link;
mod resolve;
pub mod weights;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::detect;
use crate::document::{Document, Mention};
use crate::glossary::Glossary;
use crate::matcher::{self, Candidate};

use link::{LinkIndex, Linker};

/// What to keep, and what to take as evidence.
#[derive(Debug, Clone)]
pub struct MentionOptions {
    /// Mentions that score less are left out; 0.5 is the point of best F1.
    pub min_score: f32,
    /// Whether names of the built-in glossary are evidence for names that the glossary lacks. It never makes them known.
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
}

impl<'g> Finder<'g> {
    /// Prepares to find names of `glossary`. Costs some microseconds for each entry that has no Arabic form, nothing else.
    pub fn new(glossary: &'g Glossary) -> Self {
        let index = LinkIndex::new(glossary);
        let linker = (!index.is_empty()).then(Linker::default);
        Self { glossary, index: Arc::new(index), linker }
    }

    /// The names and terms of `document`, sorted by place, none overlapping another.
    ///
    /// Costs the length of the document, nearly whatever the size of the glossary.
    pub fn find(&mut self, document: &Document, options: &MentionOptions) -> Vec<Mention> {
        let mut matched = matcher::candidates(document, self.glossary);
        // Where the glossary holds the built-in one, its candidates are there already.
        let gazetteer = options.gazetteer && !self.glossary.includes_builtin();
        let builtin = || matcher::candidates(document, Glossary::builtin());
        let known_names = if gazetteer { builtin() } else { Vec::new() };
        let detected = detect::detect(document, &matched, &known_names);
        if let Some(linker) = &mut self.linker {
            let known_names = if gazetteer { known_names } else { builtin() };
            let links = linker.links(document, self.glossary, &self.index, &known_names, &detected);
            matched.extend(links.into_iter().map(|link| link.candidate));
            matched.sort_by(by_place);
        }
        let chosen = choose::best_total(document, self.glossary, &matched, detected, options.min_score);
        resolve::doublets(document, resolve::short_mentions(document, chosen))
    }

    /// The links of `document` with what speaks for each: what the weights of [`link`] are fitted to.
    pub fn links(&mut self, document: &Document) -> Vec<link::Link> {
        let matched = matcher::candidates(document, self.glossary);
        let known_names = matcher::candidates(document, Glossary::builtin());
        let detected = detect::detect(document, &matched, &known_names);
        let Some(linker) = &mut self.linker else { return Vec::new() };
        linker.links(document, self.glossary, &self.index, &known_names, &detected)
    }
}

/// As [`matcher::candidates`] are sorted.
fn by_place(one: &Candidate, other: &Candidate) -> Ordering {
    let place = |c: &Candidate| (c.words.start, c.words.end, c.proclitics);
    place(one).cmp(&place(other)).then(other.score.total_cmp(&one.score)).then(one.entry.cmp(&other.entry))
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
