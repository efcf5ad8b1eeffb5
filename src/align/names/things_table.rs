//! Words that say that what stands beside them is neither a person, a place nor an organisation; written for this project.

/// English words at the head of the name of an event, an age, a treaty or a prize, in lower case by byte order.
pub(super) const EVENTS: &[&str] = &[
    "accord",
    "accords",
    "act",
    "age",
    "agreement",
    "award",
    "awards",
    "battle",
    "carnival",
    "championship",
    "championships",
    "conference",
    "cup",
    "era",
    "expedition",
    "festival",
    "games",
    "marathon",
    "medal",
    "olympics",
    "prix",
    "prize",
    "revolution",
    "siege",
    "summit",
    "tournament",
    "treaty",
    "war",
    "wars",
];

/// Arabic words for works, vessels, vehicles, weapons and other products, which their names stand behind, under spelling folding and without
/// the article, by byte order.
pub(super) const WORKS: &[&str] = &[
    "اعصار",
    "اغنيه",
    "البوم",
    "باخره",
    "بارجه",
    "دبابات",
    "دبابه",
    "روايه",
    "سفن",
    "سفينه",
    "سيارات",
    "سياره",
    "صاروخ",
    "صواريخ",
    "طائرات",
    "طائره",
    "طراز",
    "عاصفه",
    "عباره",
    "غواصه",
    "فرقاطه",
    "فيلم",
    "لعبه",
    "لقاح",
    "مدمره",
    "مركب",
    "مروحيات",
    "مروحيه",
    "مسرحيه",
    "مسلسل",
    "مقاتلات",
    "مكوك",
    "ناقله",
    "هاتف",
    "هواتف",
    "يخت",
];

/// Arabic words for a language, under spelling folding and without the article.
pub(super) const LANGUAGES: &[&str] = &["لغات", "لغه", "لهجات", "لهجه"];

/// English words behind the name of a language.
pub(super) const SPEECH: &[&str] = &["dialect", "dialects", "language", "languages", "speakers", "speaking"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn tables_are_sorted_and_folded() {
        for table in [EVENTS, WORKS, LANGUAGES, SPEECH] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "{table:?}");
            assert!(table.iter().all(|word| key(word) == **word && !word.contains(' ')));
        }
    }
}
