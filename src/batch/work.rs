//! From an article to its line.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use super::extract::Content;
use super::input::Inputs;
use super::items::{Item, items};
use super::ordered::in_order;
use super::prepare::{Prepared, prepare};
use super::reuse::Earlier;
use super::{BatchOptions, BatchProgress, Stopped};
use crate::align::{AlignOptions, sentences};
use crate::check::{Checked, Checker, Pair, waivers};
use crate::coverage::Surveyor;
use crate::document::{Document, Positions};
use crate::error::{Error, ErrorKind, Result};
use crate::glossary::Glossary;
use crate::mentions::Finder;
use crate::report::totals::line::Line;
use crate::report::{self, CheckReport, Label, Report};

/// Answers articles, each with a line.
#[derive(Debug)]
pub struct Batch<'g> {
    glossary: &'g Glossary,
    options: BatchOptions,
    finder: Finder<'g>,
    /// What one of its clones works out of a name, all know.
    surveyor: Surveyor<'g>,
    /// Made for the first pair: it reads the whole glossary.
    checker: OnceLock<Checker<'g>>,
    earlier: Option<Earlier>,
}

/// What a worker keeps from article to article.
struct Worker<'g> {
    finder: Finder<'g>,
    surveyor: Surveyor<'g>,
    checker: Option<Checker<'g>>,
}

/// The line of an article.
struct Answer {
    /// The line with its end; empty where the article is left out.
    line: Vec<u8>,
    is_error: bool,
    read: u64,
}

impl<'g> Batch<'g> {
    /// Prepares to answer by `glossary`; costs what [`Finder::new`] and [`Surveyor::new`] do.
    pub fn new(glossary: &'g Glossary, options: BatchOptions) -> Self {
        let (finder, surveyor) = (Finder::new(glossary), Surveyor::new(glossary, &options.style));
        Self { glossary, options, finder, surveyor, checker: OnceLock::new(), earlier: None }
    }

    /// The same, with the lines of an earlier run for articles that have not changed.
    #[must_use]
    pub fn reusing(self, earlier: Earlier) -> Self {
        Self { earlier: Some(earlier), ..self }
    }

    /// Answers all articles by so many threads and hands each line, its end with it, to `take`, in the order of the input, and whether
    /// it is new; the same lines for any number of threads. `done` gives lines that an interrupted run wrote, in order: their articles
    /// are read to see that they are the same, and nothing else.
    ///
    /// # Errors
    /// Those of `take`; and if an article is not that of the line which is there already. What is wrong with an article is a line.
    pub fn run(
        &self,
        inputs: &Inputs,
        jobs: usize,
        done: impl Iterator<Item = std::io::Result<Vec<u8>>>,
        progress: &dyn BatchProgress,
        mut take: impl FnMut(&[u8], bool) -> Result<(), Stopped>,
    ) -> Result<(), Stopped> {
        let mut items = items(inputs.files(), self.options.encoding.as_deref());
        for line in done {
            let line = line?;
            self.pass(&mut items, &line, progress)?;
            take(&line, false)?;
        }
        let worker = || self.worker();
        in_order(
            items,
            jobs,
            Item::weight,
            worker,
            |worker, item| self.answer(worker, item),
            |answer| {
                progress.one_done(answer.read, answer.is_error);
                if answer.line.is_empty() { Ok(()) } else { take(&answer.line, true) }
            },
        )
    }

    /// Reads over the article of a line that was written before.
    fn pass(&self, items: &mut impl Iterator<Item = Item>, line: &[u8], progress: &dyn BatchProgress) -> Result<(), Stopped> {
        let line = Line::read(line);
        for item in items {
            let read = item.read;
            let prepared = prepare(item, self.options.encoding.as_deref());
            progress.one_done(read, prepared.content.is_err());
            if self.is_left_out(&prepared.label) {
                continue;
            }
            let hash = prepared.label.hash.map(|hash| format!("{hash:016x}"));
            let same =
                |line: &Line<'_>| *line.document.id == *prepared.label.id && line.document.hash.as_deref() == hash.as_deref();
            return if line.as_ref().is_some_and(same) { Ok(()) } else { Err(changed(&prepared.label.id).into()) };
        }
        Err(changed("its last article").into())
    }

    fn worker(&self) -> Worker<'g> {
        Worker { finder: self.finder.clone(), surveyor: self.surveyor.clone(), checker: None }
    }

    fn is_left_out(&self, label: &Label) -> bool {
        self.options.since.as_ref().is_some_and(|since| label.date.as_ref().is_some_and(|date| date < since))
    }

    fn answer(&self, worker: &mut Worker<'g>, item: Item) -> Answer {
        let read = item.read;
        let Prepared { label, content } = prepare(item, self.options.encoding.as_deref());
        if self.is_left_out(&label) {
            return Answer { line: Vec::new(), is_error: false, read };
        }
        if let Some(line) = self.earlier.as_ref().filter(|_| content.is_ok()).and_then(|earlier| earlier.line(&label)) {
            return Answer { line, is_error: false, read };
        }
        let judged = content.and_then(|content| {
            catch_unwind(AssertUnwindSafe(|| self.judge(worker, &label, content))).unwrap_or_else(|_| {
                // What the worker kept may be half done.
                *worker = self.worker();
                let message = "the program failed on this article; please report it, with the article";
                Err(Error::new(ErrorKind::Internal, message))
            })
        });
        match judged {
            Ok(line) => Answer { line, is_error: false, read },
            Err(error) => {
                let mut line = Vec::new();
                report::write_failure(&error, &label, &mut line).expect("memory takes what is written");
                Answer { line, is_error: true, read }
            }
        }
    }

    fn judge(&self, worker: &mut Worker<'g>, label: &Label, content: Content) -> Result<Vec<u8>> {
        let mut line = Vec::new();
        let path = label.path.as_deref().unwrap_or_default();
        match content {
            Content::Text(text) => {
                let document = text.into_document(path);
                let mentions = worker.finder.find(&document, &self.options.mentions);
                let report = Report::by(&mut worker.surveyor, &document, &mentions, self.glossary);
                report::write_line(&report, label, &mut line).expect("memory takes what is written");
            }
            Content::Pair(source, target) => {
                let side = |text: String| Document::new(text).with_path(path, Positions::Extracted);
                let (source, target) = (side(source), side(target));
                let report = self.check(worker, &source, &target);
                report::write_findings_line(&report, label, &mut line).expect("memory takes what is written");
            }
        }
        Ok(line)
    }

    fn check(&self, worker: &mut Worker<'g>, source: &Document, target: &Document) -> CheckReport {
        let shared = || self.checker.get_or_init(|| Checker::new(self.glossary)).clone();
        let checker = worker.checker.get_or_insert_with(shared);
        let options = AlignOptions { glossary: self.glossary, ..AlignOptions::default() };
        let alignment = sentences::align(source, target, &options);
        let pair = Pair { source, target, alignment: &alignment };
        let mut found = checker.check(pair, &self.options.check);
        let waived =
            waivers::apply(std::mem::take(&mut found.findings), &self.options.waivers, &self.options.day, target.path());
        let mut report = CheckReport::new(pair, Checked { findings: waived.findings, ..found });
        let reason = |at: usize| self.options.waivers[at].reason.clone();
        report.add_waived(source, target, waived.waived.into_iter().map(|(finding, at)| (finding, reason(at))).collect());
        report
    }
}

fn changed(article: &str) -> Error {
    let message = format!(
        "the inputs have changed since the run that is to go on ({article} is not what it was); begin anew: delete the .part file and leave out --resume"
    );
    Error::new(ErrorKind::Conflict, message)
}
