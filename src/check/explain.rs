//! What each rule finds, for people who ask.

use super::{
    avoided_form, date_mismatch, missing_segment, missing_term, misspelt_name, mixed_spelling, number_mismatch, unknown_name,
    untranslated_arabic, wrong_name,
};
use crate::document::Rule;

/// A rule's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What it finds.
    pub finds: &'static str,
    /// Why that matters.
    pub matters: &'static str,
    /// An example.
    pub example: &'static str,
    /// Where it is known to be wrong, and what to do about it.
    pub false_alarms: &'static str,
}

/// The page of a rule.
pub fn explain(rule: Rule) -> &'static Explanation {
    match rule {
        Rule::AvoidedForm => &avoided_form::PAGE,
        Rule::DateMismatch => &date_mismatch::PAGE,
        Rule::MissingSegment => &missing_segment::PAGE,
        Rule::MissingTerm => &missing_term::PAGE,
        Rule::MisspeltName => &misspelt_name::PAGE,
        Rule::MixedSpelling => &mixed_spelling::PAGE,
        Rule::NumberMismatch => &number_mismatch::PAGE,
        Rule::UnknownName => &unknown_name::PAGE,
        Rule::UntranslatedArabic => &untranslated_arabic::PAGE,
        Rule::WrongName => &wrong_name::PAGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_all_its_parts() {
        for rule in Rule::ALL {
            let page = explain(rule);
            for part in [page.finds, page.matters, page.example, page.false_alarms] {
                assert!(part.len() > 40 && part.ends_with('.') && !part.contains("\n "), "{}: {part}", rule.as_str());
            }
        }
    }
}
