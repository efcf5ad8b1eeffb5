//! Names that are translated (`Treasury`, وزارة الخزانة): words that stand in the sentence wherever the name stands in its translation,
//! and hardly elsewhere.
//!
//! Of the sentences whose translation has names that no sound explains, it is counted how many have the English name, how many have
//! a run of Arabic words, and how many have both. Whether the two keep company by chance the log-likelihood ratio of those counts
//! says: minus twice the logarithm of how much likelier the counts are if the two have to do with each other.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::ledger::{Ledger, Record};
use super::lesson::Open;
use crate::document::Document;
use crate::kinds::EntryType;
use crate::text::clitics::readings;
use crate::text::cues::Cue;
use crate::text::normalize::key;
use crate::text::words::{Gap, Script};

/// Sentences that must have both.
const FEWEST: usize = 3;

/// The log-likelihood ratio from which company is no chance. By the chi-squared distribution of one degree of freedom one pair in
/// 130,000 that have nothing to do with each other reaches it, and a year of articles has some hundred thousand to try.
const LEAST_RATIO: f64 = 20.0;

/// Words of the longest run.
const LONGEST: usize = 5;

/// Places kept as evidence.
const MOST_EVIDENCE: usize = 5;

/// A run of Arabic words in one sentence: under spelling folding, and as it is written.
type Runs = BTreeMap<String, String>;

/// The translated names of a ledger, as records like those of names by sound.
pub(super) fn names(ledger: &Ledger) -> BTreeMap<(String, String), Record> {
    let mut by_name: BTreeMap<&str, Vec<&Open>> = BTreeMap::new();
    for open in &ledger.open {
        open.names.iter().for_each(|name| by_name.entry(name).or_default().push(open));
    }
    by_name.retain(|_, sentences| sentences.len() >= FEWEST);
    if by_name.is_empty() {
        return BTreeMap::new();
    }
    let runs: BTreeMap<&Open, Runs> = ledger.open.iter().map(|open| (open, runs(&open.evidence.source.text))).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    runs.values().flat_map(BTreeMap::keys).for_each(|run| *counts.entry(run).or_default() += 1);
    let heard: HashSet<String> = ledger.names.keys().map(|(arabic, _)| key(arabic)).collect();
    let world = World { runs: &runs, counts: &counts, heard: &heard };
    by_name.iter().filter_map(|(name, sentences)| world.translate(name, sentences)).collect()
}

/// All sentences, and how many have each run.
struct World<'w> {
    runs: &'w BTreeMap<&'w Open, Runs>,
    counts: &'w HashMap<&'w str, usize>,
    /// Arabic names that were paired by sound.
    heard: &'w HashSet<String>,
}

impl World<'_> {
    /// The run that keeps company with an English name best, if by more than chance.
    fn translate(&self, name: &str, sentences: &[&Open]) -> Option<((String, String), Record)> {
        let mut together: BTreeMap<&str, usize> = BTreeMap::new();
        for sentence in sentences {
            self.runs[sentence].keys().for_each(|run| *together.entry(run).or_default() += 1);
        }
        let all = self.runs.len();
        let judged =
            together.into_iter().filter(|&(run, both)| both >= FEWEST && !self.heard.contains(run)).map(|(run, both)| {
                let ratio = log_likelihood_ratio(both, sentences.len(), self.counts[run], all);
                (run, both, ratio)
            });
        // Of runs with equal counts the longest is the whole name, and the first letter none of its proclitics.
        let better = |one: &(&str, usize, f64), other: &(&str, usize, f64)| {
            one.2.total_cmp(&other.2).then(one.0.len().cmp(&other.0.len())).then(other.0.cmp(one.0))
        };
        let (run, both, ratio) = judged.max_by(better)?;
        if ratio < LEAST_RATIO {
            return None;
        }
        let seen = sentences.iter().filter(|sentence| self.runs[**sentence].contains_key(run));
        let texts: BTreeSet<&str> = seen.clone().map(|sentence| sentence.evidence.source.path.as_str()).collect();
        let mut written: BTreeMap<&str, usize> = BTreeMap::new();
        seen.clone().for_each(|sentence| *written.entry(self.runs[*sentence][run].as_str()).or_default() += 1);
        let form = written
            .iter()
            .max_by_key(|(form, count)| (**count, std::cmp::Reverse(**form)))
            .map(|(form, _)| (*form).to_string())?;
        let record = Record {
            kinds: BTreeMap::from([(EntryType::Other, both)]),
            score: share(both, sentences.len().max(self.counts[run])),
            count: texts.len(),
            evidence: seen.take(MOST_EVIDENCE).map(|sentence| sentence.evidence.clone()).collect(),
        };
        Some(((form, name.to_string()), record))
    }
}

/// The share of the sentences with either that have both, in thousandths, drawn to one half where they are few (Laplace's rule).
fn share(both: usize, either: usize) -> u32 {
    ((both + 1) * 1000 / (either + 2)) as u32
}

/// Dunning's ratio: of `all` sentences `one` have the first, `other` the second, `both` the two.
fn log_likelihood_ratio(both: usize, one: usize, other: usize, all: usize) -> f64 {
    let term = |count: usize, row: usize, column: usize| {
        let expected = row as f64 * column as f64 / all as f64;
        if count == 0 || expected == 0.0 { 0.0 } else { count as f64 * libm::log(count as f64 / expected) }
    };
    let neither = (all + both).saturating_sub(one + other);
    let sum = term(both, one, other)
        + term(one - both, one, all - other)
        + term(other - both, all - one, other)
        + term(neither, all - one, all - other);
    // What is rarer together than apart is no translation.
    if both * all > one * other { 2.0 * sum } else { 0.0 }
}

/// The runs of up to [`LONGEST`] words of a sentence, the first word without its proclitics under each reading. None begins or ends
/// with a function word.
fn runs(sentence: &str) -> Runs {
    let document = Document::new(sentence);
    let words = document.words();
    let is_function = |at: usize| words.get(at).script != Script::Arabic || words.cues(at).has(Cue::Function);
    let mut found = Runs::new();
    for first in (0..words.len()).filter(|&at| !is_function(at)) {
        for end in first + 1..=words.len().min(first + LONGEST) {
            if end > first + 1 && !words.get(end - 1).gap.only(Gap::SPACE) {
                break;
            }
            if is_function(end - 1) {
                continue;
            }
            let rest: String = (first + 1..end).map(|at| format!(" {}", words.key(at))).collect();
            let clean: String = (first + 1..end).map(|at| format!(" {}", words.clean(at))).collect();
            for reading in readings(words.key(first)).as_slice() {
                let (start, whole) = (reading.name(words.key(first)), &words.clean(first)[reading.name..]);
                found.entry(format!("{start}{rest}")).or_insert_with(|| format!("{whole}{clean}"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::{Evidence, Place};

    fn open(number: usize, arabic: &str, names: &[&str]) -> Open {
        let place = |text: &str| Place { path: format!("{number}.txt"), line: 1, text: text.to_string() };
        let evidence = Evidence { source: place(arabic), target: place(&names.join(", ")) };
        Open { evidence, names: names.iter().map(ToString::to_string).collect() }
    }

    #[test]
    fn what_keeps_company_with_a_name_is_its_translation() {
        let treasury = [
            "قالت وزارة الخزانة أمس شيئا",
            "وردت وزارة الخزانة على ذلك",
            "نفى مسؤول بوزارة الخزانة ذلك",
            "طلبت وزارة الخزانة المال",
        ];
        let others = [
            "رد البنك المركزي",
            "قالت الشركة إنها خسرت",
            "وصل الوفد أمس",
            "خسر الفريق المباراة",
            "تحدث مسؤول عن ذلك",
            "طلبت المحكمة المال",
        ];
        let mut ledger = Ledger::default();
        ledger.open.extend(treasury.iter().enumerate().map(|(at, text)| open(at, text, &["Treasury"])));
        ledger
            .open
            .extend((0..60).map(|at| open(100 + at, others[at % others.len()], &[["Alpha", "Beta", "Gamma"][at / 6 % 3]])));
        let found = names(&ledger);
        let record = found.get(&("وزارة الخزانة".to_string(), "Treasury".to_string())).expect("it is found");
        assert_eq!((record.count, record.evidence.len()), (4, 4));
        assert!(record.score() > 0.8);
        // Names that stand beside everything have no translation.
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_few_sentences_prove_nothing() {
        let mut ledger = Ledger::default();
        ledger.open.extend((0..2).map(|at| open(at, "قالت وزارة الخزانة شيئا", &["Treasury"])));
        assert!(names(&ledger).is_empty() && names(&Ledger::default()).is_empty());
    }

    #[test]
    fn the_ratio_is_dunnings() {
        // The independent case is nought, and company counts more the rarer both are.
        assert_eq!(log_likelihood_ratio(10, 100, 100, 1000), 0.0);
        assert!(log_likelihood_ratio(5, 5, 5, 1000) > log_likelihood_ratio(5, 5, 50, 1000));
        assert!((log_likelihood_ratio(3, 3, 3, 1000) - 40.8).abs() < 0.1);
        assert_eq!(log_likelihood_ratio(1, 100, 100, 1000), 0.0);
    }
}
