//! The glossaries that are compiled in: byte-stable, clean, and those of the folder `glossaries`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use naqhara::glossary::format::{jsonl, read};
use naqhara::glossary::lint::{Severity, lint};
use naqhara::glossary::{Glossary, GlossarySource};

/// The glossary files, by name.
fn files() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/glossaries");
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be listed").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == "jsonl")).collect();
    files.sort();
    files
}

#[test]
fn the_compiled_glossary_is_that_of_the_folder() {
    let sources: Vec<GlossarySource> = files().into_iter().map(|path| GlossarySource::File(path, None)).collect();
    let compiled = Glossary::open(&sources).expect("every file is a glossary").glossary.compile();
    let committed = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/models/builtin.naqhara")).expect("it is committed");
    assert!(
        compiled == committed,
        "models/builtin.naqhara is out of date: cargo run --release -- glossary compile glossaries/*.jsonl -o models/builtin.naqhara"
    );
}

#[test]
fn every_file_is_written_as_the_program_would_write_it() {
    for path in files() {
        let text = fs::read_to_string(&path).expect("readable");
        let entries = read(&path, None).expect("a glossary").entries;
        assert!(jsonl::write(&entries) == text, "{} is not in canonical form", path.display());
    }
}

#[test]
fn nothing_in_them_is_to_be_mended() {
    for path in files() {
        let findings = lint(&read(&path, None).expect("a glossary"));
        let bad: Vec<String> = findings
            .iter()
            .filter(|f| f.severity != Severity::Note)
            .map(|f| format!("{}: {}", f.location, f.message))
            .collect();
        assert!(bad.is_empty(), "{}", bad.join("\n"));
    }
}

#[test]
fn no_id_stands_in_two_files() {
    let mut first: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in files() {
        for entry in read(&path, None).expect("a glossary").entries {
            assert!(!entry.source.is_empty(), "{}: {} names no source", path.display(), entry.id);
            if let Some(other) = first.insert(entry.id.clone(), path.clone()) {
                panic!("{} stands in {} and in {}", entry.id, other.display(), path.display());
            }
        }
    }
}
