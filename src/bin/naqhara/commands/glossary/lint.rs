//! `glossary lint`: what is wrong with glossaries, row by row.

use naqhara::glossary::format::read;
use naqhara::glossary::lint::{LintFinding, Severity, lint};
use naqhara::glossary::{GlossaryFormat, GlossarySource};
use naqhara::{Error, ErrorKind};
use serde_json::json;

use crate::args::{LintArgs, ListFormat};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;
use crate::sources;

/// Checks the glossaries named, else those in use.
pub(crate) fn run(args: &LintArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let named = sources::parse(&args.glossaries);
    settings.output.spare(named.iter().filter_map(GlossarySource::path))?;
    settings.progress.step("checking the glossary");
    let sources = if named.is_empty() { &settings.glossaries } else { &named };
    let findings = findings(sources, |message| settings.progress.note(message))?;
    settings.progress.done();
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(severity)));
    settings.output.deliver(|out| match args.format {
        ListFormat::Text => {
            for finding in &findings {
                writeln!(out, "{}", line(finding))?;
            }
            writeln!(out, "{}", summary(&counts))
        }
        ListFormat::Json => {
            let list: Vec<_> = findings.iter().map(wire).collect();
            let summary: serde_json::Map<_, _> =
                counts.iter().map(|(severity, count)| (severity.as_str().to_string(), json!(count))).collect();
            super::write_json(out, "lint", json!({"findings": list, "summary": summary}))
        }
    })?;
    Ok(if counts[0].1 > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// What is wrong with each file, the files in their order. What is compiled was checked before.
fn findings(sources: &[GlossarySource], note: impl Fn(&str)) -> Result<Vec<LintFinding>, Error> {
    let mut found = Vec::new();
    for source in sources {
        match source {
            GlossarySource::Builtin => note("the built-in glossary has no rows to check and is left out"),
            GlossarySource::File(path, _) if source.format() == Some(GlossaryFormat::Compiled) => {
                let message = "a compiled glossary has no rows to check; name the files it was compiled from";
                return Err(Error::new(ErrorKind::Format, message).at_path(path));
            }
            GlossarySource::File(path, format) => found.extend(lint(&read(path, *format)?)),
        }
    }
    Ok(found)
}

fn line(finding: &LintFinding) -> String {
    let LintFinding { severity, rule, location, message } = finding;
    naqhara::report::bidi::visible(&format!("{}: {location}: {message} [{rule}]", severity.as_str()))
}

fn wire(finding: &LintFinding) -> serde_json::Value {
    let location = &finding.location;
    json!({
        "rule": finding.rule,
        "severity": finding.severity.as_str(),
        "path": location.path.as_ref().map(|path| path.display().to_string()),
        "line": location.line,
        "column": location.column,
        "message": finding.message,
    })
}

fn summary(counts: &[(Severity, usize)]) -> String {
    let found: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(severity, count)| counted(*count, severity.as_str())).collect();
    if found.is_empty() { "Nothing to mend.".to_string() } else { format!("{}.", found.join(", ")) }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
