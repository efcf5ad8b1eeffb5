//! From words with capitals to names.

use std::ops::Range;

use super::tables::{self, ABBREVIATIONS, INNER, LEADING};
use super::{EnglishName, NameClass, WordClass};
use crate::document::Document;
use crate::span::Span;
use crate::text::words::Gap;

/// Words of the longest name: what runs on is a list or a headline.
const LONGEST: usize = 12;

/// Lower-case words in a row inside a name: `University of the`, `de la`.
const INNER_WORDS: usize = 2;

/// Letters of a word in lower case behind a hyphen that may belong to a name: `Jong-un`, but `US-led`.
const TAIL: usize = 6;

/// Words in lower case that stand behind the hyphen of an adjective.
const TAILS_OF_ADJECTIVES: [&str; 62] = [
    "age", "aged", "aid", "air", "arm", "backed", "based", "born", "bound", "built", "class", "day", "deep", "era", "ever",
    "free", "friend", "funded", "going", "held", "high", "hit", "issued", "known", "leader", "leaning", "led", "level", "like",
    "linked", "long", "made", "making", "member", "named", "old", "out", "owned", "paid", "part", "party", "proof", "ready",
    "related", "run", "scale", "set", "sized", "speak", "state", "style", "team", "time", "trade", "type", "war", "week",
    "wide", "win", "won", "year", "years",
];

/// Parties as American papers cut them short before a state.
const PARTIES: [&str; 3] = ["D", "I", "R"];

/// What a possessive may belong to inside a name: `St Anna's Hospital`.
const POSSESSED: [&str; 7] = ["Cathedral", "Chapel", "Church", "College", "Hospital", "School", "Square"];

/// What follows `the` behind a ruler's name.
const EPITHETS: [&str; 8] = ["Conqueror", "Elder", "First", "Great", "Second", "Terrible", "Third", "Younger"];

/// The names, by place.
pub(super) fn names(document: &Document, spans: &[Span], classes: &[WordClass]) -> Vec<EnglishName> {
    let text = Text { document, spans, classes };
    let mut found = Vec::new();
    let mut at = 0;
    while at < classes.len() {
        if !text.is_part(at) {
            at += 1;
            continue;
        }
        let end = text.end(at);
        found.extend(text.name(text.start(at)..end));
        at = end;
    }
    found
}

struct Text<'d> {
    document: &'d Document,
    spans: &'d [Span],
    classes: &'d [WordClass],
}

impl Text<'_> {
    fn word(&self, at: usize) -> &str {
        self.spans[at].of(self.document.text())
    }

    /// Whether a word has a capital that may be one of a name.
    fn is_part(&self, at: usize) -> bool {
        !matches!(self.classes[at], WordClass::Small | WordClass::Date)
    }

    /// What stands between a word and the one before it, the possessive included.
    fn gap(&self, at: usize) -> &str {
        Span::new(self.spans[at - 1].end, self.spans[at].start).of(self.document.text())
    }

    /// Whether a word goes on with the name that the one before it belongs to.
    fn joins(&self, at: usize) -> bool {
        let gap = self.document.words().get(at).gap;
        if self.word(at - 1).ends_with('.') {
            return self.gap(at).chars().all(|mark| mark == ' ' || mark == '\u{a0}') && self.is_abbreviated(at - 1);
        }
        if self.spans[at - 1].end < self.document.words().get(at - 1).span.end {
            return gap == Gap::SPACE && POSSESSED.contains(&self.word(at));
        }
        gap == Gap::SPACE
            || gap == Gap::HYPHEN
            || self.gap(at).trim() == "&"
            || self.is_abbreviated(at - 1) && self.gap(at).trim() == "."
    }

    /// Whether the full stop behind a word may be that of an abbreviation or of initials.
    fn is_abbreviated(&self, at: usize) -> bool {
        let word = self.word(at);
        let single = |part: &str| part.chars().count() < 2;
        word.split('.').all(single) || tables::has(ABBREVIATIONS, &word.to_lowercase())
    }

    /// Where a name begins whose first capital is at `at`: a particle before it belongs to it.
    fn start(&self, at: usize) -> usize {
        let particle = |before: &usize| {
            let word = self.word(*before);
            self.classes[*before] == WordClass::Small && tables::has(LEADING, word) && self.joins(*before + 1)
        };
        at.checked_sub(1).filter(particle).unwrap_or(at)
    }

    /// Where a run ends that begins at `first`.
    fn end(&self, first: usize) -> usize {
        let mut end = first + 1;
        while end < self.classes.len() && end - first < LONGEST && self.joins(end) {
            if self.is_part(end) || self.is_tail(end) {
                end += 1;
                continue;
            }
            match self.past_particles(end) {
                Some(next) => end = next + 1,
                None => break,
            }
        }
        end
    }

    /// Whether a word in lower case or a number belongs to the word before its hyphen.
    fn is_tail(&self, at: usize) -> bool {
        let word = self.word(at);
        let abbreviated = self.word(at - 1).chars().filter(|letter| letter.is_uppercase()).count() > 1;
        self.document.words().get(at).gap == Gap::HYPHEN
            && !(abbreviated && word.starts_with(char::is_lowercase))
            && (word.chars().all(|letter| letter.is_ascii_digit())
                || word.chars().count() <= TAIL
                    && word.chars().all(char::is_lowercase)
                    && !TAILS_OF_ADJECTIVES.contains(&word)
                    && !tables::has(tables::FUNCTION, word))
    }

    /// The word with a capital behind particles that begin at `at`.
    fn past_particles(&self, at: usize) -> Option<usize> {
        let most = self.classes.len().min(at + INNER_WORDS + 1);
        let inner = |at: usize| {
            let word = self.word(at);
            let epithet = |next: usize| next < self.classes.len() && EPITHETS.contains(&self.word(next));
            tables::has(INNER, word) || word == "the" && (self.word(at - 1) == "of" || epithet(at + 1))
        };
        let next = (at..most).find(|&place| !inner(place))?;
        (next > at && self.is_part(next) && (at + 1..=next).all(|place| self.joins(place))).then_some(next)
    }

    /// The word behind the titles of a run and what their offices are for: `Secretary of State Ana Quill`.
    fn past_titles(&self, run: &Range<usize>) -> usize {
        let is_title = |at: usize| at < run.end && self.classes[at] == WordClass::Title;
        let belongs = |at: &usize| is_title(*at) || *at > run.start && self.word(*at) == "of" && is_title(*at + 1);
        run.clone().find(|at| !belongs(at)).unwrap_or(run.end)
    }

    /// Whether a run begins with a politician's party before the state: `D-Calif.`.
    fn is_party(&self, run: &Range<usize>) -> bool {
        run.len() > 1 && PARTIES.contains(&self.word(run.start)) && self.document.words().get(run.start + 1).gap == Gap::HYPHEN
    }

    /// The name of a run: its titles taken off.
    fn name(&self, run: Range<usize>) -> Option<EnglishName> {
        let run = run.start + usize::from(self.is_party(&run))..run.end;
        let mut first = self.past_titles(&run);
        let office = first > run.start && first < run.end && self.word(first) == "of";
        while first < run.end && !self.is_part(first) && !tables::has(LEADING, self.word(first)) {
            first += 1;
        }
        if first == run.end {
            let span = Span::new(self.spans[run.start].start, self.spans[run.end - 1].end);
            return Some(EnglishName { span, words: run, titles: 0, class: NameClass::Title });
        }
        let words = first..run.end;
        let titles = if self.word(first.saturating_sub(1)) == "of" { 0 } else { first - run.start };
        let class = if office { NameClass::Doubtful } else { self.class(words.clone()) };
        let span = Span::new(self.spans[words.start].start, self.spans[words.end - 1].end);
        Some(EnglishName { span, words, titles, class })
    }

    fn class(&self, words: Range<usize>) -> NameClass {
        let capitals = || words.clone().map(|at| self.classes[at]).filter(|class| *class != WordClass::Small);
        if capitals().all(|class| class == WordClass::Demonym) {
            NameClass::Demonym
        } else if capitals().any(|class| matches!(class, WordClass::Name | WordClass::Demonym | WordClass::Title)) {
            NameClass::Name
        } else {
            NameClass::Doubtful
        }
    }
}
