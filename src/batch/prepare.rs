//! From an article as it was found to its text and what tells it from others.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use super::LARGEST;
use super::dates::day_in;
use super::extract::{Content, extract};
use super::items::{Item, Raw, too_large, unreadable};
use super::row::{Row, content};
use crate::error::{Error, ErrorKind, Result};
use crate::report::Label;
use crate::text::decode::decode;
use crate::text::fnv;

/// An article that was read, or why it could not be.
#[derive(Debug)]
pub(super) struct Prepared {
    pub label: Label,
    pub content: Result<Content>,
}

/// Reads an article.
pub(super) fn prepare(item: Item, encoding: Option<&str>) -> Prepared {
    let path = item.path.display().to_string();
    let id = item.line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
    let mut label = Label { id, path: Some(path), line: item.line, ..Label::default() };
    let content = match item.raw {
        Raw::File => {
            label.date = item.path.to_str().and_then(day_in);
            of_file(&item.path, encoding, &mut label)
        }
        Raw::Line(line) => {
            label.hash = Some(fnv::hash(line.iter().copied()));
            of_line(&line, encoding, &mut label).map(|row| of_row(row, &mut label))
        }
        Raw::Row(row) => Ok(of_row(*row, &mut label)),
        Raw::Failed(error) => Err(error),
    };
    Prepared { label, content }
}

fn of_file(path: &Path, encoding: Option<&str>, label: &mut Label) -> Result<Content> {
    let file = File::open(path).map_err(unreadable)?;
    let found = fs::metadata(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(LARGEST).min(LARGEST));
    // One byte more than is taken, so that what is larger shows.
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > LARGEST {
        return Err(too_large("an article"));
    }
    label.hash = Some(fnv::hash(bytes.iter().copied()));
    extract(path, &bytes, encoding)
}

/// The article of a line. The label has its id even where the rest is no article.
fn of_line(line: &[u8], encoding: Option<&str>, label: &mut Label) -> Result<Row> {
    let decoded = decode(line, encoding)?;
    let text = decoded.text.trim_start_matches('\u{feff}');
    let broken = |cause: serde_json::Error| {
        let column = text
            .as_bytes()
            .get(..cause.column().saturating_sub(1))
            .map(|before| String::from_utf8_lossy(before).chars().count() + 1);
        let message =
            "is no JSON object; a line is {\"id\":\"…\",\"text\":\"…\"} or {\"id\":\"…\",\"source\":\"…\",\"target\":\"…\"}";
        let place = column.map(|column| format!(" (column {column})")).unwrap_or_default();
        Error::new(ErrorKind::Format, format!("{message}{place}")).caused_by(cause)
    };
    let Value::Object(mut fields) = serde_json::from_str::<Value>(text).map_err(broken)? else {
        return Err(Error::new(ErrorKind::Format, "is JSON but no object; a line is {\"id\":\"…\",\"text\":\"…\"}"));
    };
    let mut take = |name: &str| match fields.remove(name) {
        Some(Value::String(text)) => Some(text),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let (id, date) = (take("id").filter(|id| !id.is_empty()), take("date"));
    if let Some(id) = &id {
        label.id.clone_from(id);
    }
    let (content, publisher) = content(take("text"), take("source"), take("target"))?;
    Ok(Row { id, date, publisher: publisher.filter(|name| !name.is_empty()), content })
}

fn of_row(row: Row, label: &mut Label) -> Content {
    if let Some(id) = row.id {
        label.id = id;
    }
    label.date = row.date.as_deref().and_then(day_at_start);
    label.source = row.publisher;
    label.hash = Some(match &row.content {
        Content::Text(read) => fnv::hash(read.text.bytes()),
        // No byte of UTF-8 is 0xFF.
        Content::Pair(source, target) => fnv::hash(source.bytes().chain([0xFF]).chain(target.bytes())),
    });
    row.content
}

/// The day that a date begins with, as `2015-07-21T10:00:00Z` does.
fn day_at_start(date: &str) -> Option<String> {
    let start = date.get(..10)?;
    day_in(start).filter(|day| day == start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Prepared {
        let raw = Raw::Line(text.as_bytes().to_vec());
        prepare(Item { path: Path::new("a.jsonl").into(), line: Some(7), raw, read: 0 }, None)
    }

    #[test]
    fn lines_say_who_they_are() {
        let read = line(r#"{"id":12,"date":"2015-07-21T08:00","source":"مرصد","text":"درافل","x":[1]}"#);
        assert_eq!((read.label.id.as_str(), read.label.date.as_deref()), ("12", Some("2015-07-21")));
        assert_eq!(read.label.source.as_deref(), Some("مرصد"));
        assert!(matches!(read.content, Ok(Content::Text(read)) if read.text == "درافل"));
        let pair = line(r#"{"source":"درافل","target":"Dravel","date":"yesterday"}"#);
        assert_eq!((pair.label.id.as_str(), pair.label.date, pair.label.source), ("a.jsonl:7", None, None));
        assert!(matches!(pair.content, Ok(Content::Pair(_, english)) if english == "Dravel"));
    }

    #[test]
    fn lines_that_are_no_articles_say_why() {
        for (text, kind) in [
            ("{", ErrorKind::Format),
            ("[1]", ErrorKind::Format),
            (r#"{"id":"a"}"#, ErrorKind::Format),
            (r#"{"source":"x"}"#, ErrorKind::Format),
            (r#"{"text":["x"]}"#, ErrorKind::Format),
        ] {
            let error = line(text).content.expect_err(text);
            assert_eq!(error.kind(), kind, "{text}");
        }
        assert_eq!((line(r#"{"id":"a"}"#).label.id.as_str(), line("{").label.id.as_str()), ("a", "a.jsonl:7"));
        let raw = Raw::Line(vec![b'{', 0xFF]);
        let read = prepare(Item { path: Path::new("a").into(), line: Some(1), raw, read: 0 }, None);
        assert_eq!(read.content.expect_err("no UTF-8").kind(), ErrorKind::Decode);
    }

    #[test]
    fn the_hash_is_that_of_the_text() {
        let hash = |text: &str| line(text).label.hash;
        assert_eq!(hash(r#"{"id":"a","text":"x"}"#), hash(r#"{"text":"x","id":"b"}"#));
        assert_ne!(hash(r#"{"id":"a","text":"x"}"#), hash(r#"{"id":"a","text":"y"}"#));
        assert_ne!(hash(r#"{"source":"a","target":"bc"}"#), hash(r#"{"source":"ab","target":"c"}"#));
    }
}
