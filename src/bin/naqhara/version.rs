//! What `--version` says: the program, its model and its built-in glossary.

use std::sync::OnceLock;

use naqhara::glossary::Glossary;
use naqhara::translit::Model;

/// The long form of the version.
pub(crate) fn long() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let (glossary, model) = (Glossary::builtin(), Model::builtin().fingerprint());
        let (print, entries) = (glossary.fingerprint(), glossary.len());
        format!("{}\nmodel: {model:08x}\nbuilt-in glossary: {print:08x}, {entries} entries", env!("CARGO_PKG_VERSION"))
    })
}
