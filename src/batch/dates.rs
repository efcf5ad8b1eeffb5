//! Days in the names of files: archives are kept by day.

/// The first day that a text holds, as `2015-07-21`, `2015/07/21`, `2015_07_21`, `2015.07.21` or `20150721`, written as `YYYY-MM-DD`.
pub(super) fn day_in(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter(|&at| is_digit(at) && (at == 0 || !is_digit(at - 1))).find_map(|at| day_at(&bytes[at..]))
}

fn day_at(bytes: &[u8]) -> Option<String> {
    let number = |digits: &[u8]| -> Option<u32> {
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    let between = bytes.get(4).copied()?;
    let (month, day, end) = match between {
        b'-' | b'/' | b'_' | b'.' if bytes.get(7) == Some(&between) => (bytes.get(5..7)?, bytes.get(8..10)?, 10),
        b'0' | b'1' => (bytes.get(4..6)?, bytes.get(6..8)?, 8),
        _ => return None,
    };
    let (year, month, day) = (number(bytes.get(..4)?)?, number(month)?, number(day)?);
    let goes_on = bytes.get(end).is_some_and(u8::is_ascii_digit);
    let is_day = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_day && !goes_on).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_as_archives_write_them() {
        for (text, day) in [
            ("archive/2015/07/21/a.txt", Some("2015-07-21")),
            ("n-20150721.txt", Some("2015-07-21")),
            ("7_2015-07-21_x", Some("2015-07-21")),
            ("2015-13-21", None),
            ("2015/07-21", None),
            ("120150721", None),
            ("201507211", None),
            ("2015", None),
            ("", None),
        ] {
            assert_eq!(day_in(text).as_deref(), day, "{text}");
        }
    }
}
