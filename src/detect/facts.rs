//! What is known of each word before anything is decided: a row of facts, from which features and reasons are made.

use super::{glue, sound};
use crate::document::Document;
use crate::kinds::EntryType;
use crate::matcher::{Candidate, Evidence};
use crate::text::clitics::{Article, Reading, readings};
use crate::text::cues::{Cue, Cues};
use crate::text::lexicon::Lexicon;
use crate::text::words::{Gap, Script, Words};

/// The facts of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// The reading that makes the best name, as far as the word alone tells.
    pub(super) reading: Reading,
    /// Its cues.
    pub(super) cues: Cues,
    /// What stands beside it.
    pub(super) evidence: Evidence,
    /// Frequency band of the most usual ordinary word it may be.
    pub(super) ordinary: Option<u8>,
    /// Frequency band of the name as an ordinary word.
    pub(super) name_ordinary: Option<u8>,
    /// Band of the name among the parts of published names.
    pub(super) part: Option<u8>,
    /// How it comes to be an ordinary word that no list holds.
    pub(super) form: Form,
    /// Whether it has letters that only foreign names and loanwords use.
    pub(super) foreign: bool,
    /// How little it sounds like a name, in steps; `None` for ordinary words and for other scripts.
    pub(super) sound: Option<u8>,
    /// Whether a conjunction stands before what is or may be a name.
    pub(super) lists: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// What it is written with.
    pub(super) script: Script,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What the glossaries take it for.
    pub(super) known: Known,
}

/// How a word that no list holds may still be an ordinary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In the list, or no ordinary word at all.
    Plain,
    /// An ordinary word with an ending.
    Inflected,
    /// Two words whose space was lost.
    Glued,
}

/// The best candidate of the glossaries over a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    /// What the entry names; `None` where no likely candidate runs over the word.
    pub(super) kind: Option<EntryType>,
    /// Whether the candidate begins here.
    pub(super) first: bool,
    /// Whether it ends here.
    pub(super) last: bool,
    /// Whether it is the whole name and no part of it.
    pub(super) whole: bool,
    /// Whether the candidate is very likely.
    pub(super) sure: bool,
    /// Whether the name is hardly that of the entry.
    pub(super) doubtful: bool,
    /// Bytes of the proclitics before it.
    pub(super) proclitics: usize,
    /// Whether an unlikely candidate takes it for a part of a person's name.
    pub(super) given: bool,
    length: usize,
}

/// The facts of all words. `candidates` are those of the glossary and of the gazetteer.
pub(super) fn facts<'c>(document: &Document, candidates: impl Iterator<Item = &'c Candidate>) -> Vec<Facts> {
    let words = document.words();
    let alone = (0..words.len()).map(|at| Facts::alone(words, at, Lexicon::builtin()));
    in_context(document, alone, candidates)
}

/// The same, where the facts that each word alone gives are known.
pub(super) fn in_context<'c>(
    document: &Document,
    alone: impl Iterator<Item = Facts>,
    candidates: impl Iterator<Item = &'c Candidate>,
) -> Vec<Facts> {
    let words = document.words();
    let placed =
        |(at, facts): (usize, Facts)| Facts { evidence: Evidence::of(words, at..at + 1), gap: words.get(at).gap, ..facts };
    let mut facts: Vec<Facts> = alone.enumerate().map(placed).collect();
    for at in 1..facts.len() {
        facts[at].lists |= lists_given_names(words, &facts, at);
    }
    for candidate in candidates {
        note(&mut facts, candidate);
    }
    facts
}

/// Whether a conjunction joins two usual given names, the second also an ordinary word: سمير وعادل are two people.
fn lists_given_names(words: &Words, facts: &[Facts], at: usize) -> bool {
    let usual = |fact: &Facts| fact.part.is_some_and(|band| band >= USUAL_NAME_PART) && !fact.has_article();
    facts[at].reading.proclitics(words.key(at)) == "و" && usual(&facts[at]) && usual(&facts[at - 1])
}

/// The reading under which the word makes the best name. Peeling needs a reason, since the first letter of a foreign name is
/// often one of و ب ل (بوتين, لافروف): what is left is a usual name part while the whole is neither that nor a word. The rare
/// ف ك س are left on. The model decides where a name begins; this is what it reads.
fn name_reading(key: &str, ordinary: Option<u8>, lexicon: &Lexicon) -> Reading {
    let list = readings(key);
    let whole = list.as_slice()[0];
    if list.as_slice().len() == 1 || lexicon.name_part(key).is_some() {
        return whole;
    }
    let usual = |part: &str, least: u8| lexicon.name_part(part).is_some_and(|band| band >= least);
    let peels = |reading: &&Reading| {
        let least = match reading.proclitics(key) {
            "و" => 0,
            "ب" | "ل" | "وب" | "ول" => USUAL_NAME_PART,
            _ => return false,
        };
        usual(reading.name(key), least) || usual(reading.stem(key), least)
    };
    let peeled = list.as_slice()[1..].iter().find(peels);
    let conjunction =
        || list.as_slice()[1..].iter().find(|reading| reading.proclitics(key) == "و" && !may_be_w(reading.name(key)));
    *peeled.or_else(|| conjunction().filter(|_| ordinary.is_none())).unwrap_or(&whole)
}

/// Whether what stands behind a conjunction is long enough for a name.
fn is_long(name: &str) -> bool {
    name.chars().nth(3).is_some()
}

/// Doublings of the pairs that hold a name part from which it is usual enough to be cut out of a longer word.
const USUAL_NAME_PART: u8 = 2;

/// Whether a و before these letters may well be the W of a foreign name (ويلسون, وولف) and no conjunction.
fn may_be_w(rest: &str) -> bool {
    rest.starts_with(['ا', 'ي', 'و', 'ل', 'ه', 'ر'])
}

/// Endings of inflected words, longest first: a word that is ordinary without one of them is ordinary.
const ENDINGS: [&str; 24] = [
    "تهما", "كما", "وها", "تهم", "تها", "هما", "وه", "ني", "كم", "تم", "هم", "ها", "ته", "نا", "ات", "ون", "ين", "ان", "يه",
    "وا", "ت", "ن", "ه", "ا",
];

fn is_inflected(key: &str, lexicon: &Lexicon) -> bool {
    readings(key).as_slice().iter().any(|reading| {
        let name = reading.stem(key);
        ENDINGS.iter().any(|ending| {
            name.strip_suffix(ending).is_some_and(|stem| stem.chars().nth(2).is_some() && lexicon.band(stem).is_some())
        })
    })
}

/// Score from which a candidate of the matcher is likelier right than wrong.
const LIKELY: f32 = 0.5;

/// Score from which it is hardly ever wrong.
const SURE: f32 = 0.9;

/// Of two candidates over a word the longer one says what it is.
fn note(facts: &mut [Facts], candidate: &Candidate) {
    let range = candidate.words.clone();
    if candidate.score < LIKELY {
        facts[range.start].known.given |= candidate.kind == EntryType::Person;
        return;
    }
    for at in range.clone() {
        let known = &mut facts[at].known;
        let sure = candidate.score >= SURE;
        if (range.len(), sure) > (known.length, known.sure) {
            *known = Known {
                kind: Some(candidate.kind),
                first: at == range.start,
                last: at + 1 == range.end,
                whole: candidate.part == crate::glossary::parts::Part::Full,
                sure,
                doubtful: candidate.doubtful,
                proclitics: if at == range.start { candidate.proclitics } else { 0 },
                given: known.given,
                length: range.len(),
            };
        }
    }
}

impl Facts {
    /// What a word alone gives, in whatever text: all but its evidence, its gap and what the glossaries know.
    pub(super) fn alone(words: &Words, at: usize, lexicon: &Lexicon) -> Self {
        let (key, clean, script) = (words.key(at), words.clean(at), words.get(at).script);
        let ordinary = lexicon.commonest_reading(key);
        let reading = name_reading(key, ordinary, lexicon);
        let (name, stem) = (reading.name(key), reading.stem(key));
        let form = match ordinary {
            Some(_) => Form::Plain,
            None if script != Script::Arabic => Form::Plain,
            None if is_inflected(key, lexicon) => Form::Inflected,
            None if glue::is_glued(key, lexicon) => Form::Glued,
            None => Form::Plain,
        };
        let mut letters = clean.chars();
        Self {
            reading,
            cues: words.cues(at),
            evidence: Evidence::default(),
            ordinary,
            name_ordinary: lexicon.band(name).max(lexicon.band(stem)),
            part: lexicon.name_part(name).or_else(|| lexicon.name_part(stem)),
            form,
            foreign: name.contains(['گ', 'پ', 'ڤ', 'ڥ', 'چ', 'ژ', 'ڭ']),
            sound: (ordinary.is_none() && script == Script::Arabic).then(|| sound::step(&clean[reading.stem..])),
            lists: reading.proclitics(key) == "و" && ordinary.is_none() && (lexicon.name_part(name).is_some() || is_long(name)),
            capital: letters.next().is_some_and(char::is_uppercase) && letters.next().is_some(),
            script,
            gap: Gap::default(),
            known: Known::default(),
        }
    }

    /// Whether nothing but its looks speaks for the word being ordinary.
    pub(super) fn is_strange(&self) -> bool {
        self.ordinary.is_none() && self.form == Form::Plain && self.script == Script::Arabic
    }

    /// Whether it is a function word or a number: no name begins or ends with one.
    pub(super) fn is_function(&self) -> bool {
        self.cues.has(Cue::Function) || self.script == Script::Digits
    }

    /// Whether it has the article under its best reading.
    pub(super) fn has_article(&self) -> bool {
        self.reading.article != Article::None
    }
}
