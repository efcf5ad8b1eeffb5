//! Forms that differ from a key by a few letters: what an unknown name may be a slip or a variant of.

use super::index::{FormIndex, Posting, Walk};

/// Letters of a key for each letter that may differ: a third of a short name, less of a long one.
const LETTERS_A_SLIP: usize = 3;

/// Letters that may differ at most: beyond, names that have nothing in common come near.
const MOST_SLIPS: usize = 3;

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
    /// The forms within a few letters of `key`, a key as [`form_key`](super::parts::form_key) makes it, in no stated order.
    ///
    /// Walks the branches of the automaton that can still come near, and no others.
    pub fn near(&self, key: &str) -> Vec<NearForm> {
        let mut wanted = Vec::with_capacity(key.len());
        super::index::encode_all(key, &mut wanted);
        if wanted.len() > LONGEST {
            return Vec::new();
        }
        let slips = (wanted.len() / LETTERS_A_SLIP).min(MOST_SLIPS);
        let mut search = Search { wanted, slips, found: Vec::new() };
        let first: Vec<usize> = (0..=search.wanted.len()).collect();
        search.go_on(self.walk_spelled(), &first, 0);
        search.found
    }
}

struct Search {
    wanted: Vec<u8>,
    slips: usize,
    found: Vec<NearForm>,
}

impl Search {
    /// One row of the table of edit distances: `row[i]` is what it takes from the letters walked so far, `depth` of them, to
    /// the first `i` of those wanted.
    fn go_on(&mut self, walk: Walk<'_>, row: &[usize], depth: usize) {
        let distance = row[self.wanted.len()];
        if distance <= self.slips {
            let longer = self.wanted.len().max(depth);
            let likeness = 1.0 - distance as f32 / longer.max(1) as f32;
            self.found.extend(walk.postings().map(|posting| NearForm { posting, likeness }));
        }
        for (letter, next) in walk.branches() {
            let row = self.next_row(row, letter);
            if row.iter().any(|&distance| distance <= self.slips) {
                self.go_on(next, &row, depth + 1);
            }
        }
    }

    fn next_row(&self, row: &[usize], letter: u8) -> Vec<usize> {
        let mut next = Vec::with_capacity(row.len());
        next.push(row[0] + 1);
        for (at, &wanted) in self.wanted.iter().enumerate() {
            let replaced = row[at] + usize::from(wanted != letter);
            next.push(replaced.min(row[at + 1] + 1).min(next[at] + 1));
        }
        next
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
            let mut wanted: Vec<String> =
                forms.iter().filter(|form| strsim::levenshtein(form, &key) <= slips).map(|form| (*form).to_string()).collect();
            found.sort();
            wanted.sort();
            prop_assert_eq!(found, wanted);
        }
    }
}
