//! `align SOURCE TARGET`: which sentences correspond, and which names.

use naqhara::align::names::{NamePairs, Pairer, Translated};
use naqhara::align::{AlignOptions, Alignment, Oddity, sentences};
use naqhara::document::{Document, InputSource};
use naqhara::glossary::Glossary;
use naqhara::mentions::{self, MentionOptions};
use naqhara::report::alignment::{self, NameInBead, Pair};

use crate::args::AlignArgs;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::settings::Settings;

/// Score from which a name of the source is evidence, 0..=1. Low: the English side decides.
const SUSPICION: f32 = 0.15;

/// Score from which a pair of names is likelier right than wrong.
const LIKELY: f32 = 0.5;

/// Aligns an article with its translation.
pub(crate) fn run(args: &AlignArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let (source, target) = (InputSource::parse(&args.source), InputSource::parse(&args.target));
    settings.output.spare([source.path.as_path(), target.path.as_path()])?;
    let read = |source| read_article(source, settings.encoding.as_deref(), &settings.progress);
    let (source, target) = (read(&source)?, read(&target)?);
    let odd = Oddity::of(&source, &target);
    settings.progress.warnings(odd.iter().map(ToString::to_string));
    let glossary = settings.load_glossary()?;
    settings.progress.step("aligning");
    let options = AlignOptions { segments: args.segments, glossary: &glossary };
    let found = sentences::align(&source, &target, &options);
    settings.progress.warnings(Oddity::of_alignment(&found).filter(|_| odd.is_none()).iter().map(ToString::to_string));
    let names = args.names.then(|| names(&source, &target, &found, &glossary, settings));
    settings.progress.done();
    let pair = Pair { source: &source, target: &target, alignment: &found, segments: args.segments, names: names.as_deref() };
    let paint = settings.output.text_options().paint;
    settings.output.deliver(|out| alignment::write(&pair, args.format, paint, out))?;
    Ok(Outcome::Clean)
}

/// The names that correspond; beads too long for that are told.
fn names(
    source: &Document,
    target: &Document,
    alignment: &Alignment,
    glossary: &Glossary,
    settings: &Settings,
) -> Vec<NameInBead> {
    settings.progress.step("pairing names");
    let options = MentionOptions { min_score: SUSPICION, ..MentionOptions::default() };
    let mentions = mentions::find_with(source, glossary, &options);
    let texts = Translated { source, target, alignment, mentions: &mentions, glossary };
    let found: NamePairs = Pairer::default().pair(&texts, LIKELY);
    if found.endless > 0 {
        let beads = if found.endless == 1 { "1 pair".to_string() } else { format!("{} pairs", found.endless) };
        let note = "of sentences too long for names to be told apart; put full stops or line breaks into the text";
        settings.progress.note(&format!("{beads} {note}"));
    }
    NameInBead::list(&found, alignment, &mentions, glossary)
}
