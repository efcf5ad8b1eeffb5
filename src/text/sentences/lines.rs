//! Which ends of lines end a sentence: all but those of text that was broken to fit a width.

/// Fewer lines than this are never taken for text broken to a width.
const FEWEST_WRAPPED: usize = 3;

/// The widths, in characters, that text is broken to.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// Whether a character ends a line.
pub(super) fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The bytes after which a line of `text` ends a sentence.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut block: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(is_line_break) {
        start += piece.len();
        let line = Line { text: piece.trim(), end: start };
        // The two halves of a CRLF are not an empty line.
        if piece == "\n" && text[..start].ends_with("\r\n") {
            continue;
        }
        if line.text.is_empty() {
            close(&mut block, &mut ends);
        } else {
            block.push(line);
        }
    }
    close(&mut block, &mut ends);
    ends
}

struct Line<'t> {
    text: &'t str,
    /// The byte after its line break.
    end: usize,
}

impl Line<'_> {
    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// Notes the ends of a block of lines between empty ones.
fn close(block: &mut Vec<Line<'_>>, ends: &mut Vec<usize>) {
    let inner = if is_wrapped(block) { block.len() - 1 } else { 0 };
    ends.extend(block.drain(..).skip(inner).map(|line| line.end));
}

/// Whether a block was broken to a width: no line had room for the first word of the next.
fn is_wrapped(block: &[Line<'_>]) -> bool {
    if block.len() < FEWEST_WRAPPED {
        return false;
    }
    let widths: Vec<usize> = block.iter().map(Line::width).collect();
    let widest = widths.iter().copied().max().unwrap_or_default();
    let had_room = |at: usize| {
        let next = block[at + 1].text.split_whitespace().next().map_or(0, |word| word.chars().count());
        widths[at] + 1 + next <= widest
    };
    WIDTHS.contains(&widest) && !(0..block.len() - 1).any(had_room)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        let mut start = 0;
        let take = |end: usize| text[std::mem::replace(&mut start, end)..end].trim();
        ends(text).into_iter().map(take).collect()
    }

    #[test]
    fn lines_end_sentences_but_wrapped_ones_do_not() {
        assert_eq!(lines("عنوان\nنص\n\nآخر"), ["عنوان", "نص", "آخر"]);
        assert_eq!(lines("one\r\ntwo\r\n\r\nthree\r\n"), ["one", "two", "three"]);
        let wrapped = "A paragraph that somebody has broken to fit in\na column of about fifty characters, as old mail\nprograms do to this day.\n\nNext";
        assert_eq!(lines(wrapped).len(), 2);
        let list =
            "A first item that is about as long as the next\nA second item\nA third item that is about as long as the first\n";
        assert_eq!(lines(list).len(), 3);
    }
}
