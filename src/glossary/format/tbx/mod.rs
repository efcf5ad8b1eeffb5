//! TBX-Basic, the exchange format of terminologists: version 3 (ISO 30042:2019) with data categories as attributes is written;
//! that, version 3 with data categories as elements, and version 2 (`martif`) are read.
//!
//! The Arabic and the English are found by `xml:lang`, never by position. What an entry is goes by: preferred, admitted and
//! deprecated English by `administrativeStatus`, the type by `subjectField`, the day added by a transaction, and status and
//! match mode, for which TBX has no place, by a note of ours (see [`OWN_NOTE`]). A document type is never fetched, an external
//! entity never read.

mod ids;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// How a note begins that holds what TBX has no place for: `naqhara: status=proposed match=exact`.
const OWN_NOTE: &str = "naqhara:";

/// Values of `administrativeStatus`, which allows these and one more (`supersededTerm-admn-sts`).
const PREFERRED: &str = "preferredTerm-admn-sts";
const ADMITTED: &str = "admittedTerm-admn-sts";
const DEPRECATED: &str = "deprecatedTerm-admn-sts";

/// A text with the white space of XML as single spaces; what else is white (no-break spaces) belongs to the text.
fn content(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// What a note of ours says, where the note (with any white space before it) begins as ours do.
fn own_note(note: &str) -> Option<String> {
    content(note).strip_prefix(OWN_NOTE).map(str::to_string)
}
