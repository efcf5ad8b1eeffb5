//! What people type into a glossary, as it is meant.

use naqhara::glossary::id::slug;
use naqhara::text::normalize::is_format;
use naqhara::{Error, ErrorKind};

/// An id that `--id` names: what the program itself would make, so that it can be typed, and stand in a file name or an address.
pub(super) fn checked_id(id: String) -> Result<String, Error> {
    let slug = slug(&id);
    if !slug.is_empty() && slug == id {
        return Ok(id);
    }
    let example = if slug.is_empty() { "kyiv-oblast" } else { &slug };
    let message =
        format!("--id takes small letters a-z, digits and single hyphens between them, such as {example:?}, not {id:?}");
    Err(Error::new(ErrorKind::Value, message))
}

/// The same for several; what is nothing then is left out.
pub(super) fn tidy_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| tidy(text)).filter(|text| !text.is_empty()).collect()
}

/// Leaves out direction controls, which come along when a name is copied from a report, and doubled spaces.
pub(super) fn tidy(text: &str) -> String {
    let seen: String = text.chars().filter(|&letter| !is_format(letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_slug() {
        assert!(checked_id("kyiv-2".into()).is_ok());
        for (wrong, cure) in
            [("Kyiv Oblast!", "\"kyiv-oblast\""), ("", "\"kyiv-oblast\""), ("كييف", "\"kyiv-oblast\""), ("a--b", "\"a-b\"")]
        {
            let error = checked_id(wrong.into()).expect_err(wrong);
            assert!(error.to_string().contains(cure), "{error}");
        }
    }

    #[test]
    fn what_a_copied_name_brings_along_is_left_out() {
        assert_eq!(tidy("\u{2067}كييف\u{2069} "), "كييف");
    }
}
