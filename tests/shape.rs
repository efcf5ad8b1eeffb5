//! The size and shape of the sources, so that each can be read in one sitting.

mod sources;

use sources::Source;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// Lines of code that a file may have, tables apart.
const LONGEST_FILE: usize = 500;

/// Half of the files are shorter than this.
const USUAL_FILE: usize = 150;

/// Lines that a function may have, from its signature to its end.
const LONGEST_FUNCTION: usize = 80;

/// Nine functions in ten are shorter than this.
const LONG_FUNCTION: usize = 30;

/// Folders that may lie between `src` and a file.
const DEEPEST: usize = 3;

#[test]
fn files_are_short() {
    let mut sizes = Vec::new();
    for source in sources::all().iter().filter(|source| !is_table(source)) {
        let lines = lines_of_code(&source.text);
        assert!(lines <= LONGEST_FILE, "{}: {lines} lines of code, and {LONGEST_FILE} is the most; split it", source.path);
        sizes.push(lines);
    }
    assert!(share_below(&sizes, USUAL_FILE) >= 0.5, "half of the files should have less than {USUAL_FILE} lines of code");
}

#[test]
fn functions_are_short() {
    let mut sizes = Vec::new();
    for source in sources::all() {
        let mut functions = Functions::default();
        functions.visit_file(&source.syntax);
        for (name, lines) in functions.found {
            let path = &source.path;
            assert!(
                lines <= LONGEST_FUNCTION,
                "{path}: `{name}` has {lines} lines, and {LONGEST_FUNCTION} is the most; split it"
            );
            sizes.push(lines);
        }
    }
    assert!(share_below(&sizes, LONG_FUNCTION) >= 0.9, "nine functions in ten should have less than {LONG_FUNCTION} lines");
}

#[test]
fn folders_are_shallow() {
    for source in sources::all() {
        let below = source.path.strip_prefix("src/bin/naqhara/").or_else(|| source.path.strip_prefix("src/"));
        let folders = below.map_or(0, |path| path.matches('/').count());
        assert!(folders <= DEEPEST, "{}: {folders} folders deep, and {DEEPEST} is the most", source.path);
    }
}

/// Tables are rows of knowledge, as long as what they know.
fn is_table(source: &Source) -> bool {
    source.path.ends_with("_table.rs") || source.path.ends_with("/tables.rs")
}

fn lines_of_code(text: &str) -> usize {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

fn share_below(sizes: &[usize], limit: usize) -> f64 {
    sizes.iter().filter(|&&size| size < limit).count() as f64 / sizes.len().max(1) as f64
}

/// The functions of a file with their lines.
#[derive(Default)]
struct Functions {
    found: Vec<(String, usize)>,
}

impl Functions {
    fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = block.span().end().line + 1 - signature.span().start().line;
        self.found.push((signature.ident.to_string(), lines));
    }
}

impl<'s> Visit<'s> for Functions {
    fn visit_item_fn(&mut self, function: &'s syn::ItemFn) {
        self.add(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'s syn::ImplItemFn) {
        self.add(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'s syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.add(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }
}
