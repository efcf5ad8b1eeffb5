//! `missing-term`: a name that the translation lacks.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::names::Verdict;
use super::view::View;
use crate::document::Rule;
use crate::span::Span;
use crate::text::normalize;

pub(super) const PAGE: Explanation = Explanation {
    finds: "A name of the glossary that the source has and the translation lacks. It is an error where no accepted form of it stands \
            anywhere in the translation (a warning from its second mention on). Where only the sentence that should have it lacks it, it is a warning, unless that sentence or its \
            neighbour refers to it by a pronoun, a title or a part of the name.",
    matters: "A name that is left out changes who did what, and nobody who reads the translation alone can notice.",
    example: "The source says وصلت زهرة تاركوفنا إلى المدينة, the translation \"She reached the city\", and no sentence of it says Tarkovna.",
    false_alarms: "A name translated by other words than the glossary's: list them under `also`. An Arabic word taken for a name that it \
                   is not: `match = \"exact\"` for the entry, or a waiver.",
};

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let mut told = BTreeSet::new();
    for (named, verdict) in view.named.iter().zip(&view.verdicts) {
        let nowhere = match verdict {
            Verdict::Nowhere => true,
            Verdict::Lacking => false,
            _ => continue,
        };
        if drafts.iter().any(|draft| draft.source == Some(named.span)) {
            continue;
        }
        let wanted = view.wanted(named);
        if let Some(draft) = untranslated(view, drafts, named.span) {
            draft.entry.get_or_insert_with(|| wanted.entry.id.clone());
            draft.source.get_or_insert(named.span);
            if draft.expected.is_empty() {
                draft.expected = wanted.listed();
            }
            continue;
        }
        let (arabic, en) = (shown(view.source_text(named.span)), &wanted.entry.en);
        let message = if nowhere {
            format!("\"{en}\" ({arabic}) is nowhere in the translation")
        } else {
            format!("the sentence lacks \"{en}\" ({arabic})")
        };
        drafts.push(Draft {
            // Whoever puts the name in once may have put it right everywhere.
            lesser: !nowhere || named.suspected || !told.insert(&wanted.entry.id),
            entry: Some(wanted.entry.id.clone()),
            expected: wanted.listed(),
            source: Some(named.span),
            ..Draft::new(Rule::MissingTerm, message)
        });
    }
}

/// The finding that this very name stands in the translation in Arabic: then that is what is wrong with it.
fn untranslated<'d>(view: &View<'_>, drafts: &'d mut [Draft], name: Span) -> Option<&'d mut Draft> {
    let key = normalize::key(view.source_text(name));
    drafts.iter_mut().find(|draft| {
        let is_free = draft.rule == Some(Rule::UntranslatedArabic) && draft.source.is_none_or(|source| source == name);
        is_free && draft.target.is_some_and(|target| normalize::key(view.target_text(target)) == key)
    })
}
