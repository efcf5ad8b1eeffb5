//! `check SOURCE TARGET`: is the translation right by the glossary?

use naqhara::align::{AlignOptions, sentences};
use naqhara::check::{CheckOptions, Checker, Pair};
use naqhara::report::{CheckReport, write_findings};

use crate::args::CheckArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::settings::Settings;

/// Checks a translation, or explains a rule.
pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let (Some(source), Some(target)) = (&args.source, &args.target) else { return Ok(Outcome::Clean) };
    settings.output.spare([source.as_path(), target.as_path()])?;
    let read = |path| read_article(path, settings.encoding.as_deref(), &settings.progress);
    let (source, target) = (read(source)?, read(target)?);
    let glossary = settings.load_glossary()?;
    let aligned = sentences::align(&source, &target, &AlignOptions { glossary: &glossary, ..AlignOptions::default() });
    let pair = Pair { source: &source, target: &target, alignment: &aligned };
    let options = CheckOptions { min_score: args.min_score.or(settings.min_score), ..CheckOptions::default() };
    let findings = Checker::new(&glossary).check(pair, &options);
    let report = CheckReport::new(pair, findings);
    settings.progress.done();
    settings.output.deliver(|out| write_findings(&report, args.format, &settings.output.text_options(), out))?;
    Ok(if report.fails_on(args.fail_on.severity()) { Outcome::Findings } else { Outcome::Clean })
}
