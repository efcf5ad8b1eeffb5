use super::*;

fn names(text: &str) -> Vec<String> {
    let document = Document::new(text);
    detect(&document, &[], &[])
        .into_iter()
        .filter(|detection| detection.score >= 0.5)
        .map(|detection| document.words().span(text, detection.words, detection.proclitics).of(text).to_string())
        .collect()
}

#[test]
fn foreign_names_stand_out_and_ordinary_words_do_not() {
    assert_eq!(names("وصل الرئيس ميخائيل بوغدانوف إلى المدينة"), ["ميخائيل بوغدانوف"]);
    assert_eq!(names("وقال بيان إن الاجتماع الجديد تأجل"), Vec::<String>::new());
}
