//! Light stems: words that differ in ending or clitics only, brought together. Good for counting words, never for reading them.

/// The stem of an Arabic word under spelling folding: without conjunction, preposition, article and the commonest endings.
///
/// At least three letters are left, so that short words stay whole.
pub fn arabic(key: &str) -> &str {
    const CONJUNCTIONS: [&str; 2] = ["و", "ف"];
    const ARTICLES: [&str; 6] = ["بال", "كال", "ال", "لل", "ب", "ل"];
    const ENDINGS: [&str; 19] =
        ["كما", "هما", "تين", "تان", "ها", "هم", "هن", "نا", "ات", "ان", "ون", "ين", "وا", "يه", "ته", "تي", "ه", "ت", "ي"];
    let mut stem = key;
    stem = CONJUNCTIONS.iter().find_map(|&head| keeps(stem.strip_prefix(head), 3)).unwrap_or(stem);
    // One letter may be the word's own: more must be left behind it.
    stem = ARTICLES.iter().find_map(|&head| keeps(stem.strip_prefix(head), if head.len() > 2 { 2 } else { 4 })).unwrap_or(stem);
    for _ in 0..2 {
        stem = ENDINGS.iter().find_map(|&tail| keeps(stem.strip_suffix(tail), 3)).unwrap_or(stem);
    }
    stem
}

/// The stem of an English word in lower case: without possessive, plural and the commonest endings of verbs.
pub fn english(key: &str) -> &str {
    const ENDINGS: [&str; 14] =
        ["ations", "ation", "ments", "ment", "ings", "ing", "ness", "ies", "ied", "ed", "es", "ly", "s", "y"];
    let stem = key.strip_suffix("'s").or_else(|| key.strip_suffix("’s")).unwrap_or(key);
    let stem = ENDINGS.iter().find_map(|&tail| keeps(stem.strip_suffix(tail), 3)).unwrap_or(stem);
    keeps(stem.strip_suffix('e'), 3).unwrap_or(stem)
}

/// The rest of a word, if it has at least `count` letters.
fn keeps(rest: Option<&str>, count: usize) -> Option<&str> {
    rest.filter(|rest| rest.chars().nth(count - 1).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [["الكتاب", "وكتابها", "بالكتاب"], ["مدرسة", "والمدرسة", "مدرسته"], ["معلمون", "المعلمين", "للمعلمين"]]
        {
            let stems = forms.map(|form| arabic(&key(form)).to_string());
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        for forms in [["walk", "walked", "walking"], ["city", "cities", "city's"], ["house", "houses", "house"]] {
            let stems = forms.map(english);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn short_words_stay_whole() {
        for word in ["من", "في", "بل", "ولد", ""] {
            assert_eq!(arabic(word), word);
        }
        for word in ["is", "the", "bed", "", "s"] {
            assert_eq!(english(word), word.strip_suffix('e').filter(|rest| rest.len() > 2).unwrap_or(word));
        }
    }
}
