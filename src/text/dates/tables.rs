//! The names of months and weekdays, under spelling folding.

use super::{Calendar, Weekday};
use Calendar::{Gregorian, Hijri};
use Needs::{Context, Nothing, Number};

/// One name of a month.
#[derive(Debug, Clone, Copy)]
pub(super) struct MonthName {
    /// Its key; two words have one space between them.
    pub(super) name: &'static str,
    /// Whose month it is.
    pub(super) calendar: Calendar,
    /// Which, from 1.
    pub(super) month: u8,
    /// What must stand beside it.
    pub(super) needs: Needs,
}

/// What must stand beside a name of a month for it to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: the word is nothing else.
    Nothing,
    /// Any word of time: it is also a given name or a surname (نيسان, تموز, مايو).
    Context,
    /// A day, a year, the word شهر, a doublet or "last" and "next": it is also an ordinary word (مارس "exercised", صفر "nought")
    /// or a name where prepositions prove nothing (ماي, جوان, رجب).
    Number,
}

const fn row(name: &'static str, calendar: Calendar, month: u8, needs: Needs) -> MonthName {
    MonthName { name, calendar, month, needs }
}

/// Names of months by byte order: the five systems of Arabic papers (Egypt and the Gulf, the Levant and Iraq, Algeria and
/// Tunisia, Morocco, Mauritania) and the Hijri months.
pub(super) const MONTHS: &[MonthName] = &[
    row("اب", Gregorian, 8, Context),
    row("ابريل", Gregorian, 4, Nothing),
    row("اذار", Gregorian, 3, Context),
    row("اغسطس", Gregorian, 8, Nothing),
    row("اغشت", Gregorian, 8, Nothing),
    row("افريل", Gregorian, 4, Nothing),
    row("اكتوبر", Gregorian, 10, Nothing),
    row("المحرم", Hijri, 1, Number),
    row("اوت", Gregorian, 8, Number),
    row("ايار", Gregorian, 5, Context),
    row("ايلول", Gregorian, 9, Context),
    row("تشرين الاول", Gregorian, 10, Nothing),
    row("تشرين الثاني", Gregorian, 11, Nothing),
    row("تشرين اول", Gregorian, 10, Nothing),
    row("تشرين ثاني", Gregorian, 11, Nothing),
    row("تموز", Gregorian, 7, Context),
    row("جانفي", Gregorian, 1, Nothing),
    row("جمادي الاخر", Hijri, 6, Nothing),
    row("جمادي الاخره", Hijri, 6, Nothing),
    row("جمادي الاول", Hijri, 5, Nothing),
    row("جمادي الاولي", Hijri, 5, Nothing),
    row("جمادي الثاني", Hijri, 6, Nothing),
    row("جمادي الثانيه", Hijri, 6, Nothing),
    row("جوان", Gregorian, 6, Number),
    row("جويليه", Gregorian, 7, Nothing),
    row("حزيران", Gregorian, 6, Nothing),
    row("دجمبر", Gregorian, 12, Nothing),
    row("دجنبر", Gregorian, 12, Nothing),
    row("ديسمبر", Gregorian, 12, Nothing),
    row("ذو الحجه", Hijri, 12, Nothing),
    row("ذو القعده", Hijri, 11, Nothing),
    row("ذي الحجه", Hijri, 12, Nothing),
    row("ذي القعده", Hijri, 11, Nothing),
    row("ربيع الاخر", Hijri, 4, Nothing),
    row("ربيع الاول", Hijri, 3, Nothing),
    row("ربيع الثاني", Hijri, 4, Nothing),
    row("ربيع اول", Hijri, 3, Nothing),
    row("ربيع ثاني", Hijri, 4, Nothing),
    row("رجب", Hijri, 7, Number),
    row("رمضان", Hijri, 9, Context),
    row("سبتمبر", Gregorian, 9, Nothing),
    row("شباط", Gregorian, 2, Context),
    row("شتمبر", Gregorian, 9, Nothing),
    row("شتنبر", Gregorian, 9, Nothing),
    row("شعبان", Hijri, 8, Number),
    row("شوال", Hijri, 10, Number),
    row("صفر", Hijri, 2, Number),
    row("غشت", Gregorian, 8, Nothing),
    row("فبراير", Gregorian, 2, Nothing),
    row("فيفري", Gregorian, 2, Nothing),
    row("كانون الاول", Gregorian, 12, Nothing),
    row("كانون الثاني", Gregorian, 1, Nothing),
    row("كانون اول", Gregorian, 12, Nothing),
    row("كانون ثاني", Gregorian, 1, Nothing),
    row("مارس", Gregorian, 3, Number),
    row("ماي", Gregorian, 5, Number),
    row("مايو", Gregorian, 5, Context),
    row("محرم", Hijri, 1, Number),
    row("نوفمبر", Gregorian, 11, Nothing),
    row("نونبر", Gregorian, 11, Nothing),
    row("نيسان", Gregorian, 4, Context),
    row("يناير", Gregorian, 1, Nothing),
    row("يوليه", Gregorian, 7, Nothing),
    row("يوليو", Gregorian, 7, Nothing),
    row("يوليوز", Gregorian, 7, Nothing),
    row("يونيه", Gregorian, 6, Nothing),
    row("يونيو", Gregorian, 6, Nothing),
];

/// Names of weekdays without the article, by byte order. They count only with the article or after يوم.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("اثنين", Weekday::Monday),
    ("احد", Weekday::Sunday),
    ("اربعاء", Weekday::Wednesday),
    ("ثلاثاء", Weekday::Tuesday),
    ("جمعه", Weekday::Friday),
    ("خميس", Weekday::Thursday),
    ("سبت", Weekday::Saturday),
];

/// Words of time before a month that is also a name, by byte order.
pub(super) const TIME_WORDS: [&str; 18] = [
    "الي",
    "اوائل",
    "اواخر",
    "اواسط",
    "بحلول",
    "بدايه",
    "حتي",
    "ختام",
    "خلال",
    "طوال",
    "طيله",
    "في",
    "مستهل",
    "مطلع",
    "من",
    "منتصف",
    "منذ",
    "نهايه",
];

/// Words before a month that say it is one, by byte order.
pub(super) const MONTH_WORDS: [&str; 3] = ["اشهر", "شهر", "شهري"];

/// Words after a month that say which year's it is, by byte order.
pub(super) const YEAR_ADJECTIVES: [&str; 7] = ["الجاري", "الحالي", "الفائت", "القادم", "الماضي", "المقبل", "المنصرم"];

/// English months and their abbreviations in lower case, sorted.
pub(super) const ENGLISH_MONTHS: [(&str, u8); 24] = [
    ("apr", 4),
    ("april", 4),
    ("aug", 8),
    ("august", 8),
    ("dec", 12),
    ("december", 12),
    ("feb", 2),
    ("february", 2),
    ("jan", 1),
    ("january", 1),
    ("jul", 7),
    ("july", 7),
    ("jun", 6),
    ("june", 6),
    ("mar", 3),
    ("march", 3),
    ("may", 5),
    ("nov", 11),
    ("november", 11),
    ("oct", 10),
    ("october", 10),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
];

/// English weekdays in lower case, sorted.
pub(super) const ENGLISH_WEEKDAYS: [(&str, Weekday); 7] = [
    ("friday", Weekday::Friday),
    ("monday", Weekday::Monday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("thursday", Weekday::Thursday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
];

/// English months that are also names or other words, sorted: alone they count only after a word of time.
pub(super) const ENGLISH_NAMES: [&str; 9] = ["april", "august", "dec", "jan", "june", "mar", "march", "may", "sep"];

/// English words of time before a month that is also a name or a verb, and before a year, sorted.
pub(super) const ENGLISH_TIME_WORDS: [&str; 17] = [
    "after", "before", "between", "by", "during", "early", "from", "in", "last", "late", "mid", "next", "of", "since", "this",
    "through", "until",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn the_tables_are_sorted_folded_and_within_bounds() {
        assert!(MONTHS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(WEEKDAYS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for list in [&TIME_WORDS[..], &MONTH_WORDS, &YEAR_ADJECTIVES] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
            assert!(list.iter().all(|word| key(word) == *word));
        }
        assert!(ENGLISH_MONTHS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(ENGLISH_WEEKDAYS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(ENGLISH_TIME_WORDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ENGLISH_NAMES.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ENGLISH_NAMES.iter().all(|name| ENGLISH_MONTHS.iter().any(|(row, _)| row == name)));
        assert!((1..=12).all(|month| ENGLISH_MONTHS.iter().any(|(_, row)| *row == month)));
        for row in MONTHS {
            assert_eq!(key(row.name), row.name);
            assert!((1..=12).contains(&row.month) && row.name.split(' ').count() <= 2, "{}", row.name);
        }
        assert!(WEEKDAYS.iter().all(|(name, _)| key(name) == *name));
        for (number, weekday) in Weekday::ALL.into_iter().enumerate() {
            assert_eq!(WEEKDAYS.iter().filter(|(_, row)| *row == weekday).count(), 1, "{number}");
            assert_eq!(ENGLISH_WEEKDAYS.iter().filter(|(_, row)| *row == weekday).count(), 1, "{number}");
        }
    }

    #[test]
    fn every_system_has_its_twelve_months() {
        for (system, calendar, months) in [
            ("Egypt and the Gulf", Gregorian, "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
            (
                "the Levant and Iraq",
                Gregorian,
                "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
            ),
            ("Algeria and Tunisia", Gregorian, "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"),
            ("Morocco", Gregorian, "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
            ("Mauritania", Gregorian, "يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر"),
            ("Hijri", Hijri, "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة"),
        ] {
            for (at, name) in months.split(' ').enumerate() {
                let name = key(&name.replace('_', " "));
                let row = MONTHS.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("{name} of {system}"));
                assert_eq!((row.calendar, usize::from(row.month)), (calendar, at + 1), "{name} of {system}");
            }
        }
    }
}
