//! Lists of postings, one for each key of an automaton, in the order of the keys.
//!
//! ```text
//! bytes of an entry's number u8 · bytes of the lists u32 · where every sixteenth list begins, u32 · the lists
//! ```
//! A posting is what was found, with one bit that says whether it ends the list, in base 128, and the number of the entry. What
//! an entry's kind is and how freely it matches stands once, with the entry: most postings take three bytes.

use super::blob::Blob;
use super::parts::Part;

/// Lists from one whose place is written to the next.
const STRIDE: usize = 16;

/// Bytes before the places.
const HEADER: usize = 5;

/// One way in which a key names an entry, without what the entry says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) entry: u32,
    /// The number of the form; `None` for the entry's English.
    pub(super) form: Option<u16>,
    pub(super) part: Part,
    pub(super) article: bool,
}

impl Hit {
    /// Form, part and article as one small number: 0 for the English, else the first forms first.
    fn code(self) -> u32 {
        let part = Part::ALL.iter().position(|&part| part == self.part).unwrap_or_default() as u32;
        let parts = Part::ALL.len() as u32;
        self.form.map_or(0, |form| 1 + (u32::from(form) * parts + part) * 2 + u32::from(self.article))
    }

    fn of(code: u32, entry: u32) -> Option<Self> {
        let Some(rest) = code.checked_sub(1) else {
            return Some(Self { entry, form: None, part: Part::Full, article: false });
        };
        let parts = Part::ALL.len() as u32;
        let form = u16::try_from(rest / 2 / parts).ok()?;
        let part = *Part::ALL.get((rest / 2 % parts) as usize)?;
        Some(Self { entry, form: Some(form), part, article: rest % 2 == 1 })
    }
}

/// The lists, read in place.
#[derive(Debug, Clone)]
pub(super) struct Lists {
    bytes: Blob,
    width: usize,
    /// Where the lists begin, behind the table of places.
    start: usize,
}

impl Lists {
    /// The lists as bytes that [`Lists::open`] reads in place, for entries with numbers below `entries`.
    pub(super) fn build<'l>(lists: impl Iterator<Item = &'l [Hit]>, entries: usize) -> Vec<u8> {
        let width = (1..4).find(|&width| entries <= 1 << (8 * width)).unwrap_or(4);
        let (mut places, mut rows) = (Vec::new(), Vec::new());
        for (number, list) in lists.enumerate() {
            if number % STRIDE == 0 {
                places.extend((rows.len() as u32).to_le_bytes());
            }
            for (at, hit) in list.iter().enumerate() {
                let mut code = hit.code() << 1 | u32::from(at + 1 == list.len());
                while code >= 0x80 {
                    rows.push(code as u8 | 0x80);
                    code >>= 7;
                }
                rows.push(code as u8);
                rows.extend_from_slice(&hit.entry.to_le_bytes()[..width]);
            }
        }
        let mut out = vec![width as u8];
        out.extend((rows.len() as u32).to_le_bytes());
        out.extend(places);
        out.extend(rows);
        out
    }

    /// Opens what [`Lists::build`] wrote, reading only its head; `None` where the bytes are no lists.
    pub(super) fn open(bytes: Blob) -> Option<Self> {
        let length = bytes.as_ref().len();
        let width = usize::from(*bytes.as_ref().first()?);
        let rows = (length >= HEADER).then(|| bytes.u32_at(1) as usize)?;
        let start = length.checked_sub(rows).filter(|&start| start >= HEADER)?;
        (1..=4).contains(&width).then_some(Self { bytes, width, start })
    }

    /// The list of this number; empty where there is none.
    pub(super) fn list(&self, number: usize) -> List<'_> {
        let mut list = List { rest: &[], width: self.width };
        let place = HEADER + 4 * (number / STRIDE);
        if place + 4 <= self.start {
            let at = self.start + self.bytes.u32_at(place) as usize;
            list.rest = self.bytes.as_ref().get(at..).unwrap_or_default();
        }
        for _ in 0..number % STRIDE {
            while list.step().is_some_and(|(_, last)| !last) {}
        }
        list
    }
}

/// What is left of a list.
#[derive(Debug, Clone)]
pub(super) struct List<'l> {
    rest: &'l [u8],
    width: usize,
}

impl List<'_> {
    /// A list of nothing.
    pub(super) const EMPTY: Self = Self { rest: &[], width: 1 };

    /// Reads one posting, and whether it is the last of its list; `None` at the end of all lists, or where they are damaged.
    fn step(&mut self) -> Option<((u32, u32), bool)> {
        let mut code = 0u32;
        for shift in (0..u32::BITS).step_by(7) {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            code |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        let (entry, rest) = self.rest.split_at_checked(self.width)?;
        self.rest = rest;
        let entry = entry.iter().rev().fold(0, |entry, &byte| entry << 8 | u32::from(byte));
        Some(((code >> 1, entry), code & 1 == 1))
    }
}

impl Iterator for List<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        let ((code, entry), last) = self.step()?;
        if last {
            self.rest = &[];
        }
        Hit::of(code, entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hit() -> impl Strategy<Value = Hit> {
        let hit = |(entry, form, part, article): (u32, Option<u16>, usize, bool)| match form {
            None => Hit { entry, form, part: Part::Full, article: false },
            Some(_) => Hit { entry, form, part: Part::ALL[part], article },
        };
        (0u32..70_000, prop_oneof![Just(None), (0u16..9).prop_map(Some), any::<u16>().prop_map(Some)], 0usize..5, any::<bool>())
            .prop_map(hit)
    }

    proptest! {
        #[test]
        fn lists_come_back(lists in prop::collection::vec(prop::collection::vec(hit(), 1..4), 0..50), more in 0usize..100_000_000) {
            let entries = 70_000 + more;
            let bytes = Lists::build(lists.iter().map(Vec::as_slice), entries);
            let opened = Lists::open(Blob::from_vec(bytes)).expect("lists just written");
            for (number, list) in lists.iter().enumerate() {
                prop_assert_eq!(&opened.list(number).collect::<Vec<_>>(), list);
            }
            prop_assert_eq!(opened.list(lists.len()).next(), None);
        }

        #[test]
        fn damage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..80), number in 0usize..200) {
            for width in 0..5 {
                let bytes: Vec<u8> = [&[width, 40, 0, 0, 0], &bytes[..]].concat();
                if let Some(lists) = Lists::open(Blob::from_vec(bytes)) {
                    let _ = lists.list(number).count();
                }
            }
        }
    }

    #[test]
    fn most_postings_take_three_bytes() {
        let hit = Hit { entry: 20_000, form: Some(5), part: Part::Family, article: true };
        let length = |count: usize| Lists::build(std::iter::repeat_n(&[hit][..], count), 22_000).len();
        assert_eq!(length(2) - length(1), 3);
    }
}
