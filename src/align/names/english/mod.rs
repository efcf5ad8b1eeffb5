//! The names of an English text, by its capitals: what each capital means is told from where it stands and from how the rest
//! of the text writes the word.

mod case;
mod demonym_table;
mod runs;
mod tables;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::Document;
use crate::span::Span;

/// A run of words that looks like a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnglishName {
    /// Where the name stands: titles before it and a possessive behind it outside.
    pub span: Span,
    /// The words it runs over.
    pub words: Range<usize>,
    /// How many words before it are titles that belong to the same run of capitals: `Prime Minister` has two.
    pub titles: usize,
    /// What its capitals say.
    pub class: NameClass,
}

impl EnglishName {
    /// The words of the name with the titles before it.
    pub fn words_with_titles(&self) -> Range<usize> {
        self.words.start - self.titles..self.words.end
    }
}

/// What the capitals of a run say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// A name.
    Name,
    /// A word that has its capital from where it stands (at the beginning of a sentence, in a headline), and that the text has
    /// nowhere else: it may be a name.
    Doubtful,
    /// A word of belonging: `Russian`, `the Swiss`.
    Demonym,
    /// A title or office alone: `the President`, `Secretary of State`.
    Title,
}

/// What the capital of one word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// It has none, or one that says nothing: it is an ordinary word.
    Small,
    /// It is one of a name.
    Name,
    /// It is one of a name, or of the beginning of a sentence or a headline.
    Doubtful,
    /// A title or office.
    Title,
    /// A word of belonging.
    Demonym,
    /// A day or month.
    Date,
}

/// The names of an English document and what each of its words looks like.
#[derive(Debug, Clone, Default)]
pub struct English {
    /// The names, by place; no two overlap.
    pub names: Vec<EnglishName>,
    classes: Vec<WordClass>,
    spans: Vec<Span>,
}

impl English {
    /// The names of `document`. Linear in its length.
    pub fn new(document: &Document) -> Self {
        let words = document.words();
        let spans: Vec<Span> = words.iter().map(|word| without_possessive(document.text(), word.span)).collect();
        let classes = case::classes(document, &spans);
        let names = runs::names(document, &spans, &classes);
        Self { names, classes, spans }
    }

    /// What the capital of a word says.
    pub fn class(&self, word: usize) -> WordClass {
        self.classes[word]
    }

    /// Where a word stands, a possessive behind it outside.
    pub fn span(&self, word: usize) -> Span {
        self.spans[word]
    }

    /// Where a run of words stands, a possessive behind it outside.
    pub fn span_of(&self, words: &Range<usize>) -> Span {
        Span::new(self.spans[words.start].start, self.spans[words.end - 1].end)
    }

    /// The names that have a word in a span, by place.
    pub fn within(&self, span: Span) -> &[EnglishName] {
        let from = self.names.partition_point(|name| name.span.end <= span.start);
        let to = self.names.partition_point(|name| name.span.start < span.end);
        &self.names[from..to.max(from)]
    }
}

/// Whether a word, in lower case, is a title or office that stands before names.
pub(super) fn is_title(word: &str) -> bool {
    tables::has(tables::TITLES, word)
}

/// The endings of the possessive.
const POSSESSIVES: [&str; 4] = ["'s", "’s", "'S", "’S"];

fn without_possessive(text: &str, span: Span) -> Span {
    let word = span.of(text);
    let bare = POSSESSIVES.iter().find_map(|ending| word.strip_suffix(ending)).filter(|bare| !bare.is_empty());
    let end = span.start + bare.unwrap_or(word).len();
    // The last full stop of `U.S.` belongs to it.
    let stopped = bare.is_none() && word.contains('.') && text[end..].starts_with('.');
    Span::new(span.start, end + usize::from(stopped))
}
