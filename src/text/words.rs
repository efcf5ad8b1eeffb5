//! Words with their original spans and their keys, and what stands between them.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation;

use super::cues::{Cues, cues};
use super::letter_names;
use super::meaning::Meaning;
use super::normalize::Normalized;
use crate::span::Span;

/// The words of a text, in order.
#[derive(Debug, Clone)]
pub struct Words {
    normalized: Normalized,
    words: Vec<Word>,
    /// Worked out when the first is asked for, as the meanings are: those of a glossary's forms never are.
    cues: OnceLock<Vec<Cues>>,
    meanings: OnceLock<Vec<Meaning>>,
}

/// One word: letters and digits, with whatever marks sit on them.
#[derive(Debug, Clone)]
pub struct Word {
    /// Where it stands in the original text.
    pub span: Span,
    /// Where it stands in the normalised text, clean or key.
    normalized: Span,
    /// What stands between the word before and this one.
    pub gap: Gap,
    /// What it is written with.
    pub script: Script,
}

/// What a word is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Arabic letters, Persian and Urdu ones among them.
    Arabic,
    /// Digits of any script.
    Digits,
    /// Letters of other alphabets.
    Other,
}

/// The marks between two words, as a set. An empty set means that the words touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gap(u16);

impl Gap {
    /// One or more spaces.
    pub const SPACE: Self = Self(1);
    /// A line break.
    pub const LINE: Self = Self(1 << 1);
    /// An empty line, or the start of the text.
    pub const PARAGRAPH: Self = Self(1 << 2);
    /// A hyphen or dash, or the dot of an abbreviation (سي.إن.إن).
    pub const HYPHEN: Self = Self(1 << 3);
    /// A comma, semicolon or colon.
    pub const COMMA: Self = Self(1 << 4);
    /// A full stop, question or exclamation mark.
    pub const STOP: Self = Self(1 << 5);
    /// A quotation mark.
    pub const QUOTE: Self = Self(1 << 6);
    /// An opening bracket.
    pub const OPEN: Self = Self(1 << 7);
    /// A closing bracket.
    pub const CLOSE: Self = Self(1 << 8);
    /// A slash.
    pub const SLASH: Self = Self(1 << 9);
    /// A colon (also counted as [`COMMA`](Self::COMMA)).
    pub const COLON: Self = Self(1 << 10);
    /// Anything else.
    pub const SYMBOL: Self = Self(1 << 11);

    /// Whether it holds any of the marks of `other`.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds nothing but marks of `other`.
    pub fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether it may stand between two words of one name: space, a line break, or a hyphen that touches both. A dash with
    /// spaces around it separates.
    pub fn joins_name(self) -> bool {
        self.only(Self::SPACE.with(Self::LINE)) || self == Self::HYPHEN
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn between(text: &str) -> Self {
        if text == " " {
            return Self::SPACE;
        }
        let mut lines = 0;
        let mut gap = Self::default();
        for mark in text.chars() {
            let this = Self::of(mark);
            lines += u32::from(this == Self::LINE);
            gap = gap.with(this);
        }
        if lines > 1 { gap.with(Self::PARAGRAPH) } else { gap }
    }

    fn of(mark: char) -> Self {
        match mark {
            '\n' | '\u{2028}' => Self::LINE,
            '\u{2029}' => Self::PARAGRAPH,
            _ if mark.is_whitespace() => Self::SPACE,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Self::HYPHEN,
            ':' => Self::COMMA.with(Self::COLON),
            ',' | '،' | ';' | '؛' => Self::COMMA,
            '.' | '!' | '?' | '؟' | '۔' | '…' => Self::STOP,
            '"' | '\'' | '«' | '»' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‹' | '›' => Self::QUOTE,
            '(' | '[' | '{' | '﴾' => Self::OPEN,
            ')' | ']' | '}' | '﴿' => Self::CLOSE,
            '/' | '\\' => Self::SLASH,
            _ => Self::SYMBOL,
        }
    }
}

impl Words {
    /// Finds the words of `text`: Unicode word boundaries on the clean text, so that harakat, tatweel and direction
    /// controls never cut a word, and Arabic words cut at every mark that is no letter (papers forget the space after it).
    pub fn new(text: &str) -> Self {
        let normalized = Normalized::new(text);
        let mut words = Vec::with_capacity(text.len() / 8);
        let (mut last_end, mut hint) = (None, 0);
        for (start, chunk) in chunks(&normalized.clean) {
            each_part(chunk, |part, script| {
                let at = Span::new(start + part.start, start + part.end);
                let gap = match last_end {
                    Some(end) if &normalized.clean[end..at.start] == "." && abbreviates(&normalized, &words, at) => Gap::HYPHEN,
                    Some(end) => Gap::between(&normalized.clean[end..at.start]),
                    None => Gap::between(&normalized.clean[..at.start]).with(Gap::PARAGRAPH),
                };
                let span = normalized.next_original_span(text, at, &mut hint);
                words.push(Word { span, normalized: at, gap, script });
                last_end = Some(at.end);
            });
        }
        Self { normalized, words, cues: OnceLock::new(), meanings: OnceLock::new() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at `index`.
    ///
    /// # Panics
    /// If there is none.
    pub fn get(&self, index: usize) -> &Word {
        &self.words[index]
    }

    /// All words, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Word> {
        self.words.iter()
    }

    /// The word under spelling folding, as glossary forms are looked up.
    pub fn key(&self, index: usize) -> &str {
        self.words[index].normalized.of(&self.normalized.key)
    }

    /// What the word tells about its neighbours.
    pub fn cues(&self, index: usize) -> Cues {
        self.cues.get_or_init(|| (0..self.len()).map(|at| cues(self.key(at))).collect())[index]
    }

    /// What the word lists say of the word.
    pub(crate) fn meaning(&self, index: usize) -> Meaning {
        self.meanings.get_or_init(|| (0..self.len()).map(|at| Meaning::of(self.key(at))).collect())[index]
    }

    /// Takes the cues and meanings of all words from somebody who knows them already, each what [`cues`] and [`Meaning::of`] say of the
    /// word's key.
    pub(crate) fn know(&self, known: impl Iterator<Item = (Cues, Meaning)> + Clone) {
        self.cues.get_or_init(|| known.clone().map(|(cues, _)| cues).collect());
        self.meanings.get_or_init(|| known.map(|(_, meaning)| meaning).collect());
    }

    /// The word without typography, the letters as written.
    pub fn clean(&self, index: usize) -> &str {
        self.words[index].normalized.of(&self.normalized.clean)
    }

    /// The clean text of a run of words, with what stands between them.
    pub fn clean_run(&self, words: Range<usize>) -> &str {
        self.normalized_run(words).of(&self.normalized.clean)
    }

    /// The part of a word's key that lies within an original span: without the proclitics that the span leaves out.
    pub fn key_within(&self, index: usize, span: Span) -> &str {
        let word = &self.words[index];
        let key = self.key(index);
        if word.span.start >= span.start {
            return key;
        }
        let skipped =
            key.char_indices().find(|&(at, _)| self.normalized.original_start(word.normalized.start + at) >= span.start);
        skipped.map_or("", |(at, _)| &key[at..])
    }

    /// The normalised text that the words were found in.
    pub(super) fn normalized(&self) -> &Normalized {
        &self.normalized
    }

    /// The original span of a run of words whose first `skip` key bytes are left out (an attached proclitic).
    pub fn span(&self, original: &str, words: Range<usize>, skip: usize) -> Span {
        self.span_between(original, words, skip, 0)
    }

    /// The same, with the last `cut` key bytes left out too (a word that was written on to the name).
    pub fn span_between(&self, original: &str, words: Range<usize>, skip: usize, cut: usize) -> Span {
        let run = self.normalized_run(words);
        self.normalized.original_span(original, Span::new(run.start + skip, run.end - cut))
    }

    fn normalized_run(&self, words: Range<usize>) -> Span {
        Span::new(self.words[words.start].normalized.start, self.words[words.end - 1].normalized.end)
    }
}

/// What stands between Unicode word boundaries and holds letters or digits, with its place: [`UnicodeSegmentation::unicode_word_indices`],
/// but for Arabic words between spaces, which need no tables.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // Always a word boundary.
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while bytes.get(at) == Some(&b'\n') || bytes.get(at) == Some(&b' ') && starts_arabic(&bytes[at + 1..]) {
            at += 1;
        }
        let end = at + arabic_letters(&bytes[at..]);
        let (start, chunk) = if end > at && matches!(bytes.get(end), None | Some(b' ' | b'\n')) {
            (at, &text[at..end])
        } else {
            let (skipped, chunk) = text[at..].unicode_word_indices().next()?;
            (at + skipped, chunk)
        };
        at = start + chunk.len();
        Some((start, chunk))
    })
}

/// Bytes at the start that are letters from U+0620 to U+064A.
fn arabic_letters(bytes: &[u8]) -> usize {
    2 * bytes.chunks_exact(2).take_while(|letter| starts_arabic(letter)).count()
}

/// Whether the bytes begin with a letter from U+0620 to U+064A, all of which Unicode takes for letters of words.
fn starts_arabic(bytes: &[u8]) -> bool {
    matches!(bytes, [0xd8, 0xa0..=0xbf, ..] | [0xd9, 0x80..=0x8a, ..])
}

/// Whether the dot between the last of `words` and the next one belongs to an abbreviation, as a hyphen would.
fn abbreviates(normalized: &Normalized, words: &[Word], next: Span) -> bool {
    let key = |at: Span| at.of(&normalized.key);
    words.last().is_some_and(|last| letter_names::abbreviates(key(last.normalized), key(next)))
}

/// Cuts a chunk between Unicode word boundaries into parts of one script each.
fn each_part(chunk: &str, mut found: impl FnMut(Range<usize>, Script)) {
    if arabic_letters(chunk.as_bytes()) == chunk.len() {
        return found(0..chunk.len(), Script::Arabic);
    }
    let mut open: Option<(usize, Script)> = None;
    for (at, letter) in chunk.char_indices() {
        let script = script_of(letter, open.map(|(_, script)| script));
        if open.map(|(_, script)| script) != script {
            if let Some((start, script)) = open {
                found(start..at, script);
            }
            open = script.map(|script| (at, script));
        }
    }
    if let Some((start, script)) = open {
        found(start..chunk.len(), script);
    }
}

/// The script a character belongs to after a character of script `before`; `None` for what is no part of a word there.
fn script_of(letter: char, before: Option<Script>) -> Option<Script> {
    match letter {
        '0'..='9' => Some(if before == Some(Script::Other) { Script::Other } else { Script::Digits }),
        '.' | ',' | '٫' | '٬' | '\'' | '’' | '_' => before.filter(|&script| script != Script::Arabic),
        _ if is_arabic_letter(letter) => Some(Script::Arabic),
        _ if letter.is_alphanumeric() => Some(Script::Other),
        _ => None,
    }
}

/// Whether a character is a letter of the Arabic script.
pub fn is_arabic_letter(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}' | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8C7}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn chunks_are_those_of_unicode(text in "[اويةـ َ \n.,:'’\"١2a\u{301}\u{200d}\u{ad}😀🇪🇬\r（ー一]{0,30}") {
            prop_assert_eq!(chunks(&text).collect::<Vec<_>>(), text.unicode_word_indices().collect::<Vec<_>>());
        }
    }

    proptest! {
        #[test]
        fn spans_are_the_same_asked_for_in_order_or_one_by_one(text in "[اأةىـ\u{64e}\u{654}ﻻﷲ \n.،١2a\u{200f}]{0,60}") {
            let words = Words::new(&text);
            for at in 0..words.len() {
                prop_assert_eq!(words.get(at).span, words.span(&text, at..at + 1, 0));
            }
        }
    }

    fn cleans(text: &str) -> Vec<String> {
        let words = Words::new(text);
        (0..words.len()).map(|i| words.clean(i).to_string()).collect()
    }

    #[test]
    fn words_are_cut_where_readers_cut_them() {
        for (text, expected) in [
            ("قال:نعم، القاهرة.وقال", vec!["قال", "نعم", "القاهرة", "وقال"]),
            ("بلي\u{200F}نكن وبلـينكِن", vec!["بلينكن", "وبلينكن"]),
            ("تشرين الثاني/نوفمبر 2023", vec!["تشرين", "الثاني", "نوفمبر", "2023"]),
            ("نسبة ١٢٫٥٪ و1,197 شخصا", vec!["نسبة", "12٫5", "و", "1,197", "شخصا"]),
            ("don't F-16 ANZ", vec!["don't", "F", "16", "ANZ"]),
            ("", vec![]),
            ("…؟!", vec![]),
        ] {
            assert_eq!(cleans(text), expected, "{text}");
        }
    }

    #[test]
    fn gaps_tell_what_stands_between() {
        let words = Words::new("أ، ب\nج\n\nد-ه");
        let gap = |i: usize| words.get(i).gap;
        assert!(gap(0).has(Gap::PARAGRAPH));
        assert_eq!(gap(1), Gap::COMMA.with(Gap::SPACE));
        assert_eq!(gap(2), Gap::LINE);
        assert!(gap(3).has(Gap::PARAGRAPH));
        assert_eq!(gap(4), Gap::HYPHEN);
        let words = Words::new("بي.بي.سي وانتهى.إن");
        let gaps: Vec<Gap> = (1..5).map(|at| words.get(at).gap).collect();
        assert_eq!(gaps, [Gap::HYPHEN, Gap::HYPHEN, Gap::SPACE, Gap::STOP]);
    }
}
