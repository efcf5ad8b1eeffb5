//! Words of names that are translated, not written by sound: the kinds of institutions and places, numbers of rulers.

use super::chains::Chain;
use super::heads_table::{EPITHETS, HEADS};
use super::hits::{Hit, Sides};
use super::sound::{Ear, NO_MATCH};
use std::ops::Range;

use crate::align::words::list::WordList;
use crate::text::clitics::readings;
use crate::text::lexicon::Lexicon;
use crate::text::stems;
use crate::text::words::{Gap, Script};
use crate::translit::letters;

/// What a translated word is worth, in nats.
const TRANSLATED: f32 = 4.0;

/// Nats below which a word that fits badly counts no worse, beside one that fits well.
const WORST: f32 = -4.0;

/// How often translations render a word by another, 0..=1, from which it may be meant by it.
const USUAL: f32 = 0.2;

/// Nats from which a word fits that hardly anything else speaks for.
const FITS: f32 = 0.5;

/// Words that a name grows by, at most.
const MOST: usize = 3;

/// Adds epithets and numbers of the translation's names that the source has.
pub(super) fn add_epithets(sides: &Sides<'_>, source: &Range<usize>, names: &[Range<usize>], hits: &mut Vec<Hit>) {
    let words = sides.source.words();
    for target in names.iter().flat_map(Clone::clone) {
        let latin = sides.english.span(target).of(sides.target.text()).trim_end_matches('.');
        let Some(arabic) = look_up(EPITHETS, latin) else { continue };
        for at in source.clone().filter(|&at| words.get(at).script == Script::Arabic) {
            let key = words.key(at);
            if arabic.contains(&key.strip_prefix("ال").unwrap_or(key)) {
                hits.push(Hit {
                    source: (at, 1),
                    proclitics: 0,
                    cost: 0,
                    tail: 0,
                    target: (target, 1),
                    raw: TRANSLATED,
                    letters: 3,
                    known: false,
                    translated: true,
                });
            }
        }
    }
}

/// What a chain is with one word more.
type Step = fn(&Sides<'_>, &Chain, &Range<usize>, &Range<usize>) -> Option<Chain>;

/// The steps by which a likely chain grows to the whole name, in this order.
pub(super) const STEPS: [Step; 2] = [with_head, with_adjective];

/// The chain with all that a step adds to it, word by word.
pub(super) fn grown(step: Step, sides: &Sides<'_>, chain: &Chain, name: &Range<usize>, source: &Range<usize>) -> Option<Chain> {
    let mut grown = chain.clone();
    for _ in 0..MOST {
        let Some(next) = step(sides, &grown, name, source) else { break };
        grown = next;
    }
    (grown != *chain).then_some(grown)
}

/// The chain with the kind of institution or place that both sides have beside it: جامعة before the name, `University` behind it.
fn with_head(sides: &Sides<'_>, chain: &Chain, name: &Range<usize>, source: &Range<usize>) -> Option<Chain> {
    let words = sides.source.words();
    let before = chain.source.start.checked_sub(1).filter(|before| *before >= source.start)?;
    // A proclitic between the head and the name (عمان وجامعة) means that they are two.
    if chain.proclitics > 0 || words.get(chain.source.start).gap != Gap::SPACE || words.get(before).script != Script::Arabic {
        return None;
    }
    let (at, target, skipped) = heads_beside(sides, chain, name).find_map(|(at, target, skipped)| {
        let arabic = look_up(HEADS, &sides.english.span(at).of(sides.target.text()).to_lowercase())?;
        let key = words.key(before);
        let reading = readings(key).as_slice().iter().find(|reading| arabic.contains(&reading.stem(key))).copied()?;
        Some((reading, target, skipped))
    })?;
    Some(Chain {
        source: before..chain.source.end,
        proclitics: at.name,
        cost: at.cost,
        target,
        raw: chain.raw + TRANSLATED,
        letters: chain.letters + 3,
        hits: chain.hits + 1,
        translated: chain.translated + 1,
        left_out: chain.left_out + usize::from(skipped),
        known: false,
        ..chain.clone()
    })
}

/// The chain with an adjective behind the Arabic that the English has beside or inside it: `الجنوبية` and `South`, `الطبي` and `Medical`
/// before `Center`.
fn with_adjective(sides: &Sides<'_>, chain: &Chain, name: &Range<usize>, source: &Range<usize>) -> Option<Chain> {
    let (words, at) = (sides.source.words(), chain.source.end);
    if at >= source.end || chain.tail > 0 || !sides.is_joined(at) || words.get(at).gap != Gap::SPACE {
        return None;
    }
    let key = words.key(at);
    let bare = ["ال", "لل"].iter().find_map(|article| key.strip_prefix(article)).unwrap_or(key);
    let known = WordList::builtin().of(stems::arabic(key));
    let is_meant = |place: usize| {
        let english = sides.english.span(place).of(sides.target.text());
        let stem = stems::english(&english.to_lowercase()).to_string();
        let listed = || known.iter().any(|pair| pair.english == stem && pair.english_given.max(pair.arabic_given) >= USUAL);
        !sides.is_small(place)
            && (look_up(EPITHETS, english).is_some_and(|arabic| arabic.contains(&bare)) || key != bare && listed())
    };
    let (start, end) = (chain.target.start, chain.target.end);
    let before = start.checked_sub(1).filter(|&before| before >= name.start && is_meant(before));
    let behind = (end < name.end && is_meant(end)).then_some(end);
    let inside = chain.left_out > 0 && (start + 1..end - 1).any(is_meant);
    if before.is_none() && behind.is_none() && !inside {
        return None;
    }
    Some(Chain {
        source: chain.source.start..at + 1,
        target: before.unwrap_or(start)..behind.filter(|_| before.is_none()).map_or(end, |behind| behind + 1),
        raw: chain.raw + TRANSLATED,
        letters: chain.letters + 3,
        hits: chain.hits + 1,
        translated: chain.translated + 1,
        left_out: chain.left_out - usize::from(before.is_none() && behind.is_none()),
        known: false,
        ..chain.clone()
    })
}

/// The word behind a run, and the one before it (`of` between them or not), each with the run that holds both, and with whether a
/// word of the name stands between.
fn heads_beside<'s>(
    sides: &'s Sides<'_>,
    chain: &Chain,
    name: &Range<usize>,
) -> impl Iterator<Item = (usize, Range<usize>, bool)> + 's {
    let text = |at: usize| sides.english.span(at).of(sides.target.text());
    let (start, end, first) = (chain.target.start, chain.target.end, name.start);
    let behind = (end < name.end).then(|| (end, start..end + 1, false));
    let next = (end + 1 < name.end).then(|| (end + 1, start..end + 2, !sides.is_small(end)));
    let before = (start > first).then(|| (start - 1, start - 1..end, false));
    let of = start.checked_sub(2).filter(|&at| at >= first && text(start - 1) == "of").map(|at| (at, at..end, false));
    [behind, of, before, next].into_iter().flatten()
}

/// The chain grown over words that fit badly, or hardly, where both sides have as many beside it: a name that is whole on both sides
/// is likelier than two that are cut at the same place.
pub(super) fn stretched(
    sides: &Sides<'_>,
    ear: &mut Ear,
    chain: &Chain,
    name: &Range<usize>,
    source: &Range<usize>,
) -> Vec<Chain> {
    let mut found = Vec::new();
    for (before, behind) in [(1, 0), (0, 1), (2, 0), (0, 2), (1, 1)] {
        let wide = (behind == 0 || chain.tail == 0)
            && chain.source.start >= source.start + before
            && chain.target.start >= name.start + before
            && chain.source.end + behind <= source.end
            && chain.target.end + behind <= name.end
            && (before == 0 || chain.proclitics == 0);
        if wide && let Some(grown) = stretch(sides, ear, chain, before, behind) {
            found.push(grown);
        }
    }
    found
}

fn stretch(sides: &Sides<'_>, ear: &mut Ear, chain: &Chain, before: usize, behind: usize) -> Option<Chain> {
    let mut grown = chain.clone();
    grown.source = chain.source.start - before..chain.source.end + behind;
    grown.target = chain.target.start - before..chain.target.end + behind;
    grown.known = false;
    let mut inner = grown.source.start + 1..grown.source.end;
    if !inner.all(|at| sides.is_joined(at)) {
        return None;
    }
    let pairs = (1..=before).map(|by| (chain.source.start - by, chain.target.start - by));
    let pairs = pairs.chain((0..behind).map(|by| (chain.source.end + by, chain.target.end + by)));
    for (at, target) in pairs {
        let letters = sides.english.span(target).of(sides.target.text()).chars().count();
        if letters < 2 || sides.is_small(target) || sides.is_title(target) {
            return None;
        }
        let (raw, proclitics, cost) = sides.best(ear, at, target, at == grown.source.start);
        // A function word may be one of a foreign name (لو: `Le`), and what stands beside a whole name of a glossary hardly is: both
        // must sound so. Other ordinary words may not.
        let must_fit = !sides.may_be_name(at) || chain.known && chain.source.len() > 1;
        let stands_aside = !must_fit && !sides.detected[at] && sides.is_ordinary(at);
        if stands_aside || must_fit && raw < FITS {
            return None;
        }
        if at == grown.source.start {
            (grown.proclitics, grown.cost) = (proclitics, cost);
        }
        let worth = raw.max(WORST);
        grown.raw += worth;
        grown.letters += sides.source.words().clean(at).chars().count();
        grown.hits += 1;
        grown.worst = grown.worst.min(worth);
        grown.stretched += usize::from(raw < FITS);
    }
    Some(grown)
}

impl Sides<'_> {
    /// Whether a word of the source is an ordinary one, under any reading.
    fn is_ordinary(&self, at: usize) -> bool {
        Lexicon::builtin().commonest_reading(self.source.words().key(at)).is_some()
    }

    /// The best score of a word of the source with one of the translation; its readings are looked through where it comes first.
    fn best(&self, ear: &mut Ear, at: usize, target: usize, first: bool) -> (f32, usize, u16) {
        let words = self.source.words();
        let mut out = Vec::new();
        letters::latin(self.english.span(target).of(self.target.text()), &mut out);
        let latin = ear.latin(&out);
        let mut best = (NO_MATCH, 0, 0);
        for reading in readings(words.key(at)).as_slice().iter().filter(|reading| first || reading.name == 0) {
            let (letters, length) = letters::of_clean_arabic(&words.clean(at)[reading.stem..]);
            let arabic = ear.arabic(&letters[..length]);
            let raw = ear.score_anyway(arabic, latin) - f32::from(reading.cost) / 100.0;
            if raw > best.0 {
                best = (raw, reading.name, reading.cost);
            }
        }
        best
    }
}

fn look_up<'t>(table: &[(&str, &'t [&'t str])], word: &str) -> Option<&'t [&'t str]> {
    table.binary_search_by(|(row, _)| (*row).cmp(word)).ok().map(|at| table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn tables_are_sorted_and_folded() {
        for table in [HEADS, EPITHETS] {
            for pair in table.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{pair:?}");
            }
            assert!(table.iter().all(|(_, arabic)| !arabic.is_empty()));
        }
        for (english, arabic) in HEADS {
            assert_eq!(*english, english.to_lowercase());
            assert!(arabic.iter().any(|word| key(word) == **word), "{english}");
        }
        assert!(look_up(HEADS, "university").is_some() && look_up(HEADS, "").is_none());
    }
}
