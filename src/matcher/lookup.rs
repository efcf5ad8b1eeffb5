//! One name, no article: which entries may it be?

use std::cmp::Ordering;

use hashbrown::HashMap;

use super::sound::{SoundIndex, SoundMatch, searcher};
use super::{Candidate, walk};
use crate::document::Document;
use crate::glossary::{Entry, Glossary, Status};
use crate::kinds::{EntryKey, How};
use crate::text::clitics::readings;
use crate::text::normalize;
use crate::text::words::is_arabic_letter;
use crate::translit::{ArabicIndex, Coverage, Model, Searcher};
use crate::translit::{is_arabic_initial, is_latin_initial, may_be_initial_of};

/// Looks up names. Keeps an index and room between names: make one for many. One for each thread.
#[derive(Debug)]
pub struct Lookup<'g> {
    glossary: &'g Glossary,
    sounds: SoundIndex,
    searcher: Searcher<'static>,
    english: Option<English>,
    heard: Vec<SoundMatch>,
}

/// What English names are looked up in: made when the first one is asked about.
#[derive(Debug)]
struct English {
    /// Entries by their English names and by each word of these.
    words: HashMap<String, Vec<EntryKey>>,
    /// The Arabic forms by their sound, and the entry of each.
    forms: ArabicIndex,
    entries: Vec<(EntryKey, usize)>,
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
const PEELED: f32 = 0.5;

/// A name by sound that is surer than this has no proclitics.
const SURE: f32 = 0.4;

/// What a last name gains by an initial that fits: less than what a first name would say.
const WITH_INITIAL: f32 = 1.15;

/// The score of a name with an initial, at most: many first names begin with it.
const MOST_WITH_INITIAL: f32 = 0.9;

/// The score of English that differs in case or marks.
const FOLDED: f32 = 0.96;

/// The score of an English word of a longer name.
const WORD: f32 = 0.6;

impl<'g> Lookup<'g> {
    /// Prepares to look up names in `glossary`.
    pub fn new(glossary: &'g Glossary) -> Self {
        let sounds = SoundIndex::new(glossary);
        Self { glossary, sounds, searcher: searcher(), english: None, heard: Vec::new() }
    }

    /// The entries that an Arabic name may be, best first, each once, at most `limit`.
    pub fn arabic(&mut self, name: &str, limit: usize) -> Vec<Answer> {
        let mut answers = self.by_form(name);
        self.by_sound(name, limit, &mut answers);
        self.by_initial(name, limit, &mut answers);
        best(answers, limit)
    }

    /// Where the first words are initials, here or in the entry (ج. بايدن, J. Biden): the rest is looked up, and the first word has to
    /// agree.
    fn by_initial(&mut self, name: &str, limit: usize, answers: &mut Vec<Answer>) {
        let Some((first, mut rest)) = name.trim().split_once(char::is_whitespace) else { return };
        let abbreviated = is_arabic_initial(first);
        if abbreviated {
            rest = without_initials(rest, is_arabic_initial);
        }
        let fits = |entry: &Entry| {
            let english = entry.english().filter_map(|name| name.split_whitespace().next());
            let arabic = entry.ar.iter().filter_map(|form| form.split_whitespace().next());
            english.filter(|head| abbreviated || is_latin_initial(head)).any(|head| may_be_initial_of(first, head))
                || arabic.filter(|head| abbreviated || is_arabic_initial(head)).any(|head| same_initial(first, head))
        };
        let mut rests = self.by_form(rest);
        self.hear(rest, "", 1.0, limit, &mut rests);
        let fitting = rests.into_iter().filter(|answer| answer.clitics.is_empty() && fits(&answer.entry));
        answers.extend(fitting.map(with_initial));
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
        // A letter alone may begin any name.
        let letters = name.chars().filter(|&letter| is_arabic_letter(letter)).count();
        if self.sounds.is_empty() || letters < 2 {
            return;
        }
        self.hear(name, "", 1.0, limit, answers);
        let key = normalize::key(name);
        let sure = answers.iter().any(|answer| answer.score > SURE);
        for reading in readings(&key).as_slice().iter().filter(|reading| reading.name > 0) {
            let mut peeled = Vec::new();
            self.hear(reading.name(&key), reading.proclitics(&key), 1.0, limit, &mut peeled);
            for answer in peeled {
                let same = |other: &&mut Answer| other.key == answer.key && other.ar.is_none() && other.score < answer.score;
                if let Some(whole) = answers.iter_mut().find(same) {
                    // The same entry, better without its first letter: that is a proclitic, not a letter nobody hears.
                    whole.clitics.clone_from(&answer.clitics);
                } else if !sure {
                    answers.push(Answer { score: answer.score * PEELED, ..answer });
                }
            }
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
        let mut answers = self.by_english(name, limit);
        self.by_latin_initial(name, limit, &mut answers);
        if answers.is_empty() {
            let near = self.glossary.search(name, limit).into_iter();
            answers.extend(near.map(|(key, entry, score)| answer_in_arabic(key, entry, score, How::Spelling)));
        }
        best(answers, limit)
    }

    /// By the English names and their words, and where none is this one, by the sound of the Arabic.
    fn by_english(&mut self, name: &str, limit: usize) -> Vec<Answer> {
        let english = self.english.get_or_insert_with(|| English::new(self.glossary));
        let key = normalize::key(name);
        let keys = english.words.get(&key).cloned().unwrap_or_default();
        let mut answers: Vec<Answer> = keys.into_iter().filter_map(|entry| self.spelled(entry, name, &key)).collect();
        if !answers.iter().any(|answer| answer.score >= FOLDED) {
            self.by_arabic_sound(name, limit, &mut answers);
        }
        answers
    }

    /// Where the first words are initials (J. Biden): the rest is looked up, and a name of the entry has to begin with the first letter.
    fn by_latin_initial(&mut self, name: &str, limit: usize, answers: &mut Vec<Answer>) {
        let Some((first, rest)) = name.trim().split_once(char::is_whitespace).filter(|(first, _)| is_latin_initial(first))
        else {
            return;
        };
        let letter = |word: &str| word.chars().find(|letter| letter.is_alphabetic()).map(|letter| letter.to_ascii_lowercase());
        let fits = |entry: &Entry| entry.english().any(|name| name.contains(' ') && letter(name) == letter(first));
        let rests = self.by_english(without_initials(rest, is_latin_initial), limit).into_iter();
        answers.extend(rests.filter(|answer| fits(&answer.entry)).map(with_initial));
    }

    /// English that no entry has, against the sound of the Arabic forms.
    fn by_arabic_sound(&mut self, name: &str, limit: usize, answers: &mut Vec<Answer>) {
        let Some(english) = &self.english else { return };
        for found in english.forms.find(Model::builtin(), &mut self.searcher, name, MOST_FORMS * limit) {
            let (key, form) = english.entries[found.name];
            let entry = self.glossary.entry(key);
            let ar = entry.ar.get(form).cloned();
            let how = if found.whole { How::Translit } else { How::Part };
            answers.push(Answer { key, ar, entry, score: found.score, how, clitics: String::new() });
        }
    }

    fn spelled(&self, entry_key: EntryKey, name: &str, key: &str) -> Option<Answer> {
        let entry = self.glossary.entry(entry_key);
        let names = || entry.english();
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

/// An answer for the words behind an initial, which fits.
fn with_initial(answer: Answer) -> Answer {
    Answer { score: (answer.score * WITH_INITIAL).min(MOST_WITH_INITIAL), how: How::Spelling.max(answer.how), ..answer }
}

/// What stands behind the initials that a name begins with; the last word is none.
fn without_initials(name: &str, is_initial: impl Fn(&str) -> bool) -> &str {
    let mut rest = name.trim_start();
    while let Some((_, behind)) = rest.split_once(char::is_whitespace).filter(|(first, _)| is_initial(first)) {
        rest = behind.trim_start();
    }
    rest
}

fn answer_in_arabic(key: EntryKey, entry: Entry, score: f32, how: How) -> Answer {
    Answer { key, ar: entry.ar.first().cloned(), entry, score, how, clitics: String::new() }
}

/// Forms of one entry that may stand side by side in an answer, before each entry is counted once.
const MOST_FORMS: usize = 3;

impl English {
    fn new(glossary: &Glossary) -> Self {
        let (mut forms, mut entries) = (Vec::new(), Vec::new());
        for (key, entry) in glossary.entries().filter(|(_, entry)| matches!(entry.status, Status::Approved | Status::Proposed))
        {
            for (at, form) in entry.ar.into_iter().enumerate() {
                forms.push(form);
                entries.push((key, at));
            }
        }
        Self { words: english_words(glossary), forms: ArabicIndex::build(forms.into_iter()), entries }
    }
}

/// Whether two Arabic words, one of them an initial, begin alike.
fn same_initial(one: &str, other: &str) -> bool {
    let head = |word: &str| normalize::key(word).chars().next();
    head(one).is_some() && head(one) == head(other)
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
        for name in entry.english() {
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
    use crate::kinds::EntryType;

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
    fn names_of_two_words_are_found_written_as_one() {
        let entry = |en: &str| Entry { en: en.into(), ..Entry::default() };
        let names = ["Abdel Karim Landvik", "Abd al-Hadi Brask", "Abu Tammuz", "Abdel Brask"];
        let glossary = Glossary::new(names.map(entry).to_vec());
        let mut lookup = Lookup::new(&glossary);
        let rows = [
            ("عبدالكريم لاندفيك", names[0]),
            ("عبدالهادي براسك", names[1]),
            ("أبوتموز", names[2]),
            ("عبدالكريم لاندڤيك", names[0]),
            ("عبد الهادي پراسگ", names[1]),
        ];
        for (name, en) in rows {
            let first = lookup.arabic(name, 5).into_iter().next().expect("an answer");
            assert!(first.entry.en == en && first.score > 0.5, "{name}: {} {}", first.entry.en, first.score);
        }
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

    #[test]
    fn english_in_another_spelling_is_found_by_the_sound_of_the_arabic() {
        let glossary = glossary();
        let mut lookup = Lookup::new(&glossary);
        let mut first = |name: &str| lookup.english(name, 5).first().map(|answer| (answer.entry.en.clone(), answer.how));
        assert_eq!(first("Antonie Blinkin"), Some(("Antony Blinken".to_string(), How::Translit)));
        assert_eq!(first("Blinkin"), Some(("Antony Blinken".to_string(), How::Part)));
        assert_eq!(first(""), None);
    }

    #[test]
    fn both_directions_give_one_score() {
        let form = "أنطونيو غرامشي";
        let arabic = Glossary::new(vec![Entry { en: "x".into(), ar: vec![form.into()], ..Entry::default() }]);
        for name in ["Antonio Gramsci", "Antoniu Gramshi", "Anton Gramsci", "Gramsci"] {
            let english = Glossary::new(vec![Entry { en: name.into(), ..Entry::default() }]);
            let there = Lookup::new(&english).arabic(form, 1).first().map(|answer| answer.score);
            let back = Lookup::new(&arabic).english(name, 1).into_iter().find(|answer| answer.how == How::Translit);
            if let Some(back) = back {
                assert_eq!(Some(back.score), there, "{name}");
            }
        }
    }

    #[test]
    fn english_initials_tell_namesakes_apart() {
        let person = |en: &str, ar: &str| Entry { en: en.into(), ar: vec![ar.into()], ..Entry::default() };
        let glossary = Glossary::new(vec![
            person("Greta Landskrona", "غريتا لاندسكرونا"),
            person("Hilma Landskrona", "هيلما لاندسكرونا"),
            person("Hilma Brask", "هيلما براسك"),
        ]);
        let mut lookup = Lookup::new(&glossary);
        for (name, expected) in [("H. Landskrona", "Hilma Landskrona"), ("G. Landskrona", "Greta Landskrona")] {
            let first = lookup.english(name, 5).into_iter().next().expect("an answer");
            assert_eq!((first.entry.en.as_str(), first.score), (expected, MOST_WITH_INITIAL));
        }
        assert!(lookup.english("K. Landskrona", 5).iter().all(|answer| answer.score < MOST_WITH_INITIAL));
    }

    #[test]
    fn several_initials_are_read_as_one() {
        let ar = vec!["غيردا إلسه برانفيك".into()];
        let entry = Entry { en: "Gerda Ilse Brannvik".into(), ar, kind: EntryType::Person, ..Entry::default() };
        let glossary = Glossary::new(vec![entry]);
        let mut lookup = Lookup::new(&glossary);
        for name in ["غ. إ. برانفيك", "غ. برانفيك"] {
            assert_eq!(
                lookup.arabic(name, 5).first().map(|answer| answer.entry.en.as_str()),
                Some("Gerda Ilse Brannvik"),
                "{name}"
            );
        }
        for name in ["G. I. Brannvik".to_string(), "G. ".repeat(5_000) + "Brannvik"] {
            assert!(lookup.english(&name, 5).first().is_some_and(|answer| answer.score > 0.8));
        }
    }

    #[test]
    fn initials_on_either_side_find_the_name() {
        let glossary = Glossary::new(vec![
            Entry { en: "George Santayana".into(), ..Entry::default() },
            Entry { en: "C. Papadiamantis".into(), ..Entry::default() },
            Entry {
                en: "Karl Barth".into(), ar: vec!["كارل بارت".into()], kind: EntryType::Person, ..Entry::default()
            },
        ]);
        let mut lookup = Lookup::new(&glossary);
        let mut first = |name: &str| lookup.arabic(name, 5).first().map(|answer| answer.entry.en.clone());
        assert_eq!(first("ج. سانتايانا").as_deref(), Some("George Santayana"));
        assert_eq!(first("كوستاس باباديامانتيس").as_deref(), Some("C. Papadiamantis"));
        assert_eq!(first("ك. بارت").as_deref(), Some("Karl Barth"));
        assert_eq!(first(""), None);
    }
}
