use super::*;
use crate::document::MentionStatus;
use crate::glossary::Entry;
use crate::kinds::EntryType;

fn person(en: &str, ar: &str) -> Entry {
    Entry { id: en.to_lowercase(), en: en.into(), ar: vec![ar.into()], kind: EntryType::Person, ..Entry::default() }
}

fn known(text: &str, glossary: &Glossary) -> Vec<(String, Option<String>)> {
    known_with(text, glossary, &MentionOptions { gazetteer: false, ..MentionOptions::default() })
}

fn known_with(text: &str, glossary: &Glossary, options: &MentionOptions) -> Vec<(String, Option<String>)> {
    let document = Document::new(text);
    find_with(&document, glossary, options)
        .iter()
        .map(|mention| {
            let en = match &mention.status {
                MentionStatus::Known { entry, .. } => Some(glossary.entry(*entry).en),
                MentionStatus::Unknown { .. } => None,
            };
            (mention.span.of(text).to_string(), en)
        })
        .collect()
}

#[test]
fn the_whole_name_beats_its_parts_and_a_short_mention_is_the_same_person() {
    let glossary = Glossary::new(vec![person("Mousa Abu Marzouk", "موسى أبو مرزوق")]);
    let en = Some("Mousa Abu Marzouk".to_string());
    assert_eq!(
        known("وصل موسى أبو مرزوق إلى هناك. وقال مرزوق إن الوفد بخير", &glossary),
        [("موسى أبو مرزوق".to_string(), en.clone()), ("مرزوق".to_string(), en)]
    );
}

#[test]
fn a_last_name_goes_to_the_unknown_person_whose_whole_name_the_article_gives() {
    let glossary = Glossary::new(vec![person("Ivan Trufanov", "إيفان تروفانوف")]);
    assert_eq!(
        known("محتجز ألكسندر تروفانوف هناك، وقال تروفانوف إنه بخير", &glossary),
        [("ألكسندر تروفانوف".to_string(), None), ("تروفانوف".to_string(), None)]
    );
}

#[test]
fn of_two_people_of_one_name_the_one_just_named_is_meant() {
    let glossary = Glossary::new(vec![person("Anna Petrov", "آنا بتروف"), person("Ivan Petrov", "إيفان بتروف")]);
    let found = known("قالت آنا بتروف ذلك. ورد إيفان بتروف. وأضاف بتروف", &glossary);
    assert_eq!(found[2], ("بتروف".to_string(), Some("Ivan Petrov".to_string())));
}

#[test]
fn a_month_written_twice_is_one_date() {
    let november = Entry {
        id: "november".into(),
        en: "November".into(),
        ar: vec!["نوفمبر".into(), "تشرين الثاني".into()],
        kind: EntryType::Date,
        ..Entry::default()
    };
    let en = Some("November".to_string());
    let glossary = Glossary::new(vec![november]);
    assert_eq!(known("في تشرين الثاني/نوفمبر 2023", &glossary), [("تشرين الثاني/نوفمبر".to_string(), en.clone())]);
    assert_eq!(known("من نوفمبر إلى نوفمبر", &glossary), [("نوفمبر".to_string(), en.clone()), ("نوفمبر".to_string(), en)]);
}

#[test]
fn of_two_places_of_one_name_the_one_that_needs_no_addition_is_meant() {
    let place = |en: &str| Entry { id: en.to_lowercase(), kind: EntryType::Place, ..person(en, "طرابلس") };
    let glossary = Glossary::new(vec![place("Tripoli"), place("A Tripoli, Lebanon")]);
    assert_eq!(known("وصل إلى طرابلس أمس", &glossary), [("طرابلس".to_string(), Some("Tripoli".to_string()))]);
}

#[test]
fn a_name_of_somebody_else_stays_unknown() {
    let glossary = Glossary::new(vec![person("Ivan Trufanov", "إيفان تروفانوف"), person("Boris Petrov", "بوريس بتروف")]);
    let found = known("وصل بوريس تروفانوف أمس", &glossary);
    assert!(found.iter().all(|(_, en)| en.is_none()) && !found.is_empty(), "{found:?}");
}

fn names_only(names: &[&str]) -> Glossary {
    Glossary::new(names.iter().map(|&en| Entry { en: en.into(), ..Entry::default() }).collect())
}

#[test]
fn names_without_arabic_are_found_by_sound_with_their_clitics() {
    let glossary = names_only(&["Dorothea Klimpenstein", "Klimpenstein", "Zabrowitz", "Oldenkamp"]);
    let text = "قالت الوزيرة دوروثيا كليمبنشتاين إن الوفد وصل. وكتب المحلل أولدنكامب تقريرا، ثم التقى بكليمبنشتاين في المطار.";
    assert_eq!(
        known(text, &glossary).into_iter().filter(|(_, en)| en.is_some()).collect::<Vec<_>>(),
        [
            ("دوروثيا كليمبنشتاين".to_string(), Some("Dorothea Klimpenstein".to_string())),
            ("أولدنكامب".to_string(), Some("Oldenkamp".to_string())),
            ("كليمبنشتاين".to_string(), Some("Klimpenstein".to_string())),
        ]
    );
}

#[test]
fn ordinary_words_are_no_names_however_they_sound() {
    // مدينة sounds like Medina, قال like Gall, كان like Kahn, بيان like Bayan.
    let glossary = names_only(&["Madina", "Gall", "Kahn", "Bayan", "Wazir", "Aman"]);
    let text = "كان الوزير في المدينة وقال في بيان إن مدينة أخرى في أمان.";
    let found = known(text, &glossary);
    assert!(found.iter().all(|(_, en)| en.is_none()), "{found:?}");
}

#[test]
fn what_the_built_in_glossary_calls_by_the_same_english_is_linked_though_it_sounds_otherwise() {
    let glossary = names_only(&["Austria", "Nimsa"]);
    let text = "وصل الوفد إلى النمسا يوم الاثنين.";
    let austria = ("النمسا".to_string(), Some("Austria".to_string()));
    assert!(known_with(text, &glossary, &MentionOptions::default()).contains(&austria));
    // Without the gazetteer nothing says so.
    assert!(!known(text, &glossary).contains(&austria));
}

#[test]
fn a_name_known_by_sound_is_one_mention_and_begins_where_its_words_do() {
    let named = |en: &str| Entry { id: en.to_lowercase(), en: en.into(), kind: EntryType::Person, ..Entry::default() };
    let glossary = Glossary::new(["Gunnar Feldberg", "Dorian Malvik", "Saad Kettani"].map(named).to_vec());
    let found = |text: &str| -> Vec<String> {
        known_with(text, &glossary, &MentionOptions::default()).into_iter().filter_map(|(span, en)| en.map(|_| span)).collect()
    };
    assert_eq!(found("فاز دوريان مالفيك على غونار فيلدبرغ"), ["دوريان مالفيك", "غونار فيلدبرغ"]);
    assert_eq!(found("قال محمد وسعد الكتاني إن الأمر انتهى"), ["سعد الكتاني"]);
    // A man of that last name whose first name nobody knows, and no half of his first name.
    let strange = found("قال سعد الكتاني نعم. وصل وليد الكتاني لاحقا");
    assert!(!strange.iter().any(|span| span == "يد الكتاني"), "{strange:?}");
}

#[test]
fn a_place_that_is_a_word_besides_is_the_place_where_it_looks_like_one() {
    let found = known_with("سافر إلى فاس.", Glossary::builtin(), &MentionOptions::default());
    assert_eq!(found, [("فاس".to_string(), Some("Fez".to_string()))]);
}

#[test]
fn what_is_known_is_left_out_and_not_unknown_where_more_is_asked_for() {
    let (text, glossary) = ("التقى أنتوني بلينكين نظيره أمس", Glossary::new(vec![person("Antony Blinken", "أنتوني بلينكن")]));
    let document = Document::new(text);
    let usual = find(&document, &glossary);
    let [mention] = &usual[..] else { panic!("one mention in {usual:?}") };
    assert!(matches!(mention.status, MentionStatus::Known { .. }), "{mention:?}");
    let more = MentionOptions { min_score: mention.score + 0.01, ..MentionOptions::default() };
    assert_eq!(known_with(text, &glossary, &more), []);
}

#[test]
fn what_was_met_before_changes_nothing() {
    let article = include_str!("../../benches/article.txt");
    let paragraphs: Vec<Document> = article.split("\n\n").map(Document::new).collect();
    let glossary = Glossary::builtin();
    let alone: Vec<Vec<Mention>> = paragraphs.iter().map(|paragraph| find(paragraph, glossary)).collect();
    let (mut finder, options) = (Finder::new(glossary), MentionOptions::default());
    for order in [(0..paragraphs.len()).collect::<Vec<_>>(), (0..paragraphs.len()).rev().collect()] {
        for at in order {
            assert_eq!(finder.find(&paragraphs[at], &options), alone[at]);
        }
    }
}
