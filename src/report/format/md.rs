//! Markdown with tables, as issue trackers and wikis show it.

use std::io::{self, Write};

use super::{per_cent, rounded};
use crate::coverage::{Context, FormCount};
use crate::report::bidi::{isolated, isolated_by_first_letter};
use crate::report::{KnownName, Nearby, Report, Shares, UnknownName};

/// Writes the report as a page of Markdown.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Coverage of {}\n", escaped(&isolated_by_first_letter(report.title())))?;
    writeln!(out, "{}", summary(report.words, &report.shares))?;
    known(out, "Known names", &report.known)?;
    known(out, "Terms, not counted", &report.terms)?;
    unknown(out, &report.unknown)
}

fn summary(words: usize, shares: &Shares) -> String {
    if shares.mentions == 0 {
        return format!("{words} words · no names found");
    }
    format!(
        "{words} words · {} of {} mentions known ({}%) · {} of {} names ({}%)",
        shares.known,
        shares.mentions,
        per_cent(shares.known, shares.mentions),
        shares.known_names,
        shares.names,
        per_cent(shares.known_names, shares.names),
    )
}

fn known(out: &mut dyn Write, heading: &str, names: &[KnownName]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n\n| English | Type | Count | Arabic | Could also be |\n|---|---|---:|---|---|")?;
    for name in names {
        let (english, others) = (text(&name.entry.en), nearby(&name.alternatives));
        writeln!(out, "| {english} | {} | {} | {} | {others} |", name.kind.as_str(), name.count, forms(&name.forms))?;
    }
    Ok(())
}

fn unknown(out: &mut dyn Write, names: &[UnknownName]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Unknown terms\n")?;
    writeln!(out, "| Arabic | Count | Type | Score | Spelling | Near | Because | In the text |")?;
    writeln!(out, "|---|---:|---|---:|---|---|---|---|")?;
    for name in names {
        let spellings: Vec<String> = name.suggestions.iter().map(|spelling| text(spelling)).collect();
        let reasons: Vec<&str> = name.reasons.iter().map(|reason| reason.as_str()).collect();
        let contexts: Vec<String> = name.contexts.iter().map(context).collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            forms(&name.forms),
            name.count,
            name.kind.as_str(),
            rounded(name.score.into()),
            spellings.join(", "),
            nearby(&name.near),
            reasons.join(", "),
            contexts.join("<br>"),
        )?;
    }
    Ok(())
}

fn forms(forms: &[FormCount]) -> String {
    let shown: Vec<String> = forms.iter().map(|form| format!("{} ×{}", text(&form.text), form.count)).collect();
    shown.join(", ")
}

fn nearby(list: &[Nearby]) -> String {
    let shown: Vec<String> =
        list.iter().map(|near| format!("{} ({})", text(&near.entry.en), rounded(near.score.into()))).collect();
    shown.join(", ")
}

/// The context with its name in bold. The isolate holds the whole line, so the marks stand inside it.
fn context(context: &Context) -> String {
    let [before, name, after] =
        [&context.before, &context.name, &context.after].map(|part| escaped(&crate::report::bidi::visible(part)));
    format!("\u{2067}{before}**{name}**{after}\u{2069}")
}

pub(in crate::report) fn text(text: &str) -> String {
    escaped(&isolated(text))
}

/// Makes every character stand for itself: Markdown's marks, table bars, HTML.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' | '@' | '$' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}
