//! Lists of inputs, and tables that have nothing to hold.

use std::fs;

use serde_json::json;

use super::{archive, lines, run};

#[test]
fn what_a_list_names_and_is_gone_is_an_article_in_error() {
    let folder = archive(3);
    fs::write(folder.path().join("list"), "gone.txt\narchive.jsonl\nnone*.txt\n").expect("written");
    let output = run(folder.path(), &["-g", "desk.jsonl", "--files-from", "list", "--no-totals"]);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output.stdout);
    let kinds: Vec<&str> = lines.iter().filter_map(|line| line["kind"].as_str()).collect();
    assert_eq!(kinds, ["error", "report", "report", "report", "error"]);
    assert_eq!((&lines[0]["document"]["path"], &lines[0]["error"]["kind"]), (&json!("gone.txt"), &json!("not-found")));
    assert_eq!(run(folder.path(), &["gone.txt"]).status.code(), Some(2), "a name that is typed is checked at once");
}

#[test]
fn a_table_of_texts_that_is_empty_because_all_are_pairs_says_so() {
    let folder = archive(0);
    let pair = json!({"id": "a", "source": "وصل الوزير إلى درافل.", "target": "The minister arrived in Dravel."});
    fs::write(folder.path().join("pairs.jsonl"), format!("{pair}\n")).expect("written");
    for (format, told) in [("csv", true), ("json", false)] {
        let output = run(folder.path(), &["-g", "desk.jsonl", "-f", format, "pairs.jsonl"]);
        assert!(output.status.success());
        let says = String::from_utf8_lossy(&output.stderr).contains("the table is empty");
        assert_eq!(says, told, "{format}");
    }
}
