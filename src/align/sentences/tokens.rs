//! What a segment holds that its translation would hold too: words by their stems, and what is the same in every language.

use std::collections::HashMap;

use super::segments::Segment;
use crate::document::Document;
use crate::glossary::Glossary;
use crate::kinds::EntryKey;
use crate::matcher;
use crate::text::dates::{self, Calendar, Date};
use crate::text::numbers::{self, Number, Value};
use crate::text::stems;
use crate::text::words::{Script, Words};

/// Something that a segment holds. What is the same on both sides has the same token.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Token {
    /// A word by its stem; one in Latin letters is the same on both sides.
    Word(String),
    /// A number by its value.
    Number(Value),
    /// A month by its calendar and number.
    Month(Calendar, u8),
    /// A day of the week.
    Weekday(dates::Weekday),
    /// An entry of the glossary.
    Entry(EntryKey),
    /// A mark that translators keep.
    Mark(char),
}

/// One text as the search sees it.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// How long each segment is, in letters and digits.
    pub(super) lengths: Vec<f32>,
    /// Whether a paragraph begins with the segment.
    pub(super) begins_paragraph: Vec<bool>,
    /// The tokens of each segment with how often it holds them, sorted by token.
    pub(super) bags: Vec<Vec<(u32, f32)>>,
    /// All tokens by number, in the order of the text.
    pub(super) tokens: Vec<Token>,
    /// How often the text holds each token.
    pub(super) counts: Vec<f32>,
    /// How many tokens it holds.
    pub(super) total: f32,
    /// The words in Latin letters that are written with a capital, by token: what may be a name.
    pub(super) capitals: Vec<u32>,
    numbers: HashMap<Token, u32>,
}

/// Which language a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// The language of the source.
    Arabic,
    /// The language of the target.
    English,
}

impl Side {
    /// Reads the segments of a document. Linear in its length.
    pub(super) fn new(document: &Document, segments: &[&Segment], language: Language, glossary: &Glossary) -> Self {
        let mut side = Self::default();
        let found = Found::new(document, language, glossary);
        let mut next = Cursor::default();
        for segment in segments {
            let mut held = Vec::new();
            side.read_words(document, segment, language, &found, &mut held);
            found.of_segment(segment, &mut next, |token| held.push(side.number(token)));
            for mark in marks(segment.span.of(document.text())) {
                held.push(side.number(Token::Mark(mark)));
            }
            side.push(document, segment, held);
        }
        side.capitals.sort_unstable();
        side.capitals.dedup();
        side
    }

    /// How many segments there are.
    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// The number of a token, if the text holds it.
    pub(super) fn find(&self, token: &Token) -> Option<u32> {
        self.numbers.get(token).copied()
    }

    fn number(&mut self, token: Token) -> u32 {
        if let Some(&number) = self.numbers.get(&token) {
            return number;
        }
        let number = self.tokens.len() as u32;
        self.tokens.push(token.clone());
        self.counts.push(0.0);
        self.numbers.insert(token, number);
        number
    }

    fn read_words(&mut self, document: &Document, segment: &Segment, language: Language, found: &Found, held: &mut Vec<u32>) {
        let words = document.words();
        for at in segment.words.clone() {
            if found.is_number[at] {
                continue;
            }
            let token = self.number(Token::Word(stem(words, at).to_string()));
            held.push(token);
            if language == Language::English && words.clean(at).starts_with(char::is_uppercase) {
                self.capitals.push(token);
            }
        }
    }

    fn push(&mut self, document: &Document, segment: &Segment, mut held: Vec<u32>) {
        held.sort_unstable();
        let mut bag: Vec<(u32, f32)> = Vec::new();
        for token in held {
            self.counts[token as usize] += 1.0;
            self.total += 1.0;
            match bag.last_mut() {
                Some((last, count)) if *last == token => *count += 1.0,
                _ => bag.push((token, 1.0)),
            }
        }
        let letters = segment.words.clone().map(|word| document.words().clean(word).chars().count() + 1).sum::<usize>();
        self.lengths.push(letters.max(1) as f32);
        self.begins_paragraph.push(segment.begins_paragraph);
        self.bags.push(bag);
    }
}

fn stem(words: &Words, at: usize) -> &str {
    match words.get(at).script {
        Script::Arabic => stems::arabic(words.key(at)),
        _ => stems::english(words.key(at)),
    }
}

/// Marks that say the same in both languages, each as one character.
fn marks(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|letter| match letter {
        '?' | '؟' => Some('?'),
        '!' => Some('!'),
        ':' => Some(':'),
        '(' => Some('('),
        '"' | '“' | '«' => Some('"'),
        '%' | '٪' => Some('%'),
        _ => None,
    })
}

/// What the whole text was searched for, in order.
struct Found {
    numbers: Vec<Number>,
    dates: Vec<Date>,
    /// The entries with the word that they begin at.
    entries: Vec<(usize, EntryKey)>,
    is_number: Vec<bool>,
}

/// How far each list of [`Found`] was read.
#[derive(Default)]
struct Cursor {
    number: usize,
    date: usize,
    entry: usize,
}

impl Found {
    fn new(document: &Document, language: Language, glossary: &Glossary) -> Self {
        let (text, words) = (document.text(), document.words());
        let (numbers, dates) = match language {
            Language::Arabic => {
                let numbers = numbers::find(text, words);
                let dates = dates::find(text, words, &numbers);
                (numbers, dates)
            }
            Language::English => {
                let numbers = numbers::find_english(text, words);
                let dates = dates::find_english(text, words, &numbers);
                (numbers, dates)
            }
        };
        let mut entries: Vec<(usize, EntryKey)> =
            matcher::candidates(document, glossary).iter().map(|found| (found.words.start, found.entry)).collect();
        entries.sort_unstable();
        entries.dedup();
        let mut is_number = vec![false; words.len()];
        for number in numbers.iter().filter(|number| number.sure) {
            is_number[number.words.clone()].fill(true);
        }
        Self { numbers, dates, entries, is_number }
    }

    /// Gives what begins in a segment; segments come in order.
    fn of_segment(&self, segment: &Segment, next: &mut Cursor, mut give: impl FnMut(Token)) {
        let end = segment.words.end;
        while let Some(number) = self.numbers.get(next.number).filter(|number| number.words.start < end) {
            next.number += 1;
            if number.sure {
                give(Token::Number(number.value));
            }
        }
        while let Some(date) = self.dates.get(next.date).filter(|date| date.words.start < end) {
            next.date += 1;
            date.month.into_iter().for_each(|month| give(Token::Month(date.calendar, month)));
            date.weekday.into_iter().for_each(|day| give(Token::Weekday(day)));
        }
        while let Some(&(_, entry)) = self.entries.get(next.entry).filter(|(word, _)| *word < end) {
            next.entry += 1;
            give(Token::Entry(entry));
        }
    }
}
