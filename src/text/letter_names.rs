//! The names of Latin letters in Arabic, and abbreviations written with them: إف.بي.آي is FBI.

use super::clitics::readings;

/// What Arabic writes for the name of an English letter, hamzas left out, with the letters that it may be, the likeliest first.
const LETTER_NAMES: [(&str, &str); 36] = [
    ("اتش", "h"),
    ("ار", "r"),
    ("اس", "s"),
    ("اف", "f"),
    ("اكس", "x"),
    ("ال", "l"),
    ("ام", "m"),
    ("ان", "n"),
    ("او", "o"),
    ("اي", "aei"),
    ("ايه", "a"),
    ("ايتش", "h"),
    ("بي", "bp"),
    ("تي", "t"),
    ("جاي", "j"),
    ("جي", "gj"),
    ("جيه", "j"),
    ("دبليو", "w"),
    ("دي", "d"),
    ("زد", "z"),
    ("زي", "z"),
    ("سي", "c"),
    ("في", "v"),
    ("كي", "k"),
    ("كيه", "k"),
    ("كيو", "q"),
    ("واي", "y"),
    ("يو", "u"),
    ("ه", "h"),
    ("ج", "gj"),
    ("ك", "kcq"),
    ("ب", "bp"),
    ("ف", "fvp"),
    ("س", "sc"),
    ("ا", "aeiou"),
    ("ي", "yije"),
];

/// The Latin letters, in lower case, that a letter or the name of one may stand for. `key` has no hamzas.
pub(crate) fn letters(key: &str) -> Option<&'static str> {
    LETTER_NAMES.iter().find(|(name, _)| *name == key).map(|&(_, letters)| letters)
}

/// The same for names of letters alone (دبليو: w), not for letters.
pub(crate) fn named(key: &str) -> Option<&'static str> {
    letters(key).filter(|_| key.chars().nth(1).is_some())
}

/// Whether a full stop between two words that touch it is a mark of an abbreviation (سي.إن.إن, وبي.بي.سي): both are names of letters, but
/// for a particle before the first. Where a paper forgot the space between two sentences they are not.
pub(super) fn abbreviates(before: &str, after: &str) -> bool {
    named(after).is_some() && readings(before).as_slice().iter().any(|reading| named(reading.name(before)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_letters_are_known_and_make_abbreviations() {
        assert_eq!((named("دبليو"), named("ك"), letters("ك"), named("بيت")), (Some("w"), None, Some("kcq"), None));
        assert!(abbreviates("سي", "ان") && abbreviates("وبي", "بي") && abbreviates("لاف", "بي"));
        for (before, after) in [("الامس", "ان"), ("سي", "قال"), ("قال", "ثم"), ("", "")] {
            assert!(!abbreviates(before, after), "{before}.{after}");
        }
    }
}
