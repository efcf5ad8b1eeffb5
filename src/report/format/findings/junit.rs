//! JUnit's XML: a case for each finding, the translation its class. Errors fail; JUnit has no warnings, so these pass and say what
//! they have to say on their output.

use std::collections::HashMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::document::Severity;
use crate::report::bidi::visible;
use crate::report::findings::{CheckReport, ReportedFinding};

/// Writes the report as one suite.
pub(super) fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let class = report.target.path.as_deref().unwrap_or("translation");
    let mut suite = TestSuite::new(class);
    let mut named: HashMap<String, usize> = HashMap::new();
    for reported in &report.findings {
        let name = name(reported, &mut named);
        suite.add_test_case(case(class, name, reported));
    }
    if report.findings.is_empty() {
        let mut clean = TestCase::new("check", TestCaseStatus::success());
        clean.set_classname(class);
        suite.add_test_case(clean);
    }
    if !report.notes.is_empty() {
        suite.set_system_out(report.notes.join("\n"));
    }
    let mut junit = Report::new("naqhara check");
    junit.add_test_suite(suite);
    let text = junit.to_string().map_err(io::Error::other)?;
    out.write_all(text.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

/// The rule and the entry, with a number where there are several: equal names would be taken for one case.
fn name(reported: &ReportedFinding, named: &mut HashMap<String, usize>) -> String {
    let finding = &reported.finding;
    let about = finding.entry.as_deref().or(finding.expected.first().map(String::as_str)).unwrap_or("text");
    let name = format!("{}: {about}", finding.rule.as_str());
    let count = named.entry(name.clone()).or_default();
    *count += 1;
    if *count == 1 { name } else { format!("{name} ({count})") }
}

fn case(class: &str, name: String, reported: &ReportedFinding) -> TestCase {
    let finding = &reported.finding;
    let message = visible(&finding.message);
    let mut case = match finding.severity {
        Severity::Error => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(message.as_str()).set_type(finding.rule.as_str()).set_description(details(reported));
            TestCase::new(name, status)
        }
        Severity::Warning | Severity::Note => {
            let mut case = TestCase::new(name, TestCaseStatus::success());
            case.set_system_out(format!("{}: {message}\n{}", finding.severity.as_str(), details(reported)));
            case
        }
    };
    case.set_classname(class);
    case
}

/// Where it is and what to use.
fn details(reported: &ReportedFinding) -> String {
    let mut lines = Vec::new();
    for (name, place) in [("translation", &reported.target), ("source", &reported.source)] {
        if let Some(place) = place {
            let at = place.file.map(|at| format!(" {at}")).unwrap_or_default();
            lines.push(format!("{name}{at}: {}", visible(&format!("{}{}{}", place.before, place.words, place.after))));
        }
    }
    if !reported.finding.expected.is_empty() {
        lines.push(format!("use: {}", visible(&reported.finding.expected.join(", "))));
    }
    lines.join("\n")
}
