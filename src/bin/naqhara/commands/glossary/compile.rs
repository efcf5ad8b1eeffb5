//! `glossary compile IN... -o OUT`: one file that loads at once.

use naqhara::glossary::{Glossary, GlossarySource};
use naqhara::{Error, ErrorKind};

use crate::args::CompileArgs;
use crate::failure::{Failure, Outcome};
use crate::output::Output;
use crate::settings::Settings;
use crate::sources;

/// Compiles the glossaries named into the file of `--output`.
pub(crate) fn run(args: &CompileArgs, settings: &Settings) -> Result<Outcome, Failure> {
    if matches!(settings.output, Output::Standard) {
        let message = "a compiled glossary is no text; name its file with -o, such as -o desk.naqhara";
        return Err(Error::new(ErrorKind::Value, message).into());
    }
    let sources = sources::parse(&args.glossaries);
    settings.output.spare(sources.iter().filter_map(GlossarySource::path))?;
    settings.progress.step("reading the glossaries");
    let loaded = Glossary::open(&sources)?;
    settings.progress.warnings(loaded.warnings.iter().map(ToString::to_string));
    settings.progress.step("compiling");
    let bytes = loaded.glossary.compile();
    settings.progress.done();
    settings.output.deliver(|out| out.write_all(&bytes))?;
    Ok(Outcome::Clean)
}
