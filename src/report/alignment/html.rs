//! A page that shows both texts side by side, each in its own direction; it needs no network, and reads well in light and dark
//! and on paper.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Pair, one_line, shown};
use crate::align::Bead;

/// How the page looks; nothing is fetched.
const STYLE: &str = include_str!("style.css");

/// What the page may load: itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// What stands where one side has nothing.
const NOT_THERE: &str = "nothing corresponds";

/// The score below which a pair deserves a look.
const UNSURE: f32 = 0.5;

/// Writes the page.
pub(super) fn write(pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [source, target] = pair.names();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (source) " · " (target) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { bdi { (source) } " · " bdi { (target) } }
                p { (pair.summary()) }
                ol { @for (at, bead) in pair.beads().enumerate() { (row(pair, at + 1, bead)) } }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}

fn row(pair: &Pair<'_>, number: usize, bead: &Bead) -> Markup {
    let source: Vec<String> = pair.source_texts(&bead.source).map(one_line).collect();
    let target: Vec<String> = pair.target_texts(&bead.target).map(one_line).collect();
    let class = match (source.is_empty(), target.is_empty()) {
        (true, _) => "added",
        (_, true) => "missing",
        _ if bead.score < UNSURE => "unsure",
        _ => "pair",
    };
    let anchor = format!("bead-{number}");
    html! {
        li id=(anchor) class=(class) {
            div.ar lang="ar" dir="rtl" { (segments(&source)) }
            div.mid {
                a href={ "#" (anchor) } { (number) }
                span.score title="how sure it is that they correspond, 0 to 1" { (shown(bead.score)) }
            }
            div.en lang="en" dir="ltr" { (segments(&target)) }
        }
    }
}

fn segments(texts: &[String]) -> Markup {
    html! {
        @for text in texts { span { (text) } " " }
        @if texts.is_empty() { span.none lang="en" dir="ltr" { (NOT_THERE) } }
    }
}
