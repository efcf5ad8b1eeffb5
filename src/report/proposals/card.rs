//! One proposal for a person who decides about it: the names, where they stand, what the glossary says.

use crate::glossary::Entry;
use crate::learn::review::{Card, NearEntry, places};
use crate::learn::{Evidence, Place};
use crate::report::TextOptions;
use crate::report::bidi::{isolated, isolated_as, visible, width};
use crate::report::format::rounded;
use crate::report::paint::{Paint, Role};
use crate::span::Span;

/// Cells before a sentence.
const INDENT: &str = "  ";

/// Cells that a sentence has at least, however narrow the terminal.
const NARROWEST: usize = 20;

/// Forms of an entry that are shown.
const MOST_FORMS: usize = 4;

/// A proposal as lines of text, with up to `most_evidence` of its places. Names are marked by colour, or by brackets where there is
/// none.
pub fn card(card: &Card, options: &TextOptions, most_evidence: usize) -> Vec<String> {
    let Card { proposal, near, number, waiting } = card;
    let texts = if proposal.count == 1 { "1 text".to_string() } else { format!("{} texts", proposal.count) };
    let (kind, score) = (proposal.kind.as_str(), rounded(f64::from(proposal.score)));
    let mut lines = vec![format!("{number} of {waiting}  score {score}  {kind}  {texts}"), String::new()];
    let arabic = options.paint.paint(Role::Heading, &visible(&proposal.ar));
    lines.push(format!("{INDENT}{}", isolated_as(&proposal.ar, arabic)));
    lines.push(format!("{INDENT}{}", options.paint.paint(Role::English, &visible(&proposal.en))));
    lines.push(match &proposal.adds_form_to {
        Some(entry) => format!("{INDENT}another form of {}", isolated(entry)),
        None => format!("{INDENT}a new entry"),
    });
    for seen in proposal.evidence.iter().take(most_evidence) {
        lines.push(String::new());
        evidence(seen, &proposal.ar, &proposal.en, options, &mut lines);
    }
    let more = proposal.evidence.len().saturating_sub(most_evidence);
    if more > 0 {
        lines.push(options.paint.paint(Role::Faint, &format!("{INDENT}and {more} more {}", plural(more))));
    }
    if !near.is_empty() {
        lines.extend([String::new(), "The glossary has".to_string()]);
        lines.extend(near.iter().enumerate().map(|(at, near)| near_line(at + 1, near, options.paint)));
    }
    lines
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "place" } else { "places" }
}

fn near_line(number: usize, near: &NearEntry, paint: Paint) -> String {
    let Entry { id, en, ar, kind, status, .. } = &near.entry;
    let forms = ar.iter().take(MOST_FORMS).map(|form| isolated(form)).collect::<Vec<_>>().join(", ");
    let more = if ar.len() > MOST_FORMS { ", …" } else { "" };
    // First, since the end of a long line may have no room.
    let but = if near.conflict { paint.paint(Role::Wrong, "contradicts: ") } else { String::new() };
    format!("{number:>3}  {but}{}  {forms}{more}  ({}, {}, {})", isolated(en), isolated(id), kind.as_str(), status.as_str())
}

fn evidence(seen: &Evidence, ar: &str, en: &str, options: &TextOptions, lines: &mut Vec<String>) {
    let (source, target) = places(ar, en, seen);
    for (place, name) in [(&seen.source, source), (&seen.target, target)] {
        lines.push(format!("{INDENT}{}", options.paint.paint(Role::Faint, &at(place))));
        let room = options.width.saturating_sub(2 * INDENT.len()).max(NARROWEST);
        lines.extend(wrapped(&place.text, name, room, options.paint).into_iter().map(|line| format!("{INDENT}{INDENT}{line}")));
    }
}

fn at(place: &Place) -> String {
    if place.path.is_empty() { format!("line {}", place.line) } else { format!("{}:{}", isolated(&place.path), place.line) }
}

/// A word of a sentence in three pieces: before the name, of it, and behind it.
struct Word<'t>([&'t str; 3]);

impl Word<'_> {
    fn is_marked(&self) -> bool {
        !self.0[1].is_empty()
    }
}

/// A sentence in lines of at most `room` cells, cut between words, its name marked.
fn wrapped(text: &str, name: Option<Span>, room: usize, paint: Paint) -> Vec<String> {
    let mut lines: Vec<Vec<Word<'_>>> = Vec::new();
    let mut filled = 0;
    for word in words(text, name) {
        let cells = 1 + word.0.iter().map(|piece| width(&visible(piece))).sum::<usize>();
        // A mark without colour takes two cells more.
        let cells = cells + if word.is_marked() { 2 } else { 0 };
        if lines.is_empty() || filled + cells > room + 1 {
            lines.push(Vec::new());
            filled = 0;
        }
        filled += cells;
        lines.last_mut().into_iter().for_each(|line| line.push(Word(word.0)));
    }
    lines.iter().map(|line| painted(line, paint)).collect()
}

fn words(text: &str, name: Option<Span>) -> impl Iterator<Item = Word<'_>> {
    let name = name.unwrap_or(Span::new(0, 0));
    text.split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let cut = |at: usize| at.clamp(start, start + word.len()) - start;
        let (from, to) = if name.is_empty() { (0, 0) } else { (cut(name.start), cut(name.end)) };
        Word([&word[..from], &word[from..to], &word[to..]])
    })
}

/// A line of words with the name in brackets, or in its colour.
fn painted(words: &[Word<'_>], paint: Paint) -> String {
    let first = words.iter().position(Word::is_marked);
    let last = words.iter().rposition(Word::is_marked);
    let mut out = String::new();
    for (at, Word([before, name, after])) in words.iter().enumerate() {
        let open = if paint == Paint::Plain && Some(at) == first { "[" } else { "" };
        let close = if paint == Paint::Plain && Some(at) == last { "]" } else { "" };
        let name = visible(name);
        let name = if name.is_empty() { name } else { paint.paint(Role::Unknown, &name) };
        let space = if at == 0 { "" } else { " " };
        out.push_str(&[space, &visible(before), open, &name, close, &visible(after)].concat());
    }
    let plain: String = words.iter().flat_map(|word| word.0).collect();
    isolated_as(&plain, out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_marked_where_it_stands_and_lines_keep_their_width() {
        let text = "said Van Oldenkamp's friend of the fishermen";
        let name = Some(Span::new(5, 18));
        assert_eq!(wrapped(text, name, 24, Paint::Plain), ["said [Van Oldenkamp]'s", "friend of the fishermen"]);
        assert_eq!(wrapped(text, name, 12, Paint::Plain)[..3], ["said [Van]", "[Oldenkamp]'s", "friend of"]);
        assert_eq!(wrapped("قال لأولدنكامب", Some(Span::new(9, 27)), 40, Paint::Plain), ["\u{2067}قال ل[أولدنكامب]\u{2069}"]);
        assert_eq!(wrapped("a b", None, 40, Paint::Ansi), ["a b"]);
        assert!(wrapped(text, name, 40, Paint::Ansi)[0].contains("\u{1b}[1;33mVan\u{1b}[0m"));
        assert!(wrapped("", name, 40, Paint::Plain).is_empty());
    }
}
