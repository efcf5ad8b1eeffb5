//! `align SOURCE TARGET`: which sentences correspond.

use naqhara::align::{AlignOptions, Oddity, sentences};
use naqhara::document::InputSource;
use naqhara::report::alignment::{self, Pair};

use crate::args::AlignArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::settings::Settings;

/// Aligns an article with its translation.
pub(crate) fn run(args: &AlignArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let (source, target) = (InputSource::parse(&args.source), InputSource::parse(&args.target));
    settings.output.spare([source.path.as_path(), target.path.as_path()])?;
    let read = |source| read_article(source, settings.encoding.as_deref(), &settings.progress);
    let (source, target) = (read(&source)?, read(&target)?);
    settings.progress.warnings(Oddity::of(&source, &target).iter().map(ToString::to_string));
    let glossary = settings.load_glossary()?;
    settings.progress.step("aligning");
    let options = AlignOptions { segments: args.segments, glossary: &glossary };
    let found = sentences::align(&source, &target, &options);
    settings.progress.done();
    let pair = Pair { source: &source, target: &target, alignment: &found, segments: args.segments };
    let paint = settings.output.text_options().paint;
    settings.output.deliver(|out| alignment::write(&pair, args.format, paint, out))?;
    Ok(Outcome::Clean)
}
