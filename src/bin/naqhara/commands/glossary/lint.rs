//! `glossary lint`: what is wrong with glossaries, row by row.

use serde_json::json;

use crate::args::{LintArgs, ListFormat};
use crate::failure::{Failure, Outcome};
use crate::library::{self, Problem};
use crate::settings::Settings;

/// Checks the glossaries named, else those in use.
pub(crate) fn run(args: &LintArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let named = library::sources(&args.glossaries)?;
    settings.progress.step("checking the glossary");
    let problems = library::lint(if named.is_empty() { &settings.glossaries } else { &named })?;
    settings.progress.done();
    let errors = problems.iter().filter(|problem| problem.is_error).count();
    settings.output.deliver(|out| match args.format {
        ListFormat::Text => {
            for problem in &problems {
                writeln!(out, "{}", line(problem))?;
            }
            writeln!(out, "{}", summary(errors, problems.len() - errors))
        }
        ListFormat::Json => {
            let list: Vec<_> = problems.iter().map(wire).collect();
            let summary = json!({"error": errors, "warning": problems.len() - errors});
            super::write_json(out, "lint", json!({"problems": list, "summary": summary}))
        }
    })?;
    Ok(if errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

fn severity(problem: &Problem) -> &'static str {
    if problem.is_error { "error" } else { "warning" }
}

fn line(problem: &Problem) -> String {
    naqhara::report::bidi::visible(&format!("{}: {problem}", severity(problem)))
}

fn wire(problem: &Problem) -> serde_json::Value {
    json!({
        "severity": severity(problem),
        "path": problem.path.display().to_string(),
        "line": problem.line,
        "message": problem.message,
    })
}

fn summary(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "Nothing to mend.".to_string(),
        _ => format!("{} and {}.", counted(errors, "error"), counted(warnings, "warning")),
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
