//! The report for people: each finding with both lines, and carets under the words that it is about.
//!
//! An Arabic line stands in a right-to-left isolate, and so do its carets, with a bar at their end: spaces at the end of a line would
//! be laid out from the left. So the carets stand under their words in a terminal that turns Arabic round and in one that does not.

use std::io::{self, Write};

use crate::document::{FilePlace, Severity};
use crate::report::bidi::{direction, fit, isolated, isolated_by_first_letter, visible, width};
use crate::report::findings::{CheckReport, CheckedText, Place, ReportedFinding};
use crate::report::format::TextOptions;
use crate::report::format::page::{Page, Piece};
use crate::report::format::snippet::around;
use crate::report::paint::Role;
use crate::text::words::is_arabic_letter;

/// Cells before what is said below a headline.
const GUTTER: usize = 8;

/// Writes the report as plain text, coloured where the options say so.
pub(super) fn write(report: &CheckReport, options: &TextOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(out, *options);
    for reported in &report.findings {
        finding(&mut page, report, reported)?;
        page.line("")?;
    }
    page.line(&summary(report))?;
    report.notes.iter().try_for_each(|note| page.line(&format!("Note: {note}.")))
}

fn finding(page: &mut Page<'_>, report: &CheckReport, reported: &ReportedFinding) -> io::Result<()> {
    let finding = &reported.finding;
    let role = match finding.severity {
        Severity::Error => Role::Wrong,
        Severity::Warning => Role::Unknown,
        Severity::Note => Role::Faint,
    };
    let severity = page.paint(role, finding.severity.as_str());
    let rule = page.paint(Role::Faint, &format!("[{}]", finding.rule.as_str()));
    page.line(&format!("{severity}: {} {rule}", message(&finding.message)))?;
    if let Some(place) = &reported.target {
        side(page, &report.target, place, "translation")?;
    }
    if let Some(place) = &reported.source {
        side(page, &report.source, place, "source")?;
    }
    let expected: Vec<Piece> = finding.expected.iter().map(|form| Piece::new(isolated(form), Role::English)).collect();
    if !expected.is_empty() {
        page.flow(&format!("{:<GUTTER$}", "   use"), GUTTER, ", ", &expected)?;
    }
    let print = page.paint(Role::Faint, &format!("   id   {}", finding.fingerprint));
    page.line(&print)
}

/// A message with each stretch of Arabic isolated: from its first letter to its last, and no further.
fn message(text: &str) -> String {
    let text = visible(text);
    let is_arabic = |word: &str| word.chars().any(is_arabic_letter);
    let mut out = String::with_capacity(text.len());
    let mut stretch = String::new();
    for word in text.split_inclusive(' ') {
        if is_arabic(word) {
            stretch.push_str(word);
        } else {
            flush(&mut stretch, &mut out);
            out.push_str(word);
        }
    }
    flush(&mut stretch, &mut out);
    out
}

/// Writes a stretch of Arabic words, what stands around them outside the isolate.
fn flush(stretch: &mut String, out: &mut String) {
    let start = stretch.find(is_arabic_letter);
    let end = stretch.rfind(is_arabic_letter).and_then(|at| Some(at + stretch[at..].chars().next()?.len_utf8()));
    if let (Some(start), Some(end)) = (start, end) {
        let (before, after) = (&stretch[..start], &stretch[end..]);
        out.push_str(&format!("{before}{}{after}", isolated(&stretch[start..end])));
    }
    stretch.clear();
}

/// The file and place, the line and the carets under it.
fn side(page: &mut Page<'_>, text: &CheckedText, place: &Place, name: &str) -> io::Result<()> {
    let path = text.path.as_deref().filter(|&path| path != "-").unwrap_or(name);
    let at = format!("{}{}", isolated_by_first_letter(path), in_file(place));
    let at = page.paint(Role::Faint, &at);
    page.line(&format!("   --> {at}"))?;
    let first_line = place.words.split(['\n', '\r']).next().unwrap_or_default();
    let [before, words, after] = [place.before.as_str(), first_line, place.after.as_str()].map(visible);
    let after = if first_line.len() < place.words.len() { String::new() } else { after };
    let words = fit(&words, page.width().saturating_sub(GUTTER));
    let room = page.width().saturating_sub(GUTTER + width(&words) + 1);
    let (before, after) = around(&before, &after, room);
    let (open, close) = direction(&format!("{before}{words}{after}"));
    let marked = page.paint(Role::Mark, &words);
    let line = place.file.and_then(FilePlace::line).map(|line| line.to_string()).unwrap_or_default();
    page.line(&format!("{line:>5} | {open}{before}{marked}{after}{close}"))?;
    let carets = page.paint(Role::Mark, &"^".repeat(width(&words).max(1)));
    let (indent, rest) = (" ".repeat(width(&before)), " ".repeat(width(&after)));
    let carets = if open == "\u{2067}" { format!("{open}{indent}{carets}{rest}|{close}") } else { format!("{indent}{carets}") };
    page.line(&format!("{:>5} | {carets}", ""))
}

/// The place in the file, as it is added to the path; nothing where nobody knows.
fn in_file(place: &Place) -> String {
    match place.file {
        Some(at @ FilePlace::Paragraph(_)) => format!(", {at}"),
        Some(at) => format!(":{at}"),
        None => String::new(),
    }
}

fn summary(report: &CheckReport) -> String {
    let count = |severity: Severity| match report.count(severity) {
        0 => None,
        1 => Some(format!("1 {}", severity.as_str())),
        count => Some(format!("{count} {}s", severity.as_str())),
    };
    let found: Vec<String> = Severity::ALL.into_iter().filter_map(count).collect();
    let mut summary = if found.is_empty() { "Nothing to mend.".to_string() } else { format!("{}.", found.join(", ")) };
    if !report.waived.is_empty() {
        summary.push_str(&format!(" {} waived.", report.waived.len()));
    }
    if report.known > 0 {
        summary.push_str(&format!(" {} in the baseline.", report.known));
    }
    summary
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn arabic_is_isolated_and_nothing_else() {
        for (text, shown) in [
            ("\"A\" (زهرة تاركوفنا) is nowhere", "\"A\" (\u{2067}زهرة تاركوفنا\u{2069}) is nowhere"),
            ("سوق is not translated", "\u{2067}سوق\u{2069} is not translated"),
            ("1197 stands", "1197 stands"),
        ] {
            assert_eq!(message(text), shown);
        }
    }
}
