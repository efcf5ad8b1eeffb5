//! `romanize [NAME...]`: a likely English spelling for a name no glossary has.

use std::io::{self, Write};

use naqhara::report::bidi::{isolated, visible};
use naqhara::translit::{Model, Romanizer, Scheme, Spelled, Style, spell_by_scheme};
use serde_json::{Value, json};

use super::queries;
use crate::args::{RomanizeArgs, SpellingFormat};
use crate::failure::{Failure, Outcome};
use crate::output::Output;

/// Spells every name, in order.
pub(crate) fn run(args: &RomanizeArgs, style: &Style, output: &Output) -> Result<Outcome, Failure> {
    let names = queries::read(&args.name)?;
    let mut romanizer = Romanizer::with_style(Model::builtin(), in_style(args, style));
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

/// The style of the settings file, but for what was typed.
fn in_style(args: &RomanizeArgs, style: &Style) -> Style {
    Style {
        article: args.article.clone().or_else(|| style.article.clone()),
        servant: args.servant.clone().or_else(|| style.servant.clone()),
        prefer: args.prefer.iter().chain(&style.prefer).cloned().collect(),
    }
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
