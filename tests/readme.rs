//! The README's examples, run in a folder of their own.

#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;

#[test]
fn the_examples_of_the_readme_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("tests/fixtures/sample")).expect("the folder can be made");
    for name in ["grain.ar.txt", "grain.en.txt"] {
        let sample = Path::new("tests/fixtures/sample").join(name);
        fs::copy(root.join(&sample), folder.join(&sample)).expect("the sample can be copied");
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
