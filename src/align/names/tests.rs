use super::*;
use crate::mentions;

/// Beads of one line each.
fn by_lines(source: &Document, target: &Document) -> Alignment {
    let spans = |text: &str| -> Vec<Span> {
        let mut start = 0;
        text.split('\n')
            .map(|line| {
                let span = Span::new(start, start + line.len());
                start = span.end + 1;
                span
            })
            .collect()
    };
    let (source, target) = (spans(source.text()), spans(target.text()));
    let beads =
        (0..source.len().min(target.len())).map(|at| Bead { source: at..at + 1, target: at..at + 1, score: 1.0 }).collect();
    Alignment { source, target, beads, ..Alignment::default() }
}

fn paired(arabic: &str, english: &str) -> Vec<NamePair> {
    let (source, target) = (Document::new(arabic), Document::new(english));
    let glossary = Glossary::default();
    let mentions = mentions::find(&source, &glossary);
    let alignment = by_lines(&source, &target);
    let texts =
        Translated { source: &source, target: &target, alignment: &alignment, mentions: &mentions, glossary: &glossary };
    Pairer::default().pair(&texts, 0.5).pairs
}

fn pairs(arabic: &str, english: &str) -> Vec<(String, String)> {
    let both = |pair: &NamePair| (pair.source_span.of(arabic).to_string(), pair.target_span.of(english).to_string());
    paired(arabic, english).iter().map(both).collect()
}

fn expect(arabic: &str, english: &str, expected: &[(&str, &str)]) {
    let found = pairs(arabic, english);
    let found: Vec<(&str, &str)> = found.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
    assert_eq!(found, expected, "{english}");
}

#[test]
fn names_are_paired_whole_without_clitics_titles_and_possessives() {
    expect(
        "التقى الوزير دوروثيا كليمبنشتاين بأولدنكامب في لاندسكرونا.",
        "In Landskrona, Minister Dorothea Klimpenstein met Oldenkamp's aides.",
        &[("دوروثيا كليمبنشتاين", "Dorothea Klimpenstein"), ("أولدنكامب", "Oldenkamp"), ("لاندسكرونا", "Landskrona")],
    );
}

#[test]
fn particles_heads_numbers_and_articles_belong_to_names() {
    expect(
        "قال المحامي إيفو فان دير هالن ذلك.",
        "The lawyer Ivo van der Haalen said so.",
        &[("إيفو فان دير هالن", "Ivo van der Haalen")],
    );
    expect(
        "درس في جامعة لاندسكرونا.",
        "He studied at the University of Landskrona.",
        &[("جامعة لاندسكرونا", "University of Landskrona")],
    );
    expect("توفي الملك غوستافوس الرابع.", "King Gustavus IV died.", &[("غوستافوس الرابع", "Gustavus IV")]);
    expect("انتقد المزيودي القرار.", "It was al-Mazyoudi who criticised it.", &[("المزيودي", "al-Mazyoudi")]);
    expect("نقلت شبكة دبليو كي آر بي ذلك.", "WKRP reported it.", &[("دبليو كي آر بي", "WKRP")]);
}

#[test]
fn a_word_that_fits_badly_belongs_to_a_name_that_is_whole_with_it() {
    expect("وصل غريغور أولدنخوف أمس.", "Gregor Oldenkamp came yesterday.", &[("غريغور أولدنخوف", "Gregor Oldenkamp")]);
}

#[test]
fn names_written_on_to_the_word_before_are_found() {
    expect("نشرت مجلةلاندسكرونا ذلك.", "The Landskrona magazine wrote so.", &[("لاندسكرونا", "Landskrona")]);
}

#[test]
fn words_written_on_to_the_name_are_cut_off() {
    expect("قال غريغور أولدنكامببعد ذلك.", "Gregor Oldenkamp said so afterwards.", &[("غريغور أولدنكامب", "Gregor Oldenkamp")]);
    expect("تحدث مع لاندسكرونايوم الأحد.", "He talked to Landskrona on Sunday.", &[("لاندسكرونا", "Landskrona")]);
}

#[test]
fn adjectives_that_arabic_has_behind_belong_to_the_name() {
    expect("سافر إلى درافيلا الجنوبية أمس.", "He travelled to South Dravela.", &[("درافيلا الجنوبية", "South Dravela")]);
    expect(
        "نقل إلى مركز كليمبنشتاين الطبي.",
        "He was taken to Klimpenstein Medical Center.",
        &[("مركز كليمبنشتاين الطبي", "Klimpenstein Medical Center")],
    );
    expect(
        "نقل إلى مستشفى كليمبنشتاين للأطفال أمس.",
        "He was taken to Klimpenstein Children's Hospital.",
        &[("مستشفى كليمبنشتاين للأطفال", "Klimpenstein Children's Hospital")],
    );
}

#[test]
fn function_words_that_sound_so_begin_foreign_names() {
    expect("فاز في لو درافيل ناشيونال أمس.", "He won at Le Dravel National.", &[("لو درافيل ناشيونال", "Le Dravel National")]);
}

#[test]
fn a_conjunction_is_read_where_the_translation_has_one() {
    expect(
        "التقى الوزراء لاندسكرون وسنابريتش.",
        "He met Landskron and Snabritch.",
        &[("لاندسكرون", "Landskron"), ("سنابريتش", "Snabritch")],
    );
}

#[test]
fn a_preposition_does_not_stand_behind_a_word_for_the_kind() {
    expect("لعب مع فريق بوفندوريا أمس.", "He played for Juvendoria.", &[("بوفندوريا", "Juvendoria")]);
}

#[test]
fn what_is_no_name_by_itself_is_left_out() {
    expect("لعب الغولف على الإنترنت.", "He played Golf on the Internet.", &[]);
    expect("رأيت في لاندسكرونا أناسا كثيرين.", "In Landskrona I saw many people.", &[("لاندسكرونا", "Landskrona")]);
    expect("التقى دوق لاندسكرونا أمس.", "He met the Duke of Landskrona.", &[("لاندسكرونا", "Landskrona")]);
}

#[test]
fn names_of_a_glossary_are_paired_whatever_they_sound_like() {
    expect(
        "وصل الوفد إلى النمسا من المجر.",
        "The delegation came from Hungary to Austria.",
        &[("النمسا", "Austria"), ("المجر", "Hungary")],
    );
}

#[test]
fn each_bead_is_paired_by_itself_and_odd_texts_do_no_harm() {
    expect("وصل أولدنكامب.\nغاب تسابروفيتس.", "Zabrowitz came.\nOldenkamp was away.", &[]);
    for (arabic, english) in
        [("", ""), ("أولدنكامب", ""), ("", "Oldenkamp"), ("\u{202e}\u{200f}", "\u{202e}A.\u{202c}"), ("و", "W")]
    {
        let _ = pairs(arabic, english);
    }
    let (arabic, english) = ("أنا ".repeat(300), "Anna ".repeat(300));
    let _ = pairs(&arabic, &english);
    assert!(pairs(&"أنا ".repeat(20_000), &"Anna ".repeat(20_000)).is_empty());
}

/// Whether each pair is a thing.
fn things(arabic: &str, english: &str) -> Vec<(String, bool)> {
    paired(arabic, english).iter().map(|pair| (pair.target_span.of(english).to_string(), pair.thing)).collect()
}

#[test]
fn words_beside_a_name_say_that_it_is_a_thing() {
    let thing = |arabic: &str, english: &str, expected: (&str, bool)| {
        assert_eq!(things(arabic, english), [(expected.0.to_string(), expected.1)], "{english}");
    };
    thing("شاهدوا فيلم أولدنكامب أمس.", "They saw the film Oldenkamp yesterday.", ("Oldenkamp", true));
    thing("أبحرت السفينة الهولندية أولدنكامب.", "The Dutch ship Oldenkamp set sail.", ("Oldenkamp", true));
    thing("غنت \"أولدنكامب\" في الحفل.", "She sang \"Oldenkamp\" at the concert.", ("Oldenkamp", true));
    thing("فازت بكأس أولدنكامب مرتين.", "She won the Oldenkamp Cup twice.", ("Oldenkamp Cup", true));
    thing("انتهى مهرجان لاندسكرونا.", "The Festival of Landskrona is over.", ("Festival of Landskrona", true));
    // Whose work it is is a person, and so is who is quoted in Arabic alone.
    thing("شاهدوا فيلم أولدنكامب أمس.", "They saw Oldenkamp's film yesterday.", ("Oldenkamp", false));
    thing("شاهدوا فيلم أولدنكامب أمس.", "They saw a film by Oldenkamp yesterday.", ("Oldenkamp", false));
    thing("غنت \"أولدنكامب\" في الحفل.", "Oldenkamp sang at the concert.", ("Oldenkamp", false));
}

#[test]
fn languages_and_plurals_are_no_names() {
    expect("تتكلم لغة كيرفان في البيت.", "She speaks Kirvan at home.", &[]);
    expect("درست لهجات الكيرفان.", "She studied the Kirvan dialects.", &[]);
    expect("التقت الأولدنكامبان في لاندسكرونا.", "She met the Oldenkampans in Landskrona.", &[("لاندسكرونا", "Landskrona")]);
    let english = "The house of Klaas Oldenkamp was far away.\nShe visited the Oldenkamps.";
    expect("كان البيت بعيدا.\nزارت أولدنكامب.", english, &[]);
    expect("قالت إيفا إيفانز ذلك.", "Eva Evans said so.", &[("إيفا إيفانز", "Eva Evans")]);
}
