use super::*;

/// The numbers of a text, as `text=value` with a letter for the kind where it is no cardinal and `?` where it is not sure.
fn found(text: &str) -> Vec<String> {
    let show = |number: &Number| {
        let kind = match number.kind {
            NumberKind::Cardinal => "",
            NumberKind::Ordinal => "o",
            NumberKind::Percent => "%",
            NumberKind::Year => "y",
        };
        let doubt = if number.sure { "" } else { "?" };
        format!("{}={}{kind}{doubt}", number.span.of(text), number.value)
    };
    find(text, &Words::new(text)).iter().map(show).collect()
}

#[test]
fn numbers_have_the_values_that_readers_give_them() {
    let rows = include_str!("../../../tests/fixtures/text/numbers.tsv");
    let wrong = |row: &&str| {
        let (text, expected) = row.split_once('\t').expect("two columns");
        found(text).join(" | ") != expected
    };
    let wrong: Vec<&str> = rows.lines().filter(|row| !row.starts_with('#')).filter(wrong).collect();
    let read: Vec<_> = wrong.iter().map(|row| found(row.split('\t').next().unwrap_or_default())).collect();
    assert!(wrong.is_empty(), "{wrong:#?} are read as {read:#?}");
}

#[test]
fn typography_does_not_change_a_number() {
    let text = "قُتل ثـلاثةٌ وعش\u{200F}رون";
    assert_eq!(found(text), ["ثـلاثةٌ وعش\u{200F}رون=23"]);
    assert_eq!(found("بلغ \u{202B}١٬٢٣٤\u{202C} شخصا"), ["١٬٢٣٤=1234"]);
    assert_eq!(found("نسبة ١٢٫٥\u{200F}٪ فقط"), ["١٢٫٥\u{200F}٪=12.5%"]);
}

#[test]
fn numbers_of_dates_can_be_left_out() {
    let text = "في 7 أكتوبر 2023 قتل 12 شخصا و3 آخرون";
    let numbers = find(text, &Words::new(text));
    let date = Span::new(text.find('7').expect("there"), text.find(" قتل").expect("there"));
    let left: Vec<u64> = outside(numbers, [date]).iter().filter_map(|number| number.value.as_whole()).collect();
    assert_eq!(left, [12, 3]);
}

#[test]
fn bare_digits_may_be_a_year() {
    let may = |text: &str| find(text, &Words::new(text))[0].may_be_year();
    assert!(may("في 2023") && may("عام 1445"));
    assert!(!may("2,023 شخصا") && !may("1445 شخصا") && !may("2023%"));
}
