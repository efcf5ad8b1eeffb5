//! Counts words and writes them as tables from word to frequency band.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use naqhara::text::clitics::readings;
use naqhara::text::lexicon::{HIGHEST_BAND, table};
use naqhara::text::normalize::key;
use naqhara::text::words::{Script, Words};

use crate::hunspell::Dictionary;

/// Words with how often they were seen.
pub(crate) type Counts = BTreeMap<String, u64>;

/// Words seen once are as often misspelt as not.
const SEEN: u64 = 2;

/// Ordinary words under spelling folding: those of the corpus that the dictionary accepts, and the dictionary's own.
pub(crate) fn ordinary_words(radio: &Path, dictionary: &Dictionary) -> Result<Counts, Box<dyn Error>> {
    let mut words: Counts = dictionary.stems().iter().map(|stem| (key(stem), 0)).collect();
    for (word, count) in corpus_words(radio)? {
        if count >= SEEN && dictionary.accepts(&word) {
            *words.entry(key(&unclitic(&word, dictionary))).or_default() += count;
        }
    }
    Ok(words)
}

/// The word without proclitics and article where the dictionary knows the rest and does not list the word itself.
fn unclitic(word: &str, dictionary: &Dictionary) -> String {
    if dictionary.stems().contains(word) {
        return word.to_string();
    }
    let list = readings(word);
    let peeled = list.as_slice()[1..].iter().chain(&list.as_slice()[..1]).map(|reading| reading.stem(word));
    peeled.filter(|stem| dictionary.accepts(stem)).min_by_key(|stem| stem.len()).unwrap_or(word).to_string()
}

/// Every Arabic word of the corpus, clean, with its count.
fn corpus_words(radio: &Path) -> Result<Counts, Box<dyn Error>> {
    let mut counts = Counts::new();
    for line in BufReader::new(GzDecoder::new(File::open(radio)?)).lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().unwrap_or_default();
        let words = Words::new(text);
        for at in (0..words.len()).filter(|&at| words.get(at).script == Script::Arabic) {
            *counts.entry(words.clean(at).to_string()).or_default() += 1;
        }
    }
    Ok(counts)
}

/// The single words of published names, with the number of pairs that hold them; the dictionary's proper names count once.
pub(crate) fn name_parts(pairs: &[PathBuf], dictionary: &Dictionary) -> Result<Counts, Box<dyn Error>> {
    let mut counts: Counts = dictionary.proper_names().iter().map(|name| (key(name), 1)).collect();
    for path in pairs {
        for line in BufReader::new(File::open(path)?).lines() {
            let line = line?;
            let words = Words::new(line.split('\t').next().unwrap_or_default());
            for at in (0..words.len()).filter(|&at| words.get(at).script == Script::Arabic) {
                *counts.entry(words.key(at).to_string()).or_default() += 1;
            }
        }
    }
    Ok(counts)
}

/// Writes a table from word to band: 0 never seen, else one more than the doublings of its count. Marks of other scripts inside a
/// word are left out.
pub(crate) fn write(words: &Counts, path: &Path) -> Result<(), Box<dyn Error>> {
    let arabic = |word: &str| word.chars().filter(|&letter| u32::from(letter) >> 8 == 6).collect::<String>();
    let mut rows: Vec<(String, u8)> = words.iter().map(|(word, &count)| (arabic(word), band(count))).collect();
    rows.retain(|(word, _)| !word.is_empty());
    rows.sort();
    rows.dedup_by(|later, kept| later.0 == kept.0);
    let bytes = table(rows.iter().map(|(word, band)| (word.as_str(), *band)));
    let bytes = bytes.ok_or("a word of the list does not fit the table: see its documentation")?;
    eprintln!("{}: {} words, {} bytes", path.display(), rows.len(), bytes.len());
    Ok(std::fs::write(path, bytes)?)
}

fn band(count: u64) -> u8 {
    if count == 0 { 0 } else { (count.ilog2() + 1).min(u32::from(HIGHEST_BAND)) as u8 }
}
