//! Markdown: the text of a file with its markup blanked out, byte for byte, so that places in the text are places in the file.
//!
//! Marks of headings, lists, quotes and emphasis, addresses of links, code blocks, tags and comments of HTML become spaces; of a
//! block of front matter the title and the description stay.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::tags;

/// Keys of front matter that hold text of the article.
const TEXT_KEYS: [&str; 5] = ["title", "subtitle", "headline", "description", "summary"];

/// The text without markup: as long as `file`, with every line where it was.
pub(super) fn blank_markup(file: &str) -> String {
    let (mark, body) = file.strip_prefix('\u{FEFF}').map_or(("", file), |body| ("\u{FEFF}", body));
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut page = Page::new(body);
    let mut within = Within::default();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        page.event(&mut within, event, range);
    }
    format!("{mark}{}", page.finish())
}

/// What the text at hand stands in.
#[derive(Default)]
struct Within {
    code: bool,
    front_matter: bool,
    /// Whether the text of a link is its address.
    address: bool,
    html: bool,
}

/// A file while its markup is blanked out.
struct Page<'f> {
    file: &'f str,
    /// What stays, as bytes of `file`; all else is blank but the ends of lines.
    text: Vec<u8>,
    /// Where the block of HTML at hand begins and ends.
    html: Range<usize>,
}

impl<'f> Page<'f> {
    fn new(file: &'f str) -> Self {
        let text = file.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }).collect();
        Self { file, text, html: 0..0 }
    }

    fn event(&mut self, within: &mut Within, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => within.code = true,
            Event::End(TagEnd::CodeBlock) => within.code = false,
            Event::Start(Tag::MetadataBlock(_)) => within.front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => within.front_matter = false,
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => within.address = true,
            Event::End(TagEnd::Link) => within.address = false,
            Event::Start(Tag::HtmlBlock) => (within.html, self.html) = (true, range),
            Event::End(TagEnd::HtmlBlock) => {
                within.html = false;
                let block = self.html.clone();
                for kept in tags::text_of(&self.file[block.clone()]) {
                    self.keep(block.start + kept.start..block.start + kept.end);
                }
            }
            Event::Start(Tag::TableCell) => self.keep_bar_before(range.start),
            Event::Text(_) if within.front_matter => self.front_matter(range),
            Event::Text(text) if !within.code && !within.address && !within.html => self.write(&text, range),
            Event::Code(text) => {
                let start = self.file[range.clone()].find(&*text).map_or(range.start, |at| range.start + at);
                let end = (start + text.len()).min(range.end);
                self.write(&text, start..end);
            }
            _ => {}
        }
    }

    /// Puts a piece of text where it was written.
    fn write(&mut self, text: &str, range: Range<usize>) {
        if self.file.get(range.clone()) == Some(text) {
            self.keep(range);
        } else if text.len() <= range.len() {
            // What stands for a character, such as &amp;, is longer than it.
            self.text[range.start..range.start + text.len()].copy_from_slice(text.as_bytes());
        }
    }

    fn keep(&mut self, range: Range<usize>) {
        self.text[range.clone()].copy_from_slice(&self.file.as_bytes()[range]);
    }

    /// Keeps the bar that parts a cell from the one before, so that no name reaches over it.
    fn keep_bar_before(&mut self, cell: usize) {
        let bytes = self.file.as_bytes();
        let before = bytes[..cell].iter().rposition(|byte| !matches!(byte, b' ' | b'\t'));
        if let Some(at) = before.filter(|&at| bytes[at] == b'|') {
            self.text[at] = b'|';
        }
    }

    /// Keeps the values that are text of the article.
    fn front_matter(&mut self, range: Range<usize>) {
        let mut start = range.start;
        for line in self.file[range].split_inclusive('\n') {
            let value = line.find([':', '=']).filter(|&at| TEXT_KEYS.contains(&line[..at].trim()));
            if let Some(at) = value {
                let value = &line[at + 1..];
                let inner = value.trim().trim_matches(['"', '\'']).trim();
                if let Some(offset) = value.find(inner).filter(|_| !inner.is_empty()) {
                    let from = start + at + 1 + offset;
                    self.keep(from..from + inner.len());
                }
            }
            start += line.len();
        }
    }

    fn finish(self) -> String {
        // Whole pieces of text were put on whole characters of the file, so that what was blanked is whole characters too.
        String::from_utf8(self.text).unwrap_or_else(|_| self.file.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that stay, a line each, after what holds for every file was checked.
    fn lines(file: &str) -> Vec<String> {
        let text = blank_markup(file);
        assert_eq!(text.len(), file.len(), "{file}");
        for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            let same = file[at..].starts_with(letter) || file[at..].starts_with('&');
            assert!(same, "{file}: {letter} at {at}");
        }
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        text.lines().map(words).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn markup_becomes_blank_and_text_stays_where_it_is() {
        for (file, expected) in [
            (
                "# عنوان\n\nوصل **أنيس** _تاركوف_ [إلى المدينة](https://a.b/c \"t\").\n",
                &["عنوان", "وصل أنيس تاركوف إلى المدينة ."][..],
            ),
            ("- بند\n- [x] آخر\n\n> قال\n> وأضاف\n\n1. أول\n", &["بند", "آخر", "قال", "وأضاف", "أول"]),
            ("نص\n\n```rust\nlet a = 1;\n```\n\n    رمز\n\n`كلمة` هنا\n", &["نص", "كلمة هنا"]),
            ("| اسم | بلد |\n|---|:-:|\n| زهرة | فيلنو |\n", &["| اسم | بلد", "| زهرة | فيلنو"]),
            ("---\ntitle: \"عنوان\"\nlayout: post\ndate: 2026-01-01\n---\n\nنص\n", &["عنوان", "نص"]),
            ("نص[^1] <https://a.b> ![صورة](a.png)\n\n[^1]: حاشية\n\n[a]: http://c.d\n", &["نص صورة", "حاشية"]),
            (
                "<div dir=\"rtl\">\nنص <b>غامق</b>\n<!-- تعليق -->\n</div>\n\nو<br>بعد &amp; \\*نجم\n",
                &["نص غامق", "و بعد & *نجم"],
            ),
            ("<script>\nvar اسم = 1;\n</script>\n\nنص\r\nثان\r\n", &["نص", "ثان"]),
            ("\u{FEFF}Title\n=====\n\nText\n***\nMore ~~old~~ new\n", &["\u{FEFF}Title", "Text", "More old new"]),
        ] {
            assert_eq!(lines(file), expected, "{file}");
        }
    }

    #[test]
    fn hostile_files_are_read_in_time() {
        for piece in ["> ", "- ", "[", "*a_", "<div>", "![", "`", "|", "&#x41;", "<!--", "[a](", "\\", "\t"] {
            lines(&piece.repeat(20_000));
        }
    }
}
