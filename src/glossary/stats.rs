//! What a glossary holds, in numbers.

use std::collections::BTreeMap;

use super::entry::{Entry, Status};
use crate::kinds::EntryType;

/// The numbers of some entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// Entries and forms by type; types that no entry has are left out.
    pub types: BTreeMap<EntryType, Counts>,
    /// Entries by source; those that name none under the empty text.
    pub sources: BTreeMap<String, usize>,
    /// Entries by the day on which they were added, as `YYYY-MM-DD`.
    pub days: BTreeMap<String, usize>,
    /// Entries that name no such day.
    pub undated: usize,
}

/// Entries and what they hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries by status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
    /// Arabic forms.
    pub forms: usize,
    /// English terms besides the preferred ones: admitted and deprecated.
    pub terms: usize,
    /// Entries without an Arabic form, which are found by sound alone.
    pub without_arabic: usize,
}

/// One month of growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The month, as `YYYY-MM`.
    pub month: String,
    /// Entries added in it.
    pub added: usize,
    /// Entries with a day up to its end.
    pub total: usize,
}

impl Stats {
    /// Counts one entry.
    pub fn add(&mut self, entry: &Entry) {
        self.types.entry(entry.kind).or_default().add(entry);
        *self.sources.entry(entry.source.clone()).or_default() += 1;
        if is_day(&entry.added) {
            *self.days.entry(entry.added.clone()).or_default() += 1;
        } else {
            self.undated += 1;
        }
    }

    /// The counts of all types together.
    pub fn all(&self) -> Counts {
        self.types.values().fold(Counts::default(), |sum, counts| Counts {
            statuses: std::array::from_fn(|at| sum.statuses[at] + counts.statuses[at]),
            forms: sum.forms + counts.forms,
            terms: sum.terms + counts.terms,
            without_arabic: sum.without_arabic + counts.without_arabic,
        })
    }

    /// The months in which entries were added, the earliest first.
    pub fn months(&self) -> Vec<Month> {
        let mut months: Vec<Month> = Vec::new();
        for (day, count) in &self.days {
            let month = &day[..MONTH];
            let total = months.last().map_or(0, |last| last.total);
            match months.last_mut().filter(|last| last.month == month) {
                Some(last) => (last.added, last.total) = (last.added + count, total + count),
                None => months.push(Month { month: month.to_string(), added: *count, total: total + count }),
            }
        }
        months
    }
}

impl Counts {
    /// Entries of all statuses.
    pub fn entries(&self) -> usize {
        self.statuses.iter().sum()
    }

    fn add(&mut self, entry: &Entry) {
        let status = Status::ALL.iter().position(|&status| status == entry.status).unwrap_or_default();
        self.statuses[status] += 1;
        self.forms += entry.ar.len();
        self.terms += entry.also.len() + entry.avoid.len();
        self.without_arabic += usize::from(entry.ar.is_empty());
    }
}

impl<'e> FromIterator<&'e Entry> for Stats {
    fn from_iter<I: IntoIterator<Item = &'e Entry>>(entries: I) -> Self {
        let mut stats = Self::default();
        entries.into_iter().for_each(|entry| stats.add(entry));
        stats
    }
}

/// Letters of `YYYY-MM`.
const MONTH: usize = 7;

/// Whether a text has the shape of a day. What is no day of the calendar may have it: files are counted as they are.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == MONTH { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Whether the calendar has the day, beyond its shape.
pub(super) fn is_calendar_day(text: &str) -> bool {
    let number = |part: &str| part.parse::<u32>().unwrap_or(0);
    if !is_day(text) {
        return false;
    }
    let (year, month, day) = (number(&text[..4]), number(&text[5..MONTH]), number(&text[MONTH + 1..]));
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    year > 0 && (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: EntryType, status: Status, ar: &[&str], added: &str) -> Entry {
        let ar = ar.iter().map(|&form| form.into()).collect();
        Entry { kind, status, ar, added: added.into(), ..Entry::default() }
    }

    #[test]
    fn entries_are_counted_by_type_status_and_month() {
        let stats = Stats::from_iter(&[
            entry(EntryType::Place, Status::Approved, &["كييف", "كيف"], "2026-10-31"),
            entry(EntryType::Place, Status::Proposed, &[], "2026-11-01"),
            entry(EntryType::Person, Status::Rejected, &["هدى"], "2026-11-30"),
            entry(EntryType::Person, Status::Approved, &["هدى"], "last week"),
        ]);
        let place = stats.types[&EntryType::Place];
        assert_eq!((place.statuses, place.entries()), ([1, 1, 0, 0], 2));
        assert_eq!((place.forms, place.without_arabic), (2, 1));
        assert_eq!((stats.all().entries(), stats.all().forms), (4, 4));
        let month = |month: &str, added, total| Month { month: month.into(), added, total };
        assert_eq!(stats.months(), [month("2026-10", 1, 1), month("2026-11", 2, 3)]);
        assert_eq!(stats.undated, 1);
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert!(["2026-11-24", "2024-02-29", "2000-02-29", "2026-12-31"].into_iter().all(is_calendar_day));
        for wrong in ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1"] {
            assert!(!is_calendar_day(wrong), "{wrong}");
        }
    }

    #[test]
    fn days_have_a_shape() {
        assert!(is_day("2026-11-24"));
        for wrong in ["", "2026-11-2", "2026/11/24", "٢٠٢٦-١١", "2026-11-24T10"] {
            assert!(!is_day(wrong), "{wrong}");
        }
    }
}
