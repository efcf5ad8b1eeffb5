//! One word by the rules of the standards that go beyond single letters: the article, long vowels, doubled letters, hamzas.

use unicode_normalization::UnicodeNormalization;

use super::schemes::{Scheme, in_table};
use crate::text::normalize::{is_format, is_mark};

const NUNATION_A: char = '\u{64B}';
const NUNATION_U: char = '\u{64C}';
const NUNATION_I: char = '\u{64D}';
const FATHA: char = '\u{64E}';
const DAMMA: char = '\u{64F}';
const KASRA: char = '\u{650}';
pub(super) const SHADDA: char = '\u{651}';
const SUKUN: char = '\u{652}';
const DAGGER_ALIF: char = '\u{670}';

/// Letters that a word has at least where ال is taken for its article; one less where its marks or a hamza say where letters stand.
const SHORTEST_WITH_ARTICLE: usize = 5;

/// A letter with its marks.
#[derive(Debug, Clone, Copy, Default)]
struct Sign {
    letter: char,
    /// Its vowel mark.
    vowel: Option<char>,
    doubled: bool,
    /// Whether a mark says that it has no vowel.
    silent: bool,
}

impl Sign {
    fn is_unmarked(self) -> bool {
        self.vowel.is_none() && !self.doubled && !self.silent
    }
}

/// A word as a standard spells it, the first letter a capital: what is romanized are names.
pub(super) fn spell(word: &str, scheme: Scheme) -> String {
    let signs = signs(word);
    let is = |word: &str| signs.iter().map(|sign| sign.letter).eq(word.chars());
    if is("الله") {
        return "Allāh".to_string();
    }
    // The waw of عمرو is written, to tell it from عمر, and not heard.
    let heard = if is("عمرو") { &signs[..3] } else { &signs[..] };
    let (article, signs) = without_article(heard);
    let mut speller = Speller { scheme, signs, article, out: String::new() };
    let mut at = 0;
    while at < signs.len() {
        at += speller.sign(at);
    }
    let name = capital(&speller.out);
    if article { format!("al-{name}") } else { name }
}

fn signs(word: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    // A hamza that was typed as a mark is the letter that bears it.
    for letter in word.nfc().filter(|&letter| !is_format(letter)) {
        match (signs.last_mut(), letter) {
            (Some(sign), SHADDA) => sign.doubled = true,
            (Some(sign), SUKUN) => sign.silent = true,
            (Some(sign), NUNATION_A..=KASRA | DAGGER_ALIF) => sign.vowel = Some(letter),
            (_, mark) if is_mark(mark) => {}
            (_, 'ٱ') => signs.push(Sign { letter: 'ا', ..Sign::default() }),
            (_, letter) => signs.push(Sign { letter, ..Sign::default() }),
        }
    }
    signs
}

/// Whether the word begins with the article, and what stands behind it.
fn without_article(signs: &[Sign]) -> (bool, &[Sign]) {
    let [first, second, third, rest @ ..] = signs else { return (false, signs) };
    let is_article = first.letter == 'ا' && second.letter == 'ل' && second.vowel.is_none() && !second.doubled;
    let marked = signs.iter().any(|sign| !sign.is_unmarked()) || matches!(third.letter, 'آ' | 'أ' | 'إ');
    let enough = rest.len() + 3 >= SHORTEST_WITH_ARTICLE - usize::from(marked);
    if is_article && enough { (true, &signs[2..]) } else { (false, signs) }
}

struct Speller<'s> {
    scheme: Scheme,
    signs: &'s [Sign],
    /// Whether an article stands before: it doubles the first letter, which is not written.
    article: bool,
    out: String,
}

impl Speller<'_> {
    /// Spells the sign at a place; returns how many signs that took.
    fn sign(&mut self, at: usize) -> usize {
        let sign = self.signs[at];
        match sign.letter {
            'ا' | 'أ' | 'إ' | 'آ' | 'ء' if at == 0 => return self.first_vowel(),
            'آ' => self.out.push_str(&(in_table('ء', self.scheme) + "ā")),
            'ا' => self.alif(at),
            'ى' => self.long(FATHA, 'a', 'á', at),
            'ة' => self.feminine(at),
            'و' | 'ي' => self.weak(at),
            // What bears a hamza inside a word is not heard, the hamza is.
            'أ' | 'إ' | 'ؤ' | 'ئ' | 'ء' => {
                self.out.push_str(&in_table('ء', self.scheme));
                self.vowel(sign);
            }
            _ => self.consonant(at),
        }
        1
    }

    /// A word that begins with a vowel: its mark says which one, else the letter.
    fn first_vowel(&mut self) -> usize {
        let sign = self.signs[0];
        let long = sign.letter == 'إ' && self.signs.get(1).is_some_and(|next| next.letter == 'ي' && next.is_unmarked());
        match (sign.vowel, sign.letter) {
            (None, 'آ') => self.out.push('ā'),
            (None, 'إ') if long => self.out.push('ī'),
            (None, 'إ') => self.out.push('i'),
            (None, _) => self.out.push('a'),
            (Some(_), _) => self.vowel(sign),
        }
        if long && sign.vowel.is_none() { 2 } else { 1 }
    }

    /// An alif makes the vowel before it long; with a nunation before or on it, it is not heard.
    fn alif(&mut self, at: usize) {
        if self.signs[at].vowel == Some(NUNATION_A) {
            self.out.push_str("an");
        } else if self.signs[at - 1].vowel != Some(NUNATION_A) {
            self.long(FATHA, 'a', 'ā', at);
        }
    }

    /// A long vowel in the place of its short one, where that is written.
    fn long(&mut self, mark: char, short: char, long: char, at: usize) {
        if at > 0 && self.signs[at - 1].vowel == Some(mark) && self.out.ends_with(short) {
            self.out.pop();
        }
        self.out.push(long);
    }

    fn feminine(&mut self, at: usize) {
        let has_vowel = at > 0 && (self.signs[at - 1].vowel == Some(FATHA) || matches!(self.signs[at - 1].letter, 'ا' | 'آ'));
        if has_vowel { self.out.push('h') } else { self.out.push_str(&in_table('ة', self.scheme)) }
    }

    /// و and ي: a long vowel, or a consonant.
    fn weak(&mut self, at: usize) {
        let sign = self.signs[at];
        let (mark, short, long) = if sign.letter == 'و' { (DAMMA, 'u', 'ū') } else { (KASRA, 'i', 'ī') };
        let before = at.checked_sub(1).map(|at| self.signs[at]);
        let last = at + 1 == self.signs.len();
        let lengthens = before.is_some_and(|before| before.vowel == Some(mark));
        if lengthens && sign.vowel.is_none() && !sign.doubled || self.is_long_unmarked(at) {
            self.long(mark, short, long, at);
        } else if lengthens && sign.doubled {
            self.long(mark, short, long, at);
            // The Library of Congress writes -iyy at the end of a word as a long vowel alone.
            if !(last && sign.vowel.is_none() && self.scheme == Scheme::AlaLc) {
                self.out.push_str(&in_table(sign.letter, self.scheme));
            }
            self.vowel(sign);
        } else {
            self.consonant(at);
        }
    }

    /// Whether و or ي without a mark is a long vowel by its neighbours: between consonants, or at the end after one.
    fn is_long_unmarked(&self, at: usize) -> bool {
        let vowel = |sign: &Sign| matches!(sign.letter, 'ا' | 'آ' | 'و' | 'ي' | 'ى' | 'أ' | 'إ' | 'ة') || !sign.is_unmarked();
        let before = at.checked_sub(1).is_some_and(|before| !vowel(&self.signs[before]));
        self.signs[at].is_unmarked() && before && self.signs.get(at + 1).is_none_or(|after| !vowel(after))
    }

    fn consonant(&mut self, at: usize) {
        let sign = self.signs[at];
        let letters = in_table(sign.letter, self.scheme);
        self.out.push_str(&letters);
        if sign.doubled && !(at == 0 && self.article) {
            self.out.push_str(&letters);
        }
        self.vowel(sign);
    }

    fn vowel(&mut self, sign: Sign) {
        self.out.push_str(match sign.vowel {
            Some(FATHA) => "a",
            Some(DAMMA) => "u",
            Some(KASRA) => "i",
            Some(NUNATION_A) => "an",
            Some(NUNATION_U) => "un",
            Some(NUNATION_I) => "in",
            Some(DAGGER_ALIF) => "ā",
            _ => "",
        });
    }
}

/// The first letter as a capital; the signs of hamza and ع have none.
fn capital(name: &str) -> String {
    match name.char_indices().find(|(_, letter)| letter.is_lowercase() || letter.is_uppercase()) {
        Some((at, letter)) => format!("{}{}{}", &name[..at], letter.to_uppercase(), &name[at + letter.len_utf8()..]),
        None => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelled_by_their_marks_where_they_have_any() {
        for (arabic, library, names) in [
            ("ٱلْقَاهِرَة", "al-Qāhirah", "al-Qāhirah"),
            ("اَلْقَاهِرَة", "al-Qāhirah", "al-Qāhirah"),
            ("الْأُرْدُن", "al-Urdun", "al-Urdun"),
            ("الآن", "al-Ān", "al-Ān"),
            ("السُّودَان", "al-Sūdān", "al-Sūdān"),
            ("فتاة", "Ftāh", "Ftāh"),
            ("كتابًا", "Ktāban", "Ktāban"),
            ("كتاباً", "Ktāban", "Ktāban"),
            ("عَرَبِيّ", "ʻArabī", "‘Arabīy"),
            ("عَرَبِيَّة", "ʻArabīyah", "‘Arabīyah"),
            ("عَمْرو", "ʻAmr", "‘Amr"),
            ("عُمَرُ", "ʻUmaru", "‘Umaru"),
            ("الله", "Allāh", "Allāh"),
            ("اللّٰه", "Allāh", "Allāh"),
            ("ا\u{654}\u{64F}رْدُن", "Urdun", "Urdun"),
            ("بَ\u{6E1}يْت", "Bayt", "Bayt"),
            ("رَحْمٰن", "Raḥmān", "Raḩmān"),
            ("مُصْطَفَى", "Muṣṭafá", "Muşţafá"),
            ("سُؤَال", "Suʼāl", "Su’āl"),
            ("ألما", "Almā", "Almā"),
            ("عع", "ʻʻ", "‘‘"),
            ("ّ", "", ""),
            ("Blinken", "Blinken", "Blinken"),
        ] {
            assert_eq!((spell(arabic, Scheme::AlaLc), spell(arabic, Scheme::Bgn)), (library.into(), names.into()), "{arabic}");
        }
    }
}
