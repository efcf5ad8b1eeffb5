//! PO, the files of gettext: each message with its translation. Entries that are obsolete (`#~`) are left aside.

use super::origin::{Copier, Excerpt};
use super::rows::{Row, turned};
use crate::error::{Error, ErrorKind, Result};

/// The rows of a file: a row for each message, and one for each plural form; the translation of one that nobody translated yet, or
/// that is `fuzzy`, is empty.
///
/// # Errors
/// At the first line that is no PO.
pub(super) fn read(text: &str) -> Result<Vec<Row>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut rows = Vec::new();
    let mut entry = Entry::default();
    let mut field = None;
    let mut copier = Copier::new(text);
    let mut end = 0;
    for (number, whole) in text.split_inclusive('\n').enumerate() {
        let start = end + whole.len() - whole.trim_start().len();
        end += whole.len();
        let line = whole.trim();
        let wrong = |told: &str| {
            let message = format!("{told}; a PO entry is msgid \"...\" and msgstr \"...\", each on lines of its own");
            Err(Error::new(ErrorKind::Format, message).at_line(number + 1, None))
        };
        if let Some(flags) = line.strip_prefix("#,") {
            // Flags stand before their entry.
            if entry.is_translated_at_all {
                rows.extend(std::mem::take(&mut entry).rows());
            }
            entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (keyword, quoted) = match line.find('"') {
            Some(at) => (line[..at].trim_end(), &line[at..]),
            None => return wrong("this line has no text in quotes"),
        };
        if !keyword.is_empty() {
            let Some(named) = Field::parse(keyword) else { return wrong(&format!("\"{keyword}\" is no keyword of PO")) };
            if named.begins_entry() && entry.is_translated_at_all {
                rows.extend(std::mem::take(&mut entry).rows());
            }
            field = Some(named);
        }
        let Some(content) = quoted[1..].strip_suffix('"') else { return wrong("the quote is not closed") };
        match field {
            Some(field) => unescape(content, start + line.len() - quoted.len() + 1, &mut copier, entry.text(field)),
            None => return wrong("a text belongs to no keyword"),
        }
    }
    rows.extend(entry.rows());
    Ok(turned(rows))
}

/// What a line of an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Plural,
    /// The translation of this number.
    Translation(usize),
}

/// Plural forms that a language may have; the richest has six.
const MOST_FORMS: usize = 16;

impl Field {
    fn parse(keyword: &str) -> Option<Self> {
        match keyword {
            "msgctxt" => Some(Self::Context),
            "msgid" => Some(Self::Id),
            "msgid_plural" => Some(Self::Plural),
            "msgstr" => Some(Self::Translation(0)),
            _ => {
                let number = keyword.strip_prefix("msgstr[")?.strip_suffix(']')?.trim().parse().ok()?;
                (number < MOST_FORMS).then_some(Self::Translation(number))
            }
        }
    }

    fn begins_entry(self) -> bool {
        matches!(self, Self::Context | Self::Id)
    }
}

/// An entry while it is read.
#[derive(Debug, Default)]
struct Entry {
    context: Excerpt,
    id: Excerpt,
    plural: Excerpt,
    translations: Vec<Excerpt>,
    is_translated_at_all: bool,
    /// Whether the translation is a guess that nobody looked at yet.
    is_fuzzy: bool,
}

impl Entry {
    /// The text of a field.
    fn text(&mut self, field: Field) -> &mut Excerpt {
        match field {
            Field::Context => &mut self.context,
            Field::Id => &mut self.id,
            Field::Plural => &mut self.plural,
            Field::Translation(number) => {
                self.is_translated_at_all = true;
                self.translations.resize(self.translations.len().max(number + 1), Excerpt::default());
                &mut self.translations[number]
            }
        }
    }

    /// Its rows; of the header, whose message is empty, none.
    fn rows(self) -> Vec<(Excerpt, Excerpt)> {
        if self.id.text().trim().is_empty() {
            return Vec::new();
        }
        let form = |(number, translation): (usize, Excerpt)| {
            let id = if number > 0 && !self.plural.is_empty() { &self.plural } else { &self.id };
            (id.one_line(), if self.is_fuzzy { Excerpt::default() } else { translation.one_line() })
        };
        self.translations.into_iter().enumerate().map(form).collect()
    }
}

/// Adds the text of a quoted string, which begins at the byte `at` of the file.
fn unescape(quoted: &str, at: usize, copier: &mut Copier<'_>, into: &mut Excerpt) {
    let mut rest = quoted;
    let here = |rest: &str| at + quoted.len() - rest.len();
    while let Some(escape) = rest.find('\\') {
        copier.copy(&rest[..escape], here(rest), into);
        rest = &rest[escape..];
        let mut letters = rest[1..].chars();
        let meant = match letters.next() {
            Some('n' | 'r') => '\n',
            Some('t') => '\t',
            Some(other) => other,
            None => '\\',
        };
        copier.copy(meant.encode_utf8(&mut [0; 4]), here(rest), into);
        rest = letters.as_str();
    }
    copier.copy(rest, here(rest), into);
}

/// The encoding that the header of a file names, if it does.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = head.split_once("content-type:")?.1.split_once("charset=")?.1;
    let end = label.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_.:".contains(letter))?;
    Some(label[..end].to_string())
}

#[cfg(test)]
mod tests {
    use super::super::rows::texts;
    use super::*;

    #[test]
    fn messages_become_rows_and_the_header_and_obsolete_ones_do_not() {
        let text = "\u{FEFF}msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n# note\n#, c-format\nmsgctxt \"a\"\nmsgid \"He \"\n\"\\\"came\\\"\\n\"\nmsgstr \"وصل\"\r\n\
                    msgid \"one day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"يوم\"\nmsgstr[1] \"أيام\"\n#~ msgid \"old\"\n#~ msgstr \"قديم\"\n\nmsgid \"left\"\nmsgstr \"\"\n";
        let expected = [("وصل", "He \"came\""), ("يوم", "one day"), ("أيام", "%d days"), ("", "left")];
        assert_eq!(texts(&read(text).expect("PO")), expected);
        assert_eq!(declared_encoding(text.as_bytes()).as_deref(), Some("utf-8"));
        assert_eq!(read("").expect("nothing"), []);
    }

    #[test]
    fn a_fuzzy_translation_is_none_yet() {
        let text = "#, fuzzy, c-format\nmsgid \"وصل\"\nmsgstr \"He left\"\n#, c-format\nmsgid \"غادر\"\nmsgstr \"He left\"\n#, fuzzy\nmsgid \"قال\"\nmsgstr \"x\"\n";
        assert_eq!(texts(&read(text).expect("PO")), [("وصل", ""), ("غادر", "He left"), ("قال", "")]);
    }

    #[test]
    fn what_is_no_po_is_told_with_its_line() {
        for (text, line) in [
            ("msgid \"a\"\nmsgid", 2),
            ("msgid \"", 1),
            ("\n\"a\"", 2),
            ("msgfoo \"a\"", 1),
            ("msgstr[99999999999] \"a\"", 1),
            ("<html>", 1),
        ] {
            assert_eq!(read(text).expect_err(text).location().line, Some(line), "{text}");
        }
    }
}
