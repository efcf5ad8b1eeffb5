//! `align SOURCE TARGET`: which sentences correspond.

use naqhara::align::{AlignOptions, sentences};
use naqhara::report::alignment;

use crate::args::AlignArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::settings::Settings;

/// Aligns an article with its translation.
pub(crate) fn run(args: &AlignArgs, settings: &Settings) -> Result<Outcome, Failure> {
    settings.output.spare([args.source.as_path(), args.target.as_path()])?;
    let read = |path| read_article(path, settings.encoding.as_deref(), &settings.progress);
    let (source, target) = (read(&args.source)?, read(&args.target)?);
    let glossary = settings.load_glossary()?;
    settings.progress.step("aligning");
    let found = sentences::align(&source, &target, &AlignOptions { segments: args.segments, glossary: &glossary });
    settings.progress.done();
    let page = alignment::Page { source: &source, target: &target, alignment: &found };
    settings.output.deliver(|out| alignment::write(&page, args.format, out))?;
    Ok(Outcome::Clean)
}
