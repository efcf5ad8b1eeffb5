//! A page for a browser: both texts side by side, sentence by sentence, the names linked, the findings beside them. It needs no
//! network, reads well in light and dark and on paper, and can be used without a mouse.

use std::io::{self, Write};

use maud::{Markup, html};

use crate::document::{Rule, Severity};
use crate::report::bidi::visible;
use crate::report::findings::{CheckReport, CheckedText, ReportedFinding};
use crate::report::format::html::shown;
use crate::report::web::WebPage;
use crate::span::Span;

/// How the page looks; nothing is fetched.
const STYLE: &str = include_str!("page.css");

/// What the page does: filters findings, goes from one to the next, shows the other half of a name.
const SCRIPT: &str = include_str!("page.js");

/// Writes the report as a page.
pub(super) fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let title = visible(report.target.path.as_deref().unwrap_or("translation"));
    let body = html! {
        header {
            h1 { bdi { (title) } }
            p.summary { (summary(report)) }
            @for note in &report.notes { p.summary { (note) } }
            (filters(report))
        }
        main { (rows(report)) }
    };
    WebPage { title: &format!("Check of {title}"), style: STYLE, script: SCRIPT, body }.write(out)
}

fn summary(report: &CheckReport) -> String {
    let count = |severity: Severity| match report.count(severity) {
        1 => format!("1 {}", severity.as_str()),
        count => format!("{count} {}s", severity.as_str()),
    };
    let mut summary = Severity::ALL.map(count).join(" · ");
    if !report.waived.is_empty() {
        summary.push_str(&format!(" · {} waived", report.waived.len()));
    }
    if report.known > 0 {
        summary.push_str(&format!(" · {} in the baseline", report.known));
    }
    summary
}

/// A box for each severity and each rule that has findings.
fn filters(report: &CheckReport) -> Markup {
    let rules = Rule::ALL.map(|rule| (rule, report.findings.iter().filter(|reported| reported.finding.rule == rule).count()));
    html! {
        @if !report.findings.is_empty() {
            form.filters aria-label="Show" {
                @for severity in Severity::ALL {
                    @let count = report.count(severity);
                    @if count > 0 {
                        label { input type="checkbox" checked data-severity=(severity.as_str()); (severity.as_str()) " (" (count) ")" }
                    }
                }
                @for (rule, count) in rules.iter().filter(|(_, count)| *count > 0) {
                    label { input type="checkbox" checked data-rule=(rule.as_str()); (rule.as_str()) " (" (count) ")" }
                }
                span.keys { kbd { "n" } " next, " kbd { "p" } " previous finding" }
            }
        }
    }
}

/// The sentences, each pair with the findings that are about it.
fn rows(report: &CheckReport) -> Markup {
    let mut of_row: Vec<Vec<usize>> = vec![Vec::new(); report.rows.len()];
    let mut elsewhere = Vec::new();
    for (number, reported) in report.findings.iter().enumerate() {
        let inside = |row: &(Span, Span)| {
            let (source, target) = (&reported.finding.source, &reported.finding.target);
            let holds =
                |side: Span, span: &Option<Span>| span.is_some_and(|span| side.start <= span.start && span.start < side.end);
            if target.is_some() { holds(row.1, target) } else { holds(row.0, source) }
        };
        match report.rows.iter().position(inside) {
            Some(row) => of_row[row].push(number),
            None => elsewhere.push(number),
        }
    }
    html! {
        @if !elsewhere.is_empty() {
            div.row { div {} div {} div.findings { @for number in elsewhere { (card(number, &report.findings[number])) } } }
        }
        @for ((source, target), numbers) in report.rows.iter().zip(&of_row) {
            div.row.quiet[numbers.is_empty()] {
                p.source dir="rtl" lang="ar" { (side(report, &report.source, *source, true)) }
                p.target dir="auto" lang="en" { (side(report, &report.target, *target, false)) }
                div.findings { @for number in numbers { (card(*number, &report.findings[*number])) } }
            }
        }
    }
}

fn card(number: usize, reported: &ReportedFinding) -> Markup {
    let finding = &reported.finding;
    html! {
        section.finding.(finding.severity.as_str()) id={ "f" (number) } tabindex="0" data-rule=(finding.rule.as_str())
            data-severity=(finding.severity.as_str()) {
            h2 { (finding.severity.as_str()) " · " (finding.rule.as_str()) }
            p dir="auto" { (shown(&finding.message)) }
            @if !finding.expected.is_empty() {
                p.use { "use " @for (at, form) in finding.expected.iter().enumerate() { @if at > 0 { ", " } bdi { (shown(form)) } } }
            }
            p.print { (finding.fingerprint) }
        }
    }
}

/// What a piece of a text is.
enum Piece {
    /// A finding is about it.
    Found(usize),
    /// It is one half of a name.
    Name(usize),
}

/// One side of a row, its findings and names marked; where both meet, the finding is.
fn side(report: &CheckReport, text: &CheckedText, row: Span, is_source: bool) -> Markup {
    let of = |pair: &(Span, Span)| if is_source { pair.0 } else { pair.1 };
    let found = report.findings.iter().enumerate().filter_map(|(number, reported)| {
        let span = if is_source { reported.finding.source } else { reported.finding.target };
        Some((span?, Piece::Found(number)))
    });
    let names = report.names.iter().enumerate().map(|(number, pair)| (of(pair), Piece::Name(number)));
    let mut pieces: Vec<(Span, Piece)> =
        found.chain(names).filter(|(span, _)| row.start <= span.start && span.end <= row.end).collect();
    pieces.sort_by_key(|(span, piece)| (span.start, matches!(piece, Piece::Name(_)), std::cmp::Reverse(span.end)));
    let mut at = row.start;
    let mut parts: Vec<(&str, Option<(&str, &Piece)>)> = Vec::new();
    for (span, piece) in &pieces {
        if span.start >= at {
            parts.push((&text.text[at..span.start], Some((&text.text[span.start..span.end], piece))));
            at = span.end;
        }
    }
    parts.push((&text.text[at..row.end], None));
    html! {
        @for (plain, piece) in parts {
            (shown(plain))
            @if let Some((words, piece)) = piece { (marked(report, words, piece)) }
        }
    }
}

fn marked(report: &CheckReport, text: &str, piece: &Piece) -> Markup {
    html! {
        @match piece {
            Piece::Found(number) => {
                @let severity = report.findings[*number].finding.severity.as_str();
                a.mark.(severity) href={ "#f" (number) } data-finding={ "f" (number) } { (shown(text)) }
            }
            Piece::Name(number) => a.name data-pair=(number) tabindex="0" { (shown(text)) },
        }
    }
}
