//! What killing the program, or running it many times at once, does to a glossary: nothing.
//!
//! The tests that run by themselves are short; those that are `ignored` are the long ones, for `.ci/extended`.

#![cfg(all(feature = "cli", unix))]
#![allow(clippy::print_stdout, reason = "the long tests say what they measured")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use naqhara::glossary::journal;
use tempfile::TempDir;

fn naqhara(folder: &Path, arguments: &[&str]) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"));
    program.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    program.spawn().expect("the program starts")
}

fn rows(count: usize, name: &str) -> String {
    let row = |at: usize| format!("{{\"id\":\"{name}-{at:06}\",\"en\":\"{name} {at:06}\",\"ar\":[\"درافل {at}\"]}}\n");
    (0..count).map(row).collect()
}

/// A desk of so many entries, and another glossary of as many to import.
fn desk(count: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("desk.jsonl"), rows(count, "old")).expect("written");
    fs::write(folder.path().join("other.jsonl"), rows(count, "new")).expect("written");
    let path = folder.path().join("desk.jsonl");
    (folder, path)
}

/// Kills imports at instants spread over the time that one takes; after each, the glossary is the old one or the new one.
fn kill(count: usize, times: usize) {
    let (folder, path) = desk(count);
    let import = ["glossary", "import", "other.jsonl", "-g", "desk.jsonl", "--date", "2026-11-24"];
    let old = fs::read(&path).expect("readable");
    let begin = Instant::now();
    assert!(naqhara(folder.path(), &import).wait().expect("it ends").success());
    let whole = begin.elapsed();
    let new = fs::read(&path).expect("readable");
    assert!(new.len() > old.len());
    let (mut kept, mut done) = (0, 0);
    for time in 0..times {
        fs::write(&path, &old).expect("written");
        let mut program = naqhara(folder.path(), &import);
        // Spread evenly, and beyond the end, so that some are done.
        std::thread::sleep(whole.mul_f64(1.5 * (time as f64 + 0.5) / times as f64));
        program.kill().expect("it can be killed");
        program.wait().expect("it ends");
        let found = fs::read(&path).expect("readable");
        match (found == old, found == new) {
            (true, _) => kept += 1,
            (_, true) => done += 1,
            _ => panic!("after kill {time} the glossary has {} bytes, of {} or {}", found.len(), old.len(), new.len()),
        }
        assert!(journal::decisions(&path).expect("the journal is whole").iter().all(|decided| decided.number >= 1));
    }
    println!("{times} kills of an import into {count} entries ({whole:?}): {kept} left the old file, {done} the new one");
    // The program goes on where it was killed, and sweeps up.
    fs::write(&path, &old).expect("written");
    assert!(naqhara(folder.path(), &import).wait().expect("it ends").success());
    assert_eq!(fs::read(&path).expect("readable"), new);
    let left: HashSet<String> = fs::read_dir(folder.path())
        .expect("readable")
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left, ["desk.jsonl", "desk.journal.jsonl", "other.jsonl"].map(String::from).into());
}

/// Two writers at once, so many times: every entry is there, and so is every decision.
fn crowd(times: usize) {
    let (folder, path) = desk(0);
    for time in 0..times {
        let begin = Instant::now();
        let add = |who: &str| naqhara(folder.path(), &["glossary", "add", &format!("{who} {time}"), "-g", "desk.jsonl"]);
        for mut program in [add("Dravel"), add("Kirvano")] {
            assert!(program.wait().expect("it ends").success(), "time {time}, after {:?}", begin.elapsed());
        }
    }
    assert_eq!(fs::read_to_string(&path).expect("readable").lines().count(), 2 * times);
    let numbers: Vec<u32> = journal::decisions(&path).expect("readable").iter().map(|decided| decided.number).collect();
    assert_eq!(numbers, (1..=2 * times as u32).collect::<Vec<_>>());
    println!("two writers at once, {times} times: {} entries and as many decisions", 2 * times);
}

#[test]
fn killed_at_any_instant_the_file_is_the_old_or_the_new_one() {
    kill(500, 12);
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
fn killed_five_hundred_times() {
    kill(50_000, 500);
}

#[test]
#[ignore = "takes minutes"]
fn two_writers_two_hundred_times() {
    crowd(200);
}
