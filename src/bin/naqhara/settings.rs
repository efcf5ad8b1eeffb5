//! The options as they are meant: what was typed, then the nearest `naqhara.toml`, then the defaults.

use std::path::Path;

use naqhara::Error;
use naqhara::check::Severities;
use naqhara::check::waivers::Waiver;
use naqhara::glossary::{Glossary, GlossarySource};
use naqhara::translit::Style;

use crate::args::Global;
use crate::config::{self, Config};
use crate::output::Output;
use crate::progress::Progress;
use crate::sources;

/// What a command works with.
#[derive(Debug)]
pub(crate) struct Settings {
    /// The glossaries, later ones winning.
    pub(crate) glossaries: Vec<GlossarySource>,
    /// Whether these were named for this run only, so that what `naqhara.toml` says of entries need not hold of them.
    pub(crate) are_named: bool,
    /// The encoding of articles that do not say.
    pub(crate) encoding: Option<String>,
    /// The least score of a mention, where `naqhara.toml` says.
    pub(crate) min_score: Option<f32>,
    /// How `romanize` spells.
    pub(crate) style: Style,
    /// How bad the findings of `check` are.
    pub(crate) severities: Severities,
    /// The findings of `check` that may pass, each with its place.
    pub(crate) waivers: Vec<(Waiver, String)>,
    /// Where results go.
    pub(crate) output: Output,
    /// Where notes go.
    pub(crate) progress: Progress,
}

impl Settings {
    /// Works them out for a run in `folder`.
    pub(crate) fn resolve(global: &Global, folder: &Path) -> Result<Self, Error> {
        let config = config::nearest(folder)?.unwrap_or_default();
        let glossaries = glossaries(global, &config)?;
        let output = Output::new(global);
        output.spare(glossaries.iter().filter_map(GlossarySource::path))?;
        output.spare([config.path.as_path()])?;
        Ok(Self {
            glossaries,
            are_named: !global.glossary.is_empty(),
            encoding: global.encoding.clone().or(config.encoding),
            min_score: config.min_score,
            style: config.style,
            severities: config.severities,
            waivers: config
                .waivers
                .into_iter()
                .map(|(waiver, line)| (waiver, format!("{}:{line}", config.path.display())))
                .collect(),
            output,
            progress: Progress::new(global.quiet),
        })
    }

    /// Loads the glossaries and says what is wrong with their rows.
    pub(crate) fn load_glossary(&self) -> Result<Glossary, Error> {
        self.load(&self.glossaries)
    }

    /// Loads these glossaries instead and says what is wrong with their rows.
    pub(crate) fn load(&self, sources: &[GlossarySource]) -> Result<Glossary, Error> {
        self.progress.step("reading the glossary");
        let loaded = Glossary::open(sources)?;
        self.progress.warnings(loaded.warnings.iter().map(ToString::to_string));
        Ok(loaded.glossary)
    }
}

/// Those of `-g` and no others; else those of `naqhara.toml`; else the built-in one.
fn glossaries(global: &Global, config: &Config) -> Result<Vec<GlossarySource>, Error> {
    if !global.glossary.is_empty() {
        return Ok(sources::parse(&global.glossary));
    }
    match &config.glossaries {
        Some(named) => named.sources(),
        None => Ok(vec![GlossarySource::Builtin]),
    }
}
