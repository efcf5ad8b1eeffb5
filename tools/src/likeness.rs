//! A rough likeness of sound between an Arabic and an English word: classes of consonants, vowels left out.

/// What sounds alike to someone who writes the one for the other.
pub(crate) type Class = u8;

/// Classes that cost little to add or leave out: half-vowels and breath.
const WEAK: &[u8] = b"hwy";

/// The classes of an Arabic word.
pub(crate) fn of_arabic(word: &str) -> Vec<Class> {
    let mut out = Vec::new();
    for letter in word.chars() {
        let class: &[u8] = match letter {
            'ب' | 'پ' => b"b",
            'ف' | 'ڤ' => b"f",
            'ت' | 'ط' | 'ث' => b"t",
            'د' | 'ض' | 'ذ' => b"d",
            'ك' | 'ق' | 'خ' => b"k",
            'ج' | 'غ' | 'گ' => b"g",
            'س' | 'ص' => b"s",
            'ز' | 'ظ' | 'ژ' => b"z",
            'ش' | 'چ' => b"c",
            'م' => b"m",
            'ن' => b"n",
            'ل' => b"l",
            'ر' => b"r",
            'ه' | 'ح' => b"h",
            'و' => b"w",
            'ي' => b"y",
            _ => b"",
        };
        out.extend_from_slice(class);
    }
    out.dedup();
    out
}

/// The classes of an English word.
pub(crate) fn of_english(word: &str) -> Vec<Class> {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied();
        let (class, length): (&[u8], usize) = match (letters[at], next) {
            ('s', Some('h')) | ('c', Some('h')) => (b"c", 2),
            ('p', Some('h')) => (b"f", 2),
            ('t', Some('h')) => (b"t", 2),
            ('c', Some('k')) | ('k', Some('h')) => (b"k", 2),
            ('g', Some('h')) => (b"g", 2),
            ('c', Some('e' | 'i' | 'y')) => (b"s", 1),
            ('b' | 'p', _) => (b"b", 1),
            ('f' | 'v', _) => (b"f", 1),
            ('t', _) => (b"t", 1),
            ('d', _) => (b"d", 1),
            ('c' | 'k' | 'q', _) => (b"k", 1),
            ('g' | 'j', _) => (b"g", 1),
            ('s', _) => (b"s", 1),
            ('z', _) => (b"z", 1),
            ('x', _) => (b"ks", 1),
            ('m', _) => (b"m", 1),
            ('n', _) => (b"n", 1),
            ('l', _) => (b"l", 1),
            ('r', _) => (b"r", 1),
            ('h', _) => (b"h", 1),
            ('w' | 'o' | 'u', _) => (b"w", 1),
            ('y' | 'i' | 'e', _) => (b"y", 1),
            _ => (b"", 1),
        };
        out.extend_from_slice(class);
        at += length;
    }
    out.dedup();
    out
}

/// How alike two words sound, 1 where every class meets its like. Words of fewer than two strong classes are like nothing
/// but themselves.
pub(crate) fn likeness(arabic: &[Class], english: &[Class]) -> f32 {
    let strong = |classes: &[Class]| classes.iter().filter(|class| !WEAK.contains(class)).count();
    let (a, e) = (strong(arabic), strong(english));
    let least = if a.min(e) < 2 { 0.5 } else { 0.0 };
    let mut row: Vec<f32> = std::iter::once(0.0).chain(english.iter().map(|&class| left_out(class))).collect();
    for at in 1..row.len() {
        row[at] += row[at - 1];
    }
    for &own in arabic {
        let mut before = row[0];
        row[0] += left_out(own);
        for (at, &other) in english.iter().enumerate() {
            let here = (before + swapped(own, other)).min(row[at] + left_out(other)).min(row[at + 1] + left_out(own));
            before = row[at + 1];
            row[at + 1] = here;
        }
    }
    1.0 - (row[english.len()] + least) / a.max(e).max(1) as f32
}

fn left_out(class: Class) -> f32 {
    if WEAK.contains(&class) { 0.08 } else { 1.0 }
}

fn swapped(a: Class, b: Class) -> f32 {
    const NEAR: [(Class, Class); 9] = [
        (b's', b'z'),
        (b't', b'd'),
        (b'k', b'g'),
        (b'c', b's'),
        (b'c', b'g'),
        (b'c', b't'),
        (b'k', b's'),
        (b'c', b'k'),
        (b'g', b'z'),
    ];
    match (a, b) {
        _ if a == b => 0.0,
        _ if WEAK.contains(&a) && WEAK.contains(&b) => 0.1,
        _ if NEAR.contains(&(a, b)) || NEAR.contains(&(b, a)) => 0.35,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_like_their_english_and_unlike_other_names() {
        let like = |arabic: &str, english: &str| likeness(&of_arabic(arabic), &of_english(english));
        for (arabic, english) in [("بلينكن", "Blinken"), ("بوغدانوف", "Bogdanov"), ("غراندي", "Grande"), ("تشارلي", "Charlie")]
        {
            assert!(like(arabic, english) > 0.74, "{arabic} {english} {}", like(arabic, english));
        }
        for (arabic, english) in [("بلينكن", "Bogdanov"), ("مدينة", "Clinton"), ("ويست", "Grande")] {
            assert!(like(arabic, english) < 0.6, "{arabic} {english} {}", like(arabic, english));
        }
    }
}
