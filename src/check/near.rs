//! English that is almost an accepted form: a letter or two off, or another spelling of the same sound.

use std::collections::BTreeSet;
use std::ops::Range;

use super::english::{Token, is_article};
use super::expected::Form;
use super::view::View;
use crate::align::names::english::WordClass;

/// Words that are an accepted form but for a slip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Near {
    /// The words.
    pub(super) run: Range<usize>,
    /// Those of them that differ.
    pub(super) slipped: Vec<usize>,
    /// The entry, by number in [`View::expected`].
    pub(super) entry: usize,
    /// The form, by number among those of the entry.
    pub(super) form: usize,
    /// Letters that differ; for other spellings of the same sound a hundred more.
    pub(super) distance: usize,
    /// How many beads it is away from where it should stand.
    pub(super) away: usize,
}

/// Distance from which only the sound speaks for a near miss.
pub(super) const BY_SOUND: usize = 100;

/// Letters of a word from which two may differ.
const LONG: usize = 7;

/// Letters of a word from which one may differ.
const MIDDLE: usize = 4;

/// How sure it must be that the words sound alike where letters alone do not say.
const SOUNDS: f32 = 0.6;

/// Near misses of a known name among words that nothing covers, in its bead and those beside it, the nearest ones. Where the name is
/// served (the surname stands there), only a slip beside right words of the same name, or a very small one, is a slip.
pub(super) fn slips(view: &mut View<'_>, number: usize, served: bool, covered: &[bool]) -> Vec<Near> {
    let named = view.named[number].clone();
    let mut found = Vec::new();
    for (away, bead) in view.around(named.bead).enumerate() {
        let words = significant(view, view.beads[bead].target.clone());
        let loose = loose(view, &words, covered);
        for &entry in &named.wanted {
            for (form, accepted) in view.expected[entry].forms.iter().enumerate() {
                in_bead(view, (&words, &loose), accepted, covered, |run, slipped, distance| {
                    let beside_right_words = slipped.len() < accepted.words.len();
                    let small = distance == 1 && accepted.words.iter().all(|word| word.chars().count() > MIDDLE);
                    if !served && away == 0 || beside_right_words || small {
                        found.push(Near { run, slipped, entry, form, distance, away: away.min(1) });
                    }
                });
            }
        }
        if found.is_empty() && away == 0 && !served {
            by_sound(view, number, &words, covered, &mut found);
        }
    }
    found
}

/// Slips in names of one word that stand where the source does not have the name, though it has it elsewhere: a long word, once only,
/// a letter off.
pub(super) fn strays(view: &View<'_>, covered: &[bool]) -> Vec<Near> {
    let mut found = Vec::new();
    for (at, token) in view.english.tokens().iter().enumerate() {
        let is_loose = !covered[at] && !view.gazetteer.target[at] && view.capitals.class(at) == WordClass::Name;
        if !is_loose
            || token.folded.chars().count() < LONG - 1
            || view.english.find(std::slice::from_ref(&token.folded)).len() > 1
        {
            continue;
        }
        let slip = |entry: usize| {
            let forms = view.expected[entry].forms.iter();
            let of_one_word = |words: &[String]| {
                let mut words = words.iter().filter(|word| !is_article(word));
                let word = words.next().filter(|word| word.chars().count() >= LONG - 1);
                word.is_some_and(|word| distance(&token.folded, word) == Some(1)) && words.next().is_none()
            };
            forms.clone().position(|form| !form.acronym && of_one_word(&form.words))
        };
        let near = (0..view.expected.len()).find_map(|entry| Some((entry, slip(entry)?)));
        if let Some((entry, form)) = near {
            found.push(Near { run: at..at + 1, slipped: vec![at], entry, form, distance: 1, away: 1 });
        }
    }
    found
}

/// The words of a bead without articles.
fn significant(view: &View<'_>, words: Range<usize>) -> Vec<usize> {
    words.filter(|&at| !is_article(&view.english.tokens()[at].folded)).collect()
}

/// Runs of the words that differ from a form by a slip; `loose` are the numbers of those that may be slips.
fn in_bead(
    view: &View<'_>,
    (words, loose): (&[usize], &[usize]),
    form: &Form,
    covered: &[bool],
    mut found: impl FnMut(Range<usize>, Vec<usize>, usize),
) {
    let parts: Vec<&str> = form.words.iter().map(String::as_str).filter(|word| !is_article(word)).collect();
    if form.acronym || parts.is_empty() {
        return;
    }
    let tokens = view.english.tokens();
    let starts = loose.iter().flat_map(|&at| (0..parts.len()).filter_map(move |part| at.checked_sub(part)));
    let starts: BTreeSet<usize> = starts.filter(|start| start + parts.len() <= words.len()).collect();
    for window in starts.into_iter().map(|start| &words[start..start + parts.len()]) {
        let mut sum = 0;
        let mut slipped = Vec::new();
        let mut right = 0;
        for (&at, part) in window.iter().zip(&parts) {
            let Some(distance) = distance(&tokens[at].folded, part) else { break };
            let may_be_slip = is_name_like(view, at) || parts.len() > 1 && distance == 1 && is_rare(view, at);
            if distance > 0 && (covered[at] || !may_be_slip) {
                break;
            }
            sum += distance;
            if distance > 0 {
                slipped.push(at);
            }
            right += 1;
        }
        let joined = window.windows(2).all(|pair| pair[1] - pair[0] <= 2);
        if !slipped.is_empty() && right == parts.len() && joined {
            found(window[0]..window[window.len() - 1] + 1, slipped, sum);
        }
    }
}

/// The numbers of those words that may be slips: names that nothing covers, and words beside a name.
fn loose(view: &View<'_>, words: &[usize], covered: &[bool]) -> Vec<usize> {
    let is_name = |number: usize| words.get(number).is_some_and(|&at| view.english.tokens()[at].capital);
    let is_loose = |&number: &usize| {
        let at = words[number];
        !covered[at] && (is_name_like(view, at) || is_name(number + 1) || number > 0 && is_name(number - 1))
    };
    (0..words.len()).filter(is_loose).collect()
}

/// Whether a word may be one of a name: it has a capital that is not that of a weekday, a title or a word of belonging.
pub(super) fn is_name_like(view: &View<'_>, at: usize) -> bool {
    matches!(view.capitals.class(at), WordClass::Name | WordClass::Doubtful)
}

/// Whether the translation has a word once only: ordinary words come back.
fn is_rare(view: &View<'_>, at: usize) -> bool {
    let word = &view.english.tokens()[at].folded;
    word.chars().count() >= LONG && view.english.find(std::slice::from_ref(word)).len() == 1
}

/// Letters by which a word differs from a part of a name; `None` for more than a slip, and for words that are made of it
/// (Zoranian of Zorania).
pub(super) fn distance(word: &str, part: &str) -> Option<usize> {
    if super::english::same(word, part) {
        return Some(0);
    }
    let (letters, length) = (word.chars().count(), part.chars().count());
    let most = if length >= LONG { 2 } else { usize::from(length >= MIDDLE) };
    if letters.abs_diff(length) > most || most == 0 || is_derived(word, part) {
        return None;
    }
    let distance = strsim::osa_distance(word, part);
    let same_first = word.chars().next() == part.chars().next();
    (distance <= most && (same_first || distance == 1 && length >= LONG - 1)).then_some(distance)
}

/// Whether a word is one of belonging, made of a name.
fn is_derived(word: &str, name: &str) -> bool {
    let vowel = |letter: char| "aeiouy".contains(letter);
    let stem = name.trim_end_matches(vowel);
    let Some(rest) = word.strip_prefix(stem).filter(|_| stem.chars().count() >= 3) else { return false };
    let after_vowel = name.ends_with(vowel);
    match rest {
        "n" => false,
        "ns" | "an" | "ans" => after_vowel,
        "i" | "is" => !after_vowel || name.ends_with("ia"),
        "ian" | "ians" | "ean" | "eans" | "ese" | "ish" | "ic" | "ite" | "ites" => true,
        _ => word.strip_prefix(name).is_some_and(|rest| matches!(rest, "n" | "ns") && after_vowel),
    }
}

/// Whether a run of words has one of belonging, made of the last word of a form.
pub(super) fn is_derived_anywhere(tokens: &[Token], form: &Form) -> bool {
    form.words.len() == 1 && tokens.iter().any(|token| token.capital && is_derived(&token.folded, &form.words[0]))
}

/// Words that sound like the Arabic and are no slip by letters.
fn by_sound(view: &mut View<'_>, number: usize, words: &[usize], covered: &[bool], found: &mut Vec<Near>) {
    let named = view.named[number].clone();
    let words_of_source = view.pair.source.words();
    let arabic: Vec<String> = named.words.clone().map(|at| words_of_source.key_within(at, named.span).to_string()).collect();
    let Some(last) = arabic.last() else { return };
    let entry = named.wanted[0];
    let Some((form, latin)) = last_word(view, entry) else { return };
    if view.ear.alike(last, &latin) < SOUNDS {
        return;
    }
    for &at in words {
        if covered[at] || view.capitals.class(at) != WordClass::Name {
            continue;
        }
        let token = view.english.tokens()[at].folded.clone();
        if view.ear.alike(last, &token) >= SOUNDS && !is_derived(&token, &latin) {
            found.push(Near {
                run: at..at + 1,
                slipped: vec![at],
                entry,
                form,
                distance: BY_SOUND + strsim::osa_distance(&token, &latin),
                away: 0,
            });
        }
    }
}

/// The last word of an entry's English, and the form of one word that is it, else the first form.
fn last_word(view: &View<'_>, entry: usize) -> Option<(usize, String)> {
    let forms = &view.expected[entry].forms;
    let last = forms.first()?.words.last()?.clone();
    let form = forms.iter().position(|form| form.words.len() == 1 && form.words[0] == last).unwrap_or(0);
    Some((form, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (word, part, expected) in [
            ("tarkovna", "tarkovna", Some(0)),
            ("tarkovnas", "tarkovna", Some(0)),
            ("tarkvona", "tarkovna", Some(1)),
            ("tarkkovna", "tarkovna", Some(1)),
            ("terkovne", "tarkovna", Some(2)),
            ("zorania", "zoraniya", Some(1)),
            ("zoranian", "zorania", None),
            ("zoranans", "zorana", None),
            ("iraqi", "iraq", None),
            ("tarkovni", "tarkovna", Some(1)),
            ("zorani", "zorania", None),
            ("omar", "umar", None),
            ("omer", "omar", Some(1)),
            ("ali", "eli", None),
            ("bergen", "bern", None),
        ] {
            assert_eq!(distance(word, part), expected, "{word} {part}");
        }
    }
}
