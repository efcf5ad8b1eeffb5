//! A glossary in the form that programs read in place: nothing is parsed before it is asked for.
//!
//! ```text
//! magic "NAQHARA\x02" · entries u32 · offset of the index u32 · one u32 offset for each entry and one more
//! · the entries, sorted by id, packed · the index of forms
//! ```
//! All numbers are little-endian. An entry is decoded when a mention names it, a few dozen times for an article.

use super::blob::Blob;
use super::entry::Entry;
use super::index::FormIndex;
use super::packed;
use crate::error::{Error, ErrorKind, Result};

/// First bytes of a compiled glossary; the last one is the version of the format.
const MAGIC: &[u8; 8] = b"NAQHARA\x02";

/// Bytes before the table of offsets.
const HEADER: usize = 16;

/// A compiled glossary, opened.
#[derive(Debug, Clone)]
pub struct Compiled {
    bytes: Blob,
    count: usize,
    index: FormIndex,
}

/// The compiled form of `entries`, sorted by id. Same entries in any order, same bytes.
pub fn compile(entries: &[Entry]) -> Vec<u8> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.en.cmp(&b.en)).then_with(|| a.ar.cmp(&b.ar)));
    let sorted: Vec<Entry> = sorted.into_iter().cloned().collect();
    let mut offsets = Vec::with_capacity(sorted.len() + 1);
    let mut rows = Vec::new();
    let base = HEADER + 4 * (sorted.len() + 1);
    for entry in &sorted {
        offsets.push(base + rows.len());
        packed::pack(entry, &mut rows);
    }
    offsets.push(base + rows.len());
    let index_at = base + rows.len();
    let mut out = Vec::with_capacity(index_at);
    out.extend_from_slice(MAGIC);
    out.extend((sorted.len() as u32).to_le_bytes());
    out.extend((index_at as u32).to_le_bytes());
    out.extend(offsets.iter().flat_map(|&offset| (offset as u32).to_le_bytes()));
    out.extend(rows);
    out.extend(FormIndex::build(&sorted));
    out
}

impl Compiled {
    /// Opens what [`compile`] wrote: checks its head and its length, parses nothing.
    ///
    /// # Errors
    /// If the bytes are no compiled glossary, are cut short, or were written by a newer version.
    pub fn open(bytes: Blob) -> Result<Self> {
        let all = bytes.as_ref();
        if all.len() < HEADER || all[..7] != MAGIC[..7] {
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
        let damaged = || Error::new(ErrorKind::Format, "the compiled glossary is damaged; compile it again");
        let (count, index_at, length) = (bytes.u32_at(8) as usize, bytes.u32_at(12) as usize, all.len());
        if HEADER + 4 * (count + 1) > length || index_at > length {
            return Err(damaged());
        }
        let index = FormIndex::open(bytes.slice(index_at..length).ok_or_else(damaged)?)?;
        Ok(Self { bytes, count, index })
    }

    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The index of its forms.
    pub fn index(&self) -> &FormIndex {
        &self.index
    }

    /// The entry at `at`, in the order of ids; an empty one where the file is damaged there.
    pub fn entry(&self, at: usize) -> Entry {
        self.row(at).and_then(packed::unpack).unwrap_or_default()
    }

    /// All entries, in the order of ids, each decoded as it is reached.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        (0..self.count).map(|at| self.entry(at))
    }

    /// Which entry has this id, if any.
    pub fn find_id(&self, id: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low.midpoint(high);
            if self.id(middle).as_str() < id { low = middle + 1 } else { high = middle }
        }
        (low < self.count && self.id(low) == id).then_some(low)
    }

    /// The id of the entry at `at`.
    fn id(&self, at: usize) -> String {
        self.row(at).and_then(packed::id).unwrap_or_default()
    }

    fn row(&self, at: usize) -> Option<&[u8]> {
        if at >= self.count {
            return None;
        }
        let offset = |i: usize| self.bytes.u32_at(HEADER + 4 * i) as usize;
        self.bytes.as_ref().get(offset(at)..offset(at + 1))
    }
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
    fn damage_is_an_error_or_an_empty_entry_never_a_panic() {
        let bytes = compile(&[entry("a"), entry("b")]);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 0xff;
            if let Ok(compiled) = Compiled::open(Blob::from_vec(broken)) {
                let _ = compiled.entry(0);
            }
            let _ = Compiled::open(Blob::from_vec(bytes[..at].to_vec()));
        }
        let mut newer = bytes;
        newer[7] = 9;
        let error = Compiled::open(Blob::from_vec(newer)).expect_err("newer");
        assert_eq!(error.kind(), ErrorKind::Version);
    }
}
