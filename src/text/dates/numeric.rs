//! Dates in digits alone: 7/10/2023, 2023-10-07, 7.10.2023, 10/2023.

use std::ops::Range;

use crate::text::words::{Gap, Script, Words};

/// The parts of a numeric date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeric {
    pub(super) day: Option<u8>,
    pub(super) month: u8,
    pub(super) year: u16,
    pub(super) may_be_swapped: bool,
}

/// Years that a numeric date may have.
const YEARS: Range<u16> = 1000..2200;

/// Years that a month and year alone may have: 1/1500 is more likely a ratio.
const YEARS_OF_MONTHS: Range<u16> = 1900..2100;

/// Years of two digits below this one belong to this century.
const CENTURY_TURN: u16 = 70;

/// The numeric date that begins at word `at`, and the word after it.
pub(super) fn read(words: &Words, at: usize) -> Option<(Numeric, usize)> {
    if words.get(at).script != Script::Digits {
        return None;
    }
    let first = words.clean(at);
    if first.bytes().filter(|&byte| byte == b'.').count() == 2 {
        let mut parts = first.split('.');
        return Some((of_three(parts.next()?, parts.next()?, parts.next()?)?, at + 1));
    }
    if at > 0 && separator(words, at).is_some() && words.get(at - 1).script == Script::Digits {
        return None;
    }
    let mark = part(words, at + 1, None)?;
    let end = at + if part(words, at + 2, Some(mark)).is_some() { 3 } else { 2 };
    if part(words, end, Some(mark)).is_some() {
        return None;
    }
    let date = match end - at {
        3 => of_three(first, words.clean(at + 1), words.clean(at + 2))?,
        _ => of_two(first, words.clean(at + 1)).filter(|_| mark == Gap::SLASH)?,
    };
    Some((date, end))
}

/// The mark before the digits at word `at`, where one joins them to the word before and it is `wanted`, if that is stated.
fn part(words: &Words, at: usize, wanted: Option<Gap>) -> Option<Gap> {
    let is_digits = at < words.len() && words.get(at).script == Script::Digits;
    let mark = is_digits.then(|| separator(words, at))??;
    wanted.is_none_or(|wanted| wanted == mark).then_some(mark)
}

/// The mark that joins the parts of a date: a slash, with spaces or without, or a hyphen without.
fn separator(words: &Words, at: usize) -> Option<Gap> {
    let gap = words.get(at).gap;
    if gap.has(Gap::SLASH) && gap.only(Gap::SLASH.with(Gap::SPACE)) {
        Some(Gap::SLASH)
    } else {
        (gap == Gap::HYPHEN).then_some(Gap::HYPHEN)
    }
}

fn of_three(one: &str, two: &str, three: &str) -> Option<Numeric> {
    let (a, b, c): (u16, u16, u16) = (one.parse().ok()?, two.parse().ok()?, three.parse().ok()?);
    match (one.len(), two.len(), three.len()) {
        (4, 1..=2, 1..=2) => ordered(a, b, c, false),
        (1..=2, 1..=2, 4) => ordered(c, b, a, true),
        (1..=2, 1..=2, 2) => ordered(c + if c < CENTURY_TURN { 2000 } else { 1900 }, b, a, true),
        _ => None,
    }
}

/// Month before day where no month has that number; `open` where the format leaves the order open.
fn ordered(year: u16, month: u16, day: u16, open: bool) -> Option<Numeric> {
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let (month, day) = (month as u8, day as u8);
    is_date.then_some(Numeric { day: Some(day), month, year, may_be_swapped: open && day <= 12 && day != month })
}

fn of_two(one: &str, two: &str) -> Option<Numeric> {
    let (month, year): (u8, u16) = (one.parse().ok()?, two.parse().ok()?);
    let is_date = (1..=12).contains(&month) && YEARS_OF_MONTHS.contains(&year) && two.len() == 4;
    is_date.then_some(Numeric { day: None, month, year, may_be_swapped: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_of_day_month_and_year_are_told_apart() {
        for (text, expected) in [
            ("7/10/2023", Some((Some(7), 10, 2023, true))),
            ("٧/١٠/٢٠٢٣", Some((Some(7), 10, 2023, true))),
            ("2023-10-07", Some((Some(7), 10, 2023, false))),
            ("2023/10/7", Some((Some(7), 10, 2023, false))),
            ("10/17/2023", Some((Some(17), 10, 2023, false))),
            ("7.10.2023", Some((Some(7), 10, 2023, true))),
            ("10/10/23", Some((Some(10), 10, 2023, false))),
            ("10/2023", Some((None, 10, 2023, false))),
            ("7 / 10 / 2023", Some((Some(7), 10, 2023, true))),
            ("10-2023", None),
            ("32/10/2023", None),
            ("1/2/3/4", None),
            ("24/7", None),
            ("2019-2021", None),
            ("13/14/2023", None),
        ] {
            let read = read(&Words::new(text), 0).map(|(date, _)| (date.day, date.month, date.year, date.may_be_swapped));
            assert_eq!(read, expected, "{text}");
        }
    }
}
