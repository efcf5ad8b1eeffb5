//! Rows: sentences that come with their translation.

use crate::text::words::is_arabic_letter;

/// A sentence with its translation, either of which may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The Arabic.
    pub source: String,
    /// The English.
    pub target: String,
}

impl Row {
    /// A row of an Arabic sentence and its English translation.
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self { source: source.into(), target: target.into() }
    }
}

/// Rows of which nobody says which side is the Arabic one: the letters do.
pub(super) fn turned(rows: Vec<(String, String)>) -> Vec<Row> {
    let letters = |side: fn(&(String, String)) -> &String| -> usize {
        rows.iter().map(|row| side(row).chars().filter(|&letter| is_arabic_letter(letter)).count()).sum()
    };
    let is_turned = letters(|row| &row.1) > letters(|row| &row.0);
    rows.into_iter().map(|(one, other)| if is_turned { Row::new(other, one) } else { Row::new(one, other) }).collect()
}

/// One sentence in one line: runs of white space become a space, and none stands at an end.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_say_which_side_is_arabic() {
        let rows = |one: &str, other: &str| turned(vec![(one.to_string(), other.to_string())]);
        assert_eq!(rows("He came", "وصل"), rows("وصل", "He came"));
        assert_eq!(rows("", ""), [Row::default()]);
        assert_eq!(one_line(" a\n\tb\u{A0}c "), "a b c");
    }
}
