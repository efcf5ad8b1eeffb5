//! What speaks for and against each link.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::{Known, OneRun};
use super::runs::Heard;
use super::weights::{COUNT, Feature, Features, WEIGHTS};
use super::{Article, LIKELY, Link, how, part};
use crate::detect::Detection;
use crate::glossary::Entry;
use crate::glossary::parts::is_particle;
use crate::kinds::EntryKey;
use crate::matcher::Candidate;
use crate::matcher::sound::SoundMatch;
use crate::text::normalize;
use crate::text::words::is_arabic_letter;
use crate::translit::{Coverage, Model};

/// How sure the sound is, the part that was found aside.
fn sureness(found: &SoundMatch) -> f64 {
    f64::from(Model::builtin().calibration().probability(found.raw, found.letters))
}

/// Sureness below which a word is no part of a name, whatever the article gives in full: it is too near to chance.
const LEAST_OF_A_PART: f64 = 0.1;

fn is_likely(part: &SoundMatch) -> bool {
    sureness(part) >= LEAST_OF_A_PART
}

/// The entries whose whole name, of several words, seems to stand in the article.
fn wholes(heard: &[Heard]) -> HashSet<EntryKey> {
    let several = heard.iter().filter(|run| run.words.len() > 1).flat_map(|run| run.matches.iter());
    several.filter(|found| found.coverage == Coverage::Whole && found.score >= LIKELY).map(|found| found.entry).collect()
}

fn detections<'a>(article: &Article<'a>) -> Vec<Vec<&'a Detection>> {
    let mut covering = vec![Vec::new(); article.document.words().len()];
    for name in article.detected {
        covering[name.words.clone()].iter_mut().for_each(|list: &mut Vec<&Detection>| list.push(name));
    }
    covering
}

fn bare_words<'a>(article: &Article<'a>) -> HashMap<&'a str, u32> {
    let words = article.document.words();
    let mut counts = HashMap::new();
    for at in 0..words.len() {
        *counts.entry(words.key(at)).or_default() += 1;
    }
    counts
}

/// Whether two names in English have a word in common.
fn shares_a_word(one: &str, other: &str) -> bool {
    let long = |word: &&str| word.chars().nth(2).is_some();
    one.split([' ', '-']).filter(long).any(|word| other.split([' ', '-']).any(|another| another == word))
}

/// What is asked of an article for every link.
pub(super) struct View<'a> {
    article: &'a Article<'a>,
    known: &'a Known,
    /// The words of the names that the article gives in full.
    kin: HashSet<String>,
    wholes: HashSet<EntryKey>,
    /// The detections that each word lies in.
    detections: Vec<Vec<&'a Detection>>,
    /// How often each word stands in the article.
    bare_words: HashMap<&'a str, u32>,
}

impl<'a> View<'a> {
    pub(super) fn new(article: &'a Article<'a>, known: &'a Known, heard: &[Heard]) -> Self {
        let (wholes, detections, bare_words) = (wholes(heard), detections(article), bare_words(article));
        Self { article, known, kin: HashSet::new(), wholes, detections, bare_words }
    }

    /// The same once the words of the names are known that the article gives in full.
    pub(super) fn with_kin(self, kin: HashSet<String>) -> Self {
        Self { kin, ..self }
    }

    /// The links of those runs whose number of words is `wanted`.
    pub(super) fn links(&self, heard: &[Heard], wanted: impl Fn(usize) -> bool) -> Vec<Link> {
        let mut links = Vec::new();
        for run in heard.iter().filter(|run| wanted(run.words.len())) {
            let letters = self.letters(run);
            let complete =
                |found: &&SoundMatch| found.letters >= letters && (found.coverage == Coverage::Whole || is_likely(found));
            let matches: Vec<&SoundMatch> = run.matches.iter().filter(complete).collect();
            links.extend(matches.iter().map(|found| self.link(run, &matches, found)));
        }
        links
    }

    /// Letters of a run that a name must have: all but those of particles.
    fn letters(&self, run: &Heard) -> usize {
        let words = self.article.document.words();
        let mut letters = 0;
        for at in run.words.clone() {
            let key = words.key(at);
            let key = if at == run.words.start { &key[run.proclitics..] } else { key };
            if !is_particle(key) {
                letters += key.chars().filter(|&letter| is_arabic_letter(letter)).count();
            }
        }
        letters
    }

    fn link(&self, run: &Heard, matches: &[&SoundMatch], found: &SoundMatch) -> Link {
        let entry = self.article.glossary.entry(found.entry);
        let features = self.features(run, matches, found, &entry);
        let sum: f32 = features.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight).sum();
        let document = self.article.document;
        let candidate = Candidate {
            span: document.words().span(document.text(), run.words.clone(), run.proclitics),
            words: run.words.clone(),
            proclitics: run.proclitics,
            entry: found.entry,
            kind: entry.kind,
            part: part(found.coverage),
            how: how(found.coverage),
            skeleton: false,
            other_article: false,
            proposed: found.proposed,
            doubtful: false,
            score: 1.0 / (1.0 + libm::expf(-sum)),
        };
        Link { candidate, features: Some(features) }
    }

    fn features(&self, run: &Heard, matches: &[&SoundMatch], found: &SoundMatch, entry: &Entry) -> Features {
        let raw = found.raw as f32;
        let others = || matches.iter().filter(|other| other.entry != found.entry && other.coverage == Coverage::Whole);
        let next = others().map(|other| other.raw as f32).fold(f32::NEG_INFINITY, f32::max);
        let margin = ((raw - next) / 5.0).clamp(-2.0, 2.0);
        let detected = self.detected(&run.words, run.proclitics);
        let name = normalize::key(&entry.en);
        let here = self.known.of(&run.words, run.proclitics);
        let same = here.is_some_and(|run| run.same.iter().any(|(key, _, _)| *key == found.entry));
        let shared = here.is_some_and(|run| run.names.iter().any(|other| shares_a_word(other, &name)));
        let (own, other) = here.map_or((0, 0), |run| bearers(run, &name));
        let kin = !entry.en.contains(' ') && entry.english().any(|name| self.kin.contains(&normalize::key(name)));
        let sure = sureness(found).clamp(1e-4, 1.0 - 1e-4);
        let sure = libm::log(sure / (1.0 - sure)) as f32 / 5.0;
        let is = |holds: bool| f32::from(u8::from(holds));
        let in_full = self.wholes.contains(&found.entry);
        let (family, given) = (found.coverage == Coverage::Family, found.coverage == Coverage::Given);
        let ordinary = self.ordinary(run);
        let mut features = [0.0; COUNT];
        let mut set = |feature: Feature, value: f32| features[feature as usize] = value;
        set(Feature::Constant, 1.0);
        set(Feature::Sound, (raw / 10.0).clamp(-2.0, 4.0));
        set(Feature::Sureness, sure);
        set(Feature::Letters, (found.letters as f32 / 10.0).min(2.0));
        set(Feature::BelowBest, margin.min(0.0));
        set(Feature::AboveNext, margin.max(0.0));
        set(Feature::SeveralWords, is(run.words.len() > 1));
        set(Feature::Detected, detected.0);
        set(Feature::DetectedBySureness, detected.0 * sure);
        set(Feature::InsideDetection, detected.1);
        set(Feature::Ordinary, ordinary);
        set(Feature::OrdinaryUndetected, ordinary * (1.0 - detected.0.max(detected.1)));
        set(Feature::AnotherName, if same || shared { 0.0 } else { here.map_or(0.0, |run| run.whole) });
        set(Feature::OwnBearers, libm::log1pf(own as f32));
        set(Feature::OtherBearers, libm::log1pf(other as f32));
        set(Feature::Proclitics, f32::from(run.cost) / 500.0);
        set(Feature::Kin, is(kin));
        set(Feature::Family, is(family));
        set(Feature::FamilyInFull, is(family && in_full));
        set(Feature::Given, is(given));
        set(Feature::GivenInFull, is(given && in_full));
        set(Feature::OtherArticle, is(self.has_another_article(run, &name)));
        set(Feature::SharedWord, is(shared && !same));
        set(Feature::Elsewhere, libm::log1pf((self.times(run) as f32 - 1.0).max(0.0)));
        features
    }

    /// Whether the Arabic has an article and the English none.
    fn has_another_article(&self, run: &Heard, name: &str) -> bool {
        let english = ["al", "el-", "el ", "the"].iter().any(|article| name.starts_with(article));
        self.first_word(run).starts_with("ال") && !english
    }

    /// The first word of the run without its proclitics.
    fn first_word(&self, run: &Heard) -> &'a str {
        &self.article.document.words().key(run.words.start)[run.proclitics..]
    }

    /// How often the article has the first word of the run with nothing attached.
    fn times(&self, run: &Heard) -> u32 {
        self.bare_words.get(self.first_word(run)).copied().unwrap_or(0)
    }

    /// The best detection of the run itself, and of a longer one around it.
    fn detected(&self, run: &Range<usize>, proclitics: usize) -> (f32, f32) {
        let (mut own, mut longer) = (0.0f32, 0.0f32);
        for &name in self.detections[run.start].iter().filter(|name| run.end <= name.words.end) {
            if name.words == *run && name.proclitics == proclitics {
                own = own.max(name.score);
            } else if name.words.len() > run.len() {
                longer = longer.max(name.score);
            }
        }
        (own, longer)
    }

    /// How ordinary a single word is, as it stands and without its proclitics; 0 for a run of several.
    fn ordinary(&self, run: &Heard) -> f32 {
        if run.words.len() > 1 {
            return 0.0;
        }
        let meaning = self.article.document.words().meaning(run.words.start);
        meaning.commonest_reading().map_or(0.0, |band| (f32::from(band) + 4.0) / 15.0)
    }
}

/// How many people of the built-in glossary bear an English word as their name here, and how many another.
fn bearers(run: &OneRun, word: &str) -> (u32, u32) {
    let own = run.bearers(word);
    let all: u32 = run.words.iter().map(|(_, count)| count).sum();
    (own, all - own)
}
