//! Dates in a text: month names of all systems and their doublets, numeric dates, years, weekdays, Hijri dates as they stand.
//!
//! [`Date`] knows no language, so that an Arabic date ([`find`]) can be compared with an English one ([`find_english`]).

mod arabic;
mod english;
mod numeric;
mod page;
mod tables;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::span::Span;

pub use arabic::find;
pub use english::find_english;

/// A date, as far as the text states it; at least one part is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Where it stands in the original text, without proclitics.
    pub span: Span,
    /// The words it runs over.
    pub words: Range<usize>,
    /// Whose day, month and year these are. Nothing is converted.
    pub calendar: Calendar,
    /// The day of the month.
    pub day: Option<u8>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The year, as written.
    pub year: Option<u16>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
    /// Whether day and month could be the other way round: a numeric date of two small numbers (7/10/2023).
    pub may_be_swapped: bool,
}

/// Whose months and years a date counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The one of the news.
    Gregorian,
    /// The Islamic one.
    Hijri,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weekday {
    /// الأحد.
    Sunday,
    /// الاثنين.
    Monday,
    /// الثلاثاء.
    Tuesday,
    /// الأربعاء.
    Wednesday,
    /// الخميس.
    Thursday,
    /// الجمعة.
    Friday,
    /// السبت.
    Saturday,
}

impl Weekday {
    /// All of them, from Sunday.
    pub const ALL: [Self; 7] =
        [Self::Sunday, Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday];
}

impl Date {
    /// Whether nothing that both dates state speaks against their being one: days, months, years and weekdays that both have
    /// are equal, or equal with day and month exchanged where that is open. Dates of two calendars never disagree.
    pub fn agrees_with(&self, other: &Self) -> bool {
        if self.calendar != other.calendar {
            return true;
        }
        let same_day = |one: &Self, day, month| may_equal(one.day, day) && may_equal(one.month, month);
        let exchanged = (self.may_be_swapped || other.may_be_swapped) && same_day(self, other.month, other.day);
        (same_day(self, other.day, other.month) || exchanged)
            && may_equal(self.year, other.year)
            && may_equal(self.weekday, other.weekday)
    }
}

fn may_equal<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
