//! Finds the glossary's names in a document: every run of words that is a form of an entry, under some reading of its
//! clitics, as a candidate with a score. Candidates overlap freely; `mentions` chooses among them.

mod anchor;
mod apart;
pub mod english;
mod entries;
mod evidence;
mod guard;
mod lookup;
mod neighbours;
mod next;
mod ordinary;
mod sense;
pub mod sound;
mod walk;
pub mod weights;

use std::cmp::Ordering;
use std::ops::Range;

use crate::document::Document;
use crate::glossary::Glossary;
use crate::glossary::parts::Part;
use crate::kinds::{EntryKey, EntryType, How};
use crate::span::Span;
use crate::text::vocabulary::{Places, Vocabulary};

pub(crate) use entries::Entries;
pub use evidence::Evidence;
pub use lookup::{Answer, Lookup};

/// One way to read a run of words as a glossary entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The name alone, proclitics outside.
    pub span: Span,
    /// The words it runs over.
    pub words: Range<usize>,
    /// Bytes of the first word's key that are proclitics.
    pub proclitics: usize,
    /// The entry.
    pub entry: EntryKey,
    /// What the entry names.
    pub kind: EntryType,
    /// The part of the entry's form that was found.
    pub part: Part,
    /// How it was found.
    pub how: How,
    /// Whether it was found without its vowels and spaces, so that its letters differ from the form's.
    pub skeleton: bool,
    /// Whether it has an article that the form lacks, or lacks one that the form has.
    pub other_article: bool,
    /// Whether the entry is only proposed: then the mention stays unknown.
    pub proposed: bool,
    /// Whether it is a name, though hardly that of the entry: then too the mention stays unknown.
    pub doubtful: bool,
    /// How sure it is that the run is this entry, 0..=1.
    pub score: f32,
}

/// Finds candidates in articles. Keeps where in the glossary single words lead: make one for many articles, and clone it for each
/// thread. What it finds in an article does not depend on those before.
#[derive(Debug, Clone)]
pub struct Matcher<'g> {
    vocabulary: Vocabulary,
    entries: Entries<'g>,
    walker: walk::Walker<'g>,
}

impl<'g> Matcher<'g> {
    /// Of names of `glossary`.
    pub fn new(glossary: &'g Glossary) -> Self {
        Self { vocabulary: Vocabulary::default(), entries: Entries::new(glossary), walker: walk::Walker::new(glossary) }
    }

    /// All candidates of the document, by first word, then by last, then by score.
    ///
    /// Costs the length of the document, nearly whatever the size of the glossary.
    pub fn candidates(&mut self, document: &Document) -> Vec<Candidate> {
        let places = self.vocabulary.places(document.words());
        self.candidates_at(document, &places)
    }

    /// The same where the words have these places in a vocabulary, always the same one.
    pub(crate) fn candidates_at(&mut self, document: &Document, places: &Places) -> Vec<Candidate> {
        let mut found = self.walker.forms(document, places, &mut self.entries);
        sense::drop_impossible(document, &mut found);
        anchor::add_short_mentions(document, &mut found);
        guard::judge(document, &mut self.entries, &mut found);
        found.sort_by(by_place);
        found
    }

    /// The entries of the glossary.
    pub(crate) fn entries(&mut self) -> &mut Entries<'g> {
        &mut self.entries
    }
}

/// All candidates of one document: see [`Matcher::candidates`].
pub fn candidates(document: &Document, glossary: &Glossary) -> Vec<Candidate> {
    Matcher::new(glossary).candidates(document)
}

/// The order of candidates: by first word, then by last, then by score.
pub fn by_place(one: &Candidate, other: &Candidate) -> Ordering {
    let place = |c: &Candidate| (c.words.start, c.words.end, c.proclitics);
    place(one).cmp(&place(other)).then(other.score.total_cmp(&one.score)).then(one.entry.cmp(&other.entry))
}

#[cfg(test)]
mod tests;
