//! Words by which a sentence goes on about somebody or something without the name.

use super::view::View;
use std::ops::Range;

/// Pronouns, and nouns that stand for a person, place or group, in lower case and sorted.
const REFERRING: [&str; 96] = [
    "administration",
    "agency",
    "alliance",
    "ambassador",
    "army",
    "article",
    "authorities",
    "bloc",
    "both",
    "capital",
    "captain",
    "chairman",
    "chief",
    "city",
    "club",
    "coach",
    "commander",
    "company",
    "country",
    "crown",
    "delegation",
    "diplomat",
    "director",
    "emir",
    "enclave",
    "film",
    "firm",
    "force",
    "forces",
    "former",
    "general",
    "government",
    "governor",
    "group",
    "he",
    "head",
    "her",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "island",
    "it",
    "its",
    "itself",
    "judge",
    "king",
    "kingdom",
    "latter",
    "leader",
    "man",
    "mayor",
    "militants",
    "military",
    "minister",
    "ministry",
    "movement",
    "nation",
    "network",
    "newspaper",
    "office",
    "officer",
    "official",
    "one",
    "organisation",
    "organization",
    "our",
    "party",
    "person",
    "player",
    "premier",
    "president",
    "prince",
    "princess",
    "province",
    "queen",
    "region",
    "same",
    "scholar",
    "secretary",
    "senator",
    "she",
    "side",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "state",
    "team",
    "that",
    "their",
    "them",
    "they",
    "town",
    "union",
    "who",
];

/// Whether a run of words speaks of somebody or something named before, by a word that is not `covered` as part of a name.
pub(super) fn refers(view: &View<'_>, words: &Range<usize>, covered: &[bool]) -> bool {
    let is_free = |at: usize| !covered.get(at).is_some_and(|&covered| covered);
    let is_referring = |at: usize| REFERRING.binary_search(&view.english.tokens()[at].folded.as_str()).is_ok();
    words.clone().any(|at| is_free(at) && is_referring(at))
}

#[cfg(test)]
mod tests {
    use super::REFERRING;

    #[test]
    fn the_table_is_sorted() {
        assert!(REFERRING.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
