//! `glossary add`: one entry, or new forms for the one that is there.

use std::ops::Range;
use std::time::{SystemTime, UNIX_EPOCH};

use naqhara::glossary::Entry;
use naqhara::report::bidi::isolated;
use naqhara::text::normalize::is_format;
use naqhara::{Error, ErrorKind};

use crate::args::AddArgs;
use crate::failure::{Failure, Outcome};
use crate::library::{self, Added};
use crate::settings::Settings;

/// Adds to the last JSON-lines file that was named.
pub(crate) fn run(args: AddArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let entry = entry(args)?;
    let Some(path) = library::writable(&settings.glossaries) else {
        let message = "no glossary to add to; begin one with `naqhara init`, or name a JSON-lines file with -g";
        return Err(Error::new(ErrorKind::NotFound, message).into());
    };
    let shown = isolated(&entry.en);
    let (id, added) = library::add(path, entry)?;
    settings.output.deliver(|out| match added {
        Added::Entry => writeln!(out, "Added {shown} as {id} to {}", path.display()),
        Added::Forms => writeln!(out, "Added to {id} in {}", path.display()),
    })?;
    Ok(Outcome::Clean)
}

fn entry(args: AddArgs) -> Result<Entry, Error> {
    let en = tidy(&args.en);
    if en.is_empty() {
        return Err(Error::new(ErrorKind::Value, "an entry needs its English; give it as the first argument"));
    }
    let added = match args.date {
        Some(day) if is_day(&day) => day,
        Some(day) => return Err(Error::new(ErrorKind::Value, format!("--date takes a day as YYYY-MM-DD, not {day:?}"))),
        None => today(),
    };
    Ok(Entry {
        en,
        ar: tidy_all(&args.ar),
        kind: args.kind,
        also: tidy_all(&args.also),
        avoid: tidy_all(&args.avoid),
        note: tidy(&args.note.unwrap_or_default()),
        source: tidy(&args.source.unwrap_or_default()),
        added,
        ..Entry::default()
    })
}

fn tidy_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| tidy(text)).filter(|text| !text.is_empty()).collect()
}

/// Leaves out direction controls, which come along when a name is copied from a report, and doubled spaces.
fn tidy(text: &str) -> String {
    let seen: String = text.chars().filter(|&letter| !is_format(letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_day(text: &str) -> bool {
    let shape = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    let number = |range: Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    text.len() == 10
        && text.bytes().enumerate().all(shape)
        && (1..=12).contains(&number(5..7))
        && (1..=31).contains(&number(8..10))
}

/// The day of the Gregorian calendar, in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = civil(seconds / 86_400);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Days since 1970-01-01 as year, month and day, by eras of 400 years that begin in March.
fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, expected) in [(0, (1970, 1, 1)), (11_016, (2000, 2, 29)), (19_782, (2024, 2, 29)), (20_819, (2027, 1, 1))] {
            assert_eq!(civil(days), expected);
        }
        assert!(is_day("2026-11-24") && !is_day("2026-13-01") && !is_day("24.11.2026"));
    }

    #[test]
    fn what_a_copied_name_brings_along_is_left_out() {
        assert_eq!(tidy("\u{2067}كييف\u{2069} "), "كييف");
    }
}
