//! The names that no entry has, over all articles.

use std::sync::Arc;

use super::bounded::{Bounded, Counted};
use super::line::{Line, LineUnknown};
use crate::kinds::EntryType;
use crate::text::normalize::key;

/// Names that are kept at least; twice as many at most.
const ROOM: usize = 50_000;

/// Forms, suggestions and contexts kept of a name.
const MOST_FORMS: usize = 12;
const MOST_SUGGESTIONS: usize = 3;
const MOST_CONTEXTS: usize = 3;

/// Articles kept of a name: the first ones.
const MOST_ARTICLES: usize = 20;

/// A name that no entry has.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The form in most articles, of equally frequent ones the first by letters.
    pub text: String,
    /// All forms with the number of articles, the most frequent first; the rarest may be left out.
    pub forms: Vec<(String, usize)>,
    /// What most of its articles take it for.
    pub kind: EntryType,
    /// Articles that have it.
    pub articles: usize,
    /// Its mentions.
    pub mentions: usize,
    /// The day of the first article with a day, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// The day of the last one.
    pub last: Option<String>,
    /// The score of its surest mention.
    pub score: f64,
    /// English spellings to start from, those of the first article.
    pub suggestions: Vec<String>,
    /// The words around it, of the first articles.
    pub contexts: Vec<String>,
    /// The ids of the first articles.
    pub samples: Vec<Arc<str>>,
}

/// A name while it is counted.
#[derive(Debug)]
struct Tally {
    texts: Vec<(String, usize)>,
    forms: Vec<(String, usize)>,
    kinds: [u32; EntryType::ALL.len()],
    articles: usize,
    mentions: usize,
    first: Option<String>,
    last: Option<String>,
    score: f64,
    suggestions: Vec<String>,
    contexts: Vec<String>,
    samples: Vec<Arc<str>>,
}

impl Counted for Tally {
    fn weight(&self) -> (usize, usize) {
        (self.articles, self.mentions)
    }
}

/// All of them.
#[derive(Debug)]
pub(super) struct Terms {
    tallies: Bounded<String, Tally>,
}

impl Default for Terms {
    fn default() -> Self {
        Self { tallies: Bounded::new(ROOM) }
    }
}

impl Terms {
    /// Counts the unknown names of an article; how many of them are new.
    pub(super) fn add(&mut self, line: &Line<'_>) -> usize {
        let mut id: Option<Arc<str>> = None;
        let mut new = 0;
        for unknown in &line.unknown {
            let spelled = key(&unknown.text);
            let tally = self.tallies.entry(spelled.as_str(), || {
                new += 1;
                Tally::default()
            });
            if tally.samples.len() < MOST_ARTICLES {
                let id = id.get_or_insert_with(|| Arc::from(&*line.document.id));
                if tally.samples.last() != Some(id) {
                    tally.samples.push(Arc::clone(id));
                }
            }
            tally.add(unknown, line.document.date.as_deref());
        }
        new
    }

    /// How many were forgotten, and how many articles the count of a name may lack for each time it was.
    pub(super) fn forgotten(&self) -> (usize, usize) {
        (self.tallies.forgotten(), self.tallies.heaviest_forgotten())
    }

    /// The most important first: by articles, then by mentions, then the latest, then by text.
    pub(super) fn ranked(self) -> Vec<Term> {
        let mut terms: Vec<Term> = self.tallies.into_values().map(Tally::term).collect();
        terms.sort_by(|a, b| {
            let by_use = (b.articles, b.mentions, &b.last).cmp(&(a.articles, a.mentions, &a.last));
            by_use.then_with(|| a.text.cmp(&b.text))
        });
        terms
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            texts: Vec::new(),
            forms: Vec::new(),
            kinds: [0; EntryType::ALL.len()],
            articles: 0,
            mentions: 0,
            first: None,
            last: None,
            score: 0.0,
            suggestions: Vec::new(),
            contexts: Vec::new(),
            samples: Vec::new(),
        }
    }
}

impl Tally {
    fn add(&mut self, unknown: &LineUnknown<'_>, date: Option<&str>) {
        self.articles += 1;
        self.mentions += unknown.count;
        self.score = self.score.max(unknown.score);
        self.kinds[EntryType::ALL.iter().position(|kind| *kind == unknown.kind).unwrap_or_default()] += 1;
        count(&mut self.texts, &unknown.text, MOST_FORMS);
        for form in &unknown.forms {
            count(&mut self.forms, form, MOST_FORMS);
        }
        if self.suggestions.is_empty() {
            self.suggestions.extend(unknown.suggestions.iter().take(MOST_SUGGESTIONS).map(|spelling| spelling.to_string()));
        }
        if let Some(context) = unknown.contexts.first()
            && self.contexts.len() < MOST_CONTEXTS
            && !self.contexts.iter().any(|known| **known == **context)
        {
            self.contexts.push(context.to_string());
        }
        if let Some(date) = date {
            if self.first.as_deref().is_none_or(|first| date < first) {
                self.first = Some(date.to_string());
            }
            if self.last.as_deref().is_none_or(|last| date > last) {
                self.last = Some(date.to_string());
            }
        }
    }

    fn term(self) -> Term {
        let kinds = EntryType::ALL.iter().zip(self.kinds).rev();
        Term {
            text: ranked(self.texts).into_iter().next().map(|(text, _)| text).unwrap_or_default(),
            forms: ranked(self.forms),
            kind: kinds.max_by_key(|(_, count)| *count).map_or(EntryType::Other, |(kind, _)| *kind),
            articles: self.articles,
            mentions: self.mentions,
            first: self.first,
            last: self.last,
            score: self.score,
            suggestions: self.suggestions,
            contexts: self.contexts,
            samples: self.samples,
        }
    }
}

/// Counts a text in a short list; one that finds no room is not counted.
pub(super) fn count(list: &mut Vec<(String, usize)>, text: &str, most: usize) {
    match list.iter().position(|(known, _)| known == text) {
        Some(at) => list[at].1 += 1,
        None if list.len() < most => list.push((text.to_string(), 1)),
        None => {}
    }
}

/// A list of counts, the most frequent first, then by text.
pub(super) fn ranked(mut list: Vec<(String, usize)>) -> Vec<(String, usize)> {
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}
