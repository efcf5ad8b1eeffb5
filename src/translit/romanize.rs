//! Spells Arabic names as newspapers would: a beam over the letters, judged by all that the model knows.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::contexts::{self, TAKE, WRITE};
use super::letters::{self, EDGE, Letter, PLAIN};
use super::model::Model;
use super::names::{self, without_article};
use super::score::Scorer;
use super::smoothed::Decision;
use super::transducer::probability;

/// A spelling with its share of the probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelled {
    /// The spelling, capitals as in a name.
    pub en: String,
    /// How likely it is, 0..=1, among the spellings considered.
    pub score: f32,
}

/// Spells names; keeps its room between calls. One for each thread.
#[derive(Debug, Clone)]
pub struct Romanizer<'m> {
    model: &'m Model,
    scorer: Scorer<'m>,
}

/// Beginnings followed after each letter.
const WIDTH: usize = 120;

/// Share of the best beginning below which one is not followed.
const HOPELESS: f64 = 1.0e-5;

/// Spellings judged by the whole model.
const JUDGED: usize = 60;

/// Weight of how well the Latin word, read, gives the Arabic one.
const READ_BACK: f64 = 0.5;

/// Weight of how usual the Latin word is.
const USUAL: f64 = 0.3;

/// Spellings of a word that go into spellings of a longer name.
const WORD_SPELLINGS: usize = 5;

/// Names that everybody knows how to spell, the usual spelling first: written by hand, one pair a line.
const NATIVE: &str = include_str!("../../models/native-names.tsv");

/// Share of the probability that the usual spellings of a known name take, the first one half of it, and so on.
const KNOWN: f64 = 0.9;

static USUAL_SPELLINGS: LazyLock<HashMap<Vec<Letter>, Vec<&'static str>>> = LazyLock::new(|| {
    let mut usual: HashMap<Vec<Letter>, Vec<&str>> = HashMap::new();
    for (arabic, latin) in NATIVE.lines().filter_map(|line| line.split_once('\t')) {
        usual.entry(bare(arabic)).or_default().push(latin);
    }
    usual
});

/// The letters of an Arabic word, hamzas left out.
fn bare(word: &str) -> Vec<Letter> {
    let mut out = Vec::new();
    letters::arabic(word, &mut out);
    out.iter().map(|&letter| letters::plain_arabic(letter)).collect()
}

impl<'m> Romanizer<'m> {
    /// A speller with the weights of `model`.
    pub fn new(model: &'m Model) -> Self {
        Self { model, scorer: Scorer::new(model) }
    }

    /// The likeliest spellings of a name, best first, at most `limit`; none for a text without Arabic letters.
    pub fn spell(&mut self, name: &str, limit: usize) -> Vec<Spelled> {
        let mut whole: Vec<Spelled> = Vec::new();
        for (at, word) in names::words(name).enumerate() {
            let spelled = self.word(word);
            if spelled.is_empty() {
                continue;
            }
            whole = if at == 0 || whole.is_empty() { spelled } else { join(&whole, &spelled) };
            whole.truncate(limit.max(WORD_SPELLINGS) * WORD_SPELLINGS);
        }
        whole.truncate(limit);
        whole
    }

    /// The spellings of one word.
    fn word(&mut self, word: &str) -> Vec<Spelled> {
        let mut arabic = Vec::new();
        letters::arabic(word, &mut arabic);
        if arabic.is_empty() {
            return Vec::new();
        }
        let mut found = self.learned(&arabic);
        if let Some(stem) = without_article(&arabic) {
            // Published names leave the article out about as often as not; with it, a hyphen makes it plain.
            let mut stems = self.learned(stem);
            known(stem, &mut stems);
            found.iter_mut().for_each(|(_, share)| *share *= 0.4);
            found.extend(stems.into_iter().map(|(latin, share)| (latin, 0.6 * share)));
        }
        known(&arabic, &mut found);
        ranked(found)
    }

    /// The spellings that the model proposes, with their shares.
    fn learned(&mut self, arabic: &[Letter]) -> Vec<(String, f64)> {
        let proposed = propose(self.model, arabic);
        let mut judged: Vec<(String, f64)> = Vec::with_capacity(proposed.len());
        for (latin, _) in proposed.iter().take(JUDGED) {
            let given = 0.5 * self.scorer.latin_given(arabic, latin);
            let back = 0.5 * self.scorer.arabic_given(arabic, latin);
            judged.push((letters::latin_text(latin), given + READ_BACK * back + USUAL * self.scorer.usual(latin)));
        }
        let best = judged.iter().map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
        judged.iter_mut().for_each(|(_, score)| *score = libm::exp(*score - best));
        let total: f64 = judged.iter().map(|(_, share)| share).sum();
        judged.iter_mut().for_each(|(_, share)| *share /= total);
        judged
    }
}

/// Beginnings of a spelling, each with the sum over its segmentations.
type Beginnings = Vec<(Vec<Letter>, f64)>;

/// The likeliest Latin words for an Arabic one by the transducer alone.
fn propose(model: &Model, arabic: &[Letter]) -> Beginnings {
    let mut beam: Beginnings = vec![(Vec::new(), 1.0)];
    for place in 0..arabic.len() {
        let mut chunks: HashMap<Letter, Vec<Chunk>> = HashMap::new();
        let mut next: HashMap<Vec<Letter>, f64> = HashMap::new();
        let floor = beam[0].1 * HOPELESS;
        for (latin, share) in &beam {
            let before = latin.last().copied().unwrap_or(EDGE);
            let chunks = chunks.entry(before).or_insert_with(|| chunks_at(model, arabic, place, before));
            for chunk in chunks.iter().filter(|chunk| share * chunk.probability > floor) {
                let longer: Vec<Letter> = latin.iter().chain(&chunk.letters).copied().collect();
                *next.entry(longer).or_insert(0.0) += share * chunk.probability;
            }
        }
        beam = next.into_iter().filter(|(latin, _)| latin.len() <= letters::LONGEST).collect();
        beam.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        beam.truncate(WIDTH);
        if beam.is_empty() {
            return beam;
        }
    }
    beam.retain(|(latin, _)| !latin.is_empty());
    beam
}

/// What one Arabic letter may become.
struct Chunk {
    letters: Vec<Letter>,
    probability: f64,
}

/// What the letter at `place` may become after the Latin letter `before`.
fn chunks_at(model: &Model, arabic: &[Letter], place: usize, before: Letter) -> Vec<Chunk> {
    let table = model.to_latin(false).table;
    let take = Decision::new(table, &TAKE, contexts::take(arabic, place, before)).cost(1).unwrap_or(0);
    let mut write = Decision::new(table, &WRITE, contexts::write(arabic, place, 1, before));
    let mut chunks = Vec::new();
    for chunk in model.endings().of(arabic[place]) {
        let Some(cost) = write.cost(chunk) else { continue };
        let mut letters = Vec::new();
        contexts::chunk_letters(chunk, &mut letters);
        if letters.iter().all(|&letter| letter <= PLAIN) {
            chunks.push(Chunk { letters, probability: probability(take + cost) });
        }
    }
    chunks
}

/// Lets the usual spellings of a known name take most of the probability, in halves.
fn known(arabic: &[Letter], found: &mut Vec<(String, f64)>) {
    let bare: Vec<Letter> = arabic.iter().map(|&letter| letters::plain_arabic(letter)).collect();
    let Some(usual) = USUAL_SPELLINGS.get(&bare) else { return };
    found.iter_mut().for_each(|(_, share)| *share *= 1.0 - KNOWN);
    let mut share = KNOWN;
    for latin in usual {
        share /= 2.0;
        found.push((latin.to_string(), share));
    }
}

/// Adds up equal spellings and sorts them, best first.
fn ranked(found: Vec<(String, f64)>) -> Vec<Spelled> {
    let mut sums: Vec<(String, f64)> = Vec::new();
    for (latin, share) in found {
        match sums.iter_mut().find(|(other, _)| *other == latin) {
            Some((_, sum)) => *sum += share,
            None => sums.push((latin, share)),
        }
    }
    sums.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    sums.into_iter().map(|(latin, share)| Spelled { en: capitalized(&latin), score: share as f32 }).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The spellings of two parts of a name as spellings of the whole, best first.
fn join(front: &[Spelled], back: &[Spelled]) -> Vec<Spelled> {
    let pair =
        |one: &Spelled, other: &Spelled| Spelled { en: format!("{} {}", one.en, other.en), score: one.score * other.score };
    let pairs = front.iter().flat_map(|one| back.iter().take(WORD_SPELLINGS).map(move |other| pair(one, other)));
    let mut all: Vec<Spelled> = pairs.collect();
    all.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.en.cmp(&other.en)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(name: &str) -> Vec<String> {
        Romanizer::new(Model::builtin()).spell(name, 5).into_iter().map(|spelled| spelled.en).collect()
    }

    #[test]
    fn common_names_come_in_their_usual_spelling() {
        assert_eq!(spelled("محمد")[0], "Muhammad");
        assert_eq!(spelled("خالد")[0], "Khaled");
        assert_eq!(spelled("محمد خالد")[0], "Muhammad Khaled");
    }

    #[test]
    fn a_foreign_name_is_spelled_by_ear() {
        assert!(spelled("تروفانوف").contains(&"Trufanov".to_string()), "{:?}", spelled("تروفانوف"));
        assert!(spelled("بوغدانوف").contains(&"Bogdanov".to_string()), "{:?}", spelled("بوغدانوف"));
    }

    #[test]
    fn what_is_no_arabic_has_no_spelling() {
        assert_eq!(spelled(""), Vec::<String>::new());
        assert_eq!(spelled("Blinken 7"), Vec::<String>::new());
    }
}
