//! Arguments of the commands that change entries.

use naqhara::glossary::{MatchMode, Status};
use naqhara::kinds::EntryType;

use super::{ListFormat, entry_type, match_mode, status};

pub(super) const ADD_EXAMPLES: &str = "\
The entry goes to the last JSON-lines file named with -g, else in naqhara.toml.

Examples:
  naqhara glossary add \"Kyiv\" --ar كييف --type place --avoid Kiev --note \"house style since 2022\"
  naqhara glossary add \"Angela Merkel\" --ar \"أنغيلا ميركل\" --ar \"أنجيلا ميركل\" --also Merkel --type person";

pub(super) const EDIT_EXAMPLES: &str = "\
The entry is looked for in the last JSON-lines file named with -g, else in naqhara.toml. --ar, --also and --avoid add to what is
there, --drop takes out of it; the other options replace.

Examples:
  naqhara glossary edit kyiv --ar \"كيِيف\" --avoid Kiev --note \"house style since 2022\"
  naqhara glossary edit kyiv --drop Kiev --first كييف
  naqhara glossary edit john-doe --status rejected";

pub(super) const REMOVE_EXAMPLES: &str = "\
What is removed may be proposed again. To remember that a pair is wrong: `naqhara glossary edit ID --status rejected`.

Examples:
  naqhara glossary remove kyiv lviv";

pub(super) const UNDO_EXAMPLES: &str = "\
Every change of a glossary is noted in a journal beside it, NAME.journal.jsonl. Repeated, it undoes one change after the other.

Examples:
  naqhara glossary undo
  naqhara glossary undo --list --limit 5";

/// Arguments of `glossary add`.
#[derive(Debug, clap::Args)]
pub(crate) struct AddArgs {
    /// The preferred English.
    pub(crate) en: String,
    /// An Arabic form; repeat it for several, the usual one first. Without any the entry is found by sound.
    #[arg(long, value_name = "ARABIC")]
    pub(crate) ar: Vec<String>,
    /// What it names.
    #[arg(long = "type", value_name = "TYPE", default_value = "other", value_parser = entry_type())]
    pub(crate) kind: EntryType,
    /// Another English that is right in a translation; repeat it for several.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) also: Vec<String>,
    /// An English that is wrong in a translation; the note says why. Repeat it for several.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) avoid: Vec<String>,
    /// How freely it matches: `exact` its forms letter for letter, `forms` also with clitics and other spellings, `sound` also
    /// what only sounds like it. Without it, `sound` where there is no Arabic form, else `forms`.
    #[arg(long = "match", value_name = "MODE", value_parser = match_mode())]
    pub(crate) mode: Option<MatchMode>,
    /// The id of a new entry, of small letters a-z, digits and hyphens; without it, made of the English.
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Add it though another entry has one of its Arabic forms: mentions of that form are then ambiguous.
    #[arg(long)]
    pub(crate) allow_shared: bool,
    /// A note for people.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Where the entry comes from.
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// The day to write into the entry, as YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
}

/// Arguments of `glossary edit`.
#[derive(Debug, clap::Args)]
pub(crate) struct EditArgs {
    /// The id of the entry.
    pub(crate) id: String,
    /// Another preferred English; the old one is forgotten unless --also names it.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) en: Option<String>,
    /// One more Arabic form; repeat it for several.
    #[arg(long, value_name = "ARABIC")]
    pub(crate) ar: Vec<String>,
    /// The Arabic form to put first, the usual one: one that is there, or a new one.
    #[arg(long, value_name = "ARABIC")]
    pub(crate) first: Option<String>,
    /// One more English that is right in a translation; repeat it for several.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) also: Vec<String>,
    /// One more English that is wrong in a translation; repeat it for several.
    #[arg(long, value_name = "ENGLISH")]
    pub(crate) avoid: Vec<String>,
    /// A form or term to take out, Arabic or English; repeat it for several.
    #[arg(long, value_name = "TEXT")]
    pub(crate) drop: Vec<String>,
    /// Another type.
    #[arg(long = "type", value_name = "TYPE", value_parser = entry_type())]
    pub(crate) kind: Option<EntryType>,
    /// Another status: proposed, approved, rejected (never matches, never proposed again) or forbidden (this English is wrong for
    /// this Arabic).
    #[arg(long, value_name = "STATUS", value_parser = status())]
    pub(crate) status: Option<Status>,
    /// How freely it matches from now on.
    #[arg(long = "match", value_name = "MODE", value_parser = match_mode())]
    pub(crate) mode: Option<MatchMode>,
    /// Match as freely as is usual for its forms.
    #[arg(long, conflicts_with = "mode")]
    pub(crate) usual_match: bool,
    /// Another id, of small letters a-z, digits and hyphens.
    #[arg(long = "id", value_name = "ID")]
    pub(crate) new_id: Option<String>,
    /// Another note; \"\" takes it out.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Another source; \"\" takes it out.
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// Allow an Arabic form that another entry has: mentions of it are then ambiguous.
    #[arg(long)]
    pub(crate) allow_shared: bool,
}

/// Arguments of `glossary remove`.
#[derive(Debug, clap::Args)]
pub(crate) struct RemoveArgs {
    /// The ids of the entries; all are removed, or none.
    #[arg(required = true)]
    pub(crate) id: Vec<String>,
}

/// Arguments of `glossary undo`.
#[derive(Debug, clap::Args)]
pub(crate) struct UndoArgs {
    /// Undo nothing; list the changes, the last one first.
    #[arg(long)]
    pub(crate) list: bool,
    /// How many changes to list at most.
    #[arg(long, value_name = "N", default_value = "20", value_parser = super::at_least_one, requires = "list")]
    pub(crate) limit: usize,
    /// How to write the list.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t, requires = "list")]
    pub(crate) format: ListFormat,
}
