//! Latin letters by their names in Arabic: آر إس إم is RSM.

use crate::translit::letters_named;

/// Ways to write one abbreviation that are worth showing.
const MOST_WAYS: usize = 3;

/// The abbreviation that words read out letter by letter, the likeliest first; nothing where one of them is no
/// letter, or where there is but one word.
pub(super) fn abbreviations<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut ways = vec![String::new()];
    let mut count = 0;
    for word in words {
        let Some(letters) = letters_named(word) else { return Vec::new() };
        let longer =
            |way: &String| letters.chars().map(|letter| format!("{way}{}", letter.to_ascii_uppercase())).collect::<Vec<_>>();
        ways = ways.iter().flat_map(longer).collect();
        ways.truncate(MOST_WAYS);
        count += 1;
    }
    if count > 1 { ways } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        abbreviations(text.split(' '))
    }

    #[test]
    fn letters_read_out_are_put_together() {
        assert_eq!(read("إن دبليو تي"), ["NWT"]);
        assert_eq!(read("كيه بي إم"), ["KBM", "KPM"]);
        for none in ["دبليو", "إن زغلول", "ك م", ""] {
            assert!(read(none).is_empty(), "{none}");
        }
        assert_eq!(read(&vec!["بي"; 1_000].join(" ")).len(), MOST_WAYS);
    }
}
