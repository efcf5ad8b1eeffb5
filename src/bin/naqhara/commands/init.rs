//! `init`: a glossary of one's own, and the settings that use it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use naqhara::{Error, ErrorKind};

use crate::args::InitArgs;
use crate::config::FILE_NAME;
use crate::failure::{Failure, Outcome, file_error};
use crate::output::Output;

/// The name of the glossary that is begun.
const GLOSSARY: &str = "glossary.jsonl";

const SETTINGS: &str = r#"# Settings of naqhara for this folder and those below it.

# The glossaries, in order: where two disagree, the later one wins. "builtin" is the one that comes with the program.
# New entries are written to the last JSON-lines file.
glossaries = ["builtin", "glossary.jsonl"]

# The encoding of articles that are neither UTF-8 nor marked UTF-16.
# encoding = "windows-1256"

# Mentions that score less are left out, 0 to 1.
# min_score = 0.5

# How `naqhara romanize` spells: the article at the head of a name, what stands for عبد before a name of God, and
# usual spellings to put first.
# article = "al-"
# servant = "Abdul "
# prefer = ["Mohammed", "Hussein"]
"#;

/// Writes both files. A glossary that is there stays as it is; settings that are there are never touched.
pub(crate) fn run(args: &InitArgs, output: &Output) -> Result<Outcome, Failure> {
    let folder = &args.folder;
    fs::create_dir_all(folder).map_err(|error| file_error(folder, "the folder cannot be made; name another", error))?;
    let within = |name| if folder.as_os_str() == "." { PathBuf::from(name) } else { folder.join(name) };
    let (settings, glossary) = (within(FILE_NAME), within(GLOSSARY));
    begin(&settings, SETTINGS)?;
    let kept = glossary.exists();
    if !kept {
        begin(&glossary, "")?;
    }
    output.deliver(|out| {
        writeln!(out, "Wrote {}", settings.display())?;
        let did = if kept { "Kept " } else { "Wrote" };
        writeln!(out, "{did} {}", glossary.display())?;
        writeln!(out, "\nNext, in that folder:")?;
        writeln!(out, "  naqhara report ARTICLE                     which names the glossary knows")?;
        writeln!(out, "  naqhara glossary add ENGLISH --ar ARABIC   a name it should know")
    })?;
    Ok(Outcome::Clean)
}

fn begin(path: &Path, text: &str) -> Result<(), Error> {
    match File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let message = "is there already, and stays as it is; edit it, or remove it and run `naqhara init` again";
            Err(Error::new(ErrorKind::Conflict, message).at_path(path))
        }
        Err(error) => Err(file_error(path, "cannot be written; name another folder", error)),
    }
}
