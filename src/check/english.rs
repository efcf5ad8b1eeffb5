//! The English words of a translation, folded, and where each stands: what accepted forms are looked up in.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::document::Document;
use crate::span::Span;
use crate::text::words::{Gap, Script};

/// The words of a translation. Built once for each, in time linear in its length.
#[derive(Debug, Default)]
pub(super) struct English {
    tokens: Vec<Token>,
    /// Where a folded word begins, or two adjoining words read as one: (first token, how many).
    places: HashMap<String, Vec<(u32, u32)>>,
}

/// One word.
#[derive(Debug)]
pub(super) struct Token {
    /// Its letters: lower case, no marks, apostrophes or full stops, no possessive ending.
    pub(super) folded: String,
    /// Where it stands, without a possessive ending.
    pub(super) span: Span,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether all its letters are capitals, and there are two at least.
    pub(super) acronym: bool,
    /// Whether it may belong to one name with the word before it.
    pub(super) joins: bool,
}

impl English {
    /// The words of `document`.
    pub(super) fn new(document: &Document) -> Self {
        let words = document.words();
        let mut english = Self { tokens: Vec::with_capacity(words.len()), places: HashMap::new() };
        for at in 0..words.len() {
            let (word, clean) = (words.get(at), words.clean(at));
            let bare = without_possessive(clean);
            let end = word.span.end - (clean.len() - bare.len()).min(word.span.len());
            english.tokens.push(Token {
                folded: fold(bare),
                span: Span::new(word.span.start, on_boundary(document.text(), word.span, end)),
                capital: bare.starts_with(char::is_uppercase),
                acronym: bare.chars().filter(|c| c.is_alphabetic()).count() > 1
                    && bare.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase),
                joins: word.gap.only(JOINING) && word.script != Script::Arabic,
            });
        }
        english.note_places();
        english
    }

    /// All words.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The span of a run of words.
    pub(super) fn span(&self, run: &Range<usize>) -> Span {
        Span::new(self.tokens[run.start].span.start, self.tokens[run.end - 1].span.end)
    }

    /// Where a form stands, in order, none overlapping another. Articles (the, al-) may be there or not, compounds may be
    /// written in one word or two, and the last word may be a plural.
    pub(super) fn find(&self, form: &[String]) -> Vec<Range<usize>> {
        let Some(first) = form.first() else { return Vec::new() };
        let mut starts: Vec<usize> = Vec::new();
        let mut look = |key: &str| {
            if let Some(places) = self.places.get(key) {
                starts.extend(places.iter().map(|&(start, _)| start as usize));
            }
        };
        look(first);
        look(singular(first));
        if let Some(second) = form.get(1) {
            look(&format!("{first}{second}"));
        }
        starts.sort_unstable();
        starts.dedup();
        let mut found: Vec<Range<usize>> = Vec::new();
        for start in starts {
            if found.last().is_none_or(|last| last.end <= start)
                && let Some(end) = self.match_at(form, start)
            {
                found.push(start..end);
            }
        }
        found
    }

    /// The word after a form that begins at word `start`.
    fn match_at(&self, form: &[String], start: usize) -> Option<usize> {
        let (mut at, mut part) = (start, 0);
        while part < form.len() {
            if at > start && !self.tokens.get(at)?.joins {
                return None;
            }
            let token = &self.tokens.get(at)?.folded;
            let joined = |one: &str, two: &String, whole: &str| whole.strip_prefix(one).is_some_and(|rest| rest == two);
            if same(token, &form[part]) {
                (at, part) = (at + 1, part + 1);
            } else if form.get(part + 1).is_some_and(|next| joined(&form[part], next, token)) {
                (at, part) = (at + 1, part + 2);
            } else if self.tokens.get(at + 1).is_some_and(|next| next.joins && joined(token, &next.folded, &form[part])) {
                (at, part) = (at + 2, part + 1);
            } else if at > start && is_article(token) {
                at += 1;
            } else if part > 0 && is_article(&form[part]) {
                part += 1;
            } else {
                return None;
            }
        }
        Some(at)
    }

    fn note_places(&mut self) {
        for (at, token) in self.tokens.iter().enumerate() {
            let mut note = |key: &str, count: u32| {
                let list = self.places.entry(key.to_string()).or_default();
                if list.last() != Some(&(at as u32, count)) {
                    list.push((at as u32, count));
                }
            };
            note(&token.folded, 1);
            if singular(&token.folded) != token.folded {
                note(singular(&token.folded), 1);
            }
            if let Some(next) = self.tokens.get(at + 1).filter(|next| next.joins && (next.capital || token.capital)) {
                note(&format!("{}{}", token.folded, next.folded), 2);
            }
        }
    }
}

/// What may stand between two words of one name.
const JOINING: Gap = Gap::SPACE.with(Gap::LINE).with(Gap::HYPHEN).with(Gap::QUOTE).with(Gap::STOP);

/// Words without which a name is the same name.
pub(super) fn is_article(folded: &str) -> bool {
    matches!(folded, "the" | "al" | "el" | "ul" | "and" | "of" | "de" | "la")
}

/// A word as it is compared: lower case, without marks, apostrophes and full stops.
pub(super) fn fold(word: &str) -> String {
    word.nfkd()
        .filter(|&letter| letter.is_alphanumeric() && !is_combining_mark(letter) && !matches!(letter, 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The folded words of a name.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let pieces = name.split(|letter: char| {
        !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '.' | 'ʿ' | 'ʾ') && !is_combining_mark(letter)
    });
    pieces.map(|piece| fold(without_possessive(piece))).filter(|word| !word.is_empty()).collect()
}

/// Whether two folded words are the same, one or the other perhaps a plural.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || singular(one) == other || one == singular(other)
}

/// A word without the ending of a plural; short words are left alone.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.chars().count() >= 4 && !stem.ends_with('s')).unwrap_or(word)
}

fn without_possessive(word: &str) -> &str {
    let trimmed = word.trim_end_matches(['\'', '’']);
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = trimmed.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            return stem;
        }
    }
    trimmed
}

/// An end inside `span` that cuts no character.
fn on_boundary(text: &str, span: Span, mut end: usize) -> usize {
    while end < span.end && !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

/// A word to show in a message, without the white space and line breaks inside it.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) || text.contains("  ") {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, form: &str) -> Vec<String> {
        let document = Document::new(text);
        let english = English::new(&document);
        english.find(&words_of(form)).iter().map(|run| english.span(run).of(text).to_string()).collect()
    }

    #[test]
    fn a_form_is_found_however_it_is_typed() {
        for (text, form, expected) in [
            ("Then ZAHRA TARKOVNA's speech", "Zahra Tarkovna", "ZAHRA TARKOVNA"),
            ("the Tarkovnas’ house", "Tarkovna", "Tarkovnas"),
            ("Abdel-Malik al-Zorani said", "Abdelmalik Zorani", "Abdel-Malik al-Zorani"),
            ("Abdelmalik Zorani said", "Abdel Malik al-Zorani", "Abdelmalik Zorani"),
            ("in São Brunão today", "Sao Brunao", "São Brunão"),
            ("the Emirates of Zor", "Emirates Zor", "Emirates of Zor"),
            ("the U.N. said", "UN", "U.N"),
            ("Zahra\nTarkovna", "Zahra Tarkovna", "Zahra\nTarkovna"),
        ] {
            assert_eq!(found(text, form), [expected], "{text}");
        }
        for (text, form) in [("Zahra. And Tarkov", "Zahra Tarkov Bel"), ("Zah", "Zahra"), ("", "Zahra"), ("Zahra", "")] {
            assert!(found(text, form).is_empty(), "{text}");
        }
    }

    #[test]
    fn overlapping_places_count_once() {
        assert_eq!(found("Bora Bora Bora", "Bora Bora"), ["Bora Bora"]);
    }
}
