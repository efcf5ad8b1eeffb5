//! Fits the weights of pairs of names: an article beside its own translation has right pairs, an article beside the translation of
//! another has only wrong ones.

use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use naqhara::align::names::{COUNT, Features, NAMES, NamePair, Pairer, Translated};
use naqhara::align::{Alignment, Bead};
use naqhara::document::{Document, Mention};
use naqhara::glossary::Glossary;
use naqhara::mentions::{Finder, MentionOptions};
use naqhara::span::Span;
use naqhara::translit::train::logistic;

/// Pull of the weights to zero: rare features stay small.
const PULL: f64 = 2.0;

/// Translations of other articles that each article is held against.
const OTHERS: usize = 3;

/// Score from which a name of the source is evidence.
const SUSPICION: f32 = 0.15;

/// An article with its translation, a sentence a line.
struct Article {
    source: Document,
    target: Document,
    mentions: Vec<Mention>,
}

/// Fits the weights to the articles of a folder and prints them. With `show`, prints instead every pair of the articles, chosen or
/// not, with its score.
pub fn fit(folder: &Path, show: bool) -> Result<(), Box<dyn Error>> {
    let glossary = Glossary::default();
    let articles = read(folder, &glossary)?;
    let mut pairer = Pairer::default();
    let mut samples: Vec<([f64; COUNT], bool)> = Vec::new();
    let (mut right, mut wrong) = (0, 0);
    let (mut own_pairs, mut other_pairs) = (Vec::new(), Vec::new());
    for (at, own) in articles.iter().enumerate() {
        let alignment = lines(&own.source, &own.target, 0);
        let texts = translated(own, &own.target, &alignment, &glossary);
        let chosen = pairer.pair(&texts, 0.5).pairs;
        let candidates = pairer.candidates(&texts);
        if show {
            print(own, &chosen, &candidates);
            continue;
        }
        right += chosen.len();
        // What overlaps no chosen pair may be right or wrong, and a part of one is left out by rule: nothing is learnt from them.
        for candidate in &candidates {
            let is_chosen = chosen.iter().any(|pair| is_same(pair, candidate));
            let is_part = chosen.iter().any(|pair| is_within(candidate, pair));
            if is_chosen || !is_part && chosen.iter().any(|pair| clashes(pair, candidate)) {
                samples.push((candidate.features.map(f64::from), is_chosen));
            }
        }
        own_pairs.extend(pairer.pair(&texts, 0.0).pairs.iter().map(|pair| pair.features));
        for by in 1..=OTHERS {
            let other = &articles[(at + by * 7) % articles.len()];
            let alignment = lines(&own.source, &other.target, by);
            let texts = translated(own, &other.target, &alignment, &glossary);
            let found = pairer.pair(&texts, 0.0).pairs;
            wrong += found.iter().filter(|pair| pair.score >= 0.5).count();
            other_pairs.extend(found.iter().map(|pair| pair.features));
            samples.extend(pairer.candidates(&texts).iter().map(|candidate| (candidate.features.map(f64::from), false)));
        }
    }
    if show {
        return Ok(());
    }
    println!("{} articles: {right} pairs, {:.1} with the translation of another", articles.len(), wrong as f64 / OTHERS as f64);
    let mut weights = logistic(&samples, PULL);
    weights[0] += honest(&own_pairs, &other_pairs, &weights);
    for (name, weight) in NAMES.iter().zip(weights) {
        println!("    {weight:.2}, // {name}");
    }
    Ok(())
}

/// What to add to the constant so that the scores of the pairs promise as many wrong ones as there are with translations of others.
fn honest(own: &[Features], others: &[Features], weights: &[f64; COUNT]) -> f64 {
    let sum =
        |features: &Features| features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum::<f64>();
    let probability = |sum: f64| 1.0 / (1.0 + (-sum).exp());
    let surplus = |shift: f64| {
        let accepted = |features: &&Features| sum(features) + shift >= 0.0;
        let promised: f64 = own.iter().filter(accepted).map(|features| 1.0 - probability(sum(features) + shift)).sum();
        let counted = others.iter().filter(accepted).count() as f64 / OTHERS as f64;
        promised - counted
    };
    let shifts = (-400..=400).map(|hundredth| f64::from(hundredth) / 100.0);
    shifts.min_by(|one, other| surplus(*one).abs().total_cmp(&surplus(*other).abs())).unwrap_or_default()
}

fn translated<'a>(own: &'a Article, target: &'a Document, alignment: &'a Alignment, glossary: &'a Glossary) -> Translated<'a> {
    Translated { source: &own.source, target, alignment, mentions: &own.mentions, glossary }
}

fn is_same(one: &NamePair, other: &NamePair) -> bool {
    one.source_span == other.source_span && one.target_span == other.target_span
}

fn is_within(one: &NamePair, other: &NamePair) -> bool {
    let within = |inner: Span, outer: Span| outer.start <= inner.start && inner.end <= outer.end;
    within(one.source_span, other.source_span) && within(one.target_span, other.target_span)
}

fn clashes(one: &NamePair, other: &NamePair) -> bool {
    one.bead == other.bead && (one.source_span.overlaps(other.source_span) || one.target_span.overlaps(other.target_span))
}

fn print(own: &Article, chosen: &[NamePair], candidates: &[NamePair]) {
    for pair in candidates.iter().filter(|pair| pair.score > 0.02) {
        let mark = if chosen.iter().any(|other| is_same(other, pair)) { "*" } else { " " };
        let (arabic, english) = (pair.source_span.of(own.source.text()), pair.target_span.of(own.target.text()));
        println!("{mark} {} {:.3} {arabic} = {english} {:?}", pair.bead, pair.score, pair.features);
    }
    println!();
}

fn read(folder: &Path, glossary: &Glossary) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.to_string_lossy().ends_with(".ar.txt"));
    paths.sort();
    let mut finder = Finder::new(glossary);
    let mut article = |path: &PathBuf| -> Result<Article, Box<dyn Error>> {
        let english = path.to_string_lossy().replace(".ar.txt", ".en.txt");
        let (source, target) = (Document::new(fs::read_to_string(path)?), Document::new(fs::read_to_string(english)?));
        let options = MentionOptions { min_score: SUSPICION, ..MentionOptions::default() };
        let mentions = finder.find(&source, &options);
        Ok(Article { source, target, mentions })
    };
    paths.iter().map(&mut article).collect()
}

/// A bead for each line of the source, with the line of the target so many further on, round its end.
fn lines(source: &Document, target: &Document, shift: usize) -> Alignment {
    let (source, target) = (segments(source.text()), segments(target.text()));
    let bead = |at: usize| {
        let other = (at + shift) % target.len();
        let side = |at: usize| -> Range<usize> { at..at + 1 };
        Bead { source: side(at), target: side(other), score: 1.0 }
    };
    let beads = if target.is_empty() { Vec::new() } else { (0..source.len()).map(bead).collect() };
    Alignment { source, target, beads, ..Alignment::default() }
}

fn segments(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        spans.push(Span::new(start, start + line.trim_end().len()));
        start += line.len();
    }
    spans
}
