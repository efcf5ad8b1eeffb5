//! What killing the program, or running it many times at once, does to a glossary: nothing.
//!
//! The tests that run by themselves are short; those that are `ignored` are the long ones, for `.ci/extended`.

#![cfg(all(feature = "cli", unix))]
#![allow(clippy::print_stdout, reason = "the long tests say what they measured")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use naqhara::glossary::journal;
use tempfile::TempDir;

fn naqhara(folder: &Path, arguments: &[&str]) -> Child {
    with_input(folder, arguments, "")
}

fn with_input(folder: &Path, arguments: &[&str], input: &str) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"));
    program.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut program = program.spawn().expect("the program starts");
    let mut stdin = program.stdin.take().expect("it reads");
    // A program that is done before it has read everything is no matter.
    let _ = stdin.write_all(input.as_bytes());
    program
}

fn rows(count: usize, name: &str) -> String {
    let row = |at: usize| format!("{{\"id\":\"{name}-{at:06}\",\"en\":\"{name} {at:06}\",\"ar\":[\"درافل {at}\"]}}\n");
    (0..count).map(row).collect()
}

/// A ledger of so many pairs of names, as `learn` writes it.
fn ledger(count: usize) -> String {
    let place = |text: &str| format!("{{\"path\":\"a.txt\",\"line\":1,\"text\":\"{text}\"}}");
    let row = |at: usize| {
        let (ar, en) = (format!("كرفانو {at:06}"), format!("Kirvano {at:06}"));
        format!(
            "{{\"kind\":\"name\",\"ar\":\"{ar}\",\"en\":\"{en}\",\"types\":{{\"place\":1}},\"score\":990,\"count\":1,\"evidence\":[[{},{}]]}}\n",
            place(&ar),
            place(&en)
        )
    };
    "{\"kind\":\"learn\",\"version\":1}\n".to_string() + &(0..count).map(row).collect::<String>()
}

/// A desk of so many entries with what was learnt for it, and another glossary of as many to import.
fn desk(count: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).expect("written");
    write("desk.jsonl", rows(count, "old"));
    write("other.jsonl", rows(count, "new"));
    write("desk.learn.jsonl", ledger(count / 10));
    write("a.ar.txt", "التقى غريغور أولدنكامب بالصيادين في لاندسكرونا.\n".to_string());
    write("a.en.txt", "Gregor Oldenkamp met the fishermen in Landskrona.\n".to_string());
    let path = folder.path().join("desk.jsonl");
    (folder, path)
}

/// Commands that write, with the file that they write.
const WRITERS: [(&str, &[&str]); 3] = [
    ("desk.jsonl", &["glossary", "import", "other.jsonl", "-g", "desk.jsonl", "--date", "2026-11-24"]),
    ("desk.learn.jsonl", &["learn", "a.ar.txt", "a.en.txt", "-g", "desk.jsonl", "--date", "2026-11-24"]),
    ("desk.jsonl", &["review", "--batch", "accept", "--min-score", "0.9", "-g", "desk.jsonl", "--date", "2026-11-24"]),
];

/// Kills a command at instants spread over the time that it takes; after each, the file that it writes is the old one or the new
/// one, and no other file is otherwise.
fn kill(count: usize, times: usize, (written, arguments): (&str, &[&str])) {
    let (folder, glossary) = desk(count);
    let path = folder.path().join(written);
    let glossary_before = fs::read(&glossary).expect("readable");
    let old = fs::read(&path).expect("readable");
    let begin = Instant::now();
    assert!(naqhara(folder.path(), arguments).wait().expect("it ends").success());
    let whole = begin.elapsed();
    let new = fs::read(&path).expect("readable");
    assert!(new.len() > old.len());
    let journal_path = journal::path_of(&glossary);
    let journal_before = fs::read(&journal_path).ok();
    let (mut kept, mut done) = (0, 0);
    for time in 0..times {
        fs::write(&path, &old).expect("written");
        // A line of it for each kill would be gigabytes.
        journal_before.iter().for_each(|bytes| fs::write(&journal_path, bytes).expect("written"));
        let mut program = naqhara(folder.path(), arguments);
        // Spread evenly, and beyond the end, so that some are done.
        std::thread::sleep(whole.mul_f64(1.5 * (time as f64 + 0.5) / times as f64));
        program.kill().expect("it can be killed");
        program.wait().expect("it ends");
        let found = fs::read(&path).expect("readable");
        match (found == old, found == new) {
            (true, _) => kept += 1,
            (_, true) => done += 1,
            _ => panic!("after kill {time} {written} has {} bytes, of {} or {}", found.len(), old.len(), new.len()),
        }
        assert!(journal::decisions(&glossary).expect("the journal is whole").iter().all(|decided| decided.number >= 1));
        if (time + 1) % 100 == 0 {
            println!("after {} kills: {kept} left the old file, {done} the new one", time + 1);
        }
        assert!(written == "desk.jsonl" || fs::read(&glossary).expect("readable") == glossary_before);
    }
    let command = arguments[..2].join(" ");
    println!("{times} kills of `{command}` at {count} entries ({whole:?}): {kept} left the old file, {done} the new one");
    // The program goes on where it was killed, and sweeps up.
    fs::write(&path, &old).expect("written");
    assert!(naqhara(folder.path(), arguments).wait().expect("it ends").success());
    assert_eq!(fs::read(&path).expect("readable"), new);
    let known = ["a.ar.txt", "a.en.txt", "desk.jsonl", "desk.journal.jsonl", "desk.learn.jsonl", "other.jsonl"];
    let names = fs::read_dir(folder.path()).expect("readable").flatten();
    let left: Vec<String> = names.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert!(left.iter().all(|name| known.contains(&name.as_str())), "{left:?}");
}

/// Two writers at once, so many times, one that adds and one that reviews: every entry is there, and so is every decision.
fn crowd(times: usize) {
    let (folder, path) = desk(0);
    fs::write(folder.path().join("desk.learn.jsonl"), ledger(times)).expect("written");
    for time in 0..times {
        let begin = Instant::now();
        let added = naqhara(folder.path(), &["glossary", "add", &format!("Dravel {time}"), "-g", "desk.jsonl"]);
        let reviewed = with_input(folder.path(), &["review", "-g", "desk.jsonl"], "accept\nquit\n");
        for mut program in [added, reviewed] {
            assert!(program.wait().expect("it ends").success(), "time {time}, after {:?}", begin.elapsed());
        }
    }
    assert_eq!(fs::read_to_string(&path).expect("readable").lines().count(), 2 * times);
    let decisions = journal::decisions(&path).expect("readable");
    let numbers: Vec<u32> = decisions.iter().map(|decided| decided.number).collect();
    assert_eq!(numbers, (1..=2 * times as u32).collect::<Vec<_>>());
    assert_eq!(decisions.iter().filter(|decided| decided.command == "review accept").count(), times);
    println!("two writers at once, {times} times: {} entries and as many decisions", 2 * times);
}

#[test]
fn killed_at_any_instant_the_file_is_the_old_or_the_new_one() {
    WRITERS.into_iter().for_each(|writer| kill(500, 8, writer));
}

#[test]
fn two_writers_lose_nothing() {
    crowd(8);
}

#[test]
fn a_writer_waits_for_another() {
    let (folder, path) = desk(1);
    let lock = naqhara::files::Lock::acquire(&path).expect("free");
    let mut program = naqhara(folder.path(), &["glossary", "add", "Dravel", "-g", "desk.jsonl"]);
    std::thread::sleep(Duration::from_millis(300));
    assert!(program.try_wait().expect("it can be asked").is_none(), "it waits");
    drop(lock);
    assert!(program.wait().expect("it ends").success());
    assert_eq!(fs::read_to_string(&path).expect("readable").lines().count(), 2);
}

#[test]
#[ignore = "takes minutes"]
fn killed_five_hundred_times_importing() {
    kill(50_000, 500, WRITERS[0]);
}

#[test]
#[ignore = "takes minutes"]
fn killed_five_hundred_times_learning() {
    kill(50_000, 500, WRITERS[1]);
}

#[test]
#[ignore = "takes minutes"]
fn killed_five_hundred_times_reviewing() {
    kill(50_000, 500, WRITERS[2]);
}

#[test]
#[ignore = "takes minutes"]
fn two_writers_two_hundred_times() {
    crowd(200);
}
