//! The program as people use it: each file of `tests/cmd` is one behaviour.

#![cfg(feature = "cli")]

use std::process::{Command, Stdio};

#[test]
fn commands() {
    trycmd::TestCases::new().case("tests/cmd/*.toml");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"))
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(program.stdout.take());
    let ended = program.wait_with_output().expect("the program ends");
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let mut program = Command::new(env!("CARGO_BIN_EXE_naqhara"));
    let ended = program.args(["completions", "zsh"]).stdout(full).output().expect("the program ends");
    assert_eq!(ended.status.code(), Some(2));
}
