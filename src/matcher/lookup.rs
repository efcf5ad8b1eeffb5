//! One name, no article: which entries may it be?

use std::cmp::Ordering;
use std::collections::HashMap;

use super::sound::{SoundIndex, SoundMatch, searcher};
use super::{Candidate, walk};
use crate::document::Document;
use crate::glossary::{Entry, Glossary};
use crate::kinds::{EntryKey, How};
use crate::text::clitics::readings;
use crate::text::normalize;
use crate::translit::{Coverage, Searcher};

/// Looks up names. Keeps an index and room between names: make one for many. One for each thread.
#[derive(Debug, Clone)]
pub struct Lookup<'g> {
    glossary: &'g Glossary,
    sounds: SoundIndex,
    searcher: Searcher<'static>,
    english: HashMap<String, Vec<EntryKey>>,
    heard: Vec<SoundMatch>,
}

/// An entry that a name may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The entry's key.
    pub key: EntryKey,
    /// The entry.
    pub entry: Entry,
    /// The Arabic form that matched; `None` where by sound alone, or where the entry has none.
    pub ar: Option<String>,
    /// How sure, 0..=1.
    pub score: f32,
    /// How it was found.
    pub how: How,
    /// The proclitics before the name.
    pub clitics: String,
}

/// What a reading with proclitics keeps of its score: names that stand alone rarely have any.
const PEELED: f32 = 0.7;

/// A name by sound that is surer than this has no proclitics.
const SURE: f32 = 0.4;

/// The score of English that differs in case or marks.
const FOLDED: f32 = 0.96;

/// The score of an English word of a longer name.
const WORD: f32 = 0.6;

impl<'g> Lookup<'g> {
    /// Prepares to look up names in `glossary`.
    pub fn new(glossary: &'g Glossary) -> Self {
        let sounds = SoundIndex::new(glossary);
        Self { glossary, sounds, searcher: searcher(), english: HashMap::new(), heard: Vec::new() }
    }

    /// The entries that an Arabic name may be, best first, each once, at most `limit`.
    pub fn arabic(&mut self, name: &str, limit: usize) -> Vec<Answer> {
        let mut answers = self.by_form(name);
        self.by_sound(name, limit, &mut answers);
        best(answers, limit)
    }

    fn by_form(&self, name: &str) -> Vec<Answer> {
        let document = Document::new(name);
        let count = document.words().len();
        let whole = |candidate: &Candidate| candidate.words == (0..count);
        let answer = |candidate: Candidate| {
            let entry = self.glossary.entry(candidate.entry);
            let clitics = document.words().key(0)[..candidate.proclitics].to_string();
            let ar = nearest(&entry, &name[candidate.span.start..candidate.span.end]);
            Answer { key: candidate.entry, entry, ar, score: candidate.score, how: candidate.how, clitics }
        };
        walk::forms(&document, self.glossary).into_iter().filter(whole).map(answer).collect()
    }

    fn by_sound(&mut self, name: &str, limit: usize, answers: &mut Vec<Answer>) {
        if self.sounds.is_empty() {
            return;
        }
        self.hear(name, "", 1.0, limit, answers);
        let key = normalize::key(name);
        let sure = answers.iter().any(|answer| answer.score > SURE);
        for reading in readings(&key).as_slice().iter().filter(|reading| !sure && reading.name > 0) {
            self.hear(reading.name(&key), reading.proclitics(&key), PEELED, limit, answers);
        }
    }

    fn hear(&mut self, name: &str, clitics: &str, share: f32, limit: usize, answers: &mut Vec<Answer>) {
        self.sounds.find(&mut self.searcher, name, limit, &mut self.heard);
        answers.extend(self.heard.iter().map(|heard| Answer {
            key: heard.entry,
            entry: self.glossary.entry(heard.entry),
            ar: None,
            score: heard.score * share,
            how: if heard.coverage == Coverage::Whole { How::Translit } else { How::Part },
            clitics: clitics.to_string(),
        }));
    }

    /// The entries that an English name may be, best first, each once, at most `limit`, each with its first Arabic form.
    pub fn english(&mut self, name: &str, limit: usize) -> Vec<Answer> {
        if self.english.is_empty() {
            self.english = english_words(self.glossary);
        }
        let key = normalize::key(name);
        let keys = self.english.get(&key).map_or(&[][..], Vec::as_slice);
        let mut answers: Vec<Answer> = keys.iter().filter_map(|&entry| self.spelled(entry, name, &key)).collect();
        if answers.is_empty() {
            let near = self.glossary.search(name, limit).into_iter();
            answers.extend(near.map(|(key, entry, score)| answer_in_arabic(key, entry, score, How::Spelling)));
        }
        best(answers, limit)
    }

    fn spelled(&self, entry_key: EntryKey, name: &str, key: &str) -> Option<Answer> {
        let entry = self.glossary.entry(entry_key);
        let names = || std::iter::once(&entry.en).chain(&entry.also);
        let (score, how) = if names().any(|known| known == name) {
            (1.0, How::Exact)
        } else if names().any(|known| normalize::key(known) == key) {
            (FOLDED, How::Spelling)
        } else {
            (WORD, How::Part)
        };
        Some(answer_in_arabic(entry_key, entry, score, how))
    }
}

fn answer_in_arabic(key: EntryKey, entry: Entry, score: f32, how: How) -> Answer {
    Answer { key, ar: entry.ar.first().cloned(), entry, score, how, clitics: String::new() }
}

/// Entries by their English names and by each word of these.
fn english_words(glossary: &Glossary) -> HashMap<String, Vec<EntryKey>> {
    let mut words: HashMap<String, Vec<EntryKey>> = HashMap::new();
    let mut add = |word: &str, key: EntryKey| {
        let list = words.entry(word.to_string()).or_default();
        if list.last() != Some(&key) {
            list.push(key);
        }
    };
    for (key, entry) in glossary.entries() {
        for name in std::iter::once(&entry.en).chain(&entry.also) {
            let name = normalize::key(name);
            add(&name, key);
            name.split(' ').filter(|word| *word != name).for_each(|word| add(word, key));
        }
    }
    words
}

/// The form of an entry that is nearest to what was found.
fn nearest(entry: &Entry, found: &str) -> Option<String> {
    let found = normalize::key(found);
    let likeness = |form: &&String| strsim::jaro_winkler(&found, &normalize::key(form));
    let better = |one: &&String, other: &&String| likeness(one).total_cmp(&likeness(other)).then(Ordering::Greater);
    entry.ar.iter().max_by(better).cloned()
}

/// Each entry once, by its surest answer, best first; ties are broken by id.
fn best(mut answers: Vec<Answer>, limit: usize) -> Vec<Answer> {
    answers.sort_by(|one, other| one.key.cmp(&other.key).then(other.score.total_cmp(&one.score)).then(one.how.cmp(&other.how)));
    answers.dedup_by_key(|answer| answer.key);
    answers.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.entry.id.cmp(&other.entry.id)));
    answers.truncate(limit);
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let entry = |en: &str, ar: &[&str]| Entry {
            en: en.into(),
            ar: ar.iter().map(|&form| form.into()).collect(),
            ..Entry::default()
        };
        Glossary::new(vec![
            entry("Antony Blinken", &["أنتوني بلينكن"]),
            entry("Kyiv", &["كييف", "كيف"]),
            entry("Trufanov", &[]),
        ])
    }

    #[test]
    fn a_name_is_found_by_form_and_by_sound() {
        let glossary = glossary();
        let mut lookup = Lookup::new(&glossary);
        let mut first = |name: &str| {
            let answer = lookup.arabic(name, 5).into_iter().next();
            answer.map(|answer| (answer.entry.en, answer.ar.unwrap_or_default(), answer.how, answer.clitics))
        };
        let found = |en: &str, ar: &str, how, clitics: &str| Some((en.to_string(), ar.to_string(), how, clitics.to_string()));
        assert_eq!(first("أنتوني بلينكن"), found("Antony Blinken", "أنتوني بلينكن", How::Exact, ""));
        assert_eq!(first("وانتوني بلينكين"), found("Antony Blinken", "أنتوني بلينكن", How::Spelling, "و"));
        assert_eq!(first("تروفانوف"), found("Trufanov", "", How::Translit, ""));
        assert_eq!(first("لتروفانوف"), found("Trufanov", "", How::Translit, "ل"));
        assert_eq!(first(""), None);
    }

    #[test]
    fn english_is_found_in_any_case() {
        let glossary = glossary();
        let mut lookup = Lookup::new(&glossary);
        let mut first = |name: &str| lookup.english(name, 5).first().map(|answer| (answer.ar.clone(), answer.how));
        assert_eq!(first("Kyiv"), Some((Some("كييف".to_string()), How::Exact)));
        assert_eq!(first("KYIV"), Some((Some("كييف".to_string()), How::Spelling)));
        assert_eq!(first("blinken"), Some((Some("أنتوني بلينكن".to_string()), How::Part)));
        assert_eq!(first("Trufanov"), Some((None, How::Exact)));
    }
}
