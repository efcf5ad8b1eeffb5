//! What stands around a name in its line, cut to the room there is.

use crate::report::bidi::width;

/// What stands before and after a name, cut in whole words so that both together fill at most `room` cells.
pub(super) fn around(before: &str, after: &str, room: usize) -> (String, String) {
    let (left, right) = shares_of(room, width(before), width(after));
    (fit_start(before, left), fit_words(after, right))
}

/// How much of the room each side gets: half, and what the other side does not need.
fn shares_of(room: usize, before: usize, after: usize) -> (usize, usize) {
    let left = before.min((room / 2).max(room.saturating_sub(after)));
    (left, after.min(room - left))
}

/// Cuts whole words off the start.
fn fit_start(text: &str, cells: usize) -> String {
    let mut rest = text;
    while width(rest) + 2 > cells && width(text) > cells {
        match rest.trim_start_matches('…').trim_start().split_once(' ') {
            Some((_, shorter)) => rest = shorter,
            None => return String::new(),
        }
    }
    if rest.len() == text.len() { text.to_string() } else { format!("… {rest}") }
}

/// Cuts whole words off the end.
fn fit_words(text: &str, cells: usize) -> String {
    let mut rest = text;
    while width(rest) + 2 > cells && width(text) > cells {
        match rest.trim_end_matches('…').trim_end().rsplit_once(' ') {
            Some((shorter, _)) => rest = shorter,
            None => return String::new(),
        }
    }
    if rest.len() == text.len() { text.to_string() } else { format!("{rest} …") }
}
