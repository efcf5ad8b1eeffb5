//! What a TBX-Basic document of version 3 with data categories as attributes must be, written down from the published rules of
//! the dialect (its integrated RELAX NG grammar and its Schematron): which element may stand where and in which order, which
//! values are allowed. The published files are not shipped, and no package was found that carries them; what stands here is the
//! part of them that the elements we write can break, and refuses every element and data category beyond that. By hand, outside
//! the project, the built-in glossary and 4,000 odd entries, written as TBX, were validated against a transcription of the
//! published grammar with jing and libxml2, and against the assertions of the Schematron, put as XPath 1.

use roxmltree::{Document, Node};

const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What may be said of a concept, a language or a term, in any order.
const ABOUT: [&str; 8] = ["descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"];

/// Everything that is wrong with a document.
pub(crate) fn broken(text: &str) -> Vec<String> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let mut rules = Rules::default();
    rules.root(document.root_element());
    rules.found
}

#[derive(Default)]
struct Rules {
    found: Vec<String>,
    ids: Vec<String>,
}

impl Rules {
    fn check(&mut self, holds: bool, node: Node<'_, '_>, what: &str) {
        if !holds {
            self.found.push(format!("<{}>: {what}", node.tag_name().name()));
        }
    }

    fn root(&mut self, root: Node<'_, '_>) {
        self.check(root.tag_name().name() == "tbx", root, "the root is tbx");
        self.check(root.attribute("type") == Some("TBX-Basic"), root, "type is TBX-Basic");
        self.check(root.attribute("style") == Some("dca"), root, "style is dca");
        self.check(root.attribute((XML, "lang")).is_some(), root, "xml:lang is required");
        let all = root.descendants().filter(Node::is_element).all(|node| node.tag_name().namespace() == Some(NAMESPACE));
        self.check(all, root, "all elements are of the namespace of version 3");
        self.children(root, "tbxHeader text");
        for node in root.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tbxHeader" => self.header(node),
                _ => self.text(node),
            }
        }
    }

    fn header(&mut self, node: Node<'_, '_>) {
        self.children(node, "fileDesc encodingDesc? revisionDesc?");
        for description in node.children().filter(|child| child.tag_name().name() == "fileDesc") {
            self.children(description, "titleStmt? publicationStmt? sourceDesc+");
            for child in description.children().filter(Node::is_element) {
                self.children(child, if child.tag_name().name() == "titleStmt" { "title note*" } else { "p+" });
            }
        }
    }

    fn text(&mut self, node: Node<'_, '_>) {
        self.children(node, "body back?");
        for body in node.children().filter(|child| child.tag_name().name() == "body") {
            self.children(body, "conceptEntry+");
            body.children().filter(Node::is_element).for_each(|concept| self.concept(concept));
        }
    }

    fn concept(&mut self, node: Node<'_, '_>) {
        self.check(node.attribute("id").is_some(), node, "id is required");
        if let Some(id) = node.attribute("id") {
            let first = id.chars().next().is_some_and(|letter| letter.is_ascii_alphabetic() || letter == '_');
            let legal = id.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter));
            self.check(first && legal, node, "id is a name of XML");
            self.check(!self.ids.iter().any(|other| other == id), node, "id is unique");
            self.ids.push(id.to_string());
        }
        self.about_then(node, "langSec");
        let languages: Vec<&str> = named(node, "langSec").filter_map(|section| section.attribute((XML, "lang"))).collect();
        let mut unique = languages.clone();
        unique.sort_unstable();
        unique.dedup();
        // The grammar allows several of one language; readers do not expect them.
        self.check(unique.len() == languages.len() && !languages.is_empty(), node, "one langSec for each language");
        for section in named(node, "langSec") {
            self.check(section.attribute((XML, "lang")).is_some(), section, "xml:lang is required");
            self.about_then(section, "termSec");
            named(section, "termSec").for_each(|term| self.term(term));
        }
    }

    fn term(&mut self, node: Node<'_, '_>) {
        let names: Vec<&str> = elements(node).map(|child| child.tag_name().name()).collect();
        self.check(names.first() == Some(&"term"), node, "the term comes first");
        let rest = names.iter().skip(1).skip_while(|name| matches!(**name, "termNote" | "termNoteGrp"));
        self.check(rest.clone().all(|name| ABOUT.contains(name)), node, "term notes come before the rest");
        elements(node).for_each(|child| self.category(child, "termSec"));
    }

    /// Information first, then one or more of `inner`.
    fn about_then(&mut self, node: Node<'_, '_>, inner: &str) {
        let names: Vec<&str> = elements(node).map(|child| child.tag_name().name()).collect();
        let sections = names.iter().skip_while(|name| ABOUT.contains(name));
        self.check(sections.clone().count() > 0 && sections.clone().all(|name| *name == inner), node, "order of its parts");
        for child in elements(node).filter(|child| ABOUT.contains(&child.tag_name().name())) {
            self.category(child, node.tag_name().name());
        }
    }

    /// The data category of an element at a level, and its value.
    fn category(&mut self, node: Node<'_, '_>, level: &str) {
        let (name, kind) = (node.tag_name().name(), node.attribute("type").unwrap_or_default());
        let value = node.text().unwrap_or_default();
        let one_of = |allowed: &str| allowed.split(' ').any(|word| word == value);
        let holds = match (name, kind) {
            ("term" | "note", "") => true,
            ("descrip", "subjectField") => level == "conceptEntry",
            ("descrip", "definition") => level != "termSec",
            ("descrip", "context") => level == "termSec",
            ("admin", "source") => true,
            ("termNote", "partOfSpeech") => one_of("noun verb adjective adverb other"),
            ("termNote", "termType") => one_of("fullForm acronym abbreviation shortForm variant phrase"),
            ("termNote", "grammaticalGender") => one_of("masculine feminine neuter other"),
            ("termNote", "administrativeStatus") => {
                one_of("preferredTerm-admn-sts admittedTerm-admn-sts deprecatedTerm-admn-sts supersededTerm-admn-sts")
            }
            ("transacGrp", "") => {
                let rest = |child: &Node<'_, '_>| matches!(child.tag_name().name(), "transacNote" | "date");
                self.check(elements(node).skip(1).all(|child| rest(&child)), node, "notes and days come behind its transac");
                elements(node).next().is_some_and(|child| child.tag_name().name() == "transac")
                    && elements(node).all(|child| match child.tag_name().name() {
                        "transac" => matches!(child.text(), Some("origination" | "modification")),
                        "date" => child.text().is_some_and(is_day),
                        _ => child.attribute("type") == Some("responsibility"),
                    })
            }
            // A source stands in no group of its own.
            ("descripGrp", "") => {
                let inner: Vec<Node<'_, '_>> = elements(node).collect();
                inner.iter().for_each(|child| self.category(*child, level));
                inner.iter().take_while(|child| child.tag_name().name() == "descrip").count() == 1
                    && inner.iter().skip(1).all(|child| child.tag_name().name() == "admin")
            }
            _ => false,
        };
        self.check(holds, node, &format!("type \"{kind}\" with the value {value:?} may not stand in {level}"));
    }

    /// Checks the names of the children against `a b? c* d+`, in this order.
    fn children(&mut self, node: Node<'_, '_>, model: &str) {
        let mut names = elements(node).map(|child| child.tag_name().name()).peekable();
        let mut holds = true;
        for part in model.split(' ') {
            let name = part.trim_end_matches(['?', '*', '+']);
            let mut count = 0;
            while names.next_if(|found| *found == name).is_some() {
                count += 1;
            }
            holds &= match part.chars().last() {
                Some('?') => count <= 1,
                Some('*') => true,
                Some('+') => count >= 1,
                _ => count == 1,
            };
        }
        self.check(holds && names.next().is_none(), node, &format!("its children are {model}"));
    }
}

fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn named<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    elements(node).filter(move |child| child.tag_name().name() == name)
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse().ok()).unwrap_or(0);
    lengths == [4, 2, 2] && (1..=12).contains(&number(1)) && (1..=31).contains(&number(2))
}
