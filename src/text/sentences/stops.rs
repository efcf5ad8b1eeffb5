//! Which full stops, question marks and the like end a sentence.

use super::lines::is_line_break;
use super::tables::{ARABIC, NEVER_LAST, SOMETIMES_LAST, STARTERS};
use crate::text::letter_names;
use crate::text::normalize;
use crate::text::words::is_arabic_letter;

/// Longer words before a full stop are no abbreviations; in characters.
const LONGEST_ABBREVIATION: usize = 12;

/// The bytes after which a stop of `text` ends a sentence, with the quotes and brackets that it closes.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    // Marks at the start of a line (a leading ellipsis) end nothing.
    let mut has_word = false;
    while let Some(letter) = text[at..].chars().next() {
        if !is_stop(letter) {
            has_word = has_word && !is_line_break(letter) || letter.is_alphanumeric();
            at += letter.len_utf8();
            continue;
        }
        let stop = Stop::read(text, at);
        if has_word && stop.ends_sentence(text) {
            ends.push(stop.end);
        }
        at = stop.end;
    }
    ends
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '؟' | '۔' | '…')
}

/// Stops, quotes and brackets that stand together.
struct Stop {
    start: usize,
    end: usize,
    /// Whether it is one full stop and nothing else.
    is_lone: bool,
    /// Whether it is an ellipsis.
    is_ellipsis: bool,
}

impl Stop {
    fn read(text: &str, start: usize) -> Self {
        let mut end = start;
        while let Some(letter) = text[end..].chars().next() {
            let after = end + letter.len_utf8();
            if !is_stop(letter) && !closes(letter, &text[after..]) {
                break;
            }
            end = after;
        }
        // « نعم. » with spaces inside the quotes.
        let spaced = text[end..].strip_prefix([' ', '\u{A0}']).and_then(|rest| rest.strip_prefix(['»', '”']));
        if let Some(rest) = spaced.filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
            end = text.len() - rest.len();
        }
        let run = &text[start..end];
        Self { start, end, is_lone: run == ".", is_ellipsis: run.starts_with("..") || run.starts_with('…') }
    }

    fn ends_sentence(&self, text: &str) -> bool {
        let (before, after) = (&text[..self.start], &text[self.end..]);
        if before.ends_with(['(', '[']) {
            // (؟) and (!) are remarks.
            return false;
        }
        let next = after.chars().find(|&letter| is_line_break(letter) || !letter.is_whitespace());
        let Some(next) = next.filter(|&next| !is_line_break(next)) else { return true };
        if matches!(next, '،' | ',' | '؛' | ';' | ':') {
            return false;
        }
        let last = before.chars().next_back().unwrap_or(' ');
        if !after.starts_with(char::is_whitespace) {
            return self.ends_before_attached(before, after, last, next);
        }
        if next.is_lowercase() && !is_arabic_letter(last) {
            return false;
        }
        !(self.is_lone && is_abbreviation(before, after))
    }

    /// Papers forget the space after a full stop, while file names, addresses and decimals have none.
    fn ends_before_attached(&self, before: &str, after: &str, last: char, next: char) -> bool {
        if self.is_ellipsis || last.is_numeric() && next.is_numeric() {
            return false;
        }
        let opens = matches!(next, '(' | '[' | '«' | '“' | '"');
        let ends = is_arabic_letter(next) || opens && !last.is_whitespace();
        ends && !(self.is_lone && (is_initial_of_dotted(before) || stands_between_letter_names(before, after)))
    }
}

/// Whether a quote or bracket closes what stands before it, given what follows: most quotation marks look the same on both
/// sides of Arabic.
fn closes(letter: char, after: &str) -> bool {
    match letter {
        ')' | ']' | '}' | '﴿' => true,
        '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '‹' => {
            after.chars().next().is_none_or(|next| !next.is_alphanumeric())
        }
        _ => false,
    }
}

/// Whether the full stop between `before` and `after`, with a space after it, belongs to an abbreviation, an initial or the
/// number of a list.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let token = token(before);
    let Some(first) = token.chars().next() else { return false };
    let before = &before[..before.len() - token.len()];
    if token.chars().all(char::is_numeric) {
        return before.trim_end_matches(' ').is_empty() || before.trim_end_matches(' ').ends_with(is_line_break);
    }
    if is_arabic_letter(first) { is_arabic_abbreviation(before, token, after) } else { is_latin_abbreviation(token, after) }
}

/// Letters and dots at the end of `before`; empty where they are too long for an abbreviation.
fn token(before: &str) -> &str {
    let letters =
        before.chars().rev().take_while(|&letter| letter.is_alphanumeric() || letter == '.').take(LONGEST_ABBREVIATION + 1);
    let (count, bytes) = letters.fold((0, 0), |(count, bytes), letter| (count + 1, bytes + letter.len_utf8()));
    if count > LONGEST_ABBREVIATION { "" } else { &before[before.len() - bytes..] }
}

/// Single letters with their dots (أ.د. ص.ب.) and the rows of the table; after a number (2023 م.) they are units and eras,
/// which may end a sentence.
fn is_arabic_abbreviation(before: &str, token: &str, after: &str) -> bool {
    let token = without_and(token);
    let is_short = token.split('.').all(|part| part.chars().count() <= 1) || ARABIC.binary_search(&token).is_ok();
    let follows_number = before.trim_end().ends_with(char::is_numeric);
    is_short && (!follows_number || after.trim_start().starts_with(char::is_numeric))
}

fn is_latin_abbreviation(token: &str, after: &str) -> bool {
    let lower = token.to_ascii_lowercase();
    if NEVER_LAST.binary_search(&lower.as_str()).is_ok() || matches!(lower.as_str(), "e.g" | "i.e") {
        return true;
    }
    let is_initial = token.len() == 1 && token != "I" && token.starts_with(char::is_uppercase);
    let is_dotted = token.contains('.') && token.split('.').all(|part| part.chars().count() <= 2);
    let next = next_word(after);
    if is_initial || lower == "no" {
        return is_initial || next.starts_with(char::is_numeric);
    }
    (is_dotted || SOMETIMES_LAST.binary_search(&lower.as_str()).is_ok()) && STARTERS.binary_search(&next).is_err()
}

/// The first word of `after`, whatever stands before it.
fn next_word(after: &str) -> &str {
    let word = after.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    word.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether a full stop with a letter attached stands within an abbreviation: أ.د, ج.ك.
fn is_initial_of_dotted(before: &str) -> bool {
    let token = without_and(token(before));
    !token.is_empty() && token.split('.').all(|part| part.chars().count() <= 1) && token.starts_with(is_arabic_letter)
}

/// Whether a full stop that touches both sides stands between names of Latin letters: سي.إن.إن.
fn stands_between_letter_names(before: &str, after: &str) -> bool {
    let last = token(before).rsplit('.').next().unwrap_or_default();
    !last.is_empty() && letter_names::abbreviates(&normalize::key(last), &normalize::key(next_word(after)))
}

/// An abbreviation without the `و` attached to it (وأ.د.).
fn without_and(token: &str) -> &str {
    token.strip_prefix('و').filter(|rest| rest.starts_with(is_arabic_letter)).unwrap_or(token)
}
