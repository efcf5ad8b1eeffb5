//! `report ARTICLE`: coverage and unknown terms.

use naqhara::document::InputSource;
use naqhara::mentions::{self, MentionOptions};
use naqhara::report::{self, Report, TextOptions};

use crate::args::ReportArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::settings::Settings;
use crate::sources;

/// Reports on one article.
pub(crate) fn run(args: &ReportArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let article = InputSource::parse(&args.article);
    settings.output.spare([article.path.as_path()])?;
    let document = read_article(&article, settings.encoding.as_deref(), &settings.progress)?;
    let glossary = settings.load_glossary()?;
    settings.progress.step("finding names");
    let options = mention_options(args.min_score.or(settings.min_score));
    let mentions = mentions::find_with(&document, &glossary, &options);
    let report = Report::in_style(&document, &mentions, &glossary, &settings.style);
    settings.progress.done();
    settings.progress.warnings(report.warnings.iter().map(|told| format!("{}: {told}", article.path.display())));
    settings.output.deliver(|out| report::write(&report, args.format, &text_options(settings), out))?;
    Ok(Outcome::Clean)
}

/// How the text looks, and what it says to do next: a name can be added where there is a glossary of one's own.
fn text_options(settings: &Settings) -> TextOptions {
    TextOptions { can_add: sources::writable(&settings.glossaries).is_some(), ..settings.output.text_options() }
}

fn mention_options(min_score: Option<f32>) -> MentionOptions {
    let default = MentionOptions::default();
    MentionOptions { min_score: min_score.unwrap_or(default.min_score), ..default }
}
