//! The README's examples, run in a folder of their own.

#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;

/// The files that the README's examples read.
const SAMPLES: [&str; 7] = [
    "tests/fixtures/sample/grain.ar.txt",
    "tests/fixtures/sample/grain.en.txt",
    "tests/fixtures/checks/misspelt-name/glossary.jsonl",
    "tests/fixtures/checks/misspelt-name/source.txt",
    "tests/fixtures/checks/misspelt-name/wrong.txt",
    "tests/fixtures/review/desk.jsonl",
    "tests/fixtures/review/desk.learn.jsonl",
];

#[test]
fn the_examples_of_the_readme_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let _ = fs::remove_dir_all(&folder);
    for sample in SAMPLES.map(Path::new) {
        let parent = sample.parent().expect("samples lie in folders");
        fs::create_dir_all(folder.join(parent)).expect("the folder can be made");
        fs::copy(root.join(sample), folder.join(sample)).expect("the sample can be copied");
    }
    let (original, copy) = (root.join("README.md"), folder.join("README.md"));
    fs::copy(&original, &copy).expect("the README can be copied");
    // The only test of this program: nobody else has a current folder.
    std::env::set_current_dir(&folder).expect("it was just made");
    trycmd::TestCases::new().case(&copy);
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        fs::copy(&copy, &original).expect("the README can be refreshed");
    }
}
