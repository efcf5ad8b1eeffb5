//! Abbreviations that a full stop follows, and words that begin English sentences.

/// Arabic abbreviations of more than one letter, as written, by byte order. Single letters (د. م. ص.) need no row.
pub(super) const ARABIC: [&str; 3] = ["أد", "تح", "مج"];

/// English abbreviations that end no sentence, in lower case and sorted: something always follows.
pub(super) const NEVER_LAST: [&str; 33] = [
    "adm", "al", "approx", "capt", "cf", "col", "det", "dr", "fig", "fr", "ft", "gen", "gov", "hon", "lt", "maj", "messrs",
    "mr", "mrs", "ms", "mt", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "st", "v", "viz", "vs",
];

/// English abbreviations that may end a sentence, in lower case and sorted: they do before a word that begins one.
pub(super) const SOMETIMES_LAST: [&str; 25] = [
    "apr", "aug", "ave", "blvd", "co", "corp", "dec", "dept", "est", "etc", "feb", "inc", "jan", "jr", "jul", "jun", "ltd",
    "mar", "no", "nov", "oct", "rd", "sep", "sept", "sr",
];

/// Words that begin English sentences far more often than they continue one with a capital, sorted.
pub(super) const STARTERS: [&str; 62] = [
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Each",
    "Earlier",
    "Even",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Officials",
    "On",
    "One",
    "Our",
    "People",
    "Police",
    "She",
    "Since",
    "So",
    "Some",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "We",
    "When",
    "While",
    "You",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for list in [&ARABIC[..], &NEVER_LAST, &SOMETIMES_LAST, &STARTERS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
        for word in NEVER_LAST.iter().chain(&SOMETIMES_LAST) {
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
        assert!(NEVER_LAST.iter().all(|word| !SOMETIMES_LAST.contains(word)));
    }
}
