//! Folding of spelling variants, with a way back to every original byte.
//!
//! Two keys are made in one pass, byte for byte beside each other:
//!
//! * the **clean** text drops what is only typography (harakat, tatweel, bidi controls, presentation forms) and
//!   keeps the letters as the writer chose them;
//! * the **key** also folds the spellings that Arabic papers do not agree on (hamza on alef, final ya, ta marbuta,
//!   Persian and Urdu letters, Latin case). Glossary forms and article words meet in this one.
//!
//! Where the clean texts differ and the keys agree, a report can say "same word, other spelling" instead of silently
//! merging the two. A third, [`skeleton`], drops the long vowels too: it proposes candidates and decides nothing.

use unicode_normalization::UnicodeNormalization;

use crate::span::Span;

/// A text, its two keys, and the way back.
#[derive(Debug, Clone, Default)]
pub struct Normalized {
    /// The text without typography; same length in bytes as [`key`](Self::key).
    pub clean: String,
    /// The text under spelling folding; every character has the same length in bytes as its neighbour in `clean`.
    pub key: String,
    runs: Vec<Run>,
    original_length: usize,
}

/// A stretch of normalised text whose bytes stand one to one for original bytes,
/// or (`atomic`) one original character that became several.
#[derive(Debug, Clone, Copy)]
struct Run {
    normalized: usize,
    original: usize,
    /// Bytes of the one original character this run stands for; 0 for a run of unchanged lengths.
    atomic: u8,
}

impl Normalized {
    /// Folds `text`. Linear in its length; never fails.
    pub fn new(text: &str) -> Self {
        let mut builder = Builder::with_capacity(text.len());
        let mut at = 0;
        while at < text.len() {
            let plain = plain_length(&text.as_bytes()[at..]);
            if plain > 0 {
                builder.keep_all(at, &text[at..at + plain]);
                at += plain;
            } else {
                let letter = text[at..].chars().next().unwrap_or_default();
                builder.push(at, letter);
                at += letter.len_utf8();
            }
        }
        builder.finish(text.len())
    }

    /// The original span of a span of the normalised text: from the first letter's first byte
    /// to the last letter's last byte, with the marks and tatweel that sit on the last letter.
    ///
    /// `original` is the text this was made from.
    pub fn original_span(&self, original: &str, normalized: Span) -> Span {
        self.span_by(original, normalized, |place| self.run_of(place))
    }

    /// The same for spans that are asked for in the order of the text: `hint` is the run of the last one, 0 at first.
    pub(super) fn next_original_span(&self, original: &str, normalized: Span, hint: &mut usize) -> Span {
        self.span_by(original, normalized, |place| {
            while self.runs.get(*hint + 1).is_some_and(|run| run.normalized <= place) {
                *hint += 1;
            }
            self.runs.get(*hint).filter(|run| run.normalized <= place)
        })
    }

    fn span_by<'r>(&'r self, original: &str, normalized: Span, mut run_of: impl FnMut(usize) -> Option<&'r Run>) -> Span {
        let start = self.start_by(normalized.start, run_of(normalized.start));
        if normalized.is_empty() {
            return Span::new(start, start);
        }
        let end = Self::end_by(normalized.end, run_of(normalized.end - 1));
        let marks: usize = original[end..].chars().take_while(|&c| is_mark(c) || c == TATWEEL).map(char::len_utf8).sum();
        Span::new(start, end + marks)
    }

    /// Where the character at byte `normalized` of the normalised text begins in the original text.
    pub fn original_start(&self, normalized: usize) -> usize {
        self.start_by(normalized, self.run_of(normalized))
    }

    fn start_by(&self, normalized: usize, run: Option<&Run>) -> usize {
        match run {
            Some(run) if run.atomic > 0 => run.original,
            Some(run) => (run.original + (normalized - run.normalized)).min(self.original_length),
            None => normalized.min(self.original_length),
        }
    }

    /// Where the character that ends before byte `normalized` ends in the original text; `run` is that of the byte before.
    fn end_by(normalized: usize, run: Option<&Run>) -> usize {
        match run {
            Some(run) if run.atomic > 0 => run.original + usize::from(run.atomic),
            Some(run) => run.original + (normalized - run.normalized),
            None => normalized,
        }
    }

    fn run_of(&self, normalized: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.normalized <= normalized);
        self.runs[..after].last()
    }
}

/// Bytes at the start that are spaces, line breaks and the letters of Arabic from ء to غ and from ف to ي: they stay as they are.
fn plain_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes[at..] {
            [b' ' | b'\n', ..] => 1,
            [0xd8, 0xa1..=0xba, ..] | [0xd9, 0x81..=0x8a, ..] => 2,
            _ => return at,
        };
    }
}

struct Builder {
    out: Normalized,
    /// Original offset that the next unchanged character would have if the current run went on.
    expected: Option<usize>,
}

impl Builder {
    fn with_capacity(bytes: usize) -> Self {
        let out =
            Normalized { clean: String::with_capacity(bytes), key: String::with_capacity(bytes), ..Normalized::default() };
        Self { out, expected: None }
    }

    fn push(&mut self, at: usize, letter: char) {
        match letter {
            '\u{653}'..='\u{655}' => self.compose(letter),
            _ if is_ignorable(letter) => {}
            '\u{FDFC}' => self.expand(at, letter, "ريال".chars()),
            // Whole phrases in one character (ﷺ) are no words of the text: two words cannot share one place.
            '\u{FDFA}' | '\u{FDFB}' | '\u{FDFD}' => self.expand(at, letter, std::iter::once(' ')),
            // Of marks on a space of their own only the mark counts, so that they cut no word.
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => self.expand(at, letter, letter.nfkc().filter(|&c| c != ' ')),
            _ => {
                let clean = canonical(letter);
                if clean.len_utf8() == letter.len_utf8() {
                    self.keep(at, clean)
                } else {
                    self.expand(at, letter, std::iter::once(clean))
                }
            }
        }
    }

    /// A stretch of what nearly all of a text consists of: it stays as it is.
    fn keep_all(&mut self, at: usize, stretch: &str) {
        self.go_on(at);
        self.out.clean.push_str(stretch);
        let mut kept = 0;
        for (place, letter) in stretch.char_indices() {
            let folded = fold(letter);
            if folded != letter {
                self.out.key.push_str(&stretch[kept..place]);
                self.out.key.push(folded);
                kept = place + letter.len_utf8();
            }
        }
        self.out.key.push_str(&stretch[kept..]);
        self.expected = Some(at + stretch.len());
    }

    /// A letter that keeps its length: the run goes on where it can.
    fn keep(&mut self, at: usize, letter: char) {
        self.go_on(at);
        self.emit(letter);
        self.expected = Some(at + letter.len_utf8());
    }

    /// Goes on with the run, or begins one.
    fn go_on(&mut self, at: usize) {
        if self.expected != Some(at) {
            self.out.runs.push(Run { normalized: self.out.clean.len(), original: at, atomic: 0 });
        }
    }

    /// One original character that becomes other letters, none of which can be cut from it.
    fn expand(&mut self, at: usize, original: char, letters: impl Iterator<Item = char>) {
        let run = Run { normalized: self.out.clean.len(), original: at, atomic: original.len_utf8() as u8 };
        let before = self.out.clean.len();
        for letter in letters.filter(|&letter| !is_ignorable(letter)) {
            self.emit(canonical(letter));
        }
        if self.out.clean.len() > before {
            self.out.runs.push(run);
            self.expected = None;
        }
    }

    fn emit(&mut self, letter: char) {
        self.out.clean.push(letter);
        self.out.key.push(fold(letter));
    }

    /// A hamza or madda written as a mark of its own joins the letter before it.
    fn compose(&mut self, mark: char) {
        let composed = match (self.out.clean.chars().next_back(), mark) {
            (Some('ا'), '\u{653}') => 'آ',
            (Some('ا'), '\u{654}') => 'أ',
            (Some('ا'), '\u{655}') => 'إ',
            (Some('و'), '\u{654}') => 'ؤ',
            (Some('ي' | 'ى'), '\u{654}') => 'ئ',
            _ => return,
        };
        self.out.clean.pop();
        self.out.key.pop();
        self.emit(composed);
    }

    fn finish(mut self, original_length: usize) -> Normalized {
        fold_final_alef_maqsura(&mut self.out.key);
        self.out.original_length = original_length;
        self.out
    }
}

/// The horizontal stroke that lengthens a word on paper and means nothing.
const TATWEEL: char = '\u{640}';

/// Arabic vowel and Quranic marks, and the combining marks of other scripts that people paste on Arabic letters.
pub fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}' | '\u{300}'..='\u{36F}')
}

/// Characters that never tell one word from another: marks, tatweel, direction controls, joiners, the byte-order mark.
pub fn is_ignorable(letter: char) -> bool {
    letter == TATWEEL || is_mark(letter) || is_format(letter)
}

/// Invisible controls: direction marks and isolates, joiners, soft hyphen, the byte-order mark.
pub fn is_format(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Typography that has one plain form: spaces of any width, digits of any script.
fn canonical(letter: char) -> char {
    match letter {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        _ => letter,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from(b'0' + (u32::from(letter) - u32::from(zero)) as u8)
}

/// Spelling folding of one letter, never changing its length in bytes.
fn fold(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۃ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ی' | 'ې' => 'ي',
        'A'..='Z' => letter.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter,
    }
}

/// ى becomes ي at the end of a word (Egyptian papers write either for either); inside one it stays.
fn fold_final_alef_maqsura(key: &mut String) {
    if !key.contains('ى') {
        return;
    }
    let mut out = String::with_capacity(key.len());
    let mut letters = key.chars().peekable();
    while let Some(letter) = letters.next() {
        let at_end = letter == 'ى' && letters.peek().is_none_or(|next| !next.is_alphabetic());
        out.push(if at_end { 'ي' } else { letter });
    }
    *key = out;
}

/// The spelling key of a short string, such as a glossary form, with runs of spaces made one and the ends trimmed.
pub fn key(text: &str) -> String {
    join_words(&Normalized::new(text).key)
}

/// The clean form of a short string, with runs of spaces made one and the ends trimmed.
pub fn clean(text: &str) -> String {
    join_words(&Normalized::new(text).clean)
}

/// Whether a text is letters of Arabic with single spaces between words: then it is its own clean form. Others may be too.
pub(crate) fn is_clean(text: &str) -> bool {
    let words = || text.split(' ').all(|word| !word.is_empty());
    plain_length(text.as_bytes()) == text.len() && !text.contains('\n') && words()
}

fn join_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Appends the skeleton of a spelling key: spaces, long vowels and hamzas inside a word dropped, foreign letters folded.
///
/// Two spellings of one foreign name usually share it (بلينكن and بلينكين, نتنياهو and نتانياهو), as do many words that have
/// nothing to do with each other: a candidate key, never a verdict.
pub fn skeleton(key: &str, out: &mut String) {
    out.extend(skeleton_letters(key, true));
}

/// The letters of a [`skeleton`] one by one; `first` says whether the key begins the form, where a vowel letter is kept.
pub fn skeleton_letters(key: &str, first: bool) -> impl Iterator<Item = char> + '_ {
    let mut kept = !first;
    key.chars().filter_map(move |letter| {
        let dropped = match letter {
            ' ' | '-' => true,
            'ا' | 'و' | 'ي' | 'ى' | 'ء' | 'ؤ' | 'ئ' => kept,
            _ => false,
        };
        kept |= !dropped;
        (!dropped).then(|| fold_foreign(letter))
    })
}

/// Letters borrowed for foreign sounds, each with the plain letter that papers write when they lack it.
fn fold_foreign(letter: char) -> char {
    match letter {
        'پ' => 'ب',
        'ڤ' | 'ڥ' => 'ف',
        'چ' => 'ج',
        'ژ' => 'ز',
        'گ' | 'ڭ' | 'ݣ' | 'غ' => 'ج',
        'ط' => 'ت',
        'ص' => 'س',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_disappears_and_spelling_folds() {
        for (written, clean_form, key_form) in [
            ("بلينكِن", "بلينكن", "بلينكن"),
            ("بلـــينكن", "بلينكن", "بلينكن"),
            ("بلي\u{200F}نكن", "بلينكن", "بلينكن"),
            ("أنقرة", "أنقرة", "انقره"),
            ("ا\u{654}نقرة", "أنقرة", "انقره"),
            ("مصطفى", "مصطفى", "مصطفي"),
            ("\u{FEFB}", "لا", "لا"),
            ("\u{FDFC}", "ريال", "ريال"),
            ("محمد\u{FDFA}وصحبه", "محمد وصحبه", "محمد وصحبه"),
            ("محم\u{FE7A}د", "محمد", "محمد"),
            ("ایران\u{A0}٢٠٢٣", "ایران 2023", "ايران 2023"),
            ("  ANZ  Bank ", "ANZ Bank", "anz bank"),
        ] {
            assert_eq!((clean(written).as_str(), key(written).as_str()), (clean_form, key_form), "{written}");
        }
    }

    #[test]
    fn spans_come_home() {
        let text = "قال \u{202B}بلـ\u{64E}ينكن\u{650}\u{202C} ﻻحقا";
        let normalized = Normalized::new(text);
        let find = |word: &str| {
            let start = normalized.clean.find(word).expect("the word is there");
            normalized.original_span(text, Span::new(start, start + word.len())).of(text)
        };
        assert_eq!(find("بلينكن"), "بلـ\u{64E}ينكن\u{650}");
        assert_eq!(find("لاحقا"), "ﻻحقا");
        assert_eq!(find("حقا"), "حقا");
    }

    #[test]
    fn vowels_and_spaces_leave_no_trace_in_the_skeleton() {
        let of = |word: &str| {
            let mut out = String::new();
            skeleton(&key(word), &mut out);
            out
        };
        assert_eq!(of("بلينكين"), of("بلينكن"));
        assert_eq!(of("نتانياهو"), of("نتنياهو"));
        assert_eq!(of("هونغ كونغ"), of("هونغكونغ"));
        assert_ne!(of("علي"), of("ليا"));
    }
}
