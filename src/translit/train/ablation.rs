//! What each part of the recipe is worth: the same training without it, measured on pairs held out.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{self, NamePair};
use super::recipe::Recipe;
use super::{HELD_OUT, Progress, ranking, sections};
use crate::translit::index::{NameIndex, Searcher};
use crate::translit::letters;
use crate::translit::model::{Model, Section};
use crate::translit::romanize::Romanizer;

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was done otherwise.
    pub variant: &'static str,
    /// Share of the names held out that come first among each other: names that no training has seen.
    pub first_of_new: f64,
    /// The same with the names of the training pairs among them.
    pub first_of_all: f64,
    /// Share of the names held out whose first spelling is one of theirs.
    pub spelled_first: f64,
    /// The same for the first five.
    pub spelled_in_five: f64,
    /// Bytes of the model.
    pub bytes: usize,
}

/// Trains every variant of the recipe on the pairs but those held out (one in twenty, by their Arabic), and measures it on these.
/// Same pairs, same table.
pub fn ablate(pairs: &[NamePair], progress: &dyn Progress) -> Vec<Row> {
    let variants = Recipe::variants();
    progress.started(variants.len());
    let (held, kept): (Vec<&NamePair>, Vec<&NamePair>) = pairs.iter().partition(|pair| pair.is_held_out(HELD_OUT));
    let words = pairs::words(&kept);
    let measured = variants.iter().map(|(variant, recipe)| {
        let mut sections = sections(&words, recipe, &());
        if recipe.ranking {
            // Learnt on the even half of the names held out and measured on the odd one.
            let half: Vec<&NamePair> = held.iter().copied().filter(|pair| pair.is_held_out(2 * HELD_OUT)).collect();
            let model = open(&sections);
            sections[Section::Ranking as usize] = ranking::fit(&model, &half).bytes();
        }
        let row = measure(variant, &sections, &held, &kept);
        progress.finished_one();
        row
    });
    measured.collect()
}

fn open(sections: &super::Sections) -> Model {
    Model::open(Model::pack(sections).into()).expect("what was packed opens")
}

fn measure(variant: &'static str, sections: &super::Sections, held: &[&NamePair], kept: &[&NamePair]) -> Row {
    let model = open(sections);
    let known: BTreeSet<&str> = kept.iter().map(|pair| pair.latin.as_str()).collect();
    let new: BTreeSet<&str> = held.iter().map(|pair| pair.latin.as_str()).filter(|name| !known.contains(name)).collect();
    let mut queries: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for pair in held.iter().filter(|pair| new.contains(pair.latin.as_str())) {
        queries.entry(&pair.arabic).or_default().insert(&pair.latin);
    }
    let all: Vec<&str> = known.union(&new).copied().collect();
    let new: Vec<&str> = new.into_iter().collect();
    let (spelled_first, spelled_in_five) = spelled(&model, held);
    Row {
        variant,
        first_of_new: first(&model, &new, &queries),
        first_of_all: first(&model, &all, &queries),
        spelled_first,
        spelled_in_five,
        bytes: Model::pack(sections).len(),
    }
}

fn first(model: &Model, names: &[&str], queries: &BTreeMap<&str, BTreeSet<&str>>) -> f64 {
    let index = NameIndex::build(model, names.iter().copied());
    let mut searcher = Searcher::new(model);
    let mut right = |(query, right): (&&str, &BTreeSet<&str>)| {
        searcher.find(&index, query, 1).first().is_some_and(|found| right.contains(names[found.name as usize]))
    };
    share(queries.iter().filter(|(query, names)| right((query, names))).count(), queries.len())
}

/// By the model alone: the usual spellings written by hand are no part of it, and many of them are among the pairs.
fn spelled(model: &Model, held: &[&NamePair]) -> (f64, f64) {
    let mut queries: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for pair in held.iter().filter(|pair| !pair.is_held_out(2 * HELD_OUT)) {
        queries.entry(&pair.arabic).or_default().insert(plain(&pair.latin));
    }
    let mut romanizer = Romanizer::without_usual(model);
    let (mut first, mut five) = (0, 0);
    for (query, right) in &queries {
        let spelled: Vec<String> = romanizer.spell(query, 5).iter().map(|spelled| plain(&spelled.en)).collect();
        first += usize::from(spelled.first().is_some_and(|spelled| right.contains(spelled)));
        five += usize::from(spelled.iter().any(|spelled| right.contains(spelled)));
    }
    (share(first, queries.len()), share(five, queries.len()))
}

fn plain(name: &str) -> String {
    let mut out = Vec::new();
    letters::latin(name, &mut out);
    out.iter_mut().for_each(|letter| *letter = letters::plain_latin(*letter));
    letters::latin_text(&out)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
