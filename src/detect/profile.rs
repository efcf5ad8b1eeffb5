//! What speaks for and against each word being part of a name.

use std::collections::HashMap;

use super::weights;
use crate::document::{Document, Reason};
use crate::kinds::EntryType;
use crate::matcher::{Candidate, Evidence};
use crate::text::clitics::{Article, Reading, readings};
use crate::text::cues::{Cue, Cues, cues};
use crate::text::lexicon::Lexicon;
use crate::text::words::{Gap, Script, Words};

/// One word, weighed.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    /// Log-odds that the word is part of a name.
    pub(super) weight: f32,
    /// Bytes of its key that are proclitics under the reading that makes the best name.
    pub(super) proclitics: usize,
    /// Its cues.
    pub(super) cues: Cues,
    /// What stands beside it.
    pub(super) evidence: Evidence,
    /// What the gazetteer or the glossary takes it for, where they know it.
    pub(super) known: Option<EntryType>,
    /// Why it looks like a name.
    pub(super) reasons: Vec<Reason>,
}

/// Weighs every word, alone first, then beside its neighbours and its other occurrences.
pub(super) fn profiles(document: &Document, matched: &[Candidate], gazetteer: &[Candidate]) -> Vec<Profile> {
    let words = document.words();
    let lexicon = Lexicon::builtin();
    let mut profiles: Vec<Profile> = (0..words.len()).map(|at| alone(words, at, lexicon)).collect();
    for candidate in matched {
        mark_known(words, lexicon, &mut profiles, candidate);
    }
    for candidate in gazetteer {
        mark_known(words, lexicon, &mut profiles, candidate);
        mark_in_gazetteer(&mut profiles, candidate);
    }
    add_neighbours(words, &mut profiles);
    add_elsewhere(words, &mut profiles);
    profiles
}

fn alone(words: &Words, at: usize, lexicon: &Lexicon) -> Profile {
    let evidence = Evidence::of(words, at..at + 1);
    let mut profile =
        Profile { weight: weights::PRIOR, proclitics: 0, cues: words.cues(at), evidence, known: None, reasons: Vec::new() };
    match words.get(at).script {
        Script::Digits => profile.weight = weights::FUNCTION,
        Script::Other => weigh_latin(words.clean(at), &mut profile),
        Script::Arabic => weigh_arabic(words, at, lexicon, &mut profile),
    }
    profile
}

fn weigh_latin(word: &str, profile: &mut Profile) {
    if word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some() {
        profile.weight += weights::CAPITAL;
        profile.reasons.push(Reason::OtherScript);
    } else {
        profile.weight = weights::CUE;
    }
}

fn weigh_arabic(words: &Words, at: usize, lexicon: &Lexicon, profile: &mut Profile) {
    let key = words.key(at);
    if profile.cues.has(Cue::Function) {
        profile.weight += weights::FUNCTION;
        return;
    }
    let reading = name_reading(key, lexicon);
    profile.proclitics = reading.name;
    weigh_word(key, reading, lexicon, profile);
    weigh_context(words, at, profile);
}

/// The reading under which the word makes the best name. Peeling needs a reason, since the first letter of a foreign name is
/// often one of و ب ل (بوتين, لافروف): what is left is a usual name part while the whole is neither that nor a word. The rare
/// ف ك س are left on; [`add_elsewhere`] peels them where the name stands bare elsewhere.
fn name_reading(key: &str, lexicon: &Lexicon) -> Reading {
    let list = readings(key);
    let whole = list.as_slice()[0];
    if lexicon.name_part(key).is_some() {
        return whole;
    }
    let usual = |part: &str, least: u8| lexicon.name_part(part).is_some_and(|band| band >= least);
    let peels = |reading: &&Reading| {
        let least = match reading.proclitics(key) {
            "و" => 0,
            "ب" | "ل" | "وب" | "ول" => USUAL_NAME_PART,
            _ => return false,
        };
        usual(reading.name(key), least) || usual(reading.stem(key), least)
    };
    let peeled = list.as_slice()[1..].iter().find(peels);
    let conjunction =
        || list.as_slice()[1..].iter().find(|reading| reading.proclitics(key) == "و" && !may_be_w(reading.name(key)));
    let unknown = lexicon.commonest_reading(key).is_none();
    *peeled.or_else(|| conjunction().filter(|_| unknown)).unwrap_or(&whole)
}

/// Doublings of the pairs that hold a name part from which it is usual enough to be cut out of a longer word.
const USUAL_NAME_PART: u8 = 2;

/// Whether a و before these letters may well be the W of a foreign name (واشنطن, ويلسون, وولف) and no conjunction.
fn may_be_w(rest: &str) -> bool {
    rest.starts_with(['ا', 'ي', 'و', 'ل', 'ه', 'ر'])
}

fn weigh_word(key: &str, reading: Reading, lexicon: &Lexicon, profile: &mut Profile) {
    let name = reading.name(key);
    let part = lexicon.name_part(name).or_else(|| lexicon.name_part(reading.stem(key)));
    let common = lexicon.commonest_reading(key).or_else(|| is_glued(key, lexicon).then_some(0));
    if let Some(band) = common {
        profile.weight += weights::ORDINARY + weights::PER_BAND * f32::from(band);
    } else if is_inflected(key, lexicon) {
        profile.weight += weights::INFLECTED;
    } else {
        profile.weight += weights::NOT_A_WORD;
        profile.reasons.push(Reason::NotAWord);
    }
    if let Some(band) = part {
        profile.weight += weights::NAME_PART + weights::PER_NAME_BAND * f32::from(band);
        profile.weight += if common.is_some() { weights::NAME_AND_WORD } else { 0.0 };
        profile.reasons.push(Reason::NamePart);
    } else if reading.article != Article::None {
        profile.weight += weights::ARTICLE;
    }
    if name.contains(['گ', 'پ', 'ڤ', 'ڥ', 'چ', 'ژ', 'ڭ']) {
        profile.weight += weights::FOREIGN_LETTERS;
        profile.reasons.push(Reason::ForeignLetters);
    }
    if name.chars().nth(2).is_none() {
        profile.weight += weights::SHORT;
    }
}

fn weigh_context(words: &Words, at: usize, profile: &mut Profile) {
    let evidence = profile.evidence;
    let mut add = |holds: bool, weight: f32, reason: Reason| {
        if holds {
            profile.weight += weight;
            profile.reasons.push(reason);
        }
    };
    add(evidence.title, weights::TITLE, Reason::Title);
    add(evidence.before.has(Cue::Saying) || evidence.after.has(Cue::Saying), weights::SAYING, Reason::Saying);
    add(evidence.before.has(Cue::Place), weights::PLACE, Reason::PlaceContext);
    add(evidence.before.has(Cue::Organization), weights::HEAD, Reason::OrganizationHead);
    let opened = words.get(at).gap.has(Gap::OPEN.with(Gap::QUOTE));
    add(
        opened && at + 1 < words.len() && words.get(at + 1).gap.has(Gap::CLOSE.with(Gap::QUOTE)),
        weights::QUOTED,
        Reason::Quoted,
    );
    if profile.cues.any() {
        profile.weight += weights::CUE;
    }
}

/// Whether a word is two ordinary words whose space was lost (عبرالاتصال): the second with its article, or the first a
/// function word.
fn is_glued(key: &str, lexicon: &Lexicon) -> bool {
    let cuts = key.char_indices().skip(2).map(|(at, _)| key.split_at(at));
    let ordinary = |word: &str| word.chars().nth(2).is_some() && lexicon.band(word) > Some(SEEN);
    cuts.into_iter().any(|(first, second)| {
        let article = second.strip_prefix("ال").is_some_and(ordinary);
        let function = cues(first).has(Cue::Function) && first.chars().nth(2).is_some();
        article && ordinary(first)
            || function && ordinary(second)
            || ordinary(first) && ordinary(second) && second.chars().nth(3).is_some()
    })
}

/// Band above which a word is seen in running text often enough to be one half of a glued pair.
const SEEN: u8 = 2;

/// Endings of inflected words, longest first: a word that is ordinary without one of them is ordinary.
const ENDINGS: [&str; 24] = [
    "تهما", "كما", "وها", "تهم", "تها", "هما", "وه", "ني", "كم", "تم", "هم", "ها", "ته", "نا", "ات", "ون", "ين", "ان", "يه",
    "وا", "ت", "ن", "ه", "ا",
];

fn is_inflected(key: &str, lexicon: &Lexicon) -> bool {
    readings(key).as_slice().iter().any(|reading| {
        let name = reading.stem(key);
        ENDINGS.iter().any(|ending| {
            name.strip_suffix(ending).is_some_and(|stem| stem.chars().nth(2).is_some() && lexicon.band(stem).is_some())
        })
    })
}

/// A likely entry makes its words names; an unlikely one (a first name alone) still says that they are parts of names.
fn mark_known(words: &Words, lexicon: &Lexicon, profiles: &mut [Profile], candidate: &Candidate) {
    let first = candidate.words.start;
    if candidate.score < LIKELY {
        let profile = &mut profiles[first];
        let person = candidate.kind == EntryType::Person && candidate.proclitics == 0 && !lexicon.is_common(words.key(first));
        if person && !profile.reasons.contains(&Reason::NamePart) {
            profile.weight += weights::NAME_PART;
            profile.reasons.push(Reason::NamePart);
        }
        return;
    }
    profiles[first].proclitics = candidate.proclitics;
    for profile in &mut profiles[candidate.words.clone()] {
        profile.known.get_or_insert(candidate.kind);
        let function = profile.cues.has(Cue::Function) && candidate.words.len() == 1;
        if candidate.kind.is_name() && !function {
            profile.weight = profile.weight.max(weights::GAZETTEER_WORD);
        }
    }
}

fn mark_in_gazetteer(profiles: &mut [Profile], candidate: &Candidate) {
    if candidate.score >= LIKELY && candidate.kind.is_name() {
        for profile in &mut profiles[candidate.words.clone()] {
            if !profile.reasons.contains(&Reason::Gazetteer) {
                profile.reasons.insert(0, Reason::Gazetteer);
            }
        }
    }
}

/// Score from which a candidate of the matcher is likelier right than wrong.
const LIKELY: f32 = 0.5;

/// A word beside a name by itself is likelier to be a part of the same name.
fn add_neighbours(words: &Words, profiles: &mut [Profile]) {
    let strong: Vec<bool> = profiles.iter().map(|profile| profile.weight >= weights::STRONG).collect();
    for at in 0..profiles.len() {
        let touches = |other: usize, gap: usize| strong[other] && words.get(gap).gap.only(Gap::SPACE);
        let before = at > 0 && profiles[at].proclitics == 0 && touches(at - 1, at);
        let after = at + 1 < profiles.len() && touches(at + 1, at + 1) && profiles[at + 1].proclitics == 0;
        if before || after {
            profiles[at].weight += weights::NEIGHBOUR;
        }
    }
}

/// A name in one place makes the same word a name in every other.
fn add_elsewhere(words: &Words, profiles: &mut [Profile]) {
    let mut sure: HashMap<&str, usize> = HashMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        if profile.weight >= weights::STRONG {
            sure.entry(&words.key(at)[profile.proclitics..]).or_insert(at);
        }
    }
    for (at, profile) in
        profiles.iter_mut().enumerate().filter(|(_, profile)| profile.weight < weights::STRONG && !profile.cues.any())
    {
        let key = words.key(at);
        let list = readings(key);
        let seen = list.as_slice().iter().find(|reading| sure.get(reading.name(key)).is_some_and(|&other| other != at));
        if let Some(reading) = seen {
            profile.weight += weights::ELSEWHERE;
            profile.proclitics = reading.name;
            profile.reasons.push(Reason::Elsewhere);
        }
    }
}
