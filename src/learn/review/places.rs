//! Where the names stand in the sentences that are kept as evidence.

use super::super::lesson::Evidence;
use crate::span::Span;
use crate::text::normalize::{Normalized, key};

/// Where the two names of a proposal stand in the two sentences of one piece of evidence; `None` where a name is not found, as
/// where the sentence was cut.
pub fn places(ar: &str, en: &str, evidence: &Evidence) -> (Option<Span>, Option<Span>) {
    (arabic(ar, &evidence.source.text), latin(en, &evidence.target.text))
}

/// Proclitics may stand before the name, and of its article the first letter may be lost (لل).
fn arabic(name: &str, sentence: &str) -> Option<Span> {
    let (name, text) = (key(name), Folded::new(sentence));
    let without_article = name.strip_prefix("ال").map(|rest| format!("ل{rest}"));
    text.find(&name, true).or_else(|| text.find(&without_article?, true))
}

fn latin(name: &str, sentence: &str) -> Option<Span> {
    let text = Folded::new(sentence);
    text.find(&key(name), false)
}

/// A sentence under spelling folding, its line ends as spaces.
struct Folded<'s> {
    sentence: &'s str,
    normalized: Normalized,
    key: String,
}

impl<'s> Folded<'s> {
    fn new(sentence: &'s str) -> Self {
        let normalized = Normalized::new(sentence);
        let key = normalized.key.replace(['\n', '\r', '\t'], " ");
        Self { sentence, normalized, key }
    }

    /// The first place of the name that ends with a word, one that also begins with a word before all others.
    fn find(&self, name: &str, inside: bool) -> Option<Span> {
        if name.is_empty() {
            return None;
        }
        let boundary = |text: Option<char>| text.is_none_or(|letter| !letter.is_alphanumeric());
        let places = self.key.match_indices(name).map(|(at, _)| at);
        let mut ending = places.filter(|at| boundary(self.key[at + name.len()..].chars().next()));
        let at = ending
            .clone()
            .find(|&at| boundary(self.key[..at].chars().next_back()))
            .or_else(|| ending.next().filter(|_| inside))?;
        Some(self.normalized.original_span(self.sentence, Span::new(at, at + name.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Place;

    #[test]
    fn names_are_found_as_they_are_written() {
        let place = |text: &str| Place { path: String::new(), line: 1, text: text.into() };
        for (ar, en, source, target, found) in [
            ("أولدنكامب", "Oldenkamp", "وقال اولدنكامب إنه", "said Oldenkamp's son", ("اولدنكامب", "Oldenkamp")),
            ("أولدنكامب", "Van Oldenkamp", "قال لأولدنكامب", "Van\nOldenkamp", ("أولدنكامب", "Van\nOldenkamp")),
            ("البلاد العليا", "Upper Land", "عاد للبلاد العليا", "the Upper Land.", ("لبلاد العليا", "Upper Land")),
        ] {
            let evidence = Evidence { source: place(source), target: place(target) };
            let (one, other) = places(ar, en, &evidence);
            assert_eq!((one.expect(ar).of(source), other.expect(en).of(target)), found);
        }
        let evidence = Evidence { source: place("كلام"), target: place("Oldenkampen") };
        assert_eq!(places("أولدنكامب", "Oldenkamp", &evidence), (None, None));
    }
}
