//! Labels for plain text from the detector that is compiled in (self-training): what it is sure of is a label, what it is not
//! sure of stays open.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use naqhara::mentions::{self, MentionOptions};
use naqhara::text::words::Words;
use naqhara::{Document, Glossary};

use crate::silver::{Label, write_line};

/// Score from which a name is taken for one.
const SURE: f32 = 0.8;

/// Score below which words are taken for no names.
const HARDLY: f32 = 0.1;

/// Labels one in `every` articles of the corpus (JSON lines with a field `text`, gzipped).
pub(crate) fn label(corpus: &Path, every: usize) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for line in BufReader::new(GzDecoder::new(File::open(corpus)?)).lines().step_by(every.max(1)) {
        let article: serde_json::Value = serde_json::from_str(&line?)?;
        label_article(article["text"].as_str().unwrap_or_default(), &mut out)?;
    }
    Ok(out)
}

fn label_article(text: &str, out: &mut String) -> Result<(), Box<dyn Error>> {
    // Names depend on the whole article, the rows are written line by line: the places of the lines lead from one to the other.
    let labels = labels(&Document::new(text));
    let mut first = 0;
    for line in text.lines() {
        let document = Document::new(line);
        let last = first + document.words().len();
        match labels.get(first..last) {
            Some(own) if !own.is_empty() => write_line(&document, own, out)?,
            _ => {}
        }
        first = last;
    }
    out.push('\n');
    Ok(())
}

fn labels(document: &Document) -> Vec<Label> {
    let options = MentionOptions { min_score: HARDLY, gazetteer: true };
    let mut labels = vec![Label::Outside; document.words().len()];
    for mention in mentions::find_with(document, &Glossary::default(), &options) {
        let own = &mut labels[mention.words.clone()];
        if mention.score < SURE || !mention.kind.is_name() {
            own.fill(Label::Open);
        } else {
            own.fill(Label::Inside(Some(mention.kind)));
            own[0] = Label::Begin(Some(mention.kind), particles(document.words(), mention.words.start, mention.span.start));
        }
    }
    labels
}

/// Letters of the word before the byte where the name begins.
fn particles(words: &Words, at: usize, start: usize) -> usize {
    let word = words.get(at);
    (0..)
        .zip(words.clean(at).chars())
        .find(|(letters, _)| word.span.start + 2 * letters >= start)
        .map_or(0, |(letters, _)| letters)
}
