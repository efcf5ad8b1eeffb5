//! Sentences of a text, Arabic or English, where readers would end them.
//!
//! A sentence ends at a full stop, question or exclamation mark or ellipsis that is one, and at the end of a line or paragraph;
//! closing quotes and brackets stay with the sentence they end. A title on a line of its own is a sentence.

mod lines;
mod stops;
mod tables;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::normalize::is_ignorable;
use super::words::Words;
use crate::span::Span;

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the original text, without the white space around it.
    pub span: Span,
    /// Its words; empty for a line of marks alone (`* * *`).
    pub words: Range<usize>,
}

/// The sentences of `text`, in order; `words` are those of `text`. Every byte that is no white space lies in exactly one,
/// and so does every word. Linear in the length of the text.
pub fn split(text: &str, words: &Words) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut start = 0;
    let mut word = 0;
    for end in ends(text, words) {
        let span = trimmed(text, Span::new(start, end));
        start = end;
        if span.is_empty() {
            continue;
        }
        let first = word;
        while word < words.len() && words.get(word).span.start < span.end {
            word += 1;
        }
        let sentence = Sentence { span, words: first..word };
        match sentences.last_mut().filter(|last| is_leftover(text, last, &sentence)) {
            Some(last) => last.span.end = span.end,
            None => sentences.push(sentence),
        }
    }
    sentences
}

/// Whether a piece is marks alone that stand in the line of the sentence before.
fn is_leftover(text: &str, last: &Sentence, piece: &Sentence) -> bool {
    let between = Span::new(last.span.end, piece.span.start);
    piece.words.is_empty() && !between.of(text).contains(lines::is_line_break)
}

/// Where sentences end in the original text, in order; the end of the text is the last.
fn ends(text: &str, words: &Words) -> Vec<usize> {
    let normalized = words.normalized();
    let clean = &normalized.clean;
    let mut cuts = lines::ends(clean);
    cuts.extend(stops::ends(clean));
    cuts.sort_unstable();
    cuts.dedup();
    let original = |cut: usize| {
        let last = clean[..cut].chars().next_back().map_or(0, char::len_utf8);
        let end = normalized.original_span(text, Span::new(cut - last, cut)).end;
        // Direction controls that close with the sentence belong to it.
        end + text[end..].chars().take_while(|&letter| is_ignorable(letter)).map(char::len_utf8).sum::<usize>()
    };
    cuts.into_iter().map(original).chain([text.len()]).collect()
}

fn trimmed(text: &str, span: Span) -> Span {
    let piece = span.of(text);
    let start = span.start + (piece.len() - piece.trim_start().len());
    Span::new(start, start + piece.trim().len())
}
