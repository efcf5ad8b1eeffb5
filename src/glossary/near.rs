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
        let mut search =
            Search { places: [0; 256], first: wanted.first().copied(), length: wanted.len(), slips, found: Vec::new() };
        for (at, &letter) in wanted.iter().enumerate() {
            search.places[usize::from(letter)] |= 2 << at;
        }
        search.go_on(self.walk_spelled(), Reached::start(), 0);
        search.found
    }
}

/// A bit for each place in the key, before its first letter the lowest.
type Places = u128;

/// How far in the key one may be after the letters walked so far: for each number of slips, up to the most, all places.
///
/// This is the automaton of Wu and Manber: all cells of a row of the table of edit distances go on at once.
#[derive(Clone, Copy)]
struct Reached([Places; MOST_SLIPS + 1]);

impl Reached {
    /// Before any letter was walked: slips are letters of the key left out.
    fn start() -> Self {
        Self(std::array::from_fn(|slips| (2 << slips) - 1))
    }

    /// After one more letter, which stands in the key at `same`.
    fn after(self, same: Places) -> Self {
        let Self(mut next) = self;
        for slips in 0..next.len() {
            next[slips] = next[slips] << 1 & same;
            if slips > 0 {
                let (before, now) = (self.0[slips - 1], next[slips - 1]);
                // One letter for another, one too many, one left out.
                next[slips] |= before << 1 | before | now << 1;
            }
        }
        Self(next)
    }
}

struct Search {
    /// For each letter, behind which places of the key it stands.
    places: [Places; 256],
    first: Option<u8>,
    /// Letters of the key.
    length: usize,
    slips: usize,
    found: Vec<NearForm>,
}

impl Search {
    fn go_on(&mut self, walk: Walk<'_>, reached: Reached, depth: usize) {
        let arrived = |distance: &usize| reached.0[*distance] >> self.length & 1 == 1;
        if let Some(distance) = (0..=self.slips).find(arrived) {
            let longer = self.length.max(depth);
            let likeness = 1.0 - distance as f32 / longer.max(1) as f32;
            self.found.extend(walk.postings().map(|posting| NearForm { posting, likeness }));
        }
        // Beyond the end of the key nothing is reached.
        let key = (2 << self.length) - 1;
        for (letter, next) in walk.branches() {
            if depth == 0 && self.slips > 1 && self.first != Some(letter) {
                continue;
            }
            let next_reached = reached.after(self.places[usize::from(letter)]);
            if next_reached.0[self.slips] & key != 0 {
                self.go_on(next, next_reached, depth + 1);
            }
        }
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
