//! What the built-in glossary says of the runs: that one is the very name of an entry, or another name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Article;
use crate::glossary::Glossary;
use crate::glossary::id::slug;
use crate::glossary::parts::Part;
use crate::kinds::{EntryKey, How};
use crate::matcher::Candidate;
use crate::matcher::english::EnglishIndex;
use crate::text::normalize;

/// Score from which a candidate of the built-in glossary is worth a look.
const LEAST: f32 = 0.5;

/// A run under one reading.
type Place = (usize, usize, usize);

/// What the built-in glossary knows of one run.
#[derive(Debug, Clone, Default)]
pub(super) struct OneRun {
    /// Entries of the glossary that have the English of a built-in name found here: score, how.
    pub(super) same: Vec<(EntryKey, f32, How)>,
    /// The best score of a whole name found here.
    pub(super) whole: f32,
    /// The English of the whole names found here.
    pub(super) names: Vec<String>,
    /// Words of English names whose Arabic stands here as a first or last name, each with how many bear it.
    pub(super) words: Vec<(String, u32)>,
}

/// What the built-in glossary knows of the runs of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    runs: BTreeMap<Place, OneRun>,
}

impl Known {
    pub(super) fn new(article: &Article<'_>, english: &EnglishIndex) -> Self {
        let builtin = Glossary::builtin();
        let mut known = Self::default();
        for candidate in article.gazetteer.iter().filter(|candidate| candidate.kind.is_name()) {
            let run = known.runs.entry(place(candidate)).or_default();
            let entry = builtin.entry(candidate.entry);
            let sure = candidate.score >= LEAST && !candidate.doubtful;
            match candidate.part {
                Part::Full | Part::Outer => {
                    for name in entry.english() {
                        let slug = slug(name);
                        let same = english.named(article.glossary, &slug);
                        run.same.extend(same.filter(|_| sure).map(|key| (key, candidate.score, candidate.how)));
                    }
                    if sure {
                        run.names.push(normalize::key(&entry.en));
                        run.whole = run.whole.max(candidate.score);
                    }
                }
                Part::Family => run.count(normalize::key(&entry.en).rsplit(' ').next()),
                Part::Given => run.count(normalize::key(&entry.en).split(' ').next()),
                Part::Prefix => {}
            }
        }
        known
    }

    pub(super) fn of(&self, words: &Range<usize>, proclitics: usize) -> Option<&OneRun> {
        self.runs.get(&(words.start, words.end, proclitics))
    }

    /// Every run with its proclitics.
    pub(super) fn all(&self) -> impl Iterator<Item = (Range<usize>, usize, &OneRun)> {
        self.runs.iter().map(|(&(start, end, proclitics), run)| (start..end, proclitics, run))
    }

    /// The runs that are a whole name.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.all().filter(|(_, _, run)| run.whole > 0.0).map(|(words, _, _)| words)
    }
}

impl OneRun {
    fn count(&mut self, word: Option<&str>) {
        let Some(word) = word else { return };
        match self.words.iter_mut().find(|(other, _)| other == word) {
            Some((_, count)) => *count += 1,
            None => self.words.push((word.to_string(), 1)),
        }
    }

    /// How many bear this English word as their name here.
    pub(super) fn bearers(&self, word: &str) -> u32 {
        self.words.iter().find(|(other, _)| other == word).map_or(0, |&(_, count)| count)
    }
}

fn place(candidate: &Candidate) -> Place {
    (candidate.words.start, candidate.words.end, candidate.proclitics)
}
