//! What `--version` says: the program, its model and its built-in glossary.

use std::sync::OnceLock;

use naqhara::glossary::Glossary;

/// The long form of the version.
pub(crate) fn long() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let entries = Glossary::builtin().len();
        format!("{}\nmodel: none\nbuilt-in glossary: {entries} entries", env!("CARGO_PKG_VERSION"))
    })
}
