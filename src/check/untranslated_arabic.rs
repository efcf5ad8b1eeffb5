//! `untranslated-arabic`: Arabic letters in the translation.

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::view::View;
use crate::document::Rule;
use crate::span::Span;
use crate::text::words::{Gap, Script};

pub(super) const PAGE: Explanation = Explanation {
    finds: "Words in Arabic letters in the translation. A run of them is one finding. Where they stand in brackets or quotation marks \
            behind English words, they are taken for a gloss and left alone.",
    matters: "A word that was forgotten, or a sentence that was pasted and never translated.",
    example: "The translation says \"The سوق was closed on Friday\".",
    false_alarms: "An Arabic word that the English discusses without brackets or quotation marks; a waiver keeps it quiet.",
};

/// Arabic words in a row that a gloss has, at most: more are a sentence that nobody translated.
const LONGEST_GLOSS: usize = 5;

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let words = view.pair.target.words();
    let mut at = 0;
    while at < words.len() {
        let start = at;
        while at < words.len()
            && words.get(at).script == Script::Arabic
            && (at == start || !words.get(at).gap.has(Gap::PARAGRAPH))
        {
            at += 1;
        }
        if at == start {
            at += 1;
        } else if !is_gloss(view, start, at) {
            let span = Span::new(words.get(start).span.start, words.get(at - 1).span.end);
            let message = match at - start {
                1 => format!("{} is not translated", shown(view.target_text(span))),
                count => format!("{count} words of Arabic are not translated"),
            };
            drafts.push(Draft { target: Some(span), ..Draft::new(Rule::UntranslatedArabic, message) });
        }
    }
}

/// Whether a run of Arabic words stands in brackets or quotation marks, behind English of the same sentence.
fn is_gloss(view: &View<'_>, start: usize, end: usize) -> bool {
    let words = view.pair.target.words();
    let opened = words.get(start).gap.has(Gap::OPEN.with(Gap::QUOTE));
    let behind = start > 0 && words.get(start - 1).script == Script::Other && !words.get(start).gap.has(Gap::PARAGRAPH);
    opened && behind && end - start <= LONGEST_GLOSS
}
