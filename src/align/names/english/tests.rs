use super::*;

fn names(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let english = English::new(&document);
    let shown = |name: &EnglishName| {
        let mark = match name.class {
            NameClass::Name => "",
            NameClass::Doubtful => "?",
            NameClass::Demonym => "~",
            NameClass::Title => "^",
        };
        format!("{}{mark}", name.span.of(text))
    };
    english.names.iter().map(shown).collect()
}

#[test]
fn runs_keep_particles_hyphens_initials_and_leave_possessives_out() {
    for (text, expected) in [
        ("He met Jonas van der Velde's sister.", vec!["Jonas van der Velde"]),
        ("It was bin Harthan, not Al-Harthan or al-Harthan.", vec!["bin Harthan", "Al-Harthan", "al-Harthan"]),
        ("They read J. K. Ostrand and P.D. Quimby there.", vec!["J. K. Ostrand", "P.D. Quimby"]),
        ("It is the University of Lunden’s choice.", vec!["University of Lunden"]),
        ("We saw Kim Yong-ho and the US-led force.", vec!["Kim Yong-ho", "US"]),
        ("He works at Olsen & Holm in St. Brannock.", vec!["Olsen & Holm", "St. Brannock"]),
        ("The firm of José Ñuñez-Ibarra grew.", vec!["José Ñuñez-Ibarra"]),
        ("They met the KRB-parent and R-Arizona there.", vec!["KRB", "Arizona"]),
        ("He lay in St Anna's Hospital near Quill's Lunden.", vec!["St Anna's Hospital", "Quill", "Lunden"]),
        ("It stood in 300 BC and the fourth century AD.", vec![]),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
}

#[test]
fn titles_stand_outside_and_alone_they_are_no_names() {
    let text = "There Prime Minister Ana Quill met Sen. Tom Brask and the President.";
    assert_eq!(names(text), ["Ana Quill", "Tom Brask", "President^"]);
    let english = English::new(&Document::new(text));
    assert_eq!(english.names[0].titles, 2);
    assert_eq!(english.names[0].words_with_titles().len(), 4);
}

#[test]
fn what_an_office_is_for_belongs_to_the_title() {
    for (text, expected) in [
        ("There Secretary of State Ana Quill spoke.", vec!["Ana Quill"]),
        ("There Minister of Foreign Affairs Tom Brask spoke.", vec!["Tom Brask"]),
        ("They asked the Minister of Finance again.", vec!["Minister of Finance^"]),
        ("They asked the Bishop of Lunden again.", vec!["Lunden?"]),
        ("They asked the Duke of Lunden about Duke University.", vec!["Lunden?", "Duke University"]),
        ("They live in the State of Quill there.", vec!["State of Quill"]),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
}

#[test]
fn what_a_capital_says_depends_on_its_place_and_on_the_rest_of_the_text() {
    assert_eq!(names("Trade grew. Brask said that trade with Brask is fine."), ["Brask", "Brask"]);
    assert_eq!(names("Orlanda spoke. He left."), ["Orlanda?"]);
    assert_eq!(names("On Monday in May the Russian guest and Anna May came."), ["Russian~", "Anna May"]);
    assert_eq!(names("I think I'm late. However, it is."), Vec::<String>::new());
    assert_eq!(names("Minister Calls Strike Wrong\nThe minister calls the strike wrong, Brask said."), ["Minister^", "Brask"]);
    assert_eq!(names("NATO met. NEW RULES FOR MEMBERS"), ["NATO", "NEW RULES?", "MEMBERS?"]);
}

#[test]
fn odd_texts_have_names_too_or_none() {
    for text in ["", "…", "\u{202e}\u{202d}", "أنتوني", "42", "'s", "’s’s 's'", "A", "I"] {
        let _ = names(text);
    }
    assert_eq!(names(&"Anna ".repeat(30)).len(), 3);
    assert_eq!(names("of of Of"), Vec::<String>::new());
}
