//! The keys a form is found under: the whole form, and the parts by which articles go on to call a person.

use crate::kinds::EntryType;
use crate::text::cues::{Cue, cues};
use crate::text::words::Words;

/// The part of a form that stands for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Full,
    /// First and last name, those between left out.
    Outer,
    /// All but the last name (محمد بن سلمان of محمد بن سلمان آل سعود).
    Prefix,
    /// The last name or the last two.
    Family,
    /// The first name.
    Given,
}

impl Part {
    /// All parts, fullest first.
    pub const ALL: [Self; 5] = [Self::Full, Self::Outer, Self::Prefix, Self::Family, Self::Given];

    /// Whether such a part is also looked up without its vowels; a given name is too short for that.
    pub(super) fn has_skeleton(self) -> bool {
        self != Self::Given
    }
}

/// A key, and whether an article was left out at its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormKey {
    /// Under spelling folding, with compounds joined and particles in one spelling.
    pub key: String,
    /// Whether the form begins with ال, which the key leaves out.
    pub article: bool,
}

/// Words that begin a name of several words and never stand alone: the next word belongs to them.
/// Under spelling folding; `ال` is آل "house of", since the article is never a word of its own.
const PARTICLES: [&str; 21] = [
    "بن",
    "بنت",
    "ابو",
    "ام",
    "ال",
    "عبد",
    "ذو",
    "ولد",
    "دي",
    "دا",
    "دو",
    "دوس",
    "ديل",
    "ديلا",
    "لا",
    "فان",
    "فون",
    "سان",
    "بو",
    "مولاي",
    "سيدي",
];

/// Whether a word (its key) begins a compound name.
pub fn is_particle(key: &str) -> bool {
    PARTICLES.contains(&canonical(key))
}

/// One spelling for the particles that have several: ابن/بن, and the three cases of أبو.
pub fn canonical(key: &str) -> &str {
    match key {
        "ابن" => "بن",
        "ابي" | "ابا" => "ابو",
        _ => key,
    }
}

/// Ordinals, epithets and second halves of compounds (نور الدين): they follow a name and stand for nobody by themselves. Under
/// spelling folding.
const EPITHETS: [&str; 38] = [
    "الاب",
    "الابن",
    "الاسلام",
    "الاكبر",
    "الاصغر",
    "الاول",
    "الاولي",
    "التاسع",
    "التاسعه",
    "الثالث",
    "الثالثه",
    "الثامن",
    "الثامنه",
    "الثاني",
    "الثانيه",
    "الحادي",
    "الحق",
    "الخامس",
    "الخامسه",
    "الدين",
    "الرابع",
    "الرابعه",
    "الرهيب",
    "السابع",
    "السابعه",
    "السادس",
    "السادسه",
    "العابدين",
    "العاشر",
    "العرب",
    "العظمي",
    "العظيم",
    "العظيمه",
    "الكبير",
    "الله",
    "المقدوني",
    "جونيور",
    "عشر",
];

/// Whether a word belongs to the one before it, and stands for nobody by itself.
pub fn goes_with_the_word_before(key: &str) -> bool {
    EPITHETS.contains(&key)
}

/// Whether papers write the two words now joined, now apart, so that no space stands between them in a key:
/// عبد الرحمن/عبدالرحمن, أبو مازن/أبومازن, نصر الله/نصرالله.
pub fn joins(before: &str, after: &str) -> bool {
    matches!(before, "عبد" | "ابو") || after == "الله"
}

/// A word of a form.
#[derive(Debug, Clone, Copy)]
struct FormWord<'w> {
    /// Under spelling folding.
    key: &'w str,
    /// Whether it may begin with the article: أل and إل, which fold to the same letters, are the name's own (ألمانيا).
    article: bool,
}

fn form_words(words: &Words) -> Vec<FormWord<'_>> {
    (0..words.len()).map(|at| FormWord { key: words.key(at), article: words.clean(at).starts_with("ال") }).collect()
}

/// The key of a whole form.
pub fn form_key(form: &str) -> FormKey {
    key_of(&form_words(&Words::new(form)))
}

fn key_of(words: &[FormWord<'_>]) -> FormKey {
    let mut key = String::new();
    let mut article = false;
    for (at, word) in words.iter().enumerate() {
        let FormWord { key: word, article: may_begin } = FormWord { key: canonical(word.key), ..*word };
        if at == 0 {
            let stem = if may_begin { without_article(word) } else { word };
            article = stem.len() < word.len();
            key.push_str(stem);
        } else {
            if !joins(canonical(words[at - 1].key), word) {
                key.push(' ');
            }
            key.push_str(word);
        }
    }
    FormKey { key, article }
}

/// The word without its article, where two letters or more are left.
fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        Some(stem) if stem.chars().nth(1).is_some() => stem,
        _ => word,
    }
}

/// The keys of one form and of its parts.
#[derive(Debug)]
pub struct Parts {
    list: Vec<(Part, FormKey)>,
}

impl Parts {
    /// The parts of `form`; only people are called by parts of their names.
    pub fn new(form: &str, kind: EntryType) -> Self {
        let words = Words::new(form);
        let keys = form_words(&words);
        let mut list = vec![(Part::Full, key_of(&keys))];
        if kind == EntryType::Person {
            add_person_parts(&keys, &mut list);
        }
        Self { list }
    }

    /// The keys of one part: none, one, or several.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &FormKey> {
        self.list.iter().filter(move |(of, _)| *of == part).map(|(_, key)| key)
    }
}

fn add_person_parts(words: &[FormWord<'_>], list: &mut Vec<(Part, FormKey)>) {
    let titles = words.iter().take_while(|word| is_title(word.key)).count();
    let name = &words[titles..];
    if titles > 0 && !name.is_empty() {
        list.push((if units(name).len() > 1 { Part::Outer } else { Part::Family }, key_of(name)));
    }
    add_parts_of_name(name, list);
}

/// Whether a word before a name is its title (الأمير هاري, البابا فرنسيس), which stands for nobody by itself. Without its
/// article such a word may well be a given name (أمير, سيد).
fn is_title(word: &str) -> bool {
    word.starts_with("ال") && cues(word).has(Cue::Title)
}

fn add_parts_of_name(words: &[FormWord<'_>], list: &mut Vec<(Part, FormKey)>) {
    let units = units(words);
    let count = units.len();
    if count < 2 {
        return;
    }
    let run = |first: usize, last: usize| &words[units[first].0..units[last].1];
    let last = run(count - 1, count - 1);
    // Of سالم بن حمد بن راشد the last is the grandfather: سالم بن راشد is another man.
    let grandfather = count > 2 && canonical(last[0].key) == "بن";
    if count > 2 {
        if !grandfather {
            list.push((Part::Outer, key_of(&[run(0, 0), last].concat())));
        }
        list.push((Part::Prefix, key_of(run(0, count - 2))));
    }
    list.push((Part::Given, key_of(run(0, 0))));
    // A house (آل ثاني) is shared by its whole family: it stands for none of them.
    if last[0].key == "ال" || grandfather {
        return;
    }
    list.push((Part::Family, key_of(last)));
    if count > 2 {
        list.push((Part::Family, key_of(run(count - 2, count - 1))));
    }
    if canonical(last[0].key) == "ابو" && last.len() > 1 {
        list.push((Part::Family, key_of(&last[1..])));
    }
}

/// Cuts a name into units: a word with the particles before it. Start and end of each.
fn units(words: &[FormWord<'_>]) -> Vec<(usize, usize)> {
    let mut units = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let joined = words.get(at + 1).is_some_and(|next| is_particle(words[at].key) || goes_with_the_word_before(next.key));
        if !joined {
            units.push((start, at + 1));
            start = at + 1;
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_one_part_and_a_grandfather_is_none() {
        let parts = |form: &str| {
            let parts = Parts::new(form, EntryType::Person);
            parts.list.iter().map(|(part, key)| (*part, key.key.clone())).collect::<Vec<_>>()
        };
        let compound = parts("نور الدين حداد");
        assert!(compound.contains(&(Part::Given, "نور الدين".into())) && compound.contains(&(Part::Family, "حداد".into())));
        let sons = parts("سالم بن حمد بن راشد");
        assert!(sons.iter().all(|(part, _)| !matches!(part, Part::Outer | Part::Family)), "{sons:?}");
    }

    #[test]
    fn spellings_of_one_compound_share_a_key() {
        for (one, other) in [
            ("عبد الرحمن", "عبدالرحمن"),
            ("أبو مازن", "أبومازن"),
            ("أبي مازن", "ابو مازن"),
            ("نصر الله", "نصرالله"),
            ("محمد ابن سلمان", "محمد بن سلمان"),
            ("الناتو", "ناتو"),
        ] {
            assert_eq!(form_key(one).key, form_key(other).key, "{one}");
        }
        assert_ne!(form_key("آل ثاني").key, form_key("ثاني").key);
        assert_ne!(form_key("ألمان").key, form_key("مان").key);
    }

    #[test]
    fn people_are_called_by_these_parts() {
        for (form, expected) in [
            ("أنتوني بلينكن", vec![(Part::Given, "انتوني"), (Part::Family, "بلينكن")]),
            ("موسى أبو مرزوق", vec![(Part::Given, "موسي"), (Part::Family, "ابومرزوق"), (Part::Family, "مرزوق")]),
            ("محمد بن سلمان", vec![(Part::Given, "محمد"), (Part::Family, "بن سلمان")]),
            ("تميم بن حمد آل ثاني", vec![(Part::Outer, "تميم ال ثاني"), (Part::Prefix, "تميم بن حمد"), (Part::Given, "تميم")]),
            (
                "رجب طيب أردوغان",
                vec![
                    (Part::Outer, "رجب اردوغان"),
                    (Part::Prefix, "رجب طيب"),
                    (Part::Given, "رجب"),
                    (Part::Family, "اردوغان"),
                    (Part::Family, "طيب اردوغان"),
                ],
            ),
            ("الأمير هاري", vec![(Part::Family, "هاري")]),
            ("تشارلز الثالث", vec![]),
            ("دونالد ترامب الابن", vec![(Part::Given, "دونالد"), (Part::Family, "ترامب الابن")]),
            ("بيليه", vec![]),
        ] {
            let parts = Parts::new(form, EntryType::Person);
            let found: Vec<(Part, &str)> = parts.list[1..].iter().map(|(part, key)| (*part, key.key.as_str())).collect();
            assert_eq!(found, expected, "{form}");
        }
    }

    #[test]
    fn the_tables_are_folded_and_hold_each_word_once() {
        for table in [&PARTICLES[..], &EPITHETS[..]] {
            for (at, word) in table.iter().enumerate() {
                assert_eq!(crate::text::normalize::key(word), *word);
                assert!(!table[..at].contains(word), "{word} twice");
            }
        }
    }
}
