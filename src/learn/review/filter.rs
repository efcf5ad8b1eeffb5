//! Which proposals are looked at, and in what order.

use std::cmp::Reverse;

use super::super::decided::{Candidate, Decided};
use crate::error::{Error, ErrorKind, Result};
use crate::kinds::EntryType;
use crate::text::normalize::key;

/// Which proposals are looked at. The default is all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// Letters that the Arabic or the English has, under spelling folding and in whatever case; empty for any.
    pub text: String,
    /// What the name is of.
    pub kind: Option<EntryType>,
    /// The least score, 0..=1.
    pub min_score: f32,
    /// The greatest score, 0..=1.
    pub max_score: f32,
    /// Only those that the glossary contradicts, or only those that it does not.
    pub conflicts: Option<bool>,
}

impl Default for Filter {
    fn default() -> Self {
        Self { text: String::new(), kind: None, min_score: 0.0, max_score: 1.0, conflicts: None }
    }
}

impl Filter {
    /// Reads words such as `type:person score:0.9 max:0.95 conflicts:no kirvano`: what has no colon is text to look for.
    ///
    /// # Errors
    /// If a word before a colon or a value behind it is none that a filter knows.
    pub fn parse(words: &str) -> Result<Self> {
        let mut filter = Self::default();
        let mut text: Vec<&str> = Vec::new();
        for word in words.split_whitespace() {
            match word.split_once(':') {
                Some(("type", kind)) => filter.kind = Some(EntryType::parse(kind).ok_or_else(|| unknown_type(kind))?),
                Some(("score" | "min", score)) => filter.min_score = number(score)?,
                Some(("max", score)) => filter.max_score = number(score)?,
                Some(("conflicts", "yes" | "only")) => filter.conflicts = Some(true),
                Some(("conflicts", "no" | "none")) => filter.conflicts = Some(false),
                Some((other, _)) => {
                    let message =
                        format!("a filter knows no \"{other}:\"; it takes type:, score:, max:, conflicts:yes or no, and text");
                    return Err(Error::new(ErrorKind::Value, message));
                }
                None => text.push(word),
            }
        }
        filter.text = text.join(" ");
        Ok(filter)
    }

    /// The words that [`parse`](Self::parse) reads; none for the default.
    pub fn words(&self) -> String {
        let all = Self::default();
        let kind = self.kind.map(|kind| format!("type:{}", kind.as_str()));
        let least = (self.min_score > all.min_score).then(|| format!("score:{}", self.min_score));
        let most = (self.max_score < all.max_score).then(|| format!("max:{}", self.max_score));
        let conflicts = self.conflicts.map(|only| format!("conflicts:{}", if only { "yes" } else { "no" }));
        let text = (!self.text.is_empty()).then(|| self.text.clone());
        [kind, least, most, conflicts, text].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn takes(&self, candidate: &Candidate, decided: &Decided) -> bool {
        let thousandths = |score: f32| (score * 1000.0).round() as u32;
        let text = key(&self.text);
        (thousandths(self.min_score)..=thousandths(self.max_score)).contains(&candidate.thousandths())
            && self.kind.is_none_or(|kind| candidate.record.kind() == kind)
            && (text.is_empty() || candidate.arabic.contains(&text) || key(&candidate.en).contains(&text))
            && self.conflicts.is_none_or(|wanted| decided.conflicts(&candidate.arabic, &candidate.english).is_empty() != wanted)
    }
}

fn number(text: &str) -> Result<f32> {
    let message = || format!("\"{text}\" is no score; a score is a number from 0 to 1");
    let score = text.parse().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| Error::new(ErrorKind::Value, message()))
}

pub(super) fn unknown_type(word: &str) -> Error {
    let all = EntryType::ALL.map(EntryType::as_str).join(", ");
    Error::new(ErrorKind::Value, format!("\"{word}\" is no type; the types are {all}"))
}

/// The order in which proposals are looked at. Equal ones follow by score, then by Arabic, then by English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The surest first.
    #[default]
    Score,
    /// Those seen in most texts first.
    Count,
    /// People, places, organisations.
    Type,
    /// By Arabic: names that are spelled alike stand together.
    Arabic,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Score, Self::Count, Self::Type, Self::Arabic];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Count => "count",
            Self::Type => "type",
            Self::Arabic => "ar",
        }
    }

    /// The order that `word` stands for, if any.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == word)
    }

    /// The one after it, in a circle.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|order| *order == self).unwrap_or_default();
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// Sorts candidates that are in the order of their score already.
    pub(super) fn sort(self, queue: &mut [usize], candidates: &[Candidate]) {
        match self {
            Self::Score => queue.sort_unstable(),
            Self::Count => queue.sort_by_key(|&at| (Reverse(candidates[at].record.count), at)),
            Self::Type => queue.sort_by_key(|&at| (candidates[at].record.kind(), at)),
            Self::Arabic => {
                queue.sort_by(|&one, &other| (&candidates[one].arabic, one).cmp(&(&candidates[other].arabic, other)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_what_its_words_say() {
        let filter = Filter::parse("type:person  score:0.9 conflicts:no Van Kirvano").expect("all known");
        assert_eq!((filter.kind, filter.min_score, filter.conflicts), (Some(EntryType::Person), 0.9, Some(false)));
        assert_eq!(filter.text, "Van Kirvano");
        assert_eq!(Filter::parse(&filter.words()).expect("its own words"), filter);
        assert_eq!(Filter::parse("").expect("nothing"), Filter::default());
        for (wrong, cure) in [("type:town", "the types are person"), ("score:2", "from 0 to 1"), ("kind:x", "type:")] {
            assert!(Filter::parse(wrong).expect_err(wrong).to_string().contains(cure), "{wrong}");
        }
    }
}
