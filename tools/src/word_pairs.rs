//! Builds the list of common words with their translations from sentence pairs.

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use naqhara::align::words::learn::{Learning, Sources, Words, learn};
use naqhara::align::words::list::{Pair, compile};
use naqhara::text::stems;
use naqhara::text::words::{self, Script};

/// The probability from which on a translation is kept, in at least one direction.
const LEAST: f32 = 0.05;

/// The same in the other direction.
const LEAST_BACK: f32 = 0.01;

/// Numbers for words.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.push(word.to_string());
        self.numbers.insert(word.to_string(), number);
        number
    }
}

/// The compiled list of what gzipped tables of Arabic TAB English teach.
pub fn build(tables: &[PathBuf]) -> Result<Vec<u8>, Box<dyn Error>> {
    let (mut arabic, mut english) = (Vocabulary::default(), Vocabulary::default());
    let mut pairs = Vec::new();
    for table in tables {
        for line in read(table)?.lines() {
            let Some((source, target)) = line.split_once('\t') else { continue };
            pairs.push(Words {
                source: stems_of(source, Script::Arabic, &mut arabic),
                target: stems_of(target, Script::Other, &mut english),
            });
        }
    }
    let turned: Vec<Words> =
        pairs.iter().map(|pair| Words { source: pair.target.clone(), target: pair.source.clone() }).collect();
    let how = Learning { passes: 10, ..Learning::default() };
    let nothing = Sources::default();
    let english_given = learn(&pairs, &nothing, english.words.len(), how);
    let arabic_given = learn(&turned, &nothing, arabic.words.len(), how);
    let mut rows = Vec::new();
    for (target, list) in english_given.iter().enumerate() {
        for &(source, english_given) in list {
            let back = arabic_given[source as usize].iter().find(|(other, _)| *other == target as u32);
            let arabic_given = back.map_or(0.0, |(_, probability)| *probability);
            if english_given.max(arabic_given) >= LEAST && english_given.min(arabic_given) >= LEAST_BACK {
                let english = english.words[target].clone();
                rows.push((arabic.words[source as usize].as_str(), Pair { english, english_given, arabic_given }));
            }
        }
    }
    eprintln!("{} sentence pairs, {} word pairs", pairs.len(), rows.len());
    Ok(compile(rows.iter().map(|(arabic, pair)| (*arabic, pair)))?)
}

fn stems_of(text: &str, script: Script, vocabulary: &mut Vocabulary) -> Vec<u32> {
    let words = words::Words::new(text);
    let in_script = (0..words.len()).filter(|&at| words.get(at).script == script);
    let stem = |at: usize| if script == Script::Arabic { stems::arabic(words.key(at)) } else { stems::english(words.key(at)) };
    let mut numbers: Vec<u32> = in_script.map(|at| vocabulary.number(stem(at))).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    MultiGzDecoder::new(File::open(path)?).read_to_string(&mut text)?;
    Ok(text)
}
