//! What is under way, on standard error: a spinner in a terminal, notes and warnings, nothing at all with `--quiet`.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use naqhara::batch::BatchProgress;

use crate::failure::say;

/// Articles that are done, on a bar.
#[derive(Debug)]
pub(crate) struct Articles<'p> {
    bar: &'p ProgressBar,
    begin: Instant,
    done: AtomicU64,
    errors: AtomicU64,
}

impl BatchProgress for Articles<'_> {
    fn one_done(&self, read: u64, is_error: bool) {
        self.bar.inc(read);
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let errors = self.errors.fetch_add(u64::from(is_error), Ordering::Relaxed) + u64::from(is_error);
        if !self.bar.is_hidden() {
            let rate = done as f64 / self.begin.elapsed().as_secs_f64().max(0.001);
            let bad = if errors > 0 { format!(", {errors} in error") } else { String::new() };
            self.bar.set_prefix(format!("{done} articles, {rate:.0}/s{bad}"));
        }
    }
}

/// Warnings shown before the rest is only counted.
const MOST_WARNINGS: usize = 20;

/// How often the spinner turns.
const TURN: Duration = Duration::from_millis(120);

/// The voice of a command.
#[derive(Debug)]
pub(crate) struct Progress {
    quiet: bool,
    spinner: ProgressBar,
}

impl Progress {
    /// A voice that is silent where `quiet`, and draws no spinner where standard error is no terminal.
    pub(crate) fn new(quiet: bool) -> Self {
        let drawn = !quiet && io::stderr().is_terminal();
        let target = if drawn { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
        let spinner = ProgressBar::with_draw_target(None, target).with_style(ProgressStyle::default_spinner());
        Self { quiet, spinner }
    }

    /// Says what begins now.
    pub(crate) fn step(&self, what: &'static str) {
        self.spinner.set_message(what);
        self.spinner.enable_steady_tick(TURN);
    }

    /// Draws a bar of so many steps in its place.
    pub(crate) fn steps(&self, count: u64) {
        self.spinner.disable_steady_tick();
        self.spinner.set_length(count);
        let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} {elapsed}");
        self.spinner.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    }

    /// Draws one step more.
    pub(crate) fn step_done(&self) {
        self.spinner.inc(1);
    }

    /// Draws a bar of so many bytes in its place, which counts articles; a spinner that counts them where nobody knows how many there are.
    pub(crate) fn bytes(&self, all: Option<u64>) -> Articles<'_> {
        self.spinner.set_message("");
        let template = match all {
            Some(all) => {
                self.spinner.set_length(all);
                "{bar:30} {percent:>3}%  {prefix}, {eta} left"
            }
            None => "{spinner} {prefix}, {elapsed}",
        };
        let style = ProgressStyle::with_template(template);
        self.spinner.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.spinner.enable_steady_tick(TURN);
        Articles { bar: &self.spinner, begin: Instant::now(), done: AtomicU64::new(0), errors: AtomicU64::new(0) }
    }

    /// Takes the spinner away, before results are written.
    pub(crate) fn done(&self) {
        self.spinner.finish_and_clear();
    }

    /// Something worth knowing.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.spinner.suspend(|| say("note", Style::new().bold(), message));
        }
    }

    /// What is wrong with the input though the work goes on.
    pub(crate) fn warnings<'a>(&self, messages: impl ExactSizeIterator<Item = String> + 'a) {
        if self.quiet {
            return;
        }
        let more = messages.len().saturating_sub(MOST_WARNINGS);
        let yellow = AnsiColor::Yellow.on_default().bold();
        for message in messages.take(MOST_WARNINGS) {
            self.spinner.suspend(|| say("warning", yellow, &naqhara::report::bidi::visible(&message)));
        }
        if more > 0 {
            self.note(&format!("{more} more warnings; `naqhara glossary lint` lists them all"));
        }
    }
}
