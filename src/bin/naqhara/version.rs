//! What `--version` says: the program, its model and its built-in glossary.

use std::sync::OnceLock;

use naqhara::glossary::Glossary;
use naqhara::translit::Model;

/// The long form of the version.
pub(crate) fn long() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let (entries, model) = (Glossary::builtin().len(), Model::builtin().fingerprint());
        format!("{}\nmodel: {model:08x}\nbuilt-in glossary: {entries} entries", env!("CARGO_PKG_VERSION"))
    })
}
