use super::*;
use crate::document::MentionStatus;
use crate::glossary::{Entry, Status};
use crate::kinds::How;
use crate::span::Span;

/// Finds names in a text by hand, in place of the matcher.
struct Desk {
    document: Document,
    mentions: Vec<Mention>,
}

impl Desk {
    fn new(text: &str) -> Self {
        Self { document: Document::new(text), mentions: Vec::new() }
    }

    /// Every occurrence of `name` that no earlier name covers.
    fn with(mut self, name: &str, kind: EntryType, status: &MentionStatus) -> Self {
        let found: Vec<usize> = self.document.text().match_indices(name).map(|(start, _)| start).collect();
        for start in found {
            let span = Span::new(start, start + name.len());
            if self.mentions.iter().any(|mention| mention.span.overlaps(span)) {
                continue;
            }
            let over: Vec<usize> =
                self.document.words().iter().enumerate().filter(|(_, w)| w.span.overlaps(span)).map(|(at, _)| at).collect();
            let words = over[0]..over[over.len() - 1] + 1;
            self.mentions.push(Mention { span, words, kind, status: status.clone(), score: 0.75 });
        }
        self.mentions.sort_by_key(|mention| mention.span.start);
        self
    }

    fn unknown(self, name: &str) -> Self {
        self.unknown_as(name, EntryType::Person)
    }

    fn unknown_as(self, name: &str, kind: EntryType) -> Self {
        self.with(name, kind, &MentionStatus::Unknown { reasons: vec![Reason::Title, Reason::NotAWord] })
    }

    fn known(self, name: &str, entry: u32, kind: EntryType) -> Self {
        self.with(name, kind, &MentionStatus::Known { entry: EntryKey(entry), how: How::Exact, alternatives: Vec::new() })
    }

    fn coverage(&self) -> Coverage {
        Coverage::new(&self.document, &self.mentions, &glossary())
    }

    fn groups(&self) -> Vec<(String, usize)> {
        self.coverage().unknown.into_iter().map(|term| (term.text, term.count)).collect()
    }
}

fn glossary() -> Glossary {
    let entry = |id: &str, en: &str, ar: &str, status| Entry {
        id: id.into(),
        en: en.into(),
        ar: vec![ar.into()],
        status,
        ..Entry::default()
    };
    Glossary::new(vec![
        entry("kyiv", "Kyiv", "كييف", Status::Approved),
        entry("russian", "Russian", "الروسي", Status::Approved),
        entry("markovic", "Sergei Markovic", "سيرغي مركوفيتش", Status::Proposed),
        entry("markovica", "Markovica", "ماركوفيتشا", Status::Rejected),
    ])
}

fn named(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    pairs.iter().map(|(text, count)| ((*text).to_string(), *count)).collect()
}

#[test]
fn shares_count_mentions_and_names_but_no_terms() {
    let desk = Desk::new("في كييف وفي كييف قال ماركوفيتش الروسي")
        .known("كييف", 0, EntryType::Place)
        .known("الروسي", 1, EntryType::Demonym)
        .unknown("ماركوفيتش");
    let coverage = desk.coverage();
    assert_eq!((coverage.mentions, coverage.known, coverage.names, coverage.known_names), (3, 2, 2, 1));
    assert_eq!(coverage.entries[0].forms, [FormCount { text: "كييف".into(), count: 2 }]);
    assert_eq!(coverage.terms[0].entry, EntryKey(1));
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
    assert_eq!(desk.groups(), named(&[("رائد أبو طربوش", 3)]));
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
        assert_eq!(desk.groups(), named(&expected), "{text}");
    }
}

#[test]
fn a_short_mention_joins_one_of_two_relatives_and_never_ties_them() {
    let desk = Desk::new("قال خالد طربوش وقال سمير طربوش ثم طربوش ثم سمير طربوش")
        .unknown("خالد طربوش")
        .unknown("سمير طربوش")
        .unknown("طربوش");
    assert_eq!(desk.groups(), named(&[("سمير طربوش", 3), ("خالد طربوش", 1)]));
    let given = Desk::new("محمد سلمان ثم محمد جاسم ثم محمد").unknown("محمد سلمان").unknown("محمد جاسم").unknown("محمد");
    assert_eq!(given.groups().len(), 3, "a given name alone could be either");
}

#[test]
fn a_place_does_not_join_a_person() {
    let desk = Desk::new("قال ماهر تالين في تالين").unknown("ماهر تالين").unknown_as("تالين", EntryType::Place);
    assert_eq!(desk.groups().len(), 2);
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
    assert_eq!(desk.groups(), named(&[("لوكاس", 2), ("دوفال", 1), ("شيراك", 1)]));
}

#[test]
fn near_entries_are_approved_or_proposed() {
    let near = &Desk::new("قال سيرغي ماركوفيتش").unknown("سيرغي ماركوفيتش").coverage().unknown[0].near;
    assert_eq!(near.first(), Some(&(EntryKey(2), 1.0)));
    assert!(near.iter().all(|(entry, _)| *entry != EntryKey(3)));
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
