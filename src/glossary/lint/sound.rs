//! People whose Arabic does not sound like their English: most often two rows that slipped, or a form of somebody else.

use rayon::prelude::*;

use crate::glossary::entry::{Entry, Status};
use crate::kinds::EntryType;
use crate::text::words::is_arabic_letter;
use crate::translit::{Model, NameIndex, Searcher};

/// The score by sound, 0..=1, below which two names have next to nothing in common.
const LEAST_LIKE: f32 = 0.02;

/// Consonants that a word needs for them to say anything: three that all agree by chance are one pair of words in two hundred.
const FEWEST_CONSONANTS: usize = 3;

// The sounds of consonants, one bit each.
const P: u16 = 1;
const F: u16 = 1 << 1;
const T: u16 = 1 << 2;
const D: u16 = 1 << 3;
const S: u16 = 1 << 4;
const Z: u16 = 1 << 5;
const J: u16 = 1 << 6;
const K: u16 = 1 << 7;
const G: u16 = 1 << 8;
const L: u16 = 1 << 9;
const M: u16 = 1 << 10;
const N: u16 = 1 << 11;
const R: u16 = 1 << 12;

/// What each consonant may sound like, in either script. Vowels, what is hardly heard and what stands for a vowel as often as not
/// (و, ي, ه, h, w, y) say nothing and are left out.
const SOUNDS: [(char, u16); 40] = [
    ('b', P),
    ('c', K | S | J),
    ('d', D | T),
    ('f', F),
    ('g', G | J | K),
    ('j', J | G),
    ('k', K),
    ('l', L),
    ('m', M),
    ('n', N),
    ('p', P | F),
    ('q', K | G),
    ('r', R),
    ('s', S | Z | J),
    ('t', T | D),
    ('v', F),
    ('z', Z | S | D),
    ('ب', P),
    ('ت', T),
    ('ث', T | S),
    ('ج', J | G),
    ('خ', K),
    ('د', D),
    ('ذ', D | Z),
    ('ر', R),
    ('ز', Z),
    ('س', S),
    ('ش', J),
    ('ص', S),
    ('ض', D),
    ('ط', T),
    ('ظ', Z | D),
    ('غ', G),
    ('ف', F),
    ('ق', K | G),
    ('ك', K),
    ('ل', L),
    ('م', M),
    ('ن', N),
    ('پ', P),
];

/// The forms of approved people of which neither the whole nor any word sounds like one of their English names: number of the
/// entry, and the form. Pen names and nicknames are among them.
pub(super) fn disagreeing(entries: &[Entry]) -> Vec<(usize, String)> {
    let searcher = || Searcher::new(Model::builtin());
    let found = entries.par_iter().enumerate().map_init(searcher, |searcher, (at, entry)| {
        if entry.kind != EntryType::Person || entry.status != Status::Approved || entry.ar.is_empty() {
            return Vec::new();
        }
        let latin: Vec<Vec<u16>> = entry.english().flat_map(str::split_whitespace).map(consonants).collect();
        // Most names agree at a glance, and only the others are listened to.
        let doubtful: Vec<&String> = entry.ar.iter().filter(|form| !agrees_at_a_glance(form, &latin)).collect();
        if doubtful.is_empty() {
            return Vec::new();
        }
        let index = NameIndex::build(Model::builtin(), entry.english());
        let mut agrees = |name: &str| searcher.find(&index, name, 1).first().is_some_and(|found| found.score >= LEAST_LIKE);
        let mut is_strange =
            |form: &&String| form.chars().any(is_arabic_letter) && !agrees(form) && !form.split_whitespace().any(&mut agrees);
        doubtful.into_iter().filter(&mut is_strange).map(|form| (at, form.clone())).collect()
    });
    found.flatten_iter().collect()
}

/// Whether a word of the form has the very consonants of a Latin word.
fn agrees_at_a_glance(form: &str, latin: &[Vec<u16>]) -> bool {
    let same =
        |one: &[u16], other: &[u16]| one.len() == other.len() && one.iter().zip(other).all(|(sound, other)| sound & other != 0);
    let words = form.split_whitespace().map(consonants).filter(|word| word.len() >= FEWEST_CONSONANTS);
    words.into_iter().any(|word| latin.iter().any(|other| same(&word, other)))
}

/// The sounds that the consonants of a word may be, doubled letters once.
fn consonants(word: &str) -> Vec<u16> {
    let mut found: Vec<u16> = Vec::with_capacity(word.len());
    let mut before = None;
    for letter in word.chars().flat_map(char::to_lowercase) {
        let sound = SOUNDS.iter().find(|(known, _)| *known == letter).map(|(_, sound)| *sound);
        found.extend(sound.filter(|_| before != Some(letter)));
        before = Some(letter);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consonants_agree_at_a_glance_or_not() {
        assert!(SOUNDS.iter().enumerate().all(|(at, row)| SOUNDS[..at].iter().all(|other| other.0 != row.0)));
        let agree = |form: &str, name: &str| agrees_at_a_glance(form, &name.split(' ').map(consonants).collect::<Vec<_>>());
        assert!(agree("يوهاني ساريلوما", "Juhani Sarilumma") && agree("غريغور", "Gregor") && agree("خالد", "Khalid"));
        assert!(!agree("علي", "Ali") && !agree("مارك دوبرزينسكي", "Juhani Sarilumma"));
    }

    #[test]
    fn rows_that_slipped_are_found() {
        let person = |en: &str, ar: &[&str]| Entry {
            en: en.into(),
            ar: ar.iter().map(|&form| form.into()).collect(),
            kind: EntryType::Person,
            ..Entry::default()
        };
        let mut entries = vec![
            person("Juhani Sarilumma", &["يوهاني ساريلوما"]),
            person("Marek Dobrzynski", &["يوهاني ساريلوما", "مارك دوبرزينسكي"]),
            person("Khalid al-Mutairi", &["خالد المطيري"]),
        ];
        assert_eq!(disagreeing(&entries), [(1, "يوهاني ساريلوما".to_string())]);
        entries[1].kind = EntryType::Place;
        assert!(disagreeing(&entries).is_empty());
    }
}
