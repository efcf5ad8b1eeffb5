//! `align SOURCE TARGET`: which sentences correspond.

use naqhara::align::{AlignOptions, Oddity, sentences};
use naqhara::report::alignment::{self, Pair};

use crate::args::AlignArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::settings::Settings;

/// Aligns an article with its translation.
pub(crate) fn run(args: &AlignArgs, settings: &Settings) -> Result<Outcome, Failure> {
    settings.output.spare([args.source.as_path(), args.target.as_path()])?;
    let read = |path| read_article(path, settings.encoding.as_deref(), &settings.progress);
    let (source, target) = (read(&args.source)?, read(&args.target)?);
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
