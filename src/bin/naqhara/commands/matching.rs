//! `match [NAME...]`: which glossary entries may a name be?

use std::io::{self, Write};

use naqhara::glossary::Entry;
use naqhara::kinds::How;
use naqhara::matcher::{Answer, Lookup};
use naqhara::report::bidi::{isolated, visible};
use naqhara::translit::{Model, align};
use serde_json::{Map, Value, json};

use super::queries;
use crate::args::{AnswerFormat, Language, MatchArgs};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;

/// Looks up every name, in order.
pub(crate) fn run(args: &MatchArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let glossary = settings.load_glossary()?;
    let names = queries::read(&args.name)?;
    settings.progress.step("listening to the glossary");
    let mut lookup = Lookup::new(&glossary);
    settings.progress.step("looking up names");
    settings.output.deliver(|out| {
        settings.progress.done();
        for name in &names {
            let mut answers = match args.to {
                Language::En => lookup.arabic(name, args.limit),
                Language::Ar => lookup.english(name, args.limit),
            };
            answers.retain(|answer| answer.score >= args.min_score);
            write(args, name, &answers, out)?;
        }
        Ok(())
    })?;
    Ok(Outcome::Clean)
}

fn write(args: &MatchArgs, name: &str, answers: &[Answer], out: &mut dyn Write) -> io::Result<()> {
    match args.format {
        AnswerFormat::Text => write_text(args, name, answers, out),
        AnswerFormat::Tsv => write_rows(args, name, answers, out),
        AnswerFormat::Jsonl => {
            let matches: Vec<Value> = answers.iter().map(|answer| object(args, name, answer)).collect();
            writeln!(out, "{}", json!({"query": name, "matches": matches}))
        }
    }
}

fn write_text(args: &MatchArgs, name: &str, answers: &[Answer], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", isolated(&visible(name)))?;
    if answers.is_empty() {
        writeln!(out, "  no entry")?;
    }
    for answer in answers {
        let form = answer.ar.as_deref().map_or_else(String::new, |form| format!("  {}", isolated(form)));
        let (how, id) = (answer.how.as_str(), &answer.entry.id);
        writeln!(out, "  {:.3}  {:<8}  {}{form}  ({id})", answer.score, how, isolated(&answer.entry.en))?;
        if args.explain {
            let letters = letters(args.to, name, answer);
            let mut shown: Vec<String> = letters.iter().map(|(ar, en)| format!("{}={en}", isolated(ar))).collect();
            if !answer.clitics.is_empty() {
                shown.push(format!("without {}", isolated(&answer.clitics)));
            }
            if !shown.is_empty() {
                writeln!(out, "         {}", shown.join(" "))?;
            }
            writeln!(out, "         {}", rule(answer))?;
        }
    }
    Ok(())
}

/// Why an answer is one, in a few words.
fn rule(answer: &Answer) -> &'static str {
    match (answer.how, answer.clitics.is_empty()) {
        (How::Exact, true) => "written as in the glossary",
        (How::Exact, false) => "written as in the glossary, behind proclitics",
        (How::Spelling, true) => "another spelling: hamza, vowel letters, spaces, capitals or an initial",
        (How::Spelling, false) => "another spelling: hamza, vowel letters or spaces, behind proclitics",
        (How::Translit, true) => "the whole name by its sound",
        (How::Translit, false) => "the whole name by its sound, behind proclitics",
        (How::Part, true) => "a part of the name",
        (How::Part, false) => "a part of the name, behind proclitics",
    }
}

/// One row an answer: query, rank, score, how, id, English, Arabic. A query without an answer has a row with the query alone.
fn write_rows(args: &MatchArgs, name: &str, answers: &[Answer], out: &mut dyn Write) -> io::Result<()> {
    let name = field(name);
    if answers.is_empty() {
        return writeln!(out, "{name}\t\t\t\t\t\t");
    }
    for (rank, answer) in answers.iter().enumerate() {
        let Entry { id, en, .. } = &answer.entry;
        let (ar, how, score) = (answer.ar.as_deref().unwrap_or_default(), answer.how.as_str(), answer.score);
        write!(out, "{name}\t{}\t{score:.3}\t{how}\t{}\t{}\t{}", rank + 1, field(id), field(en), field(ar))?;
        if args.explain {
            let pairs: Vec<String> = letters(args.to, &name, answer).iter().map(|(ar, en)| format!("{ar}={en}")).collect();
            write!(out, "\t{}\t{}", pairs.join(" "), answer.clitics)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A value without what would end its field.
fn field(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

fn object(args: &MatchArgs, name: &str, answer: &Answer) -> Value {
    let mut object = Map::new();
    object.insert("entry".into(), json!(answer.entry.id));
    object.insert("en".into(), json!(answer.entry.en));
    let ar = match args.to {
        Language::En => json!(answer.ar),
        Language::Ar if answer.entry.ar.is_empty() => Value::Null,
        Language::Ar => {
            // The form that the name sounds like comes first.
            let others = answer.entry.ar.iter().filter(|form| Some(*form) != answer.ar.as_ref());
            json!(answer.ar.iter().chain(others).collect::<Vec<_>>())
        }
    };
    object.insert("ar".into(), ar);
    object.insert("score".into(), json!(queries::rounded(answer.score)));
    object.insert("how".into(), json!(answer.how));
    if args.explain {
        object.insert("letters".into(), json!(letters(args.to, name, answer)));
        let clitics: Vec<String> = answer.clitics.chars().map(String::from).collect();
        object.insert("clitics".into(), json!(clitics));
        object.insert("rule".into(), json!(rule(answer)));
    }
    Value::Object(object)
}

/// Which Arabic letters stand for which English ones.
fn letters(to: Language, name: &str, answer: &Answer) -> Vec<(String, String)> {
    match (to, &answer.ar) {
        (Language::En, _) => {
            let bare = name.strip_prefix(answer.clitics.as_str()).unwrap_or(name);
            align(Model::builtin(), bare, &answer.entry.en)
        }
        (Language::Ar, Some(form)) => align(Model::builtin(), form, name),
        (Language::Ar, None) => Vec::new(),
    }
}
