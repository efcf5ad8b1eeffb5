//! The English that is right for an entry: its listed terms, the surname after the full name, the acronym, and the single words
//! that show that a sentence speaks of it.

use super::ear::Ear;
use super::english::{is_article, words_of};
use crate::glossary::Entry;
use crate::kinds::EntryType;
use crate::text::normalize;

/// Forms that a finding lists, at most.
const MOST_LISTED: usize = 12;

/// Letters of a word that can stand for a longer name, at least.
const SHORTEST_PART: usize = 3;

/// How sure it must be that the last words of both sides are one for the name to be that of a person.
const SOUNDS: f32 = 0.3;

/// What is right for one entry.
#[derive(Debug)]
pub(super) struct Expected {
    /// The entry.
    pub(super) entry: Entry,
    /// Accepted wherever they stand, the preferred first.
    pub(super) forms: Vec<Form>,
    /// Words of the name that show that a sentence means it, though they are no form of it.
    pub(super) parts: Vec<String>,
}

/// One accepted form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its folded words.
    pub(super) words: Vec<String>,
    /// The form as people write it.
    pub(super) text: String,
    /// Whether only capitals are it: US is no "us".
    pub(super) acronym: bool,
}

impl Expected {
    /// The accepted English of an entry.
    pub(super) fn new(entry: Entry, ear: &mut Ear) -> Self {
        let mut expected = Self { entry, forms: Vec::new(), parts: Vec::new() };
        let listed: Vec<String> = expected.entry.english().map(without_note).collect();
        listed.iter().for_each(|form| expected.add(form));
        let is_person = expected.is_person(ear);
        for form in &listed {
            if is_person && let Some(surname) = surname(form) {
                expected.add(&surname);
            }
        }
        for form in &listed {
            if !is_person && let Some(initials) = initials(form) {
                expected.add(&initials);
            }
        }
        expected.parts = parts(&listed);
        expected
    }

    /// The forms to show, the preferred first.
    pub(super) fn listed(&self) -> Vec<String> {
        let mut listed: Vec<String> = Vec::new();
        let surnames = self.forms.iter().filter(|form| !form.acronym || self.entry.english().any(|en| en == form.text));
        for text in self.entry.english().map(str::to_string).chain(surnames.map(|form| form.text.clone())) {
            if listed.len() < MOST_LISTED && !listed.contains(&text) {
                listed.push(text);
            }
        }
        listed
    }

    fn add(&mut self, text: &str) {
        let words = words_of(text);
        let words: Vec<String> = match words.iter().position(|word| word != "the") {
            Some(start) => words[start..].to_vec(),
            None => return,
        };
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let acronym = words.len() == 1 && letters <= 5 && text.chars().all(|letter| !letter.is_lowercase());
        if !self.forms.iter().any(|form| form.words == words) {
            self.forms.push(Form { words, text: text.to_string(), acronym });
        }
    }

    /// Whether later mentions may give the last name alone: the entry says that it is a person, or says nothing and its last words
    /// sound alike in both languages.
    fn is_person(&self, ear: &mut Ear) -> bool {
        match self.entry.kind {
            EntryType::Person => true,
            EntryType::Other => {
                let Some(last) = words_of(&self.entry.en).pop() else { return false };
                self.entry.ar.is_empty()
                    || self.entry.ar.iter().any(|form| {
                        let key = normalize::key(form);
                        key.split(' ').next_back().is_some_and(|word| ear.alike(word, &last) > SOUNDS)
                    })
            }
            _ => false,
        }
    }
}

/// A term without what a glossary adds in brackets to tell entries apart.
fn without_note(term: &str) -> String {
    match term.split_once(" (") {
        Some((name, _)) if !name.is_empty() => name.trim().to_string(),
        _ => term.to_string(),
    }
}

/// The last name of a full name, with the particles that belong to it.
fn surname(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut start = words.len().checked_sub(1).filter(|&last| last > 0)?;
    while start > 1 && is_particle(words[start - 1]) {
        start -= 1;
    }
    let last = words[start..].join(" ");
    (last.chars().filter(|letter| letter.is_alphabetic()).count() >= SHORTEST_PART - 1).then_some(last)
}

/// Words that belong to the name after them.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 18] =
        ["abu", "al", "ap", "ben", "bin", "da", "de", "del", "der", "di", "dos", "el", "ibn", "la", "le", "ould", "van", "von"];
    PARTICLES.contains(&word.to_lowercase().as_str())
}

/// The initials that a name of several words may be shortened to.
fn initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !is_article(&word.to_lowercase())).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next().filter(|letter| letter.is_uppercase())).collect();
    (words.len() > 1 && initials.chars().count() == words.len()).then_some(initials)
}

/// Words of names of several words that tell them from others.
fn parts(listed: &[String]) -> Vec<String> {
    let mut parts = Vec::new();
    for name in listed.iter().filter(|name| name.contains([' ', '-'])) {
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        for word in name.split([' ', '-']).filter(capital).flat_map(words_of) {
            let tells = word.chars().count() >= SHORTEST_PART && !is_generic(&word);
            if tells && !is_particle(&word) && !is_article(&word) && !parts.contains(&word) {
                parts.push(word);
            }
        }
    }
    parts
}

/// Whether many names share a word, so that it tells nothing.
pub(super) fn is_generic(word: &str) -> bool {
    GENERIC.binary_search(&word).is_ok()
}

/// Words that many names share, so that they tell nothing.
const GENERIC: [&str; 116] = [
    "academy",
    "act",
    "agency",
    "airport",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "base",
    "bay",
    "board",
    "brigade",
    "brigades",
    "brothers",
    "bureau",
    "camp",
    "central",
    "centre",
    "championship",
    "city",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "corporation",
    "council",
    "court",
    "cup",
    "day",
    "defence",
    "democrat",
    "democratic",
    "democrats",
    "department",
    "district",
    "east",
    "eastern",
    "federal",
    "federation",
    "festival",
    "force",
    "forces",
    "foreign",
    "foundation",
    "free",
    "front",
    "fund",
    "general",
    "government",
    "grand",
    "great",
    "group",
    "gulf",
    "high",
    "hospital",
    "house",
    "institute",
    "international",
    "island",
    "islands",
    "kingdom",
    "league",
    "liberation",
    "ministry",
    "mount",
    "movement",
    "museum",
    "national",
    "new",
    "north",
    "northern",
    "office",
    "open",
    "organisation",
    "organization",
    "parliament",
    "party",
    "people",
    "peoples",
    "police",
    "prix",
    "prize",
    "province",
    "republic",
    "republican",
    "republicans",
    "river",
    "road",
    "school",
    "security",
    "senate",
    "service",
    "services",
    "society",
    "south",
    "southern",
    "square",
    "state",
    "states",
    "station",
    "street",
    "supreme",
    "team",
    "union",
    "united",
    "university",
    "west",
    "western",
    "world",
    "zone",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(en: &str, also: &[&str], ar: &[&str], kind: EntryType) -> Expected {
        let strings = |list: &[&str]| list.iter().map(|&text| text.to_string()).collect();
        let entry = Entry { en: en.into(), also: strings(also), ar: strings(ar), kind, ..Entry::default() };
        Expected::new(entry, &mut Ear::new())
    }

    #[test]
    fn generic_words_are_sorted() {
        assert!(GENERIC.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_accepted_forms_are_those_of_a_newsroom() {
        for (en, also, ar, kind, forms) in [
            (
                "Zahra Tarkovna",
                &["Z. Tarkovna"][..],
                &["زهرة تاركوفنا"][..],
                EntryType::Person,
                &["Zahra Tarkovna", "Z. Tarkovna", "Tarkovna"][..],
            ),
            ("Omar bin Zorani", &[], &[], EntryType::Other, &["Omar bin Zorani", "bin Zorani"]),
            (
                "League of Coastal Towns",
                &[],
                &["رابطة مدن الساحل"],
                EntryType::Organization,
                &["League of Coastal Towns", "LCT"],
            ),
            ("League of Coastal Towns", &[], &["رابطة مدن الساحل"], EntryType::Other, &["League of Coastal Towns", "LCT"]),
            ("The Zorans", &[], &[], EntryType::Place, &["The Zorans"]),
            ("Zorania (island)", &[], &[], EntryType::Place, &["Zorania"]),
            ("the", &[], &[], EntryType::Other, &[]),
        ] {
            let texts: Vec<String> = expected(en, also, ar, kind).forms.into_iter().map(|form| form.text).collect();
            assert_eq!(texts, forms, "{en}");
        }
    }

    #[test]
    fn parts_tell_names_apart() {
        assert_eq!(expected("United Zoranian Republic", &[], &[], EntryType::Place).parts, ["zoranian"]);
        assert!(expected("Zorania", &[], &[], EntryType::Place).parts.is_empty());
    }
}
