//! The lists beside the article: unknown names, known names, terms.

use maud::{Markup, html};

use super::{known_anchor, term_anchor, unknown_anchor};
use crate::coverage::FormCount;
use crate::report::bidi::visible;
use crate::report::{KnownName, Nearby, Report, UnknownName};

/// All lists, and the field that filters them.
pub(super) fn tables(report: &Report) -> Markup {
    html! {
        p.filter {
            label for="filter" { "Filter" }
            input #filter type="search" placeholder="name, spelling or type" autocomplete="off";
        }
        (unknown(&report.unknown))
        (known("Known names", &report.known, known_anchor))
        (known("Terms, not counted", &report.terms, term_anchor))
    }
}

fn unknown(names: &[UnknownName]) -> Markup {
    html! {
        @if !names.is_empty() {
            section {
                h2 { "Not in the glossary " span.count { (names.len()) } }
                table {
                    thead { tr { th scope="col" { "Arabic" } th scope="col" { "Count" } th scope="col" { "Spelling to start from" } th scope="col" { "Why" } } }
                    tbody {
                        @for (at, name) in names.iter().enumerate() {
                            tr id=(unknown_anchor(at)) tabindex="-1" {
                                th scope="row" { (forms(&name.forms)) div.kind { (name.kind.as_str()) " · score " (format!("{:.2}", name.score)) } }
                                td.number { (name.count) }
                                td {
                                    (list(name.suggestions.iter().map(|spelling| visible(spelling))))
                                    @if !name.near.is_empty() { div.near { "near: " (nearby(&name.near)) } }
                                }
                                td.why { (list(name.reasons.iter().map(|reason| reason.as_str().to_string()))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn known(heading: &str, names: &[KnownName], anchor: fn(usize) -> String) -> Markup {
    html! {
        @if !names.is_empty() {
            section {
                h2 { (heading) " " span.count { (names.len()) } }
                table {
                    thead { tr { th scope="col" { "English" } th scope="col" { "Count" } th scope="col" { "Arabic" } } }
                    tbody {
                        @for (at, name) in names.iter().enumerate() {
                            tr id=(anchor(at)) tabindex="-1" {
                                th scope="row" {
                                    bdi { (visible(&name.entry.en)) } div.kind { (name.kind.as_str()) }
                                    @if !name.alternatives.is_empty() { div.near { "or: " (nearby(&name.alternatives)) } }
                                }
                                td.number { (name.count) }
                                td { (forms(&name.forms)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn forms(forms: &[FormCount]) -> Markup {
    html! {
        @for (at, form) in forms.iter().enumerate() {
            @if at > 0 { " · " }
            span.form { bdi lang="ar" { (visible(&form.text)) } @if forms.len() > 1 { " ×" (form.count) } }
        }
    }
}

fn nearby(entries: &[Nearby]) -> Markup {
    list(entries.iter().map(|near| visible(&near.entry.en)))
}

fn list(items: impl Iterator<Item = String>) -> Markup {
    html! {
        @for (at, item) in items.enumerate() {
            @if at > 0 { ", " }
            bdi { (item) }
        }
    }
}
