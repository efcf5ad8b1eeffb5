//! `number-mismatch`: a number that differs.

use std::ops::Range;

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::view::View;
use crate::document::Rule;
use crate::text::dates;
use crate::text::numbers::{self, Number, NumberKind, Value, Written};
use crate::text::words::Gap;

pub(super) const PAGE: Explanation = Explanation {
    finds: "A number of the source that the corresponding sentences of the translation lack while they have another one that the source \
            lacks; or, as a warning, one in digits above twelve that is gone altogether. Digits of all scripts, number words, thousands and \
            millions, ordinals and per cent are read in both languages; round figures and common units may be converted.",
    matters: "A wrong number is the error that travels farthest and is hardest to see.",
    example: "The source says ١٬١٩٧ قتيلا, the translation \"1,179 dead\".",
    false_alarms: "A sum or a difference that the translator worked out, or a currency that was converted; a waiver keeps it quiet.",
};

/// Whole numbers up to here are often told otherwise: both, a couple, a dozen.
const SMALL: u64 = 12;

/// What a unit becomes in another: kilometres and miles, metres and feet, kilograms and pounds, hectares and acres, centimetres and
/// inches, litres and gallons.
const UNITS: [f64; 6] = [0.621_371, 3.280_84, 2.204_62, 2.471_05, 0.393_701, 0.264_172];

/// Share by which a converted number may be off: people round.
const ROUNDED: f64 = 0.03;

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let (source, target) = (view.pair.source, view.pair.target);
    let all = numbers::find(source.text(), source.words());
    let stated = dates::find(source.text(), source.words(), &all);
    let arabic = numbers::outside(all, stated.iter().map(|date| date.span));
    let all = numbers::find_english(target.text(), target.words());
    let dates = dates::find_english(target.text(), target.words(), &all);
    let in_date = |number: &Number| {
        let at = dates.partition_point(|date| date.span.end <= number.span.start);
        dates.get(at).is_some_and(|date| date.span.overlaps(number.span))
    };
    let in_dates: Vec<bool> = all.iter().map(in_date).collect();
    let mut page = Page { english: all, taken: in_dates.clone(), in_dates };
    page.take_equal(view, &arabic);
    for (bead, places) in view.beads.iter().enumerate().filter(|(_, places)| !places.target.is_empty()) {
        let lost: Vec<&Number> = within(&arabic, &places.source)
            .iter()
            .filter(|number| is_told(number) && !page.has(view, bead, number.value))
            .collect();
        for number in lost {
            let other = page.other(view, &places.target, number, within(&arabic, &places.source));
            let Some(draft) = draft(view, number, other.map(|at| &page.english[at])) else { continue };
            if let Some(at) = other {
                page.taken[at] = true;
            }
            drafts.push(draft);
        }
    }
}

/// Numbers of the translation, and which of them stand for one of the source.
struct Page {
    english: Vec<Number>,
    taken: Vec<bool>,
    in_dates: Vec<bool>,
}

impl Page {
    /// Takes the numbers that the source has too, in the same bead or beside it.
    fn take_equal(&mut self, view: &View<'_>, arabic: &[Number]) {
        for (bead, places) in view.beads.iter().enumerate() {
            let first = self.english.partition_point(|number| number.words.start < places.target.start);
            for at in first..self.english.len() {
                if self.english[at].words.start >= places.target.end {
                    break;
                }
                let value = self.english[at].value;
                let mut around = view.around(bead).flat_map(|bead| within(arabic, &view.beads[bead].source));
                self.taken[at] |= around.any(|number| equal(number.value, value));
            }
        }
    }

    /// Whether the sentences around a bead have a number, in digits or in words like "half".
    fn has(&self, view: &View<'_>, bead: usize, value: Value) -> bool {
        view.around(bead).any(|bead| {
            let words = &view.beads[bead].target;
            within(&self.english, words).iter().any(|number| equal(number.value, value))
                || within(&self.english, words).windows(2).any(|pair| is_short_year(view, pair, value))
                || view.english.tokens()[words.clone()].iter().any(|token| means(&token.folded, value))
        })
    }

    /// A number of the translation that may stand for `number` by mistake: of the same kind if there is one, the one most like it.
    fn other(&self, view: &View<'_>, words: &Range<usize>, number: &Number, beside: &[Number]) -> Option<usize> {
        let free = |&at: &usize| {
            let other = &self.english[at];
            !self.taken[at] && !self.in_dates[at] && other.sure && !is_height(view, other)
        };
        let apart = |at: usize| {
            let (one, two) = (number.value.as_f64().max(1e-9), self.english[at].value.as_f64().max(1e-9));
            libm::log(one / two).abs()
        };
        let at = |word: usize| self.english.partition_point(|other| other.words.start < word);
        let candidates: Vec<usize> = (at(words.start)..at(words.end)).filter(free).collect();
        let known = |at: &usize| beside.iter().any(|arabic| equal(arabic.value, self.english[*at].value));
        let other_kind = |at: usize| self.english[at].kind != number.kind;
        let nearer = |&one: &usize, &two: &usize| other_kind(one).cmp(&other_kind(two)).then(apart(one).total_cmp(&apart(two)));
        candidates.into_iter().filter(|at| !known(at)).min_by(nearer)
    }
}

/// Whether two numbers are a season or a budget year whose second half is `value`: 2023/24, 2023-24.
fn is_short_year(view: &View<'_>, pair: &[Number], value: Value) -> bool {
    let [first, second] = pair else { return false };
    let whole = (first.value.as_whole(), second.value.as_whole(), value.as_whole());
    let (Some(first_year), Some(short), Some(year)) = whole else { return false };
    let joined = first.words.end == second.words.start
        && view.pair.target.words().get(second.words.start).gap.has(Gap::SLASH.with(Gap::HYPHEN));
    joined && (1000..3000).contains(&year) && first_year + 1 == year && short == year % 100
}

/// Whether a number counts feet or inches (6-foot-6), which other languages do not say in two numbers.
fn is_height(view: &View<'_>, number: &Number) -> bool {
    let tokens = view.english.tokens();
    let beside = [number.words.start.checked_sub(1), Some(number.words.end)];
    const UNITS: [&str; 5] = ["foot", "feet", "ft", "inch", "inches"];
    beside.into_iter().flatten().filter_map(|at| tokens.get(at)).any(|token| UNITS.contains(&token.folded.as_str()))
}

fn draft(view: &View<'_>, number: &Number, other: Option<&Number>) -> Option<Draft> {
    let arabic = shown(view.source_text(number.span));
    let value = written(number);
    let start = |message: String| Draft {
        expected: vec![number.value.to_string()],
        source: Some(number.span),
        ..Draft::new(Rule::NumberMismatch, message)
    };
    match other {
        Some(other) if is_converted(number.value, other.value) => None,
        Some(other) => {
            let found = shown(view.target_text(other.span));
            let draft = start(format!("\"{found}\" stands where {value} ({arabic}) should"));
            Some(Draft { target: Some(other.span), lesser: number.written == Written::Words && is_small(number), ..draft })
        }
        None if number.written == Written::Words || is_small(number) => None,
        None => Some(Draft { lesser: true, ..start(format!("the sentence lacks the number {value} ({arabic})")) }),
    }
}

fn written(number: &Number) -> String {
    match number.kind {
        NumberKind::Percent => format!("{}%", number.value),
        _ => grouped(number.value.to_string()),
    }
}

/// A whole number of more than four digits in groups of three: 18000000 cannot be read at a glance.
fn grouped(digits: String) -> String {
    if digits.len() < 5 || digits.bytes().any(|digit| !digit.is_ascii_digit()) {
        return digits;
    }
    let (first, rest) = digits.split_at((digits.len() - 1) % 3 + 1);
    rest.as_bytes().chunks(3).fold(first.to_string(), |sum, group| sum + "," + &String::from_utf8_lossy(group))
}

/// Whether a translation has to tell a number: it surely is one, more than one, and no year of another calendar.
fn is_told(number: &Number) -> bool {
    let hijri = number.kind == NumberKind::Year && number.value.as_whole().is_some_and(|year| (1300..1500).contains(&year));
    number.sure && number.value > Value::whole(1) && !hijri
}

fn is_small(number: &Number) -> bool {
    number.kind != NumberKind::Percent && number.value.as_whole().is_some_and(|value| value <= SMALL)
}

/// The numbers whose first word lies in a run of words.
fn within<'n>(numbers: &'n [Number], words: &Range<usize>) -> &'n [Number] {
    let first = numbers.partition_point(|number| number.words.start < words.start);
    let last = numbers.partition_point(|number| number.words.start < words.end);
    &numbers[first..last.max(first)]
}

/// Whether two numbers are one, or one is the other rounded to the digits that it shows.
fn equal(one: Value, two: Value) -> bool {
    one == two || is_rounded(one, two) || is_rounded(two, one)
}

/// Whether `round` is `exact` with fewer digits, two at least.
fn is_rounded(round: Value, exact: Value) -> bool {
    let (Some(round), Some(exact)) = (round.as_whole(), exact.as_whole()) else {
        return (round.as_f64() - exact.as_f64()).abs() < 0.051 && round.as_f64() > 2.0;
    };
    let mut step = 1;
    while round >= 100 * step && round.is_multiple_of(10 * step) {
        step *= 10;
    }
    step > 1 && round.abs_diff(exact) < step
}

/// Whether a word of the translation tells a number without being one.
fn means(word: &str, value: Value) -> bool {
    let values: &[u64] = match word {
        "half" | "halved" => &[50, 2],
        "third" | "thirds" | "triple" | "tripled" | "threefold" => &[3, 33],
        "quarter" | "quarters" => &[4, 25, 75],
        "dozen" => &[12],
        "century" | "centuries" => &[100],
        "decade" => &[10],
        "twice" | "double" | "doubled" | "twofold" => &[2],
        "thousands" => &[1000],
        "hundreds" => &[100],
        "millions" => &[1_000_000],
        "midnight" => &[12, 24],
        "noon" | "midday" => &[12],
        _ => &[],
    };
    value.as_whole().is_some_and(|value| values.contains(&value)) || word == "half" && value == Value::HALF
}

/// Whether one number is the other in another unit, or a temperature on the other scale.
fn is_converted(one: Value, two: Value) -> bool {
    let (one, two) = (one.as_f64(), two.as_f64());
    let near = |a: f64, b: f64| (a - b).abs() <= ROUNDED * b.abs().max(1.0);
    UNITS.iter().any(|unit| near(one * unit, two) || near(two * unit, one))
        || near(one * 1.8 + 32.0, two)
        || near(two * 1.8 + 32.0, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_and_conversion_are_understood() {
        let whole = Value::whole;
        for (one, two, expected) in [
            (1197, 1197, true),
            (1200, 1197, true),
            (1197, 1179, false),
            (50, 53, false),
            (3_500_000, 3_512_000, true),
            (100, 1000, false),
        ] {
            assert_eq!(equal(whole(one), whole(two)), expected, "{one} {two}");
        }
        assert!(is_converted(whole(100), whole(62)) && is_converted(whole(30), whole(86)));
        assert!(!is_converted(whole(1197), whole(1179)));
        for (value, expected) in [("1197", "1197"), ("18000000", "18,000,000"), ("123456", "123,456"), ("12345.5", "12345.5")] {
            assert_eq!(grouped(value.into()), expected);
        }
        assert!(means("dozen", whole(12)) && !means("dozen", whole(13)));
    }
}
