//! Walks the form index from every word under every reading of its clitics.

use std::ops::Range;
use std::sync::Arc;

use super::apart::letters_apart;
use super::entries::Entries;
use super::next::{Heads, Letters};
use super::{Candidate, weights};
use crate::document::Document;
use crate::glossary::Glossary;
use crate::glossary::MatchMode;
use crate::glossary::index::{FormIndex, LATIN, Posting, Walk};
use crate::glossary::parts::{self, Part};
use crate::kinds::{EntryKey, EntryType, How};
use crate::text::clitics::{Article, Reading, readings};
use crate::text::cues::{Cues, cues};
use crate::text::meaning::Meaning;
use crate::text::normalize;
use crate::text::vocabulary::{Known, Places, Vocabulary};
use crate::text::words::{Gap, Script, Words};

/// Every form of the glossary in the document, scored by form alone.
pub(super) fn forms(document: &Document, glossary: &Glossary) -> Vec<Candidate> {
    let places = Vocabulary::default().places(document.words());
    Walker::new(glossary).forms(document, &places, &mut Entries::new(glossary))
}

/// Walks the form index. Keeps, for each word, how far its letters lead in the index and what it is alone: both are the same in
/// every text.
#[derive(Debug, Clone)]
pub(super) struct Walker<'g> {
    glossary: &'g Glossary,
    starts: Known<Starts<'g>>,
    /// See [`Search`]; for tests.
    plain: bool,
}

/// What is known of one word.
#[derive(Debug, Clone)]
struct Starts<'g> {
    cues: Cues,
    meaning: Meaning,
    beside: Beside,
    /// The walks that begin with it, in the order in which they are taken; `None` where there are none.
    walks: Option<Arc<[Begun<'g>]>>,
}

/// What is known of a word that a walk may go on with.
#[derive(Debug, Clone, Copy)]
struct Beside {
    /// Whether it gives cues or is a word of the language, with its article or without.
    says_something: bool,
    heads: Heads,
}

/// A walk that led over its first word.
#[derive(Debug)]
struct Begun<'g> {
    /// Which index of the glossary it is in.
    index: usize,
    walk: Walk<'g>,
    start: Start,
    /// The letters with which the next word may go on.
    next: Letters,
    /// What the word is alone, as if it were the first of its document.
    alone: Box<[Candidate]>,
}

impl<'g> Walker<'g> {
    pub(super) fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, starts: Known::default(), plain: false }
    }

    /// Every form of the glossary in the document, whose words have these places, scored by form alone.
    pub(super) fn forms(&mut self, document: &Document, places: &Places, entries: &mut Entries<'g>) -> Vec<Candidate> {
        let (glossary, words, plain) = (self.glossary, document.words(), self.plain);
        self.starts.learn(places, |at| starts(document, glossary, entries, plain, at));
        words.know(places.iter().map(|place| self.starts.at(place)).map(|starts| (starts.cues, starts.meaning)));
        let mut search = Search { plain, ..Search::new(document, glossary, entries) };
        search.beside = places.iter().map(|place| self.starts.at(place).beside).collect();
        search.found.reserve(words.len());
        for index in 0..glossary.indexes().count() {
            for (first, place) in places.iter().enumerate() {
                let Some(walks) = &self.starts.at(place).walks else { continue };
                search.spelled.clear();
                for begun in walks.iter().filter(|begun| begun.index == index) {
                    let placed = |alone: &Candidate| Candidate {
                        span: match alone.proclitics {
                            0 => words.get(first).span,
                            peeled => words.span(document.text(), first..first + 1, peeled),
                        },
                        words: first..first + 1,
                        ..alone.clone()
                    };
                    search.found.extend(begun.alone.iter().map(placed));
                    search.go_on(begun, first);
                }
            }
        }
        search.found
    }
}

fn starts<'g>(document: &Document, glossary: &'g Glossary, entries: &mut Entries<'g>, plain: bool, at: usize) -> Starts<'g> {
    let word = document.words().key(at);
    let (cues, meaning) = (cues(word), Meaning::of(word));
    let everyday = meaning.commonest_reading().is_some();
    let mut search = Search { plain, ..Search::new(document, glossary, entries) };
    let mut walks = Vec::new();
    for (number, (index, base)) in glossary.indexes().enumerate() {
        search.spelled.clear();
        search.begin((number, index), base, (at, everyday), &mut walks);
    }
    let says_something = cues.any() || matches!(word, "" | "ال") || meaning.is_common() || meaning.is_common_without_article();
    let beside = Beside { says_something, heads: Heads::of(word) };
    Starts { cues, meaning, beside, walks: (!walks.is_empty()).then(|| walks.into()) }
}

struct Search<'a, 'g> {
    document: &'a Document,
    glossary: &'g Glossary,
    words: &'a Words,
    entries: &'a mut Entries<'g>,
    found: Vec<Candidate>,
    /// Of each word of the document. Empty where single words are looked at.
    beside: Vec<Beside>,
    /// What the walks by spelling from the word under way found.
    spelled: Vec<Spelled>,
    /// Whether all forms are read and all walks are gone, also where what was found by spelling tells enough: the same is found.
    plain: bool,
}

/// A key of an entry that stands in the document letter for letter.
#[derive(PartialEq)]
struct Spelled {
    entry: EntryKey,
    form: u16,
    part: Part,
    /// The place behind the last word.
    end: usize,
    /// Bytes before the stem of the first word.
    stem: usize,
}

/// Keys found by spelling up to which each match without vowels is looked for among them: thousands of namesakes are read instead.
const MOST_COMPARED: usize = 64;

/// What a walk needs to know besides its place in the index.
#[derive(Debug, Clone, Copy)]
struct Start {
    base: u32,
    reading: Reading,
    by_skeleton: bool,
    /// Whether the first word is an everyday word under some reading: alone it is no other spelling of a name.
    everyday: bool,
}

impl<'a, 'g> Search<'a, 'g> {
    fn new(document: &'a Document, glossary: &'g Glossary, entries: &'a mut Entries<'g>) -> Self {
        let words = document.words();
        Self { document, glossary, words, entries, found: Vec::new(), beside: Vec::new(), spelled: Vec::new(), plain: false }
    }

    /// Adds the walks that the word at `first` begins in an index, each with what the word is alone; `everyday` is as in [`Start`].
    fn begin(
        &mut self,
        (number, index): (usize, &'g FormIndex),
        base: u32,
        (first, everyday): (usize, bool),
        begun: &mut Vec<Begun<'g>>,
    ) {
        if self.words.get(first).script == Script::Digits {
            return;
        }
        let key = self.words.key(first);
        for &reading in readings(key).as_slice() {
            let stem = parts::canonical(reading.stem(key));
            let start = Start { base, reading, by_skeleton: false, everyday };
            let mut walk = index.walk_spelled();
            if walk.feed(stem) {
                begun.extend(self.begun(number, walk, start, first));
            }
            let start = Start { by_skeleton: true, ..start };
            let mut walk = index.walk_skeletons();
            if feed_skeleton(&mut walk, stem, true) {
                begun.extend(self.begun(number, walk, start, first));
            }
        }
    }

    /// A walk after its first word; `None` where it leads to nothing.
    fn begun(&mut self, index: usize, walk: Walk<'g>, start: Start, first: usize) -> Option<Begun<'g>> {
        for posting in walk.postings() {
            self.note(posting, start, first..first + 1);
        }
        let next = Letters::after(walk, start.by_skeleton, start.reading.stem(self.words.key(first)));
        let alone: Box<[Candidate]> = std::mem::take(&mut self.found).into();
        (!alone.is_empty() || walk.goes_on()).then_some(Begun { index, walk, start, next, alone })
    }

    /// Goes on to the next word while some form does, and notes the forms that end there.
    fn go_on(&mut self, begun: &Begun<'_>, first: usize) {
        let (mut walk, start) = (begun.walk, begun.start);
        let may_go_on = |next: &Beside| self.plain || begun.next.may_begin(next.heads, start.by_skeleton);
        if !self.beside.get(first + 1).is_some_and(may_go_on) {
            return;
        }
        let mut last = first;
        let mut before = start.reading.stem(self.words.key(first));
        loop {
            last += 1;
            let longest = last - first >= weights::LONGEST_FORM;
            if longest || last == self.words.len() || !self.joins(last) {
                return;
            }
            let next = parts::canonical(self.words.key(last));
            let fed = if start.by_skeleton {
                feed_skeleton(&mut walk, next, false)
            } else {
                (parts::joins(parts::canonical(before), next) || walk.feed(" ")) && walk.feed(next)
            };
            if !fed {
                return;
            }
            for posting in walk.postings() {
                self.note(posting, start, first..last + 1);
            }
            before = self.words.key(last);
        }
    }

    /// Whether a word may belong to the name before it: a number may also stand behind a spaced dash (إف - 16).
    fn joins(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.gap.joins_name() || word.script == Script::Digits && word.gap.only(Gap::SPACE.with(Gap::HYPHEN))
    }

    fn note(&mut self, posting: Posting, start: Start, words: Range<usize>) {
        let entry = EntryKey(start.base + posting.entry);
        if !start.by_skeleton {
            self.spelled.push(Spelled::of(posting, start, &words));
        }
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

    fn score(&mut self, posting: Posting, start: Start, words: Range<usize>, article: bool) -> Option<(How, f32)> {
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
    fn is_exact(&mut self, posting: Posting, start: Start, words: Range<usize>) -> bool {
        if start.reading.name > 0 {
            return false;
        }
        self.entries.is_written(EntryKey(start.base + posting.entry), posting.form, self.words.clean_run(words))
    }

    /// The score of a match without vowels: by how many letters it really differs from the form, or `None` where that is too many.
    fn skeleton_score(&mut self, posting: Posting, start: Start, words: Range<usize>) -> Option<f32> {
        let count = words.len();
        if !self.plain && self.means_what_it_says(start, &words) {
            return None;
        }
        let written = self.written(start.reading, words.clone());
        if written.chars().count() < weights::SHORTEST_SKELETON_WORD {
            return None;
        }
        // Nearly always the same key was found by its spelling just before: no letter differs, and the form need not be read.
        let compared = !self.plain && self.spelled.len() <= MOST_COMPARED;
        let alike = compared && self.spelled.contains(&Spelled::of(posting, start, &words));
        let apart = if alike && self.stands_apart(start.reading, words.clone()) {
            0
        } else {
            let parts = self.entries.parts(EntryKey(start.base + posting.entry), posting.kind, posting.form)?;
            let keys = parts.of(posting.part).map(|key| key.key.as_str());
            keys.filter(|key| !self.says_something_else(start.reading, words.clone(), key))
                .filter_map(|key| letters_apart(&written, key, count))
                .min()?
        };
        if posting.part == Part::Family && apart > weights::MOST_LETTERS_APART_IN_PART {
            return None;
        }
        let base = match posting.part {
            Part::Full | Part::Outer | Part::Prefix => weights::SKELETON,
            Part::Family | Part::Given => weights::LONE_FAMILY,
        };
        Some(base - weights::SKELETON_STEP * apart.saturating_sub(1) as f32)
    }

    /// Whether all words of a run say something, a space stands between them in any key, and no key is spelled like the run: then some word
    /// of every key would differ.
    fn means_what_it_says(&self, start: Start, words: &Range<usize>) -> bool {
        let spelled = |found: &Spelled| found.end == words.end && found.stem == start.reading.stem;
        let all = words.len() > 1 && words.clone().all(|at| self.beside[at].says_something);
        all && !self.spelled.iter().any(spelled) && self.stands_apart(start.reading, words.clone())
    }

    /// Whether a word of the run that differs from the key's is an everyday word, or one with "and" before it: then it stands for what
    /// it means, and is no other spelling (حسن يوسف is not حسين يوسف, nor على خالد a spelling of علوي خالد, and خالد ومحمود are two men).
    /// Where words are cut otherwise, all differ.
    fn says_something_else(&self, reading: Reading, words: Range<usize>, key: &str) -> bool {
        if words.len() == 1 {
            return false;
        }
        let cut_alike = key.split(' ').count() == words.len();
        let everyday = |at: usize| self.beside[at].says_something;
        let first = words.start;
        let differs = |at: usize, word: &str| {
            let written = self.words.key(at);
            parts::canonical(if at == first { reading.stem(written) } else { written }) != word
        };
        let and = |at: usize, word: &str| at > first && self.words.key(at).starts_with('و') && !word.starts_with('و');
        let mut pairs = words.clone().zip(key.split(' '));
        let other = |(at, word)| if cut_alike { differs(at, word) && (everyday(at) || and(at, word)) } else { everyday(at) };
        pairs.any(other)
    }

    /// Whether a space stands between all words of a run in a key.
    fn stands_apart(&self, reading: Reading, words: Range<usize>) -> bool {
        let first = words.start;
        let canonical = |at: usize| {
            let key = self.words.key(at);
            parts::canonical(if at == first { reading.stem(key) } else { key })
        };
        (first + 1..words.end).all(|at| !parts::joins(canonical(at - 1), canonical(at)))
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

impl Spelled {
    fn of(posting: Posting, start: Start, words: &Range<usize>) -> Self {
        let entry = EntryKey(start.base + posting.entry);
        Self { entry, form: posting.form, part: posting.part, end: words.end, stem: start.reading.stem }
    }
}

fn feed_skeleton(walk: &mut Walk<'_>, key: &str, first: bool) -> bool {
    normalize::skeleton_letters(key, first).all(|letter| walk.feed_letter(letter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::glossary::Entry;

    /// Words that are written together with others or apart, with the article and without, everyday words, and names with a vowel more.
    const WORDS: [&str; 16] = [
        "عبد",
        "العبد",
        "والعبد",
        "الله",
        "أبو",
        "أبي",
        "الأبو",
        "سعيد",
        "سعد",
        "من",
        "على",
        "علي",
        "براسك",
        "براسيك",
        "ولد",
        "عبدسعيد",
    ];

    fn names(most: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&WORDS[..]), 1..most).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn what_is_not_read_would_not_have_been_found(
            entries in prop::collection::vec((names(4), any::<bool>()), 1..20),
            texts in prop::collection::vec(names(12), 1..4),
        ) {
            let entry = |(number, (form, person)): (usize, (String, bool))| Entry {
                id: format!("n{number}"),
                en: format!("Name {number}"),
                ar: vec![form],
                kind: if person { EntryType::Person } else { EntryType::Organization },
                ..Entry::default()
            };
            let glossary = Glossary::new(entries.into_iter().enumerate().map(entry).collect());
            let mut quick = (Vocabulary::default(), Walker::new(&glossary), Entries::new(&glossary));
            for text in texts {
                let document = Document::new(text);
                let places = quick.0.places(document.words());
                let found = quick.1.forms(&document, &places, &mut quick.2);
                let mut plain = Walker { plain: true, ..Walker::new(&glossary) };
                let places = Vocabulary::default().places(document.words());
                prop_assert_eq!(found, plain.forms(&document, &places, &mut Entries::new(&glossary)));
            }
        }
    }

    /// Behind a first name that few words follow, two letters of the next one are looked at; where many do, one.
    #[test]
    fn names_go_on_with_any_letter() {
        const LETTERS: &str = "بتثجحخدذرزسشصضطظعغفقكلمنهويپچڤگék";
        let words: Vec<String> = LETTERS
            .chars()
            .map(|letter| format!("{letter}{}", if letter.is_ascii_alphabetic() || letter == 'é' { "ran" } else { "ركان" }))
            .collect();
        for count in [1, 5, words.len()] {
            let entry =
                |word: &String| Entry { en: format!("Said {word}"), ar: vec![format!("سعيد {word}")], ..Entry::default() };
            let glossary = Glossary::new(words[..count].iter().map(entry).collect());
            for (number, word) in words.iter().enumerate() {
                let document = Document::new(format!("سعيد {word}"));
                let whole =
                    forms(&document, &glossary).iter().any(|candidate| candidate.words == (0..2) && !candidate.skeleton);
                // پ and گ are other spellings of ب and ك, and so on.
                let known = words[..count].iter().any(|known| normalize::key(known) == normalize::key(word));
                assert_eq!(whole, known, "{number}: {word} among {count}");
            }
        }
    }
}
