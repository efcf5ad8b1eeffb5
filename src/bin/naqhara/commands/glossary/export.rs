//! `glossary export`: glossaries in the format of another program.

use std::io::IsTerminal;

use naqhara::glossary::format;
use naqhara::glossary::{Entry, GlossaryFormat, GlossarySource};
use naqhara::{Error, ErrorKind};

use crate::args::ExportArgs;
use crate::failure::{Failure, Outcome};
use crate::output::Output;
use crate::settings::Settings;
use crate::sources;

/// Writes the entries that hold, and says what the format cannot hold of them.
pub(crate) fn run(args: &ExportArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let named = sources::parse(&args.glossaries);
    settings.output.spare(named.iter().filter_map(GlossarySource::path))?;
    let format = chosen(args, &settings.output)?;
    let sources = if named.is_empty() { &settings.glossaries } else { &named };
    settings.progress.step("reading the glossary");
    let is_wanted = |entry: &Entry| {
        (args.status.is_empty() || args.status.contains(&entry.status))
            && (args.kind.is_empty() || args.kind.contains(&entry.kind))
    };
    let entries: Vec<Entry> = entries(sources, settings)?.into_iter().filter(is_wanted).collect();
    let written = format::write(&entries, format, args.bom)?;
    settings.progress.done();
    settings.output.deliver(|out| out.write_all(&written.bytes))?;
    written.losses.sentences().for_each(|sentence| settings.progress.note(&sentence));
    Ok(Outcome::Clean)
}

/// The entries that hold. One file alone needs no index to say which those are.
fn entries(sources: &[GlossarySource], settings: &Settings) -> Result<Vec<Entry>, Error> {
    if let [GlossarySource::File(path, named)] = sources
        && sources[0].format() != Some(GlossaryFormat::Compiled)
    {
        let read = format::read(path, *named)?;
        settings.progress.warnings(read.warnings.iter().map(ToString::to_string));
        return Ok(read.entries);
    }
    Ok(settings.load(sources)?.entries().map(|(_, entry)| entry).collect())
}

/// The format that was named, else that of the output.
fn chosen(args: &ExportArgs, output: &Output) -> Result<GlossaryFormat, Error> {
    let of_output = match output {
        Output::Standard => None,
        Output::File(path) => GlossaryFormat::by_extension(path),
    };
    let format = args.format.or(of_output).unwrap_or(GlossaryFormat::Jsonl);
    if args.bom && !matches!(format, GlossaryFormat::Csv | GlossaryFormat::Tsv) {
        let message = format!("--bom is for csv and tsv; {} has no byte-order mark", format.name());
        return Err(Error::new(ErrorKind::Value, message));
    }
    if format == GlossaryFormat::Xlsx && matches!(output, Output::Standard) && std::io::stdout().is_terminal() {
        return Err(Error::new(ErrorKind::Value, "a workbook is no text; name its file with -o, such as -o terms.xlsx"));
    }
    Ok(format)
}
