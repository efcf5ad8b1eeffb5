//! `misspelt-name`: a name that is nearly spelled right.

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::names::Verdict;
use super::near::BY_SOUND;
use super::view::View;
use crate::document::Rule;

pub(super) const PAGE: Explanation = Explanation {
    finds: "Words that stand where a name of the glossary should and are it but for a letter or two, or sound like the Arabic and are \
            spelled otherwise than the glossary says. It names the words and the spelling to use.",
    matters: "A misspelt name is the mistake that readers notice first, and the one they write letters about.",
    example: "The glossary has Zahra Tarkovna for زهرة تاركوفنا; the translation says \"Zahra Tarkovan arrived\".",
    false_alarms: "Two people with nearly the same name, of whom the glossary has one: add the other. A spelling that the desk accepts: \
                   list it under `also`.",
};

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let beside = view.named.iter().zip(&view.verdicts).filter_map(|(named, verdict)| match verdict {
        Verdict::Misspelt(near) => Some((Some(named.span), near)),
        _ => None,
    });
    for (source, near) in beside.chain(view.strays.iter().map(|near| (None, near))) {
        let span = view.english.span(&near.run);
        if drafts.iter().any(|draft| draft.overlaps(span)) {
            continue;
        }
        let expected = &view.expected[near.entry];
        let (found, right) = (shown(view.target_text(span)), &expected.forms[near.form].text);
        let certain = near.distance < BY_SOUND && near.run.len() == right.split([' ', '-']).count();
        drafts.push(Draft {
            entry: Some(expected.entry.id.clone()),
            expected: expected.listed(),
            lesser: source.is_none(),
            source,
            target: Some(span),
            fix: certain.then(|| right.clone()),
            ..Draft::new(Rule::MisspeltName, format!("\"{found}\" is probably \"{right}\""))
        });
    }
}
