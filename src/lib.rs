//! naqhara (نقحرة, "transliteration") keeps the names of Arabic news right in English.

pub mod coverage;
pub mod detect;
pub mod document;
pub mod error;
pub mod glossary;
pub mod kinds;
pub mod matcher;
pub mod mentions;
pub mod report;
pub mod span;
pub mod text;
pub mod translit;

pub use error::{Error, ErrorKind, Result};
pub use span::Span;
