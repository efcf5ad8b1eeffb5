//! Numbers of an English text: digits, words, and the two mixed (3.5 billion, $3.5bn, 11th).

use std::ops::Range;

use super::{Number, NumberKind, Value, Written, digits, is_code, scan};
use crate::text::words::{Gap, Script, Words};
use EnglishWord::{Half, Hundred, Ordinal, OrdinalSuffix, Scale, Suffix, Tens, Unit};

/// What a word adds to an English number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EnglishWord {
    /// 0 to 19.
    Unit(u8),
    /// 20 to 90.
    Tens(u8),
    /// Times a hundred.
    Hundred,
    /// Times ten to this power.
    Scale(u8),
    /// The same, attached to digits or one space after them (3.5bn).
    Suffix(u8),
    /// One half.
    Half,
    /// A place in a row: 1st to 90th.
    Ordinal(u8),
    /// The ending of an ordinal in digits.
    OrdinalSuffix,
}

/// English number words, sorted, in lower case.
const WORDS: &[(&str, EnglishWord)] = &[
    ("billion", Scale(9)),
    ("bn", Suffix(9)),
    ("eight", Unit(8)),
    ("eighteen", Unit(18)),
    ("eighteenth", Ordinal(18)),
    ("eighth", Ordinal(8)),
    ("eightieth", Ordinal(80)),
    ("eighty", Tens(80)),
    ("eleven", Unit(11)),
    ("eleventh", Ordinal(11)),
    ("fifteen", Unit(15)),
    ("fifteenth", Ordinal(15)),
    ("fifth", Ordinal(5)),
    ("fiftieth", Ordinal(50)),
    ("fifty", Tens(50)),
    ("first", Ordinal(1)),
    ("five", Unit(5)),
    ("fortieth", Ordinal(40)),
    ("forty", Tens(40)),
    ("four", Unit(4)),
    ("fourteen", Unit(14)),
    ("fourteenth", Ordinal(14)),
    ("fourth", Ordinal(4)),
    ("half", Half),
    ("hundred", Hundred),
    ("k", Suffix(3)),
    ("m", Suffix(6)),
    ("million", Scale(6)),
    ("mn", Suffix(6)),
    ("nd", OrdinalSuffix),
    ("nine", Unit(9)),
    ("nineteen", Unit(19)),
    ("nineteenth", Ordinal(19)),
    ("ninetieth", Ordinal(90)),
    ("ninety", Tens(90)),
    ("ninth", Ordinal(9)),
    ("one", Unit(1)),
    ("rd", OrdinalSuffix),
    ("second", Ordinal(2)),
    ("seven", Unit(7)),
    ("seventeen", Unit(17)),
    ("seventeenth", Ordinal(17)),
    ("seventh", Ordinal(7)),
    ("seventieth", Ordinal(70)),
    ("seventy", Tens(70)),
    ("six", Unit(6)),
    ("sixteen", Unit(16)),
    ("sixteenth", Ordinal(16)),
    ("sixth", Ordinal(6)),
    ("sixtieth", Ordinal(60)),
    ("sixty", Tens(60)),
    ("st", OrdinalSuffix),
    ("ten", Unit(10)),
    ("tenth", Ordinal(10)),
    ("th", OrdinalSuffix),
    ("third", Ordinal(3)),
    ("thirteen", Unit(13)),
    ("thirteenth", Ordinal(13)),
    ("thirtieth", Ordinal(30)),
    ("thirty", Tens(30)),
    ("thousand", Scale(3)),
    ("three", Unit(3)),
    ("tn", Suffix(12)),
    ("trillion", Scale(12)),
    ("twelfth", Ordinal(12)),
    ("twelve", Unit(12)),
    ("twentieth", Ordinal(20)),
    ("twenty", Tens(20)),
    ("two", Unit(2)),
    ("zero", Unit(0)),
];

/// Words that are more often no number when they stand alone: "one of them", "a second".
const DOUBTFUL: [&str; 2] = ["one", "second"];

/// The numbers of an English text, in order, none overlapping another. `words` are those of `text`.
///
/// Nothing says of an English number that it is a year: see [`Number::may_be_year`]. Linear in the length of the text.
pub fn find_english(text: &str, words: &Words) -> Vec<Number> {
    scan(words, |at, floor| read(text, words, at, floor))
}

fn read(text: &str, words: &Words, start: usize, floor: usize) -> Option<Number> {
    let mut reader = Reader { words, total: Value::ZERO, group: Value::ZERO, scale: None, last: Last::Nothing };
    let mut at = start;
    let mut longest: Option<(Value, usize, Last)> = None;
    while let Some(next) = reader.take(at, start) {
        at = next;
        if let Some(value) = reader.value() {
            longest = Some((value, at, reader.last));
        }
    }
    let (value, end, last) = longest?;
    let mut number = Number {
        span: words.span(text, start..end, 0),
        words: start..end,
        value,
        kind: if last == Last::Ordinal { NumberKind::Ordinal } else { NumberKind::Cardinal },
        written: written(words, start..end),
        sure: is_sure(words, start..end),
    };
    number.take_percent(text, words, floor);
    Some(number)
}

fn written(words: &Words, run: Range<usize>) -> Written {
    let is_digits = |at: usize| words.get(at).script == Script::Digits;
    if !run.clone().any(is_digits) {
        return Written::Words;
    }
    match run.len() {
        1 if words.clean(run.start).bytes().all(|byte| byte.is_ascii_digit()) => Written::Plain,
        1 => Written::Digits,
        _ => Written::Mixed,
    }
}

fn is_sure(words: &Words, run: Range<usize>) -> bool {
    let is_digits = words.get(run.start).script == Script::Digits;
    run.len() > 1 || if is_digits { !is_code(words, run.start) } else { !DOUBTFUL.contains(&words.key(run.start)) }
}

/// A number under construction.
struct Reader<'w> {
    words: &'w Words,
    total: Value,
    group: Value,
    scale: Option<u8>,
    last: Last,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Digits,
    Unit,
    Tens,
    Hundred,
    Scale,
    /// A half that waits for its scale.
    Fraction,
    Ordinal,
}

impl Reader<'_> {
    fn value(&self) -> Option<Value> {
        match self.last {
            Last::Nothing | Last::Fraction => None,
            _ => self.total.plus(self.group),
        }
    }

    /// Takes the word at `at` into the number, with the small words before it, and gives the word after it.
    fn take(&mut self, at: usize, start: usize) -> Option<usize> {
        let joins = |at: usize| {
            at < self.words.len() && (at == start || self.words.get(at).gap.only(Gap::SPACE.with(Gap::LINE).with(Gap::HYPHEN)))
        };
        if !joins(at) {
            return None;
        }
        let key = |at: usize| if joins(at) { self.words.key(at) } else { "" };
        match (key(at), key(at + 1), self.last) {
            ("a" | "an", "hundred" | "thousand" | "million" | "billion" | "trillion", Last::Nothing) => {
                self.group = Value::whole(1);
                self.last = Last::Unit;
                self.word(at + 1).map(|()| at + 2)
            }
            ("a", _, Last::Fraction) => self.word(at + 1).map(|()| at + 2),
            ("and", "a", Last::Unit | Last::Digits) if key(at + 2) == "half" => {
                self.group = self.group.plus(Value::HALF)?;
                self.last = Last::Fraction;
                Some(at + 3)
            }
            ("and", _, Last::Hundred | Last::Scale) if joins(at + 1) => self.word(at + 1).map(|()| at + 2),
            _ => self.word(at).map(|()| at + 1),
        }
    }

    fn word(&mut self, at: usize) -> Option<()> {
        if at >= self.words.len() {
            return None;
        }
        if self.words.get(at).script == Script::Digits {
            let is_first = self.last == Last::Nothing;
            return self.start_with(digits::value(self.words.clean(at))?, Last::Digits).filter(|()| is_first);
        }
        let found = WORDS.binary_search_by(|(row, _)| (*row).cmp(self.words.key(at))).ok()?;
        let gap = self.words.get(at).gap;
        match WORDS[found].1 {
            Unit(unit) => self.add(unit, Last::Unit),
            Tens(tens) => self.add(tens, Last::Tens),
            Ordinal(place) => self.add(place, Last::Ordinal),
            Hundred => self.hundred(),
            Scale(power) => self.scale(power),
            Suffix(power) if self.last == Last::Digits && (gap == Gap::default() || gap == Gap::SPACE && power > 6) => {
                self.scale(power)
            }
            OrdinalSuffix if self.last == Last::Digits && gap == Gap::default() => {
                self.last = Last::Ordinal;
                Some(())
            }
            Half => self.start_with(Value::HALF, Last::Fraction),
            Suffix(_) | OrdinalSuffix => None,
        }
    }

    fn start_with(&mut self, value: Value, last: Last) -> Option<()> {
        (self.last == Last::Nothing).then_some(())?;
        self.group = value;
        self.last = last;
        Some(())
    }

    /// Adds less than a hundred: first, after a hundred or a scale, or a unit after tens.
    fn add(&mut self, amount: u8, last: Last) -> Option<()> {
        let fits = match self.last {
            Last::Nothing | Last::Hundred | Last::Scale => true,
            Last::Tens => (1..10).contains(&amount),
            _ => false,
        };
        fits.then_some(())?;
        self.group = self.group.plus(Value::whole(amount.into()))?;
        self.last = last;
        Some(())
    }

    fn hundred(&mut self) -> Option<()> {
        let is_below_hundred = self.group < Value::whole(100) && self.group > Value::ZERO;
        (matches!(self.last, Last::Unit | Last::Tens) && is_below_hundred).then_some(())?;
        self.group = self.group.shifted(2)?;
        self.last = Last::Hundred;
        Some(())
    }

    fn scale(&mut self, power: u8) -> Option<()> {
        let counts = !matches!(self.last, Last::Nothing | Last::Scale | Last::Ordinal);
        (counts && self.scale.is_none_or(|before| power < before)).then_some(())?;
        self.total = self.total.plus(self.group.shifted(power)?)?;
        self.group = Value::ZERO;
        self.scale = Some(power);
        self.last = Last::Scale;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let show = |number: &Number| {
            let kind = match number.kind {
                NumberKind::Ordinal => "o",
                NumberKind::Percent => "%",
                _ => "",
            };
            format!("{}={}{kind}{}", number.span.of(text), number.value, if number.sure { "" } else { "?" })
        };
        find_english(text, &Words::new(text)).iter().map(show).collect()
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(DOUBTFUL.iter().all(|word| WORDS.iter().any(|(row, _)| row == word)));
    }

    #[test]
    fn numbers_have_the_values_that_readers_give_them() {
        for (text, expected) in [
            ("killed 1,197 people", vec!["1,197=1197"]),
            ("$3.5bn and 3.5 billion", vec!["3.5bn=3500000000", "3.5 billion=3500000000"]),
            ("twenty-three people", vec!["twenty-three=23"]),
            ("two hundred and fifty", vec!["two hundred and fifty=250"]),
            ("one million two hundred thousand", vec!["one million two hundred thousand=1200000"]),
            ("a hundred, a million", vec!["a hundred=100", "a million=1000000"]),
            ("half a million", vec!["half a million=500000"]),
            ("two and a half million", vec!["two and a half million=2500000"]),
            ("half of them", vec![]),
            ("fifteen hundred", vec!["fifteen hundred=1500"]),
            ("two and three", vec!["two=2", "three=3"]),
            ("12.5% or 12.5 per cent or 20 percent", vec!["12.5%=12.5%", "12.5 per cent=12.5%", "20 percent=20%"]),
            ("the 11th and the eleventh trip", vec!["11th=11o", "eleventh=11o"]),
            ("the twenty-first century", vec!["twenty-first=21o"]),
            ("one of them, a second", vec!["one=1?", "second=2o?"]),
            ("millions of people", vec![]),
            ("an F-16 jet", vec!["16=16?"]),
            ("ten to fifteen", vec!["ten=10", "fifteen=15"]),
            ("5 million and 6 million", vec!["5 million=5000000", "6 million=6000000"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
