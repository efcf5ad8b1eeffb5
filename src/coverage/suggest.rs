//! English spellings to start from, for names that no entry has.

use super::UnknownTerm;
use crate::text::words::is_arabic_letter;
use crate::translit::{Model, Romanizer};

/// Spellings shown for one name.
const MOST_SPELLINGS: usize = 3;

/// Share of the best spelling's probability below which another is not worth a reader's time.
const WORTH_SHOWING: f32 = 0.25;

/// Names of one text that get spellings, the most used first. No article has so many; a file that does is not read by a
/// person.
const MOST_TERMS: usize = 1_000;

/// Letters beyond which a name is none, whatever a hostile text holds.
const LONGEST: usize = 120;

/// Fills in the spellings of the terms, the likeliest first; a name in another alphabet stays as it is.
pub(super) fn fill(terms: &mut [UnknownTerm]) {
    let mut romanizer = Romanizer::new(Model::builtin());
    for term in terms.iter_mut().take(MOST_TERMS) {
        term.suggestions = spellings(&mut romanizer, &term.text);
    }
}

fn spellings(romanizer: &mut Romanizer<'_>, name: &str) -> Vec<String> {
    if !name.chars().any(is_arabic_letter) {
        return vec![name.to_string()];
    }
    if name.chars().count() > LONGEST {
        return Vec::new();
    }
    let spelled = romanizer.spell(name, MOST_SPELLINGS);
    let least = spelled.first().map_or(0.0, |best| best.score * WORTH_SHOWING);
    spelled.into_iter().filter(|spelled| spelled.score >= least).map(|spelled| spelled.en).collect()
}
