//! A page that shows both texts side by side, each in its own direction; it needs no network, and reads well in light and dark
//! and on paper.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{NameInBead, Pair, one_line, shown};
use crate::align::Bead;
use crate::document::Document;
use crate::report::web::WebPage;
use crate::span::Span;

/// How the page looks; nothing is fetched.
const STYLE: &str = include_str!("style.css");

/// What stands where one side has nothing.
const NOT_THERE: &str = "nothing corresponds";

/// The score below which a pair deserves a look.
const UNSURE: f32 = 0.5;

/// Writes the page.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [source, target] = pair.titles();
    let body = html! {
        h1 { bdi { (source) } " · " bdi { (target) } }
        p { (pair.summary()) }
        ol { @for (at, (number, bead)) in pair.numbered_beads().enumerate() { (row(pair, at + 1, number, bead)) } }
    };
    WebPage { title: &format!("{source} · {target}"), style: STYLE, script: "", body }.write(out)
}

fn row(pair: &Pair<'_>, number: usize, among_all: usize, bead: &Bead) -> Markup {
    let names = pair.names_in(among_all);
    let source = segments(pair.source, &pair.alignment.source[bead.source.clone()], names, |name| name.source);
    let target = segments(pair.target, &pair.alignment.target[bead.target.clone()], names, |name| name.target);
    let moved = pair.moved_to(bead);
    let class = match (source.is_empty(), target.is_empty()) {
        _ if moved.is_some() => "moved",
        (true, _) => "added",
        (_, true) => "missing",
        _ if bead.score < UNSURE => "unsure",
        _ => "pair",
    };
    let anchor = format!("bead-{number}");
    html! {
        li id=(anchor) class=(class) {
            div.ar lang="ar" dir="rtl" { (written(&source, moved)) }
            div.mid {
                a href={ "#" (anchor) } { (number) }
                span.score title="how sure it is that they correspond, 0 to 1" { (shown(bead.score)) }
            }
            div.en lang="en" dir="ltr" { (written(&target, moved)) }
        }
    }
}

/// The segments of one side of a bead that are not blank, their names marked with the number that both halves share.
fn segments(document: &Document, spans: &[Span], names: &[NameInBead], side: fn(&NameInBead) -> Span) -> Vec<Markup> {
    let mut numbered: Vec<(Span, usize, f32)> =
        names.iter().enumerate().map(|(at, name)| (side(name), at + 1, name.score)).collect();
    numbered.sort_by_key(|(span, number, _)| (*span, *number));
    let solid = spans.iter().filter(|span| !span.of(document.text()).trim().is_empty());
    solid.map(|segment| segment_of(document.text(), *segment, &numbered)).collect()
}

fn segment_of(text: &str, segment: Span, names: &[(Span, usize, f32)]) -> Markup {
    let mut at = segment.start;
    let mut parts = Vec::new();
    for (span, number, score) in names {
        if span.start >= at && span.end <= segment.end {
            parts.push((piece(&text[at..span.start]), piece(span.of(text)), *number, *score));
            at = span.end;
        }
    }
    html! {
        @for (before, name, number, score) in parts {
            (before)
            mark title={ "how sure it is that both are one name: " (shown(score)) } { (name) sup { (number) } }
        }
        (piece(&text[at..segment.end]))
    }
}

/// A piece of a segment as one line; white space at its ends parts it from its neighbours.
fn piece(text: &str) -> String {
    let edge = |is: bool| if is { " " } else { "" };
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    match one_line(text) {
        line if line.is_empty() => edge(before).to_string(),
        line => format!("{}{line}{}", edge(before), edge(after)),
    }
}

fn written(texts: &[Markup], moved: Option<usize>) -> Markup {
    html! {
        @for text in texts { span { (text) } " " }
        @if texts.is_empty() {
            span.none lang="en" dir="ltr" {
                @match moved {
                    Some(number) => { "moved: see " a href={ "#bead-" (number) } { (number) } },
                    None => (NOT_THERE),
                }
            }
        }
    }
}
