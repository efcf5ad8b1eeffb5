//! Names of organisations built from a head word and what defines it: جامعة كمبريدج, وزارة المالية البريطانية.

use super::profile::Profile;
use super::{Detection, weights};
use crate::document::{Document, Reason};
use crate::kinds::EntryType;
use crate::text::clitics::readings;
use crate::text::cues::{Cue, cues};
use crate::text::words::{Gap, Words};

/// Words that an organisation's name may have after its head.
const LONGEST: usize = 5;

/// The organisations that a head word begins, one candidate a head.
pub(super) fn organizations(document: &Document, profiles: &[Profile]) -> Vec<Detection> {
    let words = document.words();
    (0..words.len()).filter(|&at| is_head(profiles, at)).filter_map(|at| organization(words, profiles, at)).collect()
}

/// A head word that is defined by what follows: one with the article is defined already.
fn is_head(profiles: &[Profile], at: usize) -> bool {
    profiles[at].cues.has(Cue::Organization) && !profiles[at].cues.article
}

fn organization(words: &Words, profiles: &[Profile], head: usize) -> Option<Detection> {
    let mut end = head + 1;
    let mut named = false;
    let kind_word = profiles[head].cues.has(Cue::Kind);
    while end < words.len() && end - head <= LONGEST && words.get(end).gap.only(Gap::SPACE) {
        let profile = &profiles[end];
        let name = profile.weight >= weights::NAME_WORD && profile.proclitics == 0;
        if !name && !continues(words.key(end), profile) {
            break;
        }
        named |= name;
        end += 1;
    }
    // The name that follows a word for its kind is a name without it (فريق جاينتس); one of common words is not (حزب العمال).
    if end == head + 1 || kind_word && named {
        return None;
    }
    let key = words.key(head);
    let proclitics = if profiles[head].cues.proclitic { proclitics(key) } else { 0 };
    Some(Detection {
        words: head..end,
        proclitics,
        kind: EntryType::Organization,
        score: if named { weights::ORGANIZATION_WITH_NAME } else { weights::ORGANIZATION_OF_WORDS },
        reasons: vec![Reason::OrganizationHead],
    })
}

/// Whether a word goes on a name that a head began: a definite word, or another head.
fn continues(key: &str, profile: &Profile) -> bool {
    let definite = key.starts_with("ال") || key.starts_with("وال");
    !profile.cues.has(Cue::Function) && (definite || profile.cues.has(Cue::Organization) && !profile.cues.proclitic)
}

/// Bytes of the proclitics before a head word.
fn proclitics(key: &str) -> usize {
    readings(key)
        .as_slice()
        .iter()
        .find(|reading| reading.name > 0 && cues(reading.name(key)).has(Cue::Organization))
        .map_or(0, |reading| reading.name)
}
