//! `glossary add`: one entry, or new forms for the one that is there.

use naqhara::glossary::id::slug;
use naqhara::glossary::write::{self, Added};
use naqhara::glossary::{Entry, Status};
use naqhara::report::bidi::isolated;
use naqhara::text::normalize::is_format;
use naqhara::{Error, ErrorKind};

use crate::args::AddArgs;
use crate::day;
use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::settings::Settings;
use crate::sources;

/// Adds to the last JSON-lines file that was named.
pub(crate) fn run(args: AddArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let allow_shared = args.allow_shared;
    let entry = entry(args)?;
    let Some(path) = sources::writable(&settings.glossaries) else {
        let message = "no glossary to add to; begin one with `naqhara init`, or name a JSON-lines file with -g";
        return Err(Error::new(ErrorKind::NotFound, message).into());
    };
    let shown = isolated(&entry.en);
    let added = write::update(&lock::wait(path, &settings.progress)?, |entries| write::add(entries, entry, allow_shared))?;
    settings.output.deliver(|out| match added {
        Added::Entry(new) => writeln!(out, "Added {shown} as {} to {}", new.id, path.display()),
        Added::Forms(known) => writeln!(out, "Added to {} in {}", known.id, path.display()),
    })?;
    Ok(Outcome::Clean)
}

fn entry(args: AddArgs) -> Result<Entry, Error> {
    let en = tidy(&args.en);
    if en.is_empty() {
        return Err(Error::new(ErrorKind::Value, "an entry needs its English; give it as the first argument"));
    }
    let added = day::named(args.date.as_deref())?.to_string();
    Ok(Entry {
        id: args.id.map_or(Ok(String::new()), checked_id)?,
        en,
        ar: tidy_all(&args.ar),
        kind: args.kind,
        mode: args.mode,
        also: tidy_all(&args.also),
        avoid: tidy_all(&args.avoid),
        note: tidy(&args.note.unwrap_or_default()),
        source: tidy(&args.source.unwrap_or_default()),
        added,
        status: Status::Approved,
    })
}

/// An id that `--id` names: what the program itself would make, so that it can be typed, and stand in a file name or an address.
fn checked_id(id: String) -> Result<String, Error> {
    let slug = slug(&id);
    if !slug.is_empty() && slug == id {
        return Ok(id);
    }
    let example = if slug.is_empty() { "kyiv-oblast" } else { &slug };
    let message =
        format!("--id takes small letters a-z, digits and single hyphens between them, such as {example:?}, not {id:?}");
    Err(Error::new(ErrorKind::Value, message))
}

fn tidy_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| tidy(text)).filter(|text| !text.is_empty()).collect()
}

/// Leaves out direction controls, which come along when a name is copied from a report, and doubled spaces.
fn tidy(text: &str) -> String {
    let seen: String = text.chars().filter(|&letter| !is_format(letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_slug() {
        assert!(checked_id("kyiv-2".into()).is_ok());
        for (wrong, cure) in
            [("Kyiv Oblast!", "\"kyiv-oblast\""), ("", "\"kyiv-oblast\""), ("كييف", "\"kyiv-oblast\""), ("a--b", "\"a-b\"")]
        {
            let error = checked_id(wrong.into()).expect_err(wrong);
            assert!(error.to_string().contains(cure), "{error}");
        }
    }

    #[test]
    fn what_a_copied_name_brings_along_is_left_out() {
        assert_eq!(tidy("\u{2067}كييف\u{2069} "), "كييف");
    }
}
