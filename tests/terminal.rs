//! `review` in a terminal of its own: keys go in, and what a person would see is read off the screen.

#![cfg(all(feature = "cli", unix))]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use naqhara::glossary::format;
use naqhara::glossary::{Entry, Status};
use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use tempfile::TempDir;

/// How long the program may take to show what it should, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

const LEDGER: &str = include_str!("cmd/review.in/desk.learn.jsonl");

fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("desk.jsonl"), "").expect("written");
    fs::write(folder.path().join("desk.learn.jsonl"), LEDGER).expect("written");
    folder
}

fn entries(folder: &Path) -> Vec<Entry> {
    format::read(&folder.join("desk.jsonl"), None).expect("readable").entries
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// A terminal with the program in it.
struct Terminal {
    pty: Pty,
    program: Child,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Terminal {
    fn begin(folder: &Path, more: &[&str]) -> Self {
        let (pty, pts) = open().expect("a terminal");
        pty.resize(Size::new(24, 80)).expect("it has a size");
        let arguments = ["review", "-g", "desk.jsonl", "--date", "2026-11-29"].iter().chain(more);
        let command = Command::new(env!("CARGO_BIN_EXE_naqhara")).args(arguments).current_dir(folder);
        let program = command.env("TERM", "xterm-256color").env_remove("NO_COLOR").spawn(pts).expect("the program starts");
        let mut reader = pty_file(&pty);
        let (send, bytes) = channel();
        std::thread::spawn(move || {
            let mut block = [0; 4096];
            while let Ok(count) = reader.read(&mut block) {
                if count == 0 || send.send(block[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { pty, program, bytes, screen: vt100::Parser::new(cells(24), cells(80), 0) }
    }

    fn type_keys(&mut self, keys: &str) {
        self.pty.write_all(keys.as_bytes()).expect("it reads");
    }

    fn resize(&mut self, rows: u16, columns: u16) {
        self.pty.resize(Size::new(rows, columns)).expect("it has a size");
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Waits until the screen shows all of this, and gives it.
    fn until(&mut self, wanted: &[&str]) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let shown = self.screen.screen().contents();
            if wanted.iter().all(|text| shown.contains(text)) {
                return shown;
            }
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("the screen never shows {wanted:?}, but\n{shown}"),
            }
        }
    }

    fn end(mut self) {
        self.type_keys("q");
        assert!(self.program.wait().expect("it ends").success());
    }
}

/// Another handle of the terminal, to read it while it is written to.
fn pty_file(pty: &Pty) -> fs::File {
    use std::os::fd::AsFd;
    pty.as_fd().try_clone_to_owned().expect("another handle").into()
}

#[test]
fn accepting_editing_undoing_resizing_quitting_and_going_on() {
    let folder = desk();
    let mut terminal = Terminal::begin(folder.path(), &[]);
    let first = terminal.until(&["1 of 5", "Gregor Oldenkamp", "a new entry", "a accept"]);
    assert!(first.contains("desk.jsonl  0 decided") && first.contains("غريغور أولدنكامب"), "{first}");

    // Each decision is in the file before the next key.
    terminal.type_keys("a");
    terminal.until(&["Accepted Gregor Oldenkamp as gregor-oldenkamp", "1 of 3", "Landskrona"]);
    assert_eq!(entries(folder.path())[0].en, "Gregor Oldenkamp");

    terminal.type_keys("e");
    terminal.until(&["> English", "Enter accepts"]);
    terminal.type_keys("\u{1b}[H");
    terminal.type_keys("Port ");
    terminal.until(&["Port ▏Landskrona"]);
    terminal.type_keys("\r");
    terminal.until(&["Accepted Port Landskrona as port-landskrona", "Rejected"]);
    let ids: Vec<(String, Status)> = entries(folder.path()).into_iter().map(|entry| (entry.en, entry.status)).collect();
    assert!(
        ids.contains(&("Port Landskrona".into(), Status::Approved)) && ids.contains(&("Landskrona".into(), Status::Rejected))
    );

    terminal.type_keys("u");
    terminal.until(&["Undid edit", "1 of 3"]);
    assert_eq!(entries(folder.path()).len(), 1);

    // A small terminal says that there is more, a large one has room.
    terminal.resize(12, 40);
    terminal.until(&["more lines: arrow down", "u undo"]);
    terminal.resize(40, 120);
    let large = terminal.until(&["1 of 3", "b back  u undo  / filter"]);
    assert!(!large.contains("more lines"), "{large}");

    terminal.type_keys("s");
    terminal.until(&["2 of 3"]);
    terminal.type_keys("r");
    terminal.until(&["Rejected", "2 of 2"]);
    terminal.end();
    assert_eq!(entries(folder.path()).len(), 2);

    // What was skipped waits, what was decided is gone, and may still be undone.
    let mut terminal = Terminal::begin(folder.path(), &["--color", "never"]);
    let again = terminal.until(&["1 of 2", "Landskrona"]);
    assert!(again.contains("[لاندسكرونا]") || again.contains('['), "a name is marked without colour: {again}");
    terminal.type_keys("u");
    terminal.until(&["Undid reject", "of 3"]);
    assert_eq!(entries(folder.path()).len(), 1);
    terminal.type_keys("?");
    terminal.until(&["merge", "any key goes back"]);
    terminal.type_keys("x/kirvano\r");
    terminal.until(&["1 of 1", "Kirvano"]);
    terminal.type_keys("m7\r");
    terminal.until(&["Not done: no entry has the id"]);
    terminal.type_keys("\u{1b}");
    terminal.until(&["q quit"]);
    terminal.type_keys("r");
    terminal.until(&["Nothing waits that the filter takes (", "kirvano"]);
    terminal.type_keys("a");
    terminal.until(&["Not done: there is no proposal to decide about"]);
    terminal.end();
}

#[test]
fn keys_of_an_arabic_keyboard_do_what_the_latin_ones_there_do() {
    let folder = desk();
    let mut terminal = Terminal::begin(folder.path(), &[]);
    terminal.until(&["1 of 5"]);
    terminal.type_keys("س");
    terminal.until(&["2 of 5"]);
    terminal.type_keys("ش");
    terminal.until(&["Accepted "]);
    terminal.type_keys("ع");
    terminal.until(&["Undid accept"]);
    assert!(entries(folder.path()).is_empty());
    terminal.end();
}

/// What a review beside it decides, by lines.
fn beside(folder: &Path, words: &str) {
    let arguments = ["review", "-g", "desk.jsonl", "--date", "2026-11-29", "--lines"];
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_naqhara"));
    program.args(arguments).current_dir(folder).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::null());
    let mut program = program.spawn().expect("the program starts");
    program.stdin.take().expect("it reads").write_all(words.as_bytes()).expect("it reads");
    assert!(program.wait().expect("it ends").success());
}

#[test]
fn what_others_decide_meanwhile_is_read_and_the_place_is_kept() {
    let folder = desk();
    let mut terminal = Terminal::begin(folder.path(), &[]);
    terminal.resize(24, 160);
    terminal.until(&["1 of 5", "Gregor Oldenkamp"]);
    terminal.type_keys("s");
    terminal.until(&["2 of 5", "Landskrona"]);

    // Somebody rejects what is shown here: nothing is done, and the next one is shown as it is by now.
    beside(folder.path(), "filter landskrona\nreject\n");
    terminal.type_keys("a");
    let shown = terminal.until(&["Not done: ", "decided meanwhile: rejected", "others changed 1 entry", "2 of 4"]);
    assert!(shown.contains("Oldenkamp"), "{shown}");
    assert_eq!(entries(folder.path()).len(), 1);

    // Somebody decides about another one: what is typed here is done, and that one waits no more.
    beside(folder.path(), "filter kirvano\naccept\n");
    terminal.type_keys("a");
    terminal.until(&["Accepted Oldenkamp as oldenkamp (others changed 1 entry meanwhile)", "2 of 2"]);
    assert_eq!(entries(folder.path()).len(), 3);
    terminal.end();
}
