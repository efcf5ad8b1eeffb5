//! The trained weights: one file, opened in place.
//!
//! ```text
//! magic "NAQHSND\x03" · for each section its end u32 · zeros up to a multiple of 64 · the sections, each after zeros up to one
//! ```
//! All numbers are little-endian. Sections begin at multiples of 64 bytes, so that a bucket of a table is one line of the cache. They are tables of costs ([`super::table`]) and short lists; nothing is decoded before it
//! is asked for, but the list of arcs, which is unpacked once.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::arcs::Arcs;
use super::calibration::Calibration;
use super::endings::Endings;
use super::ranking::Ranking;
use super::spelling::Spelling;
use super::table::{BUCKET_BYTES, Table};
use super::transducer::{Shape, Transducer, probability};
use crate::error::{Error, ErrorKind, Result};
use crate::text::fnv;

/// First bytes of a model; the last one is the version of the format.
const MAGIC: &[u8; 8] = b"NAQHSND\x03";

/// The sections of a model file, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Arabic given Latin, read from the front.
    Arabic,
    /// Arabic given Latin, both words read from the back.
    ArabicBackward,
    /// Latin given Arabic, read from the front.
    Latin,
    /// Latin given Arabic, both words read from the back.
    LatinBackward,
    /// How usual a Latin word is, for scores.
    LatinSpelling,
    /// The same in more detail, for spelling.
    LatinUsage,
    /// How usual an Arabic word is.
    ArabicSpelling,
    /// The short list by which candidates are found.
    Arcs,
    /// The Latin chunks that each Arabic letter may become.
    Endings,
    /// From scores to probabilities.
    Calibration,
    /// Which spelling is better.
    Ranking,
}

/// How many sections there are.
pub(super) const SECTIONS: usize = 11;

/// Bytes before the first section, but for the zeros.
const HEAD: usize = MAGIC.len() + 4 * SECTIONS;

/// Chunks of the transducers that write Arabic.
pub(super) const TO_ARABIC: Shape = Shape { read: 3, write: 2 };

/// Chunks of the transducers that write Latin.
pub(super) const TO_LATIN: Shape = Shape { read: 1, write: 4 };

/// A trained model.
#[derive(Debug, Clone)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    ends: [usize; SECTIONS],
    arcs: Arcs,
    calibration: Calibration,
    ranking: Ranking,
}

/// Bytes that lie at a multiple of 64.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/translit.naqhara"));

static BUILTIN: LazyLock<Model> = LazyLock::new(|| {
    // An empty file is a model that knows nothing: with it, the program that trains the next format's model can be built.
    let bytes = if WEIGHTS.0.is_empty() { Model::pack(&Default::default()).into() } else { Cow::Borrowed(&WEIGHTS.0) };
    Model::open(bytes).expect("a test opens the model that is compiled in")
});

impl Model {
    /// The model that is compiled in.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// Opens what [`Model::pack`] wrote.
    ///
    /// # Errors
    /// If the bytes are no model, are cut short, or were written by a newer version.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self> {
        if bytes.len() < HEAD || bytes[..7] != MAGIC[..7] {
            return Err(Error::new(ErrorKind::Format, "this is no model of sounds; make one with `naqhara train`"));
        }
        if bytes[7] != MAGIC[7] {
            let message = "this model was written by another version of naqhara; train it again";
            return Err(Error::new(ErrorKind::Version, message));
        }
        let mut ends = [0; SECTIONS];
        let mut before = HEAD;
        for (end, at) in ends.iter_mut().zip((MAGIC.len()..).step_by(4)) {
            *end = u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
            if *end < before || *end > bytes.len() {
                return Err(Error::new(ErrorKind::Format, "the model of sounds is damaged; train it again"));
            }
            before = *end;
        }
        let mut model =
            Self { bytes, ends, arcs: Arcs::default(), calibration: Calibration::default(), ranking: Ranking::default() };
        model.arcs = Arcs::read(model.section(Section::Arcs), probability);
        model.calibration = Calibration::read(model.section(Section::Calibration));
        model.ranking = Ranking::read(model.section(Section::Ranking));
        Ok(model)
    }

    /// The bytes of a model with these sections.
    pub fn pack(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let mut end = HEAD;
        for section in sections {
            end = end.next_multiple_of(BUCKET_BYTES) + section.len();
            out.extend((end as u32).to_le_bytes());
        }
        for section in sections {
            out.resize(out.len().next_multiple_of(BUCKET_BYTES), 0);
            out.extend(section);
        }
        out
    }

    fn section(&self, section: Section) -> &[u8] {
        let number = section as usize;
        let start = number.checked_sub(1).map_or(HEAD, |before| self.ends[before]).next_multiple_of(BUCKET_BYTES);
        self.bytes.get(start..self.ends[number]).unwrap_or_default()
    }

    /// How probable an Arabic word is for a Latin one; `backward` reads both words from the back.
    pub fn to_arabic(&self, backward: bool) -> Transducer<'_> {
        let section = if backward { Section::ArabicBackward } else { Section::Arabic };
        Transducer { table: Table::new(self.section(section)), shape: TO_ARABIC }
    }

    /// How probable a Latin word is for an Arabic one; `backward` reads both words from the back.
    pub fn to_latin(&self, backward: bool) -> Transducer<'_> {
        let section = if backward { Section::LatinBackward } else { Section::Latin };
        Transducer { table: Table::new(self.section(section)), shape: TO_LATIN }
    }

    /// How usual a Latin word is as a spelling; that of the scores where the model has no other.
    pub fn latin_usage(&self) -> Spelling<'_> {
        let table = Table::new(self.section(Section::LatinUsage));
        if table.is_empty() { self.latin_spelling() } else { Spelling { table } }
    }

    /// Which spelling is better.
    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// How usual a Latin word is.
    pub fn latin_spelling(&self) -> Spelling<'_> {
        Spelling { table: Table::new(self.section(Section::LatinSpelling)) }
    }

    /// How usual an Arabic word is.
    pub fn arabic_spelling(&self) -> Spelling<'_> {
        Spelling { table: Table::new(self.section(Section::ArabicSpelling)) }
    }

    /// The short list by which candidates are found.
    pub fn arcs(&self) -> &Arcs {
        &self.arcs
    }

    /// The Latin chunks that each Arabic letter may become.
    pub fn endings(&self) -> Endings<'_> {
        Endings::new(self.section(Section::Endings))
    }

    /// From scores to probabilities.
    pub fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// A number that changes with the weights, for `--version`: the first 32 bits of their FNV-1a hash.
    pub fn fingerprint(&self) -> u32 {
        (fnv::hash(self.bytes.iter().copied()) >> 32) as u32
    }
}
