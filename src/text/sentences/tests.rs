use super::*;

fn sentences(text: &str) -> Vec<&str> {
    split(text, &Words::new(text)).iter().map(|sentence| sentence.span.of(text)).collect()
}

#[test]
fn sentences_end_where_readers_end_them() {
    let rows = include_str!("../../../tests/fixtures/text/sentences.txt");
    let rows: Vec<&str> = rows.lines().filter(|row| !row.starts_with('#') && !row.is_empty()).collect();
    let read = |row: &str| sentences(&row.replace(" ¦ ", " ")).join(" ¦ ");
    let wrong: Vec<(&str, String)> = rows.iter().map(|row| (*row, read(row))).filter(|(row, read)| row != read).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lines_and_forgotten_spaces_end_sentences() {
    for (text, expected) in [
        ("عنوان بلا نقطة\nقال الرئيس نعم.\n\nفقرة أخرى", vec!["عنوان بلا نقطة", "قال الرئيس نعم.", "فقرة أخرى"]),
        ("انتهت الحرب.وقال الرئيس", vec!["انتهت الحرب.", "وقال الرئيس"]),
        ("قالت سي.إن.إن نعم.إن الحرب انتهت", vec!["قالت سي.إن.إن نعم.", "إن الحرب انتهت"]),
        ("ماذا بعد؟وقال", vec!["ماذا بعد؟", "وقال"]),
        ("\u{202B}نعم.\u{202C} \u{202B}لا.\u{202C}", vec!["\u{202B}نعم.\u{202C}", "\u{202B}لا.\u{202C}"]),
        ("نعم. . لا", vec!["نعم. .", "لا"]),
        ("* * *\nنص", vec!["* * *", "نص"]),
        ("\u{200F}", vec!["\u{200F}"]),
        (" \n\n ", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(sentences(text), expected, "{text}");
    }
}

#[test]
fn words_go_with_their_sentences() {
    let text = "قال نعم. وقال ج. ك. رولينغ لا.";
    let words = Words::new(text);
    let ranges: Vec<_> = split(text, &words).into_iter().map(|sentence| sentence.words).collect();
    assert_eq!(ranges, [0..2, 2..7]);
}
