//! `report ARTICLE`: coverage and unknown terms.

use std::fs;
use std::path::Path;

use naqhara::mentions::{self, MentionOptions};
use naqhara::report::{self, Report};
use naqhara::{Error, ErrorKind};

use crate::args::ReportArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::output::Output;
use crate::settings::Settings;

/// Reports on one article.
pub(crate) fn run(args: &ReportArgs, settings: &Settings) -> Result<Outcome, Failure> {
    keep_article(&args.article, &settings.output)?;
    let document = read_article(&args.article, settings.encoding.as_deref(), &settings.progress)?;
    let glossary = settings.load_glossary()?;
    settings.progress.step("finding names");
    let options = mention_options(args.min_score.or(settings.min_score));
    let mentions = mentions::find_with(&document, &glossary, &options);
    let report = Report::new(&document, &mentions, &glossary);
    settings.progress.done();
    settings.output.deliver(|out| report::write(&report, args.format, &settings.output.text_options(), out))?;
    Ok(Outcome::Clean)
}

fn mention_options(min_score: Option<f32>) -> MentionOptions {
    let default = MentionOptions::default();
    MentionOptions { min_score: min_score.unwrap_or(default.min_score), ..default }
}

/// Refuses to write the report over the article it is about.
fn keep_article(article: &Path, output: &Output) -> Result<(), Error> {
    let Output::File(path) = output else { return Ok(()) };
    match (fs::canonicalize(article), fs::canonicalize(path)) {
        (Ok(article), Ok(output)) if article == output => {
            Err(Error::new(ErrorKind::Conflict, "is the article itself; name another file with --output").at_path(path))
        }
        _ => Ok(()),
    }
}
