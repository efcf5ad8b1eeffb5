//! The layers of the design: a module imports from lower layers only, the library is silent, and the program sees nothing
//! but the public library.
//!
//! Tests beside the code obey the same layers: what a test needs from above belongs into `tests/`. The one way up is into
//! helpers that exist for tests alone (modules under `#[cfg(test)]`), so that a desk of test data can be shared.

mod sources;

use std::collections::BTreeSet;
use std::fmt;

use proc_macro2::{TokenStream, TokenTree};
use sources::Source;
use syn::visit::{self, Visit};

/// The modules of the library with their layers. Some are planned and not there yet.
const LAYERS: [(&str, usize); 20] = [
    ("error", 0),
    ("span", 0),
    ("kinds", 0),
    ("formats", 0),
    ("recent", 0),
    ("files", 1),
    ("text", 1),
    ("translit", 2),
    ("document", 3),
    ("glossary", 3),
    ("matcher", 4),
    ("detect", 5),
    ("mentions", 6),
    ("align", 7),
    ("coverage", 8),
    ("check", 8),
    ("learn", 8),
    ("report", 9),
    ("batch", 10),
    ("lib", 11),
];

/// What the root of the library re-exports, with the module it comes from.
const ROOT: [(&str, &str); 7] = [
    ("Document", "document"),
    ("Error", "error"),
    ("ErrorKind", "error"),
    ("Glossary", "glossary"),
    ("Report", "report"),
    ("Result", "error"),
    ("Span", "span"),
];

/// What a silent library never calls.
const LOUD: [&str; 5] = ["println", "eprintln", "print", "eprint", "dbg"];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|&(_, layer)| layer)
}

#[test]
fn modules_import_from_lower_layers_only() {
    let sources = sources::all();
    let helpers = test_modules(&sources);
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| source.is_library()) {
        let own = source.module.first().map_or("lib", String::as_str);
        let Some(own_layer) = layer(own) else {
            broken.push(format!("{}: the module `{own}` is in no layer; give it a row in LAYERS", source.path));
            continue;
        };
        for path in paths_of(source, &helpers) {
            let module = path.target();
            let is_helper = path.in_test && helpers.iter().any(|helper| path.absolute.starts_with(helper));
            match layer(module) {
                _ if module == own || is_helper => {}
                None => broken.push(format!("{}: `{path}`: the module `{module}` is in no layer", source.path)),
                Some(target) if target >= own_layer => broken.push(format!(
                    "{}: `{path}`: `{own}` (layer {own_layer}) may import from lower layers only, `{module}` is in layer {target}",
                    source.path
                )),
                Some(_) => {}
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_library_is_silent() {
    let mut loud = Vec::new();
    for source in sources::all().iter().filter(|source| source.is_library()) {
        let found = calls_of(source);
        let is_loud = |call: &&Vec<String>| match call.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["std", "env", ..] | ["std", "process", "exit", ..] => true,
            [name, "!"] => LOUD.contains(&name),
            _ => false,
        };
        loud.extend(found.iter().filter(is_loud).map(|call| {
            format!("{}: `{}`: the library does not print, exit or read the environment", source.path, call.join("::"))
        }));
    }
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
fn the_program_sees_the_public_library_only() {
    for source in sources::all().iter().filter(|source| !source.is_library()) {
        let has_path = source.text.contains("#[path") || source.text.contains("include!");
        assert!(!has_path, "{}: the program takes nothing of the library but by `naqhara::`", source.path);
    }
    for source in sources::all().iter().filter(|source| source.is_library()) {
        let own_crate = calls_of(source).into_iter().find(|call| call.first().is_some_and(|first| first == "naqhara"));
        assert!(own_crate.is_none(), "{}: the library names itself `crate`, not `naqhara`", source.path);
    }
}

#[test]
fn the_table_of_layers_names_each_module_once() {
    let names: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), LAYERS.len());
    assert!(LAYERS.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    assert!(ROOT.iter().all(|(_, module)| layer(module).is_some()));
}

/// A path that a module of the library names, from the root of the crate.
struct Import {
    absolute: Vec<String>,
    in_test: bool,
}

impl Import {
    /// The top module that it leads to.
    fn target(&self) -> &str {
        let first = self.absolute.first().map_or("lib", String::as_str);
        ROOT.iter().find(|(name, _)| *name == first).map_or(first, |(_, module)| module)
    }
}

impl fmt::Display for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "crate::{}", self.absolute.join("::"))
    }
}

/// The modules that are there for tests alone.
fn test_modules(sources: &[Source]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.is_library()) {
        let tests = source.syntax.items.iter().filter_map(|item| match item {
            syn::Item::Mod(module) if is_for_tests(&module.attrs) => Some(module.ident.to_string()),
            _ => None,
        });
        found.extend(tests.map(|name| [source.module.clone(), vec![name]].concat()));
    }
    found
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    let is_test = |attribute: &syn::Attribute| attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"));
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && is_test(attribute))
}

/// The paths within the crate that a source names.
fn paths_of(source: &Source, test_modules: &[Vec<String>]) -> Vec<Import> {
    let is_test_file = test_modules.iter().any(|module| source.module.starts_with(module));
    let mut walk = Walk { module: source.module.clone(), test_depth: usize::from(is_test_file), found: Vec::new() };
    walk.visit_file(&source.syntax);
    let resolve = |named: Named| {
        let absolute = resolved(&named.module, &named.path)?;
        Some(Import { absolute, in_test: named.in_test })
    };
    walk.found.into_iter().filter_map(resolve).collect()
}

/// All paths and macro calls of a source, as written; macros have `!` as their last part.
fn calls_of(source: &Source) -> Vec<Vec<String>> {
    let mut walk = Walk { module: source.module.clone(), test_depth: 0, found: Vec::new() };
    walk.visit_file(&source.syntax);
    walk.found.into_iter().map(|named| named.path).collect()
}

/// A path as written, from the root of the crate; `None` where it leads out of the crate or stays within its own scope.
fn resolved(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut base = module.to_vec();
    let mut rest = path;
    match rest.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &rest[1..];
        }
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        _ => return None,
    }
    base.extend(rest.iter().filter(|part| *part != "*").cloned());
    Some(base)
}

/// A path with the module that names it.
struct Named {
    module: Vec<String>,
    path: Vec<String>,
    in_test: bool,
}

/// Collects paths: of `use` lines, of expressions and types, and those inside macros.
struct Walk {
    module: Vec<String>,
    test_depth: usize,
    found: Vec<Named>,
}

impl Walk {
    fn note(&mut self, path: Vec<String>) {
        self.found.push(Named { module: self.module.clone(), path, in_test: self.test_depth > 0 });
    }

    fn note_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.note_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.note(with(&name.ident)),
            syn::UseTree::Rename(rename) => self.note(with(&rename.ident)),
            syn::UseTree::Glob(_) => self.note([before, &["*".to_string()]].concat()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.note_tree(before, tree)),
        }
    }

    fn note_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut after_colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if after_colons != 2 && !path.is_empty() {
                        self.note(std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    after_colons = 0;
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    after_colons += 1;
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == '!' => path.push("!".to_string()),
                TokenTree::Group(group) => self.note_tokens(group.stream()),
                _ => {}
            }
            after_colons = 0;
            if !path.is_empty() {
                self.note(std::mem::take(&mut path));
            }
        }
        if !path.is_empty() {
            self.note(path);
        }
    }
}

fn parts(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

impl<'s> Visit<'s> for Walk {
    /// `pub(crate)` imports nothing.
    fn visit_visibility(&mut self, _: &'s syn::Visibility) {}

    fn visit_item_mod(&mut self, item: &'s syn::ItemMod) {
        let is_test = is_for_tests(&item.attrs);
        self.test_depth += usize::from(is_test);
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.test_depth -= usize::from(is_test);
    }

    fn visit_item_use(&mut self, item: &'s syn::ItemUse) {
        self.note_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'s syn::Path) {
        self.note(parts(path));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'s syn::Macro) {
        let name = parts(&call.path).pop();
        self.note(name.into_iter().chain(["!".to_string()]).collect());
        self.note_tokens(call.tokens.clone());
    }
}
