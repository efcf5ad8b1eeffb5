//! The words around a mention, for a person to see what it is.

use std::ops::Range;

use crate::document::{Document, Mention};
use crate::text::normalize::is_format;
use crate::text::words::Gap;

/// A mention with the words around it. Nothing in it breaks a line or turns the direction of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    /// What stands before the name; begins with `…` where the paragraph goes on.
    pub before: String,
    /// The name, as it is written there.
    pub name: String,
    /// What stands after it; ends with `…` where the paragraph goes on.
    pub after: String,
}

impl Context {
    /// The whole as one line.
    pub fn line(&self) -> String {
        format!("{}{}{}", self.before, self.name, self.after)
    }
}

/// Words shown on either side: enough to see a title before and a verb after.
const WORDS_EITHER_SIDE: usize = 6;

/// Characters shown on either side, for texts without spaces.
const LONGEST_SIDE: usize = 90;

/// Contexts of one name.
const MOST_CONTEXTS: usize = 3;

/// Mentions looked at for contexts that differ: a headline that is repeated shows once.
const MOST_LOOKED_AT: usize = 12;

/// The surroundings of the first mentions, equal ones once.
pub(super) fn around<'m>(document: &Document, mentions: impl Iterator<Item = &'m Mention>) -> Vec<Context> {
    let mut contexts: Vec<Context> = Vec::new();
    for mention in mentions.take(MOST_LOOKED_AT) {
        let context = context(document, mention);
        if !contexts.contains(&context) {
            contexts.push(context);
        }
        if contexts.len() == MOST_CONTEXTS {
            break;
        }
    }
    contexts
}

fn context(document: &Document, mention: &Mention) -> Context {
    let text = document.text();
    let shown = surrounding_words(document, &mention.words);
    let words = document.words();
    let edge = |index: usize| words.get(index).span;
    let start = if shown.is_empty() { mention.span.start } else { edge(shown.start).start.min(mention.span.start) };
    let end = if shown.is_empty() { mention.span.end } else { edge(shown.end - 1).end.max(mention.span.end) };
    let end = with_closing_marks(text, end);
    Context {
        before: shorten_start(&one_line(&text[start..mention.span.start]), shown.start > 0 && !opens(document, shown.start)),
        name: one_line(mention.span.of(text)),
        after: shorten_end(&one_line(&text[mention.span.end..end]), shown.end < words.len() && !opens(document, shown.end)),
    }
}

/// The word indices to show: up to six on either side, in the paragraph of the mention.
fn surrounding_words(document: &Document, mention: &Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (mention.start.min(document.words().len()), mention.end.min(document.words().len()));
    while start > 0 && mention.start - start < WORDS_EITHER_SIDE && !opens(document, start) {
        start -= 1;
    }
    while end < document.words().len() && end - mention.end < WORDS_EITHER_SIDE && !opens(document, end) {
        end += 1;
    }
    start..end
}

/// Whether a word is the first of its paragraph.
fn opens(document: &Document, word: usize) -> bool {
    document.words().get(word).gap.has(Gap::PARAGRAPH)
}

/// The end of what touches the last word: closing quotes, brackets and stops.
fn with_closing_marks(text: &str, end: usize) -> usize {
    let marks = text[end..].chars().take_while(|&c| !c.is_whitespace() && !c.is_alphanumeric() && !c.is_control());
    end + marks.take(3).map(char::len_utf8).sum::<usize>()
}

/// Drops what turns or hides text, and makes every run of spaces, line breaks and control characters one space.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|&letter| !is_format(letter)) {
        let letter = if letter.is_whitespace() || letter.is_control() { ' ' } else { letter };
        if letter != ' ' || !out.ends_with(' ') {
            out.push(letter);
        }
    }
    out
}

fn shorten_start(text: &str, goes_on: bool) -> String {
    let letters = text.chars().count();
    if letters > LONGEST_SIDE {
        let kept: String = text.chars().skip(letters - LONGEST_SIDE).collect();
        return format!("…{kept}");
    }
    if goes_on { format!("… {}", text.trim_start()) } else { text.trim_start().to_string() }
}

fn shorten_end(text: &str, goes_on: bool) -> String {
    if text.chars().count() > LONGEST_SIDE {
        let kept: String = text.chars().take(LONGEST_SIDE).collect();
        return format!("{kept}…");
    }
    if goes_on { format!("{} …", text.trim_end()) } else { text.trim_end().to_string() }
}
