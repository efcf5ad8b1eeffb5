//! From Arabic forms to entries: what the matcher walks. Built once, read in place.
//!
//! Two automata: one over spelling keys, one over their skeletons (no long vowels, no spaces). Each gives a key its number in
//! the order of keys, and the list of that number names the entries. (Numbers count from the front of a branch, so that equal
//! ends of keys are stored once; the places of lists would make all of them different.)
//! Keys leave out the article of the first word, so that الناتو and ناتو meet; what was left out stands in the posting.

use std::collections::HashSet;
use std::sync::Arc;

use fst::raw::{Fst, Output};
use fst::{Map, MapBuilder};
use rayon::prelude::*;

use super::blob::Blob;
use super::entry::{Entry, MatchMode, Status};
use super::packed::Traits;
use super::parts::{self, Part};
use super::postings::{Hit, List, Lists};
use super::spelling::{spell, spell_all};
use crate::error::{Error, ErrorKind, Result};
use crate::kinds::EntryType;
use crate::text::cues::{Cue, cues};
use crate::text::normalize;

/// The forms of a list of entries, ready for lookup.
#[derive(Clone)]
pub struct FormIndex {
    spelled: Keys,
    skeletons: Keys,
    /// One byte for each entry: see [`Traits`].
    traits: Blob,
    /// Forms, by entry and number, that a later layer of the glossary gives to another entry.
    hidden: Arc<HashSet<(u32, u16)>>,
}

/// An automaton over keys, and the lists of their postings.
#[derive(Clone)]
struct Keys {
    numbers: Map<Blob>,
    lists: Lists,
}

/// One way in which a key names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// Which entry of the list.
    pub entry: u32,
    /// Which form: an index into [`Entry::ar`]; [`LATIN`] where the English itself was found.
    pub form: u16,
    /// The part of the form that the key stands for.
    pub part: Part,
    /// Whether the form (or part) has an article that the key leaves out.
    pub article: bool,
    /// Whether the entry is only proposed.
    pub proposed: bool,
    /// What the entry names.
    pub kind: EntryType,
    /// How freely it matches.
    pub mode: MatchMode,
}

/// The form number of an entry's English.
pub const LATIN: u16 = u16::MAX;

/// Bytes before the parts of an index: the length of each.
const HEADER: usize = 16;

/// Letters below which a skeleton says nothing: so many words share it.
const SHORTEST_SKELETON: usize = 3;

impl FormIndex {
    /// The index of `entries` as bytes that [`FormIndex::open`] reads in place. Same entries, same bytes.
    ///
    /// Rejected and forbidden entries are left out: they never match.
    pub(super) fn build(entries: &[&Entry]) -> Vec<u8> {
        let all = entries.par_iter().enumerate().flat_map_iter(|(at, entry)| keyed(at as u32, entry));
        let (skeletons, spelled): (Vec<Keyed>, Vec<Keyed>) = all.partition(|keyed| keyed.is_skeleton);
        let (spelled, skeletons) = rayon::join(|| gathered(spelled, entries.len()), || gathered(skeletons, entries.len()));
        let parts = [spelled.0, spelled.1, skeletons.0, skeletons.1];
        let lengths = parts.iter().flat_map(|part| (part.len() as u32).to_le_bytes());
        lengths.chain(parts.iter().flatten().copied()).collect()
    }

    /// Opens an index built by [`FormIndex::build`], without reading it through. `traits` has a byte for each entry.
    ///
    /// # Errors
    /// If the bytes are no such index or are cut short.
    pub(super) fn open(bytes: &Blob, traits: Blob) -> Result<Self> {
        let broken = || Error::new(ErrorKind::Format, "the index of forms is damaged; compile the glossary again");
        if bytes.as_ref().len() < HEADER {
            return Err(broken());
        }
        let mut start = HEADER;
        let mut part = |number: usize| {
            let end = start + bytes.u32_at(4 * number) as usize;
            let part = bytes.slice(start..end).ok_or_else(broken)?;
            start = end;
            Ok::<Blob, Error>(part)
        };
        let mut keys = |number: usize| {
            let numbers = Map::new(part(number)?).map_err(|source| broken().caused_by(source))?;
            Ok::<Keys, Error>(Keys { numbers, lists: Lists::open(part(number + 1)?).ok_or_else(broken)? })
        };
        Ok(Self { spelled: keys(0)?, skeletons: keys(2)?, traits, hidden: Arc::default() })
    }

    /// A walk over spelling keys.
    pub fn walk_spelled(&self) -> Walk<'_> {
        Walk::new(self, &self.spelled)
    }

    /// What a whole key names, as [`form_key`](super::parts::form_key) makes it.
    pub fn named<'i>(&'i self, key: &str) -> impl Iterator<Item = Posting> + use<'i> {
        let mut walk = self.walk_spelled();
        walk.feed(key).then(|| walk.postings()).into_iter().flatten()
    }

    /// A walk over skeletons.
    pub fn walk_skeletons(&self) -> Walk<'_> {
        Walk::new(self, &self.skeletons)
    }

    /// Hides these forms, each an entry and the number of a form of it: they are found no more, nor are their parts.
    pub(super) fn hide(&mut self, forms: HashSet<(u32, u16)>) {
        self.hidden = Arc::new(forms);
    }

    /// A posting with what its entry says; `None` for an entry that there is not, or a form that is hidden.
    fn posting(&self, hit: Hit) -> Option<Posting> {
        if !self.hidden.is_empty() && hit.form.is_some_and(|form| self.hidden.contains(&(hit.entry, form))) {
            return None;
        }
        let traits = Traits::unpack(*self.traits.as_ref().get(hit.entry as usize)?)?;
        Some(Posting {
            entry: hit.entry,
            form: hit.form.unwrap_or(LATIN),
            part: hit.part,
            article: hit.article,
            proposed: traits.status == Status::Proposed,
            kind: traits.kind,
            mode: traits.match_mode(),
        })
    }
}

impl std::fmt::Debug for FormIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FormIndex({} keys, {} skeletons)", self.spelled.numbers.len(), self.skeletons.numbers.len())
    }
}

/// A place in one of the automata: some letters were fed, and perhaps a form ends here. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Walk<'i> {
    index: &'i FormIndex,
    keys: &'i Keys,
    fst: &'i Fst<Blob>,
    address: fst::raw::CompiledAddr,
    output: Output,
}

impl std::fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Walk({})", self.address)
    }
}

impl<'i> Walk<'i> {
    fn new(index: &'i FormIndex, keys: &'i Keys) -> Self {
        let fst = keys.numbers.as_fst();
        Self { index, keys, fst, address: fst.root().addr(), output: Output::zero() }
    }

    /// Goes on by the letters of `key`; false (and the walk is spent) where no form goes on like that.
    pub fn feed(&mut self, key: &str) -> bool {
        key.chars().all(|letter| self.feed_letter(letter))
    }

    /// Goes on by one letter.
    pub fn feed_letter(&mut self, letter: char) -> bool {
        let mut bytes = [0; 4];
        spell(letter, &mut bytes).iter().all(|&byte| self.step(byte))
    }

    /// Whether any form goes on from here.
    pub fn goes_on(&self) -> bool {
        !self.fst.node(self.address).is_empty()
    }

    /// The bytes with which the automaton goes on from here: see [`Walk::bytes`].
    pub fn next_bytes(self) -> impl Iterator<Item = u8> + 'i {
        let node = self.fst.node(self.address);
        (0..node.len()).map(move |at| node.transition(at).inp)
    }

    /// The bytes of a letter as the automaton spells it.
    pub fn bytes(letter: char) -> impl Iterator<Item = u8> {
        let mut bytes = [0; 4];
        let length = spell(letter, &mut bytes).len();
        bytes.into_iter().take(length)
    }

    /// Goes on by a byte as the automaton spells it.
    pub(super) fn step(&mut self, byte: u8) -> bool {
        let node = self.fst.node(self.address);
        let Some(at) = node.find_input(byte) else { return false };
        let transition = node.transition(at);
        self.address = transition.addr;
        self.output = self.output.cat(transition.out);
        true
    }

    /// Every way on from here, with its letter as the automaton spells it.
    pub(crate) fn branches(self) -> impl ExactSizeIterator<Item = (u8, Self)> {
        let node = self.fst.node(self.address);
        (0..node.len()).map(move |at| {
            let transition = node.transition(at);
            (transition.inp, Self { address: transition.addr, output: self.output.cat(transition.out), ..self })
        })
    }

    /// The entries that a form ending here names; none where no form ends here.
    pub fn postings(self) -> impl Iterator<Item = Posting> + 'i {
        let node = self.fst.node(self.address);
        let index = self.index;
        let number = || self.output.cat(node.final_output()).value();
        let list = if node.is_final() { self.keys.lists.list(number() as usize) } else { List::EMPTY };
        list.filter_map(move |hit| index.posting(hit))
    }
}

/// A key that names an entry, as the automata spell it.
struct Keyed {
    key: Vec<u8>,
    hit: Hit,
    is_skeleton: bool,
}

/// The automaton of these keys and the lists of their postings, of `entries` entries. Entries come in order, and of one entry its fullest
/// forms first.
fn gathered(mut rows: Vec<Keyed>, entries: usize) -> (Vec<u8>, Vec<u8>) {
    // Postings of one key stay in order: a part never stands beside the whole form of the same entry.
    rows.par_sort_by(|one, other| one.key.cmp(&other.key));
    let mut builder = MapBuilder::memory();
    let mut lists = Vec::new();
    for (number, same) in rows.chunk_by(|one, other| one.key == other.key).enumerate() {
        let mut list: Vec<Hit> = same.iter().map(|row| row.hit).collect();
        list.dedup_by_key(|hit| hit.entry);
        cap(&mut list);
        lists.push(list);
        builder.insert(&same[0].key, number as u64).expect("keys are in order, once each");
    }
    let lists = Lists::build(lists.iter().map(Vec::as_slice), entries);
    (builder.into_inner().expect("writing to memory does not fail"), lists)
}

/// Keeps the postings of one key that are worth it: whole forms, and of those that stand for a part the first few. A name that
/// many people bear stands for none of them, unless the article gives one in full; and no article should cost more because
/// the glossary has a thousand people called محمد.
fn cap(list: &mut Vec<Hit>) {
    let mut left = Part::ALL.map(most_postings);
    list.retain(|hit| {
        let left = &mut left[hit.part as usize];
        *left = left.saturating_sub(1);
        *left > 0
    });
}

/// One more than the postings of a part that one key may have.
fn most_postings(part: Part) -> usize {
    match part {
        Part::Full | Part::Outer => usize::MAX,
        Part::Prefix | Part::Family => 17,
        Part::Given => 2,
    }
}

/// All keys of an entry, its fullest forms first; none of one that does not match.
fn keyed(at: u32, entry: &Entry) -> Vec<Keyed> {
    let mut found = Vec::new();
    if !matches!(entry.status, Status::Approved | Status::Proposed) {
        return found;
    }
    let mut add = |key: &str, hit: Hit, is_skeleton: bool| {
        let mut bytes = Vec::with_capacity(key.len());
        spell_all(key, &mut bytes);
        found.push(Keyed { key: bytes, hit, is_skeleton });
    };
    for latin in entry.english().filter(|form| !form.is_empty()) {
        add(&parts::form_key(latin).key, Hit { entry: at, form: None, part: Part::Full, article: false }, false);
    }
    let with_skeleton = entry.match_mode() != MatchMode::Exact && has_spellings(entry.kind);
    let forms: Vec<parts::Parts> = entry.ar.iter().map(|form| parts::Parts::new(form, entry.kind)).collect();
    let keys: Vec<&str> = forms.iter().map(|form| form.of(Part::Full).next().map_or("", |whole| whole.key.as_str())).collect();
    let mut skeleton = String::new();
    for part in Part::ALL {
        for (number, form) in forms.iter().enumerate().filter(|(number, _)| !repeats(keys[*number], &keys)) {
            for piece in form.of(part).filter(|piece| !piece.key.is_empty()) {
                let hit = Hit { entry: at, form: Some(number as u16), part, article: piece.article };
                add(&piece.key, hit, false);
                if part.has_skeleton() && with_skeleton {
                    skeleton.clear();
                    normalize::skeleton(&piece.key, &mut skeleton);
                    if skeleton.chars().count() >= SHORTEST_SKELETON {
                        add(&skeleton, hit, true);
                    }
                }
            }
        }
    }
    found
}

/// Whether papers spell such a thing with and without vowels. Words of the language (demonyms, terms, months) have one
/// spelling, and one without its vowels is another word: سنوات "years" is no سني "Sunni".
fn has_spellings(kind: EntryType) -> bool {
    !matches!(kind, EntryType::Demonym | EntryType::Date | EntryType::Term)
}

/// Whether a form is only a word for its kind before another form of the entry (حركة حماس, مدينة غزة): that word lies
/// outside the name, as titles do.
fn repeats(key: &str, keys: &[&str]) -> bool {
    let Some((head, rest)) = key.split_once(' ') else { return false };
    let rest = rest.strip_prefix("ال").unwrap_or(rest);
    cues(head).has(Cue::Kind) && keys.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(en: &str, ar: &[&str], kind: EntryType) -> Entry {
        Entry {
            id: en.to_lowercase(),
            en: en.into(),
            ar: ar.iter().map(|&form| form.into()).collect(),
            kind,
            ..Entry::default()
        }
    }

    fn index(entries: &[Entry]) -> FormIndex {
        open(build(entries), entries).expect("just built")
    }

    fn build(entries: &[Entry]) -> Vec<u8> {
        FormIndex::build(&entries.iter().collect::<Vec<_>>())
    }

    fn open(bytes: Vec<u8>, entries: &[Entry]) -> Result<FormIndex> {
        let traits = entries.iter().map(|entry| Traits::of(entry).pack()).collect();
        FormIndex::open(&Blob::from_vec(bytes), Blob::from_vec(traits))
    }

    fn look_up(index: &FormIndex, key: &str) -> Vec<(u32, Part)> {
        let mut walk = index.walk_spelled();
        if walk.feed(key) { walk.postings().map(|p| (p.entry, p.part)).collect() } else { Vec::new() }
    }

    #[test]
    fn whole_forms_and_their_parts_are_found_under_one_key() {
        let index = index(&[
            entry("Antony Blinken", &["أنتوني بلينكن"], EntryType::Person),
            entry("NATO", &["الناتو", "حلف شمال الأطلسي"], EntryType::Organization),
        ]);
        assert_eq!(look_up(&index, "انتوني بلينكن"), [(0, Part::Full)]);
        assert_eq!(look_up(&index, "بلينكن"), [(0, Part::Family)]);
        assert_eq!(look_up(&index, "انتوني"), [(0, Part::Given)]);
        assert_eq!(look_up(&index, "ناتو"), [(1, Part::Full)]);
        assert_eq!(look_up(&index, "nato"), [(1, Part::Full)]);
        assert_eq!(look_up(&index, "شمال"), []);
    }

    #[test]
    fn rejected_entries_never_match_and_damage_is_an_error() {
        let rejected = Entry { status: Status::Rejected, ..entry("Doha", &["الدوحة"], EntryType::Place) };
        let entries = [rejected];
        let bytes = build(&entries);
        assert_eq!(look_up(&open(bytes.clone(), &entries).expect("just built"), "دوحه"), []);
        for length in 0..bytes.len() {
            assert!(open(bytes[..length].to_vec(), &entries).is_err(), "{length}");
        }
    }

    #[test]
    fn a_posting_says_what_its_entry_says() {
        let proposed =
            Entry {
                status: Status::Proposed, mode: Some(MatchMode::Sound), ..entry("Doha", &["الدوحة"], EntryType::Place)
            };
        let index = index(&[entry("Kyiv", &[], EntryType::Place), proposed]);
        let posting = |key: &str| {
            let mut walk = index.walk_spelled();
            walk.feed(key).then(|| walk.postings().next()).flatten()
        };
        let (kind, mode) = (EntryType::Place, MatchMode::Sound);
        let doha = Posting { entry: 1, form: 0, part: Part::Full, article: true, proposed: true, kind, mode };
        assert_eq!(posting("دوحه"), Some(doha));
        let kyiv = Posting { entry: 0, form: LATIN, part: Part::Full, article: false, proposed: false, kind, mode };
        assert_eq!(posting("kyiv"), Some(kyiv));
    }
}
