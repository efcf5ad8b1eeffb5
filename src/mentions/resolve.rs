//! Later short mentions: a last name alone is the person whose whole name the article gave.

use crate::document::{Document, Mention, MentionStatus};
use crate::kinds::{EntryType, How};

/// A known last name that ends an unknown whole name of the article is that unknown person, not the glossary's.
pub(super) fn short_mentions(document: &Document, mut mentions: Vec<Mention>) -> Vec<Mention> {
    for at in 0..mentions.len() {
        if !is_lone_part(&mentions[at]) || whole_stands(&mentions, at) {
            continue;
        }
        let key = last_word(document, &mentions[at]);
        let whole = mentions.iter().find_map(|other| unknown_whole(document, other, key));
        if let Some(status) = whole {
            mentions[at].status = status;
        }
    }
    mentions
}

fn is_lone_part(mention: &Mention) -> bool {
    mention.words.len() == 1 && matches!(mention.status, MentionStatus::Known { how: How::Part, .. })
}

/// Whether the entry of this mention stands in the article in more than one word.
fn whole_stands(mentions: &[Mention], at: usize) -> bool {
    let entry = |mention: &Mention| match &mention.status {
        MentionStatus::Known { entry, .. } => Some(*entry),
        MentionStatus::Unknown { .. } => None,
    };
    let wanted = entry(&mentions[at]);
    mentions.iter().any(|other| other.words.len() > 1 && entry(other) == wanted)
}

/// The status of an unknown person of several words that ends in `key`.
fn unknown_whole(document: &Document, mention: &Mention, key: &str) -> Option<MentionStatus> {
    let whole = mention.words.len() > 1 && mention.kind == EntryType::Person;
    let unknown = matches!(mention.status, MentionStatus::Unknown { .. });
    (whole && unknown && last_word(document, mention) == key).then(|| mention.status.clone())
}

/// The key of a mention's last word, from where the mention begins in it.
fn last_word<'d>(document: &'d Document, mention: &Mention) -> &'d str {
    let words = document.words();
    let last = mention.words.end - 1;
    words.key_within(last, mention.span)
}
