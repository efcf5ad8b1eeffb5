//! The usual spellings of names that everybody writes the same way, and what a desk may prefer.

use std::cmp::Ordering;

use super::letters::{self, Letter};

/// Arab name parts, sorted by their letters without hamzas, the usual spelling of each first.
const NATIVE: &str = include_str!("../../models/native-names.tsv");

/// Name parts of other languages, the same.
const WORLD: &str = include_str!("../../models/world-names.tsv");

/// The usual Latin spellings of an Arabic word, in lower case, the usual one first. Hamzas do not matter.
pub(super) fn spellings(arabic: &[Letter]) -> impl Iterator<Item = &'static str> {
    let bare: Vec<Letter> = arabic.iter().map(|&letter| letters::plain_arabic(letter)).collect();
    let bare = letters::arabic_text(&bare);
    [NATIVE, WORLD].into_iter().flat_map(move |list| rows(list, &bare))
}

/// The rows of one word. The list is searched as it lies in the program: nothing is parsed before it is asked for.
fn rows(list: &'static str, bare: &str) -> impl Iterator<Item = &'static str> + use<> {
    let (mut from, mut to) = (0, list.len());
    while from < to {
        let middle = line_start(list, from, (from + to) / 2);
        let line = list[middle..].lines().next().unwrap_or_default();
        if compare(line, bare) == Ordering::Less { from = (middle + line.len() + 1).min(to) } else { to = middle }
    }
    let bare = bare.to_string();
    list[from..].lines().take_while(move |line| compare(line, &bare) == Ordering::Equal).filter_map(latin)
}

/// Where the line begins that holds the byte at `place`, not before `from`.
fn line_start(list: &str, from: usize, place: usize) -> usize {
    list.as_bytes()[from..place].iter().rposition(|&byte| byte == b'\n').map_or(from, |at| from + at + 1)
}

fn compare(line: &str, bare: &str) -> Ordering {
    let arabic = line.split('\t').next().unwrap_or_default();
    arabic.chars().map(without_hamza).cmp(bare.chars())
}

fn latin(line: &'static str) -> Option<&'static str> {
    line.split('\t').nth(1)
}

fn without_hamza(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' => 'ي',
        other => other,
    }
}

/// How a desk writes names where newspapers differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    /// What stands for the article ال at the head of a name, such as `al-`, `Al-`, `El ` or nothing. Without it, both the bare
    /// name and whatever the model finds likely are proposed.
    pub article: Option<String>,
    /// What stands for عبد before a name of God, such as `Abdul`, `Abdel ` or `Abd al-`.
    pub servant: Option<String>,
    /// Spellings to put first wherever they are among the usual ones of a name, such as `Mohammed` or `Hussein`.
    pub prefer: Vec<String>,
}

impl Style {
    /// Whether the desk prefers this spelling, in lower case.
    pub(super) fn prefers(&self, latin: &str) -> bool {
        self.prefer.iter().any(|preferred| preferred.to_lowercase() == latin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual(arabic: &str) -> Vec<&'static str> {
        let mut word = Vec::new();
        letters::arabic(arabic, &mut word);
        spellings(&word).collect()
    }

    #[test]
    fn lists_are_sorted_by_letters_without_hamzas() {
        for list in [NATIVE, WORLD] {
            let bare = |line: &str| line.split('\t').next().unwrap_or_default().chars().map(without_hamza).collect::<String>();
            let rows: Vec<String> = list.lines().map(bare).collect();
            assert!(rows.is_sorted());
            assert!(list.lines().all(|line| line.split('\t').count() == 2));
        }
        assert!(NATIVE.lines().count() >= 3_000);
    }

    #[test]
    fn every_row_is_found() {
        for line in NATIVE.lines().chain(WORLD.lines()) {
            let (arabic, latin) = line.split_once('\t').expect("two fields");
            assert!(usual(arabic).contains(&latin), "{line}");
        }
        assert_eq!(usual("احمد"), usual("أحمد"));
        assert_eq!((usual(""), usual("زززز")), (vec![], vec![]));
    }
}
