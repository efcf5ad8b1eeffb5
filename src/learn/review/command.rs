//! What a person types, one line a command.

use super::choice::{Choice, Edit};
use super::filter::{Filter, Order, unknown_type};
use super::near::NearEntry;
use crate::error::{Error, ErrorKind, Result};
use crate::kinds::EntryType;

/// What a person may ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// A decision about the proposal that is shown.
    Choose(Choice),
    /// The next one; this one stays undecided.
    Skip,
    /// The one before.
    Back,
    /// From the first one that is undecided.
    Again,
    /// Take the last decision back.
    Undo,
    /// The same one once more.
    Show,
    /// Only those that a filter takes.
    Filter(Filter),
    /// Another order.
    Sort(Order),
    /// What may be typed.
    Help,
    /// Enough for now.
    Quit,
}

/// What may be typed, for people.
pub const COMMANDS: [(&str, &str); 13] = [
    ("accept", "it is right: a new entry, or a new form of the entry that has this English"),
    ("edit en=ENGLISH | ar=ARABIC | type=TYPE", "right once this is changed; what is not named stays as proposed"),
    ("reject [WHY]", "wrong, and never proposed again"),
    ("forbid [WHY]", "this English is wrong for this Arabic in every translation; `naqhara check` says so"),
    ("merge ID|NUMBER [also]", "the Arabic is a form of that entry; `also`: and the English is right for it too"),
    ("skip", "the next one; this one stays undecided"),
    ("back", "the one before"),
    ("again", "from the first undecided one"),
    ("undo", "take the last decision back"),
    ("filter [type:TYPE score:S max:S conflicts:yes|no TEXT]", "only those; without anything, all"),
    ("sort score|count|type|ar", "another order"),
    ("show", "this one once more"),
    ("quit", "enough for now; everything is saved"),
];

impl Command {
    /// Reads a line. A command may be cut to its first letters: `a`, `acc`. `near` are the entries shown, for `merge 2`.
    ///
    /// # Errors
    /// If the line is no command, or lacks something; the message says what may be typed.
    pub fn parse(line: &str, near: &[NearEntry]) -> Result<Self> {
        let line = line.trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (word, rest) = (word.to_lowercase(), rest.trim());
        let note = || rest.to_string();
        let command = named(&word)?;
        if !rest.is_empty() && ALONE.contains(&command) {
            return Err(wrong(not_alone(command)));
        }
        Ok(match command {
            "accept" => Self::Choose(Choice::Accept),
            "edit" => Self::Choose(Choice::Edit(edit(rest)?)),
            "reject" => Self::Choose(Choice::Reject { note: note() }),
            "forbid" => Self::Choose(Choice::Forbid { note: note() }),
            "merge" => Self::Choose(merge(rest, near)?),
            "skip" => Self::Skip,
            "back" => Self::Back,
            "again" => Self::Again,
            "undo" => Self::Undo,
            "filter" => Self::Filter(Filter::parse(rest)?),
            "sort" => Self::Sort(order(rest)?),
            "show" => Self::Show,
            "help" => Self::Help,
            _ => Self::Quit,
        })
    }
}

/// The words of the commands; where two begin alike, the more usual one first.
const WORDS: [&str; 14] =
    ["accept", "edit", "reject", "forbid", "merge", "skip", "back", "again", "undo", "filter", "sort", "show", "help", "quit"];

/// Those of them that nothing stands behind.
const ALONE: [&str; 7] = ["accept", "skip", "back", "again", "undo", "show", "quit"];

/// What was typed behind such a word was meant for something.
fn not_alone(command: &str) -> String {
    match command {
        "accept" => {
            "accept takes the proposal as it is; to change it first: edit en=ENGLISH | ar=ARABIC | type=TYPE".to_string()
        }
        _ => format!("nothing goes behind {command}; type the word alone"),
    }
}

fn named(word: &str) -> Result<&'static str> {
    let known = WORDS.into_iter().find(|known| !word.is_empty() && known.starts_with(word));
    known.or((word == "?").then_some("help")).ok_or_else(|| {
        let message = format!("\"{word}\" is no command; the commands are {}", WORDS.join(", "));
        wrong(message)
    })
}

fn edit(rest: &str) -> Result<Edit> {
    let mut edit = Edit::default();
    let mut named: Vec<&str> = Vec::new();
    for part in rest.split('|').map(str::trim).filter(|part| !part.is_empty()) {
        let value = |value: &str| Some(value.trim().to_string());
        // Most often it is the English.
        let (field, text) = part.split_once('=').map_or(("en", part), |(field, text)| (field.trim(), text));
        match field {
            "en" => edit.en = value(text),
            "ar" => edit.ar = value(text),
            "type" => edit.kind = Some(EntryType::parse(text.trim()).ok_or_else(|| unknown_type(text.trim()))?),
            _ => return Err(wrong(format!("\"{field}\" cannot be edited; en, ar and type can"))),
        }
        if named.contains(&field) {
            return Err(wrong(format!("{field} is given twice; give each of en, ar and type once")));
        }
        named.push(field);
    }
    if edit == Edit::default() {
        return Err(wrong("edit what? Such as: edit en=Gregor Oldenkamp | type=person".to_string()));
    }
    Ok(edit)
}

fn merge(rest: &str, near: &[NearEntry]) -> Result<Choice> {
    let (entry, also) = match rest.rsplit_once(char::is_whitespace) {
        Some((entry, "also")) => (entry.trim(), true),
        _ => (rest, false),
    };
    if entry.is_empty() {
        return Err(wrong("merge into what? Name the number or the id of an entry, such as: merge 1".to_string()));
    }
    let number = entry.parse::<usize>().ok().and_then(|number| near.get(number.checked_sub(1)?));
    let entry = number.map_or(entry, |near| &near.entry.id).to_string();
    Ok(Choice::Merge { entry, also })
}

fn order(word: &str) -> Result<Order> {
    let all = Order::ALL.map(Order::as_str).join(", ");
    Order::parse(word).ok_or_else(|| wrong(format!("\"{word}\" is no order; the orders are {all}")))
}

fn wrong(message: String) -> Error {
    Error::new(ErrorKind::Value, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Entry;

    fn parse(line: &str) -> Result<Command> {
        let near = NearEntry { entry: Entry { id: "dravel".into(), ..Entry::default() }, conflict: false };
        Command::parse(line, &[near])
    }

    #[test]
    fn lines_are_what_they_say() {
        let merged = |entry: &str, also| Command::Choose(Choice::Merge { entry: entry.into(), also });
        let edited = |en: &str, kind| Command::Choose(Choice::Edit(Edit { en: Some(en.into()), kind, ..Edit::default() }));
        for (line, meant) in [
            ("a", Command::Choose(Choice::Accept)),
            ("ACCEPT ", Command::Choose(Choice::Accept)),
            ("reject no name", Command::Choose(Choice::Reject { note: "no name".into() })),
            ("m 1", merged("dravel", false)),
            ("merge 2 also", merged("2", true)),
            ("e Gregor Oldenkamp", edited("Gregor Oldenkamp", None)),
            ("edit en=Dravel | type=place", edited("Dravel", Some(EntryType::Place))),
            ("s", Command::Skip),
            ("sort ar", Command::Sort(Order::Arabic)),
            ("f", Command::Choose(Choice::Forbid { note: String::new() })),
            ("?", Command::Help),
            ("q", Command::Quit),
        ] {
            assert_eq!(parse(line).expect(line), meant, "{line}");
        }
    }

    #[test]
    fn what_is_no_command_is_said_with_the_cure() {
        for (line, cure) in [
            ("", "the commands are"),
            ("yes", "the commands are"),
            ("edit", "edit what?"),
            ("edit id=x", "en, ar and type"),
            ("edit type=town", "the types are"),
            ("edit en=Dravel | en=Dravelle", "en is given twice"),
            ("edit Dravel | ar=درافل | en=Dravelle", "en is given twice"),
            ("edit type=place | type=person", "type is given twice"),
            ("accept en=Totally Other", "edit en="),
            ("undo 2", "nothing goes behind undo"),
            ("s 3", "nothing goes behind skip"),
            ("show all", "type the word alone"),
            ("quit now", "type the word alone"),
            ("merge", "merge into what?"),
            ("sort size", "the orders are"),
            ("filter a:b", "a filter knows"),
        ] {
            let error = parse(line).expect_err(line).to_string();
            assert!(error.contains(cure), "{line}: {error}");
        }
    }

    #[test]
    fn every_command_is_listed() {
        let listed = |word: &str| word == "help" || COMMANDS.iter().any(|(command, _)| command.split(' ').next() == Some(word));
        assert!(WORDS.iter().all(|word| listed(word)));
    }
}
