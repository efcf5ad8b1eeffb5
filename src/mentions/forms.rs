//! The form of a name as a person would look it up: no marks, and the article that `لل` hides restored.

use std::collections::HashSet;

use crate::document::Document;
use crate::kinds::EntryType;
use crate::span::Span;
use crate::text::clitics::readings;
use crate::text::normalize::{clean, key};
use crate::text::words::Words;

/// Writes names of one document in full.
#[derive(Debug)]
pub struct FullForms<'d> {
    document: &'d Document,
    /// Worked out when the first `لل` is met.
    attested: Option<Attested>,
}

impl<'d> FullForms<'d> {
    /// Of names of `document`.
    pub fn new(document: &'d Document) -> Self {
        Self { document, attested: None }
    }

    /// The full form of the name at `span`, whose first word has the number `first`.
    pub fn of(&mut self, first: usize, span: Span, kind: EntryType) -> String {
        let written = clean(span.of(self.document.text()));
        if !follows_lam(self.document, first, span) || !written.starts_with('ل') {
            return written;
        }
        let attested = self.attested.get_or_insert_with(|| Attested::new(self.document.words()));
        if hides_article(&written, kind, attested) { format!("ا{written}") } else { written }
    }
}

/// Whether the proclitic before the name, in its own word, is `ل`.
fn follows_lam(document: &Document, first: usize, span: Span) -> bool {
    let words = document.words();
    if first >= words.len() {
        return false;
    }
    let word = words.get(first).span;
    word.start < span.start && key(&document.text()[word.start..span.start]).ends_with('ل')
}

/// Whether `ل` before a name that is written with `ل` stands for `ل` + `ال` (للولايات) or the name begins with lam (لليبيا).
///
/// The article itself decides where it writes the name without the preposition. Else an adjective with its article
/// (للولايات المتحدة) speaks for it, and a person whose name goes on with a long vowel (للافروف) against.
fn hides_article(written: &str, kind: EntryType, attested: &Attested) -> bool {
    let first = key(written.split(' ').next().unwrap_or(written));
    match (attested.has(&format!("ا{first}")), attested.has(&first)) {
        (true, _) => true,
        (false, true) => false,
        (false, false) if written.split(' ').skip(1).any(|word| word.starts_with("ال")) => true,
        (false, false) => kind != EntryType::Person || !first['ل'.len_utf8()..].starts_with(['ا', 'و', 'ي']),
    }
}

/// The words of an article as they stand without a conjunction or preposition, other than those with `ل` before them.
#[derive(Debug)]
struct Attested {
    keys: HashSet<String>,
}

impl Attested {
    fn new(words: &Words) -> Self {
        let mut keys = HashSet::new();
        for index in 0..words.len() {
            let word = words.key(index);
            for reading in readings(word).as_slice().iter().filter(|reading| !reading.proclitics(word).ends_with('ل')) {
                keys.insert(reading.name(word).to_string());
            }
        }
        Self { keys }
    }

    fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }
}
