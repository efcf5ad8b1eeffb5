//! How the automata spell keys: bytes chosen for what they cost there.

/// Bytes that a state of the automata holds together with its kind, in one byte; all others take a byte more. Which they are
/// is a table of the crate `fst`: the commonest of its author's files. An index spelled otherwise is larger, never wrong.
const CHEAP: &[u8; 63] = b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG";

/// Characters that keys are made of: those of Arabic and English names under spelling folding.
const USUAL: &str = " abcdefghijklmnopqrstuvwxyzءؤئابتثجحخدذرزسشصضطظعغفقكلمنهوي'012";

/// First and last letter that take one byte: 0x80 and up, which never begins a sequence of UTF-8.
const FIRST: char = '\u{620}';
const LAST: char = '\u{64A}';

/// For each byte of a key the byte that the automata have for it: the usual ones a cheap one, the rest what is left.
static SPELLED: [u8; 256] = spelled();

const fn spelled() -> [u8; 256] {
    let mut table = [0; 256];
    let (mut spelled, mut taken) = ([false; 256], [false; 256]);
    let usual = USUAL.as_bytes();
    let (mut at, mut cheap) = (0, 0);
    while at < usual.len() {
        // Arabic letters of the list are two bytes of UTF-8.
        let byte = if usual[at] < 0x80 {
            usual[at]
        } else {
            at += 1;
            ((usual[at - 1] as u32 & 0x1f) << 6 | usual[at] as u32 & 0x3f).wrapping_sub(FIRST as u32) as u8 + 0x80
        };
        table[byte as usize] = CHEAP[cheap];
        spelled[byte as usize] = true;
        taken[CHEAP[cheap] as usize] = true;
        at += 1;
        cheap += 1;
    }
    let (mut byte, mut free) = (0, 0);
    while byte < 256 {
        if !spelled[byte] {
            while taken[free] {
                free += 1;
            }
            table[byte] = free as u8;
            taken[free] = true;
        }
        byte += 1;
    }
    table
}

/// The bytes of one character of a key: one for an Arabic letter, which halves the steps of a walk, else those of UTF-8, each
/// exchanged for the byte that is cheap in an automaton.
pub(super) fn spell(letter: char, bytes: &mut [u8; 4]) -> &[u8] {
    let length = match letter {
        FIRST..=LAST => {
            bytes[0] = (u32::from(letter) - u32::from(FIRST)) as u8 + 0x80;
            1
        }
        _ => letter.encode_utf8(bytes).len(),
    };
    for byte in &mut bytes[..length] {
        *byte = SPELLED[usize::from(*byte)];
    }
    &bytes[..length]
}

/// Appends a key as the automata spell it.
pub(super) fn spell_all(key: &str, out: &mut Vec<u8>) {
    for letter in key.chars() {
        out.extend_from_slice(spell(letter, &mut [0; 4]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_byte_has_a_byte_of_its_own_and_the_usual_ones_a_cheap_one() {
        let mut bytes = SPELLED;
        bytes.sort_unstable();
        assert!(bytes.iter().enumerate().all(|(at, &byte)| at == usize::from(byte)));
        assert!(USUAL.chars().all(|letter| CHEAP.contains(&spell(letter, &mut [0; 4])[0])));
        assert!(USUAL.chars().count() <= CHEAP.len());
    }

    proptest! {
        #[test]
        fn different_keys_are_spelled_differently(one in "\\PC{0,3}|[ء-ي ]{0,3}", other in "\\PC{0,3}|[ء-ي ]{0,3}") {
            let spelled = |key: &str| {
                let mut out = Vec::new();
                spell_all(key, &mut out);
                out
            };
            prop_assert_eq!(one == other, spelled(&one) == spelled(&other));
        }
    }
}
