//! `unknown-name`: a name that the glossary does not know. Off unless asked for.

use super::draft::Draft;
use super::english::shown;
use super::explain::Explanation;
use super::view::View;
use crate::document::{MentionStatus, Rule};

pub(super) const PAGE: Explanation = Explanation {
    finds: "A name of the source that no entry of the glossary has. It is off unless the settings give it a severity.",
    matters: "Nobody can say whether such a name is right in the translation. `report` and `learn` help to add it.",
    example: "The source says وقال هلموت براندفولد, and the glossary has no Brandvold.",
    false_alarms: "Arabic words that only look like names; `--min-score` leaves out the doubtful ones.",
};

pub(super) fn run(view: &mut View<'_>, drafts: &mut Vec<Draft>) {
    let unknown =
        |mention: &&crate::document::Mention| mention.kind.is_name() && matches!(mention.status, MentionStatus::Unknown { .. });
    for mention in view.mentions.iter().filter(unknown) {
        let arabic = shown(view.source_text(mention.span));
        drafts.push(Draft {
            source: Some(mention.span),
            ..Draft::new(Rule::UnknownName, format!("the glossary does not know {arabic}"))
        });
    }
}
