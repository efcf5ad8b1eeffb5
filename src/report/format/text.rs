//! The report for people: shares, what is known by entry, what is unknown by use, and what to do next.

use std::io::{self, Write};

use super::page::{Page, Piece};
use super::snippet::around;
use super::{TextOptions, per_cent, rounded};
use crate::coverage::{Context, FormCount};
use crate::report::bidi::{fit, isolated, isolated_by_first_letter, visible, width};
use crate::report::paint::Role;
use crate::report::{KnownName, Nearby, Report, Shares, UnknownName};

/// Cells of the coverage bar on a line that has room for it.
const BAR: usize = 30;

/// A bar shorter than this says nothing; it gets a line of its own instead.
const SHORTEST_BAR: usize = 10;

/// Cells before what is said of an unknown term: its label and the space around it.
const LABEL: usize = 15;

/// Writes the report as plain text, coloured where the options say so.
pub(super) fn write(report: &Report, options: &TextOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(out, *options);
    headline(&mut page, report)?;
    if report.shares.mentions > 0 {
        bar(&mut page, &report.shares)?;
    }
    known(&mut page, "Known names", &report.known)?;
    known(&mut page, "Terms of the glossary, not counted", &report.terms)?;
    unknown(&mut page, &report.unknown)?;
    next_step(&mut page, report, options.can_add)
}

fn headline(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let name = isolated_by_first_letter(report.title());
    let words = if report.words == 1 { "1 word".to_string() } else { format!("{} words", report.words) };
    let words = page.paint(Role::Faint, &format!("· {words}"));
    let name = page.paint(Role::Heading, &name);
    page.line(&format!("{name} {words}"))
}

fn bar(page: &mut Page<'_>, shares: &Shares) -> io::Result<()> {
    let mentions =
        format!("{} of {} mentions known ({}%)", shares.known, shares.mentions, per_cent(shares.known, shares.mentions));
    let names = format!("{} of {} names", shares.known_names, shares.names);
    let counts = format!("{mentions} · {names}");
    let beside = page.width().saturating_sub(width(&counts) + 2);
    page.line("")?;
    if beside < SHORTEST_BAR {
        let bar = blocks(page, shares, BAR);
        page.line(&bar)?;
        return page.flow("", 0, " · ", &[Piece::plain(mentions), Piece::plain(names)]);
    }
    let bar = blocks(page, shares, beside.min(BAR));
    page.line(&format!("{bar}  {counts}"))
}

/// The bar itself: full only where everything is known.
fn blocks(page: &Page<'_>, shares: &Shares, cells: usize) -> String {
    let mut filled = (cells * shares.known + shares.mentions / 2) / shares.mentions;
    if shares.known < shares.mentions {
        filled = filled.min(cells - 1);
    }
    let full = page.paint(Role::Known, &"█".repeat(filled));
    let rest = page.paint(Role::Faint, &"░".repeat(cells - filled));
    format!("{full}{rest}")
}

/// A table of entries: English, type, count, then the forms, which run on under themselves.
fn known(page: &mut Page<'_>, heading: &str, names: &[KnownName]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    page.heading(&format!("{heading} ({})", names.len()))?;
    let widest = names.iter().map(|name| width(&visible(&name.entry.en))).max().unwrap_or(0);
    let english = widest.min((page.width() * 2 / 5).max(12));
    let count = names.iter().map(|name| digits(name.count)).max().unwrap_or(1);
    let types = names.iter().map(|name| name.kind.as_str().len()).max().unwrap_or(0);
    for name in names {
        let shown = isolated(&fit(&visible(&name.entry.en), english));
        let padding = " ".repeat(english.saturating_sub(width(&shown)));
        let english_cell = page.paint(Role::Known, &shown);
        let kind = page.paint(Role::Faint, &format!("{:<types$}", name.kind.as_str()));
        let start = format!("  {english_cell}{padding}  {kind}  {:>count$}  ", name.count);
        let indent = 2 + english + 2 + types + 2 + count + 2;
        let written = match name.forms.as_slice() {
            [only] => vec![Piece::plain(isolated(&only.text))],
            several => forms(several),
        };
        page.flow(&start, indent, " · ", &written)?;
        if !name.alternatives.is_empty() {
            let label = page.paint(Role::Unknown, "    or");
            page.flow(&format!("{label}  "), 8, ", ", &nearby(&name.alternatives))?;
        }
    }
    Ok(())
}

fn digits(count: usize) -> usize {
    count.to_string().len()
}

fn unknown(page: &mut Page<'_>, names: &[UnknownName]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    page.heading(&format!("Unknown terms ({}), most used first", names.len()))?;
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            page.line("")?;
        }
        unknown_name(page, place + 1, name)?;
    }
    Ok(())
}

fn unknown_name(page: &mut Page<'_>, number: usize, name: &UnknownName) -> io::Result<()> {
    let head = [
        Piece::new(isolated(&name.text), Role::Unknown),
        Piece::plain(format!("×{}", name.count)),
        Piece::plain(name.kind.as_str()),
        Piece::new(format!("score {}", rounded(name.score.into())), Role::Faint),
    ];
    page.flow(&format!("{number:>3}. "), 5, "  ", &head)?;
    let spellings = name.suggestions.iter().map(|spelling| Piece::new(isolated(spelling), Role::English)).collect();
    fact(page, "spelling", spellings)?;
    if name.forms.len() > 1 {
        fact(page, "forms", forms(&name.forms))?;
    }
    fact(page, "because", name.reasons.iter().map(|reason| Piece::plain(reason.as_str())).collect())?;
    fact(page, "near", nearby(&name.near))?;
    let mut label = "in";
    for context in &name.contexts {
        let line = context_line(page, context);
        page.labelled(label, LABEL, &line)?;
        label = "";
    }
    Ok(())
}

fn fact(page: &mut Page<'_>, label: &str, pieces: Vec<Piece>) -> io::Result<()> {
    if pieces.is_empty() {
        return Ok(());
    }
    let start = page.label(label, LABEL);
    page.flow(&start, LABEL, ", ", &pieces)
}

fn forms(forms: &[FormCount]) -> Vec<Piece> {
    forms.iter().map(|form| Piece::plain(format!("{} ×{}", isolated(&form.text), form.count))).collect()
}

fn nearby(list: &[Nearby]) -> Vec<Piece> {
    let shown = |near: &Nearby| {
        let (en, id) = (isolated(&near.entry.en), isolated(&near.entry.id));
        Piece::plain(format!("{en} ({id}, {})", rounded(near.score.into())))
    };
    list.iter().map(shown).collect()
}

/// The context as one isolated run, its name in square brackets, cut on both sides to fit the line.
fn context_line(page: &Page<'_>, context: &Context) -> String {
    let [before, name, after] = [&context.before, &context.name, &context.after].map(|part| visible(part));
    let room = page.width().saturating_sub(LABEL + width(&name) + 2);
    let (before, after) = around(&before, &after, room);
    let marked = page.paint(Role::Mark, &format!("[{name}]"));
    format!("\u{2067}{before}{marked}{after}\u{2069}")
}

fn next_step(page: &mut Page<'_>, report: &Report, can_add: bool) -> io::Result<()> {
    page.line("")?;
    let advice = match (report.words, report.unknown.as_slice()) {
        (0, _) => "The article is empty: there is nothing to report on.",
        (_, []) if report.shares.mentions == 0 => {
            "No names found. If there are some, lower --min-score or look whether the file is Arabic text."
        }
        (_, []) => "Nothing to add: the glossary knows every name that was found.",
        (_, [first, rest @ ..]) => return add_next(page, first, rest.len() + 1, can_add),
    };
    page.line(advice)
}

fn add_next(page: &mut Page<'_>, first: &UnknownName, count: usize, can_add: bool) -> io::Result<()> {
    let english = first.suggestions.first().filter(|text| is_plain(text)).map_or("ENGLISH", String::as_str);
    let arabic = if is_plain(&first.text) { isolated(&first.text) } else { "ARABIC".to_string() };
    let mut ways = Vec::new();
    if !can_add {
        ways.push("naqhara init  begins a glossary of your own, then".to_string());
    }
    ways.push(format!("naqhara glossary add \"{english}\" --ar \"{arabic}\" --type {}", first.kind.as_str()));
    if count > 1 {
        ways.push(format!("or all {count} as a table: --format csv"));
    }
    let ways: Vec<Piece> = ways.into_iter().map(Piece::plain).collect();
    page.flow("Next: ", "Next: ".len(), "  ", &ways)
}

/// Whether a text can stand between double quotes in a shell without meaning anything else.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '\''))
}
