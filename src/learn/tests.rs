use super::*;
use crate::document::Document;
use crate::glossary::{Entry, Glossary, Status};

const PAIRS: [(&str, &str); 3] = [
    (
        "التقى الوزير دوروثيا كليمبنشتاين أمس.\nوقال أولدنكامب إنه سعيد.",
        "Minister Dorothea Klimpenstein was there yesterday.\nOldenkamp said he was happy.",
    ),
    ("عاد أولدنكامب إلى لاندسكرونا.", "Oldenkamp went back to Landskrona."),
    ("زارت دوروثيا كليمبنشتاين المدينة.", "Dorothea Klimpenstein visited the city."),
];

fn ledger(order: &[usize], glossary: &Glossary) -> Ledger {
    learnt(order.iter().map(|&at| PAIRS[at]), glossary)
}

fn learnt<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>, glossary: &Glossary) -> Ledger {
    let mut learner = Learner::new(glossary);
    let mut ledger = Ledger::default();
    for (arabic, english) in pairs {
        let (source, target) = (Document::new(arabic), Document::new(english));
        let lesson = learner.learn(&TextPair { source: &source, target: &target, alignment: None });
        ledger.add(lesson, "2026-11-29");
    }
    ledger
}

fn listed(glossary: &Glossary) -> Vec<Proposal> {
    proposals::list(&ledger(&[0, 1, 2], glossary), glossary, 0.5)
}

fn entry(en: &str, ar: &[&str]) -> Entry {
    Entry { en: en.into(), ar: ar.iter().map(|&form| form.into()).collect(), ..Entry::default() }
}

#[test]
fn the_order_of_pairs_does_not_matter_and_a_pair_counts_once() {
    let glossary = Glossary::default();
    let all = ledger(&[0, 1, 2], &glossary);
    for order in [&[2, 1, 0][..], &[1, 0, 2, 1, 0]] {
        assert_eq!(ledger(order, &glossary), all);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = path_beside(&folder.path().join("desk.jsonl"));
    assert!(path.ends_with("desk.learn.jsonl"));
    assert_eq!(read(&path).expect("no file is an empty ledger"), Ledger::default());
    write(&crate::files::Lock::acquire(&path).expect("free"), &all).expect("writable");
    assert_eq!(read(&path).expect("readable"), all);
}

#[test]
fn names_seen_in_more_texts_are_surer() {
    let glossary = Glossary::default();
    let found = listed(&glossary);
    let names: Vec<(&str, &str, usize)> =
        found.iter().map(|proposal| (proposal.ar.as_str(), proposal.en.as_str(), proposal.count)).collect();
    assert!(names.contains(&("دوروثيا كليمبنشتاين", "Dorothea Klimpenstein", 2)), "{names:?}");
    assert!(names.contains(&("أولدنكامب", "Oldenkamp", 2)) && names.contains(&("لاندسكرونا", "Landskrona", 1)), "{names:?}");
    let once = proposals::list(&ledger(&[1], &glossary), &glossary, 0.5);
    let score = |found: &[Proposal]| found.iter().find(|proposal| proposal.en == "Oldenkamp").map(|proposal| proposal.score);
    assert!(score(&found) > score(&once));
}

#[test]
fn a_ship_is_proposed_once_it_is_seen_again() {
    let glossary = Glossary::default();
    let once = ("أبحرت السفينة أولدنكامب أمس.", "The ship Oldenkamp set sail yesterday.");
    let again = ("غرقت السفينة أولدنكامب.", "The ship Oldenkamp sank.");
    let twice = (
        "أبحرت السفينة أولدنكامب أمس.\nغرقت السفينة أولدنكامب.",
        "The ship Oldenkamp set sail yesterday.\nThe ship Oldenkamp sank.",
    );
    let proposed = |pairs: &[(&str, &str)]| proposals::list(&learnt(pairs.iter().copied(), &glossary), &glossary, 0.5).len();
    assert_eq!((proposed(&[once]), proposed(&[once, again]), proposed(&[twice])), (0, 1, 1));
    // An entry of a desk that states no type says nothing.
    let desk = Glossary::new(vec![entry("Oldenkamp", &["أولدنكامب"])]);
    let form = [("وصل هولدنكامب أمس.", "Oldenkamp came yesterday.")];
    assert_eq!(proposals::list(&learnt(form.into_iter(), &desk), &desk, 0.5).len(), 1);
    // What was seen once is not forgotten: who asks for less finds it.
    assert_eq!(proposals::list(&learnt([once].into_iter(), &glossary), &glossary, 0.4).len(), 1);
}

#[test]
fn what_the_glossary_decided_is_not_proposed_again() {
    let decided = |status| Glossary::new(vec![Entry { status, ..entry("Oldenkamp", &["اولدنكامب"]) }]);
    for status in [Status::Approved, Status::Rejected, Status::Forbidden] {
        assert!(listed(&decided(status)).iter().all(|proposal| proposal.en != "Oldenkamp"), "{status:?}");
    }
}

#[test]
fn another_form_of_an_entry_and_another_name_for_a_form_are_told() {
    let glossary = Glossary::new(vec![entry("Oldenkamp", &["هولدنكامب"]), entry("Landscrona", &["لاندسكرونا"])]);
    let found = listed(&glossary);
    let of = |en: &str| found.iter().find(|proposal| proposal.en == en).expect("it is proposed");
    assert_eq!(of("Oldenkamp").adds_form_to.as_deref(), Some("oldenkamp"));
    let conflicts = &of("Landskrona").conflicts;
    assert_eq!((conflicts.len(), conflicts[0].en.as_str(), conflicts[0].status), (1, "Landscrona", Status::Approved));
}

#[test]
fn a_broken_or_newer_ledger_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("desk.learn.jsonl");
    for (text, line) in [
        ("{\"kind\":\"learn\",\"version\":1}\n{\"kind\":\"pair\"}\n", 2),
        ("{\"kind\":\"learn\",\"version\":99}", 1),
        ("no", 1),
    ] {
        std::fs::write(&path, text).expect("writable");
        let error = read(&path).expect_err(text);
        assert_eq!(error.location().line, Some(line));
    }
}
