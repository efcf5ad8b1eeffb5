//! The glossary: entries, their files, and the index from Arabic forms to entries.

mod blob;
pub mod compiled;
pub mod diff;
pub mod edit;
mod entry;
pub mod format;
pub mod id;
pub mod import;
pub mod index;
pub mod journal;
mod layers;
pub mod lint;
pub mod merge;
mod near;
mod packed;
pub mod parts;
mod postings;
mod search;
mod spelling;
pub mod stats;
mod symbols;
pub mod write;

use std::path::Path;
use std::sync::LazyLock;

pub use blob::Blob;
pub use compiled::Compiled;
pub(crate) use compiled::Room;
pub use entry::{Entry, MatchMode, Status};
pub use format::{GlossaryFormat, GlossarySource, Loss, Losses, Warning};
pub use journal::Decision;
pub use near::NearForm;

use layers::{Shadows, hide_shared_forms};

use crate::error::{Error, Result};
use crate::kinds::EntryKey;

/// All entries that a run of the program works with, in layers: later ones win over earlier ones.
#[derive(Debug, Clone)]
pub struct Glossary {
    layers: Vec<Layer>,
    shadows: Shadows,
    includes_builtin: bool,
}

/// One glossary file, compiled.
#[derive(Debug, Clone)]
struct Layer {
    compiled: Compiled,
    base: u32,
    builtin: bool,
}

/// A glossary, and what its files were found to hold that a person should know.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The glossary.
    pub glossary: Glossary,
    /// What was skipped or mended.
    pub warnings: Vec<Warning>,
}

static BUILTIN: LazyLock<Glossary> = LazyLock::new(|| {
    let bytes = Blob::from_static(include_bytes!("../../models/builtin.naqhara"));
    // An empty file stands for an empty glossary: with it the program can be built that compiles the real one.
    let compiled = (!bytes.as_ref().is_empty())
        .then(|| Compiled::open_unchecked(bytes).expect("a test opens the glossary that is compiled in"));
    Glossary { includes_builtin: true, ..Glossary::layered(compiled.into_iter().map(|compiled| (compiled, true)).collect()) }
});

impl Default for Glossary {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Glossary {
    /// A glossary of these entries; those without an id get their slug.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        id::fill_in(&mut entries);
        Self::layered(vec![(compile_in_memory(&entries), false)])
    }

    /// The glossary that is compiled in. Nothing is parsed.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The glossaries named, as layers.
    ///
    /// # Errors
    /// If one cannot be read or is no glossary.
    pub fn open(sources: &[GlossarySource]) -> Result<Loaded> {
        let mut layers = Vec::new();
        let mut warnings = Vec::new();
        for source in sources {
            match source {
                GlossarySource::Builtin => {
                    layers.extend(Self::builtin().layers.iter().map(|layer| (layer.compiled.clone(), true)));
                }
                GlossarySource::File(path, format) => layers.push((open_file(path, *format, &mut warnings)?, false)),
            }
        }
        let includes_builtin = sources.contains(&GlossarySource::Builtin);
        Ok(Loaded { glossary: Self { includes_builtin, ..Self::layered(layers) }, warnings })
    }

    /// A glossary of these layers, each with whether it is the built-in one.
    fn layered(compiled: Vec<(Compiled, bool)>) -> Self {
        let mut base = 0;
        let mut layers = Vec::with_capacity(compiled.len());
        for (compiled, builtin) in compiled {
            let count = compiled.len() as u32;
            layers.push(Layer { compiled, base, builtin });
            base += count;
        }
        hide_shared_forms(&mut layers);
        Self { shadows: Shadows::new(&layers), layers, includes_builtin: false }
    }

    /// Whether the built-in glossary is one of the layers.
    pub fn includes_builtin(&self) -> bool {
        self.includes_builtin
    }

    /// How many entries there are, those replaced by later layers among them.
    pub fn len(&self) -> usize {
        self.layers.iter().map(|layer| layer.compiled.len()).sum()
    }

    /// A number that tells glossaries apart: it changes with every entry and with the order of the layers.
    pub fn fingerprint(&self) -> u32 {
        self.layers.iter().fold(0, |sum: u32, layer| sum.rotate_left(1) ^ layer.compiled.checksum())
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry behind a key of this glossary; an empty one for a key of another.
    pub fn entry(&self, key: EntryKey) -> Entry {
        let layer = &self.layers[self.layer(key)];
        layer.compiled.entry(key.0.saturating_sub(layer.base) as usize)
    }

    /// One Arabic form of the entry behind a key, counted from 0; nothing else of the entry is read.
    pub fn form(&self, key: EntryKey, number: usize) -> Option<String> {
        let layer = &self.layers[self.layer(key)];
        layer.compiled.form(key.0.saturating_sub(layer.base) as usize, number)
    }

    /// The same, read in `room`.
    pub(crate) fn form_in<'r>(&self, key: EntryKey, number: usize, room: &'r mut Room) -> Option<&'r str> {
        let layer = &self.layers[self.layer(key)];
        layer.compiled.form_in(key.0.saturating_sub(layer.base) as usize, number, room)
    }

    /// The English of the entry behind a key, read in `room`; empty where there is no such entry.
    pub(crate) fn english_in<'r>(&self, key: EntryKey, room: &'r mut Room) -> &'r str {
        let layer = &self.layers[self.layer(key)];
        layer.compiled.english_in(key.0.saturating_sub(layer.base) as usize, room).unwrap_or_default()
    }

    /// The number of the layer that an entry belongs to; later layers win over earlier ones.
    pub fn layer(&self, key: EntryKey) -> usize {
        self.layers.partition_point(|layer| layer.base <= key.0).saturating_sub(1)
    }

    /// Whether an entry is one of the built-in glossary, which holds thousands of people of whom a text seldom means one.
    pub fn is_builtin(&self, key: EntryKey) -> bool {
        self.layers[self.layer(key)].builtin
    }

    /// The form indexes of all layers, earlier layers first, each with the number of its first entry.
    pub fn indexes(&self) -> impl Iterator<Item = (&index::FormIndex, u32)> {
        self.layers.iter().map(|layer| (layer.compiled.index(), layer.base))
    }

    /// The glossary in the form that opens at once: see [`compiled`].
    pub fn compile(&self) -> Vec<u8> {
        compiled::compile(&self.entries().map(|(_, entry)| entry).collect::<Vec<_>>())
    }

    /// Whether a later layer replaces the entry.
    pub fn is_shadowed(&self, key: EntryKey) -> bool {
        self.shadows.hide(&self.layers, self.layer(key), key)
    }

    /// All entries that hold, with their keys, layer by layer in the order of ids.
    pub fn entries(&self) -> impl Iterator<Item = (EntryKey, Entry)> + '_ {
        let of_layer = |layer: &Layer| layer.base..layer.base + layer.compiled.len() as u32;
        let keys = self.layers.iter().flat_map(of_layer).map(EntryKey);
        keys.filter(|key| !self.is_shadowed(*key)).map(|key| (key, self.entry(key)))
    }

    /// The entries that hold and are found by the sound of their English, in the order of [`Glossary::entries`]. Costs a byte for each
    /// other entry.
    pub fn sounding(&self) -> impl Iterator<Item = (EntryKey, Entry)> + '_ {
        let sounding = self.layers.iter().flat_map(|layer| {
            let key = |at: usize| EntryKey(layer.base + at as u32);
            layer.compiled.sounding().map(move |(at, entry)| (key(at), entry))
        });
        sounding.filter(|(key, _)| !self.is_shadowed(*key))
    }

    /// The entry of this id, of the last layer that has it.
    pub fn find_id(&self, id: &str) -> Option<(EntryKey, Entry)> {
        self.layers.iter().rev().find_map(|layer| {
            let at = layer.compiled.find_id(id)?;
            Some((EntryKey(layer.base + at as u32), layer.compiled.entry(at)))
        })
    }
}

fn compile_in_memory(entries: &[Entry]) -> Compiled {
    Compiled::open_unchecked(Blob::from_vec(compiled::compile_quickly(entries))).expect("what was just compiled opens")
}

fn open_file(path: &Path, format: Option<GlossaryFormat>, warnings: &mut Vec<Warning>) -> Result<Compiled> {
    let is_compiled =
        format == Some(GlossaryFormat::Compiled) || format.is_none() && path.extension().is_some_and(|e| e == "naqhara");
    if is_compiled {
        let bytes = Blob::map(path).map_err(|source| format::cannot_read(path, source))?;
        return Compiled::open(bytes).map_err(|error: Error| error.at_path(path));
    }
    let read = format::read(path, format)?;
    warnings.extend(read.warnings);
    Ok(compile_in_memory(&read.entries))
}
