//! HTML by its tags alone, for pieces of pages and for pages that no browser would show: what stands outside tags, comments and
//! scripts. One pass, whatever the markup.

use std::ops::Range;

/// Elements of which nothing is text.
const SILENT: [&str; 6] = ["script", "style", "template", "noscript", "textarea", "svg"];

/// The pieces of a page that are text, references among them; what is left open reaches to the end.
pub(super) fn text_of(page: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let open = page[at..].find('<').map_or(page.len(), |offset| at + offset);
        if open > at {
            pieces.push(at..open);
        }
        if open == page.len() {
            break;
        }
        at = match after(page, open) {
            Some(end) => end,
            // A sign for "less than".
            None => {
                pieces.push(open..open + 1);
                open + 1
            }
        };
    }
    pieces
}

/// How deep the elements of a page lie in each other, at most, if nobody mends what is left open.
pub(super) fn depth(page: &str) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|offset| at + offset) {
        let Some(end) = after(page, open) else {
            at = open + 1;
            continue;
        };
        let name = name_at(page, open + 1);
        if page[open + 1..].starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !name.is_empty() && !VOID.contains(&name.as_str()) && !SILENT.contains(&name.as_str()) {
            depth += 1;
            deepest = deepest.max(depth);
        }
        at = end;
    }
    deepest
}

/// Elements that hold nothing.
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The byte after the tag, comment or silent element that begins at `open`; `None` where nothing does.
fn after(page: &str, open: usize) -> Option<usize> {
    let rest = &page[open..];
    let end = |mark: &str, from: usize| rest[from..].find(mark).map_or(page.len(), |at| open + from + at + mark.len());
    if rest.starts_with("<!--") {
        return Some(end("-->", 4));
    }
    let first = rest[1..].chars().next()?;
    if !first.is_ascii_alphabetic() && !matches!(first, '/' | '!' | '?') {
        return None;
    }
    let tag_end = tag_end(page, open);
    let name = name_at(page, open + 1);
    if !SILENT.contains(&name.as_str()) || page[open..tag_end].ends_with("/>") {
        return Some(tag_end);
    }
    let closing = format!("</{name}");
    let body = &page.as_bytes()[tag_end..];
    let close = body.windows(closing.len()).position(|window| window.eq_ignore_ascii_case(closing.as_bytes()));
    close.map_or(Some(page.len()), |at| Some(self::tag_end(page, tag_end + at)))
}

/// The byte after the `>` of the tag that begins at `open`; one in quotes does not count.
fn tag_end(page: &str, open: usize) -> usize {
    let mut quote = None;
    for (at, byte) in page.bytes().enumerate().skip(open + 1) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    page.len()
}

/// The name of an element, in small letters.
fn name_at(page: &str, at: usize) -> String {
    let name = page[at..].chars().take_while(|letter| letter.is_ascii_alphanumeric()).take(20);
    name.map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &str) -> String {
        text_of(page).into_iter().map(|range| &page[range]).collect()
    }

    #[test]
    fn tags_comments_and_scripts_are_no_text() {
        for (page, expected) in [
            ("a<b>c</b>d", "acd"),
            ("a<!-- <b> -->c", "ac"),
            ("a<SCRIPT x='>'>b</p>c</Script >d", "ad"),
            ("1 < 2 <3 <", "1 < 2 <3 <"),
            ("a<b title='x>y'>c", "ac"),
            ("a<b", "a"),
            ("a<!--b", "a"),
            ("a<style>b", "a"),
            ("<?php a ?>b", "b"),
        ] {
            assert_eq!(text(page), expected, "{page}");
        }
    }

    #[test]
    fn depth_counts_what_is_left_open() {
        assert_eq!(depth("<div><br><img><p>a</p></div><script><div></script>"), 2);
        assert_eq!(depth(&"<div>".repeat(5000)), 5000);
        assert_eq!(depth(""), 0);
    }
}
