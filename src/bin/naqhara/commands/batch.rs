//! `batch INPUT...`: many articles, one report.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use naqhara::batch::{
    Batch, BatchFormat, BatchOptions, BatchProgress, Earlier, Inputs, Part, Sink, State, Stopped, Survey, beside,
};
use naqhara::check::CheckOptions;
use naqhara::glossary::Glossary;
use naqhara::mentions::MentionOptions;
use naqhara::report::totals::line::Line;
use naqhara::report::totals::{Summary, Totals};
use naqhara::{Error, ErrorKind};

use crate::args::{BatchArgs, Errors};
use crate::day;
use crate::failure::{Failure, Outcome, file_error};
use crate::output::Output;
use crate::progress::Progress;
use crate::settings::Settings;

/// Reports on all articles.
pub(crate) fn run(args: &BatchArgs, settings: &Settings) -> Result<Outcome, Failure> {
    refuse(args, settings)?;
    let inputs = inputs(args, settings)?;
    settings.progress.step("looking at the inputs");
    let survey = inputs.survey();
    let glossary = settings.load_glossary()?;
    let options = options(args, settings)?;
    let state = State::new(&glossary, &options, &survey);
    let mut batch = Batch::new(&glossary, options);
    if let Some(path) = &args.reuse {
        settings.progress.step("reading the earlier run");
        batch = reusing(batch, path, &state, &settings.progress)?;
    }
    let bar = settings.progress.bytes((!survey.is_open).then_some(survey.bytes));
    let run = Run {
        batch,
        inputs,
        glossary: &glossary,
        settings: state.settings(),
        format: args.format,
        jobs: args.jobs.or(available_parallelism().ok()).map_or(1, usize::from),
        progress: &bar,
    };
    let mut counts = Counts::new(args);
    match &settings.output {
        Output::File(path) if !is_device(path) => run.to_file(path, &state, args.resume, &mut counts)?,
        output => run.to_stream(output, &mut counts)?,
    }
    settings.progress.done();
    conclude(args, &counts, &survey, &settings.progress)
}

/// What makes no sense together.
fn refuse(args: &BatchArgs, settings: &Settings) -> Result<(), Error> {
    let to_file = matches!(&settings.output, Output::File(path) if !is_device(path));
    let wrong = |message: &str| Err(Error::new(ErrorKind::Value, message));
    if let Output::File(path) = &settings.output
        && path.is_dir()
    {
        return Err(Error::new(ErrorKind::Io, "is a folder; name a file with --output").at_path(path));
    }
    if args.resume && !to_file {
        return wrong("--resume goes on with the file that an interrupted run was writing; name it with --output FILE");
    }
    if args.no_totals && args.format.is_of_totals() {
        return wrong("this format holds totals and nothing else; leave out --no-totals, or take --format jsonl");
    }
    if args.format == BatchFormat::Parquet && matches!(settings.output, Output::Standard) {
        return wrong("a Parquet file is no text; name its file with -o, such as -o mentions.parquet");
    }
    Ok(())
}

fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// The inputs, without what this very run writes.
fn inputs(args: &BatchArgs, settings: &Settings) -> Result<Inputs, Error> {
    let mut listed: Vec<PathBuf> = Vec::new();
    if let Some(list) = &args.files_from {
        let text = fs::read_to_string(list).map_err(|error| file_error(list, "the list of inputs cannot be read", error))?;
        listed.extend(text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(PathBuf::from));
    }
    let all = args.inputs.iter().chain(&listed);
    settings.output.spare(all.map(PathBuf::as_path).filter(|path| !path.is_dir()))?;
    settings.output.spare(args.files_from.as_deref())?;
    let inputs = Inputs::named(&args.inputs)?.and_listed(&listed);
    let Output::File(output) = &settings.output else { return Ok(inputs) };
    if inputs.hold(output) && !Earlier::wrote(output)? {
        let message = "is one of the articles, and would be replaced by what is written about them; name another file with --output, or delete this one if an earlier run wrote it";
        return Err(Error::new(ErrorKind::Conflict, message).at_path(output));
    }
    let [part, state] = beside(output);
    Ok(inputs.without([output.as_path(), &part, &state].into_iter().chain(args.reuse.as_deref())))
}

fn options(args: &BatchArgs, settings: &Settings) -> Result<BatchOptions, Error> {
    if let Some(since) = args.since.as_deref().filter(|since| day::parse(since).is_none()) {
        return Err(Error::new(ErrorKind::Value, format!("--since takes a day as YYYY-MM-DD, not {since:?}")));
    }
    let (min_score, default) = (args.min_score.or(settings.min_score), MentionOptions::default());
    Ok(BatchOptions {
        encoding: settings.encoding.clone(),
        since: args.since.clone(),
        mentions: MentionOptions { min_score: min_score.unwrap_or(default.min_score), ..default },
        style: settings.style.clone(),
        check: CheckOptions { severities: settings.severities.clone(), min_score },
        waivers: settings.waivers.iter().map(|(waiver, _)| waiver.clone()).collect(),
        day: day::named(args.date.as_deref())?.to_string(),
    })
}

/// The batch with the lines of an earlier run, if they are what this run would write.
fn reusing<'g>(batch: Batch<'g>, path: &Path, state: &State, progress: &Progress) -> Result<Batch<'g>, Error> {
    let earlier = Earlier::open(path)?;
    if earlier.settings() == Some(state.settings().as_str()) {
        return Ok(batch.reusing(earlier));
    }
    let why = if earlier.settings().is_some() { "was made with other options or another glossary" } else { "has no totals" };
    progress.note(&format!("{} {why}: every article is done anew", path.display()));
    Ok(batch)
}

/// A run over all inputs.
struct Run<'r> {
    batch: Batch<'r>,
    inputs: Inputs,
    glossary: &'r Glossary,
    settings: String,
    format: BatchFormat,
    jobs: usize,
    progress: &'r dyn BatchProgress,
}

impl Run<'_> {
    /// By way of a file beside the output, from which an interrupted run goes on.
    fn to_file(&self, path: &Path, state: &State, resume: bool, counts: &mut Counts) -> Result<(), Failure> {
        let mut part = Part::open(path, state, resume)?;
        let done = part.done()?;
        let written = self.batch.run(&self.inputs, self.jobs, done, self.progress, |line, is_new| {
            counts.add(line);
            if is_new { Ok(part.add(line)?) } else { Ok(()) }
        });
        let failed =
            |error| file_error(path, "cannot be written; is the disk full? The work so far is kept for --resume", error);
        written.map_err(|stopped| match stopped {
            Stopped::Error(error) => error,
            Stopped::Output(error) => failed(error),
        })?;
        let summary = self.summary(counts);
        let finished = if self.format == BatchFormat::Jsonl {
            let mut last = Vec::new();
            let ended = Sink::begin(self.format, &mut last).and_then(|sink| sink.finish(summary.as_ref()));
            ended.and_then(|()| part.finish(&last))
        } else {
            part.finish_by(|lines, out| {
                let mut sink = Sink::begin(self.format, out)?;
                for line in lines {
                    sink.line(&line?)?;
                }
                sink.finish(summary.as_ref())
            })
        };
        Ok(finished.map_err(failed)?)
    }

    /// Straight to where it goes.
    fn to_stream(&self, output: &Output, counts: &mut Counts) -> Result<(), Failure> {
        let mut stopped = None;
        output.deliver(|out| {
            let mut sink = Sink::begin(self.format, out)?;
            let none = std::iter::empty::<io::Result<Vec<u8>>>();
            let written = self.batch.run(&self.inputs, self.jobs, none, self.progress, |line, _| {
                counts.add(line);
                Ok(sink.line(line)?)
            });
            match written {
                Err(Stopped::Output(error)) => return Err(error),
                Err(Stopped::Error(error)) => stopped = Some(error),
                Ok(()) => {}
            }
            sink.finish(self.summary(counts).as_ref())
        })?;
        stopped.map_or(Ok(()), |error| Err(error.into()))
    }

    fn summary(&self, counts: &mut Counts) -> Option<Summary> {
        counts.totals.take().map(|totals| totals.summary(self.glossary, &self.settings))
    }
}

/// What the exit code and the totals are made of.
struct Counts {
    totals: Option<Totals>,
    /// Whether lines are read for their mentions.
    share: bool,
    articles: usize,
    errors: usize,
    pairs: usize,
    mentions: usize,
    known: usize,
}

impl Counts {
    fn new(args: &BatchArgs) -> Self {
        let totals = (!args.no_totals).then(Totals::default);
        Self { totals, share: args.fail_under.is_some(), articles: 0, errors: 0, pairs: 0, mentions: 0, known: 0 }
    }

    fn add(&mut self, line: &[u8]) {
        self.articles += 1;
        self.errors += usize::from(line.starts_with(b"{\"version\":1,\"kind\":\"error\""));
        self.pairs += usize::from(line.starts_with(b"{\"version\":1,\"kind\":\"check\""));
        if self.totals.is_none() && !self.share {
            return;
        }
        if let Some(line) = Line::read(line) {
            let (mentions, known) = line.coverage();
            self.mentions += mentions;
            self.known += known;
            if let Some(totals) = &mut self.totals {
                totals.add(&line);
            }
        }
    }
}

/// What is worth knowing at the end, and the exit code.
fn conclude(args: &BatchArgs, counts: &Counts, survey: &Survey, progress: &Progress) -> Result<Outcome, Failure> {
    if survey.left_aside > 0 {
        progress.note(&format!("files left aside, being no articles by their extension: {}", survey.left_aside));
    }
    if counts.errors > 0 {
        let (errors, articles) = (counts.errors, counts.articles);
        progress.note(&format!(
            "{errors} of {articles} articles could not be read; their lines have \"kind\":\"error\" and say why"
        ));
    }
    let is_of_texts = matches!(args.format, BatchFormat::Csv | BatchFormat::Parquet);
    if is_of_texts && counts.pairs > 0 && counts.pairs + counts.errors == counts.articles {
        progress.note(
            "the table is empty: it has the mentions of texts, and all inputs are pairs, which are checked; take --format jsonl, json, html or md",
        );
    }
    let share = counts.known as f64 / counts.mentions as f64;
    let is_under = args.fail_under.filter(|least| counts.mentions > 0 && share < f64::from(*least));
    if let Some(least) = is_under {
        progress.note(&format!("{:.1}% of the mentions are known, less than {:.1}%", share * 100.0, least * 100.0));
    }
    let is_unknown = args.fail_under.is_some() && counts.mentions == 0;
    if is_unknown {
        progress.note("no article has a mention, so that no share of them is known, as --fail-under asks; check the inputs");
    }
    let has_failed = counts.errors > 0 && args.errors == Errors::Fail || is_under.is_some() || is_unknown;
    Ok(if has_failed { Outcome::Findings } else { Outcome::Clean })
}
