//! Numbers in a text with their values: digits of three scripts, Arabic or English number words, and the two mixed
//! (3.5 مليار).
//!
//! [`Number`] knows no language, so that an Arabic number ([`find`]) can be compared with an English one ([`find_english`]). What is a number is often
//! doubtful (واحد "someone", ست "lady"): such are reported with [`sure`](Number::sure) false, and callers judge.

mod compose;
mod digits;
mod english;
mod percent;
mod pieces;
mod thousands;
mod value;
mod word_table;
mod years;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use english::find_english;
pub use value::Value;
pub(crate) use years::{is_hijri, is_year_word};

use crate::span::Span;
use crate::text::words::{Gap, Script, Words};
use compose::Composer;
use pieces::Placed;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Where it stands in the original text: without proclitics, with its sign or words for "per cent".
    pub span: Span,
    /// The words it runs over.
    pub words: Range<usize>,
    /// How much it is.
    pub value: Value,
    /// What it tells.
    pub kind: NumberKind,
    /// How it is written.
    pub written: Written,
    /// Whether it is surely a number: `false` for words that more often are none (واحد, ست, ثانية) and for digits that belong
    /// to a name or a code (F-16, 5G) or to a clock time (20:30).
    pub sure: bool,
}

/// What a number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// How many or how much.
    Cardinal,
    /// Which in a row. A lone ten with the article (العشرين) is one, though it may be a cardinal.
    Ordinal,
    /// Parts of a hundred.
    Percent,
    /// A year, as the word or the era beside it says. See [`Number::may_be_year`] for those with no such word.
    Year,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// Digits and nothing else, as years and codes are.
    Plain,
    /// Digits with marks of thousands or decimals.
    Digits,
    /// Words.
    Words,
    /// Digits and words (3.5 مليار).
    Mixed,
}

impl Number {
    /// Whether it could be a year: it is said to be one, or it is a whole number from 1900 to 2099 in digits without marks.
    pub fn may_be_year(&self) -> bool {
        let in_range = self.value.as_whole().is_some_and(|value| (1900..2100).contains(&value));
        self.kind == NumberKind::Year || self.kind == NumberKind::Cardinal && self.written == Written::Plain && in_range
    }

    /// Takes in the sign or words for "per cent" beside a cardinal; a sign before byte `floor` belongs to another number.
    fn take_percent(&mut self, text: &str, words: &Words, floor: usize) {
        if self.kind != NumberKind::Cardinal {
            return;
        }
        let has_digits = self.written != Written::Words;
        if let Some((end, last)) = percent::after(text, words, self.span, self.words.end) {
            (self.span.end, self.words.end, self.kind) = (end, last, NumberKind::Percent);
        } else if let Some(sign) = percent::before(text, self.span).filter(|&sign| has_digits && sign >= floor) {
            (self.span.start, self.kind) = (sign, NumberKind::Percent);
        }
    }
}

/// The numbers of an Arabic text, in order, none overlapping another. `words` are those of `text`.
///
/// Parts of dates are among them (the 7 and the 2023 of 7/10/2023), but not the ordinals in names of months (تشرين الأول);
/// see [`outside`] for those that belong to no date. Linear in the length of the text.
pub fn find(text: &str, words: &Words) -> Vec<Number> {
    let scanned = scan(words, |at, floor| read(text, words, at, floor));
    let mut numbers = thousands::join(text, words, scanned);
    years::mark(words, &mut numbers);
    numbers
}

/// The numbers that `read` finds from each word on: it is given the word and where the number before ended.
fn scan(words: &Words, read: impl Fn(usize, usize) -> Option<Number>) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = read(at, numbers.last().map_or(0, |number| number.span.end));
        at = found.as_ref().map_or(at + 1, |number| number.words.end);
        numbers.extend(found);
    }
    numbers
}

/// The numbers that lie in none of `spans`, such as those of dates; both in order of place.
pub fn outside(mut numbers: Vec<Number>, spans: impl IntoIterator<Item = Span>) -> Vec<Number> {
    let mut spans = spans.into_iter().peekable();
    numbers.retain(|number| {
        while spans.next_if(|span| span.end <= number.span.start).is_some() {}
        spans.peek().is_none_or(|span| !span.overlaps(number.span))
    });
    numbers
}

/// The longest number that begins at word `start`. Nothing before byte `floor` belongs to it.
fn read(text: &str, words: &Words, start: usize, floor: usize) -> Option<Number> {
    let first = pieces::first(words, start)?;
    let mut composer = Composer::default();
    let mut placed = first.clone();
    let (mut longest, mut closed) = (None, None);
    let mut scripts = Scripts::default();
    while composer.push(placed.piece) {
        let end = placed.words.end;
        scripts.add(words.get(end - 1).script);
        let span = words.span(text, start..end, first.skip);
        let percent = percent::after(text, words, span, end).is_some();
        if let Some(value) = if percent { composer.value_before_percent() } else { composer.value() } {
            longest = Some(Longest { value, span, end, ordinal: composer.is_ordinal(), scripts });
        }
        if composer.is_closed() {
            closed = longest;
        }
        let Some(next) = pieces::next(words, end) else { break };
        if composer.is_outgrown_by(next.piece) {
            longest = closed;
        }
        placed = next;
    }
    longest.map(|longest| longest.number(text, words, &first, floor))
}

/// What a number is written with, as far as it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Scripts {
    digits: bool,
    letters: bool,
}

impl Scripts {
    fn add(&mut self, script: Script) {
        self.digits |= script == Script::Digits;
        self.letters |= script != Script::Digits;
    }
}

/// The longest run of pieces so far that is a whole number.
#[derive(Debug, Clone, Copy)]
struct Longest {
    value: Value,
    span: Span,
    end: usize,
    ordinal: bool,
    scripts: Scripts,
}

impl Longest {
    fn number(self, text: &str, words: &Words, first: &Placed, floor: usize) -> Number {
        let start = first.words.start;
        let mut number = Number {
            span: self.span,
            words: start..self.end,
            value: self.value,
            kind: if self.ordinal { NumberKind::Ordinal } else { NumberKind::Cardinal },
            written: written(words.clean(start), self.scripts),
            sure: !is_doubtful(words, first, start..self.end),
        };
        number.take_percent(text, words, floor);
        number
    }
}

fn written(first: &str, scripts: Scripts) -> Written {
    match scripts {
        Scripts { digits: true, letters: true } => Written::Mixed,
        Scripts { digits: false, .. } => Written::Words,
        _ if first.bytes().all(|byte| byte.is_ascii_digit()) => Written::Plain,
        _ => Written::Digits,
    }
}

fn is_doubtful(words: &Words, first: &Placed, run: Range<usize>) -> bool {
    match words.get(run.start).script {
        Script::Digits => is_code(words, run.start),
        _ => run.len() == 1 && pieces::is_doubtful(words, first),
    }
}

/// Whether the digits at word `at` belong to a name, a code or a clock time, as what touches them shows.
pub(super) fn is_code(words: &Words, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| (words.get(at).gap, before));
    let after = (at + 1 < words.len()).then(|| (words.get(at + 1).gap, at + 1));
    let is_clock = |(gap, other): (Gap, usize)| gap == Gap::COLON.with(Gap::COMMA) && words.get(other).script == Script::Digits;
    let follows_letters = |(gap, other): (Gap, usize)| {
        words.get(other).script != Script::Digits
            && (gap == Gap::HYPHEN || gap == Gap::default() && !is_proclitic(words.key(other)))
    };
    let precedes_latin = |(gap, other): (Gap, usize)| gap == Gap::default() && words.get(other).script == Script::Other;
    before.is_some_and(|side| is_clock(side) || follows_letters(side))
        || after.is_some_and(|side| is_clock(side) || precedes_latin(side))
}

/// Particles that are written on digits: و500, بـ20, الـ15, للـ20.
fn is_proclitic(key: &str) -> bool {
    const PARTICLES: [&str; 16] =
        ["و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "وال", "بال", "لل", "كال", "فال", "وبال", "ولل", "حتي"];
    PARTICLES.contains(&key)
}
