//! How far what is written lies from a key whose consonants it has.

use super::weights;

/// How many letters lie between what is written in `count` words and a key; `None` where too many do.
///
/// Words are cut otherwise than in the key only where no letter differs: "من دلا" is no spelling of منديلا. A short name alone
/// may lack a vowel or have one more, and ends as the key does: تورنتو is تورونتو, but سيدان "sedan" is no سودان.
pub(super) fn letters_apart(written: &str, key: &str, count: usize) -> Option<usize> {
    let bare = key.replace(' ', "");
    let letters = bare.chars().count();
    let same_end = if count == 1 { ending(written) == ending(&bare) } else { ends_alike(written, &bare) };
    if letters < weights::SHORTEST_SKELETON_WORD || !same_end {
        return None;
    }
    let allowed = match letters {
        _ if key.split(' ').count() != count => 0,
        0..weights::LONG_NAME => 1,
        _ => weights::MOST_LETTERS_APART,
    };
    let swapped = count == 1 && letters < weights::LONG_NAME && swaps_vowels(written, &bare);
    Some(strsim::levenshtein(written, &bare)).filter(|&apart| apart <= allowed && !swapped)
}

/// Whether two words of one length have different vowels somewhere.
fn swaps_vowels(written: &str, bare: &str) -> bool {
    let vowels = |(one, other): (char, char)| one != other && "اوي".contains(one) && "اوي".contains(other);
    written.len() == bare.len() && written.chars().zip(bare.chars()).any(vowels)
}

/// Whether both end in ya, in waw, or in neither: a final one is no vowel that spellings differ by, it makes إسرائيلي of
/// إسرائيل and ماريو of ماريا.
fn ends_alike(written: &str, bare: &str) -> bool {
    ['ي', 'و'].iter().all(|&letter| written.ends_with(letter) == bare.ends_with(letter))
}

/// How a name ends: its last letter (ا and ه sound alike there), and whether that makes -iya.
fn ending(name: &str) -> (Option<char>, bool) {
    let mut letters = name.chars().rev();
    let last = letters.next().map(|letter| if letter == 'ه' { 'ا' } else { letter });
    (last, last == Some('ا') && letters.next() == Some('ي'))
}
