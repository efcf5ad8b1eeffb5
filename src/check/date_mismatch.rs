//! `date-mismatch`: a day, month, year or weekday that differs.

use std::ops::Range;

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::view::View;
use crate::document::Rule;
use crate::text::dates::{self, Calendar, Date};
use crate::text::numbers::{self, Number};
use crate::text::words::Gap;

pub(super) const PAGE: Explanation = Explanation {
    finds: "A date of the source against which a date of the corresponding sentences speaks: another day, month, year or weekday. The months \
            of all five Arabic systems are known; Hijri dates are left alone, and so is a date that the translation leaves out or tells \
            otherwise (\"yesterday\").",
    matters: "A wrong day sends readers to the wrong place in time, and no spelling checker sees it.",
    example: "The source says يوم الخميس 7 تشرين الأول, the translation \"on Friday, October 7\".",
    false_alarms: "A sentence with several dates of which the translation drops one and adds another; a waiver keeps it quiet.",
};

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let (source, target) = (view.pair.source, view.pair.target);
    let numbers = numbers::find(source.text(), source.words());
    let arabic = dates::find(source.text(), source.words(), &numbers);
    let numbers = numbers::find_english(target.text(), target.words());
    let english = dates::find_english(target.text(), target.words(), &numbers);
    let mut accused = vec![false; english.len()];
    for (bead, places) in view.beads.iter().enumerate() {
        for date in within(&arabic, &places.source).iter().filter(|date| date.calendar == Calendar::Gregorian) {
            let near = || view.around(bead).flat_map(|bead| within(&english, &view.beads[bead].target));
            let is_told = near().any(|other| supports(date, other) || is_day_beside(view, date, other, &numbers));
            if is_told || has_year(view, bead, date, &numbers) {
                continue;
            }
            let is_free = |other: &Date| {
                !view
                    .around(bead)
                    .any(|bead| within(&arabic, &view.beads[bead].source).iter().any(|date| supports(date, other)))
            };
            let first = english.partition_point(|other| other.words.start < places.target.start);
            let against = (first..english.len())
                .take_while(|&at| english[at].words.start < places.target.end)
                .find(|&at| !accused[at] && speaks_against(date, &english[at]) && is_free(&english[at]));
            if let Some(at) = against {
                accused[at] = true;
                drafts.push(draft(view, date, &english[at]));
            }
        }
    }
}

fn draft(view: &View<'_>, date: &Date, other: &Date) -> Draft {
    let (arabic, found) = (shown(view.source_text(date.span)), shown(view.target_text(other.span)));
    let right = in_english(date);
    Draft {
        expected: vec![right.clone()],
        source: Some(date.span),
        target: Some(other.span),
        ..Draft::new(Rule::DateMismatch, format!("\"{found}\" stands where {right} ({arabic}) should"))
    }
}

/// The dates whose first word lies in a run of words.
fn within<'d>(dates: &'d [Date], words: &Range<usize>) -> &'d [Date] {
    let first = dates.partition_point(|date| date.words.start < words.start);
    let last = dates.partition_point(|date| date.words.start < words.end);
    &dates[first..last.max(first)]
}

/// Whether the two say something of the same kind, and nothing against each other. A year alone says nothing of a month.
fn supports(one: &Date, two: &Date) -> bool {
    let tells_month = one.month.is_none() || two.month.is_some() || two.weekday.is_some();
    one.calendar == two.calendar && one.agrees_with(two) && shares_a_part(one, two) && tells_month
}

/// Whether a date is another day of a range or list that shares its month with a date of the translation: the 15 of "May 12 to 15",
/// the 12 of "12–15 May", the 6 of "May 4, 5 and 6".
fn is_day_beside(view: &View<'_>, date: &Date, other: &Date, numbers: &[Number]) -> bool {
    let Some(day) = date.day.filter(|_| date.month.is_some() && date.month == other.month && other.day.is_some()) else {
        return false;
    };
    let (before, behind) = numbers.split_at(numbers.partition_point(|number| number.words.start < other.words.start));
    let behind = &behind[behind.partition_point(|number| number.words.start < other.words.end)..];
    let mut first = &other.words;
    let earlier = before.iter().rev().take_while(|number| {
        let joined = is_day(number) && is_joined(view, &number.words, first);
        first = &number.words;
        joined
    });
    let mut last = &other.words;
    let later = behind.iter().take_while(|number| {
        let joined = is_day(number) && is_joined(view, last, &number.words);
        last = &number.words;
        joined
    });
    earlier.chain(later).any(|number| number.value.as_whole() == Some(u64::from(day)))
}

fn is_day(number: &Number) -> bool {
    number.value.as_whole().is_some_and(|day| day <= LAST_DAY)
}

/// The last day of the longest months.
const LAST_DAY: u64 = 31;

/// Whether what stands between two runs of words joins two days: a hyphen, a comma, or one word.
fn is_joined(view: &View<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    const BETWEEN: [&str; 6] = ["and", "or", "through", "till", "to", "until"];
    match second.start.checked_sub(first.end) {
        Some(0) => view.pair.target.words().get(second.start).gap.has(Gap::HYPHEN.with(Gap::COMMA)),
        Some(1) => BETWEEN.contains(&view.english.tokens()[first.end].folded.as_str()),
        _ => false,
    }
}

/// Whether the two say something of the same kind, and not the same.
fn speaks_against(one: &Date, two: &Date) -> bool {
    two.calendar == Calendar::Gregorian && !one.agrees_with(two) && shares_a_part(one, two)
}

fn shares_a_part(one: &Date, two: &Date) -> bool {
    one.month.is_some() && two.month.is_some()
        || one.weekday.is_some() && two.weekday.is_some()
        || one.year.is_some() && two.year.is_some() && (one.month.is_none() || two.month.is_none())
}

/// Whether the translation has the year of a date as a plain number.
fn has_year(view: &View<'_>, bead: usize, date: &Date, english: &[Number]) -> bool {
    let only_year = date.month.is_none() && date.weekday.is_none();
    only_year
        && view.around(bead).any(|bead| {
            let words = &view.beads[bead].target;
            let first = english.partition_point(|number| number.words.start < words.start);
            let here = english[first..].iter().take_while(|number| number.words.start < words.end);
            here.into_iter().any(|number| number.value.as_whole() == date.year.map(u64::from))
        })
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A date as an English text says it: Thursday, October 7, 2023, or October 2023.
fn in_english(date: &Date) -> String {
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1))).map(|month| (*month).to_string());
    let day = date.day.map(|day| day.to_string());
    let year = date.year.map(|year| year.to_string());
    let weekday = date.weekday.map(|weekday| format!("{weekday:?}"));
    let joined = |one: Option<String>, mark: &str, other: Option<String>| match (one, other) {
        (Some(one), Some(other)) => Some(one + mark + &other),
        (one, other) => one.or(other),
    };
    let before_year = if date.month.is_some() && date.day.is_none() { " " } else { ", " };
    joined(weekday, ", ", joined(joined(month, " ", day), before_year, year)).unwrap_or_default()
}
