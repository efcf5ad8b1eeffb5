//! `romanize [NAME...]`: a likely English spelling for a name no glossary has.

use std::io::{self, Write};

use naqhara::report::bidi::{isolated, visible};
use naqhara::translit::{Model, Romanizer, Scheme, Spelled, spell_by_scheme};
use serde_json::{Value, json};

use super::queries;
use crate::args::{RomanizeArgs, SpellingFormat};
use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Spells every name, in order.
pub(crate) fn run(args: &RomanizeArgs, output: &Output) -> Result<Outcome, Failure> {
    let names = queries::read(&args.name)?;
    let mut romanizer = Romanizer::new(Model::builtin());
    output.deliver(|out| {
        for name in &names {
            let mut spelled = match args.scheme {
                Scheme::News => romanizer.spell(name, args.limit),
                scheme => by_table(name, scheme),
            };
            spelled.truncate(args.limit);
            write(args.format, name, &spelled, out)?;
        }
        Ok(())
    })?;
    Ok(Outcome::Clean)
}

/// A standard's table gives one answer, and is sure of it.
fn by_table(name: &str, scheme: Scheme) -> Vec<Spelled> {
    let en = spell_by_scheme(name, scheme);
    if en.is_empty() { Vec::new() } else { vec![Spelled { en, score: 1.0 }] }
}

fn write(format: SpellingFormat, name: &str, spelled: &[Spelled], out: &mut dyn Write) -> io::Result<()> {
    match format {
        SpellingFormat::Text => {
            let list: Vec<&str> = spelled.iter().map(|spelled| spelled.en.as_str()).collect();
            let list = if list.is_empty() { "no spelling".to_string() } else { list.join(", ") };
            writeln!(out, "{}  {list}", isolated(&visible(name)))
        }
        SpellingFormat::Jsonl => {
            let object = |spelled: &Spelled| json!({"en": spelled.en, "score": queries::rounded(spelled.score)});
            let candidates: Vec<Value> = spelled.iter().map(object).collect();
            writeln!(out, "{}", json!({"query": name, "candidates": candidates}))
        }
    }
}
