//! A glossary in the form that programs read in place: nothing is parsed before it is asked for.
//!
//! ```text
//! magic "NAQHARA\x03" · checksum of what follows u32 · entries u32 · lengths of the five parts, u32 each
//! · traits, a byte for each entry · table of strings · where every sixteenth entry begins, u32 · entries · index of forms
//! ```
//! All numbers are little-endian. Entries are sorted by id; each is the length of its bytes in base 128, and its texts, packed and
//! written by the table of strings. An entry is decoded when a mention names it, a few dozen times for an article.

use std::collections::HashSet;

use super::blob::Blob;
use super::entry::{Entry, Status};
use super::format::jsonl;
use super::index::FormIndex;
use super::packed::{self, Traits, Until};
use super::symbols::{Encoder, Symbols};
use crate::error::{Error, ErrorKind, Result};

/// First bytes of a compiled glossary; the last one is the version of the format.
const MAGIC: &[u8; 8] = b"NAQHARA\x03";

/// Where the checksum stands, and where what it covers begins.
const CHECKSUM: usize = 8;
const CHECKED: usize = CHECKSUM + 4;

/// Parts of the file.
const PARTS: usize = 5;

/// Bytes before the parts.
const HEADER: usize = CHECKED + 4 * (1 + PARTS);

/// Entries from one whose place is written to the next.
const STRIDE: usize = 16;

/// Room in which single texts of entries are read, again and again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Room {
    packed: Vec<u8>,
    text: String,
}

/// A compiled glossary, opened.
#[derive(Debug, Clone)]
pub struct Compiled {
    checksum: u32,
    traits: Blob,
    symbols: Symbols,
    places: Blob,
    rows: Blob,
    index: FormIndex,
}

/// The compiled form of `entries`, sorted by id. Same entries in any order, same bytes.
///
/// Learns the strings that the texts are made of, which takes a second or two.
pub fn compile(entries: &[Entry]) -> Vec<u8> {
    write(entries, Encoder::learn)
}

/// The same without a table of strings: larger, and made at once.
pub(super) fn compile_quickly(entries: &[Entry]) -> Vec<u8> {
    write(entries, |_| Encoder::plain())
}

fn write(entries: &[Entry], encoder: impl Fn(&[Vec<u8>]) -> Encoder) -> Vec<u8> {
    let sorted = jsonl::in_order(entries);
    let pack = |entry: &&Entry| {
        let mut texts = Vec::new();
        packed::pack(entry, &mut texts);
        texts
    };
    let texts: Vec<Vec<u8>> = sorted.iter().map(pack).collect();
    let encoder = encoder(&texts);
    let (mut places, mut rows, mut coded) = (Vec::new(), Vec::new(), Vec::new());
    for (at, texts) in texts.iter().enumerate() {
        if at % STRIDE == 0 {
            places.extend((rows.len() as u32).to_le_bytes());
        }
        coded.clear();
        encoder.encode(texts, &mut coded);
        put_number(coded.len(), &mut rows);
        rows.extend_from_slice(&coded);
    }
    let traits = sorted.iter().map(|entry| Traits::of(entry).pack()).collect();
    let parts: [Vec<u8>; PARTS] = [traits, encoder.table(), places, rows, FormIndex::build(&sorted)];
    let mut out = Vec::with_capacity(HEADER + parts.iter().map(Vec::len).sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend([0; CHECKED - CHECKSUM]);
    out.extend((sorted.len() as u32).to_le_bytes());
    out.extend(parts.iter().flat_map(|part| (part.len() as u32).to_le_bytes()));
    parts.iter().for_each(|part| out.extend_from_slice(part));
    let checksum = crc32fast::hash(&out[CHECKED..]);
    out[CHECKSUM..CHECKED].copy_from_slice(&checksum.to_le_bytes());
    out
}

impl Compiled {
    /// Opens what [`compile`] wrote: checks its head and its checksum, parses nothing.
    ///
    /// # Errors
    /// If the bytes are no compiled glossary, are damaged, or were written by another version.
    pub fn open(bytes: Blob) -> Result<Self> {
        let all = bytes.as_ref();
        if all.len() < CHECKED || all[..7] != MAGIC[..7] {
            return Err(Error::new(
                ErrorKind::Format,
                "this is no compiled glossary; make one with `naqhara glossary compile`",
            ));
        }
        if all[7] < MAGIC[7] {
            let message = "this compiled glossary was written by an older naqhara; compile it again";
            return Err(Error::new(ErrorKind::Version, message));
        }
        if all[7] > MAGIC[7] {
            let message = "this compiled glossary was written by a newer naqhara; update the program or compile it again";
            return Err(Error::new(ErrorKind::Version, message));
        }
        if crc32fast::hash(&all[CHECKED..]) != bytes.u32_at(CHECKSUM) {
            return Err(damaged());
        }
        Self::open_unchecked(bytes)
    }

    /// Opens bytes that cannot have been damaged since [`compile`] wrote them: those in the program, those just compiled.
    ///
    /// # Errors
    /// If the parts do not fit together.
    pub(super) fn open_unchecked(bytes: Blob) -> Result<Self> {
        if bytes.as_ref().len() < HEADER {
            return Err(damaged());
        }
        let count = bytes.u32_at(CHECKED) as usize;
        let mut start = HEADER;
        let mut part = |number: usize| {
            let end = start + bytes.u32_at(CHECKED + 4 * (1 + number)) as usize;
            let part = bytes.slice(start..end).ok_or_else(damaged)?;
            start = end;
            Ok::<Blob, Error>(part)
        };
        let traits = part(0)?;
        let symbols = Symbols::open(part(1)?).ok_or_else(damaged)?;
        let (places, rows) = (part(2)?, part(3)?);
        if traits.as_ref().len() != count || places.as_ref().len() != 4 * count.div_ceil(STRIDE) {
            return Err(damaged());
        }
        let index = FormIndex::open(&part(4)?, traits.clone())?;
        if start != bytes.as_ref().len() {
            return Err(damaged());
        }
        Ok(Self { checksum: bytes.u32_at(CHECKSUM), traits, symbols, places, rows, index })
    }

    /// The checksum of what it holds: another one, another glossary.
    pub fn checksum(&self) -> u32 {
        self.checksum
    }

    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.traits.as_ref().len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The index of its forms.
    pub fn index(&self) -> &FormIndex {
        &self.index
    }

    /// Hides forms from its index: see [`FormIndex::hide`].
    pub(super) fn hide(&mut self, forms: HashSet<(u32, u16)>) {
        self.index.hide(forms);
    }

    /// The entry at `at`, in the order of ids; an empty one where the file is damaged there.
    pub fn entry(&self, at: usize) -> Entry {
        self.read(at).unwrap_or_default()
    }

    /// One Arabic form of the entry at `at`, counted from 0, if it has that many.
    pub fn form(&self, at: usize, number: usize) -> Option<String> {
        let mut room = Room::default();
        self.form_in(at, number, &mut room)?;
        Some(room.text)
    }

    /// The same, read in `room`.
    pub(super) fn form_in<'r>(&self, at: usize, number: usize, room: &'r mut Room) -> Option<&'r str> {
        let mut until = Until::form(number);
        self.expand(at, &mut room.packed, |piece| until.goes_on(piece))?;
        packed::form(&room.packed, number, &mut room.text)?;
        Some(&room.text)
    }

    /// The English of the entry at `at`, read in `room`.
    pub(super) fn english_in<'r>(&self, at: usize, room: &'r mut Room) -> Option<&'r str> {
        let mut until = Until::english();
        self.expand(at, &mut room.packed, |piece| until.goes_on(piece))?;
        packed::english(&room.packed, &mut room.text)?;
        Some(&room.text)
    }

    /// All entries, in the order of ids, each decoded as it is reached.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        (0..self.len()).map(|at| self.entry(at))
    }

    /// The entries that match by sound, with their places.
    pub(super) fn sounding(&self) -> impl Iterator<Item = (usize, Entry)> + '_ {
        self.with(Traits::sounds)
    }

    /// The entries that say of a name that it is not to be used.
    pub(super) fn undoing(&self) -> impl Iterator<Item = Entry> + '_ {
        self.with(|traits| matches!(traits.status, Status::Rejected | Status::Forbidden)).map(|(_, entry)| entry)
    }

    /// The entries with such traits, with their places: no other one is decoded.
    fn with(&self, wanted: impl Fn(Traits) -> bool) -> impl Iterator<Item = (usize, Entry)> {
        (0..self.len()).filter(move |&at| self.traits(at).is_some_and(&wanted)).map(|at| (at, self.entry(at)))
    }

    /// Whether the entry at `at` is only proposed.
    pub(super) fn is_proposed(&self, at: usize) -> bool {
        self.traits(at).is_some_and(|traits| traits.status == Status::Proposed)
    }

    fn traits(&self, at: usize) -> Option<Traits> {
        Traits::unpack(*self.traits.as_ref().get(at)?)
    }

    /// Which entry has this id, if any.
    pub fn find_id(&self, id: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.id(middle).as_str() < id { low = middle + 1 } else { high = middle }
        }
        (low < self.len() && self.id(low) == id).then_some(low)
    }

    /// The id of the entry at `at`.
    pub(super) fn id(&self, at: usize) -> String {
        self.texts(at).and_then(|texts| packed::id(&texts)).unwrap_or_default()
    }

    fn read(&self, at: usize) -> Option<Entry> {
        packed::unpack(&self.texts(at)?, self.traits(at)?)
    }

    /// The packed texts of an entry.
    fn texts(&self, at: usize) -> Option<Vec<u8>> {
        let mut texts = Vec::new();
        self.expand(at, &mut texts, |_| true)?;
        Some(texts)
    }

    /// Puts the packed texts of an entry in place of what is in `texts`, as far as `goes_on` says.
    fn expand(&self, at: usize, texts: &mut Vec<u8>, goes_on: impl FnMut(&[u8]) -> bool) -> Option<()> {
        texts.clear();
        if at >= self.len() {
            return None;
        }
        let mut rest = self.rows.as_ref().get(self.places.u32_at(4 * (at / STRIDE)) as usize..)?;
        for _ in 0..at % STRIDE {
            (_, rest) = row(rest)?;
        }
        let (coded, _) = row(rest)?;
        texts.reserve(USUAL_LENGTH);
        self.symbols.expand(coded, texts, goes_on)
    }
}

/// Bytes of the texts of most entries, or more.
const USUAL_LENGTH: usize = 256;

fn damaged() -> Error {
    Error::new(ErrorKind::Format, "the compiled glossary is damaged; compile it again")
}

fn put_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The bytes of the entry at the start, and what is behind them.
fn row(mut bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut length = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        bytes = rest;
        length |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return bytes.split_at_checked(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str) -> Entry {
        Entry { id: id.into(), en: id.to_uppercase(), ar: vec!["بلينكن".into()], ..Entry::default() }
    }

    #[test]
    fn entries_come_back_by_place_and_by_id_in_any_order_of_input() {
        let (a, b, c) = (entry("a"), entry("b"), entry("c"));
        let bytes = compile(&[c.clone(), a.clone(), b.clone()]);
        assert_eq!(bytes, compile(&[a.clone(), b.clone(), c.clone()]));
        let compiled = Compiled::open(Blob::from_vec(bytes)).expect("just compiled");
        assert_eq!(compiled.entries().collect::<Vec<_>>(), [a, b, c]);
        assert_eq!((compiled.find_id("b"), compiled.find_id("bb")), (Some(1), None));
    }

    #[test]
    fn both_ways_of_compiling_hold_the_same() {
        let entries: Vec<Entry> = (0..100).map(|at| entry(&format!("name-{at:03}"))).collect();
        let [small, quick] = [compile(&entries), compile_quickly(&entries)].map(|bytes| {
            let compiled = Compiled::open(Blob::from_vec(bytes)).expect("just compiled");
            assert_eq!((compiled.form(17, 0), compiled.form(17, 1)), (Some("بلينكن".into()), None));
            compiled.entries().collect::<Vec<_>>()
        });
        assert_eq!(small, quick);
        assert_eq!(small, entries);
    }

    #[test]
    fn any_damage_is_an_error() {
        for bytes in [compile(&[entry("a"), entry("b")]), compile_quickly(&[entry("a"), entry("b")])] {
            let open = |bytes: Vec<u8>| Compiled::open(Blob::from_vec(bytes));
            for at in 0..bytes.len() {
                let mut broken = bytes.clone();
                broken[at] ^= 0x41;
                assert!(open(broken).is_err(), "byte {at}");
                assert!(open(bytes[..at].to_vec()).is_err(), "{at} bytes");
            }
            assert!(open([&bytes[..], b"x"].concat()).is_err());
        }
    }

    /// A file whose checksum was made to fit is no damage but malice: what this crate reads of it is empty, never a panic.
    #[test]
    fn forged_rows_are_empty_entries() {
        let bytes = compile(&[entry("a"), entry("b")]);
        let parts: Vec<usize> =
            (0..PARTS).map(|part| Blob::from_vec(bytes.clone()).u32_at(CHECKED + 4 * (1 + part)) as usize).collect();
        for at in HEADER..HEADER + parts[..4].iter().sum::<usize>() {
            let mut forged = bytes.clone();
            forged[at] ^= 0xff;
            if let Ok(compiled) = Compiled::open_unchecked(Blob::from_vec(forged)) {
                let _ = (compiled.entries().count(), compiled.find_id("b"), compiled.form(1, 0));
                let _ = compiled.english_in(1, &mut Room::default());
            }
        }
    }

    #[test]
    fn other_versions_are_refused() {
        let mut bytes = compile(&[entry("a")]);
        for (version, word) in [(2, "older"), (9, "newer")] {
            bytes[7] = version;
            let error = Compiled::open(Blob::from_vec(bytes.clone())).expect_err("another version");
            assert_eq!(error.kind(), ErrorKind::Version);
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}
