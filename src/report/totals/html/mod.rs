//! Totals as a page for a browser: charts of coverage and growth, and tables that are sorted, searched and opened. It needs no network,
//! draws no more rows than are seen, reads well in light and dark and on paper, and can be used without a mouse.

mod charts;
mod data;

use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use super::md::headline;
use super::{Summary, counted};
use crate::report::format::per_cent;
use crate::report::web::{WebPage, known_bar};

/// How the page looks; nothing is fetched.
const STYLE: &str = include_str!("style.css");

/// What the page does: draws the rows that are seen, sorts, searches, opens.
const SCRIPT: &str = include_str!("script.js");

/// Writes the totals as a page.
pub(super) fn write(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let tables = data::tables(summary);
    let title = format!("Coverage of {}", counted(summary.all.articles, "article"));
    let body = html! {
        header {
            h1 { (title) }
            (bar(summary))
        }
        (charts::all(summary))
        nav aria-label="Tables" {
            @for table in &tables.list { a href={ "#" (table.id) } { (table.title) " " span.count { (table.count) } } }
        }
        main {
            @for table in &tables.list { (section(table)) }
        }
        noscript { p { "The tables need JavaScript, which this page carries with it." } }
        script #data type="application/json" { (PreEscaped(tables.json())) }
    };
    WebPage { title: &title, style: STYLE, script: SCRIPT, body }.write(out)
}

fn bar(summary: &Summary) -> Markup {
    let share = per_cent(summary.all.known, summary.all.mentions);
    html! {
        p.summary { (headline(summary)) }
        @if summary.all.mentions > 0 {
            (known_bar(share))
        }
        @if !summary.errors.is_empty() {
            p.summary { "In error: " @for (at, (kind, count)) in summary.errors.iter().enumerate() { @if at > 0 { ", " } (kind) " ×" (count) } }
        }
    }
}

/// The place of a table; the script fills it.
fn section(table: &data::Table<'_>) -> Markup {
    html! {
        section id=(table.id) aria-label=(table.title) {
            div.head {
                h2 { (table.title) " " span.count { (table.count) } }
                label { "Search " input type="search" autocomplete="off" spellcheck="false"; }
                output.found aria-live="polite" {}
            }
            @if !table.note.is_empty() { p.note { (table.note) } }
            div.body {
                div.box role="grid" aria-label=(table.title) aria-rowcount=(table.rows.len()) tabindex="0" {}
                aside aria-live="polite" hidden {}
            }
        }
    }
}
