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

/// Tokens that a text is taken to hold besides its own: in a short one a word that it holds once is not frequent for that.
const UNSEEN: f32 = 500.0;

/// Classes of tokens that translators treat differently.
pub(super) const CLASSES: usize = 3;

impl Token {
    /// The class it is of: words, marks, and what has one right translation.
    pub(super) fn class(&self) -> usize {
        match self {
            Self::Word(_) => 0,
            Self::Mark(_) => 1,
            Self::Number(_) | Self::Month(..) | Self::Weekday(_) | Self::Entry(_) => 2,
        }
    }
}

/// A token that a segment holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// Its number.
    pub(super) token: u32,
    /// How often the segment holds it.
    pub(super) count: f32,
    /// Where, on average: 0 is the start of the segment, 1 its end.
    pub(super) place: f32,
}

/// One text as the search sees it.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// How long each segment is, in letters and digits.
    pub(super) lengths: Vec<f32>,
    /// Whether a paragraph begins with the segment.
    pub(super) begins_paragraph: Vec<bool>,
    /// What each segment holds, sorted by token.
    pub(super) bags: Vec<Vec<Held>>,
    /// All tokens by number, in the order of the text.
    pub(super) tokens: Vec<Token>,
    /// How often the text holds each token.
    pub(super) counts: Vec<f32>,
    /// How many tokens it holds.
    pub(super) total: f32,
    /// The words of an English text that are always written with a capital, by token: what may be a name.
    pub(super) capitals: Vec<u32>,
    /// For each token that is a word, the first word of the document that is one.
    pub(super) first_words: Vec<Option<usize>>,
    /// The number of each token.
    pub(super) numbers: HashMap<Token, u32>,
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
            let mut held = side.read_words(document, segment, language, &found);
            found.of_segment(segment, &mut next, |token, word| held.push((side.number(token), place(segment, word))));
            for (mark, at) in marks(segment.span.of(document.text())) {
                held.push((side.number(Token::Mark(mark)), at));
            }
            side.push(document, segment, held);
        }
        side.keep_names();
        side
    }

    /// How probable it is that a token of this text is this one: 0..=1.
    pub(super) fn chance(&self, token: u32) -> f32 {
        self.counts[token as usize] / (self.total + UNSEEN)
    }

    /// Leaves out of the capitals what is also written without one.
    fn keep_names(&mut self) {
        self.capitals.sort_unstable();
        let times = |run: &[u32]| run.len() as f32;
        self.capitals = self
            .capitals
            .chunk_by(|one, other| one == other)
            .filter(|run| times(run) >= self.counts[run[0] as usize])
            .map(|run| run[0])
            .collect();
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
        self.first_words.push(None);
        self.numbers.insert(token, number);
        number
    }

    /// The tokens of a segment that are words, each with its place.
    fn read_words(&mut self, document: &Document, segment: &Segment, language: Language, found: &Found) -> Vec<(u32, f32)> {
        let words = document.words();
        let mut held = Vec::new();
        for at in segment.words.clone().filter(|&at| !found.is_number[at]) {
            let token = self.number(Token::Word(stem(words, at).to_string()));
            held.push((token, place(segment, at)));
            self.first_words[token as usize].get_or_insert(at);
            if language == Language::English && words.clean(at).starts_with(char::is_uppercase) {
                self.capitals.push(token);
            }
        }
        held
    }

    fn push(&mut self, document: &Document, segment: &Segment, mut held: Vec<(u32, f32)>) {
        held.sort_unstable_by_key(|&(token, _)| token);
        let mut bag: Vec<Held> = Vec::new();
        for (token, place) in held {
            self.counts[token as usize] += 1.0;
            self.total += 1.0;
            match bag.last_mut() {
                Some(last) if last.token == token => {
                    last.place = (last.place * last.count + place) / (last.count + 1.0);
                    last.count += 1.0;
                }
                _ => bag.push(Held { token, count: 1.0, place }),
            }
        }
        let letters = segment.words.clone().map(|word| document.words().clean(word).chars().count() + 1).sum::<usize>();
        self.lengths.push(letters.max(1) as f32);
        self.begins_paragraph.push(segment.begins_paragraph);
        self.bags.push(bag);
    }
}

/// Where a word stands in its segment: 0 at the start, 1 at the end.
fn place(segment: &Segment, word: usize) -> f32 {
    (word - segment.words.start) as f32 / segment.words.len().max(1) as f32
}

fn stem(words: &Words, at: usize) -> &str {
    match words.get(at).script {
        Script::Arabic => stems::arabic(words.key(at)),
        _ => stems::english(words.key(at)),
    }
}

/// Marks that say the same in both languages, each as one character, with their places in the text.
fn marks(text: &str) -> impl Iterator<Item = (char, f32)> + '_ {
    let length = text.len().max(1) as f32;
    text.char_indices().filter_map(move |(at, letter)| Some((canonical(letter)?, at as f32 / length)))
}

fn canonical(mark: char) -> Option<char> {
    match mark {
        '?' | '؟' => Some('?'),
        '!' => Some('!'),
        ':' => Some(':'),
        '(' => Some('('),
        '"' | '“' | '«' => Some('"'),
        '%' | '٪' => Some('%'),
        _ => None,
    }
}

/// What the whole text was searched for, in order.
struct Found {
    pub(super) numbers: Vec<Number>,
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

    /// Gives what begins in a segment, with the word it begins at; segments come in order.
    fn of_segment(&self, segment: &Segment, next: &mut Cursor, mut give: impl FnMut(Token, usize)) {
        let end = segment.words.end;
        while let Some(number) = self.numbers.get(next.number).filter(|number| number.words.start < end) {
            next.number += 1;
            if number.sure {
                give(Token::Number(number.value), number.words.start);
            }
        }
        while let Some(date) = self.dates.get(next.date).filter(|date| date.words.start < end) {
            next.date += 1;
            date.month.into_iter().for_each(|month| give(Token::Month(date.calendar, month), date.words.start));
            date.weekday.into_iter().for_each(|day| give(Token::Weekday(day), date.words.start));
        }
        while let Some(&(word, entry)) = self.entries.get(next.entry).filter(|(word, _)| *word < end) {
            next.entry += 1;
            give(Token::Entry(entry), word);
        }
    }
}
