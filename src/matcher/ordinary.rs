//! Names of one word that are everyday words in most texts: صور is "pictures" more often than Tyre, فتح "opened" more often
//! than Fatah. They need something beside them that speaks for a name.
//!
//! Drawn from the one-word forms of the built-in glossary and the common Arab towns, parties and papers, by judgement.
//! Under spelling folding, without the article, by byte order.

/// Whether a name of one word, its key without clitics and article, is an everyday word.
pub(super) fn is_ordinary(stem: &str) -> bool {
    ORDINARY.binary_search(&stem).is_ok()
}

#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "اب", "احرار", "احمدي", "استقلال", "اصلاح", "اعمار", "اعماق", "افاد", "الغد", "امان", "امل", "امه",
    "اوروبيه", "ايجاد", "باحه", "بال", "بعث", "بلد", "بنين", "بيت", "بيره", "بيضاء", "تجمع", "تداول",
    "تنميه", "تور", "جبل", "جده", "جديده", "جزيره", "جفره", "جنوب", "جوال", "جوف", "حجه", "حدث",
    "حره", "حريه", "حسم", "حياه", "خضر", "خليج", "خمس", "داخليه", "ديار", "ريال", "زاويه", "زرقاء",
    "زين", "سبت", "سلام", "سلط", "سور", "شارع", "شرقيه", "شروق", "شعب", "شل", "شمال", "صحار",
    "صور", "ظفار", "عاصمه", "عال", "عداله", "عربيه", "عرفات", "عمانيه", "عمل", "عين", "غربيه", "فاس",
    "فتح", "فضيله", "قاعده", "قصر", "قنا", "كاس", "كاف", "كان", "كتائب", "كريم", "كفره", "كلنا",
    "كير", "لوس", "ليل", "مؤتمر", "مالي", "مان", "محمديه", "مدن", "مدينه", "مرج", "مرده", "مستقبل",
    "مسيره", "مصدر", "معان", "منار", "مني", "مهره", "موحده", "ميادين", "ناصره", "نعيميه", "نهار", "نهضه",
    "نور", "واحات", "وادي", "واسط", "وحده", "وسط", "وسطي", "وطن", "وفد",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::key;

    #[test]
    fn the_table_is_sorted_folded_and_without_articles() {
        assert!(ORDINARY.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ORDINARY.iter().all(|word| key(word) == *word && !word.contains(' ')));
    }
}
