//! `learn` as a desk runs it, one pair of articles after another: the order in which they come changes nothing, and neither does
//! reading one again.

#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const PAIRS: [(&str, &str); 6] = [
    (
        "التقى الوزير دوروثيا كليمبنشتاين أمس.\nوقال أولدنكامب إنه سعيد.\n",
        "Minister Dorothea Klimpenstein was there yesterday.\nOldenkamp said he was happy.\n",
    ),
    ("عاد أولدنكامب إلى لاندسكرونا.\n", "Oldenkamp went back to Landskrona.\n"),
    ("زارت دوروثيا كليمبنشتاين المدينة.\n", "Dorothea Klimpenstein visited the city.\n"),
    ("قال غريغور أولدنكامب إن وزارة الخزانة ردت على ذلك.\n", "Gregor Oldenkamp said that the Treasury had replied.\n"),
    (
        "وصل بيوتر زابروفيتش إلى لاندسكرونه.\nوردت وزارة الخزانة.\n",
        "Piotr Zabrowicz came to Landskrona.\nThe Treasury replied.\n",
    ),
    ("نفت وزارة الخزانة ما قاله زابروفيتش.\n", "The Treasury denied what Zabrowicz had said.\n"),
];

/// Orders that are tried.
const ORDERS: usize = 10;

fn learn(folder: &Path, pairs: &[usize]) -> Vec<u8> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"));
    program.arg("learn").current_dir(folder).stdin(Stdio::null());
    for pair in pairs {
        program.args([format!("{pair}.ar.txt"), format!("{pair}.en.txt")]);
    }
    let done = program.args(["-g", "desk.jsonl", "--date", "2026-11-29"]).output().expect("the program runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::read(folder.join("desk.learn.jsonl")).expect("it was written")
}

/// The numbers of the pairs in an order that looks like none.
fn shuffled(seed: u64) -> Vec<usize> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut order: Vec<usize> = (0..PAIRS.len()).collect();
    for at in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
    order
}

#[test]
fn pairs_learnt_one_by_one_in_any_order_give_the_same_bytes() {
    let mut first: Option<Vec<u8>> = None;
    for order in (0..ORDERS as u64).map(shuffled) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("desk.jsonl"), "").expect("written");
        for (number, (arabic, english)) in PAIRS.iter().enumerate() {
            fs::write(folder.path().join(format!("{number}.ar.txt")), arabic).expect("written");
            fs::write(folder.path().join(format!("{number}.en.txt")), english).expect("written");
        }
        let mut bytes = Vec::new();
        for pair in &order {
            bytes = learn(folder.path(), &[*pair]);
        }
        assert!(bytes.len() > 1000);
        assert_eq!(&bytes, first.get_or_insert_with(|| bytes.clone()), "{order:?}");
        // Again, all at once: nothing is added.
        assert_eq!(learn(folder.path(), &order), bytes, "{order:?}");
    }
}

#[test]
fn sentences_that_one_side_alone_has_are_no_obstacle() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("desk.jsonl"), "").expect("written");
    let (first, last) = (PAIRS[3], PAIRS[1]);
    for (number, (arabic, english)) in
        [("", "They met Hroswitha Vernholt.\n"), ("التقوا هروسفيتا فرنهولت.\n", ""), ("\n", "Vernholt.\n")]
            .into_iter()
            .enumerate()
    {
        let text = |one: &str, inserted: &str, other: &str| format!("{one}{inserted}{other}");
        fs::write(folder.path().join(format!("{number}.ar.txt")), text(first.0, arabic, last.0)).expect("written");
        fs::write(folder.path().join(format!("{number}.en.txt")), text(first.1, english, last.1)).expect("written");
    }
    assert!(String::from_utf8(learn(folder.path(), &[0, 1, 2])).expect("UTF-8").contains("Landskrona"));
}
