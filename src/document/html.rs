//! HTML pages: the headline and the text of the article, without menus, scripts, comments and what else stands around it.
//!
//! Which part of a page is the article, `dom_smoothie` decides by the rules of the reader views of browsers. Where it finds none, as in
//! a page of a few lines, everything is read that a browser would show.

mod places;

use dom_query::{Document as Page, NodeRef, Selection};
use dom_smoothie::{Config, Readability};

use self::places::Outside;
use super::origin::{Copier, Excerpt};
use super::read::BETWEEN;
use super::rows::one_line;
use super::tags;

/// Elements that lie in each other in a page, at most: browsers stop there too. What is deeper is read by its tags alone.
const DEEPEST: usize = 512;

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "title",
    "tr",
    "ul",
];

/// Elements of which nothing is shown.
const SILENT: [&str; 14] = [
    "button", "datalist", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "video",
];

/// Elements that stand around an article.
const AROUND: [&str; 4] = ["nav", "aside", "footer", "dialog"];

/// What the classes of elements that stand within an article and do not belong to it are called, alone or with one of `PLACES`.
const STRANGE: [&str; 9] = ["ad", "ads", "advert", "advertisement", "advertising", "sponsored", "promo", "newsletter", "share"];

/// What such a class may end in: `ad-slot` is an advert, `share-story` is a story.
const PLACES: [&str; 8] = ["slot", "banner", "button", "buttons", "bar", "box", "container", "wrapper"];

/// Elements that are the article, hold it or are part of it, whatever their classes say of them.
const WHOLE: [&str; 6] = ["html", "body", "main", "article", "h1", "p"];

/// The text of a page: its headline, then the article, paragraphs apart.
pub(super) fn article(page: &str) -> Excerpt {
    if tags::depth(page) > DEEPEST {
        return stripped(page);
    }
    let mut outside = Outside::new(page);
    let mut text = Excerpt::default();
    for (number, paragraph) in shown(page).iter().enumerate() {
        if number > 0 {
            text.push_unplaced(BETWEEN);
        }
        for (number, line) in paragraph.split('\n').enumerate() {
            if number > 0 {
                text.push_unplaced("\n");
            }
            text.append(&outside.line(line));
        }
    }
    text
}

/// The paragraphs of the headline and the article.
fn shown(page: &str) -> Vec<String> {
    let whole = Page::from(page);
    remove_strange(&whole);
    let headline = headline(&whole);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let reader = Readability::with_document(whole.clone(), None, Some(config)).ok();
    let article = reader.and_then(|mut reader| reader.parse().ok());
    let paragraphs = match article {
        Some(article) => paragraphs(&Page::from(article.content.as_ref())),
        None => paragraphs(&whole),
    };
    let mut standfirst = headline.as_deref().map_or(Vec::new(), |headline| standfirst(&whole, headline));
    standfirst.retain(|own| !paragraphs.contains(own));
    let headline = headline.filter(|headline| !paragraphs.iter().take(3).any(|own| own == headline));
    headline.into_iter().chain(standfirst).chain(paragraphs).collect()
}

/// The headline: the one heading of the first rank, else nothing.
fn headline(page: &Page) -> Option<String> {
    let headings = page.select("h1");
    let texts: Vec<String> =
        headings.nodes().iter().map(|node| one_line(&node.text())).filter(|text| !text.is_empty()).collect();
    let title = one_line(&page.select("title").text());
    // Of several, the one that the title of the page begins with.
    match texts.as_slice() {
        [only] => Some(only.clone()),
        several => several.iter().find(|text| title.starts_with(text.as_str())).cloned(),
    }
}

/// What stands below the headline in a `header` beside the article, which readers take for a menu.
fn standfirst(page: &Page, headline: &str) -> Vec<String> {
    let headers = page.select("header");
    let own = headers.nodes().iter().find(|node| one_line(&Selection::from(**node).select("h1").text()) == headline);
    let Some(own) = own else { return Vec::new() };
    let texts = Selection::from(*own).select("p");
    texts.nodes().iter().map(|node| one_line(&node.text())).filter(|text| !text.is_empty()).collect()
}

fn is_whole(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| WHOLE.contains(&&*name))
}

/// Whether an element that has this one in it cannot be an advert.
fn holds_article(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| matches!(&*name, "article" | "main" | "h1"))
}

/// Takes out adverts and their like.
fn remove_strange(page: &Page) {
    let is_strange = |class: &str| {
        let mut words = class.split(['-', '_']).filter(|word| !word.is_empty());
        let is_of = |list: &[&str], word: &str| list.iter().any(|own| word.eq_ignore_ascii_case(own));
        words.next().is_some_and(|word| is_of(&STRANGE, word)) && words.all(|word| is_of(&PLACES, word))
    };
    let nodes: Vec<NodeRef<'_>> = page.root().descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        let is_strange = node.class().is_some_and(|classes| classes.split_whitespace().any(is_strange));
        if is_strange && !is_whole(&node) && !node.descendants_it().any(|inner| holds_article(&inner)) {
            node.remove_from_parent();
        }
    }
}

/// The paragraphs that a browser would show, without what stands around the article.
fn paragraphs(page: &Page) -> Vec<String> {
    let mut found = Paragraphs::default();
    let mut node = page.root();
    loop {
        let next = if found.enter(&node) { node.first_child() } else { None };
        node = match next {
            Some(child) => child,
            None => match found.after(node) {
                Some(node) => node,
                None => break,
            },
        };
    }
    found.close();
    found.done
}

/// Paragraphs while they are gathered.
#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    lines: String,
}

impl Paragraphs {
    /// Reads a node; whether what it holds is to be read too.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.lines.push_str(&node.text().replace(['\n', '\r'], " "));
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        let is_hidden = node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true");
        if SILENT.contains(&&*name) || AROUND.contains(&&*name) || is_hidden {
            return false;
        }
        match &*name {
            "br" => self.lines.push('\n'),
            name if BLOCKS.contains(&name) => self.close(),
            _ => {}
        }
        true
    }

    /// The node after this one and all that it holds.
    fn after<'p>(&mut self, mut node: NodeRef<'p>) -> Option<NodeRef<'p>> {
        loop {
            if node.node_name().is_some_and(|name| BLOCKS.contains(&&*name)) {
                self.close();
            }
            if let Some(next) = node.next_sibling() {
                return Some(next);
            }
            node = node.parent()?;
        }
    }

    fn close(&mut self) {
        let lines: Vec<String> = self.lines.split('\n').map(one_line).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            self.done.push(lines.join("\n"));
        }
        self.lines.clear();
    }
}

/// What stands outside tags, a piece a line.
fn stripped(page: &str) -> Excerpt {
    let mut copier = Copier::new(page);
    let mut text = Excerpt::default();
    for range in tags::text_of(page) {
        let mut piece = Excerpt::default();
        copier.copy(&page[range.clone()], range.start, &mut piece);
        let piece = piece.one_line();
        if !text.is_empty() && !piece.is_empty() {
            text.push_unplaced("\n");
        }
        text.append(&piece);
    }
    text
}

/// The encoding that a page names, if it does.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = head.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_.:".contains(letter))?;
    Some(label[..end].to_string())
}

#[cfg(test)]
mod tests;
