//! The article as it stands, its names marked.

use maud::{Markup, html};

use super::Anchors;
use crate::report::{Report, ReportedMention};
use crate::text::normalize::is_format;

/// The article, a paragraph a line, each name a link to its row.
pub(super) fn article(report: &Report, anchors: &Anchors<'_>) -> Markup {
    let mut mentions: Vec<&ReportedMention> = report.mentions.iter().chain(&report.term_mentions).collect();
    mentions.sort_by_key(|mention| mention.span.start);
    let mut next = 0;
    let mut start = 0;
    html! {
        article.text dir="rtl" lang="ar" aria-label="The article" {
            @for line in report.text.split_inclusive('\n') {
                @let end = start + line.len();
                @let first = next;
                @let last = first + mentions[first..].iter().take_while(|mention| mention.span.start < end).count();
                @if !line.trim().is_empty() {
                    p dir="auto" { (paragraph(report, start, end, &mentions[first..last], anchors)) }
                }
                @let _ = { next = last; start = end; };
            }
        }
    }
}

fn paragraph(report: &Report, start: usize, end: usize, mentions: &[&ReportedMention], anchors: &Anchors<'_>) -> Markup {
    let mut at = start;
    html! {
        @for mention in mentions {
            (shown(&report.text[at..mention.span.start.max(at)]))
            (marked(mention, anchors))
            @let _ = { at = mention.span.end; };
        }
        (shown(report.text.get(at..end).unwrap_or_default()))
    }
}

fn marked(mention: &ReportedMention, anchors: &Anchors<'_>) -> Markup {
    let (class, row, title) = match &mention.known {
        Some(known) => {
            let class = if mention.kind.is_name() { "known" } else { "term" };
            (class, anchors.entries.get(known.entry.id.as_str()), format!("{} · {}", known.entry.en, mention.kind.as_str()))
        }
        None => {
            ("unknown", anchors.unknown.get(&mention.span.start), format!("not in the glossary · {}", mention.kind.as_str()))
        }
    };
    let doubtful = mention.known.as_ref().is_some_and(|known| !known.alternatives.is_empty());
    html! {
        @if let Some(row) = row {
            a.name.(class).doubtful[doubtful] href={ "#" (row) } data-row=(row) title=(title) { (shown(&mention.text)) }
        } @else {
            span.name.(class) title=(title) { (shown(&mention.text)) }
        }
    }
}

/// A text as it stands, but that direction overrides and other hidden controls are seen and have no effect.
pub(in crate::report::format) fn shown(text: &str) -> Markup {
    let hidden = |letter: char| is_steering(letter) || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    html! {
        @for piece in text.split_inclusive(hidden) {
            @match piece.chars().next_back().filter(|&letter| hidden(letter)) {
                Some(letter) => {
                    (&piece[..piece.len() - letter.len_utf8()])
                    span.hidden dir="ltr" { (format!("U+{:04X}", u32::from(letter))) }
                }
                None => (piece),
            }
        }
    }
}

/// Controls that turn the direction of what follows; marks and joiners stay, since Arabic needs them.
fn is_steering(letter: char) -> bool {
    is_format(letter) && matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
