//! Entries without Arabic forms, linked to the runs of words that sound like them.
//!
//! Sound alone is weak evidence where a glossary is large: of 20,000 names some sound like almost any word. So each link is
//! judged by a logistic model over everything that speaks for it: the sound, its margin to the next entry, whether the detector
//! takes the run for a name, what the built-in glossary says of it, how ordinary the word is, and whether
//! the article gives the name in full. `naqhara-tools linking` fits the weights.

mod features;
mod gazetteer;
mod runs;
mod weights;

use std::collections::HashMap;
use std::ops::Range;

use crate::detect::Detection;
use crate::document::Document;
use crate::glossary::parts::Part;
use crate::glossary::{Glossary, Status};
use crate::kinds::{EntryKey, How};
use crate::matcher::Candidate;
use crate::matcher::english::EnglishIndex;
use crate::matcher::sound::{SoundIndex, searcher};
use crate::text::normalize;
use crate::translit::{Coverage, Searcher};

pub use weights::{COUNT, Feature, Features, TABLE};

/// The entries of a glossary that have no Arabic, ready to be found. Built once, shared by all threads.
#[derive(Debug, Clone, Default)]
pub struct LinkIndex {
    sounds: SoundIndex,
    english: EnglishIndex,
}

impl LinkIndex {
    /// Prepares those entries of `glossary` that match by sound; costs nothing where there are none.
    pub fn new(glossary: &Glossary) -> Self {
        let sounds = SoundIndex::new(glossary);
        let english = if sounds.is_empty() { EnglishIndex::default() } else { EnglishIndex::new(glossary) };
        Self { sounds, english }
    }

    /// Whether no entry matches by sound.
    pub fn is_empty(&self) -> bool {
        self.sounds.is_empty()
    }
}

/// A run of words that may be an entry, and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The run, as a candidate: its score is what the weights make of the features.
    pub candidate: Candidate,
    /// What speaks for it; `None` where the built-in glossary has a name of the same English here.
    pub features: Option<Features>,
}

/// Score from which a link, or a sound, is likelier right than wrong.
const LIKELY: f32 = 0.5;

/// Finds links; keeps its room between articles. One for each thread.
#[derive(Debug, Clone)]
pub struct Linker {
    searcher: Searcher<'static>,
}

impl Default for Linker {
    fn default() -> Self {
        Self { searcher: searcher() }
    }
}

/// What the linker knows of an article.
#[derive(Clone, Copy)]
pub(super) struct Article<'a> {
    pub(super) document: &'a Document,
    pub(super) glossary: &'a Glossary,
    /// The candidates of the built-in glossary.
    pub(super) gazetteer: &'a [Candidate],
    pub(super) detected: &'a [Detection],
}

impl Linker {
    /// All links of the article, in no order that matters.
    ///
    /// `gazetteer` are the candidates of the built-in glossary, `detected` the runs that look like names.
    pub fn links(
        &mut self,
        document: &Document,
        glossary: &Glossary,
        index: &LinkIndex,
        gazetteer: &[Candidate],
        detected: &[Detection],
    ) -> Vec<Link> {
        let article = Article { document, glossary, gazetteer, detected };
        let known = gazetteer::Known::new(&article, &index.english);
        let heard = runs::heard(&article, &known, &index.sounds, &mut self.searcher);
        let view = features::View::new(&article, &known, &heard);
        // Whole names first: a word of a name that the article gives in full may stand for it.
        let whole = view.links(&heard, |words| words > 1);
        let likely = whole.iter().filter(|link| link.candidate.score >= LIKELY);
        let view = view.with_kin(likely.flat_map(|link| name_words(glossary, link.candidate.entry)).collect());
        let mut links = view.links(&heard, |_| true);
        leave_out_halves(&mut links);
        add_same_names(&article, &known, &mut links);
        links
    }
}

/// Leaves out the first and last names that lie in the whole name of the same entry: there they are no mentions of their own.
fn leave_out_halves(links: &mut Vec<Link>) {
    let mut wholes: HashMap<EntryKey, Vec<Range<usize>>> = HashMap::new();
    let several = |link: &&Link| link.candidate.part == Part::Full && link.candidate.words.len() > 1;
    for link in links.iter().filter(several).filter(|link| link.candidate.score >= LIKELY) {
        wholes.entry(link.candidate.entry).or_default().push(link.candidate.words.clone());
    }
    links.retain(|Link { candidate, .. }| {
        let around = |whole: &Range<usize>| whole.start <= candidate.words.start && candidate.words.end <= whole.end;
        let own = wholes.get(&candidate.entry);
        candidate.part == Part::Full || !own.is_some_and(|wholes| wholes.iter().any(around))
    });
}

/// What the built-in glossary calls by the same English is the same thing: as sure as its own match.
fn add_same_names(article: &Article<'_>, known: &gazetteer::Known, links: &mut Vec<Link>) {
    for (words, proclitics, run) in known.all() {
        for &(entry, score, how) in &run.same {
            let own = article.glossary.entry(entry);
            let candidate = Candidate {
                span: article.document.words().span(article.document.text(), words.clone(), proclitics),
                words: words.clone(),
                proclitics,
                entry,
                kind: own.kind,
                part: Part::Full,
                how,
                skeleton: false,
                other_article: false,
                proposed: own.status == Status::Proposed,
                doubtful: false,
                score,
            };
            links.push(Link { candidate, features: None });
        }
    }
}

/// The words of an entry's English names of several words.
fn name_words(glossary: &Glossary, entry: EntryKey) -> Vec<String> {
    let entry = glossary.entry(entry);
    let whole = entry.english().filter(|name| name.contains(' '));
    whole.flat_map(|name| normalize::key(name).split(' ').map(str::to_string).collect::<Vec<_>>()).collect()
}

/// How a part that was heard is called among candidates.
fn part(coverage: Coverage) -> Part {
    match coverage {
        Coverage::Whole => Part::Full,
        Coverage::Family => Part::Family,
        Coverage::Given => Part::Given,
    }
}

/// How a link came to be: by sound, or as a part of a longer name.
fn how(coverage: Coverage) -> How {
    if coverage == Coverage::Whole { How::Translit } else { How::Part }
}
