//! `wrong-name`: somebody else's name where one of the glossary should stand.

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::names::Verdict;
use super::view::View;
use crate::document::Rule;

pub(super) const PAGE: Explanation = Explanation {
    finds: "A name of the translation that nothing in the source explains, in a sentence that lacks a name of the glossary: somebody \
            else's name, or the same by mistake. A place is no slip for a person, and a capital stands for its country (\"Moscow said\").",
    matters: "To put words into somebody else's mouth is the worst mistake that a translation of news can make.",
    example: "The source says قالت زهرة تاركوفنا, the translation \"Helmut Brandvold said\".",
    false_alarms: "The translator explains a name by another one (\"the Zoranian leader\" becomes his name) where the glossary's is referred \
                   to in other words. A waiver for the entry keeps it quiet. Words of nationality (Syrian for Iraqi) are not compared.",
};

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    for (named, verdict) in view.named.iter().zip(&view.verdicts) {
        let Verdict::Wrong(run) = verdict else { continue };
        let wanted = view.wanted(named);
        let span = view.english.span(run);
        if drafts.iter().any(|draft| draft.overlaps(span)) {
            continue;
        }
        let found = shown(view.target_text(span));
        let arabic = shown(view.source_text(named.span));
        drafts.push(Draft {
            entry: Some(wanted.entry.id.clone()),
            expected: wanted.listed(),
            source: Some(named.span),
            target: Some(span),
            ..Draft::new(Rule::WrongName, format!("\"{found}\" stands where \"{}\" ({arabic}) should", wanted.entry.en))
        });
    }
}
