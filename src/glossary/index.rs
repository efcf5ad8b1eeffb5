//! From Arabic forms to entries: what the matcher walks. Built once, read in place.
//!
//! Two automata over one list of postings: one over spelling keys, one over their skeletons (no long vowels, no spaces).
//! Keys leave out the article of the first word, so that الناتو and ناتو meet; what was left out stands in the posting.

use std::collections::BTreeMap;

use fst::raw::{Fst, Output};
use fst::{Map, MapBuilder};

use super::blob::Blob;
use super::entry::{Entry, MatchMode, Status};
use super::parts::{self, Part};
use crate::error::{Error, ErrorKind, Result};
use crate::kinds::EntryType;
use crate::text::cues::{Cue, cues};
use crate::text::normalize;

/// The forms of a list of entries, ready for lookup.
#[derive(Clone)]
pub struct FormIndex {
    spelled: Map<Blob>,
    skeletons: Map<Blob>,
    postings: Blob,
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

/// Bytes of a posting: the entry, the form, the flags.
const POSTING: usize = 8;

/// Low bits of an automaton's value that hold the number of postings; the rest is where they begin.
const COUNT_BITS: u32 = 16;

/// Letters below which a skeleton says nothing: so many words share it.
const SHORTEST_SKELETON: usize = 3;

impl FormIndex {
    /// The index of `entries` as bytes that [`FormIndex::open`] reads in place. Same entries, same bytes.
    ///
    /// Rejected and forbidden entries are left out: they never match.
    pub fn build(entries: &[Entry]) -> Vec<u8> {
        let mut spelled = Postings::default();
        let mut skeletons = Postings::default();
        for (at, entry) in entries.iter().enumerate() {
            if matches!(entry.status, Status::Approved | Status::Proposed) {
                add_entry(at as u32, entry, &mut spelled, &mut skeletons);
            }
        }
        let mut postings = Vec::new();
        let spelled = spelled.finish(&mut postings);
        let skeletons = skeletons.finish(&mut postings);
        let mut out = Vec::with_capacity(8 + spelled.len() + skeletons.len() + postings.len());
        out.extend((spelled.len() as u32).to_le_bytes());
        out.extend((skeletons.len() as u32).to_le_bytes());
        out.extend(spelled);
        out.extend(skeletons);
        out.extend(postings);
        out
    }

    /// Opens an index built by [`FormIndex::build`], without reading it through.
    ///
    /// # Errors
    /// If the bytes are no such index or are cut short.
    pub fn open(bytes: Blob) -> Result<Self> {
        let broken = || Error::new(ErrorKind::Format, "the index of forms is damaged; compile the glossary again");
        let length = bytes.as_ref().len();
        if length < 8 {
            return Err(broken());
        }
        let spelled_end = 8 + bytes.u32_at(0) as usize;
        let skeletons_end = spelled_end + bytes.u32_at(4) as usize;
        let map = |range| Map::new(bytes.slice(range).ok_or_else(broken)?).map_err(|source| broken().caused_by(source));
        Ok(Self {
            spelled: map(8..spelled_end)?,
            skeletons: map(spelled_end..skeletons_end)?,
            postings: bytes.slice(skeletons_end..length).ok_or_else(broken)?,
        })
    }

    /// A walk over spelling keys.
    pub fn walk_spelled(&self) -> Walk<'_> {
        Walk::new(self, self.spelled.as_fst())
    }

    /// A walk over skeletons.
    pub fn walk_skeletons(&self) -> Walk<'_> {
        Walk::new(self, self.skeletons.as_fst())
    }

    fn postings_of(&self, value: u64) -> impl Iterator<Item = Posting> + '_ {
        let count = (value & ((1 << COUNT_BITS) - 1)) as usize;
        let start = (value >> COUNT_BITS) as usize;
        (0..count).filter_map(move |i| self.posting(start + i))
    }

    fn posting(&self, number: usize) -> Option<Posting> {
        let at = number.checked_mul(POSTING)?;
        let bytes = self.postings.as_ref().get(at..at + POSTING)?;
        let half = |i: usize| u16::from_le_bytes([bytes[i], bytes[i + 1]]);
        Some(unpack(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]), half(4), half(6)))
    }
}

impl std::fmt::Debug for FormIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FormIndex({} keys, {} skeletons)", self.spelled.len(), self.skeletons.len())
    }
}

/// A place in one of the automata: some letters were fed, and perhaps a form ends here. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Walk<'i> {
    index: &'i FormIndex,
    fst: &'i Fst<Blob>,
    address: fst::raw::CompiledAddr,
    output: Output,
}

impl<'i> Walk<'i> {
    fn new(index: &'i FormIndex, fst: &'i Fst<Blob>) -> Self {
        Self { index, fst, address: fst.root().addr(), output: Output::zero() }
    }

    /// Goes on by the letters of `key`; false (and the walk is spent) where no form goes on like that.
    pub fn feed(&mut self, key: &str) -> bool {
        key.chars().all(|letter| self.feed_letter(letter))
    }

    /// Goes on by one letter.
    pub fn feed_letter(&mut self, letter: char) -> bool {
        let mut bytes = [0; 4];
        encode(letter, &mut bytes).iter().all(|&byte| self.step(byte))
    }

    fn step(&mut self, byte: u8) -> bool {
        let node = self.fst.node(self.address);
        let Some(at) = node.find_input(byte) else { return false };
        let transition = node.transition(at);
        self.address = transition.addr;
        self.output = self.output.cat(transition.out);
        true
    }

    /// Every way on from here, with its letter as the automaton spells it.
    pub(super) fn branches(self) -> impl Iterator<Item = (u8, Self)> {
        let node = self.fst.node(self.address);
        (0..node.len()).map(move |at| {
            let transition = node.transition(at);
            (transition.inp, Self { address: transition.addr, output: self.output.cat(transition.out), ..self })
        })
    }

    /// The entries that a form ending here names; none where no form ends here.
    pub fn postings(&self) -> impl Iterator<Item = Posting> + 'i {
        let node = self.fst.node(self.address);
        let value = if node.is_final() { self.output.cat(node.final_output()).value() } else { 0 };
        self.index.postings_of(value)
    }
}

/// The postings of one automaton while they are gathered.
#[derive(Default)]
struct Postings {
    by_key: BTreeMap<Vec<u8>, Vec<(u32, u16, u16)>>,
}

impl Postings {
    fn add(&mut self, key: &str, posting: Posting) {
        let mut bytes = Vec::with_capacity(key.len());
        encode_all(key, &mut bytes);
        let list = self.by_key.entry(bytes).or_default();
        let packed = pack(posting);
        // Forms come fullest first: a part never stands beside the whole form of the same entry.
        if !list.iter().any(|&(entry, ..)| entry == packed.0) {
            list.push(packed);
        }
    }

    /// Writes the postings behind those already in `out` and returns the automaton.
    fn finish(self, out: &mut Vec<u8>) -> Vec<u8> {
        let mut builder = MapBuilder::memory();
        for (key, list) in &self.by_key {
            let kept = capped(list);
            let value = (((out.len() / POSTING) as u64) << COUNT_BITS) | kept.len() as u64;
            for (entry, form, flags) in kept {
                out.extend(entry.to_le_bytes());
                out.extend(form.to_le_bytes());
                out.extend(flags.to_le_bytes());
            }
            builder.insert(key, value).expect("keys of a BTreeMap come in order, once each");
        }
        builder.into_inner().expect("writing to memory does not fail")
    }
}

/// The postings of one key that are worth keeping: whole forms, and of those that stand for a part the first few. A name that
/// many people bear stands for none of them, unless the article gives one in full; and no article should cost more because
/// the glossary has a thousand people called محمد.
fn capped(list: &[(u32, u16, u16)]) -> Vec<(u32, u16, u16)> {
    let mut left = Part::ALL.map(most_postings);
    let keep = |packed: &&(u32, u16, u16)| {
        let left = &mut left[usize::from(packed.2 & 7)];
        *left = left.saturating_sub(1);
        *left > 0
    };
    list.iter().filter(keep).copied().take((1 << COUNT_BITS) - 1).collect()
}

/// One more than the postings of a part that one key may have.
fn most_postings(part: Part) -> usize {
    match part {
        Part::Full | Part::Outer => usize::MAX,
        Part::Prefix | Part::Family => 17,
        Part::Given => 2,
    }
}

fn add_entry(at: u32, entry: &Entry, spelled: &mut Postings, skeletons: &mut Postings) {
    let posting = |form: u16, part, article| Posting {
        entry: at,
        form,
        part,
        article,
        proposed: entry.status == Status::Proposed,
        kind: entry.kind,
        mode: entry.match_mode(),
    };
    for latin in std::iter::once(&entry.en).chain(&entry.also).filter(|form| !form.is_empty()) {
        let form = parts::form_key(latin);
        spelled.add(&form.key, posting(LATIN, Part::Full, false));
    }
    let keys: Vec<String> = entry.ar.iter().map(|form| parts::form_key(form).key).collect();
    let forms: Vec<parts::Parts> = entry.ar.iter().map(|form| parts::Parts::new(form, entry.kind)).collect();
    for part in Part::ALL {
        for (number, form) in forms.iter().enumerate().filter(|(number, _)| !repeats(&keys[*number], &keys)) {
            for piece in form.of(part).filter(|piece| !piece.key.is_empty()) {
                let posting = posting(number as u16, part, piece.article);
                spelled.add(&piece.key, posting);
                if part.has_skeleton() && posting.mode != MatchMode::Exact && has_spellings(entry.kind) {
                    add_skeleton(&piece.key, posting, skeletons);
                }
            }
        }
    }
}

/// Whether papers spell such a thing with and without vowels. Words of the language (demonyms, terms, months) have one
/// spelling, and one without its vowels is another word: سنوات "years" is no سني "Sunni".
fn has_spellings(kind: EntryType) -> bool {
    !matches!(kind, EntryType::Demonym | EntryType::Date | EntryType::Term)
}

/// Whether a form is only a word for its kind before another form of the entry (حركة حماس, مدينة غزة): that word lies
/// outside the name, as titles do.
fn repeats(key: &str, keys: &[String]) -> bool {
    let Some((head, rest)) = key.split_once(' ') else { return false };
    let rest = rest.strip_prefix("ال").unwrap_or(rest);
    cues(head).has(Cue::Kind) && keys.iter().any(|other| other == rest)
}

fn add_skeleton(key: &str, posting: Posting, skeletons: &mut Postings) {
    let mut skeleton = String::new();
    normalize::skeleton(key, &mut skeleton);
    if skeleton.chars().count() >= SHORTEST_SKELETON {
        skeletons.add(&skeleton, posting);
    }
}

/// Appends a key as the automata spell it.
pub(super) fn encode_all(key: &str, out: &mut Vec<u8>) {
    for letter in key.chars() {
        out.extend_from_slice(encode(letter, &mut [0; 4]));
    }
}

/// One byte for an Arabic letter (0x80 and up, which never begins a UTF-8 sequence), UTF-8 for all else: half the steps.
fn encode(letter: char, bytes: &mut [u8; 4]) -> &[u8] {
    match letter {
        '\u{620}'..='\u{64A}' => {
            bytes[0] = (u32::from(letter) - 0x620) as u8 + 0x80;
            &bytes[..1]
        }
        _ => letter.encode_utf8(bytes).as_bytes(),
    }
}

fn pack(posting: Posting) -> (u32, u16, u16) {
    let kind = EntryType::ALL.iter().position(|&kind| kind == posting.kind).unwrap_or_default();
    let mode = MatchMode::ALL.iter().position(|&mode| mode == posting.mode).unwrap_or_default();
    let part = Part::ALL.iter().position(|&part| part == posting.part).unwrap_or_default();
    let flags = part | mode << 3 | kind << 5 | usize::from(posting.article) << 8 | usize::from(posting.proposed) << 9;
    (posting.entry, posting.form, flags as u16)
}

fn unpack(entry: u32, form: u16, flags: u16) -> Posting {
    let flags = usize::from(flags);
    Posting {
        entry,
        form,
        part: *Part::ALL.get(flags & 7).unwrap_or(&Part::Full),
        mode: *MatchMode::ALL.get(flags >> 3 & 3).unwrap_or(&MatchMode::Exact),
        kind: *EntryType::ALL.get(flags >> 5 & 7).unwrap_or(&EntryType::Other),
        article: flags >> 8 & 1 == 1,
        proposed: flags >> 9 & 1 == 1,
    }
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
        FormIndex::open(Blob::from_vec(FormIndex::build(entries))).expect("just built")
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
        let bytes = FormIndex::build(&[rejected]);
        assert_eq!(look_up(&FormIndex::open(Blob::from_vec(bytes.clone())).expect("just built"), "دوحه"), []);
        for length in 0..bytes.len().min(40) {
            assert!(FormIndex::open(Blob::from_vec(bytes[..length].to_vec())).is_err(), "{length}");
        }
    }

    #[test]
    fn a_posting_survives_packing() {
        for part in Part::ALL {
            for kind in EntryType::ALL {
                let posting = Posting { entry: 7, form: 3, part, article: true, proposed: false, kind, mode: MatchMode::Sound };
                let (entry, form, flags) = pack(posting);
                assert_eq!(unpack(entry, form, flags), posting);
            }
        }
    }
}
