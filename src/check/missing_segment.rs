//! `missing-segment`: a sentence without a translation.

use std::collections::HashMap;

use super::draft::Draft;
use super::explain::Explanation;
use super::view::{Places, View};
use crate::document::Rule;
use crate::span::Span;
use crate::text::normalize;

pub(super) const PAGE: Explanation = Explanation {
    finds: "A sentence of the source that no sentence of the translation corresponds to. Short lines, lines that the source has twice, and \
            marks of a website ([ad_1], a source line) are left alone.",
    matters: "A paragraph lost on the way is hard to see in a text that reads well without it.",
    example: "The source has five paragraphs, the translation four, and none of them tells of the visit to the harbour.",
    false_alarms: "A sentence that is told elsewhere in quite other words, or left out on purpose: a waiver, or the baseline, keeps it quiet.",
};

/// Words that a sentence has for anybody to miss it.
const FEW: usize = 6;

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for span in view.beads.iter().filter_map(|bead| span(view, bead)) {
        *times.entry(normalize::key(view.source_text(span))).or_default() += 1;
    }
    let once = |span: Span| times.get(&normalize::key(view.source_text(span))) == Some(&1);
    let lost = |(number, bead): (usize, &Places)| {
        let is_lost = bead.target.is_empty() && bead.source.len() >= FEW && !is_told(view, number);
        span(view, bead).filter(|&span| is_lost && once(span))
    };
    let lost: Vec<Span> = view.beads.iter().enumerate().filter_map(lost).collect();
    for span in lost {
        let message = "no sentence of the translation corresponds to this one".to_string();
        drafts.push(Draft { source: Some(span), ..Draft::new(Rule::MissingSegment, message) });
    }
}

fn span(view: &View<'_>, bead: &Places) -> Option<Span> {
    let words = view.pair.source.words();
    (!bead.source.is_empty()).then(|| words.span(view.pair.source.text(), bead.source.clone(), 0))
}

/// Whether a neighbouring sentence of the translation has all the known names of the sentence, two at least: then the alignment
/// missed it rather than the translator.
fn is_told(view: &View<'_>, bead: usize) -> bool {
    let names: Vec<usize> = (0..view.named.len()).filter(|&at| view.named[at].bead == bead).collect();
    // That the translation has a name somewhere says nothing: here no other mention may have claimed it.
    let is_there = |at: usize| view.pairs.binary_search_by_key(&view.named[at].span, |(source, _)| *source).is_ok();
    names.iter().filter(|&&at| !view.named[at].suspected).count() >= 2 && names.iter().all(|&at| is_there(at))
}
