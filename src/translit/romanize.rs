//! Spells Arabic names as newspapers would: usual spellings where there are any, else a beam over the letters, ranked.

use super::letters::{self, Letter};
use super::listener::Listener;
use super::model::Model;
use super::names::{self, without_article};
use super::propose::Proposer;
use super::ranking::{FEATURES, Ranking};
use super::score::Scorer;
use super::usual::{self, Style};
use crate::recent::Shared;

/// A spelling with its share of the probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelled {
    /// The spelling, capitals as in a name.
    pub en: String,
    /// How likely it is, 0..=1, among the spellings considered.
    pub score: f32,
}

/// Spells names; keeps its room between calls. One for each thread: clones share the words that they spelled.
#[derive(Debug, Clone)]
pub struct Romanizer<'m> {
    style: Style,
    /// Whether usual spellings are known, not only the model.
    knows: bool,
    speller: Speller<'m>,
}

/// Proposals weighed by all but the slow readings, at most.
const WEIGHED: usize = 40;

/// Of these, how many are weighed by everything.
const JUDGED: usize = 12;

/// Spellings of a word that go into spellings of a longer name.
const WORD_SPELLINGS: usize = 5;

/// Share of the probability that the usual spellings of a known name take, the first one half of it, and so on.
const KNOWN: f64 = 0.9;

/// Share of the spellings without the article among those of a word that begins with it: published names leave it out about as
/// often as not.
const BARE: f64 = 0.6;

impl<'m> Romanizer<'m> {
    /// A speller with the weights of `model`, in no particular style.
    pub fn new(model: &'m Model) -> Self {
        Self::with_style(model, Style::default())
    }

    /// A speller with the weights of `model` that keeps to the style of a desk.
    pub fn with_style(model: &'m Model, style: Style) -> Self {
        Self { style, knows: true, speller: Speller::new(model) }
    }

    /// A speller by the model alone: to measure it.
    pub(super) fn without_usual(model: &'m Model) -> Self {
        Self { knows: false, ..Self::new(model) }
    }

    /// The likeliest spellings of a name, best first, at most `limit`; none for a text without Arabic letters. What follows
    /// twelve words is left out: it is no name.
    pub fn spell(&mut self, name: &str, limit: usize) -> Vec<Spelled> {
        let words: Vec<Vec<Letter>> =
            names::words(name).take(MOST_WORDS).map(in_letters).filter(|word| !word.is_empty()).collect();
        let mut whole: Vec<Spelled> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (spelled, taken) = self.next(&words[at..]);
            whole = if at == 0 { spelled } else { join(&whole, &spelled) };
            whole.truncate(limit.max(WORD_SPELLINGS) * WORD_SPELLINGS);
            at += taken;
        }
        whole.truncate(limit);
        whole
    }

    /// The spellings of the next word, or of the next two where they are one name (عبد الرحمن, نور الدين), and how many they are.
    fn next(&mut self, words: &[Vec<Letter>]) -> (Vec<Spelled>, usize) {
        if let [first, second, ..] = words {
            // The article of God is so much a part of the word that it is never taken off.
            let (stem, god) = (without_article(second), letters::arabic_text(second) == GOD);
            let servant = stem.filter(|_| letters::arabic_text(first) == SERVANT);
            if let Some(stem) = servant.filter(|_| self.style.servant.is_some()) {
                return (ranked(self.servant_of(stem)), 2);
            }
            if stem.is_some() || god {
                let joined: Vec<Letter> = first.iter().chain(second).copied().take(letters::LONGEST).collect();
                let mut found = Vec::new();
                self.known(&joined, &mut found);
                if !found.is_empty() {
                    return (ranked(found), 2);
                }
            }
            if let Some(stem) = servant {
                return (ranked(self.servant_of(stem)), 2);
            }
        }
        (self.word(&words[0]), 1)
    }

    /// The spellings of one word.
    fn word(&mut self, arabic: &[Letter]) -> Vec<Spelled> {
        if let Some(stem) = servant_stem(arabic).filter(|_| self.style.servant.is_some()) {
            return ranked(self.servant_of(stem));
        }
        let Some(stem) = without_article(arabic) else {
            let mut found = self.speller.learned(arabic);
            self.known(arabic, &mut found);
            return ranked(found);
        };
        let mut stems = self.speller.learned(stem);
        self.known(stem, &mut stems);
        if let Some(article) = &self.style.article {
            stems.iter_mut().for_each(|(latin, _)| *latin = format!("{article}{}", capitalized(latin)));
            return ranked(stems);
        }
        let mut found = self.speller.learned(arabic);
        found.iter_mut().for_each(|(_, share)| *share *= 1.0 - BARE);
        found.extend(stems.into_iter().map(|(latin, share)| (latin, BARE * share)));
        self.known(arabic, &mut found);
        ranked(found)
    }

    /// The spellings of عبد with the name of God that has this stem.
    fn servant_of(&mut self, stem: &[Letter]) -> Vec<(String, f64)> {
        let servant = self.style.servant.clone().unwrap_or_else(|| USUAL_SERVANT.to_string());
        let mut stems = self.speller.learned(stem);
        self.known(stem, &mut stems);
        stems.iter_mut().for_each(|(latin, _)| *latin = format!("{servant}{}", capitalized(latin)));
        stems
    }

    /// Lets the usual spellings of a known name take most of the probability, in halves; the preferred one goes first.
    fn known(&self, arabic: &[Letter], found: &mut Vec<(String, f64)>) {
        let mut usual: Vec<&str> = usual::spellings(arabic).collect();
        if usual.is_empty() || !self.knows {
            return;
        }
        usual.sort_by_key(|latin| !self.style.prefers(latin));
        found.iter_mut().for_each(|(_, share)| *share *= 1.0 - KNOWN);
        let mut share = KNOWN;
        for latin in usual {
            share /= 2.0;
            found.push((latin.to_string(), share));
        }
    }
}

/// Words of the longest name.
const MOST_WORDS: usize = 12;

/// God, as names have it behind another word (عبد الله, نصر الله).
const GOD: &str = "الله";

/// "Servant of": with an article, the first half of many names.
const SERVANT: &str = "عبد";

/// What is written for it where the desk has no style.
const USUAL_SERVANT: &str = "Abdul ";

/// The stem of a name that begins with عبدال in one word.
fn servant_stem(word: &[Letter]) -> Option<&[Letter]> {
    let stem = word.strip_prefix(in_letters(SERVANT).as_slice()).and_then(without_article)?;
    Some(stem)
}

fn in_letters(word: &str) -> Vec<Letter> {
    let mut out = Vec::new();
    letters::arabic(word, &mut out);
    out
}

/// Spells single words by the model.
#[derive(Debug, Clone)]
pub(super) struct Speller<'m> {
    model: &'m Model,
    scorer: Scorer<'m>,
    listener: Listener<'m>,
    proposer: Proposer,
    ranking: Ranking,
    proposals: Vec<Proposal>,
    /// Words that were spelled, with what [`Self::learned`] said: running text repeats them.
    spelled: Shared<Vec<Letter>, Vec<(String, f64)>>,
}

/// Spelled words that are remembered, each some 600 bytes.
const REMEMBERED: usize = 20_000;

/// A proposal with what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
    /// Its letters.
    pub latin: Vec<Letter>,
    /// What is known of it.
    pub features: [f64; FEATURES],
    /// The sum of the features by their weights.
    score: f64,
}

impl<'m> Speller<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let (proposer, proposals) = (Proposer::default(), Vec::new());
        let (scorer, spelled) = (Scorer::new(model), Shared::new(REMEMBERED));
        let listener = Listener::new([model.to_latin(false), model.to_latin(true)]);
        Self { model, scorer, listener, proposer, ranking: *model.ranking(), proposals, spelled }
    }

    /// The spellings that the model proposes, with their shares.
    fn learned(&mut self, arabic: &[Letter]) -> Vec<(String, f64)> {
        if let Some(spelled) = self.spelled.get(arabic) {
            return spelled;
        }
        self.weigh(arabic, JUDGED);
        let best = self.proposals.iter().map(|proposal| proposal.score).fold(f64::NEG_INFINITY, f64::max);
        let share = |proposal: &Proposal| (letters::latin_text(&proposal.latin), libm::exp(proposal.score - best));
        let mut judged: Vec<(String, f64)> = self.proposals.iter().map(share).collect();
        let total: f64 = judged.iter().map(|(_, share)| share).sum();
        judged.iter_mut().for_each(|(_, share)| *share /= total);
        self.spelled.keep(arabic.to_vec(), judged.clone());
        judged
    }

    /// Proposals with all features and their scores, at most `judged` of them: those that look best by the cheap features.
    pub(super) fn weigh(&mut self, arabic: &[Letter], judged: usize) -> &[Proposal] {
        self.proposals.clear();
        for beginning in self.proposer.propose(self.model, arabic).iter().take(WEIGHED) {
            let mut latin = Vec::new();
            beginning.letters(&mut latin);
            let features = self.scorer.cheap_features(beginning.share, &latin);
            let score = self.ranking.cheap_score(&features);
            self.proposals.push(Proposal { latin, features, score });
        }
        self.proposals.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.latin.cmp(&other.latin)));
        self.proposals.truncate(judged);
        let both = !self.model.to_latin(true).table.is_empty();
        if both {
            self.listener.listen(arabic);
        }
        for Proposal { latin, features, score } in &mut self.proposals {
            let backward = both.then(|| self.listener.backward(latin));
            self.scorer.slow_features(arabic, latin, backward, features);
            *score = self.ranking.score(features);
        }
        &self.proposals
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

/// Capitals at the head of each word; an article keeps its small letter after the first word, and where the desk wants it small.
fn capitalized(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for (at, word) in name.split_inclusive([' ', '-', '\'']).enumerate() {
        let small = word.ends_with('-') && matches!(word, "al-" | "el-" | "ad-" | "as-" | "an-" | "ar-" | "ash-");
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !(small || at > 0 && word == "von") => out.push(first.to_ascii_uppercase()),
            Some(first) => out.push(first),
            None => {}
        }
        out.extend(letters);
    }
    out
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
        assert!(spelled("تروفانوف").contains(&"Trofanov".to_string()), "{:?}", spelled("تروفانوف"));
        assert!(spelled("بوغدانوف").contains(&"Bogdanov".to_string()), "{:?}", spelled("بوغدانوف"));
    }

    #[test]
    fn what_is_no_arabic_has_no_spelling() {
        assert_eq!(spelled(""), Vec::<String>::new());
        assert_eq!(spelled("Blinken 7"), Vec::<String>::new());
    }
}
