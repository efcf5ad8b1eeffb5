//! The Hunspell dictionary without its proper names.
//!
//! Ayaspell's `ar.dic` is several lists behind each other, with comment lines between them. Continents, countries, capitals
//! and people stand in a part of their own, and elsewhere the affix classes of proper names give them away.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The comment that opens the list of proper names, and the one that closes it.
const NAMES_OPEN: &str = "###أسماء";
const NAMES_CLOSE: &str = "####الأسماء####";

/// Affix classes (alias numbers of `ar.aff`) that only proper names have: they take و ف ب ل ك and neither article nor
/// pronouns. 58 nisba adjectives and all others are ordinary words.
const PROPER_NAME_CLASSES: [&str; 4] = ["57", "60", "64", "92"];

/// Words of the closing credits of the list of nouns, from this line to the list of verbs.
const CREDITS_OPEN: &str = "##اﻷسماء";
const CREDITS_CLOSE: &str = "verb.huns.dic";

/// The ordinary words of a dictionary.
pub(crate) struct Dictionary {
    checker: spellbook::Dictionary,
    stems: BTreeSet<String>,
    proper_names: BTreeSet<String>,
}

impl Dictionary {
    /// Reads `ar.aff` and `ar.dic` of `folder`, the proper names apart.
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let affixes = fs::read_to_string(folder.join("ar.aff"))?;
        let list = fs::read_to_string(folder.join("ar.dic"))?;
        let (words, names) = divide(&list);
        let set = |lines: &[&str]| lines.iter().map(|line| stem(line).to_string()).collect();
        let (stems, proper_names) = (set(&words), set(&names));
        let list = format!("{}\n{}\n", words.len(), words.join("\n"));
        let checker = spellbook::Dictionary::new(&affixes, &list).map_err(|error| error.to_string())?;
        Ok(Self { checker, stems, proper_names })
    }

    /// Whether the word is an ordinary one in any inflection.
    pub(crate) fn accepts(&self, word: &str) -> bool {
        self.checker.check(word)
    }

    /// The proper names that were left out.
    pub(crate) fn proper_names(&self) -> &BTreeSet<String> {
        &self.proper_names
    }

    /// The words as the dictionary lists them, uninflected (verbs in each of their persons).
    pub(crate) fn stems(&self) -> &BTreeSet<String> {
        &self.stems
    }
}

fn stem(line: &str) -> &str {
    line.split(['/', '\t']).next().unwrap_or_default().trim()
}

/// The lines of ordinary words, and those of proper names.
fn divide(dictionary: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut in_names, mut in_credits) = (false, false);
    let (mut words, mut names) = (Vec::new(), Vec::new());
    for line in dictionary.lines().skip(1) {
        match stem(line) {
            NAMES_OPEN => in_names = true,
            NAMES_CLOSE => in_names = false,
            CREDITS_OPEN => in_credits = true,
            CREDITS_CLOSE => in_credits = false,
            word if in_credits || !is_word(word) => {}
            _ if in_names || is_proper_name(line) => names.push(line),
            _ => words.push(line),
        }
    }
    (words, names)
}

fn is_proper_name(line: &str) -> bool {
    let class = line.split(['/', '\t']).nth(1).unwrap_or_default();
    line.contains('/') && PROPER_NAME_CLASSES.contains(&class)
}

fn is_word(stem: &str) -> bool {
    !stem.is_empty() && stem.chars().all(naqhara::text::words::is_arabic_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_names_stand_apart_and_comments_are_left_out() {
        let dictionary = "5\nبيد\n###أسماء\t3\nفرنسا/60\n####الأسماء####\nكتاب/76\nألاباما/92\n##اﻷسماء\t4\nمحمد\nverb.huns.dic\nيكتب/229\t1\n";
        let (words, names) = divide(dictionary);
        assert_eq!(words, ["بيد", "كتاب/76", "يكتب/229\t1"]);
        assert_eq!(names, ["فرنسا/60", "ألاباما/92"]);
    }
}
