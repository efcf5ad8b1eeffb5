//! English for names that are translated, not spelled: the head of an organisation or place, what it is for, whose it is.

use std::ops::Range;

use super::heads::{HEADS, MATTERS};
use super::letter_names;
use crate::document::Document;
use crate::glossary::Glossary;
use crate::kinds::EntryType;
use crate::matcher::{self, Candidate};
use crate::text::clitics::readings;
use crate::text::lexicon::Lexicon;
use crate::text::words::Words;

/// What follows a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// What it is for (وزارة المالية); a name only where it is no ordinary word.
    Matter,
    /// A name, an ordinary word too (جامعة النجاح).
    Name,
}

/// How a name may be put into English.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum English {
    /// It has this English, the usual one first.
    Translated(Vec<String>),
    /// It is written as it sounds.
    Spelled,
    /// It is translated, nobody here knows how: spelling it would only mislead.
    Unknown,
}

/// Candidates of the glossary that are surely what a part of a name is.
const SURE: f32 = 0.9;

/// Spellings of the rest that are put beside the head.
const MOST_RESTS: usize = 2;

/// How the name `text`, of this kind, may be put into English; `spell` writes a part of it as it sounds.
pub(super) fn english(text: &str, kind: EntryType, glossary: &Glossary, spell: impl FnMut(&str) -> Vec<String>) -> English {
    if kind == EntryType::Person {
        return English::Spelled;
    }
    let document = Document::new(text);
    let name = Name { words: document.words(), text, known: known(&document, glossary) };
    if name.words.len() < 2 {
        return English::Spelled;
    }
    let abbreviations = letter_names::abbreviations((0..name.words.len()).map(|at| name.words.key(at)));
    if !abbreviations.is_empty() {
        return English::Translated(abbreviations);
    }
    match head(name.words.key(0)) {
        Some((rest, templates)) => name.with_head(rest, templates, spell),
        // Places keep the sound of their words (دير الزور), organisations and works their meaning.
        None if kind != EntryType::Place && is_ordinary(name.words.key(0)) => English::Unknown,
        None => English::Spelled,
    }
}

/// A name with what the glossaries know of its parts.
struct Name<'n> {
    words: &'n Words,
    text: &'n str,
    known: Vec<(Candidate, String)>,
}

impl Name<'_> {
    fn with_head(&self, rest: Rest, templates: &[&str], mut spell: impl FnMut(&str) -> Vec<String>) -> English {
        let mut end = self.words.len();
        let mut owner = None;
        if end > 2 {
            owner = self.known_as(end - 1..end, EntryType::Demonym);
            end -= usize::from(owner.is_some());
        }
        let Some(rests) = self.rests(1..end, rest, &mut spell) else { return English::Unknown };
        let fill = |template: &&str, rest: &String| {
            let english = template.replace("{}", rest);
            owner.map_or_else(|| english.clone(), |owner| format!("{owner} {english}"))
        };
        English::Translated(rests.iter().flat_map(|rest| templates.iter().map(|template| fill(template, rest))).collect())
    }

    /// What stands behind the head, in English.
    fn rests(&self, words: Range<usize>, rest: Rest, spell: &mut impl FnMut(&str) -> Vec<String>) -> Option<Vec<String>> {
        let names = |kind: EntryType| self.known_as(words.clone(), kind);
        if let Some(known) = EntryType::ALL.into_iter().find_map(names) {
            return Some(vec![known.to_string()]);
        }
        if rest == Rest::Matter
            && let Some(matters) = self.matters(words.clone())
        {
            return Some(vec![matters]);
        }
        if rest == Rest::Matter && words.clone().any(|at| Lexicon::builtin().commonest_reading(self.words.key(at)).is_some()) {
            return None;
        }
        let mut spelled = spell(self.words.span(self.text, words, 0).of(self.text));
        spelled.truncate(MOST_RESTS);
        (!spelled.is_empty()).then_some(spelled)
    }

    fn known_as(&self, words: Range<usize>, kind: EntryType) -> Option<&str> {
        let same = |(candidate, _): &&(Candidate, String)| candidate.words == words && candidate.kind == kind;
        self.known.iter().find(same).map(|(_, english)| english.as_str())
    }

    /// "Trade and Industry" for التجارة والصناعة.
    fn matters(&self, words: Range<usize>) -> Option<String> {
        let english: Vec<&str> = words.map(|at| matter(self.words.key(at))).collect::<Option<_>>()?;
        match english.split_last()? {
            (only, []) => Some((*only).to_string()),
            (last, others) => Some(format!("{} and {last}", others.join(", "))),
        }
    }
}

/// What both glossaries are sure of, with its English.
fn known(document: &Document, glossary: &Glossary) -> Vec<(Candidate, String)> {
    let of = |glossary: &Glossary| -> Vec<(Candidate, String)> {
        let sure = |candidate: &Candidate| candidate.score >= SURE && !candidate.doubtful && !candidate.proposed;
        let found = matcher::candidates(document, glossary).into_iter().filter(sure);
        found.map(|candidate| (candidate.clone(), glossary.entry(candidate.entry).en)).collect()
    };
    let mut found = of(glossary);
    if !glossary.includes_builtin() {
        found.extend(of(Glossary::builtin()));
    }
    found
}

fn head(key: &str) -> Option<(Rest, &'static [&'static str])> {
    let row = |stem: &str| HEADS.binary_search_by(|(head, ..)| (*head).cmp(stem)).ok();
    let at = row(key).or_else(|| readings(key).as_slice().iter().find_map(|reading| row(reading.stem(key))))?;
    Some((HEADS[at].1, HEADS[at].2))
}

fn matter(key: &str) -> Option<&'static str> {
    let row = |stem: &str| MATTERS.binary_search_by(|(word, _)| (*word).cmp(stem)).ok();
    let at = readings(key).as_slice().iter().find_map(|reading| row(reading.stem(key)))?;
    Some(MATTERS[at].1)
}

/// Whether a word, but for a conjunction and its article, is an ordinary one and no usual part of a name.
fn is_ordinary(key: &str) -> bool {
    let lexicon = Lexicon::builtin();
    let list = readings(key);
    let mut plain = list.as_slice().iter().filter(|reading| matches!(reading.proclitics(key), "" | "و"));
    let is_part = list.as_slice().iter().any(|reading| lexicon.name_part(reading.stem(key)).is_some());
    !is_part && plain.any(|reading| lexicon.is_common(reading.stem(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize;

    fn translated(text: &str) -> English {
        english(text, EntryType::Organization, Glossary::builtin(), |name| vec![format!("<{name}>")])
    }

    fn is(text: &str, expected: &[&str]) {
        let expected = expected.iter().map(|&english| english.to_string()).collect();
        assert_eq!(translated(text), English::Translated(expected), "{text}");
    }

    #[test]
    fn tables_are_sorted_and_folded() {
        assert!(HEADS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(MATTERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let words = HEADS.iter().map(|row| row.0).chain(MATTERS.iter().map(|row| row.0));
        words.for_each(|word| assert_eq!(normalize::key(word), word));
        assert!(HEADS.iter().all(|(_, _, templates)| templates.iter().all(|template| template.matches("{}").count() == 1)));
    }

    #[test]
    fn heads_are_translated_with_what_they_are_for_and_whose_they_are() {
        is("وزارة الصيد والموانئ", &["Ministry of Fisheries and Ports", "Fisheries and Ports Ministry"]);
        is("وزارة الري الأوغندية", &["Ugandan Ministry of Irrigation", "Ugandan Irrigation Ministry"]);
        is("جامعة كوالالمبور", &["Kuala Lumpur University", "University of Kuala Lumpur"]);
        is("جسر زغلشبين", &["<زغلشبين> Bridge"]);
        is("آر إس إم", &["RSM"]);
        is("بحيرة زغلشبين قمطرزوف", &["Lake <زغلشبين قمطرزوف>"]);
    }

    #[test]
    fn what_nobody_knows_to_translate_is_not_spelled() {
        for text in ["وزارة السعادة", "لجنة الأسعار المرتفعة", "السباق السنوي", "مقاتلات زغلشبين"]
        {
            assert_eq!(translated(text), English::Unknown, "{text}");
        }
        for text in ["زغلشبين", "زغلشبين قمطرزوف", ""] {
            assert_eq!(translated(text), English::Spelled, "{text}");
        }
        assert_eq!(english("السباق السنوي", EntryType::Place, Glossary::builtin(), |_| Vec::new()), English::Spelled);
        assert_eq!(english("حزب زغلشبين", EntryType::Person, Glossary::builtin(), |_| Vec::new()), English::Spelled);
    }
}
