//! An entry as bytes: half the size of its row, and read without a parser.
//!
//! ```text
//! flags u8 · id (where it is not the slug of the English) · English · Arabic forms · admitted · deprecated terms
//! · note · source · day added
//! ```
//! A text is its length and its bytes, a list is its length and its texts. Lengths are in base 128, the low digits first.
//! Arabic letters and marks take one byte each, 0x80 and up, which never begin a sequence of UTF-8; all else is UTF-8.

use super::entry::{Entry, MatchMode, Status};
use super::id;
use crate::kinds::EntryType;

/// Sources of the glossaries that are compiled in: one byte instead of their names.
const COMMON_SOURCES: [&str; 3] = ["naqhara", "geonames", "cldr"];

/// First and last character that take one byte.
const FIRST: char = '\u{620}';
const LAST: char = '\u{65F}';

/// The flag that says that the id is the slug of the English.
const SLUG: u8 = 1 << 7;

/// Appends an entry.
pub(super) fn pack(entry: &Entry, out: &mut Vec<u8>) {
    let slug = entry.id == id::slug(&entry.en);
    out.push(flags(entry) | if slug { SLUG } else { 0 });
    if !slug {
        put_text(&entry.id, out);
    }
    put_text(&entry.en, out);
    for list in [&entry.ar, &entry.also, &entry.avoid] {
        put_number(list.len(), out);
        list.iter().for_each(|text| put_text(text, out));
    }
    put_text(&entry.note, out);
    match COMMON_SOURCES.iter().position(|source| *source == entry.source) {
        Some(common) => put_number(common + 1, out),
        None => {
            put_number(0, out);
            put_text(&entry.source, out);
        }
    }
    put_text(&entry.added, out);
}

/// The entry that [`pack`] wrote; `None` where the bytes are damaged.
pub(super) fn unpack(bytes: &[u8]) -> Option<Entry> {
    let mut reader = Reader { bytes };
    let flags = reader.byte()?;
    let mut entry = Entry { id: if flags & SLUG == 0 { reader.text()? } else { String::new() }, ..Entry::default() };
    entry.en = reader.text()?;
    if flags & SLUG != 0 {
        entry.id = id::slug(&entry.en);
    }
    (entry.kind, entry.status, entry.mode) = meaning(flags)?;
    entry.ar = reader.list()?;
    entry.also = reader.list()?;
    entry.avoid = reader.list()?;
    entry.note = reader.text()?;
    entry.source = match reader.number()? {
        0 => reader.text()?,
        common => (*COMMON_SOURCES.get(common - 1)?).to_string(),
    };
    entry.added = reader.text()?;
    Some(entry)
}

/// The id of a packed entry.
pub(super) fn id(bytes: &[u8]) -> Option<String> {
    let mut reader = Reader { bytes };
    let flags = reader.byte()?;
    let text = reader.text()?;
    Some(if flags & SLUG == 0 { text } else { id::slug(&text) })
}

/// Type in three bits, status in two, match mode in two, none of them stated as zero.
fn flags(entry: &Entry) -> u8 {
    let kind = EntryType::ALL.iter().position(|&kind| kind == entry.kind).unwrap_or_default();
    let status = Status::ALL.iter().position(|&status| status == entry.status).unwrap_or_default();
    let mode = entry.mode.and_then(|mode| MatchMode::ALL.iter().position(|&other| other == mode)).map_or(0, |at| at + 1);
    (kind | status << 3 | mode << 5) as u8
}

fn meaning(flags: u8) -> Option<(EntryType, Status, Option<MatchMode>)> {
    let flags = usize::from(flags);
    let mode = match flags >> 5 & 3 {
        0 => None,
        mode => Some(*MatchMode::ALL.get(mode - 1)?),
    };
    Some((*EntryType::ALL.get(flags & 7)?, *Status::ALL.get(flags >> 3 & 3)?, mode))
}

fn put_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    let arabic = text.chars().filter(|letter| (FIRST..=LAST).contains(letter)).count();
    put_number(text.len() - arabic, out);
    for letter in text.chars() {
        match letter {
            FIRST..=LAST => out.push((u32::from(letter) - u32::from(FIRST)) as u8 + 0x80),
            _ => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        if length > self.bytes.len() {
            return None;
        }
        let (mut bytes, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        let mut text = String::with_capacity(2 * length);
        while let Some(&first) = bytes.first() {
            let size = match first {
                0x80..=0xBF => {
                    text.push(char::from_u32(u32::from(first) - 0x80 + u32::from(FIRST))?);
                    bytes = &bytes[1..];
                    continue;
                }
                0..0x80 => 1,
                0xC0..0xE0 => 2,
                0xE0..0xF0 => 3,
                0xF0.. => 4,
            };
            text.push_str(std::str::from_utf8(bytes.get(..size)?).ok()?);
            bytes = &bytes[size..];
        }
        Some(text)
    }

    fn list(&mut self) -> Option<Vec<String>> {
        let count = self.number()?;
        // A damaged count may be anything: nothing is reserved for it.
        (0..count).map(|_| self.text()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(entry: &Entry) -> Vec<u8> {
        let mut out = Vec::new();
        pack(entry, &mut out);
        out
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(
            texts in prop::collection::vec("\\PC{0,12}|[ء-ي ]{0,12}", 8),
            kind in 0usize..7, status in 0usize..4, mode in 0usize..4, common in any::<bool>(),
        ) {
            let mut texts = texts.into_iter();
            let mut next = || texts.next().unwrap_or_default();
            let entry = Entry {
                id: next(), en: next(), ar: vec![next(), next()], also: vec![next()], avoid: Vec::new(), note: next(),
                source: if common { "naqhara".into() } else { next() }, added: next(),
                kind: EntryType::ALL[kind], status: Status::ALL[status], mode: MatchMode::ALL.get(mode).copied(),
            };
            let bytes = packed(&entry);
            prop_assert_eq!(id(&bytes), Some(entry.id.clone()));
            prop_assert_eq!(unpack(&bytes), Some(entry));
        }

        #[test]
        fn damage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = (unpack(&bytes), id(&bytes));
        }
    }

    #[test]
    fn an_entry_takes_little_more_than_its_letters() {
        let entry = Entry {
            id: "antony-blinken".into(),
            en: "Antony Blinken".into(),
            ar: vec!["أنتوني بلينكن".into()],
            kind: EntryType::Person,
            source: "naqhara".into(),
            ..Entry::default()
        };
        assert_eq!(packed(&entry).len(), 14 + 13 + 9);
    }
}
