//! Where the lines of an article stand in the file of its page: they are found again, in order, in what stands outside tags. A tree
//! of a page does not keep the places that its texts came from.

use crate::document::origin::{Copier, Excerpt};
use crate::document::tags;

/// Bytes of a reference such as `&Aacute;` at most.
const LONGEST_REFERENCE: usize = 32;

/// Lines that are not found, at most: each costs a search of the whole page.
const MOST_MISSES: usize = 100;

/// Places at most where a line seems to stand before it is given up: a short one is a part of many others.
const MOST_TRIES: usize = 100;

/// What stands outside the tags of a page, in one line.
pub(super) struct Outside {
    text: Excerpt,
    /// Where the line found last ends.
    at: usize,
    misses: usize,
}

impl Outside {
    /// Of a page: of its body, if it says where that begins.
    pub(super) fn new(page: &str) -> Self {
        let body = page.as_bytes().windows(5).position(|window| window.eq_ignore_ascii_case(b"<body")).unwrap_or_default();
        let mut copier = Copier::new(page);
        let mut text = Excerpt::default();
        for piece in tags::text_of(page).into_iter().filter(|piece| piece.start >= body) {
            copy_resolved(&page[piece.clone()], piece.start, &mut copier, &mut text);
        }
        Self { text: text.one_line(), at: 0, misses: 0 }
    }

    /// A line of the article with its places: the next one of this text, else the first one; without places where there is none.
    pub(super) fn line(&mut self, line: &str) -> Excerpt {
        let found = if self.misses < MOST_MISSES { self.find(line, self.at).or_else(|| self.find(line, 0)) } else { None };
        match found {
            Some(start) => {
                self.at = start + line.len();
                self.text.slice(start, self.at)
            }
            None => {
                self.misses += 1;
                let mut unplaced = Excerpt::default();
                unplaced.push_unplaced(line);
                unplaced
            }
        }
    }

    /// Where a line stands from the byte `from` on, between tags.
    fn find(&self, line: &str, from: usize) -> Option<usize> {
        let text = self.text.text();
        let is_between = |start: &usize| {
            let end = start + line.len();
            let next = end + usize::from(text[end..].starts_with(' '));
            self.text.begins_part(*start) && (next == text.len() || self.text.begins_part(next))
        };
        text[from..].match_indices(line).take(MOST_TRIES).map(|(at, _)| from + at).find(is_between)
    }
}

/// Adds a text of the page, which begins at the byte `at`, with what its references stand for.
fn copy_resolved(text: &str, at: usize, copier: &mut Copier<'_>, into: &mut Excerpt) {
    let mut done = 0;
    for (start, _) in text.match_indices('&') {
        let reference = text[start..].bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';');
        let Some(end) = reference.map(|length| start + length + 1).filter(|_| start >= done) else { continue };
        let meant = html_escape::decode_html_entities(&text[start..end]);
        if meant != text[start..end] {
            copier.copy(&text[done..start], at + done, into);
            copier.copy(&meant, at + start, into);
            done = end;
        }
    }
    copier.copy(&text[done..], at + done, into);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::LineColumn;

    fn place(outside: &mut Outside, line: &str) -> Option<String> {
        let (text, origin) = outside.line(line).into_text();
        assert_eq!(text, line);
        origin.place(&text, 0, LineColumn { line: 0, column: 0 }).map(|place| place.to_string())
    }

    #[test]
    fn lines_are_found_in_order_between_tags() {
        let page = "<title>خبر</title><body>\n<nav>خبر عاجل</nav>\n<h1>خبر</h1>\n<p>قال &laquo;أنيس&raquo;\n  <b>تاركوف</b> أمس</p>\n<p>خبر</p>";
        let mut outside = Outside::new(page);
        assert_eq!(place(&mut outside, "خبر").as_deref(), Some("3:5"), "not in the menu, which says more");
        assert_eq!(place(&mut outside, "قال «أنيس» تاركوف أمس").as_deref(), Some("4:4"));
        assert_eq!(place(&mut outside, "ليس هنا"), None);
        assert_eq!(place(&mut outside, "خبر").as_deref(), Some("6:4"));
        let line = Outside::new(page).line("قال «أنيس» تاركوف أمس");
        let (text, origin) = line.into_text();
        let at = text.find("تاركوف").expect("it is there");
        let own = LineColumn { line: 0, column: 0 };
        assert_eq!(origin.place(&text, at, own).map(|place| place.to_string()).as_deref(), Some("5:6"));
    }
}
