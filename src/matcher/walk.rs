//! Walks the form index from every word under every reading of its clitics.

use std::ops::Range;

use super::{Candidate, weights};
use crate::document::Document;
use crate::glossary::Glossary;
use crate::glossary::MatchMode;
use crate::glossary::index::{FormIndex, LATIN, Posting, Walk};
use crate::glossary::parts::{self, Part};
use crate::kinds::{EntryKey, EntryType, How};
use crate::text::clitics::{Article, Reading, readings};
use crate::text::lexicon::Lexicon;
use crate::text::normalize;
use crate::text::words::{Gap, Script, Words};

/// Every form of the glossary in the document, scored by form alone.
pub(super) fn forms(document: &Document, glossary: &Glossary) -> Vec<Candidate> {
    let mut search = Search { document, glossary, words: document.words(), lexicon: Lexicon::builtin(), found: Vec::new() };
    for (index, base) in glossary.indexes() {
        for first in 0..search.words.len() {
            search.word(index, base, first);
        }
    }
    search.found
}

struct Search<'a> {
    document: &'a Document,
    glossary: &'a Glossary,
    words: &'a Words,
    lexicon: &'static Lexicon,
    found: Vec<Candidate>,
}

/// What a walk needs to know besides its place in the index.
#[derive(Clone, Copy)]
struct Start {
    first: usize,
    base: u32,
    reading: Reading,
    by_skeleton: bool,
    /// Whether the first word is an everyday word under some reading: alone it is no other spelling of a name.
    everyday: bool,
}

impl Search<'_> {
    fn word(&mut self, index: &FormIndex, base: u32, first: usize) {
        if self.words.get(first).script == Script::Digits {
            return;
        }
        let key = self.words.key(first);
        let everyday = self.lexicon.commonest_reading(key).is_some();
        for &reading in readings(key).as_slice() {
            let stem = parts::canonical(reading.stem(key));
            let start = Start { first, base, reading, by_skeleton: false, everyday };
            let mut walk = index.walk_spelled();
            if walk.feed(stem) {
                self.follow(walk, start);
            }
            let start = Start { by_skeleton: true, ..start };
            let mut walk = index.walk_skeletons();
            if feed_skeleton(&mut walk, stem, true) {
                self.follow(walk, start);
            }
        }
    }

    /// Notes the forms that end at this word, then goes on to the next while some form does.
    fn follow(&mut self, mut walk: Walk<'_>, start: Start) {
        let mut last = start.first;
        loop {
            for posting in walk.postings() {
                self.note(posting, start, start.first..last + 1);
            }
            let before = parts::canonical(if last == start.first {
                start.reading.stem(self.words.key(last))
            } else {
                self.words.key(last)
            });
            last += 1;
            let longest = last - start.first >= weights::LONGEST_FORM;
            if longest || last == self.words.len() || !self.joins(last) {
                return;
            }
            let next = parts::canonical(self.words.key(last));
            let fed = if start.by_skeleton {
                feed_skeleton(&mut walk, next, false)
            } else {
                (parts::joins(before, next) || walk.feed(" ")) && walk.feed(next)
            };
            if !fed {
                return;
            }
        }
    }

    /// Whether a word may belong to the name before it: a number may also stand behind a spaced dash (إف - 16).
    fn joins(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.gap.joins_name() || word.script == Script::Digits && word.gap.only(Gap::SPACE.with(Gap::HYPHEN))
    }

    fn note(&mut self, posting: Posting, start: Start, words: Range<usize>) {
        let entry = EntryKey(start.base + posting.entry);
        let everyday = start.by_skeleton && start.everyday && words.len() == 1;
        if everyday || self.glossary.is_shadowed(entry) {
            return;
        }
        let proclitics = start.reading.name;
        let article = start.reading.article != Article::None;
        let Some((how, score)) = self.score(posting, start, words.clone(), article) else { return };
        let allowed = match posting.mode {
            MatchMode::Exact => how == How::Exact,
            MatchMode::Forms | MatchMode::Sound => true,
        };
        if allowed {
            self.found.push(Candidate {
                span: self.words.span(self.document.text(), words.clone(), proclitics),
                words,
                proclitics,
                entry,
                kind: posting.kind,
                part: posting.part,
                how,
                skeleton: start.by_skeleton,
                other_article: article != posting.article,
                proposed: posting.proposed,
                doubtful: false,
                score,
            });
        }
    }

    fn score(&self, posting: Posting, start: Start, words: Range<usize>, article: bool) -> Option<(How, f32)> {
        if posting.form == LATIN {
            return self.is_latin_name(words).then_some((How::Exact, weights::EXACT));
        }
        // الخميس is Thursday and خميس "five" or a man: what has its article in the glossary is another word without.
        if posting.article && !article && matches!(posting.kind, EntryType::Demonym | EntryType::Date) {
            return None;
        }
        let mut score = match posting.part {
            _ if start.by_skeleton => self.skeleton_score(posting, start, words.clone())?,
            Part::Full => weights::SPELLING,
            Part::Outer | Part::Prefix => weights::SHORTENED,
            Part::Family => weights::LONE_FAMILY,
            Part::Given => weights::LONE_GIVEN,
        };
        if start.by_skeleton && words.len() == 1 && article != posting.article {
            return None;
        }
        if article != posting.article && posting.kind != EntryType::Demonym {
            score -= if words.len() == 1 { weights::ARTICLE } else { weights::ARTICLE_OF_SEVERAL };
        }
        match posting.part {
            Part::Full if !start.by_skeleton && self.is_exact(posting, start, words) => Some((How::Exact, weights::EXACT)),
            Part::Full | Part::Outer => Some((How::Spelling, score)),
            _ => Some((How::Part, score)),
        }
    }

    /// Whether a run in Latin letters looks like a name: more than one letter, the first a capital.
    fn is_latin_name(&self, words: Range<usize>) -> bool {
        let mut letters = self.words.clean_run(words).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some()
    }

    /// Whether the run is the form letter for letter, with nothing attached.
    fn is_exact(&self, posting: Posting, start: Start, words: Range<usize>) -> bool {
        let form = || self.glossary.form(EntryKey(start.base + posting.entry), usize::from(posting.form));
        start.reading.name == 0
            && form().is_some_and(|form| normalize::clean(&form) == normalize::clean(self.words.clean_run(words)))
    }

    /// The score of a match without vowels: by how many letters it really differs from the form, or `None` where that is too many.
    fn skeleton_score(&self, posting: Posting, start: Start, words: Range<usize>) -> Option<f32> {
        let count = words.len();
        let written = self.written(start.reading, words.clone());
        if written.chars().count() < weights::SHORTEST_SKELETON_WORD {
            return None;
        }
        let form = self.glossary.form(EntryKey(start.base + posting.entry), usize::from(posting.form))?;
        let apart = parts::keys_of_part(&form, posting.kind, posting.part)
            .filter(|key| !self.says_something_else(start.reading, words.clone(), key))
            .filter_map(|key| letters_apart(&written, &key, count))
            .min()?;
        if posting.part == Part::Family && apart > weights::MOST_LETTERS_APART_IN_PART {
            return None;
        }
        let base = match posting.part {
            Part::Full | Part::Outer | Part::Prefix => weights::SKELETON,
            Part::Family | Part::Given => weights::LONE_FAMILY,
        };
        Some(base - weights::SKELETON_STEP * apart.saturating_sub(1) as f32)
    }

    /// Whether a word of the run that differs from the key's is an everyday word, or one with "and" before it: then it stands for what
    /// it means, and is no other spelling (حسن يوسف is not حسين يوسف, nor على خالد a spelling of علوي خالد, and خالد ومحمود are two men).
    /// Where words are cut otherwise, all differ.
    fn says_something_else(&self, reading: Reading, words: Range<usize>, key: &str) -> bool {
        let cut_alike = key.split(' ').count() == words.len();
        let everyday = |at: usize| {
            let word = self.words.key(at);
            let stem = word.strip_prefix("ال").unwrap_or(word);
            self.words.cues(at).any() || stem.is_empty() || self.lexicon.is_common(word) || self.lexicon.is_common(stem)
        };
        let first = words.start;
        let differs = |at: usize, word: &str| {
            let written = self.words.key(at);
            parts::canonical(if at == first { reading.stem(written) } else { written }) != word
        };
        let and = |at: usize, word: &str| at > first && self.words.key(at).starts_with('و') && !word.starts_with('و');
        let mut pairs = words.clone().zip(key.split(' '));
        let other = |(at, word)| if cut_alike { differs(at, word) && (everyday(at) || and(at, word)) } else { everyday(at) };
        words.len() > 1 && pairs.any(other)
    }

    /// The letters of a run as the index spells them, without spaces.
    fn written(&self, reading: Reading, words: Range<usize>) -> String {
        let mut written = String::from(parts::canonical(reading.stem(self.words.key(words.start))));
        for at in words.start + 1..words.end {
            written.push_str(parts::canonical(self.words.key(at)));
        }
        written
    }
}

fn feed_skeleton(walk: &mut Walk<'_>, key: &str, first: bool) -> bool {
    normalize::skeleton_letters(key, first).all(|letter| walk.feed_letter(letter))
}

/// How many letters lie between what is written in `count` words and a key; `None` where too many do.
///
/// Words are cut otherwise than in the key only where no letter differs: "من دلا" is no spelling of منديلا. A short name alone
/// may lack a vowel or have one more, and ends as the key does: تورنتو is تورونتو, but سيدان "sedan" is no سودان.
fn letters_apart(written: &str, key: &str, count: usize) -> Option<usize> {
    let bare = key.replace(' ', "");
    let letters = bare.chars().count();
    let same_end = if count == 1 { ending(written) == ending(&bare) } else { ends_alike(written, &bare) };
    if letters < weights::SHORTEST_SKELETON_WORD || !same_end {
        return None;
    }
    let allowed = match letters {
        _ if key.split(' ').count() != count => 0,
        0..weights::LONG_NAME => 1,
        _ => weights::MOST_LETTERS_APART,
    };
    let swapped = count == 1 && letters < weights::LONG_NAME && swaps_vowels(written, &bare);
    Some(strsim::levenshtein(written, &bare)).filter(|&apart| apart <= allowed && !swapped)
}

/// Whether two words of one length have different vowels somewhere.
fn swaps_vowels(written: &str, bare: &str) -> bool {
    let vowels = |(one, other): (char, char)| one != other && "اوي".contains(one) && "اوي".contains(other);
    written.len() == bare.len() && written.chars().zip(bare.chars()).any(vowels)
}

/// Whether both end in ya, in waw, or in neither: a final one is no vowel that spellings differ by, it makes إسرائيلي of
/// إسرائيل and ماريو of ماريا.
fn ends_alike(written: &str, bare: &str) -> bool {
    ['ي', 'و'].iter().all(|&letter| written.ends_with(letter) == bare.ends_with(letter))
}

/// How a name ends: its last letter (ا and ه sound alike there), and whether that makes -iya.
fn ending(name: &str) -> (Option<char>, bool) {
    let mut letters = name.chars().rev();
    let last = letters.next().map(|letter| if letter == 'ه' { 'ا' } else { letter });
    (last, last == Some('ا') && letters.next() == Some('ي'))
}
