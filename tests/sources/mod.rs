//! The sources of the crate, parsed, for the tests that hold them to its rules.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};

/// One source file.
pub(crate) struct Source {
    /// Its path from the root of the package, with `/` between the parts.
    pub(crate) path: String,
    /// The path of its module: `["text", "words"]` for `src/text/words.rs`, empty for the root.
    pub(crate) module: Vec<String>,
    /// Its text.
    pub(crate) text: String,
    /// What it holds.
    pub(crate) syntax: syn::File,
}

impl Source {
    /// Whether it belongs to the library, not to the program.
    pub(crate) fn is_library(&self) -> bool {
        !self.path.starts_with("src/bin/")
    }
}

/// All sources under `src`, in order of path.
pub(crate) fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    paths.sort();
    assert!(paths.len() > 10, "the sources are not where this test looks for them");
    paths.iter().map(|path| read(root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> Source {
    let text = std::fs::read_to_string(path).expect("a source is UTF-8");
    let relative = path.strip_prefix(root).expect("it lies below the root");
    let parts: Vec<String> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", parts.join("/")));
    Source { module: module_of(&parts), path: parts.join("/"), text, syntax }
}

/// The module that a file is, counted from the root of its own crate.
fn module_of(parts: &[String]) -> Vec<String> {
    let below = if parts[1] == "bin" { &parts[3..] } else { &parts[1..] };
    let mut module: Vec<String> = below.iter().map(|part| part.trim_end_matches(".rs").to_string()).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}
