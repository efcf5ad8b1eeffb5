//! SARIF 2.1.0: one run, columns in characters, fingerprints that outlive moved lines, certain replacements as fixes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;
use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Invocation, Location, LogicalLocation, Message,
    MultiformatMessageString, Notification, PhysicalLocation, Region, Replacement, ReportingConfiguration, ReportingDescriptor,
    Result as Outcome, ResultLevel, Run, Sarif, Suppression, Tool, ToolComponent,
};

use crate::check::explain;
use crate::document::{FilePlace, Positions, Rule, Severity};
use crate::report::bidi::visible;
use crate::report::findings::{CheckReport, CheckedText, Place, ReportedFinding};

/// The published schema.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What our fingerprints are called among those of other programs.
const FINGERPRINT: &str = "naqhara/v1";

/// Writes the report as one SARIF log.
pub(super) fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut results: Vec<Outcome> = report.findings.iter().map(|reported| result(report, reported)).collect();
    results.extend(report.waived.iter().map(|(reported, reason)| {
        let mut waived = result(report, reported);
        let suppression = Suppression::builder().kind(json!("external")).status(json!("accepted"));
        waived.suppressions = Some(vec![suppression.justification(reason.clone()).build()]);
        waived
    }));
    let driver =
        ToolComponent::builder().name("naqhara").version(env!("CARGO_PKG_VERSION")).rules(Rule::ALL.map(rule).to_vec()).build();
    let mut run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind(json!("unicodeCodePoints"))
        .results(results)
        .build();
    if !report.notes.is_empty() {
        let told = |note: &String| Notification::builder().level(json!("note")).message(message(note)).build();
        let notes: Vec<Notification> = report.notes.iter().map(told).collect();
        run.invocations =
            Some(vec![Invocation::builder().execution_successful(true).tool_execution_notifications(notes).build()]);
    }
    let log = Sarif::builder().schema(SCHEMA).version(json!("2.1.0")).runs(vec![run]).build();
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn rule(rule: Rule) -> ReportingDescriptor {
    let page = explain(rule);
    let text = |text: &str| MultiformatMessageString::builder().text(text).build();
    let mut described = ReportingDescriptor::builder()
        .id(rule.as_str())
        .short_description(text(page.finds.split_inclusive(". ").next().unwrap_or_default().trim_end()))
        .full_description(text(&format!("{} {}", page.finds, page.matters)))
        .help(text(&format!("{} Known false alarms: {}", page.example, page.false_alarms)))
        .build();
    let level = rule.severity().map_or("note", Severity::as_str);
    let configuration = ReportingConfiguration::builder().enabled(rule.severity().is_some()).level(json!(level)).build();
    described.default_configuration = Some(configuration);
    described
}

fn result(report: &CheckReport, reported: &ReportedFinding) -> Outcome {
    let finding = &reported.finding;
    let level = match finding.severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Note => ResultLevel::Note,
    };
    let number = Rule::ALL.iter().position(|rule| *rule == finding.rule).unwrap_or_default();
    let mut result = Outcome::builder()
        .message(message(&finding.message))
        .rule_id(finding.rule.as_str())
        .rule_index(number as i64)
        .level(level)
        .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_string(), finding.fingerprint.clone())]))
        .build();
    let [source, target] = [(&report.source, &reported.source), (&report.target, &reported.target)]
        .map(|(text, place)| place.as_ref().map(|place| location(text, place)));
    match (target, source) {
        (Some(target), source) => {
            result.locations = Some(vec![target]);
            result.related_locations = source.map(|mut source| {
                source.id = Some(1);
                source.message = Some(message("the source"));
                vec![source]
            });
        }
        (None, source) => result.locations = source.map(|source| vec![source]),
    }
    result.fixes = fix(&report.target, reported).map(|fix| vec![fix]);
    result
}

fn fix(text: &CheckedText, reported: &ReportedFinding) -> Option<Fix> {
    let (place, replacement) = (reported.target.as_ref()?, reported.finding.fix.as_deref()?);
    if text.positions != Positions::File {
        return None;
    }
    let content = ArtifactContent::builder().text(replacement).build();
    let change = Replacement::builder().deleted_region(region_of_text(place)).inserted_content(content).build();
    let change = ArtifactChange::builder().artifact_location(artifact(text)).replacements(vec![change]).build();
    Some(Fix::builder().description(message(&format!("write {replacement}"))).artifact_changes(vec![change]).build())
}

fn message(text: &str) -> Message {
    Message::builder().text(visible(text)).build()
}

fn location(text: &CheckedText, place: &Place) -> Location {
    let mut physical = PhysicalLocation::builder().artifact_location(artifact(text)).build();
    physical.region = region(text, place);
    let mut location = Location::builder().physical_location(physical).build();
    // What has no lines is named by what it has.
    if let Some(paragraph @ FilePlace::Paragraph(number)) = place.file {
        let logical = LogicalLocation::builder().name(paragraph.to_string()).kind("paragraph");
        location.logical_locations = Some(vec![logical.fully_qualified_name(format!("paragraph/{number}")).build()]);
    }
    location
}

/// The part of the file, as far as it is known.
fn region(text: &CheckedText, place: &Place) -> Option<Region> {
    if text.lines_of_file {
        return Some(region_of_text(place));
    }
    match (place.file?, place.file_end) {
        (FilePlace::Column(at), Some(FilePlace::Column(end))) => Some(
            Region::builder()
                .start_line(at.line as i64)
                .start_column(at.column as i64)
                .end_line(end.line as i64)
                .end_column(end.column as i64)
                .build(),
        ),
        (FilePlace::Column(at), _) => Some(Region::builder().start_line(at.line as i64).start_column(at.column as i64).build()),
        (FilePlace::Line(line), _) => Some(Region::builder().start_line(line as i64).build()),
        (FilePlace::Paragraph(_), _) => None,
    }
}

fn artifact(text: &CheckedText) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri(text.path.as_deref().unwrap_or("-"))).build()
}

/// The part of a file that is its text.
fn region_of_text(place: &Place) -> Region {
    Region::builder()
        .start_line(place.at.line as i64)
        .start_column(place.at.column as i64)
        .end_line(place.end.line as i64)
        .end_column(place.end.column as i64)
        .char_offset(place.characters_before as i64)
        .char_length(place.text.chars().count() as i64)
        .build()
}

/// A path as a URI: what has a meaning there, and what is not ASCII, as per cent signs.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_uris() {
        for (path, expected) in
            [("a b.txt", "a%20b.txt"), ("/tmp/ا.txt", "file:///tmp/%D8%A7.txt"), ("c\\d.txt", "c/d.txt"), ("-", "-")]
        {
            assert_eq!(uri(path), expected);
        }
    }
}
