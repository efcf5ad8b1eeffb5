//! The form of a name as a person would look it up: no marks, and the article that `لل` hides restored.

use std::collections::{HashMap, HashSet};

use super::FormCount;
use crate::document::{Document, Mention};
use crate::kinds::EntryType;
use crate::text::clitics::readings;
use crate::text::normalize::{clean, key};
use crate::text::words::Words;

/// The full form of each mention, in their order.
pub(super) fn full_forms(document: &Document, mentions: &[Mention]) -> Vec<String> {
    let mut attested = None;
    mentions.iter().map(|mention| full_form(document, mention, &mut attested)).collect()
}

/// Counts equal forms: the most used first, then by first place.
pub(super) fn count<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<FormCount> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut forms: Vec<FormCount> = Vec::new();
    for text in texts {
        let place = *places.entry(text).or_insert_with(|| {
            forms.push(FormCount { text: text.to_string(), count: 0 });
            forms.len() - 1
        });
        forms[place].count += 1;
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.count));
    forms
}

fn full_form(document: &Document, mention: &Mention, attested: &mut Option<Attested>) -> String {
    let written = clean(mention.span.of(document.text()));
    if !follows_lam(document, mention) || !written.starts_with('ل') {
        return written;
    }
    let attested = attested.get_or_insert_with(|| Attested::new(document.words()));
    if hides_article(&written, mention.kind, attested) { format!("ا{written}") } else { written }
}

/// Whether the proclitic before the name, in its own word, is `ل`.
fn follows_lam(document: &Document, mention: &Mention) -> bool {
    let words = document.words();
    if mention.words.is_empty() || mention.words.start >= words.len() {
        return false;
    }
    let word = words.get(mention.words.start).span;
    word.start < mention.span.start && key(&document.text()[word.start..mention.span.start]).ends_with('ل')
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
