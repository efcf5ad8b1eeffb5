//! The forms of mentions, counted.

use hashbrown::HashMap;

use super::FormCount;
use crate::document::{Document, Mention};
use crate::mentions::forms::FullForms;

/// The full form of each mention, in their order.
pub(super) fn full_forms(document: &Document, mentions: &[Mention]) -> Vec<String> {
    let mut forms = FullForms::new(document);
    mentions.iter().map(|mention| forms.of(mention.words.start, mention.span, mention.kind)).collect()
}

/// Counts equal forms: the most used first, then by first place.
pub(super) fn count<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<FormCount> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut forms: Vec<FormCount> = Vec::new();
    for text in texts {
        let place = *places.entry(text).or_insert_with(|| {
            forms.push(FormCount { text: text.to_string(), count: 0 });
            forms.len() - 1
        });
        forms[place].count += 1;
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.count));
    forms
}
