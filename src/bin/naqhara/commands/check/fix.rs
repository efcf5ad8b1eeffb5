//! `check --fix`: the translation with what is certain put right. The translator's own file is left alone unless `--in-place` says
//! otherwise.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use naqhara::check::fix::apply;
use naqhara::document::{Document, Finding};
use naqhara::report::CheckReport;
use naqhara::text::decode::{decode, encode};
use naqhara::{Error, ErrorKind, files};
use similar::TextDiff;

use crate::args::CheckArgs;
use crate::failure::{Failure, file_error};
use crate::output::Output;
use crate::pairs::PairFiles;
use crate::settings::Settings;

/// Kinds of files that are read as text and are more: to write them back would lose the rest.
const MORE_THAN_TEXT: [&str; 4] = ["doc", "odt", "rtf", "pdf"];

/// Lines around a change that the diff shows.
const CONTEXT: usize = 2;

/// Writes the corrected text, or shows the changes. `checked` is the translation as it was checked.
pub(super) fn run(
    args: &CheckArgs,
    files: &PairFiles,
    checked: &Document,
    report: &CheckReport,
    settings: &Settings,
) -> Result<(), Failure> {
    let target = target(files)?;
    let bytes = fs::read(target).map_err(|error| file_error(target, "cannot be read", error))?;
    let old = decode(&bytes, settings.encoding.as_deref()).map_err(|error| error.at_path(target))?;
    // Words with markup between them are left to a person: who could say where it belongs?
    let is_plain = |finding: &&Finding| {
        finding.target.is_none_or(|span| old.text.get(span.start..span.end) == Some(span.of(checked.text())))
    };
    let findings: Vec<Finding> = report.findings.iter().map(|reported| &reported.finding).filter(is_plain).cloned().collect();
    let fixed = apply(&old.text, &findings);
    if args.dry_run {
        return show(target, &old.text, &fixed.text, settings);
    }
    if fixed.count == 0 {
        settings.progress.note("nothing that is certain to correct; no file was written");
        return Ok(());
    }
    let new = encode(&fixed.text, old.encoding, &bytes).map_err(|error| error.at_path(target))?;
    let path = match (&settings.output, args.in_place) {
        (Output::File(path), _) => path.clone(),
        (Output::Standard, true) => keep_old(target, &bytes)?,
        (Output::Standard, false) => beside(target),
    };
    let written = files::replace(&path, |out| out.write_all(&new));
    written.map_err(|error| file_error(&path, "cannot be written; name another file with --output", error))?;
    let places = if fixed.count == 1 { "1 place".to_string() } else { format!("{} places", fixed.count) };
    settings.progress.note(&format!("corrected {places} in {}", path.display()));
    Ok(())
}

/// The file that can be corrected.
fn target(files: &PairFiles) -> Result<&Path, Error> {
    let refused = |path: &Path, message: &str| Err(Error::new(ErrorKind::Value, message).at_path(path));
    match files {
        PairFiles::Bitext(file) => refused(&file.path, "holds both sides and cannot be corrected; give the two texts as files"),
        PairFiles::Two(_, target) if target.path.as_os_str() == "-" => {
            refused(&target.path, "standard input cannot be corrected; give the translation as a file")
        }
        PairFiles::Two(_, target) => {
            let is_more = |own: &OsStr| MORE_THAN_TEXT.iter().any(|extension| own.eq_ignore_ascii_case(extension));
            if !target.format().is_its_text() || target.path.extension().is_some_and(is_more) {
                let message = "is more than text, which --fix would lose; correct it by hand from the findings";
                return refused(&target.path, message);
            }
            Ok(&target.path)
        }
    }
}

/// `TARGET.fixed.EXT`.
fn beside(target: &Path) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let name = match target.extension() {
        Some(extension) => format!("{stem}.fixed.{}", extension.to_string_lossy()),
        None => format!("{stem}.fixed"),
    };
    target.with_file_name(name)
}

/// Keeps the old text as `TARGET.bak` and gives the path to write to.
fn keep_old(target: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let backup = target.with_file_name(format!("{name}.bak"));
    files::replace(&backup, |out| out.write_all(bytes))
        .map_err(|error| file_error(&backup, "cannot be written, and without it the text is left alone", error))?;
    Ok(target.to_path_buf())
}

fn show(target: &Path, old: &str, new: &str, settings: &Settings) -> Result<(), Failure> {
    let diff = TextDiff::from_lines(old, new);
    let names = (target.display().to_string(), beside(target).display().to_string());
    let shown = diff.unified_diff().context_radius(CONTEXT).header(&names.0, &names.1).to_string();
    settings.output.deliver(|out| out.write_all(shown.as_bytes()))
}
