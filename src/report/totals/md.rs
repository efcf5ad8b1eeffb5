//! Totals as a page of Markdown: the head of each list.

use std::io::{self, Write};

use super::{Group, Summary, counted};
use crate::report::format::md::text;
use crate::report::format::per_cent;

/// Rows of a list; the whole lists stand in the other formats.
const MOST_ROWS: usize = 100;

/// Spellings shown of a name.
const MOST_FORMS: usize = 8;

/// Writes the totals as a page.
pub(super) fn write(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Coverage of {}\n", counted(summary.all.articles, "article"))?;
    writeln!(out, "{}", headline(summary))?;
    groups(out, "Months", "Month", &summary.months)?;
    groups(out, "Sources", "Source", &summary.sources)?;
    unknown(out, summary)?;
    spellings(out, summary)?;
    findings(out, summary)?;
    renderings(out, summary)?;
    entries(out, summary)
}

/// The numbers in one line.
pub(super) fn headline(summary: &Summary) -> String {
    let all = &summary.all;
    let mut line = counted(all.words, "word");
    if all.mentions > 0 {
        let share = per_cent(all.known, all.mentions);
        line.push_str(&format!(" · {} of {} mentions known ({share}%)", all.known, all.mentions));
    }
    if summary.terms.len() + summary.entries.len() > 0 {
        let unknown = counted(summary.terms.len(), "unknown name");
        let used = if summary.entries.len() == 1 { "entry" } else { "entries" };
        line.push_str(&format!(" · {unknown}, {} {used} in use", summary.entries.len()));
    }
    for (count, text) in [
        (summary.pairs, counted(summary.pairs, "pair")),
        (all.findings, counted(all.findings, "finding")),
        (summary.empty, format!("{} empty", summary.empty)),
        (all.errors, format!("{} in error", all.errors)),
    ] {
        if count > 0 {
            line.push_str(&format!(" · {text}"));
        }
    }
    if summary.forgotten.0 > 0 {
        let (names, articles) = (counted(summary.forgotten.0, "rare name"), counted(summary.forgotten.1, "article"));
        line.push_str(&format!(" · {names} forgotten for room, none of them in more than {articles}"));
    }
    line
}

fn groups(out: &mut dyn Write, heading: &str, column: &str, groups: &[(String, Group)]) -> io::Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n\n| {column} | Articles | Words | Mentions | Known | New unknown names |")?;
    writeln!(out, "|---|---:|---:|---:|---:|---:|")?;
    for (name, group) in groups {
        let share = if group.mentions > 0 { format!("{}%", per_cent(group.known, group.mentions)) } else { String::new() };
        let Group { articles, words, mentions, new_unknown, .. } = group;
        writeln!(out, "| {} | {articles} | {words} | {mentions} | {share} | {new_unknown} |", text(name))?;
    }
    Ok(())
}

fn unknown(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.terms.is_empty() {
        return Ok(());
    }
    heading(out, "Not in the glossary", summary.terms.len())?;
    writeln!(out, "| Arabic | Type | Articles | Mentions | Last | Spelling to start from | Context |")?;
    writeln!(out, "|---|---|---:|---:|---|---|---|")?;
    for term in summary.terms.iter().take(MOST_ROWS) {
        let (arabic, kind, last) = (text(&term.text), term.kind.as_str(), term.last.as_deref().unwrap_or_default());
        let suggestion = text(term.suggestions.first().map_or("", String::as_str));
        let context = text(term.contexts.first().map_or("", String::as_str));
        let (articles, mentions) = (term.articles, term.mentions);
        writeln!(out, "| {arabic} | {kind} | {articles} | {mentions} | {last} | {suggestion} | {context} |")?;
    }
    Ok(())
}

fn spellings(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.spellings.is_empty() {
        return Ok(());
    }
    heading(out, "Spelled in several ways", summary.spellings.len())?;
    writeln!(out, "| English | Mentions | Spellings |\n|---|---:|---|")?;
    for spelling in summary.spellings.iter().take(MOST_ROWS) {
        let english = match (&spelling.entry, &spelling.en) {
            (Some(_), Some(en)) => text(en),
            (None, Some(en)) => format!("{} ?", text(en)),
            _ => "?".to_string(),
        };
        writeln!(out, "| {english} | {} | {} |", spelling.mentions, forms(&spelling.forms))?;
    }
    Ok(())
}

fn findings(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.rules.is_empty() {
        return Ok(());
    }
    heading(out, "Findings", summary.all.findings)?;
    writeln!(out, "| Rule | Severity | Findings | Pairs |\n|---|---|---:|---:|")?;
    for rule in &summary.rules {
        writeln!(out, "| {} | {} | {} | {} |", rule.rule, rule.severity, rule.findings, rule.articles)?;
    }
    Ok(())
}

fn renderings(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.renderings.is_empty() {
        return Ok(());
    }
    heading(out, "Renderings", summary.renderings.len())?;
    writeln!(out, "| Arabic | Mentions | English |\n|---|---:|---|")?;
    for rendering in summary.renderings.iter().take(MOST_ROWS) {
        let share = |(english, count): &(String, usize)| format!("{} {}%", text(english), per_cent(*count, rendering.mentions));
        let shares: Vec<String> = rendering.en.iter().take(MOST_FORMS).map(share).collect();
        writeln!(out, "| {} | {} | {} |", text(&rendering.ar), rendering.mentions, shares.join(" · "))?;
    }
    Ok(())
}

fn entries(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.all.articles == summary.pairs {
        return Ok(());
    }
    heading(out, "Entries in use", summary.entries.len())?;
    if !summary.entries.is_empty() {
        writeln!(out, "| English | Type | Articles | Mentions | Arabic |\n|---|---|---:|---:|---|")?;
    }
    for entry in summary.entries.iter().take(MOST_ROWS) {
        let (english, kind) = (text(&entry.en), entry.kind.as_str());
        writeln!(out, "| {english} | {kind} | {} | {} | {} |", entry.articles, entry.mentions, forms(&entry.forms))?;
    }
    let unused = &summary.unused;
    writeln!(out, "\nNever used: {} entries of your own, {} of the built-in glossary.", unused.own, unused.builtin)?;
    for (_, english, kind) in unused.list.iter().take(MOST_ROWS) {
        writeln!(out, "- {} ({})", text(english), kind.as_str())?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, heading: &str, count: usize) -> io::Result<()> {
    let cut = if count > MOST_ROWS { format!(", the first {MOST_ROWS}") } else { String::new() };
    writeln!(out, "\n## {heading} ({count}{cut})\n")
}

fn forms(forms: &[(String, usize)]) -> String {
    let shown: Vec<String> = forms.iter().take(MOST_FORMS).map(|(form, count)| format!("{} ×{count}", text(form))).collect();
    shown.join(" · ")
}
