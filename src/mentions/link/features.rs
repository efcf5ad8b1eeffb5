//! What speaks for and against each link.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::{Known, OneRun};
use super::runs::Heard;
use super::weights::WEIGHTS;
use super::{Article, Link, how, kind, part};
use crate::glossary::parts::Part;
use crate::kinds::EntryKey;
use crate::matcher::english::english_names;
use crate::matcher::sound::SoundMatch;
use crate::matcher::{Candidate, Evidence};
use crate::text::lexicon::Lexicon;
use crate::text::normalize;
use crate::text::words::is_arabic_letter;
use crate::translit::Coverage;

/// How many features a link has.
pub const COUNT: usize = 28;

/// The features of a link, each about 0..=1.
pub type Features = [f32; COUNT];

/// What each feature says.
pub const NAMES: [&str; COUNT] = [
    "constant",
    "sound of a letter",
    "sound",
    "letters",
    "margin to the next entry",
    "words",
    "detected as it is",
    "inside a longer detection",
    "across a detection",
    "ordinary word",
    "another built-in name",
    "sure by sound",
    "bearers of the word",
    "bearers of another word",
    "proclitics",
    "evidence beside it",
    "size of the glossary",
    "full name in the article",
    "last name of several",
    "first name of several",
    "elsewhere in the article",
    "inside a longer built-in name",
    "best of the run",
    "other entries as good",
    "detected and sure by sound",
    "ordinary and not detected",
    "sure by sound and not detected",
    "long and sure by sound",
];

/// The links of those runs whose number of words is `wanted`.
pub(super) fn links(
    article: &Article<'_>,
    known: &Known,
    heard: &[Heard],
    kin: &HashSet<String>,
    names: usize,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Link> {
    let view = View { article, known, kin, names, runs_of: runs_of(heard) };
    let mut links = Vec::new();
    for run in heard.iter().filter(|run| wanted(run.words.len())) {
        let letters = view.letters(run);
        let complete = |found: &&SoundMatch| found.letters >= letters;
        let matches: Vec<&SoundMatch> = run.matches.iter().filter(complete).collect();
        links.extend(matches.iter().map(|found| view.link(run, &matches, found)));
    }
    links
}

/// How many runs sound like each entry.
fn runs_of(heard: &[Heard]) -> HashMap<EntryKey, u32> {
    let mut counts = HashMap::new();
    for run in heard {
        for found in run.matches.iter().filter(|found| found.score >= 0.5) {
            *counts.entry(found.entry).or_default() += 1;
        }
    }
    counts
}

struct View<'a> {
    article: &'a Article<'a>,
    known: &'a Known,
    kin: &'a HashSet<String>,
    names: usize,
    runs_of: HashMap<EntryKey, u32>,
}

impl View<'_> {
    /// Letters of a run that a name must have: all but those of the article.
    fn letters(&self, run: &Heard) -> usize {
        let words = self.article.document.words();
        let mut letters = 0;
        for at in run.words.clone() {
            let key = words.key(at);
            let key = if at == run.words.start { &key[run.proclitics..] } else { key };
            if crate::glossary::parts::is_particle(key) {
                continue;
            }
            let stem = key.strip_prefix("ال").unwrap_or(key);
            letters += stem.chars().filter(|&letter| is_arabic_letter(letter)).count();
        }
        letters
    }

    fn link(&self, run: &Heard, matches: &[&SoundMatch], found: &SoundMatch) -> Link {
        let features = self.features(run, matches, found);
        let sum: f32 = features.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight).sum();
        let document = self.article.document;
        let candidate = Candidate {
            span: document.words().span(document.text(), run.words.clone(), run.proclitics),
            words: run.words.clone(),
            proclitics: run.proclitics,
            entry: found.entry,
            kind: kind(self.article.glossary, found.entry),
            part: part(found.coverage),
            how: how(found.coverage),
            skeleton: false,
            other_article: false,
            proposed: found.proposed,
            doubtful: false,
            score: 1.0 / (1.0 + (-sum).exp()),
        };
        Link { candidate, features }
    }

    fn features(&self, run: &Heard, matches: &[&SoundMatch], found: &SoundMatch) -> Features {
        let words = self.article.document.words();
        let raw = found.raw as f32;
        let others = || matches.iter().filter(|other| other.entry != found.entry && other.coverage == Coverage::Whole);
        let next = others().map(|other| other.raw as f32).fold(f32::NEG_INFINITY, f32::max);
        let margin = ((raw - next) / 5.0).clamp(-2.0, 2.0);
        let detected = self.detected(&run.words, run.proclitics);
        let entry = self.article.glossary.entry(found.entry);
        let here = self.known.of(&run.words, run.proclitics);
        let same = here.and_then(|run| run.same.iter().find(|(key, _, _)| *key == found.entry)).map_or(0.0, |same| same.1);
        let (own, other) = here.map_or((0, 0), |run| bearers(run, &normalize::key(&entry.en)));
        let kin = !entry.en.contains(' ') && english_names(&entry).any(|name| self.kin.contains(&normalize::key(name)));
        let evidence = Evidence::of(words, run.words.clone());
        [
            1.0,
            (raw / found.letters.max(1) as f32).clamp(-2.0, 3.0),
            (raw / 10.0).clamp(-2.0, 4.0),
            (found.letters as f32 / 10.0).min(2.0),
            margin,
            (run.words.len() - 1).min(3) as f32,
            detected.0,
            detected.1,
            detected.2,
            self.ordinary(run),
            if same > 0.0 { 0.0 } else { here.map_or(0.0, |run| run.whole) },
            found.score,
            (own as f32).ln_1p(),
            (other as f32).ln_1p(),
            f32::from(run.cost) / 500.0,
            f32::from(u8::from(evidence.supports(entry.kind))),
            (self.names.max(1) as f32).log10() / 6.0,
            f32::from(u8::from(kin)),
            f32::from(u8::from(found.coverage == Coverage::Family)),
            f32::from(u8::from(found.coverage == Coverage::Given)),
            self.runs_of.get(&found.entry).map_or(0.0, |&count| ((count - u32::from(found.score >= 0.5)) as f32).ln_1p()),
            self.inside_known(&run.words),
            f32::from(u8::from(margin >= 0.0)),
            others().filter(|other| (raw - other.raw as f32).abs() < 1.5).count().min(3) as f32,
            detected.0 * found.score,
            self.ordinary(run) * (1.0 - detected.0.max(detected.1)),
            found.score * (1.0 - detected.0.max(detected.1)),
            found.score * (found.letters as f32 / 10.0).min(1.0),
        ]
    }

    /// The best detection of the run itself, of a longer one around it, of one across it.
    fn detected(&self, run: &Range<usize>, proclitics: usize) -> (f32, f32, f32) {
        let (mut own, mut longer, mut across) = (0.0f32, 0.0f32, 0.0f32);
        for name in self.article.detected.iter().filter(|name| name.words.start < run.end && run.start < name.words.end) {
            let begins = name.words.start < run.start || name.words.start == run.start && name.proclitics <= proclitics;
            if name.words == *run && name.proclitics == proclitics {
                own = own.max(name.score);
            } else if begins && name.words.end >= run.end && name.words.len() > run.len() {
                longer = longer.max(name.score);
            } else {
                across = across.max(name.score);
            }
        }
        (own, longer, across)
    }

    /// How ordinary a single word is, as it stands and without its proclitics; 0 for a run of several.
    fn ordinary(&self, run: &Heard) -> f32 {
        if run.words.len() > 1 {
            return 0.0;
        }
        let key = self.article.document.words().key(run.words.start);
        Lexicon::builtin().commonest_reading(key).map_or(0.0, |band| (f32::from(band) + 4.0) / 15.0)
    }

    /// The best built-in name of more words that holds the run.
    fn inside_known(&self, run: &Range<usize>) -> f32 {
        let holds = |words: &Range<usize>| words.start <= run.start && words.end >= run.end && words.len() > run.len();
        self.article
            .gazetteer
            .iter()
            .filter(|candidate| holds(&candidate.words) && candidate.kind.is_name() && !candidate.doubtful)
            .filter(|candidate| candidate.part != Part::Prefix)
            .map(|candidate| candidate.score)
            .fold(0.0, f32::max)
    }
}

/// How many people of the built-in glossary bear an English word as their name here, and how many another.
fn bearers(run: &OneRun, word: &str) -> (u32, u32) {
    let own = run.bearers(word);
    let all: u32 = run.words.iter().map(|(_, count)| count).sum();
    (own, all - own)
}
