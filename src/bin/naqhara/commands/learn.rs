//! `learn PAIR...`: what can the glossary learn?

use std::path::Path;

use naqhara::glossary::Glossary;
use naqhara::learn::{self, Learner, Ledger, Lesson, TextPair, proposals};
use naqhara::report::proposals as report;
use naqhara::{Error, ErrorKind};
use rayon::prelude::*;

use crate::args::LearnArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::pairs::{self, Pair, PairFiles};
use crate::settings::Settings;
use crate::sources;

/// Learns from all pairs, keeps it beside the glossary, and shows what is new.
pub(crate) fn run(args: &LearnArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let date = day::named(args.date.as_deref())?.to_string();
    let target = sources::writable(&settings.glossaries);
    if target.is_none() && !args.dry_run {
        let message = "no glossary to learn for; begin one with `naqhara init`, name a JSON-lines file with -g, or look only with --dry-run";
        return Err(Error::new(ErrorKind::NotFound, message).into());
    }
    let files = pairs::named(&args.pairs, &settings.progress)?;
    settings.output.spare(files.iter().flat_map(PairFiles::paths))?;
    let glossary = settings.load_glossary()?;
    settings.progress.step("learning");
    let lessons = lessons(&files, &glossary, settings)?;
    let ledger = match target.filter(|_| !args.dry_run) {
        Some(glossary) => keep(glossary, lessons, &date, settings)?,
        None => {
            let mut ledger = Ledger::default();
            for lesson in lessons {
                ledger.add(lesson, &date);
            }
            ledger
        }
    };
    let found = proposals::list(&ledger, &glossary, args.min_score);
    settings.progress.done();
    settings.output.deliver(|out| report::write(&found, args.format, &settings.output.text_options(), out))?;
    Ok(Outcome::Clean)
}

/// What each pair teaches, in the order of the pairs.
fn lessons(files: &[PairFiles], glossary: &Glossary, settings: &Settings) -> Result<Vec<Lesson>, Error> {
    settings.progress.steps(files.len() as u64);
    let learner = Learner::new(glossary);
    let lesson = |learner: &mut Learner<'_>, files: &PairFiles| {
        let pair = files.read(settings.encoding.as_deref(), &settings.progress)?;
        let lesson = match &pair {
            Pair::Two(source, target) => learner.learn(&TextPair { source, target, alignment: None }),
            Pair::Bitext(bitext) => {
                learner.learn(&TextPair { source: &bitext.source, target: &bitext.target, alignment: Some(&bitext.alignment) })
            }
        };
        settings.progress.step_done();
        Ok(lesson)
    };
    files.par_iter().map_init(|| learner.clone(), lesson).collect()
}

/// Adds the lessons to what was learnt before for a glossary, under its lock.
fn keep(glossary: &Path, lessons: Vec<Lesson>, date: &str, settings: &Settings) -> Result<Ledger, Error> {
    let path = learn::path_beside(glossary);
    let lock = lock::wait(&path, &settings.progress)?;
    let mut ledger = learn::read(&path)?;
    let count = lessons.len();
    let new = lessons.into_iter().filter(|lesson| ledger.add(lesson.clone(), date)).count();
    if new > 0 {
        learn::write(&lock, &ledger)?;
    }
    if new < count {
        settings.progress.note(&format!("{} of {count} pairs were read before and add nothing", count - new));
    }
    Ok(ledger)
}
