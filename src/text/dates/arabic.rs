//! Dates of an Arabic text.

use super::page::{Page, fill, whole};
use super::tables::{MONTH_WORDS, MONTHS, MonthName, Needs, TIME_WORDS, WEEKDAYS, YEAR_ADJECTIVES};
use super::{Calendar, Date, Weekday};
use crate::span::Span;
use crate::text::clitics::{Article, readings};
use crate::text::numbers::{Number, NumberKind, Written, is_hijri, is_year_word};
use crate::text::words::{Gap, Words};

/// The dates of an Arabic text, in order, none overlapping another. `words` are those of `text`, `numbers` its
/// [numbers](crate::text::numbers::find).
///
/// Two names of one month side by side (تشرين الثاني/نوفمبر, سبتمبر (أيلول)) are one date. Month names that are also names of
/// people count only beside a word of time. Linear in the length of the text.
pub fn find(text: &str, words: &Words, numbers: &[Number]) -> Vec<Date> {
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

/// A name of a month, or two of the same month.
#[derive(Debug, Clone, Copy)]
struct MonthRun {
    calendar: Calendar,
    month: u8,
    needs: Needs,
    /// Bytes of the first word's key that are proclitics.
    skip: usize,
    start: usize,
    end: usize,
}

impl Finder<'_> {
    /// Dates with a month: named or in digits.
    fn with_months(&self) -> Vec<Date> {
        self.page.scan(|at, floor| {
            self.month_run(at).and_then(|run| self.of_month(run, floor)).or_else(|| self.of_digits(at, floor))
        })
    }

    /// The date around a month, if what stands beside it makes it one. Nothing before word `floor` belongs to it.
    fn of_month(&self, run: MonthRun, floor: usize) -> Option<Date> {
        let day = self.day_before(run, floor);
        let year = self.year_after(run, day.is_some());
        let is_doubled = run.end - run.start > 1 && run.needs == Needs::Nothing;
        let is_month = is_doubled || day.is_some() || year.is_some() || self.context(run, floor);
        if !is_month && run.needs != Needs::Nothing {
            return None;
        }
        let start = day.map_or(run.start, |day| day.words.start);
        let mut date = Date {
            span: Span::new(self.start_of(run, day), self.words.get(run.end - 1).span.end),
            words: start..run.end,
            calendar: run.calendar,
            day: day.and_then(whole).map(|day| day as u8),
            month: Some(run.month),
            year: year.and_then(whole).map(|year| year as u16),
            weekday: None,
            may_be_swapped: false,
        };
        if let Some(year) = year {
            self.page.extend(&mut date, year.words.end);
        }
        self.take_weekday(&mut date, floor);
        self.page.close_brackets(&mut date);
        Some(date)
    }

    fn of_digits(&self, at: usize, floor: usize) -> Option<Date> {
        let mut date = self.page.numeric(at)?;
        self.take_weekday(&mut date, floor);
        Some(date)
    }

    fn start_of(&self, run: MonthRun, day: Option<&Number>) -> usize {
        match day {
            Some(day) => day.span.start,
            None => self.words.span(self.page.text, run.start..run.end, run.skip).start,
        }
    }

    /// The names of one month that begin at word `at`.
    fn month_run(&self, at: usize) -> Option<MonthRun> {
        let (row, skip, mut end) = self.month_name(at)?;
        let mut needs = row.needs;
        let marks = Gap::SPACE.with(Gap::SLASH).with(Gap::OPEN).with(Gap::CLOSE).with(Gap::HYPHEN);
        while end < self.words.len() && self.words.get(end).gap.only(marks) {
            let second = self.month_name(end).filter(|&(second, skip, _)| skip == 0 && is_same_month(second, row));
            let Some((_, _, after)) = second else { break };
            (needs, end) = (Needs::Nothing, after);
        }
        Some(MonthRun { calendar: row.calendar, month: row.month, needs, skip, start: at, end })
    }

    /// The name of a month that begins at word `at`: its row, the bytes of proclitics before it, and the word after it.
    fn month_name(&self, at: usize) -> Option<(&'static MonthName, usize, usize)> {
        let key = self.words.key(at);
        readings(key).as_slice().iter().find_map(|reading| {
            let (row, length) = self.row(reading.name(key), at + 1)?;
            // Folding makes the father (أب) of the month (آب).
            let is_father = row.name == "اب" && !self.words.clean(at).contains('آ');
            (!is_father).then_some((row, reading.name, at + length))
        })
    }

    /// The row whose first word is `first` and whose second, if it has one, is the word at `next`; and its number of words.
    fn row(&self, first: &str, next: usize) -> Option<(&'static MonthName, usize)> {
        let from = MONTHS.partition_point(|row| row.name < first);
        let mut rows = MONTHS[from..].iter().map_while(|row| Some((row, row.name.strip_prefix(first)?)));
        let has_next = next < self.words.len() && self.words.get(next).gap.only(Gap::SPACE.with(Gap::LINE));
        rows.find_map(|(row, rest)| match rest.strip_prefix(' ') {
            None => rest.is_empty().then_some((row, 1)),
            Some(second) => (has_next && self.words.key(next) == second).then_some((row, 2)),
        })
    }

    /// The number of the day before a month: 7 أكتوبر, السابع من أكتوبر, السابع من شهر أكتوبر.
    fn day_before(&self, run: MonthRun, floor: usize) -> Option<&Number> {
        let mut end = run.start;
        if run.skip > 0 {
            return None;
        }
        let takes = |end: usize, words: &[&str]| {
            end > floor && words.contains(&self.words.key(end - 1)) && self.page.follows(end, Gap::SPACE)
        };
        end -= usize::from(takes(end, &["شهر"]));
        end -= usize::from(takes(end, &["من"]));
        let marks = Gap::SPACE.with(Gap::LINE).with(Gap::SLASH).with(Gap::OPEN);
        let touches = self.page.follows(end, marks) || self.page.follows(end, Gap::HYPHEN);
        let day = self.page.number_ending(end).filter(|day| touches && day.words.start >= floor)?;
        let is_kind = matches!(day.kind, NumberKind::Cardinal | NumberKind::Ordinal) && day.written != Written::Digits;
        (is_kind && whole(day).is_some_and(|day| (1..=31).contains(&day))).then_some(day)
    }

    /// The year after a month: أكتوبر 2023, أكتوبر من عام 2023, أكتوبر/2023.
    fn year_after(&self, run: MonthRun, has_day: bool) -> Option<&Number> {
        let marks =
            Gap::SPACE.with(Gap::LINE).with(Gap::COMMA).with(Gap::SLASH).with(Gap::HYPHEN).with(Gap::CLOSE).with(Gap::OPEN);
        if !self.page.follows(run.end, marks) {
            return None;
        }
        let mut start = run.end;
        while start < self.words.len()
            && start - run.end < 2
            && (self.words.key(start) == "من" || is_year_word(self.words.key(start)))
        {
            start += 1;
        }
        let year = self.page.number_at(start)?;
        let value = whole(year).filter(|&value| value <= 9999)?;
        let usual = match run.calendar {
            Calendar::Gregorian if has_day => 1000..2200,
            Calendar::Gregorian => 1900..2100,
            Calendar::Hijri => 1..1600,
        };
        let is_named = year.kind == NumberKind::Year && (start > run.end || usual.contains(&value));
        let is_bare =
            start == run.end && year.written == Written::Plain && year.kind == NumberKind::Cardinal && usual.contains(&value);
        let long_enough = value >= 1000 || is_named;
        ((is_named || is_bare) && long_enough).then_some(year)
    }

    /// Whether the words beside a doubtful month say that it is one.
    fn context(&self, run: MonthRun, floor: usize) -> bool {
        let before = if self.page.follows(run.start, Gap::SPACE) { self.words.key(run.start - 1) } else { "" };
        let after = if self.page.follows(run.end, Gap::SPACE) { self.words.key(run.end) } else { "" };
        let is_said = has_reading(before, &MONTH_WORDS) || YEAR_ADJECTIVES.binary_search(&after).is_ok();
        let continues = floor > 0 && floor == run.start && run.skip > 0;
        let is_timed = has_reading(before, &TIME_WORDS) || self.is_preposition(run);
        is_said || continues || self.is_joined_to_month(run.end) || run.needs == Needs::Context && is_timed
    }

    /// Whether a hyphen or slash joins a word to a month after it: مارس - أبريل.
    fn is_joined_to_month(&self, end: usize) -> bool {
        self.page.follows(end, Gap::SPACE.with(Gap::HYPHEN).with(Gap::SLASH))
            && self.words.get(end).gap.has(Gap::HYPHEN.with(Gap::SLASH))
            && self.month_name(end).is_some_and(|(row, skip, _)| row.needs == Needs::Nothing && skip == 0)
    }

    /// Whether the proclitic before a month is ل, which dates take and names of people seldom do (لنيسان, not بنيسان).
    fn is_preposition(&self, run: MonthRun) -> bool {
        self.words.key(run.start)[..run.skip].ends_with('ل')
    }

    /// Takes the weekday before a date into it: الخميس 7 أكتوبر, الخميس الموافق 7 أكتوبر, الخميس (7 أكتوبر).
    fn take_weekday(&self, date: &mut Date, floor: usize) {
        let marks = Gap::SPACE.with(Gap::COMMA).with(Gap::OPEN).with(Gap::HYPHEN);
        let mut at = date.words.start;
        if at > floor && self.words.key(at - 1) == "الموافق" && self.page.follows(at, Gap::SPACE) {
            at -= 1;
        }
        if at <= floor || !self.page.follows(at, marks) {
            return;
        }
        if let Some((weekday, skip)) = self.weekday(at - 1) {
            date.weekday = Some(weekday);
            date.words.start = at - 1;
            date.span.start = self.words.span(self.page.text, at - 1..at, skip).start;
        }
    }

    /// A weekday at word `at`, and the bytes of proclitics before it.
    fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let key = self.words.key(at);
        let after_day = at > 0 && has_reading(self.words.key(at - 1), &["يوم"]) && self.page.follows(at, Gap::SPACE);
        readings(key).as_slice().iter().find_map(|reading| {
            let found = WEEKDAYS.binary_search_by(|(name, _)| (*name).cmp(reading.stem(key))).ok()?;
            // Without the article nothing is peeled: ليوم واحد is one day, no Sunday.
            let is_said = reading.article != Article::None || after_day && reading.name == 0;
            is_said.then_some((WEEKDAYS[found].1, reading.name))
        })
    }

    /// Years that stand alone.
    fn years(&self) -> Vec<Date> {
        let years = self.page.numbers.iter().filter(|number| number.kind == NumberKind::Year);
        let date = |year: &Number| {
            let is_hijri = is_hijri(self.words, year);
            let mut date = self.page.bare(year.span, year.words.clone());
            date.calendar = if is_hijri { Calendar::Hijri } else { Calendar::Gregorian };
            date.year = Some(u16::try_from(whole(year)?).ok()?);
            self.page.extend(&mut date, year.words.end);
            Some(date)
        };
        years.filter_map(date).collect()
    }

    /// Weekdays that stand alone.
    fn weekdays(&self) -> Vec<Date> {
        let date = |at: usize| {
            let is_number = self.page.number_at(at).is_some_and(|number| number.words.len() > 1);
            let (weekday, skip) = self.weekday(at).filter(|_| !is_number)?;
            let date = self.page.bare(self.words.span(self.page.text, at..at + 1, skip), at..at + 1);
            Some(Date { weekday: Some(weekday), ..date })
        };
        (0..self.words.len()).filter_map(date).collect()
    }
}

fn is_same_month(one: &MonthName, other: &MonthName) -> bool {
    (one.calendar, one.month) == (other.calendar, other.month)
}

/// Whether a key is one of `words` under any reading of its clitics.
fn has_reading(key: &str, words: &[&str]) -> bool {
    readings(key).as_slice().iter().any(|reading| words.contains(&reading.name(key)))
}
