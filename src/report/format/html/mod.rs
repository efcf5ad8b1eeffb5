//! A page for a browser: the article with its names marked, and what the glossary knows and does not know beside it. It needs
//! no network, reads well in light and dark and on paper, and can be used without a mouse.

mod article;
mod tables;

use std::collections::HashMap;
use std::io::{self, Write};

use maud::{Markup, html};

use super::per_cent;
use crate::report::bidi::visible;
use crate::report::web::{WebPage, known_bar};
use crate::report::{Report, Shares};

pub(super) use article::shown;

/// How the page looks; nothing is fetched.
const STYLE: &str = include_str!("style.css");

/// What the page does: filters rows, and shows every mention of the name that was chosen.
const SCRIPT: &str = include_str!("script.js");

/// Writes the report as a page.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let anchors = Anchors::new(report);
    let body = html! {
        header {
            h1 { bdi { (visible(report.title())) } }
            (summary(report.words, &report.shares))
        }
        main {
            (article::article(report, &anchors))
            section.lists aria-label="Names" { (tables::tables(report)) }
        }
    };
    WebPage { title: &format!("Coverage of {}", visible(report.title())), style: STYLE, script: SCRIPT, body }.write(out)
}

fn summary(words: usize, shares: &Shares) -> Markup {
    let share = per_cent(shares.known, shares.mentions);
    html! {
        @if shares.mentions == 0 {
            p.summary { (words) " words · no names found" }
        } @else {
            p.summary {
                (words) " words · " strong { (shares.known) " of " (shares.mentions) " mentions known (" (share) "%)" }
                " · " (shares.known_names) " of " (shares.names) " names (" (per_cent(shares.known_names, shares.names)) "%)"
            }
            (known_bar(share))
        }
    }
}

/// Which row of the lists each mention belongs to.
struct Anchors<'r> {
    /// Rows of entries, by id.
    entries: HashMap<&'r str, String>,
    /// Rows of unknown names, by the first byte of each mention.
    unknown: HashMap<usize, String>,
}

impl<'r> Anchors<'r> {
    fn new(report: &'r Report) -> Self {
        let known = report.known.iter().enumerate().map(|(at, name)| (name.entry.id.as_str(), known_anchor(at)));
        let terms = report.terms.iter().enumerate().map(|(at, name)| (name.entry.id.as_str(), term_anchor(at)));
        let unknown = report.unknown.iter().enumerate();
        Self {
            entries: known.chain(terms).collect(),
            unknown: unknown
                .flat_map(|(at, name)| name.spans.iter().map(move |span| (span.start, unknown_anchor(at))))
                .collect(),
        }
    }
}

/// The anchors of rows: numbers, since ids and names may hold anything.
fn known_anchor(row: usize) -> String {
    format!("k{row}")
}

fn term_anchor(row: usize) -> String {
    format!("t{row}")
}

fn unknown_anchor(row: usize) -> String {
    format!("u{row}")
}

#[cfg(test)]
mod tests;
