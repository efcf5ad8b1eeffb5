use super::desk::{Desk, key_of};
use super::*;

fn groups(desk: &Desk) -> Vec<(String, usize)> {
    desk.coverage().unknown.into_iter().map(|term| (term.text, term.count)).collect()
}

fn named(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    pairs.iter().map(|(text, count)| ((*text).to_string(), *count)).collect()
}

#[test]
fn shares_count_mentions_and_names_but_no_terms() {
    let desk = Desk::new("في كييف وفي كييف قال ماركوفيتش الروسي")
        .known("كييف", "kyiv", EntryType::Place)
        .known("الروسي", "russian", EntryType::Demonym)
        .unknown("ماركوفيتش");
    let coverage = desk.coverage();
    assert_eq!((coverage.mentions, coverage.known, coverage.names, coverage.known_names), (3, 2, 2, 1));
    assert_eq!(coverage.entries[0].forms, [FormCount { text: "كييف".into(), count: 2 }]);
    assert_eq!(coverage.terms[0].entry, key_of("russian"));
    assert_eq!(coverage.name_share(), Some(0.5));
}

#[test]
fn nothing_found_has_no_share() {
    let coverage = Desk::new("").coverage();
    assert_eq!((coverage.mention_share(), coverage.name_share()), (None, None));
}

#[test]
fn a_short_mention_joins_the_fuller_one() {
    let desk = Desk::new("قال رائد أبو طربوش ثم أضاف طربوش وقال أبو طربوش")
        .unknown("رائد أبو طربوش")
        .unknown("أبو طربوش")
        .unknown("طربوش");
    assert_eq!(groups(&desk), named(&[("رائد أبو طربوش", 3)]));
}

#[test]
fn spellings_of_one_name_join_and_different_names_do_not() {
    for (text, names, expected) in [
        ("ماركوفيتش ثم ماركوفتش", vec!["ماركوفيتش", "ماركوفتش"], vec![("ماركوفيتش", 2)]),
        ("عبد الرحمن ثم عبدالرحمن", vec!["عبد الرحمن", "عبدالرحمن"], vec![("عبد الرحمن", 2)]),
        ("أحمد ثم احمد ثم احمد", vec!["أحمد", "احمد"], vec![("احمد", 3)]),
        ("محمد ثم محمود", vec!["محمد", "محمود"], vec![("محمد", 1), ("محمود", 1)]),
        ("سالم ثم سليم", vec!["سالم", "سليم"], vec![("سالم", 1), ("سليم", 1)]),
        ("حسن خليل ثم حسين خليل", vec!["حسن خليل", "حسين خليل"], vec![("حسن خليل", 1), ("حسين خليل", 1)]),
    ] {
        let desk = names.iter().fold(Desk::new(text), |desk, name| desk.unknown(name));
        assert_eq!(groups(&desk), named(&expected), "{text}");
    }
}

#[test]
fn a_short_mention_joins_one_of_two_relatives_and_never_ties_them() {
    let desk = Desk::new("قال خالد طربوش وقال سمير طربوش ثم طربوش ثم سمير طربوش")
        .unknown("خالد طربوش")
        .unknown("سمير طربوش")
        .unknown("طربوش");
    assert_eq!(groups(&desk), named(&[("سمير طربوش", 3), ("خالد طربوش", 1)]));
    let given = Desk::new("محمد سلمان ثم محمد جاسم ثم محمد").unknown("محمد سلمان").unknown("محمد جاسم").unknown("محمد");
    assert_eq!(groups(&given).len(), 3, "a given name alone could be either");
}

#[test]
fn a_place_does_not_join_a_person() {
    let desk = Desk::new("قال ماهر تالين في تالين").unknown("ماهر تالين").unknown_as("تالين", EntryType::Place);
    assert_eq!(groups(&desk).len(), 2);
}

#[test]
fn the_article_that_lam_hides_is_restored() {
    for (text, name, kind, full) in [
        ("سافر للولايات المتحدة", "لولايات المتحدة", EntryType::Place, "الولايات المتحدة"),
        ("قال للبيك ثم البيك", "لبيك", EntryType::Person, "البيك"),
        ("قال للافروف", "لافروف", EntryType::Person, "لافروف"),
        ("قال للينز ثم عاد ولينز", "لينز", EntryType::Other, "لينز"),
        ("قال للسنجار", "لسنجار", EntryType::Place, "السنجار"),
        ("قال لماركوفيتش", "ماركوفيتش", EntryType::Person, "ماركوفيتش"),
    ] {
        let found = Desk::new(text).unknown_as(name, kind).coverage().unknown;
        assert_eq!(found[0].text, full, "{text}");
    }
}

#[test]
fn unknown_terms_come_by_use_then_score_then_place() {
    let mut desk = Desk::new("شيراك ودوفال ثم لوكاس ثم لوكاس").unknown("شيراك").unknown("دوفال").unknown("لوكاس");
    desk.mentions[1].score = 0.9;
    assert_eq!(groups(&desk), named(&[("لوكاس", 2), ("دوفال", 1), ("شيراك", 1)]));
}

#[test]
fn near_entries_are_approved_or_proposed() {
    let near = &Desk::new("قال سيرغي ماركوفيتش").unknown("سيرغي ماركوفيتش").coverage().unknown[0].near;
    assert_eq!(near.first(), Some(&(key_of("markovic"), 1.0)));
    assert!(near.iter().all(|(entry, _)| *entry != key_of("markovica")));
}

#[test]
fn contexts_keep_to_the_paragraph_and_to_one_line() {
    let text = "عنوان بعيد\n\nواحد اثنان ثلاثة أربعة خمسة ستة\u{202E} سبعة\nماركوفيتش\u{1b}[31m ثمانية.\n\nآخر";
    let contexts = Desk::new(text).unknown("ماركوفيتش").coverage().unknown[0].contexts.clone();
    assert_eq!(contexts.len(), 1);
    assert_eq!(contexts[0].before, "… اثنان ثلاثة أربعة خمسة ستة سبعة ");
    assert_eq!(contexts[0].name, "ماركوفيتش");
    assert_eq!(contexts[0].after, " [31m ثمانية.");
}

#[test]
fn a_text_without_spaces_has_bounded_contexts() {
    let text = format!("ماركوفيتش {}", "ا".repeat(10_000));
    let contexts = Desk::new(&text).unknown("ماركوفيتش").coverage().unknown[0].contexts.clone();
    assert!(contexts[0].after.chars().count() < 100);
}

#[test]
fn a_repeated_headline_shows_once_among_at_most_three_contexts() {
    let text = "ماركوفيتش يصل\n\nماركوفيتش يصل\n\nماركوفيتش يغادر\n\nماركوفيتش يعود\n\nماركوفيتش ينام";
    let contexts = Desk::new(text).unknown("ماركوفيتش").coverage().unknown[0].contexts.clone();
    let lines: Vec<String> = contexts.iter().map(Context::line).collect();
    assert_eq!(lines, ["ماركوفيتش يصل", "ماركوفيتش يغادر", "ماركوفيتش يعود"]);
}
