use super::*;
use crate::glossary::format::jsonl;
use crate::glossary::{GlossaryFormat, Status};
use crate::kinds::EntryType;
use crate::learn::{Evidence, Place, Record};

const STATED: Stated<'static> = Stated { day: "2026-11-29", source: "learn" };

fn ledger(names: &[(&str, &str, EntryType, u32, usize)]) -> Ledger {
    let mut ledger = Ledger::default();
    for &(ar, en, kind, score, count) in names {
        let place = |text: &str| Place { path: "a.txt".into(), line: 3, text: text.into() };
        let evidence = Evidence { source: place(&format!("قال {ar} أمس.")), target: place(&format!("{en} said.")) };
        let record = Record { kinds: [(kind, 1)].into(), score, count, evidence: vec![evidence] };
        ledger.names.insert((ar.into(), en.into()), record);
    }
    ledger
}

fn usual() -> Ledger {
    ledger(&[
        ("غريغور أولدنكامب", "Gregor Oldenkamp", EntryType::Person, 980, 1),
        ("أولدنكامب", "Oldenkamp", EntryType::Person, 900, 4),
        ("لاندسكرونا", "Landskrona", EntryType::Place, 950, 2),
        ("لاندسكرونه", "Landskrona", EntryType::Place, 800, 1),
        ("درافل", "Kirvano", EntryType::Other, 500, 1),
    ])
}

fn entry(en: &str, ar: &[&str]) -> Entry {
    Entry { en: en.into(), ar: ar.iter().map(|&form| form.into()).collect(), ..Entry::default() }
}

/// A review and the file that its decisions go to.
struct Desk<'g> {
    review: Review<'g>,
    entries: Vec<Entry>,
}

impl<'g> Desk<'g> {
    fn new(ledger: &Ledger, glossary: &'g Glossary) -> Self {
        let entries = glossary.entries().map(|(_, entry)| entry).collect();
        Self { review: Review::new(ledger, glossary, STATED), entries }
    }

    fn choose(&mut self, choice: Choice) -> Vec<Change> {
        let plan = self.review.plan(&choice).expect("it can be done");
        let changes = plan.apply(&mut self.entries).expect("nobody else decided");
        self.review.saved(&changes);
        changes
    }

    fn shown(&self) -> String {
        self.review.card().map(|card| card.proposal.ar).unwrap_or_default()
    }

    fn has(&self, en: &str, status: Status) -> Vec<Vec<String>> {
        self.entries.iter().filter(|entry| entry.en == en && entry.status == status).map(|entry| entry.ar.clone()).collect()
    }
}

#[test]
fn what_is_accepted_settles_and_changes_what_waits() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    assert_eq!((desk.shown().as_str(), desk.review.waiting()), ("غريغور أولدنكامب", 5));
    let made = desk.choose(Choice::Accept);
    let Change { before: None, after } = &made[0] else { panic!("it is new") };
    assert_eq!((after.id.as_str(), after.added.as_str(), after.source.as_str()), ("gregor-oldenkamp", "2026-11-29", "learn"));
    // The last name of a person is no proposal any more.
    assert_eq!((desk.shown().as_str(), desk.review.waiting()), ("لاندسكرونا", 3));
    desk.choose(Choice::Accept);
    let card = desk.review.card().expect("another");
    assert_eq!((card.proposal.ar.as_str(), card.proposal.adds_form_to.as_deref()), ("لاندسكرونه", Some("landskrona")));
    desk.choose(Choice::Accept);
    assert_eq!(desk.has("Landskrona", Status::Approved), [["لاندسكرونا", "لاندسكرونه"]]);
}

#[test]
fn what_is_rejected_or_forbidden_is_never_proposed_again_and_takes_no_id() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.set_filter(Filter::parse("landskrona").expect("text"));
    desk.choose(Choice::Reject { note: "no town\u{200f} of that  name".into() });
    desk.choose(Choice::Forbid { note: String::new() });
    assert!(desk.review.card().is_none());
    let rejected = desk.entries.iter().find(|entry| entry.status == Status::Rejected).expect("it is remembered");
    assert_eq!((rejected.note.as_str(), rejected.ar.as_slice()), ("no town of that name", &["لاندسكرونا".to_string()][..]));
    assert!(desk.entries.iter().all(|entry| entry.id.starts_with("landskrona-")));
    let again = Glossary::new(desk.entries);
    assert!(Review::new(&usual(), &again, STATED).proposals().all(|proposal| proposal.en != "Landskrona"));
}

#[test]
fn what_is_changed_by_hand_is_remembered_as_it_was_proposed() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.set_filter(Filter::parse("kirvano").expect("text"));
    let edit = |en: &str| Choice::Edit(Edit { en: Some(en.into()), kind: Some(EntryType::Place), ..Edit::default() });
    desk.choose(edit(" Dravel "));
    assert_eq!(
        (desk.has("Dravel", Status::Approved), desk.has("Kirvano", Status::Rejected)),
        (vec![vec!["درافل".into()]], vec![vec!["درافل".into()]])
    );
    // A name made whole says nothing against its end.
    desk.review.set_filter(Filter::parse("أولدنكامب max:0.97").expect("text"));
    desk.choose(Choice::Edit(Edit {
        ar: Some("غريغور أولدنكامب".into()), en: Some("Gregor Oldenkamp".into()), kind: None
    }));
    assert!(desk.has("Oldenkamp", Status::Rejected).is_empty() && desk.review.waiting() == 0);
    let error = desk.review.plan(&edit("x")).expect_err("nothing is left");
    assert_eq!(error.kind(), ErrorKind::NotFound);
    desk.review.set_filter(Filter::default());
    assert!(desk.review.plan(&edit(" \u{200e}")).is_err());
    let latin = Choice::Edit(Edit { ar: Some("Dravel".into()), ..Edit::default() });
    assert!(desk.review.plan(&latin).expect_err("Latin").to_string().contains("no Arabic letter"));
}

#[test]
fn a_form_is_merged_into_an_entry_and_its_english_turned_down_or_admitted() {
    for also in [false, true] {
        let glossary = Glossary::new(vec![entry("Dravel", &["درافيل"])]);
        let mut desk = Desk::new(&usual(), &glossary);
        desk.review.set_filter(Filter::parse("kirvano").expect("text"));
        let card = desk.review.card().expect("it waits");
        assert_eq!(card.near.first().map(|near| near.entry.id.as_str()), Some("dravel"));
        desk.choose(Choice::Merge { entry: "dravel".into(), also });
        assert_eq!(desk.has("Dravel", Status::Approved), [["درافيل", "درافل"]]);
        assert_eq!(desk.has("Kirvano", Status::Rejected).len(), usize::from(!also));
        assert_eq!(desk.entries[0].also.len(), usize::from(also));
        assert_eq!(desk.review.waiting(), 0);
    }
    let glossary = Glossary::new(vec![entry("Dravel", &["درافل"])]);
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.set_filter(Filter::parse("conflicts:yes").expect("words"));
    assert!(desk.review.card().expect("it waits").near[0].conflict);
    let merge = |entry: &str, also| Choice::Merge { entry: entry.into(), also };
    assert!(desk.review.plan(&merge("dravel", false)).expect_err("it has it").to_string().contains("already"));
    assert_eq!(desk.review.plan(&merge("nobody", false)).expect_err("nobody").kind(), ErrorKind::NotFound);
    desk.choose(merge("dravel", true));
    assert_eq!((desk.entries[0].also.as_slice(), desk.review.waiting()), (&["Kirvano".to_string()][..], 0));
}

#[test]
fn an_entry_of_a_glossary_that_is_not_written_is_copied_whole() {
    let glossary =
        Glossary::new(vec![Entry { also: vec!["Landskrone".into()], ..entry("Landskrona", &["لندسكرونا"]) }]);
    let mut desk = Desk::new(&usual(), &glossary);
    // As if the entry were the built-in glossary's and the desk's own file were empty.
    desk.entries.clear();
    desk.review.set_filter(Filter::parse("لاندسكرونا").expect("text"));
    desk.choose(Choice::Accept);
    assert_eq!(desk.has("Landskrona", Status::Approved), [["لندسكرونا", "لاندسكرونا"]]);
    assert_eq!((desk.entries[0].id.as_str(), desk.entries[0].also.len()), ("landskrona", 1));
}

#[test]
fn a_first_name_in_common_is_not_near() {
    let people = |entry: Entry| Entry { kind: EntryType::Person, ..entry };
    let glossary = Glossary::new(vec![
        people(entry("Gregor Kirvano", &["غريغور كرفانو"])),
        people(entry("Ivo Oldenkamp", &["إيفو أولدنكامب"])),
        people(entry("Gregor Jan Oldenkamp", &["غريغور يان أولدنكامب"])),
    ]);
    let desk = Desk::new(&usual(), &glossary);
    let near: Vec<String> = desk.review.card().expect("it waits").near.into_iter().map(|near| near.entry.en).collect();
    assert_eq!(near, ["Gregor Jan Oldenkamp", "Ivo Oldenkamp"]);
}

#[test]
fn skipping_going_back_and_orders() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.skip();
    desk.review.skip();
    assert_eq!(desk.shown(), "أولدنكامب");
    desk.choose(Choice::Reject { note: String::new() });
    assert_eq!(desk.shown(), "لاندسكرونه");
    desk.review.back();
    assert_eq!(desk.shown(), "لاندسكرونا");
    (0..9).for_each(|_| desk.review.skip());
    assert!(desk.review.card().is_none() && desk.review.waiting() == 4);
    desk.review.again();
    assert_eq!(desk.shown(), "غريغور أولدنكامب");
    let all = |review: &Review<'_>| review.proposals().map(|proposal| proposal.ar).collect::<Vec<_>>();
    let mut review = Review::new(&usual(), &glossary, STATED);
    review.set_order(Order::Count);
    assert_eq!(all(&review)[0], "أولدنكامب");
    review.set_order(Order::Type);
    assert_eq!(all(&review)[4], "درافل");
    review.set_order(Order::Arabic);
    assert_eq!((all(&review)[0].as_str(), all(&review)[3].as_str()), ("أولدنكامب", "لاندسكرونا"));
    review.set_filter(Filter::parse("type:place score:0.9").expect("words"));
    assert_eq!(all(&review), ["لاندسكرونا"]);
}

#[test]
fn undoing_brings_the_proposal_back() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    let all: Vec<Proposal> = desk.review.proposals().collect();
    desk.review.skip();
    let made = desk.choose(Choice::Accept);
    assert_ne!(desk.review.proposals().collect::<Vec<_>>(), all);
    let gone: Vec<Entry> = made.iter().map(|change| change.after.clone()).collect();
    let back: Vec<Entry> = made.into_iter().filter_map(|change| change.before).collect();
    desk.review.undone(&gone, &back);
    assert_eq!((desk.review.proposals().collect::<Vec<_>>(), desk.shown().as_str()), (all, "لاندسكرونا"));
}

#[test]
fn many_at_once_leave_contradictions_to_a_person() {
    let glossary = Glossary::new(vec![entry("Oldenhof", &["أولدنكامب"])]);
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.set_filter(Filter::parse("score:0.9").expect("words"));
    let tally = desk.review.decide_all(&Choice::Accept, &mut desk.entries).expect("it can be done");
    // The last name is a part of the person that was accepted before it.
    assert_eq!((tally.decided.get("accept"), tally.contradicted, tally.gone), (Some(&2), 0, 1));
    let mut other = Desk::new(&usual(), &glossary);
    other.review.set_filter(Filter::parse("score:0.9 type:person max:0.97").expect("words"));
    let tally = other.review.decide_all(&Choice::Accept, &mut other.entries).expect("it can be done");
    assert_eq!((tally.decided.get("accept"), tally.contradicted), (None, 1));
    let tally = other.review.decide_all(&Choice::Reject { note: String::new() }, &mut other.entries).expect("it can be done");
    assert_eq!(tally.decided.get("reject"), Some(&1));
}

#[test]
fn deciding_one_by_one_or_at_once_is_the_same() {
    let glossary = Glossary::default();
    let (mut one, mut all) = (Desk::new(&usual(), &glossary), Desk::new(&usual(), &glossary));
    while one.review.card().is_some() {
        one.choose(Choice::Accept);
    }
    all.review.decide_all(&Choice::Accept, &mut all.entries).expect("it can be done");
    assert_eq!(jsonl::write(&one.entries), jsonl::write(&all.entries));
}

#[test]
fn what_others_did_meanwhile_is_kept() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    let plan = desk.review.plan(&Choice::Accept).expect("it can be done");
    // Somebody else gave the entry another form and a note.
    desk.entries.push(Entry {
        id: "gregor-oldenkamp".into(),
        kind: EntryType::Person,
        note: "a skier".into(),
        ..entry("Gregor Oldenkamp", &["أولدنكمب"])
    });
    assert_eq!(plan.apply(&mut desk.entries).expect("it can be done").len(), 1);
    assert_eq!((desk.entries[0].ar.len(), desk.entries[0].note.as_str()), (2, "a skier"));
    assert!(plan.apply(&mut desk.entries).expect("it can be done").is_empty());
    // Or gave the id to somebody else.
    desk.entries[0].en = "Oldenkamp the Elder".into();
    let changes = plan.apply(&mut desk.entries).expect("it can be done");
    assert!(changes[0].before.is_none() && changes[0].after.id.starts_with("gregor-oldenkamp-"));
    assert!(plan.apply(&mut desk.entries).expect("it can be done").is_empty());
}

#[test]
fn a_decision_against_another_one_made_meanwhile_is_refused() {
    let glossary = Glossary::default();
    let (pair, person) = (["غريغور أولدنكامب"], EntryType::Person);
    let other = |status| Entry { id: "other".into(), kind: person, status, ..entry("Gregor Oldenkamp", &pair) };
    let reject = || Choice::Reject { note: String::new() };
    let forbid = || Choice::Forbid { note: String::new() };
    let edit = || Choice::Edit(Edit { en: Some("Gregor Oldenhof".into()), ..Edit::default() });
    for (choice, meanwhile, is_refused) in [
        (Choice::Accept, Status::Rejected, true),
        (Choice::Accept, Status::Forbidden, true),
        (Choice::Accept, Status::Proposed, false),
        (reject(), Status::Approved, true),
        (reject(), Status::Rejected, false),
        (forbid(), Status::Rejected, true),
        (edit(), Status::Approved, true),
        (edit(), Status::Rejected, false),
    ] {
        let review = Review::new(&usual(), &glossary, STATED);
        let plan = review.plan(&choice).expect("nothing is decided yet");
        let result = plan.apply(&mut vec![other(meanwhile)]);
        assert_eq!(result.is_err(), is_refused, "{choice:?}, {meanwhile:?}: {result:?}");
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Conflict);
            assert!(error.to_string().contains(&format!("decided meanwhile: {} (other)", meanwhile.as_str())), "{error}");
        }
    }
}

#[test]
fn what_others_did_is_taken_in_and_the_place_is_kept() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.skip();
    assert_eq!((desk.shown().as_str(), desk.review.waiting()), ("لاندسكرونا", 5));
    assert_eq!(desk.review.follow(&desk.entries), 0);
    // Others decide about one before it, and about another one behind it.
    let person = |en, ar| Entry { id: crate::glossary::id::slug(en), kind: EntryType::Person, ..entry(en, &[ar]) };
    desk.entries.extend([person("Gregor Oldenkamp", "غريغور أولدنكامب"), person("Kirvano", "درافل")]);
    assert_eq!(desk.review.follow(&desk.entries), 2);
    assert_eq!((desk.shown().as_str(), desk.review.waiting(), desk.review.at), ("لاندسكرونا", 2, 0));
    // And about the very one; the next one is looked at.
    desk.entries
        .push(Entry { id: "landskrona".into(), status: Status::Rejected, ..entry("Landskrona", &["لاندسكرونا"]) });
    assert_eq!(desk.review.follow(&desk.entries), 1);
    assert_eq!((desk.shown().as_str(), desk.review.waiting()), ("لاندسكرونه", 1));
    // What they take back waits again.
    desk.entries.clear();
    assert_eq!(desk.review.follow(&desk.entries), 3);
    assert_eq!((desk.shown().as_str(), desk.review.waiting()), ("لاندسكرونه", 5));
    assert_eq!(desk.review.follow(&desk.entries), 0);
}

#[test]
fn an_entry_that_is_gone_or_turned_down_meanwhile_gets_no_form() {
    let glossary = Glossary::new(vec![entry("Dravel", &["درافيل"])]);
    let merge = Choice::Merge { entry: "dravel".into(), also: true };
    let planned = |ids: &[&str]| {
        let mut review = Review::new(&usual(), &glossary, STATED).writing_to(ids.iter().map(|id| (*id).to_string()));
        review.set_filter(Filter::parse("kirvano").expect("text"));
        review.plan(&merge).expect("it is there")
    };
    let error = planned(&["dravel"]).apply(&mut Vec::new()).expect_err("it is gone");
    assert!(error.kind() == ErrorKind::Conflict && error.to_string().contains("(dravel) was removed"), "{error}");
    // One of another glossary is copied.
    assert_eq!(planned(&[]).apply(&mut Vec::new()).expect("it can be done").len(), 1);
    for status in [Status::Rejected, Status::Forbidden] {
        let mut entries = vec![Entry { id: "dravel".into(), status, ..entry("Dravel", &["درافيل"]) }];
        let error = planned(&["dravel"]).apply(&mut entries).expect_err("it is turned down");
        assert!(error.to_string().contains(&format!("is {} (dravel)", status.as_str())), "{error}");
    }
}

#[test]
fn an_entry_that_a_review_made_is_not_brought_back_either() {
    let glossary = Glossary::default();
    let mut desk = Desk::new(&usual(), &glossary);
    desk.review.set_filter(Filter::parse("landskrona").expect("text"));
    desk.choose(Choice::Accept);
    let plan = desk.review.plan(&Choice::Accept).expect("another spelling");
    assert!(plan.apply(&mut Vec::new()).expect_err("it is gone").to_string().contains("was removed"));
    let made = std::mem::take(&mut desk.entries);
    desk.review.undone(&made, &[]);
    assert!(desk.review.plan(&Choice::Accept).expect("a new one").apply(&mut Vec::new()).is_ok());
}

#[test]
fn what_was_turned_down_is_not_approved_by_an_edit_or_a_merge() {
    for status in [Status::Rejected, Status::Forbidden] {
        let turned_down = Entry { id: "wrong".into(), status, ..entry("Dravelle", &["درافل"]) };
        let glossary = Glossary::new(vec![turned_down, entry("Dravelle", &["درافيل"])]);
        let mut desk = Desk::new(&usual(), &glossary);
        desk.review.set_filter(Filter::parse("kirvano").expect("text"));
        let edit = |en: &str| Choice::Edit(Edit { en: Some(en.into()), ..Edit::default() });
        let error = desk.review.plan(&edit("dravelle")).expect_err("it was turned down").to_string();
        assert!(error.contains(status.as_str()) && error.contains("(wrong)"), "{error}");
        let merge = Choice::Merge { entry: "dravelle".into(), also: false };
        assert!(desk.review.plan(&merge).expect_err("it was turned down").to_string().contains("(wrong)"));
        assert_eq!(desk.choose(edit("Dravel")).len(), 2);
    }
}

#[test]
fn a_table_goes_out_and_decisions_come_back() {
    let glossary = Glossary::default();
    for format in [GlossaryFormat::Csv, GlossaryFormat::Tsv, GlossaryFormat::Xlsx] {
        let mut desk = Desk::new(&usual(), &glossary);
        let path = std::path::PathBuf::from(format!("review.{}", format.name()));
        let bytes = sheet::write(&desk.review, format).expect("writable");
        assert_eq!(sheet::write(&desk.review, format).expect("writable"), bytes);
        assert_eq!(sheet::read(&bytes, &path).expect("readable"), []);
        assert_eq!(sheet::filled_in(&bytes, &path).expect("readable"), 0);
        if format == GlossaryFormat::Xlsx {
            continue;
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        let mut lines: Vec<String> = text.lines().map(String::from).collect();
        assert!(lines[0].contains("decision") && lines.len() == 6);
        lines[1] = format!("accept{}", lines[1].replacen("Gregor Oldenkamp", "Gregor van Oldenkamp", 1));
        lines[2] = format!("reject{}", lines[2]);
        lines[4] = format!("ACCEPT{}", lines[4]);
        let filled = sheet::read((lines.join("\r\n")).as_bytes(), &path).expect("readable");
        let tally = desk.review.decide_filled(&filled, &mut desk.entries).expect("it can be done");
        assert_eq!(tally.decided.into_iter().collect::<Vec<_>>(), [("accept", 1), ("edit", 1), ("reject", 1)]);
        assert_eq!(sheet::filled_in(lines.join("\r\n").as_bytes(), &path).expect("readable"), 3);
        let again = desk.review.decide_filled(&filled, &mut desk.entries).expect("it can be done");
        assert_eq!((again.decided.len(), again.gone, again.unknown.len()), (0, 3, 0));
        let other = sheet::Filled { line: 7, ar: "كرفانو".into(), en: "Nobody".into(), choice: Choice::Accept };
        let unknown = desk.review.decide_filled(&[other], &mut desk.entries).expect("it can be done");
        assert_eq!((unknown.gone, unknown.unknown), (0, vec![7]));
        assert_eq!(desk.has("Gregor van Oldenkamp", Status::Approved).len(), 1);
        assert_eq!(desk.has("Landskrona", Status::Rejected), [["لاندسكرونا"]]);
        lines[5] = format!("perhaps{}", lines[5]);
        let error = sheet::read(lines.join("\n").as_bytes(), &path).expect_err("no decision");
        assert_eq!((error.location().line, error.to_string().contains("perhaps")), (Some(6), true));
    }
}
