//! Days that people type, and the one it is.

use jiff::ZonedDateTime;
use jiff::civil::Date;
use naqhara::{Error, ErrorKind};

/// The day that `--date` names; today without it.
pub(crate) fn named(text: Option<&str>) -> Result<Date, Error> {
    let Some(text) = text else { return Ok(ZonedDateTime::now().date()) };
    parse(text).ok_or_else(|| Error::new(ErrorKind::Value, format!("--date takes a day as YYYY-MM-DD, not {text:?}")))
}

/// The day it is, as files write it.
pub(crate) fn today() -> String {
    ZonedDateTime::now().date().to_string()
}

/// A day of the calendar, written as `YYYY-MM-DD` and in no other way.
pub(crate) fn parse(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert!(parse("2026-11-24").is_some() && parse("2024-02-29").is_some());
        for wrong in ["2026-13-01", "2023-02-29", "24.11.2026", "20261124", "2026-11-24T10:00", ""] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
