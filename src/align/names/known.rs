//! What glossaries say: names of the source whose English stands in the translation.

use std::collections::HashMap;
use std::ops::Range;

use super::english::{English, is_title};
use super::hits::Hit;
use crate::document::Document;
use crate::glossary::id::slug;
use crate::glossary::parts::Part;
use crate::glossary::{Entry, Glossary};
use crate::kinds::{EntryKey, EntryType};
use crate::matcher::{self, Candidate};
use crate::text::cues::Cue;
use crate::text::lexicon::Lexicon;

/// Nats that a whole name of a glossary is worth, and a part of one.
const WHOLE: f32 = 12.0;
const PART: f32 = 5.0;

/// A run of the source and what it is called in English, as slugs of words.
#[derive(Debug, Clone)]
struct Called {
    words: Range<usize>,
    proclitics: usize,
    kind: EntryType,
    /// Whether the built-in glossary says so. It states the type of each name; a desk's own may leave it out.
    builtin: bool,
    english: Vec<Vec<String>>,
    whole: bool,
    /// Whether the first word says what kind of place or organisation the rest names, and whether the rest is an ordinary word.
    kind_before: bool,
    rest_is_ordinary: bool,
}

/// The names of the source that glossaries know, with their English.
#[derive(Debug, Clone, Default)]
pub(super) struct KnownNames {
    called: Vec<Called>,
    /// For each word of the translation its slug.
    slugs: Vec<String>,
}

impl KnownNames {
    /// Of the candidates of `source` by `glossary` and by the built-in one.
    pub(super) fn new(source: &Document, target: &Document, english: &English, glossary: &Glossary) -> Self {
        let mut called = Vec::new();
        let mut add = |glossary: &Glossary| {
            let mut entries: HashMap<EntryKey, Entry> = HashMap::new();
            for candidate in matcher::candidates(source, glossary) {
                let entry = entries.entry(candidate.entry).or_insert_with(|| glossary.entry(candidate.entry));
                called.push(Called { builtin: glossary.is_builtin(candidate.entry), ..call(source, &candidate, entry) });
            }
        };
        if !glossary.includes_builtin() {
            add(Glossary::builtin());
        }
        add(glossary);
        called.sort_by_key(|called| called.words.start);
        let slugs = (0..target.words().len()).map(|at| slug(english.span(at).of(target.text()))).collect();
        Self { called, slugs }
    }

    /// The hits between words of `source` and the names of the translation.
    pub(super) fn hits<'k>(&'k self, source: &'k Range<usize>, names: &'k [Range<usize>]) -> impl Iterator<Item = Hit> + 'k {
        let from = self.called.partition_point(|called| called.words.start < source.start);
        let inside = self.called[from..].iter().take_while(|called| called.words.start < source.end);
        inside
            .filter(|called| called.kind.is_name() && called.words.end <= source.end)
            .flat_map(move |called| self.hits_of(called, names))
    }

    fn hits_of(&self, called: &Called, names: &[Range<usize>]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for name in names {
            for first in name.clone() {
                let here = |english: &&Vec<String>| {
                    first + english.len() <= name.end
                        && english.iter().zip(&self.slugs[first..]).all(|(one, other)| one == other)
                };
                if let Some(english) = called.english.iter().filter(here).max_by_key(|english| english.len()) {
                    // A word for the kind of a place stands outside where the English leaves it out, unless the rest is no name
                    // without it: of حزب العمال workers are left.
                    let kind =
                        usize::from(called.kind_before && called.words.len() > english.len() && !called.rest_is_ordinary);
                    hits.push(Hit {
                        source: (called.words.start + kind, called.words.len() - kind),
                        proclitics: if kind > 0 { 0 } else { called.proclitics },
                        cost: 0,
                        tail: 0,
                        target: (first, english.len()),
                        raw: if called.whole { WHOLE } else { PART },
                        letters: 6,
                        known: true,
                        translated: false,
                    });
                }
            }
        }
        hits
    }

    /// What a glossary takes a run for.
    pub(super) fn kind(&self, words: &Range<usize>) -> Option<EntryType> {
        self.called
            .iter()
            .find(|called| called.words == *words && called.whole && called.kind.is_name())
            .map(|called| called.kind)
    }

    /// Whether the built-in glossary takes a run for the name of a thing.
    pub(super) fn is_thing(&self, words: &Range<usize>) -> bool {
        let mut names =
            self.called.iter().filter(|called| called.words == *words && called.whole && called.kind.is_name()).peekable();
        names.peek().is_some() && names.all(|called| called.builtin && called.kind == EntryType::Other)
    }

    /// Whether a glossary has the run as something that is no name. A month that the English writes as a name (`Mrs August`) is one.
    pub(super) fn is_no_name(&self, words: &Range<usize>, named: bool) -> bool {
        let mut here = self.called.iter().filter(|called| called.words == *words && called.whole).peekable();
        here.peek().is_some() && here.all(|called| !(called.kind.is_name() || named && called.kind == EntryType::Date))
    }
}

/// Titles stand outside names, on either side; so do words for the kind of a place where the English leaves them out.
fn call(source: &Document, candidate: &Candidate, entry: &Entry) -> Called {
    let split = |name: &str| -> Vec<String> { name.split([' ', '-', '/']).map(slug).filter(|word| !word.is_empty()).collect() };
    let part = |words: Vec<String>| match candidate.part {
        Part::Family => words.last().cloned().into_iter().collect(),
        Part::Given => words.first().cloned().into_iter().collect(),
        Part::Prefix => Vec::new(),
        _ => without_titles(words),
    };
    let mut english: Vec<Vec<String>> =
        entry.english().map(|name| part(split(name))).filter(|words| !words.is_empty()).collect();
    let whole = matches!(candidate.part, Part::Full | Part::Outer);
    let (mut words, mut proclitics) = (candidate.words.clone(), candidate.proclitics);
    // Who has one word in Arabic has one in English too, where the entry says which.
    if entry.kind == EntryType::Person && words.len() == 1 && english.iter().any(|name| name.len() == 1) {
        english.retain(|name| name.len() == 1);
    }
    let several = whole && words.len() > 1;
    let head = source.words().cues(words.start);
    if several && head.has(Cue::Title) {
        words.start += 1;
        proclitics = 0;
    }
    let kind_before = several && !head.has(Cue::Title) && head.has(Cue::Kind) && !head.article;
    let rest_is_ordinary = several && words.len() == 2 && head.has(Cue::Organization) && {
        let rest = source.words().key(words.start + 1).strip_prefix("ال");
        rest.is_some_and(|rest| Lexicon::builtin().is_common(rest))
    };
    Called { words, proclitics, kind: candidate.kind, builtin: false, english, whole, kind_before, rest_is_ordinary }
}

fn without_titles(words: Vec<String>) -> Vec<String> {
    let titles = words.iter().take_while(|word| is_title(word)).count();
    if titles < words.len() && titles > 0 && words[titles] != "of" { words[titles..].to_vec() } else { words }
}
