use super::*;
use crate::text::numbers;
use crate::text::words::Words;

/// The dates of a text, as `text=year-month-day weekday` with `h` for Hijri and `?` for an open order.
fn found(text: &str) -> Vec<String> {
    dates(text).iter().map(|date| format!("{}={}", date.span.of(text), shown(date))).collect()
}

fn dates(text: &str) -> Vec<Date> {
    let words = Words::new(text);
    find(text, &words, &numbers::find(text, &words))
}

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

#[test]
fn dates_are_what_readers_take_them_for() {
    let rows = include_str!("../../../tests/fixtures/text/dates.tsv");
    let wrong = |row: &&str| {
        let (text, expected) = row.split_once('\t').expect("two columns");
        found(text).join(" | ") != expected
    };
    let wrong: Vec<&str> = rows.lines().filter(|row| !row.starts_with('#')).filter(wrong).collect();
    let read: Vec<_> = wrong.iter().map(|row| found(row.split('\t').next().unwrap_or_default())).collect();
    assert!(wrong.is_empty(), "{wrong:#?} are read as {read:#?}");
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
