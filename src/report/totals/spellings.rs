//! Names that the articles spell in several ways.

use std::collections::BTreeMap;

use super::entries::EntryUse;
use super::terms::Term;
use crate::text::normalize::{key, skeleton};

/// A skeleton of fewer letters says nothing: most short words share theirs with others.
const SHORTEST_SKELETON: usize = 4;

/// A name with its spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The entry; `None` for unknown names that have the same consonants, which is a reason to look and no more.
    pub entry: Option<String>,
    /// Its English, or the first suggestion.
    pub en: Option<String>,
    /// Its mentions.
    pub mentions: usize,
    /// The spellings with their mentions, the most used first.
    pub forms: Vec<(String, usize)>,
}

/// Spellings of entries and of unknown names that differ in vowels alone; the most used first, then by first spelling. Short forms and
/// other names of an entry are no spellings of each other.
pub(super) fn find(entries: &[EntryUse], terms: &[Term]) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = entries.iter().flat_map(known).chain(unknown(terms)).collect();
    found.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.forms.cmp(&b.forms)));
    found
}

fn known(entry: &EntryUse) -> Vec<Spelling> {
    let spelling = |forms: Vec<(String, usize)>| Spelling {
        entry: Some(entry.id.clone()),
        en: Some(entry.en.clone()),
        mentions: forms.iter().map(|(_, count)| count).sum(),
        forms,
    };
    let mut groups: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for form in &entry.forms {
        groups.entry(bones(&form.0)).or_default().push(form.clone());
    }
    groups.into_values().filter(|forms| forms.len() > 1).map(spelling).collect()
}

fn unknown(terms: &[Term]) -> Vec<Spelling> {
    let mut groups: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for term in terms {
        let bones = bones(&term.text);
        if bones.chars().filter(|letter| *letter != ' ').count() >= SHORTEST_SKELETON {
            groups.entry(bones).or_default().push(term);
        }
    }
    let several = groups.into_values().filter(|terms| terms.len() > 1);
    let spelling = |terms: Vec<&Term>| Spelling {
        entry: None,
        en: terms[0].suggestions.first().cloned(),
        mentions: terms.iter().map(|term| term.mentions).sum(),
        forms: terms.iter().map(|term| (term.text.clone(), term.mentions)).collect(),
    };
    several.map(spelling).collect()
}

/// The consonants of a name, word by word; the last ha stands for ta marbuta, which is written as a vowel as often (سورية, سوريا).
fn bones(name: &str) -> String {
    let mut bones = String::new();
    for word in key(name).split(' ') {
        let mut own = String::new();
        skeleton(word, &mut own);
        bones.push_str(own.strip_suffix('ه').unwrap_or(&own));
        bones.push(' ');
    }
    bones
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::EntryType;

    #[test]
    fn spellings_differ_in_vowels_and_short_forms_are_none() {
        let form = |text: &str, count| (text.to_string(), count);
        let entry = EntryUse {
            id: "kirvania".into(),
            en: "Kirvania".into(),
            kind: EntryType::Place,
            articles: 3,
            mentions: 12,
            forms: vec![form("كرفانيا", 6), form("جمهورية كرفانيا", 3), form("كيرفانية", 2), form("كرفانية", 1)],
        };
        let found = find(&[entry], &[]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].mentions, found[0].forms.len()), (9, 3));
    }
}
