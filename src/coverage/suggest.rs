//! English spellings to start from, for names that no entry has.

use super::UnknownTerm;
use super::translate::{self, English};
use crate::glossary::Glossary;
use crate::text::words::is_arabic_letter;
use crate::translit::Romanizer;

/// Spellings shown for one name.
const MOST_SPELLINGS: usize = 3;

/// Share of the best spelling's probability below which another is not worth a reader's time.
const WORTH_SHOWING: f32 = 0.25;

/// Letters beyond which a name is none, whatever a hostile text holds.
const LONGEST: usize = 120;

/// The spellings of a term, the likeliest first, in the style of the speller; a name in another alphabet stays as it is.
pub(super) fn suggestions(romanizer: &mut Romanizer<'_>, term: &UnknownTerm, glossary: &Glossary) -> Vec<String> {
    let name = term.text.as_str();
    if !name.chars().any(is_arabic_letter) {
        return vec![name.to_string()];
    }
    if name.chars().count() > LONGEST {
        return Vec::new();
    }
    match translate::english(name, term.kind, glossary, |part| spellings(romanizer, part)) {
        English::Translated(mut english) => {
            english.truncate(MOST_SPELLINGS);
            english
        }
        English::Spelled => spellings(romanizer, name),
        English::Unknown => Vec::new(),
    }
}

/// The spellings of a name, likeliest first; what stands in another alphabet inside it stays as it is.
fn spellings(romanizer: &mut Romanizer<'_>, name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let arabic = |word: &str| word.chars().any(is_arabic_letter);
    if words.iter().all(|word| arabic(word)) {
        return spelled(romanizer, name);
    }
    let pieces: Vec<Vec<String>> = words
        .chunk_by(|one, next| arabic(one) == arabic(next))
        .map(|run| if arabic(run[0]) { spelled(romanizer, &run.join(" ")) } else { vec![run.join(" ")] })
        .filter(|ways| !ways.is_empty())
        .collect();
    let most = pieces.iter().map(Vec::len).max().unwrap_or(0);
    let way = |at: usize| pieces.iter().map(|ways| ways[at.min(ways.len() - 1)].as_str()).collect::<Vec<_>>().join(" ");
    (0..most).map(way).collect()
}

fn spelled(romanizer: &mut Romanizer<'_>, name: &str) -> Vec<String> {
    let spelled = romanizer.spell(name, MOST_SPELLINGS);
    let least = spelled.first().map_or(0.0, |best| best.score * WORTH_SHOWING);
    spelled.into_iter().filter(|spelled| spelled.score >= least).map(|spelled| spelled.en).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::Model;

    #[test]
    fn what_stands_in_another_alphabet_stays() {
        let mut romanizer = Romanizer::new(Model::builtin());
        for spelling in spellings(&mut romanizer, "زغلول X-37 محمد") {
            let words: Vec<&str> = spelling.split(' ').collect();
            assert!(words.len() == 3 && words[1] == "X-37" && words[2].starts_with('M'), "{spelling}");
        }
        assert_eq!(spellings(&mut romanizer, ""), Vec::<String>::new());
    }
}
