//! What the capital of each word says.

use std::collections::HashMap;

use super::WordClass;
use super::demonym_table::DEMONYMS;
use super::tables::{self, CALENDAR, FUNCTION, MATTERS, TITLES};
use crate::document::Document;
use crate::span::Span;
use crate::text::sentences::{self, Sentence};
use crate::text::words::{Gap, Script};

/// Share of the long words of a sentence that have capitals from which it is a headline in title case.
const HEADLINE: f32 = 0.7;

/// Words that a sentence needs before its share of capitals says anything.
const FEW: usize = 3;

/// Letters of a word that counts for the share.
const LONG: usize = 4;

/// Function words that begin names too: `New York`, `Great Yarmouth`.
const BEGIN_NAMES: [&str; 6] = ["first", "great", "near", "new", "second", "will"];

/// Days and months that are family or given names too, where a name stands before them: `Anna May`.
const ALSO_NAMES: [&str; 6] = ["april", "august", "june", "mar", "march", "may"];

/// Titles that are parts of names too (`Duke University`), where a country or county does not follow.
const NOBLE: [&str; 4] = ["duke", "earl", "marquess", "viscount"];

/// Eras, behind a year or a century.
const ERAS: [&str; 4] = ["ad", "bc", "bce", "ce"];

/// What stands before a month.
const DATED: [&str; 14] =
    ["by", "during", "early", "from", "in", "last", "late", "mid", "next", "of", "on", "since", "this", "until"];

/// How a text writes a word where its place asks for no capital.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    capital: u32,
    small: u32,
    /// Behind a word with a capital, with nothing but a space between.
    behind: u32,
}

/// A text with what is asked of each of its words.
struct Text<'d> {
    document: &'d Document,
    spans: &'d [Span],
    counts: HashMap<&'d str, Counts>,
}

/// The class of every word.
pub(super) fn classes(document: &Document, spans: &[Span]) -> Vec<WordClass> {
    let sentences = sentences::split(document.text(), document.words());
    let mut text = Text { document, spans, counts: HashMap::new() };
    let headlines: Vec<bool> = sentences.iter().map(|sentence| text.is_headline(sentence)).collect();
    for (sentence, headline) in sentences.iter().zip(&headlines) {
        text.count(sentence, *headline);
    }
    let mut classes = vec![WordClass::Small; spans.len()];
    for (sentence, headline) in sentences.iter().zip(&headlines) {
        for at in sentence.words.clone() {
            classes[at] = text.class(at, sentence, *headline, &classes[sentence.words.start..at]);
        }
    }
    classes
}

impl<'d> Text<'d> {
    fn word(&self, at: usize) -> &'d str {
        self.spans[at].of(self.document.text())
    }

    /// The word in lower case, without its possessive.
    fn key(&self, at: usize) -> &'d str {
        let key = self.document.words().key(at);
        let bare = super::POSSESSIVES.iter().find_map(|ending| key.strip_suffix(ending));
        bare.filter(|bare| !bare.is_empty()).unwrap_or(key)
    }

    fn is_latin(&self, at: usize) -> bool {
        self.document.words().get(at).script == Script::Other
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is_latin(at) && self.word(at).chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase)
    }

    /// Whether a word is written in capitals throughout, two at least.
    fn is_shouted(&self, at: usize) -> bool {
        let letters = || self.word(at).chars().filter(|letter| letter.is_alphabetic());
        self.is_latin(at) && letters().count() > 1 && letters().all(char::is_uppercase)
    }

    /// Whether a sentence is written in capitals, or in title case without a full stop.
    fn is_headline(&self, sentence: &Sentence) -> bool {
        let latin = || sentence.words.clone().filter(|&at| self.is_latin(at));
        if latin().count() > 1 && latin().all(|at| self.is_shouted(at) || self.word(at).len() == 1) {
            return true;
        }
        let counts = |at: &usize| self.word(*at).len() >= LONG && !tables::has(FUNCTION, self.key(*at));
        let (mut long, mut capital) = (0, 0);
        for at in latin().filter(counts) {
            long += 1;
            capital += usize::from(self.is_capital(at));
        }
        let stopped = sentence.span.of(self.document.text()).ends_with('.');
        !stopped && long >= FEW && capital as f32 >= HEADLINE * long as f32
    }

    /// Whether the place of a word asks for a capital: first in its sentence, or after a colon, a quotation mark or a bracket.
    fn is_open(&self, at: usize, sentence: &Sentence) -> bool {
        let opens = Gap::COLON.with(Gap::QUOTE).with(Gap::OPEN).with(Gap::LINE).with(Gap::STOP).with(Gap::SYMBOL);
        at == sentence.words.start || self.document.words().get(at).gap.has(opens)
    }

    fn count(&mut self, sentence: &Sentence, headline: bool) {
        for at in sentence.words.clone() {
            if !self.is_latin(at) {
                continue;
            }
            let (capital, free) = (self.is_capital(at), !headline && !self.is_open(at, sentence));
            let behind =
                at > sentence.words.start && self.is_capital(at - 1) && self.is_alone(at) && self.key(at - 1).len() > 1;
            let counts = self.counts.entry(self.key(at)).or_default();
            counts.small += u32::from(!capital);
            counts.capital += u32::from(capital && free);
            counts.behind += u32::from(capital && free && behind);
        }
    }

    fn class(&self, at: usize, sentence: &Sentence, headline: bool, earlier: &[WordClass]) -> WordClass {
        if !self.is_capital(at) {
            return WordClass::Small;
        }
        let before = earlier.last().copied();
        let key = self.key(at);
        let forced = headline || self.is_open(at, sentence);
        if key == "i" && before == Some(WordClass::Name) && self.document.words().get(at).gap == Gap::SPACE {
            return WordClass::Name;
        }
        if tables::has(FUNCTION, key) {
            return self.function_word(at, key, forced);
        }
        if ERAS.contains(&key) && self.is_dated(at) {
            return WordClass::Date;
        }
        if tables::has(CALENDAR, key) {
            return if ALSO_NAMES.contains(&key) { self.day_or_name(at, before) } else { WordClass::Date };
        }
        if tables::has(TITLES, key)
            || NOBLE.contains(&key) && self.follows_of(at)
            || tables::has(MATTERS, key) && self.is_matter(at, earlier)
        {
            return WordClass::Title;
        }
        if tables::has(DEMONYMS, key) {
            return WordClass::Demonym;
        }
        let Counts { capital, small, .. } = self.counts.get(key).copied().unwrap_or_default();
        match (forced, capital, small) {
            (false, _, _) => WordClass::Name,
            (true, 1.., _) if capital >= small => WordClass::Name,
            (true, _, 1..) => WordClass::Small,
            _ if !headline && self.is_shouted(at) => WordClass::Name,
            _ => WordClass::Doubtful,
        }
    }

    /// Whether a word tells what an office is for: "of" stands before it, or before other words of the office, and a title before that.
    fn is_matter(&self, at: usize, earlier: &[WordClass]) -> bool {
        let first = at - earlier.len();
        let titles = earlier.iter().rev().take_while(|class| **class == WordClass::Title).count();
        let Some(of) = (at - titles).checked_sub(1).filter(|of| *of > first) else { return false };
        self.word(of) == "of" && earlier[of - 1 - first] == WordClass::Title
    }

    /// Whether a year or a century stands before a word.
    fn is_dated(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        before.is_some_and(|before| {
            self.document.words().get(before).script == Script::Digits || ["century", "centuries"].contains(&self.key(before))
        })
    }

    /// Whether `of` stands behind a word.
    fn follows_of(&self, at: usize) -> bool {
        at + 1 < self.spans.len() && self.word(at + 1) == "of"
    }

    /// Whether nothing but a space stands before a word, and no number behind it.
    fn is_alone(&self, at: usize) -> bool {
        let words = self.document.words();
        let number = at + 1 < words.len() && words.get(at + 1).script == Script::Digits;
        words.get(at).gap == Gap::SPACE && !number
    }

    /// A month that is a name too is one behind another name (`Anna May`), and by itself where the text has such a name.
    fn day_or_name(&self, at: usize, before: Option<WordClass>) -> WordClass {
        let behind = self.counts.get(self.key(at)).is_some_and(|counts| counts.behind > 0);
        let dated = at.checked_sub(1).is_some_and(|before| {
            DATED.contains(&self.key(before)) || self.document.words().get(before).script == Script::Digits
        });
        match before {
            Some(WordClass::Name | WordClass::Title) if self.is_alone(at) => WordClass::Name,
            _ if behind && !dated && self.is_alone(at) => WordClass::Name,
            _ => WordClass::Date,
        }
    }

    /// A function word with a capital: where its place does not ask for one it may belong to a name (`Bank of New York`), and
    /// some begin names wherever a word with a capital follows.
    fn function_word(&self, at: usize, key: &str, forced: bool) -> WordClass {
        let first_person = key == "i" || key.starts_with("i'") || key.starts_with("i’");
        let goes_on =
            at + 1 < self.spans.len() && self.document.words().get(at + 1).gap.only(Gap::SPACE) && self.is_capital(at + 1);
        match forced {
            _ if first_person || key == "the" => WordClass::Small,
            _ if self.is_shouted(at) && !forced => WordClass::Name,
            true if BEGIN_NAMES.contains(&key) && goes_on => WordClass::Doubtful,
            false if goes_on || BEGIN_NAMES.contains(&key) => WordClass::Doubtful,
            _ => WordClass::Small,
        }
    }
}
