//! Numbers written in digits: which marks group thousands and which begin the decimals.

use super::Value;

/// Thousands come in groups of this many digits.
const GROUP: usize = 3;

/// The value of a word of ASCII digits and marks, as [`Words::clean`](crate::text::words::Words::clean) gives it.
/// `None` for what is no one number: 12.4.2023, 1,2,3.
///
/// `٫` begins decimals; `٬` and `,` group thousands; a lone `.` begins decimals (but not 20.000), several group thousands. A
/// lone `,` whose group is not of three digits begins decimals too, as the Maghreb writes them.
pub(super) fn value(word: &str) -> Option<Value> {
    let (whole, decimals) = split(word)?;
    let digits = ungrouped(whole)?;
    Value::of_digits(&digits, decimals)
}

/// What stands before the decimal mark, groups and all, and what stands after it.
fn split(word: &str) -> Option<(&str, &str)> {
    if let Some(parts) = word.split_once('٫') {
        return Some(parts);
    }
    match word.matches('.').count() {
        0 => {}
        1 if !word.ends_with(".000") => return word.split_once('.'),
        _ => return Some((word, "")),
    }
    match word.split_once(',') {
        Some((whole, decimals)) if !decimals.contains(',') && decimals.len() != GROUP => Some((whole, decimals)),
        _ => Some((word, "")),
    }
}

/// The digits without the marks of thousands; `None` where the groups are not those of one number.
fn ungrouped(whole: &str) -> Option<String> {
    let is_mark = |mark: char| matches!(mark, ',' | '٬' | '.' | '\'' | '’' | '_');
    let Some((first, rest)) = whole.split_once(is_mark) else { return Some(whole.to_string()) };
    let is_grouped = (1..=GROUP).contains(&first.len()) && rest.split(is_mark).all(|group| group.len() == GROUP);
    is_grouped.then(|| whole.replace(is_mark, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_mean_what_papers_mean_by_them() {
        for (word, expected) in [
            ("2023", Some("2023")),
            ("1,197", Some("1197")),
            ("1٬234٬567", Some("1234567")),
            ("1,234.5", Some("1234.5")),
            ("12٫5", Some("12.5")),
            ("1٬000٫25", Some("1000.25")),
            ("3.5", Some("3.5")),
            ("1.000.000", Some("1000000")),
            ("3,5", Some("3.5")),
            ("20.000", Some("20000")),
            ("1.500", Some("1.5")),
            ("007", Some("7")),
            ("12.4.2023", None),
            ("1,2,3", None),
            ("1234,567", None),
            ("", None),
        ] {
            assert_eq!(value(word).map(|value| value.to_string()).as_deref(), expected, "{word}");
        }
    }
}
