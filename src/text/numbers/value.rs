//! The value of a number, exact, so that 3.5 مليار and 3,500,000,000 are one.

use std::fmt;

/// A number that is not negative, kept in billionths: sums and products of what articles write come out exact.
///
/// Decimals beyond the ninth are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Value(u128);

/// Decimals that are kept.
const DECIMALS: usize = 9;

/// One, in billionths.
const ONE: u128 = 1_000_000_000;

impl Value {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One half (نصف).
    pub const HALF: Self = Self(ONE / 2);
    /// One quarter (ربع).
    pub const QUARTER: Self = Self(ONE / 4);

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self(u128::from(number) * ONE)
    }

    /// Ten to the power of `exponent`, as large as it goes.
    pub fn power_of_ten(exponent: u8) -> Self {
        Self(10_u128.saturating_pow(u32::from(exponent)).saturating_mul(ONE))
    }

    /// The value of decimal digits before and after the decimal mark; `None` if one is no ASCII digit, if there is none, or
    /// if there are more than 18 before the mark, which is a code rather than a number.
    pub fn of_digits(before: &str, after: &str) -> Option<Self> {
        const LONGEST: usize = 18;
        if before.is_empty() || before.len() > LONGEST || !after.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let whole: u64 = before.bytes().all(|byte| byte.is_ascii_digit()).then(|| before.parse().ok())??;
        let decimals = after.bytes().chain(std::iter::repeat(b'0')).take(DECIMALS);
        let billionths = decimals.fold(0, |sum, digit| sum * 10 + u128::from(digit - b'0'));
        Some(Self(u128::from(whole) * ONE + billionths))
    }

    /// The whole number it is; `None` where it has decimals or is larger than a `u64`.
    pub fn as_whole(self) -> Option<u64> {
        self.0.is_multiple_of(ONE).then(|| u64::try_from(self.0 / ONE).ok())?
    }

    /// The value for arithmetic that need not be exact, such as how far two numbers are apart.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / ONE as f64
    }

    /// The sum; `None` where it is too large to keep.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// This value times ten to the power of `exponent`; `None` where it is too large to keep.
    pub fn shifted(self, exponent: u8) -> Option<Self> {
        let factor = 10_u128.checked_pow(u32::from(exponent))?;
        self.0.checked_mul(factor).map(Self)
    }
}

impl fmt::Display for Value {
    /// The plain decimal, without separators and without zeros at its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = format!("{:09}", self.0 % ONE);
        let decimals = decimals.trim_end_matches('0');
        let mark = if decimals.is_empty() { "" } else { "." };
        write!(f, "{}{mark}{decimals}", self.0 / ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_scales_and_sums_are_exact() {
        let of = |before, after| Value::of_digits(before, after).expect("digits");
        assert_eq!(of("3", "5").shifted(9), Some(Value::whole(3_500_000_000)));
        assert_eq!(of("0", "1").plus(of("0", "2")), Some(of("0", "3")));
        assert_eq!(of("007", "").as_whole(), Some(7));
        assert_eq!(of("3", "5").as_whole(), None);
        assert_eq!(of("3", "50").to_string(), "3.5");
        assert_eq!(of("1", "23456789012").to_string(), "1.234567890".trim_end_matches('0'));
        assert_eq!(Value::whole(1000).to_string(), "1000");
        assert!((Value::HALF.as_f64() - 0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn codes_and_overflow_are_no_numbers() {
        assert_eq!(Value::of_digits("1234567890123456789", ""), None);
        assert_eq!(Value::of_digits("", "5"), None);
        assert_eq!(Value::of_digits("1a", ""), None);
        assert_eq!(Value::of_digits("1", "x"), None);
        assert_eq!(Value::whole(u64::MAX).shifted(12), None);
        assert_eq!(Value::whole(1).shifted(200), None);
    }
}
