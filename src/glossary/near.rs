//! Forms that differ from a key by a few letters: what an unknown name may be a slip or a variant of.

use super::index::{FormIndex, Posting, Walk};

/// Letters of a key for each letter that may differ.
const LETTERS_A_SLIP: usize = 4;

/// Letters that may differ at most: beyond, names that have nothing in common come near.
const MOST_SLIPS: usize = 2;

/// Letters beyond which a key is no name, whatever a hostile text holds.
const LONGEST: usize = 120;

/// A form near a key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearForm {
    /// The form, and the entry that it names.
    pub posting: Posting,
    /// How like the two are: 1 less the share of letters that differ.
    pub likeness: f32,
}

impl FormIndex {
    /// The forms within a letter or two of `key`, a key as [`form_key`](super::parts::form_key) makes it, in no stated order.
    /// Where two letters may differ, the first must not: nobody confuses names that begin otherwise and differ again.
    ///
    /// Walks the branches of the automaton that can still come near, and no others.
    pub fn near(&self, key: &str) -> Vec<NearForm> {
        let mut wanted = Vec::with_capacity(key.len());
        super::spelling::spell_all(key, &mut wanted);
        if wanted.len() > LONGEST {
            return Vec::new();
        }
        let slips = (wanted.len() / LETTERS_A_SLIP).min(MOST_SLIPS);
        let width = wanted.len() + 1;
        let mut search = Search { wanted, slips, rows: (0..width).collect(), found: Vec::new() };
        search.go_on(self.walk_spelled(), 0);
        search.found
    }
}

struct Search {
    wanted: Vec<u8>,
    slips: usize,
    /// The rows of the table of edit distances down to the letter that is walked, one after the other: cell `i` of a row is
    /// what it takes from the letters walked so far to the first `i` of those wanted.
    rows: Vec<usize>,
    found: Vec<NearForm>,
}

impl Search {
    fn go_on(&mut self, walk: Walk<'_>, depth: usize) {
        let distance = self.rows[self.rows.len() - 1];
        if distance <= self.slips {
            let longer = self.wanted.len().max(depth);
            let likeness = 1.0 - distance as f32 / longer.max(1) as f32;
            self.found.extend(walk.postings().map(|posting| NearForm { posting, likeness }));
        }
        for (letter, next) in walk.branches() {
            if depth == 0 && self.slips > 1 && self.wanted[0] != letter {
                continue;
            }
            if self.add_row(letter, depth + 1) <= self.slips {
                self.go_on(next, depth + 1);
            }
            self.rows.truncate(self.rows.len() - self.wanted.len() - 1);
        }
    }

    /// Adds the row of one more letter; only cells within reach of the diagonal are worked out. Returns its least cell.
    fn add_row(&mut self, letter: u8, depth: usize) -> usize {
        let width = self.wanted.len() + 1;
        let above = self.rows.len() - width;
        self.rows.resize(self.rows.len() + width, usize::MAX / 2);
        let row = above + width;
        let (first, last) = (depth.saturating_sub(self.slips), (depth + self.slips).min(width - 1));
        let mut least = usize::MAX;
        for at in first..=last {
            let mut cell = self.rows[above + at] + 1;
            if at == 0 {
                cell = depth;
            } else {
                let replaced = self.rows[above + at - 1] + usize::from(self.wanted[at - 1] != letter);
                cell = cell.min(replaced).min(self.rows[row + at - 1] + 1);
            }
            self.rows[row + at] = cell;
            least = least.min(cell);
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use crate::glossary::{Entry, Glossary};
    use crate::text::normalize;

    use proptest::prelude::*;

    fn glossary(forms: &[&str]) -> Glossary {
        Glossary::new(forms.iter().map(|form| Entry { en: (*form).into(), ..Entry::default() }).collect())
    }

    proptest! {
        /// The walk finds what comparing with every form finds.
        #[test]
        fn nothing_near_is_lost(forms in prop::collection::vec("[abc]{1,8}", 1..12), key in "[abc]{1,8}") {
            let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
            let glossary = glossary(&forms);
            let key = normalize::key(&key);
            let slips = (key.len() / super::LETTERS_A_SLIP).min(super::MOST_SLIPS);
            let (index, _) = glossary.indexes().next().expect("one layer");
            let mut found: Vec<String> =
                index.near(&key).iter().map(|near| glossary.entry(crate::kinds::EntryKey(near.posting.entry)).en).collect();
            let is_near = |form: &&&str| {
                strsim::levenshtein(form, &key) <= slips && (slips < 2 || form.as_bytes()[0] == key.as_bytes()[0])
            };
            let mut wanted: Vec<String> = forms.iter().filter(is_near).map(|form| (*form).to_string()).collect();
            found.sort();
            wanted.sort();
            prop_assert_eq!(found, wanted);
        }
    }
}
