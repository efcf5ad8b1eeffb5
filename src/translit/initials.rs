//! Initials: which letter or letter name of one script may stand for a name of the other.

use super::letters::{self, plain_arabic};
use crate::text::letter_names;

/// Whether a word of an Arabic name is an initial: one letter, or the name of an English letter before a full stop.
pub fn is_arabic_initial(word: &str) -> bool {
    let bare = bare(word);
    bare.chars().count() == 1 || word.ends_with('.') && letter_names::letters(&bare).is_some()
}

/// The Latin letters, in lower case and the likeliest first, whose name an Arabic word is (دبليو: w).
pub fn letters_named(word: &str) -> Option<&'static str> {
    letter_names::named(&bare(word))
}

/// Whether a word of a Latin name is an initial.
pub fn is_latin_initial(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() == 1
}

/// Whether an Arabic and a Latin word, one of them an initial, may begin the same name.
pub fn may_be_initial_of(arabic: &str, latin: &str) -> bool {
    let (bare, Some(first)) = (bare(arabic), latin.chars().find(|letter| letter.is_alphabetic())) else { return false };
    let first = first.to_ascii_lowercase();
    let by_name = |name: &str| letter_names::letters(name).is_some_and(|may| may.contains(first));
    let Some(head) = bare.chars().next() else { return false };
    by_name(&bare) || by_name(head.encode_utf8(&mut [0; 4])) || plain_sounds(head).contains(first)
}

/// The Latin letters that a name beginning with this Arabic letter may begin with.
fn plain_sounds(letter: char) -> &'static str {
    match letter {
        'ا' | 'ع' => "aeiouy",
        'ب' => "bp",
        'ت' | 'ط' | 'ة' => "tc",
        'ث' => "t",
        'ج' => "gj",
        'ح' | 'ه' => "h",
        'خ' => "khjx",
        'د' | 'ض' | 'ذ' => "dt",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "sc",
        'ش' => "sc",
        'غ' => "g",
        'ف' | 'ڤ' => "fvp",
        'ق' => "qkg",
        'ك' => "kcq",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "wuvo",
        'ي' => "yije",
        'پ' => "p",
        'چ' => "c",
        'گ' => "g",
        _ => "",
    }
}

fn bare(word: &str) -> String {
    let mut out = Vec::new();
    letters::arabic(word, &mut out);
    out.iter_mut().for_each(|letter| *letter = plain_arabic(*letter));
    letters::arabic_text(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_names_that_begin_so() {
        for (arabic, latin) in [("ج.", "George"), ("ج", "Jane"), ("جيه.", "J."), ("كيه.", "K"), ("كارل", "C."), ("عمر", "O.")]
        {
            assert!(may_be_initial_of(arabic, latin), "{arabic} {latin}");
        }
        for (arabic, latin) in [("ج", "Karl"), ("م.", "Anna"), ("", "A"), ("ج", "")] {
            assert!(!may_be_initial_of(arabic, latin), "{arabic} {latin}");
        }
        assert!(is_arabic_initial("ج.") && is_arabic_initial("جيه.") && !is_arabic_initial("جيه") && !is_arabic_initial("علي"));
        assert_eq!((letters_named("إس"), letters_named("ك"), letters_named("")), (Some("s"), None, None));
        assert!(is_latin_initial("J.") && !is_latin_initial("Jo") && !is_latin_initial(""));
    }
}
