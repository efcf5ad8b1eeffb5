//! Fits the weights of links by sound: translated articles say which links are right, since the English sentence holds the name.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use naqhara::document::{Document, MentionStatus};
use naqhara::glossary::parts::Part;
use naqhara::glossary::{Entry, Glossary};
use naqhara::mentions::link::{COUNT, Features, Link, TABLE};
use naqhara::mentions::{Finder, MentionOptions};
use naqhara::translit::train::logistic;

/// One name in so many is kept out of the glossary: no desk's glossary has every name.
const ABSENT: u64 = 5;

/// An article and its translation, a sentence a line.
struct Pair {
    arabic: String,
    english: Vec<String>,
}

/// An article beside its translation.
struct Translated<'a> {
    document: &'a Document,
    glossary: &'a Glossary,
    sentences: &'a [String],
}

/// Fits the weights to the articles of a folder, and prints them with the precision, recall and F1 that the present ones reach.
pub fn fit(articles: &Path, pairs: &[PathBuf], others: usize) -> Result<(), Box<dyn Error>> {
    let articles = read_articles(articles)?;
    let names = capitalised(&articles);
    let glossary = glossary(&names, pairs, others)?;
    let mut finder = Finder::new(&glossary);
    let (mut samples, mut score) = (Vec::new(), Score::default());
    for pair in &articles {
        let document = Document::new(pair.arabic.as_str());
        let sentences: Vec<String> = pair.english.iter().map(|line| fold(line)).collect();
        for link in finder.links(&document) {
            let right = is_right(&document, &glossary, &sentences, &link);
            samples.extend(link.features.map(|features| (features, right)));
        }
        score.add(&Translated { document: &document, glossary: &glossary, sentences: &sentences }, &mut finder, &names);
    }
    println!(
        "{} articles, {} names, {} links, {} right",
        articles.len(),
        names.len(),
        samples.len(),
        samples.iter().filter(|sample| sample.1).count()
    );
    score.print();
    let mut weights = fitted(&samples);
    weights[0] -= threshold(&samples, &weights);
    for (feature, _) in TABLE {
        println!("    (Feature::{feature:?}, {:.2}),", weights[feature as usize]);
    }
    Ok(())
}

fn read_articles(folder: &Path) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let is_arabic = |path: &&PathBuf| path.to_string_lossy().ends_with(".ar.txt");
    let read = |path: &PathBuf| -> Result<Pair, Box<dyn Error>> {
        let english = path.to_string_lossy().replace(".ar.txt", ".en.txt");
        Ok(Pair {
            arabic: fs::read_to_string(path)?,
            english: fs::read_to_string(english)?.lines().map(str::to_string).collect(),
        })
    };
    paths.iter().filter(is_arabic).map(read).collect()
}

/// The runs of capitalised words, those that are written small more often left out.
fn capitalised(articles: &[Pair]) -> BTreeSet<String> {
    let mut cases: HashMap<String, (u32, u32)> = HashMap::new();
    let lines = || articles.iter().flat_map(|pair| &pair.english);
    for line in lines() {
        for (at, word) in tokens(line).into_iter().enumerate() {
            let counts = cases.entry(word.to_lowercase()).or_default();
            if !is_capital(word) {
                counts.1 += 1;
            } else if at > 0 {
                counts.0 += 1;
            }
        }
    }
    let is_name = |word: &str| is_capital(word) && cases.get(&word.to_lowercase()).is_some_and(|&(large, small)| large > small);
    let mut names = BTreeSet::new();
    for line in lines() {
        for clause in line.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, ' ' | '\'' | '’' | '-' | '.'))
        {
            let mut run: Vec<&str> = Vec::new();
            for word in tokens(clause).into_iter().chain([""]) {
                if is_name(word) {
                    run.push(word);
                } else if !run.is_empty() {
                    names.insert(run.join(" "));
                    run.clear();
                }
            }
        }
    }
    names.retain(|name| name.chars().filter(|letter| letter.is_alphabetic()).count() > 2);
    names
}

fn tokens(line: &str) -> Vec<&str> {
    let trimmed = line.split_whitespace().map(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
    });
    trimmed.filter(|word| !word.is_empty()).collect()
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Words in lower case with a space around each.
fn fold(line: &str) -> String {
    format!(" {} ", tokens(line).join(" ").to_lowercase())
}

fn glossary(names: &BTreeSet<String>, pairs: &[PathBuf], others: usize) -> Result<Glossary, Box<dyn Error>> {
    let taken: BTreeSet<String> = names.iter().flat_map(|name| name.split(' ')).map(str::to_lowercase).collect();
    let mut pool = BTreeSet::new();
    for path in pairs {
        let text = fs::read_to_string(path)?;
        pool.extend(text.lines().filter_map(|line| line.split('\t').nth(1)).map(str::to_lowercase));
    }
    let mut pool: Vec<String> =
        pool.into_iter().filter(|name| name.chars().all(char::is_alphabetic) && !taken.contains(name)).collect();
    pool.sort_by_key(|name| hash(name));
    let title = |name: &String| -> String {
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    let kept = names.iter().filter(|name| is_present(name)).cloned();
    let entry = |en: String| Entry { en, ..Entry::default() };
    Ok(Glossary::new(kept.chain(pool.iter().take(others).map(title)).map(entry).collect()))
}

/// Whether a name is in the glossary.
fn is_present(name: &str) -> bool {
    !hash(name).is_multiple_of(ABSENT)
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether the English sentence of the same line holds the entry's name.
fn is_right(document: &Document, glossary: &Glossary, sentences: &[String], link: &Link) -> bool {
    let en = glossary.entry(link.candidate.entry).en;
    let at = link.candidate.span.start;
    let named = || sentences.iter().any(|sentence| sentence.contains(&fold(&en)));
    match link.candidate.part {
        Part::Family => named() && en.rsplit(' ').next().is_some_and(|word| holds(document, sentences, at, word)),
        Part::Given => named() && en.split(' ').any(|word| holds(document, sentences, at, word)),
        _ => holds(document, sentences, at, &en),
    }
}

fn holds(document: &Document, sentences: &[String], at: usize, name: &str) -> bool {
    let line = document.text()[..at].matches('\n').count();
    sentences.get(line).is_some_and(|sentence| sentence.contains(&fold(name)))
}

/// What the present weights reach, as far as translated sentences tell.
#[derive(Debug, Default)]
struct Score {
    /// Mentions whose entry the English sentence holds, and the others.
    right: usize,
    wrong: usize,
    /// Names of English sentences that were linked, and all: many are translated in the Arabic or left out.
    found: usize,
    wanted: usize,
}

impl Score {
    fn print(&self) {
        println!("{} mentions right, {} not in the English sentence", self.right, self.wrong);
        println!("{} of {} names of the English sentences found", self.found, self.wanted);
    }

    fn add(&mut self, article: &Translated<'_>, finder: &mut Finder<'_>, names: &BTreeSet<String>) {
        let Translated { document, glossary, sentences } = *article;
        let mut linked: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for mention in finder.find(document, &MentionOptions::default()) {
            if let MentionStatus::Known { entry, .. } = mention.status {
                let en = glossary.entry(entry).en;
                let right = holds(document, sentences, mention.span.start, &en);
                self.right += usize::from(right);
                self.wrong += usize::from(!right);
                linked.entry(document.text()[..mention.span.start].matches('\n').count()).or_default().push(fold(&en));
            }
        }
        for (line, sentence) in sentences.iter().enumerate() {
            for name in names.iter().filter(|name| is_present(name) && sentence.contains(&fold(name))) {
                self.wanted += 1;
                self.found += usize::from(linked.get(&line).is_some_and(|found| {
                    found.iter().any(|one| one.contains(&fold(name)) || fold(name).contains(one.as_str()))
                }));
            }
        }
    }
}

/// The sum above which accepting links gives the best F1.
fn threshold(samples: &[(Features, bool)], weights: &[f64; COUNT]) -> f64 {
    let sum =
        |features: &Features| features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum::<f64>();
    let mut sums: Vec<(f64, bool)> = samples.iter().map(|(features, right)| (sum(features), *right)).collect();
    sums.sort_by(|one, other| other.0.total_cmp(&one.0));
    let wanted = sums.iter().filter(|sample| sample.1).count();
    let (mut best, mut threshold, mut found) = (0.0, 0.0, 0);
    for (accepted, &(sum, right)) in sums.iter().enumerate() {
        found += usize::from(right);
        let f1 = 2.0 * found as f64 / (accepted + 1 + wanted) as f64;
        if f1 > best {
            (best, threshold) = (f1, sum);
        }
    }
    threshold
}

/// Pull of the weights to zero: rare features stay small.
const PULL: f64 = 2.0;

/// The weights of greatest likelihood.
fn fitted(samples: &[(Features, bool)]) -> [f64; COUNT] {
    let samples: Vec<([f64; COUNT], bool)> =
        samples.iter().map(|(features, right)| (features.map(f64::from), *right)).collect();
    logistic(&samples, PULL)
}
