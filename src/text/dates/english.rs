//! Dates of an English text.

use super::page::{Page, fill, whole};
use super::tables::{ENGLISH_MONTHS, ENGLISH_NAMES, ENGLISH_TIME_WORDS, ENGLISH_WEEKDAYS};
use super::{Date, Weekday};
use crate::text::numbers::{Number, NumberKind, Written};
use crate::text::words::{Gap, Words};

/// The dates of an English text, in order, none overlapping another. `words` are those of `text`, `numbers` its
/// [numbers](crate::text::numbers::find_english).
///
/// Months that are also names or verbs (May, March, April) count only beside a number or a word of time; a year alone only
/// after such a word. Linear in the length of the text.
pub fn find_english(text: &str, words: &Words, numbers: &[Number]) -> Vec<Date> {
    let finder = Finder { page: Page { text, words, numbers }, words };
    let mut dates = finder.with_months();
    fill(&mut dates, finder.years());
    fill(&mut dates, finder.weekdays());
    dates
}

struct Finder<'t> {
    page: Page<'t>,
    words: &'t Words,
}

impl Finder<'_> {
    fn with_months(&self) -> Vec<Date> {
        self.page.scan(|at, floor| {
            self.of_month(at, floor).or_else(|| self.page.numeric(at)).map(|date| self.with_weekday(date, floor))
        })
    }

    /// The date around the month at word `at`: October 7, 2023; 7 October 2023; the 7th of October; October 2023.
    fn of_month(&self, at: usize, floor: usize) -> Option<Date> {
        let month = self.month(at)?;
        let before = self.day_before(at, floor);
        let after = if before.is_none() { self.day_after(at) } else { None };
        let end = after.map_or(at + 1, |day| day.words.end);
        let year = self.year_at(end);
        let day = before.or(after);
        if ENGLISH_NAMES.binary_search(&self.words.key(at)).is_ok()
            && day.is_none()
            && year.is_none()
            && !self.follows_time_word(at)
        {
            return None;
        }
        let start = before.map_or(at, |day| day.words.start);
        let end = year.map_or(end, |year| year.words.end);
        let mut date = self.page.bare(self.words.span(self.page.text, start..end, 0), start..end);
        date.day = day.and_then(whole).map(|day| day as u8);
        date.month = Some(month);
        date.year = year.and_then(whole).map(|year| year as u16);
        Some(date)
    }

    fn month(&self, at: usize) -> Option<u8> {
        let found = ENGLISH_MONTHS.binary_search_by(|(name, _)| (*name).cmp(self.bare_key(at))).ok()?;
        self.is_capital(at).then_some(ENGLISH_MONTHS[found].1)
    }

    /// The word without its possessive ending (Saturday's).
    fn bare_key(&self, at: usize) -> &str {
        let key = self.words.key(at);
        key.strip_suffix("'s").or_else(|| key.strip_suffix("’s")).unwrap_or(key)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words.clean(at).starts_with(char::is_uppercase)
    }

    fn day_before(&self, at: usize, floor: usize) -> Option<&Number> {
        let of = at > floor && self.words.key(at - 1) == "of" && self.page.follows(at, Gap::SPACE);
        let end = at - usize::from(of);
        let touches = self.page.follows(end, Gap::SPACE.with(Gap::HYPHEN).with(Gap::LINE));
        self.page.number_ending(end).filter(|day| touches && day.words.start >= floor && is_day(day, of))
    }

    fn day_after(&self, at: usize) -> Option<&Number> {
        // "Oct. 7" has a full stop between.
        let marks = Gap::SPACE.with(Gap::LINE).with(if self.words.key(at).len() <= 4 { Gap::STOP } else { Gap::SPACE });
        let touches = self.page.follows(at + 1, marks);
        self.page.number_at(at + 1).filter(|day| touches && is_day(day, true))
    }

    fn year_at(&self, at: usize) -> Option<&Number> {
        let touches = self.page.follows(at, Gap::SPACE.with(Gap::COMMA).with(Gap::LINE).with(Gap::HYPHEN));
        self.page.number_at(at).filter(|year| touches && year.may_be_year())
    }

    fn follows_time_word(&self, at: usize) -> bool {
        let is_time = |at: usize| ENGLISH_TIME_WORDS.binary_search(&self.words.key(at)).is_ok();
        self.page.follows(at, Gap::SPACE.with(Gap::LINE).with(Gap::HYPHEN)) && is_time(at - 1)
    }

    /// The date with the weekday before it: Thursday, October 7; Thursday the 7th of October.
    fn with_weekday(&self, mut date: Date, floor: usize) -> Date {
        let marks = Gap::SPACE.with(Gap::COMMA).with(Gap::LINE).with(Gap::OPEN);
        let start = date.words.start;
        let the = start > floor && self.words.key(start - 1) == "the" && self.page.follows(start, Gap::SPACE);
        let at = start - usize::from(the);
        let weekday = if at > floor && self.page.follows(at, marks) { self.weekday(at - 1) } else { None };
        if weekday.is_some() {
            date.weekday = weekday;
            date.words.start = at - 1;
            date.span.start = self.words.get(at - 1).span.start;
        }
        date
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        let found = ENGLISH_WEEKDAYS.binary_search_by(|(name, _)| (*name).cmp(self.bare_key(at))).ok()?;
        self.is_capital(at).then_some(ENGLISH_WEEKDAYS[found].1)
    }

    fn years(&self) -> Vec<Date> {
        let is_year = |year: &&Number| year.may_be_year() && self.follows_time_word(year.words.start);
        let date = |year: &Number| {
            let bare = self.page.bare(year.span, year.words.clone());
            Date { year: whole(year).map(|year| year as u16), ..bare }
        };
        self.page.numbers.iter().filter(is_year).map(date).collect()
    }

    fn weekdays(&self) -> Vec<Date> {
        let date = |at: usize| {
            let weekday = Some(self.weekday(at)?);
            let bare = self.page.bare(self.words.get(at).span, at..at + 1);
            Some(Date { weekday, ..bare })
        };
        (0..self.words.len()).filter_map(date).collect()
    }
}

/// Whether a number may be a day of the month; number words only as ordinals (the seventh of October) beside `of`.
fn is_day(number: &Number, may_be_ordinal: bool) -> bool {
    let is_written = match number.kind {
        NumberKind::Ordinal => may_be_ordinal || number.written != Written::Words,
        NumberKind::Cardinal => number.written == Written::Plain,
        _ => false,
    };
    is_written && whole(number).is_some_and(|day| (1..=31).contains(&day))
}
