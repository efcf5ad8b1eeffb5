//! naqhara (نقحرة, "transliteration") keeps the names of Arabic news right in English. It finds each name of an article under
//! its clitics and spellings, says which entry of an English glossary it is, and reports what the glossary covers and what it
//! does not know.
//!
//! A text goes one way through the crate; each stage reads the value before it and returns a new one:
//!
//! 1. [`text::decode`]: from the bytes of a file to text;
//! 2. [`Document`]: the text with its words, each with its folded key and its place in the original;
//! 3. [`matcher`] and [`detect`]: what runs of words may be, as candidates with scores and evidence;
//! 4. [`mentions`]: one choice over all candidates, spans, status and entry decided once;
//! 5. [`coverage`]: shares, known names by entry, unknown names by use;
//! 6. [`Report`]: all of that with places, [written](report::write) as text, JSON, CSV or Markdown.
//!
//! [`batch`] does that for many articles at once, on all cores, and says what they come to.
//!
//! The [`Glossary`] is the only side input: loaded once, shared read-only. The library prints nothing and reads no
//! environment. Positions are bytes of the original text.
//!
//! ```
//! use naqhara::{Document, Glossary, Report, mentions};
//!
//! let document = Document::new("وقال بلينكين إن للولايات المتحدة دورا، بحسب تشارلي بوغنهايم.");
//! let glossary = Glossary::builtin();
//! let report = Report::new(&document, &mentions::find(&document, glossary), glossary);
//!
//! let known: Vec<&str> = report.known.iter().map(|name| name.entry.en.as_str()).collect();
//! assert_eq!(known, ["Antony Blinken", "United States"]);
//! assert_eq!(report.unknown[0].text, "تشارلي بوغنهايم");
//! ```
//!
//! To use a glossary of your own, open it with [`Glossary::open`]; what is wrong with its rows comes back beside it.

pub mod align;
pub mod batch;
pub mod check;
pub mod coverage;
pub mod detect;
pub mod document;
pub mod error;
pub mod files;
mod formats;
pub mod glossary;
pub mod kinds;
pub mod learn;
pub mod matcher;
pub mod mentions;
mod recent;
pub mod report;
pub mod span;
pub mod text;
pub mod translit;

pub use document::Document;
pub use error::{Error, ErrorKind, Result};
pub use glossary::Glossary;
pub use report::Report;
pub use span::Span;
