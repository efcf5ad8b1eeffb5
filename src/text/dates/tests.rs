use super::*;
use crate::text::numbers;
use crate::text::words::Words;

fn dates(text: &str) -> Vec<Date> {
    let words = Words::new(text);
    find(text, &words, &numbers::find(text, &words))
}

fn english_dates(text: &str) -> Vec<Date> {
    let words = Words::new(text);
    find_english(text, &words, &numbers::find_english(text, &words))
}

/// Dates as `text=year-month-day weekday` with `h` for Hijri and `?` for an open order.
fn shown(date: &Date) -> String {
    let number = |part: Option<u16>| part.map_or("_".to_string(), |part| part.to_string());
    let mut parts = number(date.year);
    if date.month.is_some() {
        parts += &format!("-{}-{}", number(date.month.map(u16::from)), number(date.day.map(u16::from)));
    }
    if let Some(weekday) = date.weekday {
        parts += &format!(" {weekday:?}");
    }
    let hijri = if date.calendar == Calendar::Hijri { "h" } else { "" };
    parts + hijri + if date.may_be_swapped { "?" } else { "" }
}

/// Panics with all rows that are read as something else.
fn assert_rows(rows: &str, find: fn(&str) -> Vec<Date>) {
    let read = |text: &str| {
        let found = find(text).into_iter().map(|date| format!("{}={}", date.span.of(text), shown(&date)));
        found.collect::<Vec<_>>().join(" | ")
    };
    let rows = rows.lines().filter(|row| !row.starts_with('#')).map(|row| row.split_once('\t').expect("two columns"));
    let wrong: Vec<_> = rows.map(|(text, dates)| (text, dates, read(text))).filter(|(_, dates, read)| dates != read).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn dates_are_what_readers_take_them_for() {
    assert_rows(include_str!("../../../tests/fixtures/text/dates.tsv"), dates);
    assert_rows(include_str!("../../../tests/fixtures/text/dates-english.tsv"), english_dates);
}

#[test]
fn arabic_and_english_dates_compare() {
    for (arabic, english, expected) in [
        ("السابع من تشرين الأول/أكتوبر 2023", "October 7, 2023", true),
        ("الخميس 7 أكتوبر", "on Thursday", true),
        ("الخميس 7 أكتوبر", "on Friday", false),
        ("7/10/2023", "7 October 2023", true),
        ("25 جانفي", "January 26", false),
    ] {
        assert_eq!(dates(arabic)[0].agrees_with(&english_dates(english)[0]), expected, "{arabic} {english}");
    }
}

#[test]
fn dates_agree_in_what_both_state() {
    let one = |text: &str| dates(text).into_iter().next().expect(text);
    for (left, right, expected) in [
        ("7 أكتوبر 2023", "السابع من تشرين الأول", true),
        ("7 أكتوبر 2023", "7 أكتوبر 2024", false),
        ("7 أكتوبر 2023", "10/7/2023", true),
        ("7 أكتوبر 2023", "7/10/2023", true),
        ("7 أكتوبر 2023", "2023-07-10", false),
        ("السبت 7 أكتوبر", "يوم الأحد", false),
        ("7 أكتوبر", "عام 1445 هـ", true),
    ] {
        assert_eq!(one(left).agrees_with(&one(right)), expected, "{left} {right}");
        assert_eq!(one(right).agrees_with(&one(left)), expected, "{right} {left}");
    }
}
