//! `check SOURCE TARGET`: is the translation right by the glossary?

mod fix;

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use naqhara::align::{AlignOptions, Oddity, sentences};
use naqhara::check::baseline::Baseline;
use naqhara::check::{CheckOptions, Checked, Checker, Pair, explain, waivers};
use naqhara::document::{InputFormat, InputSource, Rule};
use naqhara::report::{CheckReport, write_findings};
use naqhara::{Error, ErrorKind, Glossary};

use crate::args::CheckArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::input::read_article;
use crate::pairs::{self, PairFiles};
use crate::settings::Settings;

/// Checks a translation, or explains a rule.
pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Outcome, Failure> {
    if let Some(rule) = args.explain {
        settings.output.deliver(|out| write_page(rule, out))?;
        return Ok(Outcome::Clean);
    }
    let day = day::named(args.date.as_deref())?.to_string();
    let baseline = args.baseline.as_deref().map(|path| read_baseline(path, settings)).transpose()?;
    let files = files(args, settings)?;
    settings.output.spare(files.paths().chain(args.baseline.as_deref()))?;
    let texts = files.read(settings.encoding.as_deref(), &settings.progress)?;
    let (source, target, aligned) = match &texts {
        pairs::Pair::Two(source, target) => (source.as_ref(), target.as_ref(), None),
        pairs::Pair::Bitext(bitext) => (&bitext.source, &bitext.target, Some(&bitext.alignment)),
    };
    let odd = Oddity::of(source, target);
    settings.progress.warnings(odd.iter().map(ToString::to_string));
    let glossary = settings.load_glossary()?;
    tell_of_lost_entries(&glossary, settings);
    settings.progress.step("aligning");
    let options = AlignOptions { glossary: &glossary, ..AlignOptions::default() };
    let aligned = aligned.map_or_else(|| Cow::Owned(sentences::align(source, target, &options)), Cow::Borrowed);
    settings.progress.warnings(Oddity::of_alignment(&aligned).filter(|_| odd.is_none()).iter().map(ToString::to_string));
    settings.progress.step("checking");
    let pair = Pair { source, target, alignment: &aligned };
    let min_score = args.min_score.or(settings.min_score);
    let options = CheckOptions { severities: settings.severities.clone(), min_score };
    let found = Checker::new(&glossary).check(pair, &options);
    let report = dismiss(found, pair, baseline.as_ref(), &day, settings);
    settings.progress.done();
    if args.fix {
        fix::run(args, &files, target, &report, settings)?;
    }
    if !args.dry_run {
        deliver(args, &report, settings)?;
    }
    Ok(if report.fails_on(args.fail_on.severity()) { Outcome::Findings } else { Outcome::Clean })
}

/// The findings go to standard output where `--output` is for the corrected text.
fn deliver(args: &CheckArgs, report: &CheckReport, settings: &Settings) -> Result<(), Failure> {
    let standard = crate::output::Output::Standard;
    let output = if args.fix { &standard } else { &settings.output };
    output.deliver(|out| write_findings(report, args.format, &output.text_options(), out))
}

/// The files to check.
fn files(args: &CheckArgs, settings: &Settings) -> Result<PairFiles, Failure> {
    let named: Vec<PathBuf> = args.source.iter().chain(&args.target).cloned().collect();
    let mut files = pairs::named(&named, &settings.progress)?;
    match (files.pop(), files.is_empty()) {
        (Some(only), true) => Ok(only),
        _ => {
            let message = "names several pairs; check one at a time, SOURCE then TARGET";
            let first = args.source.as_deref().unwrap_or(Path::new("SOURCE"));
            Err(Error::new(ErrorKind::Value, message).at_path(first).into())
        }
    }
}

/// Tells of waivers for entries that the glossary does not have: nothing would say that they let nothing pass any more.
fn tell_of_lost_entries(glossary: &Glossary, settings: &Settings) {
    let lost = settings.waivers.iter().filter(|_| !settings.are_named).filter_map(|(waiver, place)| {
        let entry = waiver.entry.as_deref().filter(|id| glossary.find_id(id).is_none())?;
        Some(format!(
            "{place}: the glossary has no entry `{entry}`; if it was renamed, give its new id, else take the waiver out"
        ))
    });
    settings.progress.warnings(lost.collect::<Vec<_>>().into_iter());
}

/// The report without what waivers let pass and what the baseline has; what is wrong with waivers is told.
fn dismiss(mut found: Checked, pair: Pair<'_>, baseline: Option<&Baseline>, day: &str, settings: &Settings) -> CheckReport {
    let list: Vec<_> = settings.waivers.iter().map(|(waiver, _)| waiver.clone()).collect();
    let waived = waivers::apply(std::mem::take(&mut found.findings), &list, day, pair.target.path());
    let stale = |at: &usize, what: &str| format!("{}: this waiver {what}", settings.waivers[*at].1);
    let expired =
        waived.expired.iter().map(|at| stale(at, "has expired; look at its findings again and renew it or take it out"));
    let unused = waived.unused.iter().map(|at| stale(at, "fits no finding any more; take it out"));
    settings.progress.warnings(expired.chain(unused).collect::<Vec<_>>().into_iter());
    let (new, known) = match baseline {
        Some(baseline) => baseline.split(waived.findings),
        None => (waived.findings, Vec::new()),
    };
    let mut report = CheckReport::new(pair, Checked { findings: new, ..found });
    report.known = known.len();
    let reasons = waived.waived.into_iter().map(|(finding, at)| (finding, list[at].reason.clone()));
    report.add_waived(pair.source, pair.target, reasons.collect());
    report
}

fn read_baseline(path: &Path, settings: &Settings) -> Result<Baseline, Error> {
    let file = InputSource { path: path.to_path_buf(), named: Some(InputFormat::Text) };
    let text = read_article(&file, settings.encoding.as_deref(), &settings.progress)?;
    Baseline::read(text.text()).map_err(|error| error.at_path(path))
}

/// A rule's page.
fn write_page(rule: Rule, out: &mut dyn io::Write) -> io::Result<()> {
    let page = explain(rule);
    let severity = rule.severity().map_or("off unless asked for", |severity| severity.as_str());
    writeln!(out, "{} ({severity})", rule.as_str())?;
    for (heading, text) in [
        ("What it finds", page.finds),
        ("Why it matters", page.matters),
        ("Example", page.example),
        ("Known false alarms", page.false_alarms),
    ] {
        writeln!(out, "\n{heading}")?;
        for line in wrapped(text, 76) {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}

/// A text in lines of so many characters at most.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_string()),
        }
    }
    lines
}
