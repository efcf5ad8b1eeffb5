//! Rows: sentences that come with their translation.

use super::origin::Excerpt;
use crate::text::words::is_arabic_letter;

/// A sentence with its translation, either of which may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The Arabic.
    pub source: Excerpt,
    /// The English.
    pub target: Excerpt,
}

/// Rows of which nobody says which side is the Arabic one: the letters do.
pub(super) fn turned(rows: Vec<(Excerpt, Excerpt)>) -> Vec<Row> {
    let letters = |side: fn(&(Excerpt, Excerpt)) -> &Excerpt| -> usize {
        rows.iter().map(|row| side(row).text().chars().filter(|&letter| is_arabic_letter(letter)).count()).sum()
    };
    let is_turned = letters(|row| &row.1) > letters(|row| &row.0);
    let row = |(one, other)| if is_turned { Row { source: other, target: one } } else { Row { source: one, target: other } };
    rows.into_iter().map(row).collect()
}

/// One sentence in one line: runs of white space become a space, and none stands at an end.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of both sides, a row each.
#[cfg(test)]
pub(super) fn texts(rows: &[Row]) -> Vec<(&str, &str)> {
    rows.iter().map(|row| (row.source.text(), row.target.text())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::origin::FilePlace;
    use super::*;

    #[test]
    fn letters_say_which_side_is_arabic() {
        let side = |text: &str| {
            let mut side = Excerpt::default();
            side.push(text, FilePlace::Line(1));
            side
        };
        let rows = |one: &str, other: &str| turned(vec![(side(one), side(other))]);
        assert_eq!(rows("He came", "وصل"), rows("وصل", "He came"));
        assert_eq!(texts(&rows("", "")), [("", "")]);
        assert_eq!(one_line(" a\n\tb\u{A0}c "), "a b c");
    }
}
