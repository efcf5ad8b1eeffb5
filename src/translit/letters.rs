//! Letters as small numbers: one alphabet for Arabic, one for Latin. What the model sees of a word.

use unicode_normalization::UnicodeNormalization;

use crate::text::normalize;

/// A letter: its place in an alphabet, counted from 1.
pub type Letter = u8;

/// No letter: before the start and after the end of a word.
pub const EDGE: Letter = 0;

/// Letters of a word beyond which the rest is cut off: longer than any name, short enough for tables of fixed size.
pub const LONGEST: usize = 28;

/// The Arabic alphabet with hamza carriers, in the order of their numbers.
const ARABIC: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";

/// The Latin alphabet: the plain letters first, then those whose mark changes the sound.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyzéçćčšşžñöüğıłøå";

/// How many Latin letters are plain ones; their numbers are `1..=PLAIN`.
pub const PLAIN: Letter = 26;

/// Arabic letters of other keyboards and other languages, each with the one of [`ARABIC`] that stands for it. Letters for foreign sounds
/// stand for what papers write without them: the training pairs hardly hold any, so that the model knows nothing of them.
const ARABIC_VARIANTS: [(char, char); 21] = [
    ('ٱ', 'ا'),
    ('ک', 'ك'),
    ('ڪ', 'ك'),
    ('ی', 'ي'),
    ('ې', 'ي'),
    ('ہ', 'ه'),
    ('ھ', 'ه'),
    ('ە', 'ه'),
    ('ۀ', 'ه'),
    ('ۃ', 'ة'),
    ('پ', 'ب'),
    ('چ', 'ش'),
    ('ژ', 'ج'),
    ('ڤ', 'ف'),
    ('ڥ', 'ف'),
    ('ڨ', 'ق'),
    ('گ', 'غ'),
    ('ڭ', 'غ'),
    ('ݣ', 'غ'),
    ('ٹ', 'ت'),
    ('ڈ', 'د'),
];

/// Latin letters that no decomposition takes apart, each with the letters that stand for it.
const LATIN_VARIANTS: [(char, &str); 13] = [
    ('æ', "ae"),
    ('œ', "oe"),
    ('ß', "ss"),
    ('ð', "d"),
    ('đ', "d"),
    ('þ', "th"),
    ('ŋ', "ng"),
    ('ħ', "h"),
    ('ə', "a"),
    ('ĸ', "k"),
    ('ŧ', "t"),
    ('ţ', "t"),
    ('ș', "ş"),
];

/// The letters of one Arabic word, hamzas kept; marks, digits and whatever else is no letter left out.
pub fn arabic(word: &str, out: &mut Vec<Letter>) {
    out.clear();
    for letter in normalize::Normalized::new(word).clean.chars() {
        push(out, arabic_letter(letter));
    }
}

/// The letters of one Arabic word that is normalized already (a clean word or a key), with nothing allocated: the first of the
/// array, as many as the number says.
pub fn of_clean_arabic(word: &str) -> ([Letter; LONGEST], usize) {
    let (mut letters, mut length) = ([EDGE; LONGEST], 0);
    for letter in word.chars().map(arabic_letter).filter(|&letter| letter != EDGE).take(LONGEST) {
        letters[length] = letter;
        length += 1;
    }
    (letters, length)
}

/// The letters of one Latin word, case folded; apostrophes and whatever else is no letter left out.
pub fn latin(word: &str, out: &mut Vec<Letter>) {
    out.clear();
    for letter in word.nfc().flat_map(char::to_lowercase) {
        match LATIN_VARIANTS.iter().find(|(variant, _)| *variant == letter) {
            Some((_, plain)) => plain.chars().for_each(|letter| push(out, latin_letter(letter))),
            None => push(out, latin_letter(letter)),
        }
    }
}

fn push(out: &mut Vec<Letter>, letter: Letter) {
    if letter != EDGE && out.len() < LONGEST {
        out.push(letter);
    }
}

fn arabic_letter(letter: char) -> Letter {
    let letter = ARABIC_VARIANTS.iter().find(|(variant, _)| *variant == letter).map_or(letter, |(_, plain)| *plain);
    place(ARABIC, letter)
}

fn latin_letter(letter: char) -> Letter {
    match place(LATIN, letter) {
        EDGE if !letter.is_ascii() => letter.nfd().next().map_or(EDGE, |base| place(LATIN, base)),
        found => found,
    }
}

fn place(alphabet: &str, letter: char) -> Letter {
    if letter.is_ascii_lowercase() && alphabet.starts_with('a') {
        return letter as u8 - b'a' + 1;
    }
    alphabet.chars().position(|other| other == letter).map_or(EDGE, |at| at as u8 + 1)
}

/// The Arabic word that these letters spell.
pub fn arabic_text(letters: &[Letter]) -> String {
    text(ARABIC, letters)
}

/// The Latin word that these letters spell, in lower case.
pub fn latin_text(letters: &[Letter]) -> String {
    text(LATIN, letters)
}

fn text(alphabet: &str, letters: &[Letter]) -> String {
    letters.iter().filter_map(|&letter| alphabet.chars().nth(usize::from(letter).checked_sub(1)?)).collect()
}

/// The letter without the mark that changes its sound: č becomes c. Plain letters stay.
pub fn plain_latin(letter: Letter) -> Letter {
    /// For each marked letter of [`LATIN`] the plain one.
    const BASES: &[u8] = b"ecccssznougiloa";
    match letter.checked_sub(PLAIN + 1) {
        None => letter,
        Some(marked) => BASES[usize::from(marked)] - b'a' + 1,
    }
}

/// The letter without its hamza: what papers write that leave hamzas out.
pub fn plain_arabic(letter: Letter) -> Letter {
    const HAMZAS: [(char, char); 6] = [('آ', 'ا'), ('أ', 'ا'), ('إ', 'ا'), ('ؤ', 'و'), ('ئ', 'ي'), ('ى', 'ي')];
    HAMZAS.iter().find(|(with, _)| place(ARABIC, *with) == letter).map_or(letter, |(_, plain)| place(ARABIC, *plain))
}
