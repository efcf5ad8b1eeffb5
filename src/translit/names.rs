//! What names are made of besides letters: words, particles, the article.

use super::letters::{self, Letter};

/// Letters of a stem that make it a word of its own once its article is taken off.
const SHORTEST_STEM: usize = 3;

/// The letters after the article ال, where it may be one.
pub(super) fn without_article(word: &[Letter]) -> Option<&[Letter]> {
    let mut article = Vec::with_capacity(2);
    letters::arabic("ال", &mut article);
    word.strip_prefix(article.as_slice()).filter(|stem| stem.len() >= SHORTEST_STEM)
}

/// Latin words that may be left out of a name, or written in Arabic as part of the next word: articles and particles.
const LATIN_PARTICLES: [&str; 38] = [
    "abd", "abdel", "abdul", "abou", "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "ben", "bin", "bint", "bou", "da",
    "de", "del", "della", "den", "der", "di", "dos", "du", "eddin", "el", "ibn", "la", "le", "ould", "oum", "ul", "umm", "van",
    "von", "y",
];

/// Arabic words that may be left out of a name.
const ARABIC_PARTICLES: [&str; 16] =
    ["ابن", "ابو", "ال", "ام", "بن", "بنت", "بو", "دا", "دو", "دي", "دير", "ديل", "فان", "فون", "لا", "ولد"];

/// Latin articles, which Arabic writes on the word.
const ARTICLES: [&str; 10] = ["ad", "al", "an", "ar", "as", "ash", "at", "az", "el", "ul"];

/// Whether a Latin word, in lower case, is a particle.
pub(super) fn is_latin_particle(word: &str) -> bool {
    LATIN_PARTICLES.binary_search(&word).is_ok()
}

/// Whether a Latin word, in lower case, is an Arabic article.
pub(super) fn is_latin_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// Whether an Arabic word, hamzas left out, is a particle.
pub(super) fn is_arabic_particle(word: &str) -> bool {
    ARABIC_PARTICLES.contains(&word)
}

/// The words of a name in either script: split at spaces, hyphens and the like; an apostrophe stays inside.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑' | '–' | '/' | ',' | '.' | '(' | ')' | '·')
    })
    .filter(|word| word.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_sorted_and_in_lower_case() {
        assert!(LATIN_PARTICLES.is_sorted() && ARTICLES.is_sorted() && ARABIC_PARTICLES.is_sorted());
        assert!(LATIN_PARTICLES.iter().all(|word| word.chars().all(|letter| letter.is_ascii_lowercase())));
        assert!(ARTICLES.iter().all(|word| is_latin_particle(word)));
    }

    #[test]
    fn names_fall_into_words() {
        assert_eq!(words("Jean-Claude  Van Damme").collect::<Vec<_>>(), ["Jean", "Claude", "Van", "Damme"]);
        assert_eq!(words("O'Brien, J. R.").collect::<Vec<_>>(), ["O'Brien", "J", "R"]);
        assert_eq!(words(" - ").count(), 0);
    }

    #[test]
    fn the_article_is_taken_off_where_a_word_is_left() {
        let stem = |word: &str| {
            let mut out = Vec::new();
            letters::arabic(word, &mut out);
            without_article(&out).map(letters::arabic_text)
        };
        assert_eq!(stem("الأسد").as_deref(), Some("أسد"));
        assert_eq!((stem("اليا"), stem("ألبرت"), stem("")), (None, None, None));
    }
}
