//! The article as it stands, its names marked.

use maud::{Markup, html};

use super::Anchors;
use crate::report::{Report, ReportedMention};
use crate::span::Span;
use crate::text::normalize::is_format;

/// The article, a paragraph a line, each name a link to its row.
pub(super) fn article(report: &Report, anchors: &Anchors<'_>) -> Markup {
    let mut mentions: Vec<&ReportedMention> = report.mentions.iter().chain(&report.term_mentions).collect();
    mentions.sort_by_key(|mention| mention.span.start);
    html! {
        article.text dir="rtl" lang="ar" aria-label="The article" {
            @for paragraph in paragraphs(&report.text).filter(|paragraph| !paragraph.of(&report.text).trim().is_empty()) {
                @let first = mentions.partition_point(|mention| mention.span.start < paragraph.start);
                @let end = mentions.partition_point(|mention| mention.span.start < paragraph.end);
                p dir="auto" { (marked_up(&report.text, paragraph, &mentions[first..end], anchors)) }
            }
        }
    }
}

/// The lines of a text, in order.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some(Span::new(start, *end))
    })
}

fn marked_up(text: &str, paragraph: Span, mentions: &[&ReportedMention], anchors: &Anchors<'_>) -> Markup {
    // What stands before each mention, from the one before it; a mention that runs over the line's end takes no more of it.
    let starts = std::iter::once(paragraph.start).chain(mentions.iter().map(|mention| mention.span.end));
    let last = mentions.last().map_or(paragraph.start, |mention| mention.span.end);
    html! {
        @for (mention, start) in mentions.iter().zip(starts) {
            (shown(text.get(start..mention.span.start).unwrap_or_default()))
            (marked(mention, anchors))
        }
        (shown(text.get(last..paragraph.end).unwrap_or_default()))
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
fn shown(text: &str) -> Markup {
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
