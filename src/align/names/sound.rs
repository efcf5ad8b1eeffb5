//! What an Arabic and a Latin word sound like together, each pair worked out once.

use std::collections::HashMap;

use crate::translit::letters::{self, LONGEST, Letter};
use crate::translit::{Model, Scorer};

/// Pairs remembered before all is forgotten: some hundred articles.
const REMEMBERED: usize = 1 << 20;

/// Nats of a pair that has too few sounds in common to be scored.
pub(super) const NO_MATCH: f32 = -50.0;

/// Consonants of a word, at most.
const SOUNDS: usize = 16;

/// A word that was heard.
#[derive(Debug, Clone)]
struct Heard {
    letters: Box<[Letter]>,
    /// Its consonants, each as the set of kinds of sound that it may be.
    sounds: Box<[u16]>,
}

/// Words of one script, numbered.
#[derive(Debug, Clone, Default)]
struct Words {
    numbers: HashMap<Box<[Letter]>, u32>,
    words: Vec<Heard>,
}

impl Words {
    fn number(&mut self, letters: &[Letter], sounds: impl Fn(&[Letter]) -> Vec<u16>) -> u32 {
        if let Some(&number) = self.numbers.get(letters) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.push(Heard { letters: letters.into(), sounds: sounds(letters).into() });
        self.numbers.insert(letters.into(), number);
        number
    }
}

/// Scores pairs of words, and remembers them. One for each thread.
#[derive(Debug, Clone)]
pub(super) struct Ear {
    scorer: Scorer<'static>,
    arabic: Words,
    latin: Words,
    pairs: HashMap<(u32, u32), f32>,
    arabic_sounds: Vec<u16>,
    latin_sounds: Vec<u16>,
}

/// A word of either script, as the ear numbers it.
pub(super) type Number = u32;

impl Default for Ear {
    fn default() -> Self {
        Self {
            scorer: Scorer::new(Model::builtin()),
            arabic: Words::default(),
            latin: Words::default(),
            pairs: HashMap::new(),
            arabic_sounds: by_letter(&ARABIC, |letter| {
                let mut out = Vec::new();
                letters::arabic(letter.encode_utf8(&mut [0; 4]), &mut out);
                out
            }),
            latin_sounds: by_letter(&LATIN, |letter| {
                let mut out = Vec::new();
                letters::latin(letter.encode_utf8(&mut [0; 4]), &mut out);
                out
            }),
        }
    }
}

impl Ear {
    /// Forgets what would take too much memory. Between two pairs of texts only: numbers mean nothing afterwards.
    pub(super) fn rest(&mut self) {
        if self.pairs.len() > REMEMBERED {
            self.pairs.clear();
            self.arabic = Words::default();
            self.latin = Words::default();
        }
    }

    /// The number of an Arabic word of these letters.
    pub(super) fn arabic(&mut self, letters: &[Letter]) -> Number {
        let table = &self.arabic_sounds;
        self.arabic.number(letters, |letters| sounds(letters, table))
    }

    /// The number of a Latin word of these letters.
    pub(super) fn latin(&mut self, letters: &[Letter]) -> Number {
        let table = &self.latin_sounds;
        self.latin.number(letters, |letters| sounds(letters, table))
    }

    /// How many letters an Arabic word has.
    pub(super) fn length(&self, arabic: Number) -> usize {
        self.arabic.words[arabic as usize].letters.len()
    }

    /// How much likelier the two are together than apart, in nats; [`NO_MATCH`] where they have hardly a sound in common.
    pub(super) fn score(&mut self, arabic: Number, latin: Number) -> f32 {
        let (one, other) = (&self.arabic.words[arabic as usize], &self.latin.words[latin as usize]);
        if !may_match(&one.sounds, &other.sounds) {
            return NO_MATCH;
        }
        self.score_anyway(arabic, latin)
    }

    /// The same, also where they have hardly a sound in common.
    pub(super) fn score_anyway(&mut self, arabic: Number, latin: Number) -> f32 {
        let (one, other) = (&self.arabic.words[arabic as usize], &self.latin.words[latin as usize]);
        let scorer = &mut self.scorer;
        *self
            .pairs
            .entry((arabic, latin))
            .or_insert_with(|| scorer.score(&one.letters, &other.letters).max(f64::from(NO_MATCH)) as f32)
    }
}

/// Kinds of consonants that one script keeps apart and the other does not, each with its Arabic and its Latin letters.
const ARABIC: [(u16, &str); 9] = [
    (1, "بپفڤو"),
    (1 << 1, "تطدضذثظة"),
    (1 << 2, "سصزشجذثظضچژ"),
    (1 << 3, "كقگخغجحه"),
    (1 << 4, "ل"),
    (1 << 5, "ر"),
    (1 << 6, "من"),
    (1 << 7, "جيژ"),
    (1 << 8, "ش"),
];

/// The same for Latin letters.
const LATIN: [(u16, &str); 9] = [
    (1, "bpfvw"),
    (1 << 1, "tdþ"),
    (1 << 2, "szcxjçćčšşž"),
    (1 << 3, "kgqcxh"),
    (1 << 4, "lł"),
    (1 << 5, "r"),
    (1 << 6, "mnñ"),
    (1 << 7, "jy"),
    (1 << 8, "sc"),
];

/// Letters that are sounded or not, and written or not: they never speak against a pair.
const WEAK: &str = "وهحيhywjxgج";

/// The mark of a letter that need not have its like on the other side.
const MAY_BE_SILENT: u16 = 1 << 15;

/// For each letter the kinds of sound that it may be; 0 for vowels.
fn by_letter(kinds: &[(u16, &str)], read: impl Fn(char) -> Vec<Letter>) -> Vec<u16> {
    let mut table = vec![0; 64];
    for (kind, letters) in kinds {
        for letter in letters.chars() {
            for number in read(letter) {
                table[usize::from(number)] |= kind | if WEAK.contains(letter) { MAY_BE_SILENT } else { 0 };
            }
        }
    }
    table
}

/// The consonants of a word, doubled ones once.
fn sounds(letters: &[Letter], table: &[u16]) -> Vec<u16> {
    let mut out = Vec::new();
    let mut before = 0;
    for &letter in letters.iter().take(LONGEST) {
        let sound = table.get(usize::from(letter)).copied().unwrap_or_default();
        if sound != 0 && letter != before && out.len() < SOUNDS {
            out.push(sound);
        }
        before = letter;
    }
    out
}

/// Whether two words have so many consonants in common, in order, that they may be one name.
fn may_match(one: &[u16], other: &[u16]) -> bool {
    let mut row = [0u8; SOUNDS + 1];
    for &sound in one {
        let mut diagonal = 0;
        for (at, &against) in other.iter().enumerate() {
            let above = row[at + 1];
            let same = sound & against & !MAY_BE_SILENT != 0;
            row[at + 1] = if same { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    let common = row[other.len()];
    let firm = |sounds: &[u16]| sounds.iter().filter(|&&sound| sound & MAY_BE_SILENT == 0).count();
    let most = firm(one).max(firm(other));
    10 * usize::from(common) >= 6 * most || usize::from(common) + 1 >= most && most > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(arabic: &str, latin: &str) -> f32 {
        let mut ear = Ear::default();
        let mut out = Vec::new();
        letters::arabic(arabic, &mut out);
        let arabic = ear.arabic(&out);
        letters::latin(latin, &mut out);
        let latin = ear.latin(&out);
        ear.score(arabic, latin)
    }

    #[test]
    fn what_sounds_alike_is_scored_and_what_does_not_is_left_out_early() {
        for (arabic, latin) in
            [("كليمبنشتاين", "Klimpenstein"), ("جورج", "George"), ("يوهانسن", "Johansen"), ("ثاتشر", "Thatcher")]
        {
            assert!(score(arabic, latin) > 0.0, "{arabic} {latin}: {}", score(arabic, latin));
        }
        for (arabic, latin) in [("مدرسة", "Klimpenstein"), ("الرئيس", "Johansen"), ("قال", "Brandt")] {
            assert_eq!(score(arabic, latin), NO_MATCH, "{arabic} {latin}");
        }
        assert!(score("", "").is_finite() && score("ا", "").is_finite());
    }

    #[test]
    fn nothing_that_published_lists_give_as_one_name_is_left_out_early() {
        let mut ear = Ear::default();
        let mut out = Vec::new();
        let (mut lost, mut all) = (0, 0);
        for line in include_str!("../../../models/native-names.tsv").lines() {
            let (arabic, latin) = line.split_once('\t').expect("two fields");
            letters::arabic(arabic, &mut out);
            let arabic = ear.arabic(&out);
            letters::latin(latin, &mut out);
            let latin = ear.latin(&out);
            all += 1;
            lost += usize::from(ear.score(arabic, latin) == NO_MATCH);
        }
        assert!(lost * 300 < all, "{lost} of {all}");
    }
}
