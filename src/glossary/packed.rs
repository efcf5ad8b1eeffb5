//! An entry as bytes: its texts one after the other, each but the first behind a byte that says what it is.
//!
//! ```text
//! English · id (where it is not the slug of the English) · Arabic forms · admitted · deprecated terms · note · source · day added
//! ```
//! Arabic letters and marks take one byte each, 0x80 and up, which never begin a sequence of UTF-8; all else is UTF-8. What a
//! text is stands in a byte that UTF-8 never uses, so that no length is written and a table of strings may span two texts.

use super::entry::{Entry, MatchMode, Status};
use super::id;
use crate::kinds::EntryType;

/// First and last character that take one byte.
const FIRST: char = '\u{620}';
const LAST: char = '\u{65F}';

/// What a text is: the byte before it. Lower bytes belong to texts.
const ID: u8 = 0xF8;
const ARABIC: u8 = 0xF9;
const ALSO: u8 = 0xFA;
const AVOID: u8 = 0xFB;
const NOTE: u8 = 0xFC;
const SOURCE: u8 = 0xFD;
const ADDED: u8 = 0xFE;

/// What a lookup asks of an entry before anybody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits {
    pub(super) kind: EntryType,
    pub(super) status: Status,
    /// As the entry states it; see [`Entry::match_mode`].
    pub(super) mode: Option<MatchMode>,
    /// Whether it has an Arabic form.
    pub(super) arabic: bool,
}

impl Traits {
    pub(super) fn of(entry: &Entry) -> Self {
        Self { kind: entry.kind, status: entry.status, mode: entry.mode, arabic: !entry.ar.is_empty() }
    }

    /// How freely the entry matches.
    pub(super) fn match_mode(self) -> MatchMode {
        self.mode.unwrap_or(if self.arabic { MatchMode::Forms } else { MatchMode::Sound })
    }

    /// Whether the entry is found by the sound of its English.
    pub(super) fn sounds(self) -> bool {
        matches!(self.status, Status::Approved | Status::Proposed) && self.match_mode() == MatchMode::Sound
    }

    /// Type in three bits, status in two, match mode in two (0 where none is stated), whether it has Arabic in one.
    pub(super) fn pack(self) -> u8 {
        let kind = EntryType::ALL.iter().position(|&kind| kind == self.kind).unwrap_or_default();
        let status = Status::ALL.iter().position(|&status| status == self.status).unwrap_or_default();
        let mode = self.mode.and_then(|mode| MatchMode::ALL.iter().position(|&other| other == mode)).map_or(0, |at| at + 1);
        (kind | status << 3 | mode << 5 | usize::from(self.arabic) << 7) as u8
    }

    /// The traits that [`Traits::pack`] wrote; `None` where the byte is damaged.
    pub(super) fn unpack(byte: u8) -> Option<Self> {
        let bits = usize::from(byte);
        let mode = match bits >> 5 & 3 {
            0 => None,
            mode => Some(*MatchMode::ALL.get(mode - 1)?),
        };
        let (kind, status) = (*EntryType::ALL.get(bits & 7)?, *Status::ALL.get(bits >> 3 & 3)?);
        Some(Self { kind, status, mode, arabic: bits >> 7 == 1 })
    }
}

/// Appends the texts of an entry.
pub(super) fn pack(entry: &Entry, out: &mut Vec<u8>) {
    put_text(&entry.en, out);
    let mut put = |what: u8, text: &str| {
        out.push(what);
        put_text(text, out);
    };
    if entry.id != id::slug(&entry.en) {
        put(ID, &entry.id);
    }
    for (what, list) in [(ARABIC, &entry.ar), (ALSO, &entry.also), (AVOID, &entry.avoid)] {
        list.iter().for_each(|text| put(what, text));
    }
    for (what, text) in [(NOTE, &entry.note), (SOURCE, &entry.source), (ADDED, &entry.added)] {
        if !text.is_empty() {
            put(what, text);
        }
    }
}

/// The entry that [`pack`] wrote; `None` where the bytes are damaged.
pub(super) fn unpack(bytes: &[u8], traits: Traits) -> Option<Entry> {
    let Traits { kind, status, mode, .. } = traits;
    let texts = Texts::new(bytes);
    let mut entry = Entry { en: text(texts.first)?, kind, status, mode, ..Entry::default() };
    let mut stated = false;
    for (what, bytes) in texts {
        let text = text(bytes)?;
        match what {
            ID => (entry.id, stated) = (text, true),
            ARABIC => entry.ar.push(text),
            ALSO => entry.also.push(text),
            AVOID => entry.avoid.push(text),
            NOTE => entry.note = text,
            SOURCE => entry.source = text,
            ADDED => entry.added = text,
            _ => return None,
        }
    }
    if !stated {
        entry.id = id::slug(&entry.en);
    }
    Some(entry)
}

/// The id of a packed entry.
pub(super) fn id(bytes: &[u8]) -> Option<String> {
    let mut texts = Texts::new(bytes);
    match texts.next() {
        Some((ID, id)) => text(id),
        _ => Some(id::slug(&text(texts.first)?)),
    }
}

/// Tells, while the bytes of an entry come by, when one of its texts is whole: a note may be long, and is seldom asked for.
pub(super) struct Until {
    /// Arabic forms to come, the wanted one the last of them.
    forms: usize,
}

impl Until {
    /// Until the English is whole.
    pub(super) fn english() -> Self {
        Self { forms: 0 }
    }

    /// Until an Arabic form is, counted from 0.
    pub(super) fn form(number: usize) -> Self {
        Self { forms: number + 1 }
    }

    /// Whether more is wanted behind these bytes.
    pub(super) fn goes_on(&mut self, bytes: &[u8]) -> bool {
        for &what in bytes.iter().filter(|&&byte| byte >= ID) {
            if self.forms == 0 {
                return false;
            }
            self.forms -= usize::from(what == ARABIC);
        }
        true
    }
}

/// Reads one Arabic form of a packed entry, counted from 0.
pub(super) fn form(bytes: &[u8], number: usize, out: &mut String) -> Option<()> {
    let mut forms = Texts::new(bytes).filter(|(what, _)| *what == ARABIC);
    read(forms.nth(number)?.1, out)
}

/// Reads the English of a packed entry.
pub(super) fn english(bytes: &[u8], out: &mut String) -> Option<()> {
    read(Texts::new(bytes).first, out)
}

/// The texts of a packed entry behind the first, each with what it is.
struct Texts<'b> {
    first: &'b [u8],
    rest: &'b [u8],
}

impl<'b> Texts<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let (first, rest) = bytes.split_at(text_length(bytes));
        Self { first, rest }
    }
}

impl<'b> Iterator for Texts<'b> {
    type Item = (u8, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (&what, rest) = self.rest.split_first()?;
        let (text, rest) = rest.split_at(text_length(rest));
        self.rest = rest;
        Some((what, text))
    }
}

/// How many bytes belong to the text at the start.
fn text_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| byte >= ID).unwrap_or(bytes.len())
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    for letter in text.chars() {
        match letter {
            FIRST..=LAST => out.push((u32::from(letter) - u32::from(FIRST)) as u8 + 0x80),
            _ => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    read(bytes, &mut text)?;
    Some(text)
}

/// Puts a text in place of what is in `text`; `None` where the bytes are damaged.
fn read(mut bytes: &[u8], text: &mut String) -> Option<()> {
    text.clear();
    text.reserve(2 * bytes.len());
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
    Some(())
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
            kind in 0usize..7, status in 0usize..4, mode in 0usize..4,
        ) {
            let mut texts = texts.into_iter();
            let mut next = || texts.next().unwrap_or_default();
            let entry = Entry {
                id: next(), en: next(), ar: vec![next(), next()], also: vec![next()], avoid: Vec::new(), note: next(),
                source: next(), added: next(),
                kind: EntryType::ALL[kind], status: Status::ALL[status], mode: MatchMode::ALL.get(mode).copied(),
            };
            let bytes = packed(&entry);
            let traits = Traits::unpack(Traits::of(&entry).pack());
            prop_assert_eq!(traits, Some(Traits::of(&entry)));
            prop_assert_eq!(id(&bytes), Some(entry.id.clone()));
            let mut read = String::from("what was read before");
            prop_assert_eq!((form(&bytes, 1, &mut read), Some(&read)), (Some(()), entry.ar.get(1)));
            prop_assert_eq!(form(&bytes, 2, &mut read), None);
            prop_assert_eq!((english(&bytes, &mut read), &read), (Some(()), &entry.en));
            prop_assert_eq!(traits.and_then(|traits| unpack(&bytes, traits)), Some(entry));
        }

        #[test]
        fn damage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..64), traits in any::<u8>()) {
            let traits = Traits::unpack(traits).unwrap_or(Traits::of(&Entry::default()));
            let _ = (unpack(&bytes, traits), id(&bytes));
            let _ = (form(&bytes, 0, &mut String::new()), english(&bytes, &mut String::new()));
        }

        #[test]
        fn what_comes_by_until_a_text_is_whole_tells_it(
            ar in prop::collection::vec("[ء-ي ]{0,12}", 0..4), en in "\\PC{0,12}", id in "[a-z]{0,3}", note in ".{0,200}",
            number in 0usize..4, size in 1usize..9,
        ) {
            let entry = Entry { id, en, ar, note: note.clone(), avoid: vec![note], ..Entry::default() };
            let bytes = packed(&entry);
            let until = |mut until: Until| {
                let pieces = bytes.chunks(size).scan(true, |goes_on, piece| {
                    std::mem::replace(goes_on, *goes_on && until.goes_on(piece)).then_some(piece)
                });
                pieces.flatten().copied().collect::<Vec<u8>>()
            };
            let (mut read, mut whole) = (String::new(), String::new());
            let short = until(Until::form(number));
            prop_assert_eq!(form(&short, number, &mut read), form(&bytes, number, &mut whole));
            prop_assert_eq!(&read, &whole);
            let short = until(Until::english());
            prop_assert!(short.len() <= bytes.iter().position(|&byte| byte >= ID).unwrap_or(bytes.len()) + size);
            prop_assert_eq!(english(&short, &mut read), Some(()));
            prop_assert_eq!(&read, &entry.en);
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
        assert_eq!(packed(&entry).len(), "Antony Blinken".len() + "naqhara".len() + 13 + 2);
    }
}
