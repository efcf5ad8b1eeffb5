//! Later short mentions: a last name alone is the person whose whole name the article gave.

use std::collections::{HashMap, HashSet};

use crate::document::{Document, Mention, MentionStatus};
use crate::kinds::{EntryKey, EntryType, How};
use crate::text::words::Gap;

/// A known last name that ends an unknown whole name of the article is that unknown person, not the glossary's.
pub(super) fn short_mentions(document: &Document, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let whole_entries: HashSet<EntryKey> = mentions.iter().filter(|m| m.words.len() > 1).filter_map(entry).collect();
    let unknown = unknown_people(document, &mentions);
    let meant: Vec<(usize, MentionStatus)> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| is_lone_part(mention) && entry(mention).is_some_and(|entry| !whole_entries.contains(&entry)))
        .filter_map(|(at, mention)| {
            let whole = unknown.get(last_word(document, mention))?;
            Some((at, mentions[*whole].status.clone()))
        })
        .collect();
    for (at, status) in meant {
        mentions[at].status = status;
    }
    mentions
}

/// Makes one mention of a month that is written twice: تشرين الثاني/نوفمبر is one date.
pub(super) fn doublets(document: &Document, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut merged: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match merged.last_mut().filter(|before| is_doublet(document, before, &mention)) {
            Some(before) => {
                before.span.end = mention.span.end;
                before.words.end = mention.words.end;
            }
            None => merged.push(mention),
        }
    }
    merged
}

fn is_doublet(document: &Document, before: &Mention, after: &Mention) -> bool {
    let words = document.words();
    before.kind == EntryType::Date
        && entry(before).is_some()
        && entry(before) == entry(after)
        && before.words.end == after.words.start
        && words.get(after.words.start).gap.has(Gap::SLASH.with(Gap::HYPHEN))
        && words.get(after.words.start).gap.only(Gap::SLASH.with(Gap::HYPHEN).with(Gap::SPACE))
}

fn entry(mention: &Mention) -> Option<EntryKey> {
    match &mention.status {
        MentionStatus::Known { entry, .. } => Some(*entry),
        MentionStatus::Unknown { .. } => None,
    }
}

fn is_lone_part(mention: &Mention) -> bool {
    mention.words.len() == 1 && matches!(mention.status, MentionStatus::Known { how: How::Part, .. })
}

/// The unknown people whose whole names stand in the article, each by its last word; of two the first.
fn unknown_people<'d>(document: &'d Document, mentions: &[Mention]) -> HashMap<&'d str, usize> {
    let mut people = HashMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let whole = mention.words.len() > 1 && mention.kind == EntryType::Person;
        if whole && entry(mention).is_none() {
            people.entry(last_word(document, mention)).or_insert(at);
        }
    }
    people
}

/// The key of a mention's last word, from where the mention begins in it.
fn last_word<'d>(document: &'d Document, mention: &Mention) -> &'d str {
    let words = document.words();
    let last = mention.words.end - 1;
    words.key_within(last, mention.span)
}
