//! Runs that were interrupted, at any instant, and go on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use naqhara::batch::{Batch, BatchOptions, BatchProgress, Inputs, Part, State, Stopped};
use naqhara::glossary::{Entry, Glossary};
use naqhara::kinds::EntryType;
use naqhara::report::totals::line::Line;
use naqhara::report::totals::{Totals, TotalsFormat, write_totals};

use super::{archive, naqhara, run};

/// Nobody waits.
struct Silent;

impl BatchProgress for Silent {
    fn one_done(&self, _read: u64, _is_error: bool) {}
}

fn glossary() -> Glossary {
    let entry = |en: &str, ar: &str, kind| Entry { en: en.into(), ar: vec![ar.into()], kind, ..Entry::default() };
    Glossary::new(vec![entry("Dravel", "درافل", EntryType::Place), entry("Zahra Tarkovna", "زهرة تاركوفنا", EntryType::Person)])
}

/// Runs by way of a file beside the output, until so many lines are new; whether it came to an end.
fn work(batch: &Batch<'_>, inputs: &Inputs, state: &State, glossary: &Glossary, output: &Path, most: usize) -> bool {
    let mut part = Part::open(output, state, true).expect("it may begin or go on");
    let (mut totals, mut new) = (Totals::default(), 0);
    let done = part.done().expect("readable");
    let ended = batch.run(inputs, 2, done, &Silent, |line, is_new| {
        totals.add(&Line::read(line).expect("a line of ours"));
        if is_new {
            new += 1;
            if new > most {
                return Err(Stopped::Output(io::Error::other("killed")));
            }
            part.add(line)?;
        }
        Ok(())
    });
    if ended.is_err() {
        return false;
    }
    let mut last = Vec::new();
    write_totals(&totals.summary(glossary, &state.settings()), TotalsFormat::Json, &mut last).expect("memory takes it");
    part.finish(&last).expect("it can be finished");
    true
}

#[test]
fn cut_anywhere_the_work_goes_on_to_the_same_bytes() {
    let folder = archive(12);
    let output = folder.path().join("out.jsonl");
    let part = folder.path().join("out.jsonl.part");
    let glossary = glossary();
    let inputs = Inputs::named(&[folder.path().join("archive.jsonl")]).expect("it is there");
    let state = State::new(&glossary, &BatchOptions::default(), &inputs.survey());
    let batch = Batch::new(&glossary, BatchOptions::default());
    let go_on = |most: usize| work(&batch, &inputs, &state, &glossary, &output, most);
    assert!(go_on(usize::MAX));
    let whole = fs::read(&output).expect("readable");
    assert!(!part.exists());
    let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    let before = |end: usize| [end - 1, end, end + 1, end + 200];
    let cuts = ends.iter().copied().flat_map(before).chain([0, 1]).filter(|&cut| cut <= whole.len());
    for cut in cuts {
        fs::remove_file(&output).expect("it was there");
        assert!(!go_on(0), "the work has begun");
        // The totals are no article: they are made again.
        fs::write(&part, &whole[..cut]).expect("written");
        assert!(go_on(usize::MAX));
        assert!(fs::read(&output).expect("readable") == whole, "cut at {cut} of {}", whole.len());
    }
    // Zeros at the end, as a file system may leave them when the power goes.
    fs::remove_file(&output).expect("it was there");
    assert!(!go_on(0));
    fs::write(&part, [&whole[..ends[4]], &[0; 300]].concat()).expect("written");
    assert!(!go_on(3));
    assert!(go_on(usize::MAX));
    assert!(fs::read(&output).expect("readable") == whole);
    let left: Vec<PathBuf> = fs::read_dir(folder.path()).expect("readable").flatten().map(|file| file.path()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn what_has_changed_is_refused_with_the_cure() {
    let folder = archive(6);
    let [out, part] = ["out.jsonl", "out.jsonl.part"].map(|name| folder.path().join(name));
    let common = ["archive.jsonl", "-g", "desk.jsonl", "-o", "out.jsonl"];
    assert!(run(folder.path(), &common).status.success());
    let whole = fs::read(&out).expect("readable");
    let start = |arguments: &[&str]| {
        let done = run(folder.path(), arguments);
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    // Killed as soon as it has begun: standard input that never ends keeps it waiting.
    let mut program = naqhara(folder.path(), &["archive.jsonl", "-", "-g", "desk.jsonl", "-o", "out.jsonl", "--jobs", "1"]);
    let mut child = program.stdin(Stdio::piped()).spawn().expect("the program starts");
    while !part.exists() {
        std::thread::yield_now();
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    let (code, said) = start(&common);
    assert!(code == Some(2) && said.contains("--resume") && said.contains("delete it"), "{said}");
    let resume = [&["archive.jsonl", "-"][..], &common[1..], &["--resume"]].concat();
    for (arguments, what) in [
        ([&resume[..], &["--min-score", "0.9"]].concat(), "the options have changed"),
        ([&resume[..], &["-g", "builtin"]].concat(), "the glossary has changed"),
        ([&["archive.jsonl", "desk.jsonl"][..], &common[1..], &["--resume"]].concat(), "the inputs have changed"),
    ] {
        let (code, said) = start(&arguments);
        assert!(code == Some(2) && said.contains(what) && said.contains("leave out --resume"), "{said}");
    }
    assert!(fs::read(&out).expect("readable") == whole);
    assert_eq!(start(&["archive.jsonl", "--resume"]).0, Some(2));
}

/// Kills runs at instants spread over the time that one takes, each going on where the last was killed, until one ends; so often that
/// there are enough kills. The output is that of a run which nobody killed.
fn kill(articles: usize, kills: usize) {
    let folder = archive(articles);
    let out = folder.path().join("out.jsonl");
    let arguments = ["archive.jsonl", "-g", "desk.jsonl", "-o", "out.jsonl", "--jobs", "2", "--resume", "--date", "2026-11-24"];
    let begin = Instant::now();
    assert!(run(folder.path(), &arguments).status.success());
    let time = begin.elapsed();
    let whole = fs::read(&out).expect("readable");
    let (mut killed, mut ended, mut ran) = (0, 0, 0);
    while killed < kills {
        let _ = fs::remove_file(&out);
        loop {
            ran += 1;
            let mut child = naqhara(folder.path(), &arguments).stderr(Stdio::null()).spawn().expect("the program starts");
            // Instants that have nothing to do with each other, up to a little more than a whole run.
            let share = (ran as f64 * 0.618_034).fract() * 1.1;
            std::thread::sleep(time.mul_f64(share));
            if child.try_wait().expect("it can be asked").is_some_and(|status| status.success()) {
                ended += 1;
                break;
            }
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            killed += 1;
        }
        assert!(fs::read(&out).expect("readable") == whole, "after {killed} kills");
        assert!(!folder.path().join("out.jsonl.part").exists());
    }
    println!("{killed} kills of a run over {articles} articles ({time:?}), {ended} times to the end: the same bytes");
}

#[test]
fn killed_again_and_again_a_run_comes_to_the_same_bytes() {
    kill(60, 6);
}

#[test]
#[ignore = "takes minutes"]
fn killed_two_hundred_times() {
    kill(1_500, 200);
}
