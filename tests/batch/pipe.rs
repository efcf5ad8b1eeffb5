//! As a filter between other programs: a line in, a line out, nothing kept, as a cluster engine runs it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::{archive, lines, naqhara, row, rows};

/// Longer than any machine takes for one line.
const FOR_EVER: Duration = Duration::from_secs(120);

/// What a cluster's job runs.
const FILTER: [&str; 6] = ["-", "--format", "jsonl", "--no-totals", "-g", "desk.jsonl"];

fn start(folder: &Path, options: &[&str]) -> Child {
    let mut program = naqhara(folder, &[&FILTER[..], options].concat());
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

fn filter(folder: &Path, options: &[&str], input: &str) -> Output {
    let mut child = start(folder, options);
    child.stdin.take().expect("it reads").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let folder = archive(0);
    for jobs in ["1", "2"] {
        let mut child = start(folder.path(), &["--jobs", jobs]);
        let mut input = child.stdin.take().expect("it reads");
        let output = BufReader::new(child.stdout.take().expect("it writes"));
        let (told, answers) = channel();
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| told.send(line)));
        for at in 0..5 {
            input.write_all(row(at).as_bytes()).and_then(|()| input.flush()).expect("it reads");
            let answer = answers.recv_timeout(FOR_EVER).expect("an answer comes while the input is open");
            let answer: Value = serde_json::from_str(&answer).expect("JSON");
            assert_eq!(answer["document"]["id"], format!("n{at:05}"));
        }
        drop(input);
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}

#[test]
fn bad_lines_have_their_answers_in_their_places() {
    let folder = archive(0);
    let input = [&row(0), "{\"id\":\"cut\",\"text\":\"\n", &row(1), "\n", "{\"id\":\"bare\"}\n", &row(2)].concat();
    let failed = filter(folder.path(), &["--jobs", "2"], &input);
    let kinds: Vec<(String, String)> = lines(&failed.stdout)
        .iter()
        .map(|line| {
            let word = |value: &Value| value.as_str().unwrap_or_default().to_string();
            (word(&line["kind"]), word(&line["document"]["id"]))
        })
        .collect();
    // A line that has no id to be known by has its number in this input.
    let wanted = [("report", "n00000"), ("error", "-:2"), ("report", "n00001"), ("error", "bare"), ("report", "n00002")];
    assert_eq!(kinds, wanted.map(|(kind, id)| (kind.to_string(), id.to_string())));
    assert_eq!(failed.status.code(), Some(1));
    let ignored = filter(folder.path(), &["--jobs", "1", "--errors", "ignore"], &input);
    assert_eq!((ignored.status.code(), &ignored.stdout), (Some(0), &failed.stdout));
    assert!(String::from_utf8_lossy(&ignored.stderr).contains("2 of 5"), "they are told all the same");
}

#[test]
fn nothing_in_is_nothing_out() {
    let folder = archive(0);
    let done = filter(folder.path(), &["--jobs", "1"], "");
    assert_eq!((done.status.code(), done.stdout.len(), done.stderr.len()), (Some(0), 0, 0));
}

#[test]
fn parts_put_together_are_the_whole() {
    let folder = archive(0);
    let without_lines = |outputs: &[Output]| -> Vec<Value> {
        let mut all: Vec<Value> = outputs.iter().flat_map(|output| lines(&output.stdout)).collect();
        // The line counts from the beginning of the part.
        all.iter_mut().for_each(|line| line["document"]["line"] = Value::Null);
        all
    };
    let whole = filter(folder.path(), &["--jobs", "1"], &rows(12));
    let parts: Vec<Output> =
        [0..5, 5..6, 6..12].map(|part| filter(folder.path(), &["--jobs", "1"], &part.map(row).collect::<String>())).into();
    assert_eq!(without_lines(&parts), without_lines(&[whole]));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = archive(0);
    for jobs in ["1", "2"] {
        let mut child = start(folder.path(), &["--jobs", jobs]);
        drop(child.stdout.take());
        // The program may be gone before it has read everything.
        let _ = child.stdin.take().expect("it reads").write_all(rows(60).as_bytes());
        let done = child.wait_with_output().expect("it ends");
        assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""), "{jobs} jobs");
    }
}
