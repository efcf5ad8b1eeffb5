//! A text with its words and numbers, and what dates of any language ask of them.

use std::ops::Range;

use super::numeric::{self, Numeric};
use super::{Calendar, Date};
use crate::span::Span;
use crate::text::numbers::{Number, is_hijri};
use crate::text::words::{Gap, Words};

/// A text with its words and numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t Words,
    pub(super) numbers: &'t [Number],
}

impl Page<'_> {
    /// The dates that `read` finds from each word on: it is given the word and where the date before ended.
    pub(super) fn scan(&self, read: impl Fn(usize, usize) -> Option<Date>) -> Vec<Date> {
        let mut dates: Vec<Date> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let found = read(at, dates.last().map_or(0, |date| date.words.end));
            at = found.as_ref().map_or(at + 1, |date| date.words.end);
            dates.extend(found);
        }
        dates
    }

    /// The numeric date that begins at word `at`.
    pub(super) fn numeric(&self, at: usize) -> Option<Date> {
        let (Numeric { day, month, year, may_be_swapped }, end) = numeric::read(self.words, at)?;
        let bare = self.bare(self.words.span(self.text, at..end, 0), at..end);
        let mut date = Date { day, month: Some(month), year: Some(year), may_be_swapped, ..bare };
        if self.number_at(end - 1).is_some_and(|number| is_hijri(self.words, number)) {
            date.calendar = Calendar::Hijri;
            self.extend(&mut date, end);
        }
        Some(date)
    }

    /// A Gregorian date that states nothing yet.
    pub(super) fn bare(&self, span: Span, words: Range<usize>) -> Date {
        let calendar = Calendar::Gregorian;
        Date { span, words, calendar, day: None, month: None, year: None, weekday: None, may_be_swapped: false }
    }

    /// Lengthens a date to word `end`, and over the era after it.
    pub(super) fn extend(&self, date: &mut Date, end: usize) {
        let is_era = self.number_ending(end).is_some_and(|number| is_hijri(self.words, number));
        date.words.end = end + usize::from(is_era);
        date.span.end = self.words.get(date.words.end - 1).span.end;
    }

    /// An opening bracket inside a date is closed by the one after it.
    pub(super) fn close_brackets(&self, date: &mut Date) {
        let count = |mark: char| date.span.of(self.text).matches(mark).count();
        if count('(') > count(')') && self.text[date.span.end..].starts_with(')') {
            date.span.end += 1;
        }
    }

    /// Whether nothing but `marks` stands between the word at `at` and the one before it.
    pub(super) fn follows(&self, at: usize, marks: Gap) -> bool {
        at > 0 && at < self.words.len() && self.words.get(at).gap.only(marks)
    }

    /// The number whose words begin at `start`.
    pub(super) fn number_at(&self, start: usize) -> Option<&Number> {
        let at = self.numbers.partition_point(|number| number.words.start < start);
        self.numbers.get(at).filter(|number| number.words.start == start)
    }

    /// The number whose words end before `end`.
    pub(super) fn number_ending(&self, end: usize) -> Option<&Number> {
        let at = self.numbers.partition_point(|number| number.words.end < end);
        self.numbers.get(at).filter(|number| number.words.end == end)
    }
}

/// Adds to `dates` those of `others` that no date covers; both in order of place.
pub(super) fn fill(dates: &mut Vec<Date>, others: Vec<Date>) {
    let mut taken = dates.iter().map(|date| date.span).peekable();
    let mut free = others;
    free.retain(|date| {
        while taken.next_if(|span| span.end <= date.span.start).is_some() {}
        taken.peek().is_none_or(|span| !span.overlaps(date.span))
    });
    dates.extend(free);
    dates.sort_by_key(|date| date.span.start);
}

/// The whole number that a number is.
pub(super) fn whole(number: &Number) -> Option<u64> {
    number.value.as_whole()
}
