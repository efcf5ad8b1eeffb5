use super::*;

fn article(page: &str) -> String {
    super::article(page).into_text().0
}

/// A page of news as they are: the article among menus, scripts, adverts, other headlines and comments of readers.
const PAGE: &str = include_str!("../../../tests/fixtures/inputs/harbour.ar.html");

#[test]
fn of_a_page_of_news_the_article_is_read() {
    let text = article(PAGE);
    let paragraphs: Vec<&str> = text.split(BETWEEN).collect();
    assert_eq!(paragraphs[0], "ميناء فالدنسوند يفتح رصيفا جديدا بعد عامين من الأعمال", "{text}");
    for kept in [
        "دوروثيا كليمبنشتاين",
        "غريغور أولدنكامب",
        "لاندسكرونا",
        "رصيف الميناء الجديد",
        "تصوير: إيفو",
        "<المرتفع>",
        "40 مليون يورو",
        "جوانا فيرنكليف",
    ] {
        assert_eq!(text.matches(kept).count(), 1, "{kept}: {text}");
    }
    for left in [
        "القائمة",
        "نص برمجي",
        "إعلان",
        "اقرأ أيضا",
        "قارئ غاضب",
        "جميع الحقوق",
        "ملفات الارتباط",
        "مخفي",
        "تعليق في الشفرة",
        "شارك",
        "&",
    ] {
        assert!(!text.contains(left), "{left}: {text}");
    }
}

#[test]
fn a_page_of_a_few_lines_is_read_whole() {
    for (page, expected) in [
        ("", ""),
        ("نص", "نص"),
        ("<h1>عنوان</h1><p>وصل <b>أنيس</b>&nbsp;تاركوف<br>أمس</p>", "عنوان\n\nوصل أنيس تاركوف\nأمس"),
        ("<ul><li>أول<li>ثان</ul><table><tr><td>اسم<td>بلد</table>", "أول\n\nثان\n\nاسم\n\nبلد"),
        ("<p>a<script>b</script><!-- c --></p><nav>d</nav><p hidden>e</p>", "a"),
        ("<p>غير مغلق <b>نص", "غير مغلق نص"),
    ] {
        assert_eq!(article(page), expected, "{page}");
    }
}

#[test]
fn what_is_called_like_an_advert_and_is_none_is_read() {
    for (page, expected) in [
        ("<p class=\"share-story\">أول</p><p class=\"ad\">ثان</p>", "أول\n\nثان"),
        ("<div class=\"promo-title\">أول</div><div class=\"newsletter-body\">ثان</div>", "أول\n\nثان"),
        ("<div class=\"ad\"><article>أول</article></div>", "أول"),
        ("<div class=\"share\">لا</div><div class=\"ad-slot\">لا</div><div class=\"x share_button\">لا</div>نعم", "نعم"),
    ] {
        assert_eq!(article(page), expected, "{page}");
    }
}

#[test]
fn what_stands_below_the_headline_is_read_wherever_it_lies() {
    let long =
        "<p>وصل الوزير إلى المدينة يوم الإثنين، وقال للصحفيين، بعد لقاء دام ساعتين، إن الميناء سيفتح قريبا.</p>".repeat(12);
    let page = format!(
        "<body><header><p>شعار الصحيفة</p></header><header><h1>ميناء درافل</h1><p class=\"standfirst\">زارت تاركوفنا درافل</p></header><main>{long}</main></body>"
    );
    let text = article(&page);
    assert!(text.starts_with("ميناء درافل\n\nزارت تاركوفنا درافل\n\nوصل الوزير"), "{text}");
}

#[test]
fn markup_without_end_is_read_in_time() {
    for piece in
        ["<div>", "<b><i>", "<table><tr><td>", "<a href='", "<p>نص", "</p>", "<!--", "<script>", "&", "<font><a>", "<ul><li>"]
    {
        article(&piece.repeat(20_000));
    }
    let deep = format!("{}عميق{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(article(&deep), "عميق");
}
