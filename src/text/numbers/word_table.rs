//! The words of Arabic numbers, sorted, under spelling folding and without the article.
//!
//! Both genders and all cases are rows: papers mix them, and the value is the same.

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// Nothing (صفر).
    Zero,
    /// 1 to 9.
    Unit(u8),
    /// A unit that counts only with ten or tens after it (أحد عشر, إحدى وعشرون): alone it means "one of".
    TeenUnit(u8),
    /// Ten, and the second word of 11 to 19.
    Ten,
    /// 20 to 90.
    Tens(u8),
    /// A hundred, and the second word of ثلاث مئة.
    Hundred,
    /// 200, or hundreds written as one word.
    Hundreds(u16),
    /// Ten to this power, as many times as the form says or the number before it.
    Scale(u8, Count),
    /// One half.
    Half,
    /// One quarter.
    Quarter,
    /// First to tenth.
    Ordinal(u8),
    /// An ordinal that needs ten or tens after it (الحادية عشرة).
    TeenOrdinal(u8),
}

/// How many the form of a scale word means by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// مليون.
    One,
    /// مليونان, مليونين, and مليوني before a noun.
    Two,
    /// مليونا: one with case ending after a number (عشرون مليونا), two before a noun (مليونا شخص).
    OneOrTwo,
    /// ملايين: nothing without a number before it.
    Many,
}

use Count::{Many, One, OneOrTwo, Two};
use NumberWord::{Half, Hundred, Hundreds, Ordinal, Quarter, Scale, TeenOrdinal, TeenUnit, Ten, Tens, Unit, Zero};

/// Number words by byte order of the word.
pub(super) const WORDS: &[(&str, NumberWord)] = &[
    ("اثنا", TeenUnit(2)),
    ("اثنان", Unit(2)),
    ("اثنتا", TeenUnit(2)),
    ("اثنتان", Unit(2)),
    ("اثنتي", TeenUnit(2)),
    ("اثنتين", Unit(2)),
    ("اثني", TeenUnit(2)),
    ("اثنين", Unit(2)),
    ("احد", TeenUnit(1)),
    ("احدي", TeenUnit(1)),
    ("اربع", Unit(4)),
    ("اربعمئه", Hundreds(400)),
    ("اربعمائه", Hundreds(400)),
    ("اربعه", Unit(4)),
    ("اربعون", Tens(40)),
    ("اربعين", Tens(40)),
    ("الاف", Scale(3, Many)),
    ("الف", Scale(3, One)),
    ("الفا", Scale(3, OneOrTwo)),
    ("الفان", Scale(3, Two)),
    ("الفي", Scale(3, Two)),
    ("الفين", Scale(3, Two)),
    ("اول", Ordinal(1)),
    ("اولي", Ordinal(1)),
    ("بلايين", Scale(9, Many)),
    ("بليون", Scale(9, One)),
    ("بليونا", Scale(9, OneOrTwo)),
    ("بليونان", Scale(9, Two)),
    ("بليوني", Scale(9, Two)),
    ("بليونين", Scale(9, Two)),
    ("تاسع", Ordinal(9)),
    ("تاسعه", Ordinal(9)),
    ("ترليون", Scale(12, One)),
    ("ترليونا", Scale(12, OneOrTwo)),
    ("ترليونات", Scale(12, Many)),
    ("ترليونان", Scale(12, Two)),
    ("ترليوني", Scale(12, Two)),
    ("ترليونين", Scale(12, Two)),
    ("تريليون", Scale(12, One)),
    ("تريليونا", Scale(12, OneOrTwo)),
    ("تريليونات", Scale(12, Many)),
    ("تريليونان", Scale(12, Two)),
    ("تريليوني", Scale(12, Two)),
    ("تريليونين", Scale(12, Two)),
    ("تسع", Unit(9)),
    ("تسعمئه", Hundreds(900)),
    ("تسعمائه", Hundreds(900)),
    ("تسعه", Unit(9)),
    ("تسعون", Tens(90)),
    ("تسعين", Tens(90)),
    ("ثالث", Ordinal(3)),
    ("ثالثه", Ordinal(3)),
    ("ثامن", Ordinal(8)),
    ("ثامنه", Ordinal(8)),
    ("ثان", Ordinal(2)),
    ("ثاني", Ordinal(2)),
    ("ثانيه", Ordinal(2)),
    ("ثلاث", Unit(3)),
    ("ثلاثمئه", Hundreds(300)),
    ("ثلاثمائه", Hundreds(300)),
    ("ثلاثه", Unit(3)),
    ("ثلاثون", Tens(30)),
    ("ثلاثين", Tens(30)),
    ("ثمان", Unit(8)),
    ("ثمانمئه", Hundreds(800)),
    ("ثمانمائه", Hundreds(800)),
    ("ثمانون", Tens(80)),
    ("ثماني", Unit(8)),
    ("ثمانيمئه", Hundreds(800)),
    ("ثمانيمائه", Hundreds(800)),
    ("ثمانين", Tens(80)),
    ("ثمانيه", Unit(8)),
    ("حادي", TeenOrdinal(1)),
    ("حاديه", TeenOrdinal(1)),
    ("خامس", Ordinal(5)),
    ("خامسه", Ordinal(5)),
    ("خمس", Unit(5)),
    ("خمسمئه", Hundreds(500)),
    ("خمسمائه", Hundreds(500)),
    ("خمسه", Unit(5)),
    ("خمسون", Tens(50)),
    ("خمسين", Tens(50)),
    ("رابع", Ordinal(4)),
    ("رابعه", Ordinal(4)),
    ("ربع", Quarter),
    ("سابع", Ordinal(7)),
    ("سابعه", Ordinal(7)),
    ("سادس", Ordinal(6)),
    ("سادسه", Ordinal(6)),
    ("سبع", Unit(7)),
    ("سبعمئه", Hundreds(700)),
    ("سبعمائه", Hundreds(700)),
    ("سبعه", Unit(7)),
    ("سبعون", Tens(70)),
    ("سبعين", Tens(70)),
    ("ست", Unit(6)),
    ("ستمئه", Hundreds(600)),
    ("ستمائه", Hundreds(600)),
    ("سته", Unit(6)),
    ("ستون", Tens(60)),
    ("ستين", Tens(60)),
    ("صفر", Zero),
    ("عاشر", Ordinal(10)),
    ("عاشره", Ordinal(10)),
    ("عشر", Ten),
    ("عشره", Ten),
    ("عشرون", Tens(20)),
    ("عشرين", Tens(20)),
    ("مئتا", Hundreds(200)),
    ("مئتان", Hundreds(200)),
    ("مئتي", Hundreds(200)),
    ("مئتين", Hundreds(200)),
    ("مئه", Hundred),
    ("مائتا", Hundreds(200)),
    ("مائتان", Hundreds(200)),
    ("مائتي", Hundreds(200)),
    ("مائتين", Hundreds(200)),
    ("مائه", Hundred),
    ("ملايير", Scale(9, Many)),
    ("ملايين", Scale(6, Many)),
    ("مليار", Scale(9, One)),
    ("مليارا", Scale(9, OneOrTwo)),
    ("مليارات", Scale(9, Many)),
    ("ملياران", Scale(9, Two)),
    ("ملياري", Scale(9, Two)),
    ("مليارين", Scale(9, Two)),
    ("مليون", Scale(6, One)),
    ("مليونا", Scale(6, OneOrTwo)),
    ("مليونان", Scale(6, Two)),
    ("مليوني", Scale(6, Two)),
    ("مليونين", Scale(6, Two)),
    ("نصف", Half),
    ("واحد", Unit(1)),
    ("واحده", Unit(1)),
];

/// Words that are more often no number when they stand alone, by byte order: a number of nothing but one of them is unsure.
pub(super) const DOUBTFUL: &[&str] = &[
    "الاثنين",  // Monday
    "الست",    // "the lady"
    "الواحد",  // "each" (في اليوم الواحد)
    "الواحده", // "each"
    "ثان",     // "another"
    "ثاني",    // a name (آل ثاني)
    "ثانيه",   // "a second", "again"
    "رابعه",   // a given name
    "ست",      // "lady"
    "صفر",     // the Hijri month
    "واحد",    // "someone", "the same"
    "واحده",   // "one of them"
];

/// Words that read as a proclitic and a number word but are neither, by byte order.
pub(super) const NEVER: &[&str] = &[
    "فلست", // "so I am not"
    "لست",  // "I am not", not "for six"
    "ولست", // "and I am not"
];
