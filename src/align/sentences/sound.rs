//! Names that sound alike on both sides.

use super::table::Table;
use super::tokens::{Side, Token};
use crate::document::Document;
use crate::text::clitics::readings;
use crate::text::lexicon::Lexicon;
use crate::text::words::Script;
use crate::translit::{Model, NameIndex, Searcher};

/// The score of sound, 0..=1, below which two words have nothing to do with each other.
const LEAST: f32 = 0.4;

/// Letters that a word must have: shorter ones sound like too many others.
const SHORTEST: usize = 3;

/// Names of the target that one word of the source may be.
const MOST_NAMES: usize = 2;

/// How probable it is that a name which certainly sounds alike stands in the translation too.
const NAMED: f32 = 0.8;

/// Adds to `table` the Arabic words that are no ordinary words with the capitalised words of the target that sound like them.
///
/// Costs some tenths of a millisecond for each such word, each counted once.
pub(super) fn add(table: &mut Table, (document, source): (&Document, &Side), target: &Side) {
    let names: Vec<(u32, &str)> = target
        .capitals
        .iter()
        .filter_map(|&token| match &target.tokens[token as usize] {
            Token::Word(stem) if stem.chars().count() >= SHORTEST => Some((token, stem.as_str())),
            _ => None,
        })
        .collect();
    if names.is_empty() {
        return;
    }
    let index = NameIndex::build(Model::builtin(), names.iter().map(|(_, name)| *name));
    let mut searcher = Searcher::new(Model::builtin());
    let words = document.words();
    for (token, &word) in source.first_words.iter().enumerate() {
        let Some(word) = word.filter(|&word| words.get(word).script == Script::Arabic) else { continue };
        let (key, clean) = (words.key(word), words.clean(word));
        if clean.chars().count() < SHORTEST || Lexicon::builtin().commonest_reading(key).is_some() {
            continue;
        }
        let mut starts: Vec<usize> = readings(key).as_slice().iter().map(|reading| reading.name).collect();
        starts.dedup();
        for start in starts {
            for found in searcher.find_above(&index, &clean[start..], MOST_NAMES, LEAST) {
                table.add(token as u32, names[found.name as usize].0, NAMED * found.score);
            }
        }
    }
}
