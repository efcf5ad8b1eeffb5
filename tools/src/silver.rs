//! Labels for Arabic text from its English translation: a capitalised English word that an Arabic word sounds like, or a name
//! of the glossary that stands on both sides, is a name. What neither side decides is left open.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use naqhara::glossary::Glossary;
use naqhara::kinds::EntryType;
use naqhara::text::clitics::readings;
use naqhara::text::cues::{Cue, cues};
use naqhara::text::lexicon::Lexicon;
use naqhara::text::words::{Gap, Script, Words};
use naqhara::{Document, matcher};

use crate::likeness;

/// An article: its lines, Arabic and English.
type Article = Vec<(String, String)>;

/// The labelled text of folders (`NAME.ar.txt` beside `NAME.en.txt`, line by line) and of gzipped tables (Arabic TAB English).
pub(crate) fn label(sources: &[std::path::PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for source in sources {
        let articles = if source.is_dir() { folder(source)? } else { table(source)? };
        for article in &articles {
            label_article(article, &mut out)?;
        }
    }
    Ok(out)
}

fn folder(path: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut names: Vec<_> = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    names.retain(|name| name.to_string_lossy().ends_with(".ar.txt"));
    names.sort();
    let mut articles = Vec::new();
    for name in names {
        let (arabic, english) =
            (fs::read_to_string(&name)?, fs::read_to_string(name.to_string_lossy().replace(".ar.txt", ".en.txt"))?);
        articles.push(arabic.lines().zip(english.lines()).map(|(a, e)| (a.to_string(), e.to_string())).collect());
    }
    Ok(articles)
}

fn table(path: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(fs::File::open(path)?).read_to_string(&mut text)?;
    let rows: Article =
        text.lines().filter_map(|row| row.split_once('\t')).map(|(a, e)| (a.to_string(), e.to_string())).collect();
    Ok(rows.chunks(LINES).map(<[_]>::to_vec).collect())
}

/// Lines of a table that count as one article.
const LINES: usize = 40;

/// What a word of the Arabic side is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Label {
    Outside,
    Open,
    Begin(Option<EntryType>, usize),
    Inside(Option<EntryType>),
}

/// An English word, with its place in the line.
struct English {
    word: String,
    sounds: Vec<likeness::Class>,
    name: bool,
    used: bool,
}

fn label_article(article: &Article, out: &mut String) -> Result<(), Box<dyn Error>> {
    let lower: HashSet<&str> = article
        .iter()
        .flat_map(|(_, english)| english_words(english))
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect();
    let mut labelled: Vec<(Document, Vec<Label>)> =
        article.iter().map(|(arabic, english)| label_line(arabic, english, &lower)).collect();
    share_kinds(&mut labelled);
    for (document, labels) in &labelled {
        write_line(document, labels, out)?;
    }
    out.push('\n');
    Ok(())
}

fn english_words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
}

fn english(line: &str, lower: &HashSet<&str>) -> Vec<English> {
    let word = |(at, word): (usize, &str)| {
        let small = word.to_lowercase();
        let capital = word.starts_with(char::is_uppercase) && word.chars().count() > 1;
        let name =
            capital && !lower.contains(small.as_str()) && !NO_NAMES.contains(&small.as_str()) && (at > 0 || !is_usual(&small));
        English { word: small, sounds: likeness::of_english(word), name, used: false }
    };
    english_words(line).enumerate().map(word).collect()
}

/// Capitalised English words that are no names.
const NO_NAMES: [&str; 44] = [
    "a",
    "after",
    "all",
    "an",
    "and",
    "april",
    "as",
    "at",
    "august",
    "but",
    "december",
    "february",
    "for",
    "friday",
    "he",
    "his",
    "if",
    "in",
    "it",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "mr",
    "mrs",
    "november",
    "october",
    "of",
    "on",
    "saturday",
    "september",
    "she",
    "sunday",
    "that",
    "the",
    "they",
    "this",
    "thursday",
    "tuesday",
    "we",
    "wednesday",
    "you",
];

/// Whether a word at the start of a sentence is likely no name: it has an ending of ordinary English words.
fn is_usual(word: &str) -> bool {
    ["ing", "ly", "ed", "tion", "ment", "ness", "ever", "ough", "hile", "hen", "here"].iter().any(|end| word.ends_with(end))
        || word.len() < 4
}

fn label_line(arabic: &str, line: &str, lower: &HashSet<&str>) -> (Document, Vec<Label>) {
    let document = Document::new(arabic);
    let mut english = english(line, lower);
    let words = document.words();
    let mut labels = vec![Label::Open; words.len()];
    take_glossary(&document, line, &mut english, &mut labels);
    take_sounds(words, &mut english, &mut labels);
    join_people(words, &mut labels);
    let lexicon = Lexicon::builtin();
    let unmatched = english.iter().skip(1).any(|word| word.name && !word.used);
    for (at, label) in labels.iter_mut().enumerate().filter(|(_, label)| **label == Label::Open) {
        let (key, script) = (words.key(at), words.get(at).script);
        let ordinary = script == Script::Digits || lexicon.commonest_reading(key).is_some();
        let may_be_translated = key.contains("ال") || cues(key).has(Cue::Organization) || cues(key).has(Cue::Place);
        if cues(key).has(Cue::Function)
            || ordinary && !(unmatched && may_be_translated)
            || !english.iter().any(|word| word.name)
        {
            *label = Label::Outside;
        }
    }
    (document, labels)
}

/// Names of the glossary whose English stands on the other side.
fn take_glossary(document: &Document, line: &str, english: &mut [English], labels: &mut [Label]) {
    let glossary = Glossary::builtin();
    let mut candidates = matcher::candidates(document, glossary);
    candidates.retain(|candidate| candidate.score >= 0.5 && candidate.kind.is_name());
    candidates.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(b.score.total_cmp(&a.score)));
    for candidate in candidates {
        if labels[candidate.words.clone()].iter().any(|label| *label != Label::Open) {
            continue;
        }
        let entry = glossary.entry(candidate.entry);
        let forms = entry.english();
        let found = forms.filter(|form| line.contains(*form)).max_by_key(|form| form.len());
        let part = english_words(&entry.en).last().map(str::to_lowercase);
        let wanted: Vec<String> = match (found, part) {
            (Some(form), _) => english_words(form).map(str::to_lowercase).collect(),
            (None, Some(part)) if english.iter().any(|word| word.name && word.word == part) => vec![part],
            _ => continue,
        };
        english.iter_mut().filter(|word| wanted.contains(&word.word)).for_each(|word| word.used = true);
        put(labels, candidate.words, Some(candidate.kind), candidate.proclitics);
    }
}

fn put(labels: &mut [Label], words: Range<usize>, kind: Option<EntryType>, proclitics: usize) {
    labels[words.clone()].fill(Label::Inside(kind));
    labels[words.start] = Label::Begin(kind, proclitics / 2);
}

/// Words that sound like a capitalised word of the other side, joined where both sides stand together.
fn take_sounds(words: &Words, english: &mut [English], labels: &mut [Label]) {
    let mut pairs: Vec<(f32, usize, usize, usize)> = Vec::new();
    for at in (0..words.len()).filter(|&at| labels[at] == Label::Open && words.get(at).script != Script::Digits) {
        for (other, word) in english.iter().enumerate().filter(|(_, word)| word.name && !word.used) {
            if let Some((score, peeled)) = likeness(words, at, word) {
                pairs.push((score, at, other, peeled));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken: HashMap<usize, (usize, usize)> = HashMap::new();
    for (_, at, other, peeled) in pairs {
        if !taken.contains_key(&at) && !english[other].used {
            english[other].used = true;
            taken.insert(at, (other, peeled));
        }
    }
    let mut at = 0;
    while at < words.len() {
        let Some(&(_, peeled)) = taken.get(&at) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        while taken.get(&end).is_some_and(|&(_, peeled)| peeled == 0) && words.get(end).gap.only(Gap::SPACE.with(Gap::HYPHEN)) {
            end += 1;
        }
        put(labels, at..end, kind(words, at), 2 * peeled);
        at = end;
    }
}

/// Words of people that stand side by side are one person: a list would have و between them.
fn join_people(words: &Words, labels: &mut [Label]) {
    let may_be = |kind: Option<EntryType>| matches!(kind, None | Some(EntryType::Person));
    for at in 1..labels.len() {
        let (Label::Begin(kind, _) | Label::Inside(kind)) = labels[at - 1] else { continue };
        let Label::Begin(next, 0) = labels[at] else { continue };
        if may_be(kind) && may_be(next) && words.get(at).gap.only(Gap::SPACE) {
            let mut end = at;
            while end == at || end < labels.len() && matches!(labels[end], Label::Inside(_)) {
                labels[end] = Label::Inside(kind);
                end += 1;
            }
        }
    }
}

/// How much a word sounds like an English one, and how many of its letters are particles then.
fn likeness(words: &Words, at: usize, english: &English) -> Option<(f32, usize)> {
    if words.get(at).script == Script::Other {
        return (words.key(at) == english.word).then_some((1.0, 0));
    }
    let key = words.key(at);
    let lexicon = Lexicon::builtin();
    let ordinary = lexicon.commonest_reading(key).is_some_and(|band| band > 4) && lexicon.name_part(key).is_none();
    let mut best: Option<(f32, usize)> = None;
    for reading in readings(key).as_slice() {
        let score = likeness::likeness(&likeness::of_arabic(reading.stem(key)), &english.sounds);
        let cost = 0.02 * (reading.name / 2) as f32 + if ordinary { 0.25 } else { 0.0 };
        if best.is_none_or(|(kept, _)| score - cost > kept) {
            best = Some((score - cost, reading.name / 2));
        }
    }
    best.filter(|(score, _)| *score >= LIKE)
}

/// Likeness from which two words are taken for one name.
const LIKE: f32 = 0.74;

/// The kind that the word before tells.
fn kind(words: &Words, at: usize) -> Option<EntryType> {
    let before = at.checked_sub(1).map(|before| cues(words.key(before)))?;
    [(Cue::Title, EntryType::Person), (Cue::Place, EntryType::Place)]
        .into_iter()
        .find(|(cue, _)| before.has(*cue))
        .map(|(_, kind)| kind)
}

/// A name of one word has the kind of the longer one that ends with it, and a name without a kind that of another occurrence.
fn share_kinds(labelled: &mut [(Document, Vec<Label>)]) {
    let mut kinds: HashMap<String, EntryType> = HashMap::new();
    for (document, labels) in labelled.iter() {
        for (at, label) in labels.iter().enumerate() {
            if let Label::Begin(Some(kind), _) | Label::Inside(Some(kind)) = label {
                kinds.insert(document.words().key(at).to_string(), *kind);
            }
        }
    }
    for (document, labels) in labelled.iter_mut() {
        let mut open = None;
        for (at, label) in labels.iter_mut().enumerate() {
            let key = document.words().key(at);
            match *label {
                Label::Begin(None, peeled) => {
                    open = kinds.get(&key[(2 * peeled).min(key.len())..]).copied();
                    *label = Label::Begin(open, peeled);
                }
                Label::Inside(None) => *label = Label::Inside(open),
                _ => {}
            }
        }
    }
}

/// Writes the rows of a line.
pub(crate) fn write_line(document: &Document, labels: &[Label], out: &mut String) -> Result<(), Box<dyn Error>> {
    let words = document.words();
    let mut at = 0;
    let mut end = 0;
    while at < labels.len() {
        let mut last = at;
        while last + 1 < labels.len() && is_one_token(words, labels, last + 1) {
            last += 1;
        }
        let (first, span) = (words.get(at).span, words.get(last).span);
        let name = |kind: &Option<EntryType>| kind.map_or("?", EntryType::as_str);
        let outside = document.text()[end..first.start].split_whitespace();
        outside.for_each(|mark| out.push_str(&format!("{mark}\tO\n")));
        let token = &document.text()[first.start..span.end];
        match &labels[at] {
            Label::Outside => writeln!(out, "{token}\tO")?,
            Label::Open => writeln!(out, "{token}\t?")?,
            Label::Begin(kind, peeled) => writeln!(out, "{token}\tB-{}\t{peeled}", name(kind))?,
            Label::Inside(kind) => writeln!(out, "{token}\tI-{}", name(kind))?,
        }
        end = span.end;
        at = last + 1;
    }
    out.push('\n');
    Ok(())
}

/// Whether the word is written in one with the word before by a hyphen, and is no less or more of a name.
fn is_one_token(words: &Words, labels: &[Label], at: usize) -> bool {
    let alike = match labels[at] {
        Label::Inside(_) => true,
        Label::Begin(..) => false,
        own => own == labels[at - 1],
    };
    words.get(at).gap == Gap::HYPHEN && alike
}
