//! Numbers whose thousands an Arabic comma sets apart (30،000), which word boundaries cut.

use super::{Number, NumberKind, Written};
use crate::text::words::{Script, Words};

/// Digits of a group of thousands.
const GROUP: u8 = 3;

/// Joins the groups of one number; lists of numbers (15،20) stay apart.
pub(super) fn join(text: &str, words: &Words, numbers: Vec<Number>) -> Vec<Number> {
    let mut joined: Vec<Number> = Vec::with_capacity(numbers.len());
    for number in numbers {
        let Some(before) = joined.last_mut().filter(|before| is_continued(text, words, before, &number)) else {
            joined.push(number);
            continue;
        };
        let Some(value) = before.value.shifted(GROUP).and_then(|value| value.plus(number.value)) else {
            joined.push(number);
            continue;
        };
        (before.span.end, before.words.end) = (number.span.end, number.words.end);
        (before.value, before.written, before.kind) = (value, Written::Digits, number.kind);
    }
    joined
}

/// Whether `number` is the next group of `before`: nothing but the comma stands between, and the groups have the digits of one.
fn is_continued(text: &str, words: &Words, before: &Number, number: &Number) -> bool {
    // How many digits a word has that is nothing else.
    let digits = |at: usize| {
        let clean = words.clean(at);
        clean.bytes().all(|byte| byte.is_ascii_digit()).then_some(clean.len())
    };
    let group = usize::from(GROUP);
    before.words.end == number.words.start
        && before.kind == NumberKind::Cardinal
        && before.words.clone().all(|at| words.get(at).script == Script::Digits)
        && text.get(before.span.end..number.span.start) == Some("،")
        && digits(before.words.end - 1).is_some_and(|count| count <= group)
        && digits(number.words.start) == Some(group)
}
