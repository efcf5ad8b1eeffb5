//! A table of strings that the texts of a glossary are made of, so that each is written in one byte or two.
//!
//! Longer strings are joined from shorter ones that often stand side by side (byte-pair encoding), and a text is then cut
//! into strings so that it takes the fewest bytes. Any part of the glossary is expanded by itself, with no more than a copy
//! for each string. An empty table stands for texts that are written as they are: learning one takes a second, which a
//! glossary that is compiled in memory on each run has not.
//!
//! ```text
//! strings of one byte u16 · strings u16 · where each begins, and where the last one ends, u16 · the strings
//! ```
//! A byte below the first number is a string; a greater one and the byte behind it are one of the rest.

use std::collections::HashMap;

use super::blob::Blob;

/// Bytes before the places of the strings.
const HEADER: usize = 4;

/// Strings of a table while it is learnt. Half as many cost an eighth more bytes; half as many again save one in forty and
/// double the table.
const MOST_STRINGS: usize = 8192;

/// Bytes of all strings: they are addressed by two bytes.
const MOST_BYTES: usize = u16::MAX as usize;

/// Bytes of a string. Longer ones are whole notes, which few entries share.
const LONGEST: usize = 32;

/// How often two strings stand side by side before they are joined: below, the table grows by what the texts shrink.
const LEAST_COUNT: u32 = 8;

/// How often a string is used before it is worth its place of some eight bytes.
const LEAST_USE: u32 = 4;

/// Pairs that are a quarter as frequent as the first of a round are joined in that round: twelve rounds instead of sixty,
/// for one byte in forty.
const SHARE_OF_FIRST: u32 = 4;

/// Bytes of text that a table is learnt from, taken evenly from all: more of them teach nothing new.
const SAMPLE: usize = 4 << 20;

/// Rounds in which texts are cut anew by what strings cost after the last one; a third one changes nothing.
const ROUNDS_OF_COSTS: usize = 2;

/// A table, read in place.
#[derive(Debug, Clone)]
pub(super) struct Symbols {
    bytes: Blob,
    /// How many strings take one byte.
    short: usize,
    count: usize,
}

impl Symbols {
    /// Opens what [`Encoder::table`] wrote, reading only its head; `None` where the bytes are no table.
    pub(super) fn open(bytes: Blob) -> Option<Self> {
        let head = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.as_ref().get(at..at + 2)?.try_into().ok()?)));
        let (short, count) = (head(0)?, head(2)?);
        let table = Self { short, count, bytes: bytes.clone() };
        let end = if count == 0 { HEADER } else { HEADER + 2 * (count + 1) + table.place(count)? };
        (short <= 256 && end == bytes.as_ref().len()).then_some(table)
    }

    /// Appends the text behind `coded`, as long as `goes_on` says so of each piece; `None` where it is damaged.
    pub(super) fn expand(&self, coded: &[u8], out: &mut Vec<u8>, mut goes_on: impl FnMut(&[u8]) -> bool) -> Option<()> {
        if self.count == 0 {
            for piece in coded.chunks(LONGEST) {
                out.extend_from_slice(piece);
                if !goes_on(piece) {
                    break;
                }
            }
            return Some(());
        }
        let all = self.bytes.as_ref();
        let strings = all.get(HEADER + 2 * (self.count + 1)..)?;
        let mut coded = coded.iter();
        while let Some(&first) = coded.next() {
            let first = usize::from(first);
            let number =
                if first < self.short { first } else { self.short + ((first - self.short) << 8) + usize::from(*coded.next()?) };
            if number >= self.count {
                return None;
            }
            let piece = strings.get(self.place(number)?..self.place(number + 1)?)?;
            out.extend_from_slice(piece);
            if !goes_on(piece) {
                break;
            }
        }
        Some(())
    }

    fn place(&self, number: usize) -> Option<usize> {
        let at = HEADER + 2 * number;
        Some(usize::from(u16::from_le_bytes(self.bytes.as_ref().get(at..at + 2)?.try_into().ok()?)))
    }
}

/// Writes texts by a table.
pub(super) struct Encoder {
    strings: Vec<Vec<u8>>,
    short: usize,
    trie: Trie,
}

impl Encoder {
    /// One that writes texts as they are.
    pub(super) fn plain() -> Self {
        Self { strings: Vec::new(), short: 0, trie: Trie::default() }
    }

    /// One whose table is learnt from `texts`. Same texts, same table.
    pub(super) fn learn(texts: &[Vec<u8>]) -> Self {
        let total: usize = texts.iter().map(Vec::len).sum();
        let sample: Vec<&[u8]> = texts.iter().step_by(1 + total / SAMPLE).map(Vec::as_slice).collect();
        let mut encoder = Self::of(joined(&sample));
        for _ in 0..ROUNDS_OF_COSTS {
            encoder = encoder.pruned(&sample);
        }
        encoder
    }

    /// One of these strings, the first of which take one byte, as many as leaves two for the rest.
    fn of(strings: Vec<Vec<u8>>) -> Self {
        // Of `short` strings in one byte, (256 - short) × 256 follow in two.
        let short = (0..=256).rev().find(|short| short + (256 - short) * 256 >= strings.len()).unwrap_or_default();
        let trie = Trie::new(&strings);
        Self { strings, short, trie }
    }

    /// The same without the strings that hardly help, the most used first. Single bytes stay: any text can be written.
    fn pruned(self, sample: &[&[u8]]) -> Self {
        let mut uses = vec![0u32; self.strings.len()];
        let mut cut = Cut::default();
        for text in sample {
            self.cut(text, &mut cut);
            cut.numbers.iter().for_each(|&number| uses[usize::from(number)] += 1);
        }
        let kept = |&at: &usize| self.strings[at].len() == 1 || uses[at] >= LEAST_USE;
        let mut order: Vec<usize> = (0..uses.len()).filter(kept).collect();
        order.sort_by(|&a, &b| uses[b].cmp(&uses[a]).then_with(|| self.strings[a].cmp(&self.strings[b])));
        Self::of(order.into_iter().map(|at| self.strings[at].clone()).collect())
    }

    /// The table as bytes that [`Symbols::open`] reads in place.
    pub(super) fn table(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend((self.short as u16).to_le_bytes());
        out.extend((self.strings.len() as u16).to_le_bytes());
        if self.strings.is_empty() {
            return out;
        }
        let mut place = 0u16;
        for string in &self.strings {
            out.extend(place.to_le_bytes());
            place += string.len() as u16;
        }
        out.extend(place.to_le_bytes());
        self.strings.iter().for_each(|string| out.extend_from_slice(string));
        out
    }

    /// Appends `text` as [`Symbols::expand`] reads it.
    pub(super) fn encode(&self, text: &[u8], out: &mut Vec<u8>) {
        if self.strings.is_empty() {
            out.extend_from_slice(text);
            return;
        }
        let mut cut = Cut::default();
        self.cut(text, &mut cut);
        for &number in &cut.numbers {
            match usize::from(number).checked_sub(self.short) {
                None => out.push(number as u8),
                Some(rest) => out.extend([(self.short + (rest >> 8)) as u8, rest as u8]),
            }
        }
    }

    /// Cuts a text into the strings that take the fewest bytes; of equal ways, the one that begins with the longest string.
    fn cut(&self, text: &[u8], cut: &mut Cut) {
        cut.best.clear();
        cut.best.resize(text.len() + 1, (u32::MAX, 0, 0));
        cut.best[text.len()].0 = 0;
        for start in (0..text.len()).rev() {
            for (length, number) in self.trie.prefixes(&text[start..]) {
                let cost = cut.best[start + length].0 + if usize::from(number) < self.short { 1 } else { 2 };
                if cost <= cut.best[start].0 {
                    cut.best[start] = (cost, number, length);
                }
            }
        }
        cut.numbers.clear();
        let mut at = 0;
        while at < text.len() {
            let (_, number, length) = cut.best[at];
            cut.numbers.push(number);
            at += length;
        }
    }
}

/// A text cut into strings, and the room to find out how: for each place the least bytes from there on, and the string.
#[derive(Default)]
struct Cut {
    best: Vec<(u32, u16, usize)>,
    numbers: Vec<u16>,
}

/// All strings, by their bytes from the front: for each node its string, and the node behind each byte.
#[derive(Default)]
struct Trie {
    strings: Vec<Option<u16>>,
    next: Vec<[u16; 256]>,
}

impl Trie {
    fn new(strings: &[Vec<u8>]) -> Self {
        let mut trie = Self { strings: vec![None], next: vec![[0; 256]] };
        for (number, string) in strings.iter().enumerate() {
            let mut node = 0;
            for &byte in string {
                if trie.next[node][usize::from(byte)] == 0 {
                    trie.next[node][usize::from(byte)] = trie.next.len() as u16;
                    trie.next.push([0; 256]);
                    trie.strings.push(None);
                }
                node = usize::from(trie.next[node][usize::from(byte)]);
            }
            trie.strings[node] = Some(number as u16);
        }
        trie
    }

    /// The strings that a text begins with, shortest first, each with its length.
    fn prefixes<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = (usize, u16)> + 't {
        let walk = text.iter().scan(0, |node, &byte| {
            *node = usize::from(self.next[*node][usize::from(byte)]);
            (*node != 0).then_some(*node)
        });
        walk.enumerate().filter_map(|(at, node)| Some((at + 1, self.strings[node]?)))
    }
}

/// All single bytes, and strings joined from them by how often they stand side by side in `texts`.
fn joined(texts: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut strings: Vec<Vec<u8>> = (0..=u8::MAX).map(|byte| vec![byte]).collect();
    let mut known: HashMap<Vec<u8>, u16> = strings.iter().cloned().zip(0..).collect();
    let mut bytes = strings.len();
    let mut texts: Vec<Vec<u16>> = texts.iter().map(|text| text.iter().map(|&byte| u16::from(byte)).collect()).collect();
    loop {
        let pairs = frequent_pairs(&texts, &strings);
        let mut joins = HashMap::new();
        let room = strings.len();
        for (pair, _) in pairs.into_iter().take(room) {
            let string = [&strings[usize::from(pair.0)][..], &strings[usize::from(pair.1)][..]].concat();
            let number = match known.get(&string) {
                Some(&number) => number,
                None if strings.len() == MOST_STRINGS || bytes + string.len() > MOST_BYTES => break,
                None => {
                    bytes += string.len();
                    known.insert(string.clone(), strings.len() as u16);
                    strings.push(string);
                    strings.len() as u16 - 1
                }
            };
            joins.insert(pair, number);
        }
        if joins.is_empty() {
            return strings;
        }
        texts.iter_mut().for_each(|text| join(text, &joins));
    }
}

/// Pairs of neighbours that are worth joining in this round with their counts, most frequent first.
fn frequent_pairs(texts: &[Vec<u16>], strings: &[Vec<u8>]) -> Vec<((u16, u16), u32)> {
    let mut counts: HashMap<(u16, u16), u32> = HashMap::new();
    for pair in texts.iter().flat_map(|text| text.windows(2)) {
        *counts.entry((pair[0], pair[1])).or_default() += 1;
    }
    let length = |number: u16| strings[usize::from(number)].len();
    let worth = |&((one, other), count): &((u16, u16), u32)| count >= LEAST_COUNT && length(one) + length(other) <= LONGEST;
    let mut pairs: Vec<_> = counts.into_iter().filter(worth).collect();
    pairs.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    let least = pairs.first().map_or(0, |first| first.1 / SHARE_OF_FIRST);
    pairs.truncate(pairs.partition_point(|pair| pair.1 >= least));
    pairs
}

/// Joins the pairs in a text, from the left.
fn join(text: &mut Vec<u16>, joins: &HashMap<(u16, u16), u16>) {
    let (mut from, mut to) = (0, 0);
    while from < text.len() {
        let joined = text.get(from + 1).and_then(|&next| joins.get(&(text[from], next)));
        text[to] = joined.copied().unwrap_or(text[from]);
        from += if joined.is_some() { 2 } else { 1 };
        to += 1;
    }
    text.truncate(to);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn coded(encoder: &Encoder, text: &[u8]) -> (usize, Option<Vec<u8>>) {
        let symbols = Symbols::open(Blob::from_vec(encoder.table())).expect("a table just written");
        let (mut bytes, mut back) = (Vec::new(), Vec::new());
        encoder.encode(text, &mut bytes);
        let read = symbols.expand(&bytes, &mut back, |_| true).map(|()| back);
        (bytes.len(), read)
    }

    #[test]
    fn what_repeats_takes_a_byte_or_two() {
        let texts: Vec<Vec<u8>> = (0..400).map(|at| format!("city number {at} in some country").into_bytes()).collect();
        let encoder = Encoder::learn(&texts);
        let (length, back) = coded(&encoder, &texts[77]);
        assert!(length <= 6, "{length}");
        assert_eq!(back.as_deref(), Some(&texts[77][..]));
        assert_eq!(encoder.table(), Encoder::learn(&texts).table());
    }

    proptest! {
        #[test]
        fn any_text_comes_back(
            texts in prop::collection::vec(prop::collection::vec(0u8..9, 0..60), 0..40),
            text in prop::collection::vec(any::<u8>(), 0..60),
        ) {
            for encoder in [Encoder::learn(&texts), Encoder::plain()] {
                for text in texts.iter().chain([&text]) {
                    prop_assert_eq!(coded(&encoder, text).1, Some(text.clone()));
                }
            }
        }

        #[test]
        fn damage_never_panics(table in prop::collection::vec(0u8..4, 0..60), text in prop::collection::vec(any::<u8>(), 0..20)) {
            if let Some(symbols) = Symbols::open(Blob::from_vec(table)) {
                let _ = symbols.expand(&text, &mut Vec::new(), |_| true);
            }
        }
    }
}
